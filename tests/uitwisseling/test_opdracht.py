"""Import as the command line does it; and killed or stopped in the middle it leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from app.domain.fouten import KnownError
from app.domain.mensen import Leerling
from app.services.uitwisseling import importeer, lees_map, voer_door
from db.audit import controleer
from tests.conftest import WACHTWOORD
from tests.fabriek import een_leerling

WORTEL = Path(__file__).resolve().parents[2]
GOED = "sleutel;achternaam;geboortedatum\n1;Iep;09-03-2011\n"
FOUT = GOED + "2;Eik;31-02-2012\n"


def test_all_good_lands(team_sessie, zet_map) -> None:
    uit = importeer(team_sessie, zet_map(leerlingen=GOED))
    assert uit.exitcode == 0
    assert uit.wijziging is not None
    assert uit.regels[-1] == "Overgenomen: 1 nieuw, 0 gewijzigd."
    assert len(team_sessie.lees(Leerling)) == 1


def test_with_a_rejection_nothing_lands(team_sessie, zet_map, tmp_path) -> None:
    uit = importeer(team_sessie, zet_map(leerlingen=FOUT))
    assert (uit.exitcode, uit.wijziging) == (1, None)
    assert team_sessie.lees(Leerling) == []
    assert uit.afgewezen == [tmp_path / "bron-afgewezen" / "leerlingen.csv"]
    tekst = str(uit)
    assert "leerlingen.csv, regel 3: geboortedatum: ‘31-02-2012’ bestaat niet" in tekst
    assert "--zonder-afgewezen" in tekst
    # A second try does not write over the first one's file.
    assert importeer(team_sessie, zet_map("b", leerlingen=FOUT)).exitcode == 1
    nog_eens = importeer(team_sessie, tmp_path / "bron")
    assert nog_eens.afgewezen[0].parent.name == "bron-afgewezen-2"


def test_without_the_rejected_the_good_ones_land(team_sessie, zet_map) -> None:
    uit = importeer(team_sessie, zet_map(leerlingen=FOUT), zonder_afgewezen=True)
    assert uit.exitcode == 0
    assert len(team_sessie.lees(Leerling)) == 1
    assert len(uit.afgewezen) == 1


@pytest.mark.parametrize(("tekst", "code"), [(GOED, 0), (FOUT, 1)])
def test_a_trial_changes_and_writes_nothing(team_sessie, zet_map, tmp_path, tekst, code) -> None:
    uit = importeer(team_sessie, zet_map(leerlingen=tekst), proef=True, zonder_afgewezen=True)
    assert (uit.exitcode, uit.wijziging, uit.afgewezen) == (code, None, [])
    assert team_sessie.lees(Leerling) == []
    assert not (tmp_path / "bron-afgewezen").exists()


def test_a_file_that_cannot_be_read_counts_as_a_rejection(team_sessie, zet_map) -> None:
    uit = importeer(team_sessie, zet_map(leerlingen=GOED, scholen='naam\n"open\n'))
    assert uit.exitcode == 1
    assert "Niet gelezen: scholen.csv, regel 2" in str(uit)


def test_the_summary_names_nobody(team_sessie, zet_map) -> None:
    tekst = "bsn;achternaam;geboortedatum\n123456789;Geheimnaam;31-02-2012\n"
    uit = str(importeer(team_sessie, zet_map(leerlingen=tekst)))
    assert "Geheimnaam" not in uit
    assert "123456789" not in uit


def test_stopped_while_writing_leaves_nothing(team_sessie, zet_map) -> None:
    voorbeeld = lees_map(team_sessie, zet_map(leerlingen=GOED))
    keren = iter([False, False, True])
    with pytest.raises(KnownError, match="Gestopt"):
        voer_door(team_sessie, voorbeeld, stop=lambda: next(keren))
    assert team_sessie.lees(Leerling) == []
    assert controleer(team_sessie.v).fouten == ()


def test_progress_goes_up_to_the_whole(team_sessie, zet_map) -> None:
    rijen = "".join(f"{i};Iep;09-03-2011\n" for i in range(5_000))
    stappen: list[tuple[int, int]] = []
    lees_map(
        team_sessie,
        zet_map(leerlingen="sleutel;achternaam;geboortedatum\n" + rijen),
        voortgang=lambda gedaan, totaal, _: stappen.append((gedaan, totaal)),
    )
    assert stappen == sorted(stappen)
    assert len(stappen) >= 4
    gedaan, totaal = stappen[-1]
    assert 0.95 * totaal <= gedaan <= totaal


def test_a_colleague_who_changed_it_since_the_preview_wins(team_sessie, zet_map) -> None:
    import dataclasses

    leerling = een_leerling()
    with team_sessie.schrijf() as tx:
        tx.maak(leerling)
    map_ = zet_map(
        leerlingen="sleutel;achternaam;geboortedatum\n"
        f"{leerling.id};Anders;2011-03-09\n9;Nieuw;2011-03-09\n"
    )
    voorbeeld = lees_map(team_sessie, map_)
    with team_sessie.schrijf() as tx:
        tx.wijzig(dataclasses.replace(leerling, plaats="Elders"))
    with pytest.raises(KnownError, match="collega"):
        voer_door(team_sessie, voorbeeld)
    assert [le.plaats for le in team_sessie.lees(Leerling)] == ["Elders"]


def test_a_leerling_that_a_colleague_made_meanwhile(team_sessie, zet_map) -> None:
    map_ = zet_map(leerlingen="bsn;achternaam;geboortedatum\n999900377;Iepenlaan;2011-03-09\n")
    voorbeeld = lees_map(team_sessie, map_)
    with team_sessie.schrijf() as tx:
        tx.maak(een_leerling(geboortedatum=date(2011, 3, 9)))
    with pytest.raises(KnownError):
        voer_door(team_sessie, voorbeeld)
    assert len(team_sessie.lees(Leerling)) == 1


_KIND = """
import sys
sys.path.insert(0, sys.argv[1])
from app.services.sessie import log_in
from app.services.uitwisseling import lees_map, voer_door
sessie = log_in(sys.argv[2], sys.argv[4])
voorbeeld = lees_map(sessie, sys.argv[3])
def meld(gedaan, totaal, tekst):
    if tekst.startswith("Afronden"):
        print("binnen", flush=True)
        import time
        time.sleep(60)
voer_door(sessie, voorbeeld, voortgang=meld)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of Unix")
def test_killed_inside_the_transaction_leaves_nothing(team_sessie, zet_map, opnieuw) -> None:
    rijen = "".join(f"{i};Iep;09-03-2011\n" for i in range(3_000))
    map_ = zet_map(leerlingen="sleutel;achternaam;geboortedatum\n" + rijen)
    pad = team_sessie.pad
    kind = subprocess.Popen(
        [sys.executable, "-c", _KIND, str(WORTEL), pad, str(map_), WACHTWOORD],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert kind.stdout is not None
    assert kind.stdout.readline().strip() == "binnen"
    time.sleep(0.05)
    kind.send_signal(signal.SIGKILL)
    kind.wait()
    kind.stdout.close()
    weer = opnieuw()
    assert weer.lees(Leerling) == []
    assert controleer(weer.v).fouten == ()
    assert importeer(weer, map_).exitcode == 0
    assert len(weer.lees(Leerling)) == 3_000
