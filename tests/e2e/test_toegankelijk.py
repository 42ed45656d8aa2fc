"""Every form and window: no control without a name, Tab reaches all and comes round, none clipped.

Issue 2, 'Done when'; the screens are walked in test_volle_schermen. Texts are measured at
1366 by 690 (a window on a screen of 1366 by 768) with text as the platform has it and at 200 %.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.handelen import Contact
from app.domain.mensen import Ambtenaar, Leerling
from app.services import brieven, meldingen
from app.services.sessie import Sessie
from app.services.uitwisseling import lees_bron
from app.ui.beheer.mensen import PersoonDialoog, StartwachtwoordDialoog
from app.ui.brieven.bekijken import bekijk_brief
from app.ui.brieven.dialoog import open_brief
from app.ui.dossier.dossier_view import DossierView
from app.ui.dossier.feitgeschiedenis import GeschiedenisDialoog
from app.ui.hulp import toon_hulp, toon_sneltoetsen
from app.ui.importeren.venster import ImporteerVenster
from app.ui.importeren.wizard.venster import Toewijsvenster
from app.ui.inloggen import InlogVenster
from app.ui.kern import Kern
from app.ui.meldingen.afsluiten import Afsluiting
from app.ui.meldingen.beoordelen import Beoordeling
from app.ui.meldingen.nieuw import NieuweMelding
from app.ui.meldingen.samen import Samenvoegvenster
from app.ui.nieuwteam import NieuwTeam
from app.ui.noodtoegang import NoodToegang
from app.ui.slot import Vergrendeling
from app.ui.startwachtwoord import EigenWachtwoord
from app.ui.thema import thema
from app.ui.vastleggen.conflict import ConflictDialoog
from app.ui.vastleggen.kinds import KINDS, OVERDRAGEN, SLUITEN
from app.ui.venster import Venster
from app.ui.voorkeuren import onthoud_bestand
from tests.conftest import WACHTWOORD
from tests.e2e.conftest import BUREAU, actief, verwerk, vol
from tests.e2e.toegankelijk import afgekapt, naamloos, rustig, tabronde
from tests.fabriek import een_leerling, een_melding
from tests.ui.dossier.conftest import Vast, rijk  # noqa: F401 - the rich dossier, a fixture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(params=[100, 200], ids=["100%", "200%"])
def procent(request: pytest.FixtureRequest) -> Iterator[int]:
    """The size of text, as set in Instellingen."""
    thema().zet(procent=request.param)
    yield request.param
    thema().zet(procent=100)


@pytest.fixture
def vast(team_sessie: Sessie, rijk: Vast) -> Vast:  # noqa: F811
    """The rich dossier, and a melding of somebody else that waits."""
    ander = een_leerling(achternaam="Aalbes", bsn="")
    with team_sessie.schrijf() as tx:
        tx.maak_veel([ander, een_melding(ander, school_id=rijk.school)])
    return rijk


@pytest.fixture
def venster(procent: int, vast: Vast, team_sessie: Sessie, qtbot: QtBot) -> Venster:
    """The window at the size of a desk."""
    v = Venster(Kern(team_sessie))
    qtbot.addWidget(v)
    v.show()
    v.resize(*BUREAU)
    actief(v)
    vol(qtbot, v)
    assert (v.width(), v.height()) == BUREAU
    return v


class _Bureau:
    """A screen of 1366 by 768 with a task bar; the one of the offscreen platform is 800 by 800."""

    def availableGeometry(self) -> QRect:
        return QRect(0, 0, 1366, 728)

    def availableSize(self) -> QSize:
        return self.availableGeometry().size()


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let windows that ask find the screen that they are judged on."""
    monkeypatch.setattr(QWidget, "screen", lambda _zelf: _Bureau())


def keur(scherm: QWidget, *, tab: bool = True) -> list[str]:
    """Walk a window three ways."""
    rustig()
    fouten = []
    if scherm.width() > BUREAU[0] or scherm.height() > BUREAU[1]:
        fouten.append(f"larger than the screen: {scherm.width()} x {scherm.height()}")
    fouten += [f"no name: {f}" for f in naamloos(scherm)]
    fouten += [f"clipped: {f}" for f in afgekapt(scherm)]
    if tab:
        fouten += tabronde(scherm)
    return fouten


def test_dossier(venster: Venster, vast: Vast) -> None:
    venster.ga("dossier", vast.dossier)
    assert keur(venster) == []
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    view.kantel.hoe.click()
    assert view.bediening.venster is not None
    assert keur(view.bediening.venster) == []
    view.bediening.sluit_uitleg()
    actief(venster)
    view.sporenrij.knoppen[0].click()
    assert keur(venster) == []


def test_leerling(venster: Venster, team_sessie: Sessie) -> None:
    (ander,) = team_sessie.lees(Leerling, achternaam="Aalbes")
    venster.ga("leerling", ander.id)
    assert keur(venster) == []


def test_andere_dag(venster: Venster, vast: Vast, qtbot: QtBot) -> None:
    venster.ga("dossier", vast.dossier)
    venster.kern.zet_peildatum(venster.kern.vandaag.replace(day=11))
    vol(qtbot, venster)
    assert keur(venster) == []


