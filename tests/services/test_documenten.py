"""Documents: in and out byte for byte, closed where notes are closed, never plain on disk."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3

from app.domain.documenten import GROOTST, Document, Documentsoort, Vertoning, mediatype_van
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import documenten, logboek, vastleggen
from app.services.sessie import Sessie, maak_team
from app.services.uitwisseling import exporteer, importeer
from db import audit
from tests.conftest import GOEDKOOP, WACHTWOORD, klok
from tests.fabriek import zet_dossier

NAALD = b"Xanthippewater over het gezin"
PDF = b"%PDF-1.7\n\x00\xff " + NAALD + b"\n%%EOF"


@pytest.fixture
def nieuw(tmp_path: Path) -> Iterator[Sessie]:
    """A second, empty team file."""
    sessie, _ = maak_team(
        tmp_path / "ander.kantelpunt",
        naam="N. Nieuw",
        wachtwoord=WACHTWOORD,
        klok=klok,
        kosten=GOEDKOOP,
    )
    yield sessie
    sessie.sluit()


def voeg_toe(sessie: Sessie, dossier_id: str, naam: str = "opp_2026.pdf") -> Document:
    bestand = documenten.uit_bytes(naam, PDF)
    documenten.voeg_toe(sessie, dossier_id, bestand, soort=Documentsoort.PLAN, van_wie="school")
    (document,) = sessie.lees(Document)
    return document


def test_the_very_bytes_come_back_and_who_looked_is_known(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    document = voeg_toe(team_sessie, dossier.id)
    assert (document.titel, document.mediatype, document.grootte) == (
        "opp 2026",
        "application/pdf",
        len(PDF),
    )
    assert documenten.open_inhoud(team_sessie, document) == PDF
    regels = logboek.laatste(team_sessie, 3)
    assert regels[0].wat == "document bekeken"
    assert regels[0].dossiernummer == dossier.dossiernummer
    assert audit.controleer(team_sessie.v).fouten == ()


def test_a_copy_elsewhere_is_a_choice_and_is_recorded(team_sessie: Sessie, tmp_path: Path) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    document = voeg_toe(team_sessie, dossier.id)
    documenten.bewaar_kopie(team_sessie, document, tmp_path / "uit.pdf")
    assert (tmp_path / "uit.pdf").read_bytes() == PDF
    assert logboek.laatste(team_sessie, 1)[0].wat == "document buiten het programma opgeslagen"
    with pytest.raises(KnownError, match="kan hier niet worden opgeslagen"):
        documenten.bewaar_kopie(team_sessie, document, tmp_path / "geen map" / "uit.pdf")


def test_the_same_file_twice_in_a_dossier_is_said(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    voeg_toe(team_sessie, dossier.id)
    with pytest.raises(InvoerFout, match="zit al in dit dossier"):
        documenten.voeg_toe(team_sessie, dossier.id, documenten.uit_bytes("b.pdf", PDF))
    assert team_sessie.v.waarde("SELECT count(*) FROM document_inhoud") == 1


class TestGesloten:
    """protocollen 7: free text, notes and documents are closed, in every way in."""

    def test_by_the_service(self, team_sessie: Sessie) -> None:
        dossier, _, _ = zet_dossier(team_sessie, ongeoorloofd=False)
        with pytest.raises(NotitieGesloten, match="bewaart geen documenten"):
            voeg_toe(team_sessie, dossier.id)
        assert team_sessie.lees(Document) == []
        assert team_sessie.v.waarde("SELECT count(*) FROM document_inhoud") == 0

    def test_by_a_transaction_and_by_sql(self, team_sessie: Sessie) -> None:
        dossier, _, _ = zet_dossier(team_sessie, ongeoorloofd=False)
        document = Document(
            dossier_id=dossier.id,
            datum=date(2026, 11, 18),
            titel="x",
            mediatype="text/plain",
            sha256="0f" * 32,
            grootte=1,
        )
        with pytest.raises(NotitieGesloten), team_sessie.schrijf() as tx:
            tx.maak(document)
        with pytest.raises(sqlcipher3.IntegrityError, match="kantelpunt:notitie:titel"):
            team_sessie.v.conn.execute(
                "INSERT INTO document (id, versie, dossier_id, datum, titel, soort, bestandsnaam, "
                "mediatype, sha256, grootte, van_wie, niet_delen) VALUES ('x', 1, ?, '2026-11-18', "
                f"'t', 'plan', '', 'text/plain', '{'0f' * 32}', 1, '', 0)",
                (dossier.id,),
            )

    def test_by_csv(self, team_sessie: Sessie, tmp_path: Path) -> None:
        dossier, _, _ = zet_dossier(team_sessie, ongeoorloofd=False)
        map_ = tmp_path / "in"
        (map_ / "documenten").mkdir(parents=True)
        sha = documenten.uit_bytes("x.pdf", PDF).sha256
        (map_ / "documenten" / sha).write_bytes(PDF)
        (map_ / "documenten.csv").write_text(
            "sleutel;dossier;datum;titel;soort;bestandsnaam;mediatype;sha256;grootte\n"
            f"1;{dossier.id};18-11-2026;Plan;plan;x.pdf;application/pdf;{sha};{len(PDF)}\n",
            encoding="utf-8",
        )
        resultaat = importeer(team_sessie, map_, zonder_afgewezen=True)
        assert "geen aantekeningen" in str(resultaat)
        assert team_sessie.lees(Document) == []

    def test_back_to_geoorloofd_locks_what_was_there(self, team_sessie: Sessie) -> None:
        dossier, leerling, _ = zet_dossier(team_sessie)
        document = voeg_toe(team_sessie, dossier.id)
        (periode,) = team_sessie.lees(Verzuimperiode)
        with team_sessie.schrijf() as tx:
            tx.wijzig(dataclasses.replace(periode, laatste_dag=date(2026, 11, 6)))
            tx.maak(
                Verzuimperiode(
                    leerling_id=leerling.id,
                    dossier_id=dossier.id,
                    soort=Periodesoort.ZIEKTE,
                    eerste_dag=date(2026, 11, 9),
                )
            )
        with pytest.raises(NotitieGesloten, match="op slot"):
            documenten.open_inhoud(team_sessie, document)
        with pytest.raises(NotitieGesloten, match="op slot"):
            documenten.bewaar_kopie(team_sessie, document, "nergens.pdf")
        assert team_sessie.lees(Document) == [document]

    def test_the_file_of_a_document_never_changes(self, team_sessie: Sessie) -> None:
        dossier, _, _ = zet_dossier(team_sessie)
        document = voeg_toe(team_sessie, dossier.id)
        for anders in ({"sha256": "0f" * 32}, {"bestandsnaam": "Over hem.pdf"}, {"grootte": 3}):
            with pytest.raises(KnownError, match="mogen niet worden gewijzigd"):
                vastleggen.wijzig(team_sessie, dataclasses.replace(document, **anders))
        for sql in ("UPDATE document_inhoud SET inhoud = x'00'", "DELETE FROM document_inhoud"):
            with pytest.raises(sqlcipher3.IntegrityError, match="kantelpunt:vast"):
                team_sessie.v.conn.execute(sql)


def test_withdraw_and_undo(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    document = voeg_toe(team_sessie, dossier.id)
    weg = vastleggen.trek_in(team_sessie, document)
    assert team_sessie.lees(Document) == []
    vastleggen.maak_ongedaan(team_sessie, weg)
    (terug,) = team_sessie.lees(Document)
    assert documenten.open_inhoud(team_sessie, terug) == PDF


def test_the_folder_carries_documents_byte_for_byte(
    team_sessie: Sessie, nieuw: Sessie, tmp_path: Path
) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    document = voeg_toe(team_sessie, dossier.id)
    een = exporteer(team_sessie, tmp_path / "een")
    assert (een / "documenten" / document.sha256).read_bytes() == PDF
    resultaat = importeer(nieuw, een)
    assert resultaat.exitcode == 0, resultaat
    twee = exporteer(nieuw, tmp_path / "twee")
    inhoud = [
        {str(p.relative_to(m)): p.read_bytes() for p in m.rglob("*") if p.is_file()}
        for m in (een, twee)
    ]
    assert inhoud[0] == inhoud[1]
    assert documenten.open_inhoud(nieuw, document) == PDF


@pytest.mark.parametrize(
    ("schade", "reden"),
    [("weg", "ontbreekt in de map"), ("anders", "niet het document dat is opgeslagen")],
)
def test_a_document_needs_its_very_file(
    team_sessie: Sessie, nieuw: Sessie, tmp_path: Path, schade: str, reden: str
) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    document = voeg_toe(team_sessie, dossier.id)
    map_ = exporteer(team_sessie, tmp_path / "een")
    pad = map_ / "documenten" / document.sha256
    pad.unlink() if schade == "weg" else pad.write_bytes(PDF + b"!")
    resultaat = importeer(nieuw, map_)
    assert resultaat.exitcode == 1
    assert reden in str(resultaat)


def test_nothing_of_it_is_readable_on_disk(
    team_sessie: Sessie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam in ("SQLITE_TMPDIR", "TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(naam, str(tmp_path))
    dossier, _, _ = zet_dossier(team_sessie)
    team_sessie.v.conn.execute("PRAGMA cache_size = 10")
    groot = documenten.uit_bytes("groot.txt", NAALD * 60_000)  # spills out of the cache
    with team_sessie.schrijf() as tx:
        from db.documenten import bewaar

        bewaar(tx, groot.sha256, groot.inhoud)
        assert _plekken(tmp_path) == []
    documenten.open_inhoud(team_sessie, voeg_toe(team_sessie, dossier.id))
    assert _plekken(tmp_path) == []
    team_sessie.v.conn.execute("VACUUM")
    assert _plekken(tmp_path) == []


def _plekken(map_: Path) -> list[str]:
    """Name every file that holds the needle."""
    return [p.name for p in map_.rglob("*") if p.is_file() and NAALD in p.read_bytes()]


class TestBestand:
    def test_too_large_is_refused_before_it_is_read(self, tmp_path: Path) -> None:
        pad = tmp_path / "film.mp4"
        with pad.open("wb") as f:
            f.truncate(GROOTST + 1)
        with pytest.raises(KnownError, match=r"50,0 MB; een document is hoogstens 50 MB"):
            documenten.lees_bestand(pad)

    def test_empty_gone_and_folder_are_said(self, tmp_path: Path) -> None:
        (tmp_path / "leeg.pdf").touch()
        for pad, zin in (
            (tmp_path / "leeg.pdf", "leeg"),
            (tmp_path / "weg.pdf", "niet worden gelezen"),
            (tmp_path, "een map"),
        ):
            with pytest.raises(KnownError, match=zin):
                documenten.lees_bestand(pad)

    @pytest.mark.parametrize(
        ("naam", "inhoud", "soort", "hoe"),
        [
            ("a.pdf", b"%PDF-1.4", "application/pdf", Vertoning.PDF),
            ("a.pdf", b"\x89PNG\r\n\x1a\n", "image/png", Vertoning.BEELD),
            ("a.jpg", b"\xff\xd8\xff\xe0", "image/jpeg", Vertoning.BEELD),
            ("a.txt", "é, ü".encode(), "text/plain", Vertoning.TEKST),
            ("a.exe", b"MZ\x00\x01", "application/octet-stream", Vertoning.NIET),
            ("mail.eml", b"From: x", "message/rfc822", Vertoning.NIET),
            ("a.PDF", b"geen pdf", "text/plain", Vertoning.TEKST),
        ],
    )
    def test_the_bytes_say_what_it_is(
        self, naam: str, inhoud: bytes, soort: str, hoe: Vertoning
    ) -> None:
        assert mediatype_van(naam, inhoud) == soort
        assert documenten.uit_bytes(naam, inhoud).vertoning is hoe


class TestScanmap:
    def test_new_files_and_none_that_is_still_being_made(self, tmp_path: Path) -> None:
        for naam in ("b.pdf", ".verborgen", "a.pdf.part", "~$x.docx", "c.pdf"):
            (tmp_path / naam).write_bytes(PDF)
        (tmp_path / "map").mkdir()
        assert {p.name for p in documenten.nieuwe_in_map(tmp_path)} == {"b.pdf", "c.pdf"}
        assert {p.name for p in documenten.nieuwe_in_map(tmp_path, ["c.pdf"])} == {"b.pdf"}
        with pytest.raises(KnownError, match="scanmap"):
            documenten.nieuwe_in_map(tmp_path / "weg")

    def test_the_original_goes_only_when_it_is_that_file(self, tmp_path: Path) -> None:
        pad = tmp_path / "scan.pdf"
        pad.write_bytes(PDF)
        sha = documenten.lees_bestand(pad).sha256
        pad.write_bytes(PDF + b"meer")
        with pytest.raises(KnownError, match="niet gewist"):
            documenten.wis_origineel(pad, sha)
        pad.write_bytes(PDF)
        documenten.wis_origineel(pad, sha)
        assert not pad.exists()
