"""Tests of making, verifying, listing and thinning backups."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Ambtenaar, Rol
from db import feiten, reservekopie, schrijven, sleutelbestand, sleutels, verbinding
from db.audit import controleer
from db.reservekopie import Afgebroken, Reservekopie, nodig
from db.sleutels import Kop, Kosten
from tests.hard.helpers import WORTEL

GOEDKOOP = Kosten(rondes=1, geheugen_kib=64, banen=1)
WW = "groene-fiets-42"
NU = datetime(2026, 11, 22, 8, 12, 30, tzinfo=UTC)


@pytest.fixture
def v(tmp_path):
    pad = tmp_path / "modelstad.kantelpunt"
    bos, _ = sleutels.maak_sleutelbestand(pad, "a", "Anna", WW, kosten=GOEDKOOP)
    v = verbinding.maak(pad, bos.sleutel)
    schrijf(v, "Anna", "a")
    yield v
    v.sluit()


def schrijf(v, naam, id_=None):
    anders = {"id": id_} if id_ else {}
    with schrijven.schrijf(v, "a", NU) as tx:
        tx.maak(Ambtenaar(naam=naam, rol=Rol.TEAMLEIDER, **anders))
    return tx.kop


def namen_in(map_: Path) -> list[str]:
    return sorted(p.name for p in map_.iterdir())


def test_backup_has_its_name_keys_and_head(v, tmp_path):
    map_ = tmp_path / "kopieen"
    map_.mkdir()
    kopie = reservekopie.maak(v, map_, NU)
    assert namen_in(map_) == [
        "modelstad_2026-11-22_0812.kantelpunt",
        "modelstad_2026-11-22_0812.kantelpunt-sleutels",
    ]
    assert kopie.kop == Kop(1, reservekopie.lees_kop_uit(v).hash)
    assert kopie.gemaakt == datetime(2026, 11, 22, 8, 12)  # noqa: DTZ001
    assert kopie.grootte == kopie.pad.stat().st_size > 0
    assert reservekopie.lijst(map_, "modelstad") == [kopie]


def test_backup_opens_on_its_own_with_the_own_password(v, tmp_path):
    kopie = reservekopie.maak(v, tmp_path / "k", NU, aanmaken=True)
    schrijf(v, "Later")
    bos = sleutels.ontgrendel(kopie.pad, WW)
    with verbinding.open_(kopie.pad, bos.sleutel, momentopname=True) as w:
        assert [a.naam for a in feiten.lees(w, Ambtenaar)] == ["Anna"]
        assert controleer(w, (kopie.kop.aantal, kopie.kop.hash)).fouten == ()
    with pytest.raises(InvoerFout):
        sleutels.ontgrendel(kopie.pad, "verkeerd-woord")


def test_backup_is_unreadable_without_the_key(v, tmp_path):
    kopie = reservekopie.maak(v, tmp_path / "k", NU, aanmaken=True)
    inhoud = kopie.pad.read_bytes()
    assert b"SQLite format" not in inhoud
    assert b"Anna" not in inhoud
    with pytest.raises(KnownError):
        reservekopie.keur(kopie.pad, bytes(32))


def test_backup_while_others_write_is_one_whole_moment(v, tmp_path):
    stop = threading.Event()

    def andere():
        with v.nog_een() as w:
            while not stop.is_set():
                schrijf(w, "Nog een")

    draad = threading.Thread(target=andere)
    draad.start()
    try:
        kopie = reservekopie.maak(v, tmp_path / "k", NU, aanmaken=True)
    finally:
        stop.set()
        draad.join()
    with verbinding.open_(kopie.pad, v.sleutel, momentopname=True) as w:
        assert controleer(w, (kopie.kop.aantal, kopie.kop.hash)).fouten == ()
        assert len(feiten.lees(w, Ambtenaar)) == kopie.kop.aantal


def test_backup_runs_in_another_thread_than_its_connection(v, tmp_path):
    uit = []
    draad = threading.Thread(
        target=lambda: uit.append(reservekopie.maak(v, tmp_path / "k", NU, aanmaken=True))
    )
    draad.start()
    draad.join()
    assert len(uit) == 1


def test_second_backup_in_a_minute_gets_a_number(v, tmp_path):
    een = reservekopie.maak(v, tmp_path / "k", NU, aanmaken=True)
    twee = reservekopie.maak(v, tmp_path / "k", NU)
    assert twee.pad.name == "modelstad_2026-11-22_0812-2.kantelpunt"
    assert [k.pad for k in reservekopie.lijst(tmp_path / "k", "modelstad")] == [twee.pad, een.pad]


def test_list_knows_only_its_own(v, tmp_path):
    map_ = tmp_path / "k"
    kopie = reservekopie.maak(v, map_, NU, aanmaken=True)
    for vreemd in (
        "anderstad_2026-11-22_0812.kantelpunt",
        "modelstad_2026-13-40_9999.kantelpunt",
        "modelstad.kantelpunt",
        "nieuwmodelstad_2026-11-22_0812.kantelpunt",
        "foto.jpg",
    ):
        (map_ / vreemd).touch()
    assert reservekopie.lijst(map_, "modelstad") == [kopie]
    assert reservekopie.lijst(tmp_path / "niets", "modelstad") == []


def test_progress_goes_up_to_one_and_can_stop(v, tmp_path):
    with schrijven.schrijf(v, "a", NU) as tx:
        tx.maak_veel(Ambtenaar(naam=f"{n} {'x' * 500}", rol=Rol.ADMINISTRATIE) for n in range(4000))
    gezien: list[float] = []
    reservekopie.maak(v, tmp_path / "k", NU, aanmaken=True, voortgang=gezien.append)
    assert gezien[-1] == 1.0
    assert len(gezien) > 3
    assert gezien == sorted(gezien)
    voor = namen_in(tmp_path / "k")
    with pytest.raises(Afgebroken):
        reservekopie.maak(v, tmp_path / "k", NU, voortgang=lambda _deel: False)
    assert namen_in(tmp_path / "k") == voor
    schrijf(v, "Het bestand doet het nog")


# --- what can go wrong --------------------------------------------------------------------------


def test_missing_folder_says_so_and_is_not_made(v, tmp_path):
    with pytest.raises(KnownError, match="map voor reservekopieën"):
        reservekopie.maak(v, tmp_path / "weg", NU)
    assert not (tmp_path / "weg").exists()


VOL = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from app.domain.fouten import KnownError
from db import reservekopie, verbinding
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
v = verbinding.open_(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline().strip()))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    reservekopie.maak(v, Path(sys.argv[2]), datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
except KnownError as fout:
    print(fout.tekst)
"""