def test_elk_formulier(venster: Venster, vast: Vast) -> None:
    """Every form beside the dossier, empty; and one that corrects."""
    venster.ga("dossier", vast.dossier)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    fouten: list[str] = []
    codes = [k.code for k in KINDS if not k.zonder_menu] + [SLUITEN, OVERDRAGEN]
    for code in codes:
        view.open_formulier(code)
        assert view.formulier.isVisible(), code
        fouten += [f"{code}: {f}" for f in keur(venster, tab=code in ("contact", "toestemming"))]
        assert view.formulier.formulier is not None
        fouten += [f"{code}: {f}" for f in _velden_in_tabrij(view)]
        view.formulier.parkeer()
    contact = venster.kern.sessie.lees_een(Contact, vast.contact)
    view.open_formulier("contact", contact)
    fouten += [f"verbeteren: {f}" for f in keur(venster)]
    view.formulier.parkeer()
    assert view.beeld is not None
    for optie in view.beeld.opties:
        view.open_besluit([optie])
        fouten += [f"besluit {optie.soort}: {f}" for f in keur(venster, tab=False)]
        view.formulier.parkeer()
    assert fouten == []


def _velden_in_tabrij(view: DossierView) -> list[str]:
    """Tab walks the fields of a form in the order in which they stand."""
    formulier = view.formulier.formulier
    assert formulier is not None
    from PySide6.QtTest import QTest

    # What does not belong to the chosen ground or kind is not there.
    invoer = [v.invoer.invoer for v in formulier.opzet.velden]
    doelen = [w for w in invoer if w.isEnabled() and w.isVisible()]
    doelen[0].setFocus()
    langs: list[QWidget | None] = []
    for _ in range(60):
        w = QApplication.focusWidget()
        langs.append(w)
        if w is view.formulier.knop_bewaar or w is None:
            break
        QTest.keyClick(w, Qt.Key.Key_Tab)
    plekken = [langs.index(d) if d in langs else -1 for d in doelen]
    if -1 in plekken or plekken != sorted(plekken):
        return [f"order of Tab over the fields: {plekken}"]
    return []


def test_palet_en_peildatum(venster: Venster) -> None:
    venster.acties["zoek"].trigger()
    palet = QApplication.activeModalWidget()
    assert palet is not None
    actief(palet)
    fouten = [f"palet: {f}" for f in keur(palet)]
    palet.close()
    verwerk()
    actief(venster)
    kiezer = venster.bovenbalk.peildatum.open()
    rustig()
    fouten += [f"peildatum, no name: {f}" for f in naamloos(kiezer)]
    fouten += [f"peildatum, clipped: {f}" for f in afgekapt(kiezer)]
    kiezer.close()
    assert fouten == []


def test_importeren(venster: Venster, team_sessie: Sessie, tmp_path: Path, qtbot: QtBot) -> None:
    """The three pages: choosing, the preview with a rejected row, done."""
    map_ = tmp_path / "bron"
    map_.mkdir()
    (map_ / "leerlingen.csv").write_text(
        "sleutel;achternaam;roepnaam;geboortedatum;bsn\n"
        "1;Berkenboom;Sara;01-02-2012;\n2;Fout;Sara;31-02-2012;\n",
        encoding="utf-8",
    )
    imp = ImporteerVenster(venster.kern, venster)
    imp.show()
    actief(imp)
    fouten = [f"choose: {f}" for f in keur(imp)]
    imp.lees(map_)
    qtbot.waitUntil(lambda: imp._pagina.currentIndex() == 2, timeout=10_000)
    fouten += [f"preview: {f}" for f in keur(imp)]
    imp.neem_over.click()
    qtbot.waitUntil(lambda: imp._pagina.currentIndex() == 3, timeout=10_000)
    fouten += [f"done: {f}" for f in keur(imp)]
    imp.close()
    assert fouten == []


def test_kolommen_aanwijzen(venster: Venster, qtbot: QtBot) -> None:
    """The four steps of the wizard, on a list in which not everything is known."""
    gegevens = Path(__file__).parents[1] / "uitwisseling" / "gegevens"
    wizard = Toewijsvenster(venster.kern, lees_bron(gegevens / "pakket-weekoverzicht.csv"), venster)
    wizard.show()
    actief(wizard)
    fouten: list[str] = []
    for nummer in range(4):
        fouten += [f"stap {nummer + 1}: {f}" for f in keur(wizard)]
        if nummer < 3:
            wizard.verder()
            verwerk()
    qtbot.waitUntil(lambda: wizard.stap_proef.model.rowCount() == 4, timeout=10_000)
    fouten += [f"proef: {f}" for f in keur(wizard)]
    wizard.close()
    assert fouten == []


