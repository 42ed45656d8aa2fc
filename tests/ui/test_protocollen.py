"""The screen Protocollen on real widgets: read, change, try, adopt, choose, files in and out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.handelen import Interventie
from app.domain.team import Protocolkeuze, TeamProtocol
from app.protocol.model import Protocol
from app.services.protocolbeheer.regelvelden import Veldsoort
from app.services.protocollen import meegeleverd
from app.services.sessie import Sessie
from app.ui.kern import Kern
from app.ui.protocollen.dagvenster import Dagvenster
from app.ui.protocollen.gebruikblad import Keuzevenster
from app.ui.protocollen.veldvorm import Termijnvorm
from app.ui.protocollen.view import ProtocollenView
from app.ui.protocollen.watalsvenster import WatAlsVenster
from resources.lezer import lees_tekst
from tests.fabriek import zet_dossier
from tests.ui.conftest import Gezegd

TERMIJN = "Termijn (kantelpunt)"
STAP1 = "Stap 1: De basis op orde"


@pytest.fixture
def sessie(team_sessie: Sessie) -> Sessie:
    """One dossier in stap 1: first interventie wo 4 nov, kantelpunt wo 25 nov (3 schoolweken)."""
    dossier, _, _ = zet_dossier(team_sessie, geopend=date(2026, 11, 2))
    with team_sessie.schrijf() as tx:
        tx.maak(Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 11, 4)))
    return team_sessie


@pytest.fixture
def view(qtbot: QtBot, sessie: Sessie) -> ProtocollenView:
    view = ProtocollenView(Kern(sessie))
    qtbot.addWidget(view)
    view.resize(1200, 650)
    view.show()
    return view


def blad(view: ProtocollenView, naam: str) -> None:
    titels = [view.bladen.tabText(n) for n in range(view.bladen.count())]
    view.bladen.setCurrentIndex(titels.index(naam))


def kies_veld(view: ProtocollenView, regel: str, label: str) -> None:
    rijen = view.wijzig.tabel.model_.rijen()
    (nummer,) = [n for n, v in enumerate(rijen) if v.regel == regel and v.label == label]
    view.wijzig.tabel.selectRow(nummer)


def maak_korter(view: ProtocollenView, qtbot: QtBot) -> None:
    """Set the term of stap 1 to 2 schoolweken, by the form."""
    blad(view, "Wijzigen")
    kies_veld(view, STAP1, TERMIJN)
    vorm = view.wijzig._vorm
    assert isinstance(vorm, Termijnvorm)
    regel = vorm.aantal.invoer
    regel.setFocus()
    qtbot.keyClick(regel, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(regel, "2")
    qtbot.mouseClick(view.wijzig.zet, Qt.MouseButton.LeftButton)


def test_elk_meegeleverd_protocol_staat_er_met_plaatje_en_tekst(view: ProtocollenView) -> None:
    codes = [b.code for b in view.tabel.model_.rijen()]
    assert sorted(codes) == sorted(meegeleverd())
    assert isinstance(view.bestand, Protocol)  # the ladder is shown first
    for code in codes:
        view.toon(code)
        assert view.bestand is not None
        assert view.bestand.code == code
        for naam in ("Plaatje", "Tekst", "Voorbeelden"):
            blad(view, naam)
        stappen = len(view.bestand.stappen) if isinstance(view.bestand, Protocol) else 0
        blad(view, "Plaatje")
        assert len(view.beeld.vakken) == stappen + sum(len(s.stappen) for s in view.bestand.sporen)
        assert all(v.accessibleName() for v in view.beeld.vakken)


def test_van_een_vak_naar_zijn_regel_in_de_tekst(view: ProtocollenView, qtbot: QtBot) -> None:
    view.toon("apeldoorn")
    blad(view, "Plaatje")
    laatste = view.beeld.vakken[-1]
    laatste.setFocus()
    qtbot.keyClick(laatste, Qt.Key.Key_Space)
    assert view.bladen.currentWidget() is view.tekst
    assert view.tekst.tekst.verticalScrollBar().value() > 0


def test_pijlen_lopen_langs_de_vakken(view: ProtocollenView, qtbot: QtBot) -> None:
    view.toon("apeldoorn")
    blad(view, "Plaatje")
    view.activateWindow()
    eerste, tweede = view.beeld.vakken[:2]
    eerste.setFocus()
    qtbot.keyClick(eerste, Qt.Key.Key_Right)
    assert view.beeld.focusWidget() is tweede


def test_wijzigen_is_een_concept_tot_het_vastgesteld_is(
    view: ProtocollenView, qtbot: QtBot, sessie: Sessie
) -> None:
    view.toon("apeldoorn")
    maak_korter(view, qtbot)
    assert "Concept met" in view.wijzig.balk.label.text()
    assert sessie.lees(TeamProtocol) == []
    qtbot.mouseClick(view.wijzig.stelvast, Qt.MouseButton.LeftButton)
    venster = view.findChild(Dagvenster)
    assert venster is not None
    venster.dag.zet(date(2026, 11, 1))
    venster.bewaar()
    (versie,) = sessie.lees(TeamProtocol)
    assert versie.geldig_vanaf == date(2026, 11, 1)
    nu = sessie.protocol("apeldoorn", date(2026, 11, 18))
    kantelpunt = nu.stappen["1"].kantelpunt
    assert kantelpunt is not None
    assert kantelpunt.termijn.aantal == 2
    assert kantelpunt.bron.eigen
    view.kern.maak_ongedaan()
    assert sessie.lees(TeamProtocol) == []


def test_een_foute_waarde_zegt_wat_te_doen_en_verandert_niets(
    view: ProtocollenView, qtbot: QtBot
) -> None:
    view.toon("apeldoorn")
    blad(view, "Wijzigen")
    kies_veld(view, STAP1, TERMIJN)
    vorm = view.wijzig._vorm
    assert isinstance(vorm, Termijnvorm)
    vorm.aantal.zet_ruw("veel")
    qtbot.mouseClick(view.wijzig.zet, Qt.MouseButton.LeftButton)
    assert "geen heel getal" in view.wijzig.fout.text()
    assert view.wijzig.concept is not None
    assert not view.wijzig.concept.gewijzigd


def test_ongedaan_en_opnieuw_met_toetsen(view: ProtocollenView, qtbot: QtBot) -> None:
    view.toon("apeldoorn")
    maak_korter(view, qtbot)
    concept = view.wijzig.concept
    assert concept is not None
    view.wijzig.tabel.setFocus()
    qtbot.mouseClick(view.wijzig.terug, Qt.MouseButton.LeftButton)
    assert not concept.gewijzigd
    qtbot.mouseClick(view.wijzig.opnieuw, Qt.MouseButton.LeftButton)
    assert concept.gewijzigd


def test_elke_soort_waarde_heeft_een_vorm_die_teruggeeft_wat_er_stond(
    view: ProtocollenView,
) -> None:
    gezien = set()
    for bestand in view.tabel.model_.rijen():
        view.toon(bestand.code)
        blad(view, "Wijzigen")
        for nummer, veld in enumerate(view.wijzig.tabel.model_.rijen()):
            if veld.soort in gezien and nummer % 7:
                continue
            view.wijzig.tabel.selectRow(nummer)
            vorm = view.wijzig._vorm
            assert vorm is not None
            assert vorm.waarde() == veld.waarde, veld
            gezien.add(veld.soort)
    assert gezien >= set(Veldsoort) - {Veldsoort.DREMPEL, Veldsoort.WOORDEN}


def test_wat_als_in_het_venster(view: ProtocollenView, qtbot: QtBot) -> None:
    view.toon("apeldoorn")
    maak_korter(view, qtbot)
    qtbot.mouseClick(view.wijzig.watals, Qt.MouseButton.LeftButton)
    venster = view.findChild(WatAlsVenster)
    assert venster is not None
    venster.dag.zet(date(2026, 11, 1))
    qtbot.mouseClick(venster.bereken, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: venster.uitkomst is not None)
    (rij,) = venster.tabel.model_.rijen()
    # wo 4 nov + 3 schoolweken = wo 25 nov; + 2 = wo 18 nov
    assert (rij.oud, rij.nieuw) == (date(2026, 11, 25), date(2026, 11, 18))
    assert "1 van 1 dossier krijgt" in venster.onder.text()


def test_versies_naast_elkaar(view: ProtocollenView, qtbot: QtBot) -> None:
    view.toon("apeldoorn")
    maak_korter(view, qtbot)
    blad(view, "Versies")
    assert [v.naam for v in view.versies.tabel.model_.rijen()] == ["concept", "meegeleverd"]
    (verschil,) = view.versies.verschil.model_.rijen()
    assert (verschil.oud, verschil.nieuw) == ("3 schoolweken", "2 schoolweken")


def test_kiezen_voor_een_gemeente(view: ProtocollenView, qtbot: QtBot, sessie: Sessie) -> None:
    view.toon("routes")
    blad(view, "Voor wie")
    assert "1 open dossiers" in view.gebruik.uitleg.text()
    qtbot.mouseClick(view.gebruik.voeg_toe, Qt.MouseButton.LeftButton)
    venster = view.findChild(Keuzevenster)
    assert venster is not None
    venster.aan.zet(False)
    venster.gemeente.zet("Modelstad")
    venster._bewaar()
    (keuze,) = sessie.lees(Protocolkeuze)
    assert (keuze.protocol, keuze.gemeente, keuze.aan) == ("routes", "Modelstad", False)


def test_de_wet_gaat_niet_uit(
    view: ProtocollenView, qtbot: QtBot, sessie: Sessie, gezegd: Gezegd
) -> None:
    view.toon("wet_verzuim")
    blad(view, "Voor wie")
    qtbot.mouseClick(view.gebruik.voeg_toe, Qt.MouseButton.LeftButton)
    venster = view.findChild(Keuzevenster)
    assert venster is not None
    venster.aan.zet(False)
    venster._bewaar()
    assert "komt uit de wet" in gezegd.fouten[-1].tekst
    assert sessie.lees(Protocolkeuze) == []


def test_voorbeelden_zeggen_wat_anders_uitkomt(view: ProtocollenView, qtbot: QtBot) -> None:
    view.toon("apeldoorn")
    blad(view, "Voorbeelden")
    assert view.voorbeelden.uitleg.text().startswith("Alle ")
    maak_korter(view, qtbot)
    blad(view, "Voorbeelden")
    assert "komen anders uit" in view.voorbeelden.uitleg.text()
    eerste = view.voorbeelden.tabel.model_.rij(0)
    assert eerste is not None
    assert eerste.anders


def test_toml_uit_en_weer_in_als_concept(
    view: ProtocollenView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gezegd: Gezegd
) -> None:
    naar = tmp_path / "apeldoorn.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(naar), ""))
    view.toon("apeldoorn")
    view._exporteer()
    assert naar.read_text("utf-8") == lees_tekst("protocollen", "apeldoorn.toml")
    naar.write_text(naar.read_text("utf-8").replace("aantal = 3,", "aantal = 2,", 1), "utf-8")
    view.open_bestand(str(naar))
    assert next(v.naam for v in view.versies.tabel.model_.rijen()) == "concept"
    naar.write_text("code = 'apeldoorn'\ntitel =\nx = 1", "utf-8")
    view.open_bestand(str(naar))
    assert "apeldoorn.toml" in gezegd.fouten[-1].tekst
    assert "regel 2" in gezegd.fouten[-1].tekst


def test_een_nieuw_protocol_uit_een_bestand(
    view: ProtocollenView, tmp_path: Path, sessie: Sessie
) -> None:
    pad = tmp_path / "buurt.toml"
    pad.write_text(
        """code = "buurt"
titel = "Buurtafspraken"
geldig_vanaf = 2026-08-01
bron = { document = "eigen", plaats = "teamoverleg" }
[documenten.eigen]
titel = "Eigen afspraken"
eigen = true
""",
        "utf-8",
    )
    view.open_bestand(str(pad))
    venster = view.findChild(Dagvenster)
    assert venster is not None
    venster.bewaar()
    (versie,) = sessie.lees(TeamProtocol)
    assert versie.code == "buurt"
    assert view.bestand is not None
    assert view.bestand.code == "buurt"
