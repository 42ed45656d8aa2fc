"""The form of an appeal with its checks; the panel; events lead to the form that holds them."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.sporen import Gebeurtenis
from app.domain.vrijstellingen import (
    Grond,
    Verlofaanvraag,
    Verlofbesluit,
    Vrijstelling,
    Vrijstellinguitkomst,
)
from app.services import vastleggen
from app.services.sessie import Sessie
from app.ui.dossier.dossier_view import DossierView
from app.ui.dossier.regelknop import Regelknop
from app.ui.kern import Kern
from app.ui.vastleggen.formulier import Formulier
from app.ui.vrijstellingen.toetslijst import Toetslijst
from tests.fabriek import zet_dossier

DAG = date(2026, 11, 18)


@pytest.fixture
def view(kern: Kern, qtbot: QtBot) -> DossierView:
    """Show a dossier in which nothing happened yet."""
    dossier, _, _ = zet_dossier(kern.sessie, ongeoorloofd=False, stap=None)
    view = DossierView(kern)
    qtbot.addWidget(view)
    kern.gewijzigd.connect(lambda _w: None)
    view.resize(1366, 690)
    view.show()
    view.toon(dossier.id)
    return view


def formulier(view: DossierView) -> Formulier:
    gevonden = view.formulier.formulier
    assert gevonden is not None
    return gevonden


def zichtbaar(view: DossierView) -> set[str]:
    f = formulier(view)
    return {v.naam for v in f.opzet.velden if v.invoer.isVisibleTo(f)}


def kies(view: DossierView, naam: str, waarde: object) -> None:
    invoer = formulier(view).veld(naam).invoer
    invoer.zet(waarde)
    invoer.gewijzigd.emit()


def lijst(view: DossierView) -> dict[str, bool | None]:
    naast = formulier(view).opzet.naast
    assert isinstance(naast, Toetslijst)
    return {t.code: t.open for t in naast.toetsen}


def regels(view: DossierView) -> list[str]:
    return [k.text() for k in view.vrijstellingen.findChildren(Regelknop)]


def van(sessie: Sessie) -> Vrijstelling:
    (feit,) = sessie.lees(Vrijstelling)
    return feit


def test_an_appeal_from_beginning_to_letter(view: DossierView) -> None:
    sessie = view.kern.sessie
    assert view.vrijstellingen.isHidden()
    view.open_formulier(Vrijstelling.SOORT)
    kies(view, "grond", Grond.LICHAMELIJK_PSYCHISCH)
    assert zichtbaar(view) >= {"verklaring_op", "verklaring_door", "duur", "swv_advies"}
    assert not zichtbaar(view) & {"van", "tot", "teruggekeken", "plan_op", "bezwaar", "uitkomst_op"}
    assert lijst(view)["verklaring_arts"] is False
    # while one types: a declaration of three maanden and a day ago, then one of three maanden
    kies(view, "verklaring_op", date(2026, 8, 17))
    assert lijst(view)["verklaring_arts"] is False
    kies(view, "verklaring_op", date(2026, 8, 18))
    assert lijst(view)["verklaring_arts"] is True
    kies(view, "verklaring_door", "behandelaar")
    assert lijst(view)["onafhankelijk"] is False
    kies(view, "verklaring_door", "aangewezen_arts")
    assert lijst(view)["onafhankelijk"] is True
    view.formulier.bewaar()
    feit = van(sessie)
    assert (feit.ingediend, feit.uitkomst) == (DAG, None)
    assert regels(view)[0].startswith("5 onder a: in behandeling")
    assert "Brief: Ontvangst kennisgeving (artikel 5)" in regels(view)
    # the outcome proposes its day and the rest of the schooljaar; DUO is told
    view.open_feit(feit)
    kies(view, "uitkomst", Vrijstellinguitkomst.VOLDOET)
    assert zichtbaar(view) >= {"van", "tot", "gemeld_op", "arbeidsinspectie_op"}
    view.formulier.bewaar()
    feit = van(sessie)
    assert (feit.uitkomst_op, feit.van, feit.tot) == (DAG, DAG, date(2027, 7, 31))
    assert regels(view)[0] == "5 onder a: geldt t/m 31 jul 2027"
    assert "Brief: Vrijstelling vastgesteld" in regels(view)
    assert view.beeld is not None
    assert "vrijgesteld (5 onder a)" in view.beeld.plicht.kort


def test_another_ground_takes_its_own_fields_and_outcomes(view: DossierView) -> None:
    view.open_formulier(Vrijstelling.SOORT)
    kies(view, "grond", Grond.RICHTING)
    assert "teruggekeken" in zichtbaar(view)
    uitkomst = formulier(view).veld("uitkomst").invoer.invoer

    def woorden() -> list[str]:
        return [uitkomst.itemText(i) for i in range(uitkomst.count())]  # type: ignore[attr-defined]

    assert "afgewezen" not in woorden()
    assert "voldoet niet" in woorden()
    kies(view, "verklaring_door", "ouders")  # hidden: must not be kept
    kies(view, "grond", Grond.VERVANGEND)
    assert woorden()[1:3] == ["toegekend", "afgewezen"]
    assert zichtbaar(view) >= {"plan_op", "jongere_gehoord"}
    assert lijst(view)["gehoord_3a"] is False
    for naam in ("aanvrager_gehoord", "jongere_gehoord", "hoofd_gehoord"):
        kies(view, naam, DAG)
    assert lijst(view)["gehoord_3a"] is True
    view.formulier.bewaar()
    assert van(view.kern.sessie).verklaring_door is None


def test_a_gate_informs_and_never_stops(view: DossierView) -> None:
    view.open_formulier(Vrijstelling.SOORT, None, {"grond": Grond.LICHAMELIJK_PSYCHISCH})
    kies(view, "uitkomst", Vrijstellinguitkomst.VOLDOET)
    assert False in lijst(view).values()
    view.formulier.bewaar()
    assert view.formulier.formulier is None
    assert van(view.kern.sessie).uitkomst is Vrijstellinguitkomst.VOLDOET


def test_an_event_of_a_track_opens_the_form_that_holds_it(view: DossierView) -> None:
    sessie = view.kern.sessie
    view.open_formulier(Gebeurtenis.SOORT, None, {"soort": "kennisgeving", "uitkomst": "5_b"})
    assert formulier(view).opzet.soort is Vrijstelling
    assert formulier(view).veld("grond").invoer.waarde() == "5_b"
    view.formulier.bewaar()
    feit = van(sessie)
    view.open_formulier(
        Gebeurtenis.SOORT,
        None,
        {"soort": "kennisgeving_getoetst", "spoor": f"kennisgeving_5:{feit.id}.kennisgeving"},
    )
    assert formulier(view).opzet.feit == feit
    assert formulier(view).opzet.eerste == "uitkomst"
    view.formulier.annuleer()
    # an event that no appeal holds keeps its own form
    view.open_formulier(Gebeurtenis.SOORT, None, {"soort": "scholen_5b_onderzocht"})
    assert formulier(view).opzet.sleutel[1] == Gebeurtenis.SOORT
    view.formulier.annuleer()
    assert view.beeld is not None
    (afgeleid,) = view.beeld.feiten.gebeurtenissen
    view.open_feit(afgeleid)
    assert formulier(view).opzet.feit == feit
    assert sessie.lees(Gebeurtenis) == []


def test_leave_counts_its_days_and_asks_the_hoofd_above_ten(view: DossierView) -> None:
    sessie = view.kern.sessie
    view.open_formulier(Verlofaanvraag.SOORT)
    kies(view, "van", date(2026, 11, 23))
    kies(view, "tot", date(2026, 12, 4))
    assert formulier(view).veld("dagen").invoer.waarde() == 10
    assert "hoofd_gehoord" not in zichtbaar(view)
    kies(view, "tot", date(2026, 12, 7))
    assert formulier(view).veld("dagen").invoer.waarde() == 11
    assert "hoofd_gehoord" in zichtbaar(view)
    assert lijst(view)["hoofd_gehoord"] is False
    view.formulier.bewaar()
    (feit,) = sessie.lees(Verlofaanvraag)
    assert regels(view)[0] == "Verlof (14), 11 schooldagen: nog geen besluit"
    assert "Brief: Besluit verlof afgewezen" in regels(view)
    vastleggen.wijzig(sessie, replace(feit, besluit=Verlofbesluit.AFGEWEZEN, besluit_op=DAG))
    view.ververs()
    assert regels(view)[0] == "Verlof (14), 11 schooldagen: afgewezen"


def test_the_field_to_begin_with_is_in_sight(view: DossierView, qtbot: QtBot) -> None:
    view.open_formulier(Vrijstelling.SOORT)
    kies(view, "grond", Grond.VERVANGEND)  # a long list of checks stands above its fields
    f = formulier(view)
    f.opzet = dataclasses.replace(f.opzet, eerste="uitkomst")
    f.naar_eerste()
    invoer = f.veld("uitkomst").invoer.invoer
    assert f.focusWidget() is invoer
    qtbot.waitUntil(lambda: not invoer.visibleRegion().isEmpty(), timeout=5_000)