def test_vensters_van_meldingen(venster: Venster, team_sessie: Sessie) -> None:
    """Assessing, closing, and two records side by side; both lists of the screen."""
    leerling = een_leerling(achternaam="Berkenboom", bsn="", onderwijsnummer="100000004")
    ander = een_leerling(achternaam="Berkenboum", bsn="", onderwijsnummer="")
    with team_sessie.schrijf() as tx:
        tx.maak_veel([leerling, ander, een_melding(leerling)])
    venster.kern.gewijzigd.emit(None)
    rij = next(
        r for r in meldingen.lijst(team_sessie, venster.kern.vandaag) if r.leerling == leerling
    )
    fouten: list[str] = []
    for dialoog in (
        Beoordeling(venster.kern, rij, None, venster),
        Afsluiting(venster.kern, [rij], venster),
        Samenvoegvenster(venster.kern, [(leerling, ander, ("dezelfde voornaam",))], venster),
    ):
        dialoog.show()
        actief(dialoog)
        fouten += [f"{type(dialoog).__name__}: {f}" for f in keur(dialoog)]
        dialoog.close()
        verwerk()
    assert fouten == []


def test_brief(venster: Venster, vast: Vast, team_sessie: Sessie) -> None:
    fouten: list[str] = []
    concepten: list[brieven.BriefConcept] = []
    for code in brieven.SJABLONEN:
        dialoog = open_brief(venster.kern, vast.dossier, code, venster)
        actief(dialoog)
        fouten += [f"{code}: {f}" for f in keur(dialoog)]
        if code == "waarschuwing":
            concepten = dialoog.concepten
        dialoog.close()
        verwerk()
    brieven.registreer(team_sessie, concepten[:1])
    from app.domain.handelen import Brief

    (brief,) = team_sessie.lees(Brief)
    bekijk_brief(venster.kern, brief, venster)
    bekijker = QApplication.activeModalWidget()
    assert bekijker is not None
    actief(bekijker)
    fouten += [f"bekijken: {f}" for f in keur(bekijker)]
    bekijker.close()
    assert fouten == []


def test_hulp_en_sneltoetsen(venster: Venster) -> None:
    fouten: list[str] = []
    for toon in (
        lambda: toon_hulp(venster, "caseload"),
        lambda: toon_sneltoetsen(venster, list(venster.acties.values())),
    ):
        toon()
        verwerk()
        dialoog = QApplication.activeModalWidget() or QApplication.activeWindow()
        assert dialoog is not None
        if dialoog is venster:
            (dialoog,) = [
                w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not venster
            ]
        actief(dialoog)
        fouten += keur(dialoog)
        dialoog.close()
        verwerk()
    assert fouten == []


def test_conflict(venster: Venster, vast: Vast, team_sessie: Sessie) -> None:
    import dataclasses

    contact = team_sessie.lees_een(Contact, vast.contact)
    ander = dataclasses.replace(contact, notitie="Een andere, veel langere notitie van de collega.")
    fouten: list[str] = []
    for bestaand in (ander, None):
        dialoog = ConflictDialoog(contact, bestaand, team_sessie, venster)
        dialoog.show()
        actief(dialoog)
        fouten += keur(dialoog)
        dialoog.close()
        verwerk()
    assert fouten == []


def test_vensters_van_beheer_en_dossier(
    venster: Venster, vast: Vast, team_sessie: Sessie, qtbot: QtBot
) -> None:
    """A person, a start password, a new melding, the history of a fact, the lock."""
    (ik,) = team_sessie.lees(Ambtenaar)
    melding = NieuweMelding(venster.kern, venster)
    melding.open_voor(vast.leerling)
    assert melding.formulier is not None
    slot = Vergrendeling(team_sessie)
    slot.vergrendel()
    assert slot.slot is not None
    contact = team_sessie.lees_een(Contact, vast.contact)
    fouten: list[str] = []
    for w in (
        slot.slot,
        melding.formulier,
        PersoonDialoog(venster.kern, None, venster),
        PersoonDialoog(venster.kern, ik, venster),
        StartwachtwoordDialoog(venster.kern, ik, venster),
        GeschiedenisDialoog(team_sessie, contact, venster),
    ):
        w.show()
        actief(w)
        fouten += [f"{type(w).__name__}: {f}" for f in keur(w)]
        if w is slot.slot:
            slot.slot.wachtwoord.veld.setText(WACHTWOORD)
            slot.slot.probeer()
            actief(venster)
        else:
            w.close()
        verwerk()
    assert fouten == []


def test_inloggen_en_wat_erbij_hoort(
    procent: int, team_sessie: Sessie, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Login, choosing a file, a new team, a lost password, the own password."""
    onthoud_bestand(team_sessie.pad)
    inlog = InlogVenster(team_sessie.pad)
    fouten: list[str] = []
    makers: list[Callable[[], QWidget]] = [
        lambda: inlog,
        lambda: NieuwTeam(),
        lambda: NoodToegang(team_sessie.pad, "", "S. de Wit"),
        lambda: EigenWachtwoord(team_sessie),
    ]
    for maak in makers:
        w = maak()
        qtbot.addWidget(w)
        w.show()
        actief(w)
        fouten += [f"{type(w).__name__}: {f}" for f in keur(w)]
        if w is inlog:
            inlog.toon_keuze()
            fouten += [f"keuze: {f}" for f in keur(w)]
        w.hide()
        verwerk()
    assert fouten == []