@pytest.mark.skipif(os.name == "nt", reason="no limit on file size there")
def test_full_disk_leaves_no_half_file(v, tmp_path):
    """A real limit on file size, in a process of its own: writing fails half way."""
    map_ = tmp_path / "k"
    map_.mkdir()
    with schrijven.schrijf(v, "a", NU) as tx:
        tx.maak_veel(Ambtenaar(naam=f"{n} {'x' * 500}", rol=Rol.TEAMLEIDER) for n in range(1000))
    uit = subprocess.run(
        [sys.executable, "-c", VOL, str(v.pad), str(map_)],
        input=v.sleutel.hex(), capture_output=True, text=True, cwd=WORTEL, check=True,
        env={"PYTHONPATH": str(WORTEL)},
    )  # fmt: skip
    assert "De reservekopie is niet gemaakt: de schijf is vol" in uit.stdout
    assert namen_in(map_) == []


def test_copy_that_cannot_be_opened_is_no_backup(v, tmp_path, monkeypatch):
    def verminkt(pad, *sleutel):
        inhoud = bytearray(pad.read_bytes())
        inhoud[len(inhoud) // 2] ^= 1
        pad.write_bytes(bytes(inhoud))
        return echt(pad, *sleutel)

    echt = reservekopie.keur
    monkeypatch.setattr(reservekopie, "keur", verminkt)
    with pytest.raises(KnownError):
        reservekopie.maak(v, tmp_path / "k", NU, aanmaken=True)
    assert namen_in(tmp_path / "k") == []


@pytest.mark.parametrize("bladzijde", [0, 1, 5, 20])
def test_every_damaged_page_is_found(v, tmp_path, bladzijde):
    with schrijven.schrijf(v, "a", NU) as tx:
        tx.maak_veel(Ambtenaar(naam=f"{n} {'x' * 500}", rol=Rol.TEAMLEIDER) for n in range(300))
    kopie = reservekopie.maak(v, tmp_path / "k", NU, aanmaken=True)
    reservekopie.keur(kopie.pad, v.sleutel)
    with kopie.pad.open("r+b") as f:
        f.seek(bladzijde * 4096 + 2000)
        oud = f.read(1)
        f.seek(-1, 1)
        f.write(bytes([oud[0] ^ 0xFF]))
    with pytest.raises(KnownError):
        reservekopie.keur(kopie.pad, v.sleutel)


# --- when and which -----------------------------------------------------------------------------


def op(jaar, maand, dag, uur):
    return datetime(jaar, maand, dag, uur)  # noqa: DTZ001 - local, as file names tell


def een_kopie(moment, kop):
    return Reservekopie(Path("x"), moment, 1, kop, "s")


@pytest.mark.parametrize(
    ("gemaakt", "kop", "bij_sluiten", "verwacht"),
    [
        (op(2026, 11, 21, 17), Kop(5, "e"), False, True),  # first save of today
        (op(2026, 11, 22, 8), Kop(5, "e"), False, False),  # one of today is there
        (op(2026, 11, 22, 8), Kop(5, "e"), True, True),  # at closing, changed since
        (op(2026, 11, 22, 8), Kop(6, "f"), True, False),  # at closing, nothing changed
        (op(2026, 11, 1, 8), Kop(6, "f"), False, False),  # weeks ago, nothing changed
        (op(2026, 11, 21, 17), None, True, True),  # keys copy lost: head unknown
    ],
)  # fmt: skip
def test_when_a_backup_is_due(gemaakt, kop, bij_sluiten, verwacht):
    nu = op(2026, 11, 22, 12)
    assert nodig(een_kopie(gemaakt, kop), Kop(6, "f"), nu, bij_sluiten=bij_sluiten) is verwacht


def test_first_backup_is_due_as_soon_as_there_is_something():
    nu = datetime(2026, 11, 22, 12)  # noqa: DTZ001
    assert not nodig(None, Kop(0, ""), nu, bij_sluiten=True)
    assert nodig(None, Kop(1, "a"), nu, bij_sluiten=False)


def test_thinning_removes_pairs_and_spares_the_safety_net(v, tmp_path):
    map_ = tmp_path / "k"
    echt = reservekopie.maak(v, map_, NU, aanmaken=True)
    for dag in range(1, 61):
        moment = NU - timedelta(days=dag)
        kopie = map_ / f"modelstad_{moment:%Y-%m-%d}_0812.kantelpunt"
        shutil.copy(echt.pad, kopie)
        shutil.copy(sleutelbestand.sleutelpad(echt.pad), sleutelbestand.sleutelpad(kopie))
    net = [
        map_ / f"modelstad_2026-{d}_1000_voor-terugzetten.kantelpunt" for d in ("10-23", "10-21")
    ]
    for pad in net:
        shutil.copy(echt.pad, pad)
    weg = reservekopie.dun_uit(map_, "modelstad", NU)
    over = reservekopie.lijst(map_, "modelstad")
    dagen = {f"{k.gemaakt:%m-%d}" for k in over if not k.voor_terugzetten}
    # 16..22 Nov daily; Sundays 22, 15, 8 and 1 Nov weekly; 31 Oct and 30 Sep monthly.
    verwacht = {f"11-{d:02}" for d in (16, 17, 18, 19, 20, 21, 22, 15, 8, 1)} | {"10-31", "09-30"}
    assert dagen == verwacht
    assert net[0].exists(), "30 days old"
    assert not net[1].exists(), "32 days old"
    assert len(weg) == 61 - 12 + 1
    los = [p for p in map_.glob("*-sleutels") if not p.with_name(p.name[:-9]).exists()]
    assert los == []
