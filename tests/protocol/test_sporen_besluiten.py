"""What a person can decide about a track, and when that asks a reason."""

from __future__ import annotations

import dataclasses

import pytest

from app.domain.dossiers import Besluitsoort, Eenheid, Stapbesluit
from app.protocol.ladder.besluiten import mogelijke_besluiten, reden_nodig, spooropties
from tests.protocol.bouw import dag
from tests.protocol.sporenbouw import Spoorzaak, regel, stap, termijn, vanaf

ROUTE = regel(
    "route",
    stap("beoordelen", termijn=termijn("4 weken"), hoogstens=termijn("6 weken")),
    stap("gesprek", "beoordelen"),
    start=vanaf("dossier"),
    uitkomsten={"klaar": "afgerond"},
)
OP, SLEUTEL = "wo 2 sep 2026", "route:dossier"


@pytest.fixture
def zaak() -> Spoorzaak:
    return Spoorzaak(ROUTE)


def test_everything_can_be_decided_and_nothing_is_a_dead_end(zaak: Spoorzaak) -> None:
    opties = spooropties(zaak.regels, zaak.stand(OP), SLEUTEL)
    assert [(o.soort.value, o.stap, o.antwoorden, o.reden_verplicht) for o in opties] == [
        ("overslaan", "beoordelen", "", True),
        ("andere_termijn", "beoordelen", "", False),
        ("aandachtsdatum", "beoordelen", "", False),
        ("overslaan", "gesprek", "", True),
        ("sluit_spoor", "", "uitkomst=klaar", True),
    ]
    assert {o.spoor for o in opties} == {SLEUTEL}
    termijnoptie = opties[1]
    assert (termijnoptie.aantal, termijnoptie.eenheid) == (4, Eenheid.WEKEN)
    assert termijnoptie.reden_waarom == "Langer dan 6 weken vraagt een reden."


def test_nothing_about_an_ended_or_unknown_track(zaak: Spoorzaak) -> None:
    zaak.beslis(OP, "sluit_spoor", SLEUTEL, antwoorden="uitkomst=klaar")
    assert spooropties(zaak.regels, zaak.stand(OP), SLEUTEL) == ()
    assert spooropties(zaak.regels, zaak.stand(OP), "weg") == ()


@pytest.mark.parametrize(
    ("aantal", "eenheid", "reden"),
    [(6, "weken", False), (7, "weken", True), (42, "dagen", False), (43, "dagen", True)],
)
def test_another_term_asks_a_reason_beyond_what_the_source_allows(
    zaak: Spoorzaak, aantal: int, eenheid: str, reden: bool
) -> None:
    besluit = Stapbesluit(
        dossier_id=zaak.dossier.id,
        datum=dag(OP),
        soort=Besluitsoort.ANDERE_TERMIJN,
        stap="beoordelen",
        spoor=SLEUTEL,
        aantal=aantal,
        eenheid=Eenheid(eenheid),
    )
    assert bool(reden_nodig(zaak.regels, zaak.stand(OP), besluit)) is reden


def test_to_skip_and_to_end_ask_a_reason(zaak: Spoorzaak) -> None:
    stand = zaak.stand(OP)
    over = Stapbesluit(
        dossier_id=zaak.dossier.id,
        datum=dag(OP),
        soort=Besluitsoort.OVERSLAAN,
        stap="beoordelen",
        spoor=SLEUTEL,
    )
    einde = dataclasses.replace(over, soort=Besluitsoort.SLUIT_SPOOR, stap="")
    assert "overgeslagen" in reden_nodig(zaak.regels, stand, over)
    assert "eindigt" in reden_nodig(zaak.regels, stand, einde)


def test_the_ladder_offers_its_own_while_a_track_leads(zaak: Spoorzaak) -> None:
    zaak.begin("di 1 sep 2026").interventie("di 1 sep 2026")
    opties = mogelijke_besluiten(zaak.regels, zaak.stand(OP))
    assert {o.spoor for o in opties} == {""}
    assert any(o.soort is Besluitsoort.OPSCHALEN and o.stap == "2" for o in opties)


def test_before_the_ladder_it_can_be_begun_though_the_melding_has_its_track() -> None:
    zaak = Spoorzaak(dataclasses.replace(ROUTE, start=vanaf("melding")))
    zaak.meld("di 1 sep 2026")
    opties = mogelijke_besluiten(zaak.regels, zaak.stand(OP))
    assert any(o.soort is Besluitsoort.BEGIN and o.stap == "1" for o in opties)
