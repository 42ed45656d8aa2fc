"""A dossier to another gemeente: one encrypted file, in full, and it comes in at the other end."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.documenten import Document
from app.domain.dossiers import Behandelaar, Dossier, Sluitreden, Stapbesluit
from app.domain.fouten import InvoerFout, KnownError
from app.domain.handelen import Contact
from app.domain.mensen import Leerling, Ouder, Verhuizing
from app.domain.overdracht import Pakket
from app.domain.scholen import School
from app.services import documenten, pakket, vastleggen
from app.services.caseload import Caseload
from app.services.dossierbeeld import dossierbeeld
from app.services.sessie import Sessie, maak_team
from app.services.uitwisseling import voer_door
from db import pakketslot
from tests.conftest import GOEDKOOP, VANDAAG, WACHTWOORD, klok
from tests.fabriek import zet_dossier

NAALD = "Xanthippewater zegt iets"
PDF = b"%PDF-1.7 " + NAALD.encode()


@pytest.fixture
def elders(tmp_path: Path) -> Iterator[Sessie]:
    """The team of another gemeente, that has a dossier 2026-0001 of its own."""
    sessie, _ = maak_team(
        tmp_path / "elders.kantelpunt",
        naam="N. Nieuw",
        wachtwoord=WACHTWOORD,
        klok=klok,
        kosten=GOEDKOOP,
    )
    from tests.fabriek import een_leerling, een_school

    zet_dossier(
        sessie,
        leerling=een_leerling(bsn="", achternaam="Anders"),
        school=een_school(telefoon="055-1", naam="Fictief Lyceum"),
    )
    yield sessie
    sessie.sluit()


@pytest.fixture
def dossier(team_sessie: Sessie) -> Dossier:
    """A dossier with a note, a document, and a leerling that moves away."""
    d, leerling, _ = zet_dossier(team_sessie)
    vastleggen.leg_vast(
        team_sessie,
        Contact(dossier_id=d.id, datum=date(2026, 10, 1), notitie=NAALD),
        Verhuizing(leerling_id=leerling.id, datum=date(2026, 11, 16), naar_gemeente="Elders"),
    )
    documenten.voeg_toe(team_sessie, d.id, documenten.uit_bytes("opp.pdf", PDF))
    return d


def verzend(sessie: Sessie, dossier: Dossier, pad: Path) -> str:
    concept = pakket.maak(sessie, dossier.id, "Elders", kosten=GOEDKOOP)
    pakket.verzend(sessie, concept, pad)
    return concept.wachtzin


def test_it_goes_out_and_comes_in_whole(
    team_sessie: Sessie, elders: Sessie, dossier: Dossier, tmp_path: Path
) -> None:
    pad = tmp_path / "x.kantelpunt-pakket"
    wachtzin = verzend(team_sessie, dossier, pad)
    assert pakket.is_pakket(pad)
    voorbeeld = pakket.lees_pakket(elders, pad, f"  {wachtzin.upper()} ")
    assert voorbeeld.alles_goed, [str(r.redenen) for r in voorbeeld.afgewezen()]
    voer_door(elders, voorbeeld)
    (nieuw,) = [d for d in elders.lees(Dossier) if d.id == dossier.id]
    assert nieuw.dossiernummer == "Team Leerplicht 2026-0001"
    assert nieuw.geopend == dossier.geopend
    assert [c.notitie for c in elders.lees(Contact)] == [NAALD]
    (document,) = elders.lees(Document)
    assert documenten.open_inhoud(elders, document) == PDF
    (b,) = elders.lees(Behandelaar, dossier_id=dossier.id)
    assert (b.ambtenaar_id, b.van) == (elders.ambtenaar_id, VANDAAG)
    leerling = elders.lees_een(Leerling, dossier.leerling_id)
    assert leerling.woongemeente == "Elders"
    assert len(elders.lees(Ouder, leerling_id=leerling.id)) == 1
    # The other gemeente keeps its own view of the school, and has it once.
    assert [s.naam for s in elders.lees(School)] == ["Fictief Lyceum"]
    # A move to here ends nothing here: the ladder runs on from its own dates.
    hier = dossierbeeld(team_sessie, dossier.id, date(2026, 11, 13)).stand
    daar = dossierbeeld(elders, dossier.id, VANDAAG).stand
    assert daar.stap == hier.stap == "1"
    assert elders.lees(Stapbesluit, dossier_id=dossier.id)[0].datum == dossier.geopend
    assert dossier.id in {r.dossier_id for r in Caseload(elders).laad(VANDAAG)}


def test_sending_and_receipt_are_facts_tied_to_the_move(
    team_sessie: Sessie, dossier: Dossier, tmp_path: Path
) -> None:
    verzend(team_sessie, dossier, tmp_path / "x.kantelpunt-pakket")
    (p,), (v,) = team_sessie.lees(Pakket), team_sessie.lees(Verhuizing)
    assert (p.gemeente, p.datum, p.verhuizing_id) == ("Elders", VANDAAG, v.id)
    assert v.overgedragen_op == VANDAAG
    wijziging = pakket.bevestig_ontvangst(team_sessie, p.id, VANDAAG, sluiten=True)
    assert team_sessie.lees(Verhuizing)[0].ontvangst_bevestigd == VANDAAG
    assert team_sessie.lees_een(Dossier, dossier.id).sluitreden is Sluitreden.VERHUISD
    with pytest.raises(KnownError, match="al bevestigd"):
        pakket.bevestig_ontvangst(team_sessie, p.id, VANDAAG)
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert team_sessie.lees_een(Dossier, dossier.id).gesloten is None
    assert team_sessie.lees(Pakket)[0].ontvangst_bevestigd is None


def test_nothing_is_plain_and_another_wachtzin_opens_nothing(
    team_sessie: Sessie, elders: Sessie, dossier: Dossier, tmp_path: Path
) -> None:
    pad = tmp_path / "x.kantelpunt-pakket"
    wachtzin = verzend(team_sessie, dossier, pad)
    ruw = pad.read_bytes()
    plat = pakketslot.open_(ruw, wachtzin)
    with zipfile.ZipFile(io.BytesIO(plat)) as zip_:
        assert NAALD.encode() in zip_.read("contacten.csv")  # the needle is there to be found
        assert zip_.read("dossier.pdf").startswith(b"%PDF-")
        assert "ambtenaren.csv" not in zip_.namelist()
    for naald in (NAALD.encode(), b"Iepenlaan", b"%PDF-", b"999900377"):
        assert [
            p.name for p in tmp_path.rglob("*") if p.is_file() and naald in p.read_bytes()
        ] == []
    with pytest.raises(KnownError, match="wachtzin past niet"):
        pakket.lees_pakket(elders, pad, "fout " * 10)
    beschadigd = bytearray(ruw)
    beschadigd[-1] ^= 1
    pad.write_bytes(beschadigd)
    with pytest.raises(KnownError, match="beschadigd"):
        pakket.lees_pakket(elders, pad, wachtzin)


@pytest.mark.parametrize(
    "ruw", [b"", b"niets", pakketslot.MERK, pakketslot.MERK + b"{}\n", pakketslot.MERK + b"[]\nx"]
)
def test_what_is_no_package_is_said(elders: Sessie, tmp_path: Path, ruw: bytes) -> None:
    pad = tmp_path / "x.kantelpunt-pakket"
    pad.write_bytes(ruw)
    with pytest.raises(KnownError, match=r"geen overdrachtspakket|beschadigd"):
        pakket.lees_pakket(elders, pad, "x")


def test_a_header_that_asks_for_all_memory_is_refused(elders: Sessie, tmp_path: Path) -> None:
    goed = pakketslot.sluit(b"x", "woord", GOEDKOOP)
    pad = tmp_path / "x.kantelpunt-pakket"
    pad.write_bytes(goed.replace(b'"geheugen_kib": 64', b'"geheugen_kib": 99999999'))
    with pytest.raises(KnownError, match="beschadigd"):
        pakket.lees_pakket(elders, pad, "woord")


def test_the_own_package_and_no_gemeente_are_refused(
    team_sessie: Sessie, dossier: Dossier, tmp_path: Path
) -> None:
    pad = tmp_path / "x.kantelpunt-pakket"
    wachtzin = verzend(team_sessie, dossier, pad)
    with pytest.raises(KnownError, match="uit dit teambestand zelf"):
        pakket.lees_pakket(team_sessie, pad, wachtzin)
    with pytest.raises(InvoerFout, match="welke gemeente"):
        pakket.maak(team_sessie, dossier.id, "  ", kosten=GOEDKOOP)


def test_what_is_on_lock_stays_here(team_sessie: Sessie, tmp_path: Path) -> None:
    d, _, _ = zet_dossier(team_sessie, ongeoorloofd=False)
    vastleggen.leg_vast(team_sessie, Contact(dossier_id=d.id, datum=date(2026, 10, 1)))
    concept = pakket.maak(team_sessie, d.id, "Elders", kosten=GOEDKOOP)
    assert concept.waarschuwingen
    with zipfile.ZipFile(io.BytesIO(pakketslot.open_(concept.inhoud, concept.wachtzin))) as zip_:
        assert "contacten.csv" in zip_.namelist()
        assert not [n for n in zip_.namelist() if n.startswith("documenten")]


def test_a_package_that_cannot_be_saved_records_nothing(
    team_sessie: Sessie, dossier: Dossier, tmp_path: Path
) -> None:
    with pytest.raises(KnownError, match="niet worden opgeslagen"):
        verzend(team_sessie, dossier, tmp_path / "geen map" / "x.kantelpunt-pakket")
    assert team_sessie.lees(Pakket) == []
    assert team_sessie.lees(Verhuizing)[0].overgedragen_op is None
