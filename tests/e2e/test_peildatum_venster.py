"""Another day in the window: read-only everywhere, unmistakable, and back; the same by command.

beslissingen 'One team, one file': peildatum other than today. Today is
Wednesday 18 November 2026; the window is turned to Wednesday 11 November.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.dossiers import Taak, Wacht, Wachtop
from app.domain.handelen import Brief, Contact, Interventie
from app.domain.mensen import Rol
from app.domain.verzuim import MeldingStatus
from app.services import mensen, vastleggen
from app.services.sessie import Sessie
from app.ui.acties import TABEL
from app.ui.brieven.dialoog import BriefDialoog
from app.ui.dossier.dossier_view import DossierView
from app.ui.kleuren import Kleur
from app.ui.thema import thema
from app.ui.vastleggen.kinds import KINDS
from app.ui.venster import Venster
from tests.conftest import VANDAAG, WACHTWOORD
from tests.e2e.conftest import CTRL, SHIFT, Toetsen, Wachter, noem, vol
from tests.e2e.opdracht import kantelpunt
from tests.fabriek import een_leerling, een_melding, zet_dossier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TOEN = date(2026, 11, 11)
MAG = {
    "meldingen": {"Bekijk leerling  (L)"},
    "scholen": set(),
    "mensen": {"Mijn wachtwoord wijzigen…"},
    "reservekopie": {"Nu een reservekopie maken", "Controleer kopie"},
    "instellingen": {"Logo kiezen…", "Logo weghalen", "Proefpagina afdrukken…", "Map kiezen…"},
}
"""What a button may still do on another day: look, check, copy, print, own password.

