"""A half-written note survives SIGKILL, is readable nowhere on disk, and is offered again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.domain.handelen import Contact
from app.domain.schoolwerk import Schoolbezoek
from app.services import vastleggen
from app.services.brieven import Invulsoort
from app.services.schoolbezoek import Bezoek
from app.services.sessie import Sessie
from app.ui import achtergrond
from app.ui.beheer.bezoekdialoog import BezoekDialoog
from app.ui.beheer.feitformulier import Feitformulier
from app.ui.beheer.instellingen import InstellingenView
from app.ui.brieven.dialoog import BriefDialoog
from app.ui.brieven.verzenden import VerzendVenster
from app.ui.dossier.dossier_view import DossierView
from app.ui.kern import Kern
from app.ui.meldingen.nieuw import NieuweMelding
from app.ui.overdracht.aanbieden import AanbiedDialoog
from app.ui.protocollen.view import ProtocollenView
from app.ui.sjablonen.view import SjablonenView
from app.ui.venster import Venster
from app.ui.verslagen.verslag import VerslagVenster
from db.conceptkluis import Conceptkluis, conceptpad
from tests.conftest import WACHTWOORD
from tests.fabriek import zet_dossier
from tests.vensters import ruim_vensters_op

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("no SIGKILL", allow_module_level=True)

WORTEL = Path(__file__).resolve().parents[2]
TEKST = "Zonnebloemzaad op het balkon; belt terug"


@pytest.fixture
def na_herstart(opnieuw: Callable[[], Sessie]) -> Iterator[Callable[[], Kern]]:
    """A heart as after a new start; its windows close before its file does."""
    yield lambda: Kern(opnieuw())
    ruim_vensters_op()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # closed once only
    achtergrond.wacht_op_alles()


def test_a_note_that_was_half_written_when_the_program_was_killed(
    team_sessie: Sessie, na_herstart: Callable[[], Kern], tmp_path: Path
) -> None:
    dossier, _, _ = zet_dossier(team_sessie, geopend=date(2026, 11, 2))
    omgeving = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(WORTEL)}
    woorden = [str(team_sessie.pad), WACHTWOORD, dossier.id, TEKST]
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("typer.py")), *woorden],
        env=omgeving,
        stdout=subprocess.PIPE,
        text=True,
        cwd=WORTEL,
    ) as werker:
        assert werker.stdout is not None
        assert werker.stdout.readline().strip() == "getypt"
        os.kill(werker.pid, signal.SIGKILL)
    assert werker.returncode == -signal.SIGKILL

    for bestand in (p for p in tmp_path.rglob("*") if p.is_file()):
        inhoud = bestand.read_bytes()
        for naald in ("Zonnebloemzaad", "balkon"):
            assert naald.encode() not in inhoud, bestand.name
            assert naald.encode("utf-16-le") not in inhoud, bestand.name
    plek = conceptpad(team_sessie.pad, team_sessie.ambtenaar_id)
    assert plek.stat().st_size % 2048 == 28  # padded; nonce and tag

    kern = na_herstart()
    venster = Venster(kern)
    venster._bied_concepten_aan()
    balk = venster.conceptbalk
    assert "Contact (Iepenlaan" in balk.label.text()
    verder = next(k for k in balk.findChildren(QPushButton) if k.text() == "Verder typen")
    verder.click()
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    assert view.formulier.formulier is not None
    assert view.formulier.formulier.veld("notitie").invoer.waarde() == TEKST
    view.formulier.bewaar()
    assert [c.notitie for c in kern.sessie.lees(Contact)] == [TEKST]
    kern.concepten.wacht()
    assert not plek.exists()
    assert balk.isHidden()


def test_nobody_else_reads_it_and_a_torn_file_is_no_draft(tmp_path: Path) -> None:
    pad = tmp_path / "team.kantelpunt"
    eigen, ander = bytes(range(32)), bytes(range(1, 33))
    kluis = Conceptkluis(pad, "ik", eigen)
    kluis.bewaar(b"half woord")
    assert Conceptkluis(pad, "ik", eigen).lees() == b"half woord"
    assert Conceptkluis(pad, "ik", ander).lees() == b""
    plek = conceptpad(pad, "ik")
    plek.write_bytes(plek.read_bytes()[:-1])
    assert kluis.lees() == b""
    kluis.bewaar(b"")
    assert not plek.exists()
    assert Conceptkluis(pad, "ik", b"").lees() == b""


def _aanbod(kern: Kern) -> list[tuple[str, Venster]]:
    """Walk through what is offered at the start: what it says, and the window after going on."""
    venster = Venster(kern)
    venster.show()
    venster._bied_concepten_aan()
    gezegd = []
    while not venster.conceptbalk.isHidden():
        tekst = venster.conceptbalk.label.text()
        gezegd.append((tekst.split(": ", 1)[1].split(", getypt")[0], venster))
        knoppen = venster.conceptbalk.findChildren(QPushButton)
        next(k for k in knoppen if k.text() == "Verder typen").click()
        QApplication.processEvents()
    return gezegd


def test_what_was_typed_in_windows_of_their_own_comes_back(
    kern: Kern, na_herstart: Callable[[], Kern]
) -> None:
    """A verslag, a melding, an offer, a text of a letter, a template, a change of a protocol."""
    dossier, leerling, _ = zet_dossier(kern.sessie, geopend=date(2026, 11, 2))
    gesprek = Contact(dossier_id=dossier.id, datum=date(2026, 11, 17), notitie="")
    vastleggen.leg_vast(kern.sessie, gesprek)
    verslag = VerslagVenster(kern, dossier.id, gesprek.id)
    deel = next(iter(verslag.delen()))
    QTest.keyClicks(verslag.veld(deel).invoer, "Moeder vertelt over de ochtenden")
    verslag.acties.voeg_toe()
    verslag.acties.regels[0][1].setText("rooster sturen")
    ouder = QWidget()
    melding = NieuweMelding(kern, ouder)
    melding.open_voor(leerling.id)
    assert melding.formulier is not None
    melding.formulier.invoer["toelichting"].zet("belde om half negen")
    melding.formulier.invoer["toelichting"].gewijzigd.emit()
    aanbod = AanbiedDialoog(kern, [dossier.id])
    QTest.keyClicks(aanbod.invoer["toelichting"].invoer, "ken je dit gezin nog")
    brief = BriefDialoog(kern, dossier.id, "uitnodiging")
    assert brief._blad is not None
    code = next(v.code for v in brief._blad._velden if v.soort is Invulsoort.REGELS)
    QTest.keyClicks(brief._blad.invoer(code).invoer, "neem het rooster mee")
    sjablonen = SjablonenView(kern)
    sjablonen.ga_naar("uitnodiging")
    sjablonen._vak().body.appendPlainText("Tot ziens in het stadhuis.")
    protocollen = ProtocollenView(kern)
    protocollen.toon("apeldoorn")
    assert protocollen.bestand is not None
    concept = protocollen._concept(protocollen.bestand)
    concept.zet_toml(concept.toml.replace("binnen 5 werkdagen", "binnen vijf werkdagen"))
    protocollen._concept_gewijzigd()
    QTest.qWait(700)
    kern.concepten.wacht()

    later = na_herstart()
    gezegd = _aanbod(later)
    assert sorted(wat for wat, _ in gezegd) == [
        "Aanbieden (Iepenlaan, Emre)",
        "Nieuwe melding (Iepenlaan, Emre)",
        "Tekst van een brief (Iepenlaan, Emre)",
        "Tekst van een sjabloon (Sjablonen)",
        "Verslag (Iepenlaan, Emre)",
        "Wijziging van een protocol (Protocollen)",
    ]
    venster = gezegd[0][1]
    (weer,) = venster.findChildren(VerslagVenster)
    assert weer.delen()[deel] == "Moeder vertelt over de ochtenden"
    assert weer.acties.regels[0][1].text() == "rooster sturen"
    (vorm,) = venster.findChildren(Feitformulier)
    assert vorm.invoer["toelichting"].waarde() == "belde om half negen"
    assert vorm.invoer["bron"].waarde() == "school"
    (aanbieden,) = venster.findChildren(AanbiedDialoog)
    assert aanbieden.invoer["toelichting"].waarde() == "ken je dit gezin nog"
    (dialoog,) = venster.findChildren(BriefDialoog)
    assert dialoog._blad is not None
    assert dialoog._blad.invoer(code).waarde() == "neem het rooster mee"
    (teksten,) = venster.findChildren(SjablonenView)
    assert teksten._vak().body.toPlainText().endswith("Tot ziens in het stadhuis.")
    assert teksten._vuil
    (regels,) = venster.findChildren(ProtocollenView)
    assert regels.bestand is not None
    assert "binnen vijf werkdagen" in regels._concept(regels.bestand).toml

    for venstertje in (weer, vorm, aanbieden, dialoog):
        venstertje.reject()  # given up: forgotten
    later.concepten.wacht()
    over = {c.sleutel[1] for c in later.concepten._alle.values()}
    assert over == {"sjabloon", "protocol"}


def test_settings_and_a_letter_to_many_come_back_until_they_are_saved(
    kern: Kern, na_herstart: Callable[[], Kern]
) -> None:
    zet_dossier(kern.sessie, geopend=date(2026, 11, 2))
    view = InstellingenView(kern)
    view.redenen.lijst.appendPlainText("Onderwijs op een andere locatie")
    brief = VerzendVenster(kern)
    assert brief._blad is not None
    code = next(v.code for v in brief._blad._velden if v.soort is Invulsoort.REGELS)
    QTest.keyClicks(brief._blad.invoer(code).invoer, "neem het rooster mee")
    QTest.qWait(700)
    kern.concepten.wacht()
    later = na_herstart()
    titels = {c.titel for c in later.concepten.van_vorige_keer}
    assert titels == {"Tekst in Instellingen", "Brief aan velen"}
    weer = InstellingenView(later)
    assert weer.redenen.waarde().endswith("andere locatie")
    weer.bewaar()
    velen = VerzendVenster(later)
    assert velen.keuzes()[code] == "neem het rooster mee"
    velen.reject()
    later.concepten.wacht()
    assert later.concepten._alle == {}


def test_a_lock_keeps_what_is_typed_in_a_small_window(kern: Kern) -> None:
    dossier, _, _ = zet_dossier(kern.sessie, geopend=date(2026, 11, 2))
    aanbod = AanbiedDialoog(kern, [dossier.id])
    aanbod.open()
    QTest.keyClicks(aanbod.invoer["toelichting"].invoer, "bel mij even")
    kern.vergrendeld.emit()
    weer = AanbiedDialoog(kern, [dossier.id])
    assert weer.invoer["toelichting"].waarde() == "bel mij even"
    weer.reject()
    leeg = AanbiedDialoog(kern, [dossier.id])
    assert leeg.invoer["toelichting"].waarde() == ""


def test_a_schoolbezoek_and_the_text_of_a_letter_come_back(
    kern: Kern, opnieuw: Callable[[], Sessie]
) -> None:
    dossier, _, school = zet_dossier(kern.sessie, geopend=date(2026, 11, 2))
    feit = Schoolbezoek(school_id=school.id, datum=date(2026, 11, 17))
    bezoek = Bezoek(bezoek=feit, punten=(), door="")
    dialoog = BezoekDialoog(kern, school, bezoek, nieuw=True)
    dialoog.aanwezig.invoer.setFocus()
    QTest.keyClicks(dialoog.aanwezig.invoer, "de directeur")
    QTest.qWait(700)
    brief = BriefDialoog(kern, dossier.id, "uitnodiging")
    brief._eigen_tekst("ouder", "Beste ouder, kom praten.")
    kern.concepten.wacht()
    later = Kern(opnieuw())
    assert {c.titel for c in later.concepten.van_vorige_keer} == {
        "Schoolbezoek",
        "Tekst van een brief",
    }
    weer = BezoekDialoog(later, school, bezoek, nieuw=True)
    assert weer.aanwezig.waarde() == "de directeur"
    weer.reject()
    later.concepten.wacht()
    dialoog.reject()
    brief.reject()
    kern.concepten.wacht()
    assert [c.titel for c in Kern(opnieuw()).concepten.van_vorige_keer] == []
