"""Tracks on the dossier screen: slim lines, details, forms, explanations; every button usable."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.domain.feit import Feit
from app.domain.handelen import Contactmet
from app.domain.sporen import Gebeurtenis, Spoor
from app.domain.team import TeamProtocol
from app.domain.verzuim import TeLaat
from app.services import sporen, vastleggen
from app.ui.dossier.dossier_view import DossierView
from app.ui.dossier.regelknop import Regelknop
from app.ui.dossier.sporenrij import GEEN, NAAST_EM, SpoorKnop, Sporenrij
from app.ui.kern import Kern
from app.ui.thema import thema
from app.ui.vastleggen.menu import vastleggen_menu
from tests.services.test_sporen import zet_naast
from tests.ui.dossier.conftest import Scherm, StilleTrechter

TOML = Path(__file__).parents[2] / "services" / "naast.toml"
DAG = date(2026, 11, 12)


def verwerk() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def view(scherm: Scherm) -> DossierView:
    """The rich dossier, with the file naast.toml as the team's own."""
    with scherm.kern.sessie.schrijf() as tx:
        tx.maak(
            TeamProtocol(
                code="naast",
                geldig_vanaf=date(2026, 8, 1),
                toml=TOML.read_text(encoding="utf-8"),
            )
        )
    scherm.view.ververs()
    return scherm.view


def leg_vast(view: DossierView, *feiten: Feit) -> None:
    view.kern.meld_wijziging(vastleggen.leg_vast(view.kern.sessie, *feiten))
    verwerk()


def begin(view: DossierView) -> str:
    """Begin proef_luxe on Thursday 12 November; its first term is two weken: Thursday the 26th."""
    sessie = view.kern.sessie
    view.kern.meld_wijziging(
        sporen.begin_spoor(sessie, view.dossier_id, "naast", "proef_luxe", DAG, "Twee dagen weg.")
    )
    verwerk()
    (spoor,) = sessie.lees(Spoor)
    return sporen.sleutel_van(spoor)


def spoorknop(view: DossierView, naam: str) -> SpoorKnop:
    (knop,) = [k for k in view.sporenrij.knoppen if k.text() == naam]
    return knop


def knop(ouder: QWidget, begin_: str) -> QAbstractButton:
    verwerk()
    gevonden = [
        k
        for k in ouder.findChildren(QAbstractButton)
        if k.isVisible() and (k.text().startswith(begin_) or k.accessibleName().startswith(begin_))
    ]
    assert gevonden, f"no button {begin_!r}"
    return gevonden[0]


def test_a_track_is_a_button_with_name_step_and_date(view: DossierView) -> None:
    begin(view)
    lijn = spoorknop(view, "Route luxe verzuim")
    # from Wednesday 18 to Thursday 26: 19 20 23 24 25 26 = 6 schooldagen
    assert lijn.accessibleName() == (
        "Spoor Route luxe verzuim, stap 1 van 2, gesprek, over 6 schooldagen, do 26 nov"
    )
    assert "Plan (2026), h. 5" in lijn.toolTip()


def test_most_urgent_first_and_ended_ones_folded(view: DossierView) -> None:
    sleutel = begin(view)
    rij = view.sporenrij
    datums = [k.spoor.punt.datum for k in rij.knoppen if k.spoor.punt and k.spoor.punt.datum]
    over = [d for d in datums if d < date(2026, 11, 18)]
    assert datums[: len(over)] == sorted(over)
    view.bediening.beeindig(sleutel)
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("uitkomst").invoer.zet("afgerond")
    formulier.veld("reden").invoer.zet("Het is klaar.")
    view.formulier.bewaar()
    verwerk()
    lijn = spoorknop(view, "Route luxe verzuim")
    assert lijn.isHidden()
    assert rij.klaar.text() == "1 afgerond spoor"
    rij.klaar.click()
    assert not lijn.isHidden()
    assert "afgerond wo 18 nov: afgerond" in lijn.accessibleName()
    # and it can be opened again from its details
    lijn.click()
    knop(view.spoordetail, "Spoor heropenen").click()
    verwerk()
    assert spoorknop(view, "Route luxe verzuim").spoor.einde is None


def test_the_page_settles_at_every_width_around_two_columns(view: DossierView) -> None:
    """One column or two may not hang on a scroll bar that comes because of it.

    At such a width the page measured itself again and again, until the program fell over.
    """
    begin(view)
    grens = thema().em(NAAST_EM)
    over = view.width() - view.sporenrij.width()
    for breedte in range(grens + over - 12, grens + over + 60, 6):
        view.resize(breedte, view.height())
        verwerk()
    for breedte in range(grens + over + 60, grens + over - 40, -6):
        view.resize(breedte, view.height())
        verwerk()
    assert view.beeld is not None
    rij = Sporenrij()
    rij.toon(view.beeld.stand, lezen=False)
    kolommen = []
    for breedte in (grens - 1, grens, grens - thema().em(1.2), grens - thema().em(2)):
        rij.resize(breedte, 100)
        rij._schik()
        kolommen.append(rij._kolommen)
    assert kolommen == [1, 2, 2, 1]
    rij.deleteLater()


