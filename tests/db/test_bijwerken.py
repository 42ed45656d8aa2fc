"""A team file of an older schema, made by the program of then, comes along whole.

`gegevens/schema1.kantelpunt` and its keys were made with the code just before schema 2, with
cheap keys and invented people; schema1.json holds the facts as that code read them.
`schema2.*` to `schema7.*` likewise, each made with the last code before the next schema.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from app.domain.dossiers import Stapbesluit
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import KnownError, RechtFout
from app.domain.handelen import Contact
from app.services import reservekopie
from app.services.bijwerken import BijwerkenNodig
from app.services.mensen import nieuw_wachtwoord_met_noodsleutel
from app.services.sessie import Sessie, log_in
from app.services.vastleggen import maak_ongedaan
from db import audit, sleutels
from db.bijwerken import bekijk
from db.geschiedenis import feit_op_versie
from db.kolommen import kolommen
from db.migraties import SCHEMA_VERSIE
from db.reservekopie import keur, lijst, standaard_map
from db.triggers import triggers
from db.verbinding import OuderBestand, open_
from tests.conftest import WACHTWOORD

GEGEVENS = Path(__file__).parent / "gegevens"
TOEN: dict[str, Any] = json.loads((GEGEVENS / "schema1.json").read_text(encoding="utf-8"))
COLLEGA = "rode-boot-17-kade"
NA_3 = {
    "ambtenaar": {"boa_nummer": ""},
    "melding": {"ambtenaar_id": None, "kenmerk": ""},
    "meldingstatus": {"opmerking": ""},
    "brief": {
        "school_id": None,
        "partner_id": None,
        "getekend_door": None,
        "bezorgwijze": None,
        "retour_op": None,
        "retour_reden": None,
        "afwijking": "",
        "verzendlid_id": None,
    },
    "toestemming": {"wijze": None},
    "doorgave": {"wijze": None},
    "interventie": {"niet_delen": 0},
    "overleg": {"niet_delen": 0},
    "afspraak": {"niet_delen": 0},
    "taak": {
        "gemaakt_op": None,
        "klaar_met": None,
        "elke": None,
        "eenheid": None,
        "herhaal_tot": None,
    },
    "wacht": {"klaar_met": None},
}
NIEUW = {"stapbesluit": {"spoor": "", "antwoorden": "", "poorten": ""}, **NA_3}
"""Per kind the fields that were added since, with what an older fact holds in them."""


def klok() -> datetime:
    return datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """A copy of the old file with its keys, as it lay on a disk."""
    for naam in ("schema1.kantelpunt", "schema1.kantelpunt-sleutels"):
        shutil.copyfile(GEGEVENS / naam, tmp_path / naam)
    return tmp_path / "schema1.kantelpunt"


@pytest.fixture
def bij(pad: Path) -> Any:
    """Log in as the teamleider and bring the file up to date."""
    sessie = log_in(pad, WACHTWOORD, "S. de Wit", klok=klok, bijwerken=True)
    yield sessie
    sessie.sluit()


def sleutel_van(pad: Path) -> bytes:
    return sleutels.ontgrendel(pad, WACHTWOORD, "S. de Wit").sleutel


def feiten_van(sessie: Sessie) -> dict[str, dict[str, dict[str, Any]]]:
    """Give every fact as stored, by kind and id."""
    alles: dict[str, dict[str, dict[str, Any]]] = {}
    for code, soort in PER_CODE.items():
        k = kolommen(soort)
        gevonden = {
            f.id: {"versie": f.versie, **dict(zip(k.velden, k.naar_rij(f), strict=True))}
            for f in sessie.lees(soort)
        }
        if gevonden:
            alles[code] = gevonden
    return alles


def test_it_is_of_schema_1(pad: Path) -> None:
    sleutel = sleutel_van(pad)
    with pytest.raises(OuderBestand):
        open_(pad, sleutel)
    oud = bekijk(pad, sleutel, "wie")
    assert (oud.versie, oud.rol, oud.laatst_door) == (1, "", "S. de Wit")
    assert oud.laatst_op == datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
    assert (oud.map, oud.eigen_map) == (standaard_map(pad), False)


def test_every_fact_is_kept_and_the_check_finds_nothing(bij: Sessie) -> None:
    verwacht = {
        code: {i: NIEUW.get(code, {}) | w for i, w in feiten.items()}
        for code, feiten in TOEN["feiten"].items()
    }
    assert feiten_van(bij) == verwacht
    assert all(verwacht.values())  # the sample holds something of every kind of then
    assert audit.controleer(bij.v).fouten == ()
    assert bij.v.waarde("PRAGMA user_version") == SCHEMA_VERSIE


@pytest.mark.parametrize("schema", [2, 3, 4, 5, 6, 7])
def test_a_file_of_a_later_schema_comes_along_whole(tmp_path: Path, schema: int) -> None:
    for naam in (f"schema{schema}.kantelpunt", f"schema{schema}.kantelpunt-sleutels"):
        shutil.copyfile(GEGEVENS / naam, tmp_path / naam)
    toen = json.loads((GEGEVENS / f"schema{schema}.json").read_text(encoding="utf-8"))
    pad = tmp_path / f"schema{schema}.kantelpunt"
    assert bekijk(pad, sleutel_van(pad), "wie").versie == schema
    sessie = log_in(pad, WACHTWOORD, "S. de Wit", klok=klok, bijwerken=True)
    try:
        assert feiten_van(sessie) == {
            code: {i: NA_3.get(code, {}) | w for i, w in feiten.items()}
            for code, feiten in toen["feiten"].items()
        }
        assert audit.controleer(sessie.v).fouten == ()
        assert sessie.v.waarde("PRAGMA user_version") == SCHEMA_VERSIE
    finally:
        sessie.sluit()


def test_rules_order_and_history_come_along(bij: Sessie) -> None:
    in_bestand = dict(bij.v.rijen("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    assert in_bestand == triggers()
    volgorde = [r[0] for r in bij.v.rijen("SELECT id FROM stapbesluit ORDER BY rowid")]
    assert volgorde == TOEN["besluiten"]
    (contact,) = bij.lees(Contact)
    eerst = feit_op_versie(bij.v, Contact, contact.id, 1)
    assert (eerst.notitie, contact.notitie) == (
        "Gebeld; gaat morgen weer.",
        "Gebeld met moeder; gaat morgen weer.",
    )
    langer = next(b for b in bij.lees(Stapbesluit) if b.aantal == 4)
    assert feit_op_versie(bij.v, Stapbesluit, langer.id, 1).aantal == 3


def test_what_was_withdrawn_before_can_still_be_put_back(bij: Sessie) -> None:
    (weg,) = {r[0] for r in bij.v.rijen("SELECT id FROM stapbesluit WHERE ingetrokken = 1")}
    with bij.schrijf() as tx:
        terug = tx.zet_terug(Stapbesluit, weg)
    assert terug.oplossing == "Rooster aanpassen."
    maak_ongedaan(bij, tx.wijziging)
    assert audit.controleer(bij.v).fouten == ()


def test_a_new_file_and_a_migrated_one_have_the_same_schema(
    bij: Sessie, team_sessie: Sessie
) -> None:
    def schema(sessie: Sessie) -> dict[str, str]:
        vraag = (
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        )
        return dict(sessie.v.rijen(vraag))

    assert schema(bij) == schema(team_sessie)


def test_first_a_backup_that_is_the_file_of_before(pad: Path, bij: Sessie) -> None:
    (kopie,) = lijst(standaard_map(pad), pad.stem)
    sleutel = bij.v.sleutel
    with pytest.raises(OuderBestand):
        open_(kopie.pad, sleutel, momentopname=True)
    assert keur(kopie.pad, sleutel) == kopie.kop
    regels = bij.v.rijen(
        "SELECT w.waarden FROM audit a JOIN audit_waarde w ON w.nr = a.nr "
        "WHERE a.actie = 'beheer' ORDER BY a.nr DESC LIMIT 1"
    )
    assert json.loads(regels[0][0]) == ["bestand_bijgewerkt", 1, SCHEMA_VERSIE, kopie.pad.name]
    assert kopie.kop is not None
    assert audit.kop(bij.v)[0] == kopie.kop.aantal + 1


def test_that_backup_can_be_checked_and_put_back(pad: Path, bij: Sessie) -> None:
    """Also by the newer program: it is brought up to date on the way, the backup itself not."""
    (kopie,) = lijst(standaard_map(pad), pad.stem)
    voor = kopie.pad.read_bytes()
    assert reservekopie.controleer(bij, kopie.pad).fouten == ()
    reservekopie.zet_terug(bij, kopie.pad)
    assert kopie.pad.read_bytes() == voor
    assert {p.suffix for p in kopie.pad.parent.iterdir()} <= {
        ".kantelpunt", ".kantelpunt-sleutels"
    }  # fmt: skip
    assert set(feiten_van(bij)["stapbesluit"]) == set(TOEN["feiten"]["stapbesluit"])
    assert audit.controleer(bij.v).fouten == ()


def test_a_second_time_there_is_nothing_to_do(pad: Path, bij: Sessie) -> None:
    bij.sluit()
    with log_in(pad, COLLEGA, "J. Bakker", klok=klok).v:
        assert len(lijst(standaard_map(pad), pad.stem)) == 1


class TestWieMag:
    def test_the_teamleider_is_asked_and_told_who_worked_in_it_last(self, pad: Path) -> None:
        voor = pad.read_bytes()
        with pytest.raises(BijwerkenNodig) as nodig:
            log_in(pad, WACHTWOORD, "S. de Wit", klok=klok)
        assert nodig.value.mag
        assert nodig.value.laatst == (
            "Het laatst werkte S. de Wit erin, op 01-10-2026, met een oudere versie."
        )
        assert "S. de Wit" not in str(nodig.value)
        assert pad.read_bytes() == voor
        assert not standaard_map(pad).exists()

    def test_another_must_ask_the_teamleider(self, pad: Path) -> None:
        voor = pad.read_bytes()
        with pytest.raises(BijwerkenNodig, match="Vraag een teamleider") as nodig:
            log_in(pad, COLLEGA, "J. Bakker", klok=klok)
        assert not nodig.value.mag
        with pytest.raises(RechtFout, match="alleen een teamleider"):
            log_in(pad, COLLEGA, "J. Bakker", klok=klok, bijwerken=True)
        assert pad.read_bytes() == voor

    def test_without_a_backup_nothing_changes(self, pad: Path) -> None:
        standaard_map(pad).write_text("geen map")
        voor = pad.read_bytes()
        with pytest.raises(KnownError, match="map voor reservekopieën"):
            log_in(pad, WACHTWOORD, "S. de Wit", klok=klok, bijwerken=True)
        assert pad.read_bytes() == voor

    def test_a_migration_that_fails_leaves_the_file_and_its_backup(
        self, pad: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("db.migraties.m002_sporen.SQL", "CREATE TABLE spoor (x) STRICT;")
        with pytest.raises(sqlcipher3.OperationalError):
            log_in(pad, WACHTWOORD, "S. de Wit", klok=klok, bijwerken=True)
        assert bekijk(pad, sleutel_van(pad), "wie").versie == 1
        assert len(lijst(standaard_map(pad), pad.stem)) == 1
        monkeypatch.undo()
        with log_in(pad, WACHTWOORD, "S. de Wit", klok=klok, bijwerken=True).v as v:
            assert audit.controleer(v).fouten == ()

    def test_on_a_share_only_who_can_take_the_pen(
        self, pad: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from db.bestandsslot import Bestandsslot
        from db.netwerk import Modus
        from db.schrijfrecht import schrijverpad

        monkeypatch.setattr("app.services.sessie.bepaal_modus", lambda _pad: Modus.SHARE_LEZER)
        open_als: Callable[[], Sessie] = lambda: log_in(  # noqa: E731
            pad, WACHTWOORD, "S. de Wit", klok=klok, bijwerken=True
        )
        ander = Bestandsslot(schrijverpad(pad))
        assert ander.neem()
        with ander, pytest.raises(KnownError, match="schrijft nu"):
            open_als()
        with open_als().v as v:
            assert v.waarde("PRAGMA journal_mode") == "delete"
            assert v.waarde("PRAGMA user_version") == SCHEMA_VERSIE


def test_the_noodsleutel_still_helps_with_an_older_file(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who lost the only password can get in, and then bring the file up to date."""
    bos = sleutels.ontgrendel(pad, WACHTWOORD, "S. de Wit")
    monkeypatch.setattr(sleutels, "open_met_noodsleutel", lambda _pad, _woorden: bos)
    nieuw = "paarse-kaars-lade-7"
    nieuw_wachtwoord_met_noodsleutel(pad, "woorden", "S. de Wit", nieuw, nu=klok())
    with log_in(pad, nieuw, "S. de Wit", klok=klok, bijwerken=True).v as v:
        assert audit.controleer(v).fouten == ()
