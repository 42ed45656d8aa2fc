"""Tracks, what happened in them, te-laat and BOA-termijnen as lines of the tijdlijn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.dossiers import Besluitsoort, Eenheid, Stapbesluit
from app.domain.handelen import Wie
from app.domain.sporen import Boatermijn, Gebeurtenis, Spoor
from app.domain.tijdlijn import maak_tijdlijn
from app.domain.verzuim import TeLaat
from tests.domain.test_tijdlijn import WO18NOV, D, NepKantelpunt, NepStand, feiten, regels

NAMEN = {
    "spoor/route_luxe": "Route luxe verzuim",
    "spoor/route_luxe/uitkomst/afgerond": "afgerond zonder proces-verbaal",
    "spoor/route_luxe/stap/gesprek": "Gesprek met ouders",
    "gebeurtenis/schorsing": "Schorsing",
    "gebeurtenis/schorsing/uitkomst/intern": "met onderwijs op school",
    "gebeurtenis/schorsing/aantal": "Schooldagen",
    "poort/toestemming": "Toestemming van ouders",
}
SPOOR = Spoor(
    id="s1",
    dossier_id=D,
    protocol="routes",
    code="route_luxe",
    begonnen=date(2026, 10, 5),
    persoon="S. de Wit",
    reden="Twee dagen\nvoor de vakantie.",
)
GEBEURTENIS = Gebeurtenis(
    dossier_id=D,
    soort="schorsing",
    datum=date(2026, 11, 2),
    uitkomst="intern",
    aantal=2.5,
    tot=date(2026, 11, 4),
    wie=Wie.SCHOOL,
    persoon="dhr. Vos",
    poorten="toestemming",
    reden="Spoed.",
    notitie="Na een ruzie.",
)


def besluit(soort: Besluitsoort, **meer: Any) -> Stapbesluit:
    return Stapbesluit(
        dossier_id=D, datum=date(2026, 11, 3), soort=soort, spoor="route_luxe:m1", **meer
    )


GEVALLEN: list[tuple[str, dict[str, Any], str]] = [
    (
        "spoor",
        {"sporen": (SPOOR,)},
        "05-10 Route luxe verzuim begonnen · Twee dagen voor de vakantie.",
    ),
    (
        "spoor geëindigd",
        {"sporen": (replace(SPOOR, geeindigd=date(2026, 11, 9), uitkomst="afgerond"),)},
        "09-11 Route luxe verzuim beëindigd · afgerond zonder proces-verbaal",
    ),
    (
        "gebeurtenis",
        {"gebeurtenissen": (GEBEURTENIS,)},
        (
            "02-11 Schorsing · met onderwijs op school · schooldagen: 2,5 · tot en met wo 4 nov · "
            "dhr. Vos · Na een ruzie. · verder gegaan terwijl dicht was: Toestemming van ouders · "
            "Spoed."
        ),
    ),
    (
        "te laat",
        {
            "te_laat": (
                TeLaat(
                    leerling_id="l",
                    school_id="s",
                    van=date(2026, 10, 1),
                    tot=date(2026, 10, 31),
                    aantal=9,
                ),
            )
        },
        "31-10 9 keer te laat · 1–31 okt · Het Fictieve Lyceum",
    ),
    (
        "boatermijn",
        {
            "boatermijnen": (
                Boatermijn(dossier_id=D, van=date(2026, 11, 2), datum=date(2026, 12, 1)),
            )
        },
        "02-11 BOA-termijn · uiterlijk di 1 dec",
    ),
    (
        "overslaan",
        {"besluiten": (besluit(Besluitsoort.OVERSLAAN, stap="gesprek", reden="Was er al."),)},
        "03-11 Route luxe verzuim, Gesprek met ouders: overgeslagen · Was er al.",
    ),
    (
        "andere termijn",
        {
            "besluiten": (
                besluit(
                    Besluitsoort.ANDERE_TERMIJN, stap="gesprek", aantal=3, eenheid=Eenheid.WEKEN
                ),
            )
        },
        "03-11 Route luxe verzuim, Gesprek met ouders: andere termijn · 3 weken",
    ),
    (
        "aandachtsdatum",
        {
            "besluiten": (
                besluit(
                    Besluitsoort.AANDACHTSDATUM, stap="gesprek", nieuwe_datum=date(2026, 11, 20)
                ),
            )
        },
        "03-11 Route luxe verzuim, Gesprek met ouders: aandachtsdatum · nieuwe datum vr 20 nov",
    ),
    (
        "sluiten",
        {"besluiten": (besluit(Besluitsoort.SLUIT_SPOOR, antwoorden="uitkomst=afgerond"),)},
        "03-11 Route luxe verzuim beëindigd · afgerond zonder proces-verbaal",
    ),
]


@pytest.mark.parametrize(
    ("wat", "verwacht"), [g[1:] for g in GEVALLEN], ids=[g[0] for g in GEVALLEN]
)
def test_a_fact_reads_as_one_line(wat: dict[str, Any], verwacht: str) -> None:
    assert verwacht in regels(feiten(**wat), namen=NAMEN)


def test_a_code_that_no_protocol_knows_is_still_readable() -> None:
    uit = regels(feiten(gebeurtenissen=(replace(GEBEURTENIS, soort="hoor_en_wederhoor"),)))
    assert uit[0].startswith("02-11 Hoor en wederhoor · Intern · aantal: 2,5")


def test_notes_stay_out_when_they_are_closed() -> None:
    f = feiten(sporen=(SPOOR,), gebeurtenissen=(GEBEURTENIS,))
    uit = regels(f, namen=NAMEN, notities_open=False)
    assert not any(t in r for r in uit for t in ("ruzie", "Spoed", "vakantie"))
    assert all("notitie op slot" in r for r in uit[:2])


def test_an_end_that_was_decided_with_a_reason_is_told_once() -> None:
    klaar = replace(SPOOR, geeindigd=date(2026, 11, 3), uitkomst="afgerond")
    sluit = replace(besluit(Besluitsoort.SLUIT_SPOOR, reden="Klaar."), spoor="route_luxe:s1")
    uit = regels(feiten(sporen=(klaar,), besluiten=(sluit,)), namen=NAMEN)
    assert [r for r in uit if "beëindigd" in r] == ["03-11 Route luxe verzuim beëindigd · Klaar."]


def test_what_ends_after_the_peildatum_has_not_ended() -> None:
    later = replace(SPOOR, geeindigd=date(2026, 11, 19), uitkomst="afgerond")
    termijn = Boatermijn(
        dossier_id=D, van=date(2026, 11, 2), datum=date(2026, 12, 1), vervallen=date(2026, 11, 19)
    )
    f = feiten(sporen=(later,), boatermijnen=(termijn,))
    uit = maak_tijdlijn(f, None, WO18NOV, namen=NAMEN)
    assert [i.titel for i in uit] == [
        "BOA-termijn", "Route luxe verzuim begonnen", "Dossier geopend"
    ]  # fmt: skip
    assert uit[0].rechts == ""
    morgen = maak_tijdlijn(f, None, date(2026, 11, 19), namen=NAMEN)
    assert (morgen[0].titel, morgen[1].rechts) == ("Route luxe verzuim beëindigd", "vervallen")


def test_the_date_of_a_track_bears_its_name() -> None:
    punt = NepKantelpunt(date(2026, 11, 20), spoor="gesprek", titel="Route luxe verzuim")
    (ruit, *_) = maak_tijdlijn(feiten(), NepStand(kantelpunten=(punt,)), WO18NOV)
    assert ruit.titel == "Kantelpunt Route luxe verzuim"