The buttons of Instellingen fill the form; only its Opslaan records, and that is off.
"""


@pytest.fixture
def dossier_id(team_sessie: Sessie) -> str:
    """A dossier in stap 1 with an interventie, a task and a contact, and a melding that waits."""
    dossier, _, school = zet_dossier(team_sessie)
    ander = een_leerling(achternaam="Aalbes", bsn="")
    taak = Taak(dossier_id=dossier.id, datum=TOEN, omschrijving="Bellen")
    with team_sessie.schrijf() as tx:
        tx.maak_veel(
            [
                ander,
                een_melding(ander, school_id=school.id),
                taak,
                Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 10, 14)),
                Contact(dossier_id=dossier.id, datum=date(2026, 11, 10), notitie="toen"),
                Contact(dossier_id=dossier.id, datum=date(2026, 11, 17), notitie="daarna"),
            ]
        )
    mensen.voeg_toe(team_sessie, "M. Appel", Rol.LEERPLICHTAMBTENAAR, False, "start-appel-boom-1")
    return dossier.id


def naar_toen(venster: Venster, toetsen: Toetsen, qtbot: QtBot) -> None:
    """Ctrl+D, the day in words, Enter."""
    toetsen.druk(Qt.Key.Key_D, CTRL)
    toetsen.typ("11 nov")
    toetsen.druk(Qt.Key.Key_Return)
    vol(qtbot, venster)
    assert venster.kern.peildatum == TOEN


def feiten(sessie: Sessie) -> int:
    """Count what was recorded; looking (raadpleging) does not count."""
    return int(sessie.v.waarde("SELECT count(*) FROM audit WHERE actie <> 'raadpleeg'"))


def test_alles_is_alleen_lezen(
    dossier_id: str, start: Callable[[], Venster], toetsen: Toetsen, wachter: Wachter, qtbot: QtBot
) -> None:
    venster = start()
    sessie = venster.kern.sessie
    gewoon = thema().hex(Kleur.VLAK)
    naar_toen(venster, toetsen, qtbot)
    voor = feiten(sessie)

    # Unmistakable: another colour, a bar that cannot be closed, the day on the button.
    assert thema().hex(Kleur.VLAK) != gewoon
    assert venster.dagbalk.isVisible()
    assert "woensdag 11 november 2026 — alleen lezen" in venster.dagbalk.label.text()
    assert "11 november 2026" in venster.bovenbalk.peildatum.accessibleName()

    # No action of the menus records, no button of a page does.
    for regel in TABEL:
        if regel.schrijft:
            assert not venster.acties[regel.code].isEnabled(), regel.code
    for cijfer, code in zip("25678", MAG, strict=True):
        toetsen.druk(Qt.Key(ord(cijfer)), CTRL)
        scherm = venster.huidig_scherm
        assert scherm is not None
        aan = {
            noem(k) if not k.text() else k.text()
            for k in scherm.findChildren(QPushButton)
            if k.isVisible() and k.isEnabled()
        }
        assert aan <= MAG[code], (code, aan - MAG[code])
    assert venster.dagbalk.isVisible()

    # Meldingen by their keys: told, not done.
    toetsen.druk(Qt.Key.Key_2, CTRL)
    for toets in (Qt.Key.Key_B, Qt.Key.Key_K):
        wachter.verwacht_knop("U kijkt naar een andere dag", "OK")
        toetsen.druk(toets)
    assert sessie.lees(MeldingStatus) == []

    # The dossier as it was: the contact of the 17th does not exist yet.
    toetsen.druk(Qt.Key.Key_1, CTRL)
    toetsen.druk(Qt.Key.Key_Return)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    regels = " ".join(i.tekst for i in view.tijdlijn.lijst.tijdlijn.items)
    assert "toen" in regels
    assert "daarna" not in regels
    assert not view.kop.vastleggen.isEnabled()
    for knop in view.kantel.knoppen.findChildren(QPushButton):
        assert not knop.isEnabled(), knop.text()
    for vink in view.zij.te_doen.findChildren(QCheckBox):
        assert not vink.isEnabled(), noem(vink)
    for kind in KINDS:
        if kind.sneltoets:
            wachter.verwacht_knop("U kijkt naar een andere dag", "OK")
            toetsen.druk(_letter(kind.sneltoets), CTRL | SHIFT)
            assert not view.formulier.isVisible(), kind.naam
    view.tijdlijn.lijst.setFocus()
    rij = next(i for i, x in enumerate(view.tijdlijn.lijst.tijdlijn.items) if x.soort == "contact")
    toetsen.druk(Qt.Key.Key_Home, CTRL)
    for _ in range(rij):
        toetsen.druk(Qt.Key.Key_Down)
    wachter.verwacht_knop("U kijkt naar een andere dag", "OK")
    toetsen.druk(Qt.Key.Key_Delete)
    toetsen.druk(Qt.Key.Key_Z, CTRL)
    assert feiten(sessie) == voor

    # Back to today by key: bar and colour go, and recording works again.
    toetsen.druk(Qt.Key.Key_D, CTRL | SHIFT)
    vol(qtbot, venster)
    assert not venster.dagbalk.isVisible()
    assert thema().hex(Kleur.VLAK) == gewoon
    toetsen.druk(Qt.Key.Key_C, CTRL | SHIFT)
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert VANDAAG in {c.datum for c in sessie.lees(Contact, dossier_id=dossier_id)}


def _letter(sneltoets: str) -> Qt.Key:
    """Give the key of a shortcut such as Ctrl+Shift+C."""
    return Qt.Key(ord(sneltoets[-1]))


def test_een_open_formulier_gaat_weg_en_komt_terug(
    dossier_id: str, start: Callable[[], Venster], toetsen: Toetsen, qtbot: QtBot
) -> None:
    """What was typed for today is not recorded on another day, and is not lost."""
    venster = start()
    toetsen.druk(Qt.Key.Key_Return)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    toetsen.druk(Qt.Key.Key_K, CTRL | SHIFT)
    toetsen.typ("Half verhaal")
    naar_toen(venster, toetsen, qtbot)
    assert not view.formulier.isVisible()
    toetsen.druk(Qt.Key.Key_D, CTRL | SHIFT)
    toetsen.druk(Qt.Key.Key_K, CTRL | SHIFT)
    assert view.formulier.formulier is not None
    assert view.formulier.formulier.veld("omschrijving").invoer.waarde() == "Half verhaal"


def test_brief_alleen_als_concept(
    dossier_id: str,
    start: Callable[[], Venster],
    toetsen: Toetsen,
    wachter: Wachter,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    venster = start()
    sessie = venster.kern.sessie
    toetsen.druk(Qt.Key.Key_Return)
    naar_toen(venster, toetsen, qtbot)
    toetsen.druk(Qt.Key.Key_B, CTRL | SHIFT)
    toetsen.druk(Qt.Key.Key_Down)
    toetsen.druk(Qt.Key.Key_Return)
    dialoog = QApplication.activeModalWidget()
    assert isinstance(dialoog, BriefDialoog)
    assert dialoog.concepten
    assert all(c.concept for c in dialoog.concepten)
    assert dialoog.knop_pdf.text() == "Concept opslaan als PDF…"
    assert dialoog.knop_druk.text() == "Concept afdrukken…"
    wachter.verwacht_bestand(tmp_path / "concept.pdf")
    toetsen.tab_naar("Concept opslaan")
    toetsen.druk(Qt.Key.Key_Space)
    assert list(tmp_path.glob("concept*.pdf"))
    assert sessie.lees(Brief) == []
    toetsen.druk(Qt.Key.Key_Escape)


def lijst_op(pad: str, dag: str) -> list[dict[str, Any]]:
    """Ask the command line for the caseload of a day."""
    uit = kantelpunt("caseload", pad, "--peildatum", dag, "--json", wachtwoord=WACHTWOORD)
    assert (uit.returncode, uit.stderr) == (0, "")
    rijen = json.loads(uit.stdout)
    assert isinstance(rijen, list)
    return rijen


def test_caseload_json_een_week_later(team_sessie: Sessie) -> None:
    """Stap 1, interventie on Wed 14 October, region Midden; a wait up to Mon 2 November.

    3 schoolweken after week 42: herfstvakantie Midden 17-25 October is week 43, so
    44, 45, 46: Wednesday 11 November.
    """
    dossier, leerling, _ = zet_dossier(team_sessie, geopend=date(2026, 10, 12))
    vastleggen.leg_vast(
        team_sessie,
        Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 10, 14)),
        Wacht(
            dossier_id=dossier.id,
            op=Wachtop.ADVIES,
            van=date(2026, 10, 20),
            tot=date(2026, 11, 2),
        ),
    )
    pad = team_sessie.pad
    team_sessie.sluit()
    assert lijst_op(pad, "2026-10-09") == []  # the dossier was opened on the 12th
    verwacht = {
        # day: status, days at home counted from 12 October, waiting
        "2026-10-28": ("wacht", 17, True),
        # schooldagen to come: 5 6 9 10 11 -> 5: within the coming 5
        "2026-11-04": ("deze_week", 24, False),
        "2026-11-11": ("deze_week", 31, False),
        "2026-11-12": ("over_termijn", 32, False),
        "2026-11-18": ("over_termijn", 38, False),
    }
    for dag, (status, thuis, wacht) in verwacht.items():
        (rij,) = lijst_op(pad, dag)
        punt = rij["ladderpunt"]  # beside it run the tracks of the law, which may lead
        assert rij["leerling_id"] == leerling.id
        assert (punt["status"], rij["dagen_thuis"]) == (status, thuis), dag
        assert (rij["wacht"] is not None) is wacht, dag
        assert (punt["aard"], punt["datum"], punt["naar"]) == ("kantelpunt", "2026-11-11", "2")
        assert "woensdag 11 november" in punt["uitleg"] or "wo 11 november" in punt["uitleg"]
        assert punt["bron"]["document"]
        assert punt["bron"]["plaats"]
    # before the interventie: provisional, from the begin of the stap on Mon 12 October
    (rij,) = lijst_op(pad, "2026-10-13")
    assert rij["kantelpunt"]["datum"] == "2026-11-09"