def test_arrows_walk_along_tracks_and_escape_comes_back(view: DossierView) -> None:
    begin(view)
    view.sporenrij.meer.setChecked(True)
    eerste, tweede = view.sporenrij.knoppen[:2]
    eerste.setFocus()
    QTest.keyClick(eerste, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is tweede
    QTest.keyClick(tweede, Qt.Key.Key_Return)
    assert view.spoordetail.isVisible()
    assert view.spoordetail.sleutel == tweede.spoor.sleutel
    QTest.keyClick(view.spoordetail.kruis, Qt.Key.Key_Escape)
    assert not view.spoordetail.isVisible()
    assert QApplication.focusWidget() is tweede


def test_a_long_button_never_makes_the_details_wider_than_the_panel(view: DossierView) -> None:
    begin(view)
    spoorknop(view, "Route luxe verzuim").click()
    verwerk()
    detail = view.spoordetail
    assert detail is not None
    assert detail.acties
    for actie in detail.acties:
        assert actie.minimumSizeHint().width() <= thema().em(5)
        assert actie.accessibleName()


def test_after_recording_the_focus_is_on_what_comes_next_in_the_details(view: DossierView) -> None:
    begin(view)
    spoorknop(view, "Route luxe verzuim").click()
    verwerk()
    detail = view.spoordetail
    view.open_formulier("contact", vooraf={"met": Contactmet.SCHOOL})
    view.formulier.bewaar()
    verwerk()
    assert view.formulier.formulier is None
    assert view.focusWidget() in detail.acties


def test_without_tracks_it_says_so(kern: Kern, qtbot, team_sessie) -> None:
    from dataclasses import replace

    dossier = zet_naast(team_sessie, ongeoorloofd=False)
    view = DossierView(kern)
    qtbot.addWidget(view)
    view.resize(1180, 620)
    view.show()
    view.toon(dossier.id)
    assert view.beeld is not None
    view.sporenrij.toon(replace(view.beeld.stand, sporen=()), lezen=False)
    assert view.sporenrij.leeg.text() == GEEN
    assert view.sporenrij.leeg.isVisible()
    assert view.sporenrij.begin.isVisible()


def test_skipping_a_step_asks_a_reason_and_moves_on(
    view: DossierView, trechter: StilleTrechter
) -> None:
    begin(view)
    spoorknop(view, "Route luxe verzuim").click()
    from app.protocol.sporen.spoorbesluiten import spooropties

    assert view.beeld is not None
    regels = view.kern.sessie.regels(view.beeld.feiten, view.beeld.peildatum)
    opties = spooropties(regels, view.beeld.stand, view.spoordetail.sleutel)
    view.spoordetail.besluit.emit(
        next(o for o in opties if o.soort is Besluitsoort.OVERSLAAN and o.stap == "gesprek")
    )
    formulier = view.formulier.formulier
    assert formulier is not None
    view.formulier.bewaar()
    assert view.formulier.formulier is formulier, "without a reason it stays open"
    formulier.veld("reden").invoer.zet("Ouders zijn al gesproken.")
    view.formulier.bewaar()
    verwerk()
    besluit = next(b for b in view.kern.sessie.lees(Stapbesluit) if b.spoor)
    assert (besluit.soort, besluit.stap) == (Besluitsoort.OVERSLAAN, "gesprek")
    assert "stap 2 van 2, terugblik" in spoorknop(view, "Route luxe verzuim").accessibleName()
    assert not trechter.fouten


def test_a_gebeurtenis_is_corrected_withdrawn_and_has_its_history(
    view: DossierView, trechter: StilleTrechter
) -> None:
    begin(view)
    view.open_formulier("gebeurtenis", None, {"soort": "proef_schorsing"})
    formulier = view.formulier.formulier
    assert formulier is not None
    assert [v.naam for v in formulier.opzet.velden] == [
        "uitkomst",
        "datum",
        "tot",
        "aantal",
        "persoon",
        "wie",
        "notitie",
    ]
    view.formulier.bewaar()
    assert not view.kern.sessie.lees(Gebeurtenis), "an outcome is asked"
    for naam, waarde in (
        ("uitkomst", "extern"),
        ("aantal", 2),
        ("tot", date(2026, 11, 19)),
        ("persoon", "rector"),
    ):
        formulier.veld(naam).invoer.zet(waarde)
    view.formulier.bewaar()
    verwerk()
    (schorsing,) = view.kern.sessie.lees(Gebeurtenis)
    assert (schorsing.uitkomst, schorsing.aantal, schorsing.persoon) == ("extern", 2, "rector")
    assert view.beeld is not None
    (item,) = [i for i in view.beeld.tijdlijn if i.feit_id == schorsing.id]
    view._open_item(item)
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("aantal").invoer.zet(3)
    view.formulier.bewaar()
    (schorsing,) = view.kern.sessie.lees(Gebeurtenis)
    assert (schorsing.aantal, schorsing.versie) == (3, 2)
    view._open_item(item)
    view.formulier._trek_in()
    assert not view.kern.sessie.lees(Gebeurtenis)
    view.kern.maak_ongedaan()
    assert len(view.kern.sessie.lees(Gebeurtenis)) == 1
    assert not trechter.fouten


def test_te_laat_has_its_form_and_menu_holds_the_protocols(view: DossierView) -> None:
    view.open_formulier("telaat")
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("aantal").invoer.zet(9)
    view.formulier.bewaar()
    (te_laat,) = view.kern.sessie.lees(TeLaat)
    # Monday 16 to Wednesday 18 November
    assert (te_laat.aantal, te_laat.van, te_laat.tot) == (9, date(2026, 11, 16), VANDAAG)
    menu = vastleggen_menu(view.kern, view.dossier_id, view)
    (onder,) = [a.menu() for a in menu.actions() if a.text() == "Gebeurtenis uit een protocol"]
    onder.aboutToShow.emit()
    titels = [a.text() for a in onder.actions() if a.menu() is not None]
    assert "Naast de ladder" in titels
    (naast,) = [a.menu() for a in onder.actions() if a.text() == "Naast de ladder"]
    teksten = [a.text() for a in naast.actions()]
    # not the one of the team, and not what comes from the sealed file
    assert teksten == ["Gesprek met ouders…", "Schorsing…"]


VANDAAG = date(2026, 11, 18)


def test_a_signaal_explains_itself_and_goes_to_the_tijdlijn(view: DossierView) -> None:
    lijnen = [
        k
        for k in view.zij.signalen.findChildren(Regelknop)
        if k.accessibleName().startswith("Signaal")
    ]
    assert lijnen
    assert view.beeld is not None
    thuis = next(s for s in view.beeld.stand.signalen if s.code == "langdurig_relatief")
    view.bediening.signaal(thuis)
    venster = view.bediening.venster
    assert venster is not None
    assert venster.isVisible()
    venster.kopieer.click()
    assert "- Telt vanaf: Thuis sinds ma 12 oktober" in QGuiApplication.clipboard().text()
    # the spell at home began on Monday 12 October: that line leads to it
    (regel,) = [w for w in venster.regels if isinstance(w, Regelknop)]
    assert regel.accessibleName() == "Telt vanaf: Thuis sinds ma 12 oktober"
    regel.click()
    verwerk()
    gekozen = view.tijdlijn.lijst.gekozen_item()
    assert gekozen is not None
    assert (gekozen.datum, gekozen.feit_soort) == (date(2026, 10, 12), "verzuimperiode")


def test_duty_and_telling_explain_themselves(view: DossierView) -> None:
    plicht = knop(view.zij.telling, "leerplichtig t/m 31 juli 2027")
    plicht.click()
    venster = view.bediening.venster
    assert venster is not None
    assert venster.uitleg.wat == "plicht"
    assert any("art. 3 lid 1 onder b" in r.tekst for r in venster.uitleg.regels)
    telt = knop(view.zij.telling, "telt als")
    telt.click()
    assert view.bediening.venster is not None
    assert view.bediening.venster.uitleg.wat == "indeling"
    assert not venster.isVisible(), "one at a time"


def test_locking_and_changing_close_an_explanation(view: DossierView) -> None:
    view.kantel.hoe.click()
    venster = view.bediening.venster
    assert venster is not None
    view.kern.vergrendeld.emit()
    assert view.bediening.venster is None


def test_another_day_can_be_looked_at_and_not_changed(view: DossierView) -> None:
    begin(view)
    view.kern.zet_peildatum(date(2026, 11, 17))
    spoorknop(view, "Route luxe verzuim").click()
    assert view.spoordetail.acties
    assert not any(k.isEnabled() for k in view.spoordetail.acties)
    assert not view.sporenrij.begin.isEnabled()


def test_a_task_leads_to_its_own_step_of_the_track(view: DossierView) -> None:
    knop(view.zij.te_doen, "Nog ").click()
    # Both ask something now: a place within 3 months, and in any case within 6.
    for begin_, hoeveelste in (("Is er een passende plek?", 0), ("Er moet een plek zijn", 1)):
        knop(view.zij.te_doen, begin_).click()
        verwerk()
        nu = view.spoordetail.focusWidget()
        stappen = [k.accessibleDescription() for k in view.spoordetail.acties]
        eerste = list(dict.fromkeys(s for s in stappen if s))
        assert nu is not None
        assert nu.accessibleDescription() == eerste[hoeveelste]
        view.spoordetail.kruis.click()
        verwerk()
