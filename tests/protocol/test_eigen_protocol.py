"""A protocol with new stappen, terms, poorten and signalen, written as TOML only, walked through.

gehucht.toml beside this file is invented; a test at the end looks that no word
of it, nor any rule of Apeldoorn, stands in the Python of the engine.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.dossiers import Besluitsoort
from app.domain.handelen import Contact, Contactmet
from app.domain.team import TeamProtocol
from app.protocol.ladder.besluiten import mogelijke_besluiten
from app.protocol.model import Protocol
from app.protocol.stand import Aard, Termijnstatus
from app.services.protocollen import geldend_protocol
from tests.protocol.bouw import Zaak, dag

TOML = Path(__file__).with_name("gehucht.toml")


@pytest.fixture
def protocol() -> Protocol:
    eigen = TeamProtocol(
        code="gehucht", geldig_vanaf=date(2026, 8, 1), toml=TOML.read_text(encoding="utf-8")
    )
    return geldend_protocol([eigen], "gehucht", date(2026, 9, 1))


@pytest.fixture
def zaak(protocol: Protocol) -> Zaak:
    return Zaak(protocol=protocol, geopend="di 1 sep 2026").melding("di 1 sep 2026")


def met_contact(zaak: Zaak, op: str, met: str) -> Zaak:
    feit = Contact(dossier_id=zaak.dossier.id, datum=dag(op), met=Contactmet(met))
    zaak.lijsten.setdefault("contacten", []).append(feit)
    return zaak


def test_before_the_ladder(zaak: Zaak) -> None:
    punt = zaak.stand("di 1 sep 2026").kantelpunt
    assert (punt.aard, punt.datum, punt.naar) == (
        Aard.AANDACHTSDATUM,
        dag("wo 2 sep 2026"),
        "start",
    )
    assert punt.actie == "kijken"


def test_walk_all_the_way(zaak: Zaak) -> None:
    zaak.begin("di 1 sep 2026", "start")
    stand = zaak.stand("wo 2 sep 2026")
    # 7 werkdagen after di 1 sep: 2, 3, 4, 7, 8, 9, 10 sep.
    assert stand.kantelpunt.datum == dag("do 10 sep 2026")
    assert stand.kantelpunt.naar == "brug"
    assert stand.kantelpunt.uitleg == "Melding di 1 september + 7 werkdagen = do 10 september."
    assert stand.kantelpunt.bron.document == "Verzuimaanpak Gehucht (2026)"
    assert stand.regie_proces is not None
    assert stand.regie_proces.persoon == "beheerder"
    assert [v.code for v in zaak.stand("do 10 sep 2026").vragen] == ["fiets"]
    # Two calendar days before is "this week" here, three is not.
    assert zaak.stand("ma 7 sep 2026").kantelpunt.status is Termijnstatus.OP_SCHEMA
    assert zaak.stand("di 8 sep 2026").kantelpunt.status is Termijnstatus.DEZE_WEEK

    zaak.omhoog("vr 11 sep 2026", "start", "brug")
    stand = zaak.stand("vr 11 sep 2026")
    assert stand.stap == "brug"
    assert stand.kantelpunt.voorlopig is True
    assert [p.code for p in stand.poorten] == ["veerbewijs"]
    assert stand.poorten[0].open is False
    assert "nat" not in [s.code for s in zaak.stand("wo 16 sep 2026").signalen]
    nat = next(s for s in zaak.stand("do 17 sep 2026").signalen if s.code == "nat")
    assert nat.tekst == "Al sinds vr 11 september op de brug zonder jeugdarts"

    met_contact(zaak, "ma 14 sep 2026", "moeder")
    assert zaak.stand("ma 14 sep 2026").kantelpunt.voorlopig is True
    met_contact(zaak, "di 15 sep 2026", "jeugdarts")
    punt = zaak.stand("wo 16 sep 2026").kantelpunt
    assert (punt.voorlopig, punt.datum) == (False, dag("di 29 sep 2026"))
    # "vanaf": on the day itself it is over already.
    assert zaak.stand("ma 28 sep 2026").kantelpunt.status is Termijnstatus.DEZE_WEEK
    assert zaak.stand("di 29 sep 2026").kantelpunt.status is Termijnstatus.OVER_TERMIJN

    met_contact(zaak, "wo 16 sep 2026", "swv")
    assert zaak.stand("wo 16 sep 2026").poorten[0].open is True

    zaak.omhoog("wo 30 sep 2026", "brug", "overkant")
    punt = zaak.stand("wo 30 sep 2026").kantelpunt
    assert (punt.aard, punt.datum, punt.actie) == (
        Aard.AANDACHTSDATUM,
        dag("za 3 okt 2026"),
        "zwaaien",
    )
    zaak.herstel("do 1 okt 2026")
    assert zaak.stand("do 1 okt 2026").kantelpunt.datum == dag("zo 1 nov 2026")


def test_poort_of_its_own_warns_before_its_stap(zaak: Zaak, protocol: Protocol) -> None:
    zaak.begin("di 1 sep 2026", "start").omhoog("vr 11 sep 2026", "start", "brug")
    opties = mogelijke_besluiten(protocol, zaak.stand("vr 11 sep 2026"))
    omhoog = next(o for o in opties if o.soort is Besluitsoort.OPSCHALEN)
    assert omhoog.label == "Opschalen naar stap overkant"
    assert omhoog.waarschuwingen == ("Er is nog geen veerbewijs.",)
    assert omhoog.reden_verplicht is True


def test_thresholds_of_its_own(zaak: Zaak) -> None:
    zaak.verzuim("di 1 sep 2026")
    assert zaak.stand("wo 9 sep 2026").lang_thuis is False
    assert zaak.stand("do 10 sep 2026").lang_thuis is True  # day 10, "vanaf"
    # 5 werkdagen after the opening on di 1 sep: di 8 sep.
    assert zaak.stand("di 8 sep 2026").lang_niets_gehoord is False
    assert zaak.stand("wo 9 sep 2026").lang_niets_gehoord is True


def test_no_rule_of_any_region_stands_in_the_python() -> None:
    map_ = Path(__file__).parents[2] / "app" / "protocol"
    code = "\n".join(p.read_text(encoding="utf-8") for p in map_.glob("*.py"))
    for woord in ('"3a"', '"3b"', '"kernteam"', '"swv_melding"', '"actietafel"', '"apeldoorn"'):
        assert woord not in code
