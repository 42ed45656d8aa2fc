"""Passing on in the window: offer, answer, many at once, family, readers, a package out and in."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from app.domain.dossiers import Behandelaar, Dossier, Sluitreden, Taak
from app.domain.handelen import Contact
from app.domain.mensen import Ambtenaar, Rol
from app.domain.overdracht import Overdracht, Pakket, Verwant, Verwantschap
from app.domain.verzuim import Verzuimperiode
from app.services import dossiers, familie, overdracht, vastleggen
from app.services.bulk import Bulksoort
from app.services.dossierbeeld import dossierbeeld, open_dossier
from app.services.meldingen.samenvoegen import voeg_samen
from app.ui import klembord
from app.ui.dossier.dossier_view import DossierView
from app.ui.dossier.regelknop import Regelknop
from app.ui.importeren.venster import ImporteerVenster
from app.ui.kern import Kern
from app.ui.overdracht.aanbieden import AanbiedDialoog
from app.ui.overdracht.aangeboden import Aanbodbalk, AangebodenDialoog
from app.ui.overdracht.bulk import BulkDialoog
from app.ui.overdracht.familie import FamilieDialoog
from app.ui.overdracht.lezers import LezersDialoog
from app.ui.overdracht.meer import vul_meer
from app.ui.overdracht.pakket import (
    OntvangDialoog,
    PakketDialoog,
    WachtzinDialoog,
    bevestig_ontvangst,
)
from app.ui.overdracht.verloop import VerloopDialoog
from app.ui.vastleggen.acties import opzet_sluiten
from app.ui.vastleggen.kader import Kader
from tests.conftest import VANDAAG
from tests.fabriek import een_leerling, zet_dossier
from tests.ui.conftest import Gezegd


@pytest.fixture
def collega(kern: Kern) -> Ambtenaar:
    bakker = Ambtenaar(naam="J. Bakker", rol=Rol.LEERPLICHTAMBTENAAR)
    with kern.sessie.schrijf() as tx:
        tx.maak(bakker)
    return bakker


@pytest.fixture
def dossier(kern: Kern) -> Dossier:
    return zet_dossier(kern.sessie)[0]


def van(kern: Kern, dossier: Dossier, door: Ambtenaar) -> Overdracht:
    """What a colleague offers to who is at work."""
    feit = Overdracht(
        dossier_id=dossier.id,
        door_id=door.id,
        aan_id=kern.sessie.ambtenaar_id,
        aangeboden=VANDAAG,
        van=VANDAAG,
        toelichting="Nieuwe wijk.",
    )
    with kern.sessie.schrijf() as tx:
        tx.maak(feit)
    return feit


def test_the_form_offers_and_says_what_is_wrong(
    qtbot,
    kern: Kern,
    collega: Ambtenaar,
    dossier: Dossier,
    gezegd: Gezegd,
    naamloos: Callable[[QWidget], list[str]],
) -> None:
    vorm = AanbiedDialoog(kern, [dossier.id])
    qtbot.addWidget(vorm)
    vorm.show()
    assert naamloos(vorm) == []
    vorm.invoer["van"].zet(date(2026, 11, 2))
    vorm.knop.click()
    assert vorm.isVisible()
    assert "vandaag of later" in vorm._fouten["van"].text()
    vorm.invoer["van"].zet(VANDAAG)
    vorm.invoer["tot"].zet(date(2026, 11, 27))
    vorm.knop.click()
    assert not vorm.isVisible()
    (o,) = kern.sessie.lees(Overdracht)
    assert (o.aan_id, o.tot) == (collega.id, date(2026, 11, 27))
    assert [b.tekst for b in gezegd.stil] == ["Dossier aangeboden."]


def test_the_bar_tells_and_the_list_answers(
    qtbot, kern: Kern, collega: Ambtenaar, dossier: Dossier, gezegd: Gezegd
) -> None:
    balk = Aanbodbalk(kern)
    qtbot.addWidget(balk)
    assert balk.isHidden()
    dossiers.wijs_toe(kern.sessie, dossier.id, collega.id, VANDAAG)
    van(kern, dossier, collega)
    kern.gewijzigd.emit(None)
    assert balk.label.text() == "J. Bakker biedt u een dossier aan."
    lijst = AangebodenDialoog(kern)
    qtbot.addWidget(lijst)
    lijst.show()
    assert "Nieuwe wijk." in lijst.mij.item(0).text()
    assert lijst.eigen.isHidden()
    lijst.weiger.click()
    (vorm,) = [
        w for w in QApplication.topLevelWidgets() if w.__class__.__name__ == "_WeigerDialoog"
    ]
    vorm.invoer["reden"].zet("Vol.")
    vorm.knop.click()
    assert kern.sessie.lees(Overdracht)[0].reden == "Vol."
    assert balk.isHidden()
    kern.maak_ongedaan()
    assert lijst.mij.count() == 1
    lijst.neem.click()
    assert lijst.mij.isHidden()
    assert gezegd.fouten == []


def test_own_offers_can_be_taken_back(
    qtbot, kern: Kern, collega: Ambtenaar, dossier: Dossier
) -> None:
    overdracht.bied_aan(kern.sessie, [dossier.id], collega.id, VANDAAG)
    lijst = AangebodenDialoog(kern)
    qtbot.addWidget(lijst)
    lijst.show()
    assert lijst.eigen.count() == 1
    lijst.terug.click()
    assert lijst.eigen.isHidden()
    assert not lijst.terug.isEnabled()


class TestBulk:
    def test_the_list_follows_the_form_and_one_undo_takes_all_back(
        self, qtbot, kern: Kern, collega: Ambtenaar, dossier: Dossier, gezegd: Gezegd
    ) -> None:
        leerling = een_leerling(bsn="", achternaam="Beuk")
        ander = Dossier(leerling_id=leerling.id, dossiernummer="2026-0002", geopend=VANDAAG)
        vastleggen.leg_vast(kern.sessie, leerling, ander)
        vorm = BulkDialoog(kern, Bulksoort.OVERDRAGEN, [dossier.id, ander.id])
        qtbot.addWidget(vorm)
        vorm.show()
        assert vorm.knop.text() == "Overdragen (1)"  # to oneself: one is the own already
        vorm.invoer["ambtenaar_id"].zet(collega.id)
        vorm.ververs()
        assert vorm.knop.text() == "Overdragen (2)"
        assert "van S. de Wit naar J. Bakker" in vorm.lijst.item(1).text()
        vorm.knop.click()
        assert not vorm.isVisible()
        assert {b.ambtenaar_id for b in kern.sessie.lees(Behandelaar)} == {
            collega.id,
            kern.sessie.ambtenaar_id,
        }
        kern.maak_ongedaan()
        assert [b.ambtenaar_id for b in kern.sessie.lees(Behandelaar)] == [kern.sessie.ambtenaar_id]
        assert gezegd.fouten == []

    @pytest.mark.parametrize("soort", list(Bulksoort))
    def test_every_act_opens_and_names_its_inputs(
        self, qtbot, kern: Kern, collega, dossier: Dossier, soort: Bulksoort, naamloos
    ) -> None:
        vorm = BulkDialoog(kern, soort, [dossier.id])
        qtbot.addWidget(vorm)
        vorm.show()
        assert naamloos(vorm) == []

    def test_without_a_text_the_task_waits(self, qtbot, kern: Kern, dossier: Dossier) -> None:
        vorm = BulkDialoog(kern, Bulksoort.TAAK, [dossier.id])
        qtbot.addWidget(vorm)
        assert not vorm.knop.isEnabled()
        vorm.invoer["tekst"].zet("School bellen")
        vorm.ververs()
        vorm.knop.click()
        assert [t.omschrijving for t in kern.sessie.lees(Taak)] == ["School bellen"]


def test_family_is_proposed_and_recorded(qtbot, kern: Kern, dossier: Dossier) -> None:
    zus = een_leerling(bsn="", roepnaam="Aylin")
    vastleggen.leg_vast(kern.sessie, zus)
    venster = FamilieDialoog(kern, dossier.leerling_id)
    qtbot.addWidget(venster)
    venster.show()
    assert venster.leden.item(0).text() == "Iepenlaan, Aylin · voorstel: zelfde adres"
    venster.vast.click()
    assert [v.ander_id for v in kern.sessie.lees(Verwant)] == [zus.id]
    assert venster.leden.item(0).text() == "Iepenlaan, Aylin · broer of zus"
    venster.hoe.zet("geen")
    venster.vast.click()
    assert venster.leden.isHidden()


def test_readers(qtbot, kern: Kern, dossier: Dossier) -> None:
    open_dossier(kern.sessie, dossier.id, VANDAAG)
    venster = LezersDialoog(kern, dossier.id)
    qtbot.addWidget(venster)
    assert venster.som.text() == "S. de Wit 1 ×"
    assert venster.tabel.item(0, 2).text() == "dossier geopend"


def test_every_field_of_every_fact_has_its_history(qtbot, kern: Kern, dossier: Dossier) -> None:
    contact = Contact(dossier_id=dossier.id, datum=VANDAAG, notitie="Belt terug.")
    vastleggen.leg_vast(kern.sessie, contact)
    vastleggen.wijzig(kern.sessie, dataclasses.replace(contact, notitie="Belde terug."))
    venster = VerloopDialoog(kern, dossier.id)
    qtbot.addWidget(venster)
    venster.show()
    assert venster.tabel.item(0, 2).text() == (
        "Contact gewijzigd\nNotitie: Belt terug. → Belde terug."
    )
    assert venster.tabel.item(0, 1).text() == "S. de Wit"
    venster.filter.setText("stapbesluit")
    zichtbaar = [r for r in range(venster.tabel.rowCount()) if not venster.tabel.isRowHidden(r)]
    assert [venster.tabel.item(r, 2).text().split("\n")[0] for r in zichtbaar] == [
        "Stapbesluit vastgelegd"
    ]


def test_closed_text_shows_that_it_was_there_only(qtbot, kern: Kern) -> None:
    dossier, leerling, _ = zet_dossier(kern.sessie)
    contact = Contact(dossier_id=dossier.id, datum=VANDAAG, notitie="Geheim.")
    vastleggen.leg_vast(kern.sessie, contact)
    (periode,) = kern.sessie.lees(Verzuimperiode, leerling_id=leerling.id)
    vastleggen.trek_in(kern.sessie, periode)
    venster = VerloopDialoog(kern, dossier.id)
    qtbot.addWidget(venster)
    alles = "".join(venster.tabel.item(r, 2).text() for r in range(venster.tabel.rowCount()))
    assert "Notitie: op slot" in alles
    assert "Geheim." not in alles


def test_the_dossier_shows_relatives_and_proposals(qtbot, kern: Kern, dossier: Dossier) -> None:
    zus = een_leerling(bsn="", roepnaam="Aylin")
    view = DossierView(kern)
    qtbot.addWidget(view)
    view.show()
    view.toon(dossier.id)
    assert view.familie.isHidden()
    kern.meld_wijziging(vastleggen.leg_vast(kern.sessie, zus))
    assert [k.text() for k in view.familie.findChildren(Regelknop)] == ["1 voorstel bekijken"]
    kern.meld_wijziging(
        familie.leg_vast(kern.sessie, dossier.leerling_id, zus.id, Verwantschap.HALF)
    )
    assert [k.text() for k in view.familie.findChildren(Regelknop)] == [
        "Iepenlaan, Aylin, halfbroer of halfzus"
    ]


def test_closing_says_what_is_open(kern: Kern, dossier: Dossier) -> None:
    vastleggen.leg_vast(
        kern.sessie,
        Taak(dossier_id=dossier.id, datum=date(2026, 11, 20), omschrijving="School bellen"),
    )
    beeld = dossierbeeld(kern.sessie, dossier.id, VANDAAG)
    opzet = opzet_sluiten(Kader(kern.sessie, beeld, VANDAAG, ()))
    assert "• School bellen, vr 20 nov" in opzet.waarschuwing


def test_the_menu_offers_what_fits(kern: Kern, dossier: Dossier) -> None:
    def teksten() -> list[str]:
        menu, ouder = QMenu(), QWidget()
        vul_meer(menu, kern, dossierbeeld(kern.sessie, dossier.id, VANDAAG), ouder)
        return [a.text() for a in menu.actions() if a.text()]

    assert teksten() == [
        "Aanbieden of laten waarnemen…",
        "Naar een andere gemeente…",
        "Broers en zussen…",
        "Samenvoegen met een andere leerling…",
        "Scanmap…",
        "Wie heeft gelezen…",
        "Alles wat is vastgelegd…",
    ]
    ander = een_leerling(achternaam="Iepenlaen", bsn="", onderwijsnummer="100000009")
    vastleggen.leg_vast(kern.sessie, ander)
    voeg_samen(kern.sessie, dossier.leerling_id, ander.id)
    assert "Samengevoegde leerlingen weer uit elkaar…" in teksten()
    dossiers.sluit(kern.sessie, dossier.id, Sluitreden.HERSTELD, VANDAAG)
    assert "Aanbieden of laten waarnemen…" not in teksten()


def test_a_package_out_with_its_words_once_and_receipt(
    qtbot,
    kern: Kern,
    dossier: Dossier,
    tmp_path: Path,
    gezegd: Gezegd,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pad = tmp_path / "uit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(pad), ""))
    scherm = QWidget()
    qtbot.addWidget(scherm)
    vorm = PakketDialoog(kern, dossier.id, scherm)
    vorm.show()
    vorm.knop.click()
    assert "welke gemeente" in vorm._fouten["gemeente"].text()
    vorm.invoer["gemeente"].zet("Elders")
    vorm.knop.click()
    assert (tmp_path / "uit.kantelpunt-pakket").exists()
    (woorden,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, WachtzinDialoog)]
    assert len(woorden.woorden.text().split()) == 10
    (p,) = kern.sessie.lees(Pakket)
    assert p.gemeente == "Elders"
    bevestig_ontvangst(kern, dossier.id, vorm)
    assert "Het hier sluiten?" in gezegd.vragen[-1]
    assert kern.sessie.lees_een(Dossier, dossier.id).sluitreden is Sluitreden.OVERGEDRAGEN
    klembord.wis_geheim()

    importeer = ImporteerVenster(kern)
    qtbot.addWidget(importeer)
    importeer.show()
    importeer.lees(tmp_path / "uit.kantelpunt-pakket")
    (vraag,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, OntvangDialoog)]
    vraag.veldje.veld.setText(woorden.woorden.text())
    vraag.knop.click()
    qtbot.waitUntil(lambda: not importeer._foutbalk.isHidden(), timeout=15000)
    assert "uit dit teambestand zelf" in importeer._foutbalk.label.text()
