"""`brieven` on the command line: try, refuse with exceptions, make in postal order, go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdf
import pytest

from app.cli.opdrachten import voer_uit
from app.domain.handelen import Brief
from app.domain.mensen import Leerling, Ouder
from app.services import instellingen
from app.services.instellingen import Instellingen
from app.services.sessie import Sessie
from tests.conftest import WACHTWOORD
from tests.fabriek import zet_dossier


def test_brieven_aan_een_school(
    team_sessie: Sessie,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    instellingen.bewaar(team_sessie, Instellingen(gemeente="Modelstad", telefoon="055 000 0000"))
    _, leerling, _ = zet_dossier(team_sessie)
    pad, map_ = str(team_sessie.pad), tmp_path / "uit"
    dag = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    velden = ["--veld", f"datum_gesprek={dag}", "--veld", "tijd_gesprek=10:00"]
    velden += ["--veld", "plaats_gesprek=Kantoor"]
    regel = ["--regel", "school:Het Fictieve"]

    def roep(*woorden: str) -> tuple[int, str]:
        code = voer_uit(["brieven", pad, *woorden], lambda *_a: 0)
        uit = capsys.readouterr()
        return code, uit.out + uit.err

    assert roep() == (0, "Er zijn nog geen verzendingen.\n")
    code, uit = roep("uitnodiging", *regel, *velden, "--proef")
    assert (code, "2 brieven, 0 uitzonderingen" in uit) == (0, True), uit
    assert roep("uitnodiging", *regel, *velden)[0] == 1  # no folder named
    with team_sessie.schrijf() as tx:
        (ouder,) = team_sessie.lees(Ouder, leerling_id=leerling.id)
        tx.maak(
            Ouder(
                leerling_id=leerling.id,
                relatie=ouder.relatie,
                achternaam="Zonder",
                straat="Weg",
                huisnummer="1",
            )
        )
    map_.mkdir()
    code, uit = roep("uitnodiging", *regel, *velden, "--naar", str(map_))
    assert code == 1
    assert "er is niets gemaakt" in uit
    assert not list(map_.iterdir())
    code, uit = roep("uitnodiging", *regel, *velden, "--naar", str(map_), "--zonder-uitzonderingen")
    assert code == 0, uit
    assert sorted(p.name for p in map_.iterdir()) == [
        "0001-ouder.pdf",
        "0002-leerling.pdf",
        "alle-brieven.pdf",
    ]
    assert len(pypdf.PdfReader(map_ / "alle-brieven.pdf").pages) == 2
    assert len(team_sessie.lees(Brief)) == 2
    assert "2 van 2" in roep()[1]
    code, uit = roep("--hervat", "1", "--naar", str(map_))
    assert (code, "0 brieven gemaakt" in uit) == (0, True)
    lijst = tmp_path / "wie.txt"
    lijst.write_text(f"{team_sessie.lees(Leerling)[0].id}\n", encoding="utf-8")
    assert (
        "let op: deze brief ging vandaag al weg"
        in roep("uitnodiging", "--leerlingen", str(lijst), *velden, "--proef")[1]
    )
