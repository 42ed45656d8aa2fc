"""One school year of ten leerlingen on the real window, as jaar.toml tells it.

Issue 'Van melding tot afsluiting', Done when: a written walk through one school year of ten
different leerlingen, one per kind of protocollen 2, 5 and 6. The walk is the file beside this
one; loper.py carries it out. Every expected date, count and word there was worked out by hand
from the protocol and the holidays, and stands with its reckoning.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import app.ui.inloggen as inlogmodule
from app.domain.mensen import Ambtenaar, Leerling, Ouder, Relatie, Rol
from app.domain.scholen import Inschrijving, Onderwijssoort, Regio, School
from app.services import instellingen
from app.services.sessie import Sessie, log_in
from app.ui.start import Programma
from app.ui.venster import Venster
from tests.conftest import WACHTWOORD
from tests.e2e.conftest import Toetsen, Wachter, actief, vol
from tests.e2e.schooljaar.loper import Klok, Loper, lees

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.timeout(600),
]
JAAR = tomllib.loads(Path(__file__).with_name("jaar.toml").read_text(encoding="utf-8"))
BEWAAR = "KANTELPUNT_SCHOOLJAAR"
"""Set to a folder to find the window after each line there as a picture, to look at by hand."""


@pytest.fixture
def klok() -> Klok:
    """Begin on the day before the first line."""
    return Klok(lees(JAAR["begin"]))


@pytest.fixture
def team(team_sessie: Sessie, klok: Klok) -> str:
    """A team file with the schools and the people of the walk, and nothing that happened yet."""
    team_sessie._klok = klok
    vul_team(team_sessie)
    team_sessie.sluit()
    return team_sessie.pad


def vul_team(sessie: Sessie) -> None:
    """Write the schools, the leerlingen with their ouders, and where they go to school."""
    scholen = {
        naam: School(
            naam=s["naam"],
            brin=s["brin"],
            vestiging="00",
            onderwijssoort=Onderwijssoort(s["soort"]),
            regio=Regio.MIDDEN,
            plaats="Modelstad",
        )
        for naam, s in JAAR["school"].items()
    }
    instellingen.bewaar(sessie, instellingen.Instellingen(**JAAR["team"]))
    with sessie.schrijf() as tx:
        tx.maak(Ambtenaar(naam="M. Appel", rol=Rol.LEERPLICHTAMBTENAAR))
        tx.maak_veel(list(scholen.values()))
        for roepnaam, x in JAAR["leerling"].items():
            leerling = tx.maak(
                Leerling(
                    achternaam=x["achternaam"],
                    roepnaam=roepnaam,
                    voornamen=roepnaam,
                    geboortedatum=x["geboren"],
                    straat="Bomenweg",
                    huisnummer="12",
                    postcode="7300 AA",
                    plaats="Modelstad",
                    woongemeente="Modelstad",
                )
            )
            tx.maak(
                Ouder(
                    leerling_id=leerling.id,
                    relatie=Relatie.MOEDER,
                    aanhef="mevrouw",
                    voorletters="A.",
                    achternaam=x["achternaam"],
                )
            )
            if "school" in x:
                tx.maak(
                    Inschrijving(
                        leerling_id=leerling.id,
                        school_id=scholen[x["school"]].id,
                        van=x["sinds"],
                        tot=x.get("tot"),
                    )
                )


@pytest.fixture
def venster(
    team: str,
    klok: Klok,
    qapp: QApplication,
    qtbot: QtBot,
    toetsen: Toetsen,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Venster]:
    """The real window on that file, after logging in by keys; it lives by the walk's clock."""
    monkeypatch.setattr(inlogmodule, "log_in", partial(log_in, klok=klok))
    programma = Programma(qapp)
    inlog = programma.toon_inlog(team)
    actief(inlog)
    toetsen.typ(WACHTWOORD)
    toetsen.druk(Qt.Key.Key_Return)
    assert programma.venster is not None
    programma.venster.resize(1366, 690)
    actief(programma.venster)
    vol(qtbot, programma.venster)
    yield programma.venster
    programma._sluit_venster()
    programma.deleteLater()


def test_een_schooljaar_van_tien_leerlingen(
    venster: Venster,
    klok: Klok,
    qtbot: QtBot,
    toetsen: Toetsen,
    wachter: Wachter,
    tmp_path: Path,
) -> None:
    map_ = tmp_path / "papier"
    map_.mkdir()
    loper = Loper(venster, klok, qtbot, toetsen, wachter, map_, JAAR.get("bestand", {}))
    beelden = os.environ.get(BEWAAR)
    anders: list[str] = []
    for nummer, regel in enumerate(JAAR["regel"], start=1):
        plek = f"regel {nummer}, {regel['dag']}, {regel.get('leerling', 'het team')}"
        try:
            anders += [f"{plek}: {fout}" for fout in loper.loop(regel)]
            if beelden:
                qtbot.wait(150)  # until it settled
                venster.grab().save(f"{beelden}/{nummer:02d}-{regel.get('leerling', 'team')}.png")
        except Exception as fout:
            verhaal = regel.get("verhaal", "")
            raise AssertionError("\n".join([f"{plek}: {verhaal}", repr(fout), *anders])) from fout
    assert not anders, "\n" + "\n".join(anders)
