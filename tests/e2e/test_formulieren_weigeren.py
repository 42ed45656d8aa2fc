"""Every form refuses what cannot be: one sentence at the field, the cursor there, nothing saved.

Issue 'Van melding tot afsluiting', Done when: every form has its error state. The forms of a
dossier are those of KINDS, those of Beheer are drawn from a kind of fact (all kinds are tried),
the small windows are the subclasses of Vormdialoog: a new one must be added here. Every field
that can be typed wrongly is: a day that is not in the calendar, words for a day or a number, a
number out of bounds, a BSN that fails the elfproef, nothing where something must be.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

import app.ui
from app.domain.feitsoorten import PER_CODE
from app.domain.mensen import Ambtenaar, Leerling, Rol
from app.domain.scholen import School
from app.domain.schoolwerk import Schoolbezoek
from app.protocol.model import Protocol
from app.services.bulk import Bulksoort
from app.services.protocollen import regels_op
from app.services.schoolbezoek import Bezoek
from app.services.sessie import Sessie
from app.ui.absoluut.besluit import BevindingDialoog
from app.ui.agenda.teamvenster import Teamvenster
from app.ui.beheer.bezoekdialoog import BezoekDialoog
from app.ui.beheer.feitformulier import Feitformulier
from app.ui.beheer.kbdagen import KbDialoog
from app.ui.beheer.mensen import PersoonDialoog, StartwachtwoordDialoog
from app.ui.documenten.toevoegen import ToevoegDialoog
from app.ui.dossier.dossier_view import DossierView
from app.ui.kern import Kern
from app.ui.overdracht.aanbieden import AanbiedDialoog
from app.ui.overdracht.aangeboden import _WeigerDialoog
from app.ui.overdracht.bulk import BulkDialoog
from app.ui.overdracht.pakket import OntvangDialoog as PakketOntvangen
from app.ui.overdracht.pakket import PakketDialoog
from app.ui.protocollen.dagvenster import Dagvenster
from app.ui.protocollen.gebruikblad import Keuzevenster
from app.ui.protocollen.watalsvenster import WatAlsVenster
from app.ui.sjablonen.nieuw import NieuweBrief
from app.ui.taken.dialogen import Kiezer, NieuweTaak, Uitstellen, WachtLanger
from app.ui.vastleggen.kinds import KINDS, OVERDRAGEN, SLUITEN
from app.ui.vastleggen.velden import (
    BsnInvoer,
    DagInvoer,
    GetalInvoer,
    Invoer,
    KeuzeInvoer,
    LijstTekstInvoer,
    NotitieInvoer,
    TekstInvoer,
    VinkenInvoer,
)
from app.ui.venster import Venster
from app.ui.vormdialoog import Vormdialoog
from app.ui.vrijstellingen.nieuw import BeroepDialoog
from app.ui.vrijstellingen.ontvangen import OntvangDialoog
from db import audit
from tests.conftest import VANDAAG
from tests.e2e.conftest import BUREAU, actief, vol
from tests.ui.dossier.conftest import Vast, rijk  # noqa: F401 - the rich dossier, a fixture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ZONDER_TYPEN = {Kiezer, PakketDialoog, PakketOntvangen, BevindingDialoog, NieuweBrief}
"""Windows in which nothing can be typed that is not a value: choices, and free text."""
TEKST = (TekstInvoer, NotitieInvoer, LijstTekstInvoer)


@dataclass
class Vorm:
    """A form as this test needs it, whichever way it is made."""

    naam: str
    invoer: dict[str, Invoer]
    fouten: dict[str, QLabel]
    druk: Callable[[], None]
    leeft: Callable[[], bool]
    verplicht: frozenset[str] = frozenset()


def slecht(invoer: Invoer) -> list[str]:
    """Give what a person could type that is no value here."""
    if isinstance(invoer, DagInvoer):
        return ["31-02-2026", "ooit eens", *([] if invoer._leeg_mag else [""])]
    if isinstance(invoer, BsnInvoer):
        return ["123456789"]
    if isinstance(invoer, GetalInvoer):
        buiten = [str(invoer._minimum - 1)] if invoer._minimum is not None else []
        buiten += [str(invoer._maximum + 1)] if invoer._maximum is not None else []
        return ["veel", *buiten]
    return []


def vul(invoer: Invoer) -> None:
    """Fill in something that can be, where nothing stands."""
    if isinstance(invoer, TEKST) and not invoer.waarde():
        invoer.zet("Iets")
    elif isinstance(invoer, DagInvoer) and not invoer.ruw():
        invoer.zet(VANDAAG)
    elif isinstance(invoer, VinkenInvoer) and not invoer.waarde() and invoer._vinken:
        invoer.zet([invoer._vinken[0][0]])
    elif isinstance(invoer, GetalInvoer) and invoer.waarde() is None:
        invoer.zet(invoer._minimum or 1)
    elif isinstance(invoer, KeuzeInvoer) and invoer.waarde() is None and invoer._lijst.count() > 1:
        invoer._lijst.setCurrentIndex(1)


def is_een_zin(tekst: str) -> bool:
    """Tell whether a text is one or two plain Dutch sentences, without what only a program says."""
    zinnen = re.findall(r"[^.!?]+[.!?]+(?=\s|$)", tekst)
    heel = (tekst[:1].isupper() or tekst[:1].isdigit()) and tekst.endswith((".", "?"))
    vreemd = re.search(r"None|Error|Exception|\{|\}|_|Traceback|invalid", tekst)
    return heel and 1 <= len(zinnen) <= 3 and vreemd is None and len(tekst) < 200


def keur(sessie: Sessie, vorm: Vorm) -> tuple[list[str], int]:
    """Type every wrong value in every field; gives the faults and how many were tried."""
    fouten: list[str] = []
    geteld = 0
    kop = audit.kop(sessie.v)
    for invoer in vorm.invoer.values():
        if invoer.isEnabled() and invoer.isVisible():
            vul(invoer)
    for naam, invoer in vorm.invoer.items():
        if not (invoer.isEnabled() and invoer.isVisible()):
            continue
        goed = invoer.ruw()
        proeven = slecht(invoer)
        if naam in vorm.verplicht and isinstance(invoer, TEKST):
            proeven = [*proeven, ""]
        for proef in proeven:
            geteld += 1
            invoer.zet_ruw(proef)
            invoer.gewijzigd.emit()  # as typing does
            vorm.druk()
            fouten += [f"{vorm.naam}.{naam} {proef!r}: {f}" for f in _oordeel(vorm, naam, invoer)]
            if audit.kop(sessie.v) != kop:
                fouten.append(f"{vorm.naam}.{naam} {proef!r}: something was saved")
                return fouten, geteld
            if not vorm.leeft():
                fouten.append(f"{vorm.naam}.{naam} {proef!r}: the form is gone")
                return fouten, geteld
        invoer.zet_ruw(goed)
    return fouten, geteld


def _oordeel(vorm: Vorm, naam: str, invoer: Invoer) -> Iterator[str]:
    """Say what is wrong with how a form refused."""
    gezegd = {n: f.text() for n, f in vorm.fouten.items() if f.isVisible()}
    if set(gezegd) != {naam}:
        yield f"said at {gezegd or 'no field'}"
        return
    if not is_een_zin(gezegd[naam]):
        yield f"no sentence: {gezegd[naam]!r}"
    doel = invoer.invoer
    if not (doel.hasFocus() or any(k.hasFocus() for k in doel.findChildren(QWidget))):
        yield "the cursor is elsewhere"


@pytest.fixture
def venster(team_sessie: Sessie, rijk: Vast, qtbot: QtBot) -> Venster:  # noqa: F811
    """The window with the rich dossier."""
    with team_sessie.schrijf() as tx:
        tx.maak(Ambtenaar(naam="B. Boom", rol=Rol.LEERPLICHTAMBTENAAR))
    v = Venster(Kern(team_sessie))
    qtbot.addWidget(v)
    v.show()
    v.resize(*BUREAU)
    actief(v)
    vol(qtbot, v)
    return v


def test_elk_formulier_van_een_dossier(venster: Venster, rijk: Vast) -> None:  # noqa: F811
    venster.ga("dossier", rijk.dossier)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    fouten: list[str] = []
    totaal = 0
    for code in [*(k.code for k in KINDS if not k.zonder_menu), SLUITEN, OVERDRAGEN]:
        view.open_formulier(code)
        vorm = view.formulier.formulier
        assert vorm is not None, code
        gevonden, geteld = keur(
            venster.kern.sessie,
            Vorm(
                code,
                {v.naam: v.invoer for v in vorm.opzet.velden},
                vorm._fouten,
                view.formulier.knop_bewaar.click,
                view.formulier.isVisible,
                frozenset(v.naam for v in vorm.opzet.velden if v.verplicht),
            ),
        )
        fouten += gevonden
        totaal += geteld
        view.formulier.parkeer()
    assert fouten == [], "\n".join(fouten)
    assert totaal > 60


def test_elk_feit_dat_een_formulier_van_beheer_kan_zijn(venster: Venster) -> None:
    fouten: list[str] = []
    totaal = 0
    for soort in PER_CODE.values():
        vorm = Feitformulier(venster.kern, soort, parent=venster)
        vorm.show()
        vorm.activateWindow()
        actief(vorm)
        gevonden, geteld = keur(
            venster.kern.sessie,
            Vorm(soort.SOORT, vorm.invoer, vorm._fouten, vorm.bewaar, vorm.isVisible),
        )
        fouten += gevonden
        totaal += geteld
        vorm.reject()
        vorm.deleteLater()
    assert fouten == [], "\n".join(fouten)
    assert totaal > 150


def alle_vormdialogen() -> set[type[Vormdialoog]]:
    """Find every window that is made as a Vormdialoog."""
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        if not module.name.endswith("slot_windows"):
            importlib.import_module(module.name)
    gevonden: set[type[Vormdialoog]] = set()
    rij = list(Vormdialoog.__subclasses__())
    while rij:
        deze = rij.pop()
        gevonden.add(deze)
        rij += deze.__subclasses__()
    return {d for d in gevonden if d.__module__.startswith("app.ui")}


def test_elk_klein_venster(
    venster: Venster,
    rijk: Vast,  # noqa: F811
    team_sessie: Sessie,
    tmp_path: Path,
) -> None:
    kern, dossier = venster.kern, rijk.dossier
    leerling = team_sessie.lees_een(Leerling, rijk.leerling)
    pad = tmp_path / "brief.txt"
    pad.write_text("Een brief.", encoding="utf-8")
    from app.services.documenten import NieuwBestand, lees_bestand

    bestand: NieuwBestand = lees_bestand(pad)
    dialogen: list[Vormdialoog] = [
        NieuweTaak(kern, (dossier, "Iemand"), venster),
        Uitstellen(kern, ["x"], "Bellen", venster),
        WachtLanger(kern, "x", "Wachten op school", venster),
        BeroepDialoog(kern, leerling, venster),
        OntvangDialoog(kern, [], venster),
        AanbiedDialoog(kern, [dossier], venster),
        _WeigerDialoog(kern, [dossier], venster),
        *(BulkDialoog(kern, soort, [dossier], venster) for soort in Bulksoort),
        KbDialoog(kern, venster),
        ToevoegDialoog(kern, dossier, [bestand], venster),
    ]
    assert alle_vormdialogen() == {type(d) for d in dialogen} | ZONDER_TYPEN
    fouten: list[str] = []
    totaal = 0
    for dialoog in dialogen:
        dialoog.show()
        actief(dialoog)
        gevonden, geteld = keur(
            team_sessie,
            Vorm(
                type(dialoog).__name__,
                dialoog.invoer,
                dialoog._fouten,
                dialoog.knop.click,
                dialoog.isVisible,
            ),
        )
        fouten += gevonden
        totaal += geteld
        dialoog.reject()
    assert fouten == [], "\n".join(fouten)
    assert totaal > 25


def test_vensters_met_een_foutregel(
    venster: Venster,
    rijk: Vast,  # noqa: F811
    team_sessie: Sessie,
) -> None:
    """Windows of their own making say it in one line, name the field and put the cursor in it."""
    kern = venster.kern
    bezoek = Bezoek(Schoolbezoek(school_id=rijk.school, datum=VANDAAG), (), "")
    school = team_sessie.lees_een(School, rijk.school)
    protocol = next(b for b in regels_op(team_sessie, VANDAAG) if isinstance(b, Protocol))
    team = Teamvenster(kern, ["effectrapportage"], "", venster)
    op_school = BezoekDialoog(kern, school, bezoek, nieuw=True, parent=venster)
    punt = next(iter(op_school.punten.values()))
    dag = Dagvenster("Vaststellen", "Vanaf wanneer?", VANDAAG, lambda _d: False, venster)
    keuze = Keuzevenster("Protocol", (school,), VANDAAG, lambda *_: False, venster)
    wat_als = WatAlsVenster(kern, protocol, venster)
    gevallen: list[tuple[QDialog, Invoer, Callable[[], object], str]] = [
        (team, team.invoer["datum"], team.bewaar, "Datum: "),
        (op_school, op_school.datum, op_school.bewaar, "Datum: "),
        (op_school, punt.uiterlijk, op_school.bewaar, f"{punt.uiterlijk.label[:5].capitalize()}"),
        (dag, dag.dag, dag.bewaar, "Vanaf: "),
        (keuze, keuze.van, keuze._bewaar, "Vanaf: "),
        (wat_als, wat_als.dag, wat_als.reken, "Geldt vanaf: "),
    ]
    for dialoog, invoer, druk, begin in gevallen:
        dialoog.show()
        actief(dialoog)
        goed = invoer.ruw()
        invoer.zet_ruw("31-02-2026")
        druk()
        waar = f"{type(dialoog).__name__} {invoer.label}"
        assert dialoog.isVisible(), waar
        assert dialoog.fout.isVisible(), waar  # type: ignore[attr-defined]
        tekst = dialoog.fout.text()  # type: ignore[attr-defined]
        assert tekst.startswith(begin), (waar, tekst)
        assert "31 februari 2026 bestaat niet." in tekst, waar
        assert invoer.invoer.hasFocus(), waar
        invoer.zet_ruw(goed)
    for dialoog in (team, op_school, dag, keuze, wat_als):
        dialoog.reject()


def test_een_collega_zonder_naam_of_wachtwoord(venster: Venster) -> None:
    dialoog = PersoonDialoog(venster.kern, None, venster)
    dialoog.show()
    actief(dialoog)
    dialoog._bewaar()
    assert dialoog.fout.text().startswith("Het wachtwoord is korter dan 8 tekens.")
    assert dialoog.wachtwoord.een.veld.hasFocus()
    for veld in (dialoog.wachtwoord.een, dialoog.wachtwoord.twee):
        veld.veld.setText("vier losse woorden samen")
    dialoog._bewaar()
    assert dialoog.fout.text() == "Vul een naam in. Bijvoorbeeld: S. de Wit."
    assert dialoog.naam.hasFocus()
    dialoog.reject()
    (ander,) = [a for a in venster.kern.sessie.lees(Ambtenaar) if a.naam == "B. Boom"]
    kort = StartwachtwoordDialoog(venster.kern, ander, venster)
    kort.show()
    actief(kort)
    kort._bewaar()
    assert kort.fout.isVisible()
    assert is_een_zin(kort.fout.text())
    assert kort.wachtwoord.een.veld.hasFocus()
    kort.reject()
