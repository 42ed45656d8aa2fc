"""The uitleg: made of the same trace as the date, checkable with a calendar in hand."""

from __future__ import annotations

import pytest

from app.protocol.rekenen.berekening import uitleg_van
from tests.protocol.bouw import Zaak, dag, in_stap


@pytest.mark.parametrize(
    ("zaak", "peildatum", "uitleg"),
    [
        (
            in_stap("2", "wo 14 okt 2026"),
            "zo 22 nov 2026",
            (
                "Kernteambespreking wo 14 oktober + 4 schoolweken = wo 18 november; de "
                "herfstvakantie (17 t/m 25 oktober) telt niet mee. Er is geen herstel vastgelegd."
            ),
        ),
        (
            in_stap("1", "vr 25 sep 2026"),
            "ma 28 sep 2026",
            "Eerste interventie vr 25 september + 3 schoolweken = vr 16 oktober.",
        ),
        (
            in_stap("1", "za 3 okt 2026"),
            "ma 5 okt 2026",
            (
                "Eerste interventie za 3 oktober (geen schooldag, telt als ma 5 oktober) + "
                "3 schoolweken = ma 2 november; de herfstvakantie (17 t/m 25 oktober) telt "
                "niet mee."
            ),
        ),
        (
            in_stap("1", "wo 15 jul 2026", regio="noord"),
            "wo 15 jul 2026",
            (
                "Eerste interventie wo 15 juli (valt in de zomervakantie, telt als ma 17 augustus) "
                "+ 3 schoolweken = ma 7 september."
            ),
        ),
        (
            in_stap("2", "wo 14 okt 2026").herstel("ma 2 nov 2026"),
            "di 3 nov 2026",
            (
                "Hersteld op ma 2 november + 4 schoolweken = ma 30 november. De termijn van stap 2 "
                "is daarmee gestopt. Deze datum komt niet uit het protocol: kijk of het goed "
                "blijft gaan."
            ),
        ),
        (
            in_stap("1", "ma 8 mrt 2027"),
            "ma 8 mrt 2027",
            (
                "Eerste interventie ma 8 maart + 3 schoolweken = ma 29 maart; dan is het tweede "
                "paasdag (29 maart), dus di 30 maart."
            ),
        ),
        (
            in_stap("2", "wo 2 dec 2026"),
            "do 3 dec 2026",
            (
                "Kernteambespreking wo 2 december + 4 schoolweken = wo 13 januari 2027; de "
                "kerstvakantie (19 december t/m 3 januari) telt niet mee."
            ),
        ),
        (
            Zaak().begin("wo 14 okt 2026", "2"),
            "do 15 okt 2026",
            (
                "Begin van stap 2 wo 14 oktober + 4 schoolweken = wo 18 november; de "
                "herfstvakantie (17 t/m 25 oktober) telt niet mee. Voorlopig: er is nog geen "
                "kernteambespreking vastgelegd."
            ),
        ),
        (
            in_stap("1", "di 13 apr 2027"),
            "wo 14 apr 2027",
            (
                "Eerste interventie di 13 april + 3 schoolweken = di 11 mei; de meivakantie "
                "(24 april t/m 2 mei) telt niet mee. De data van de meivakantie zijn nog te "
                "controleren."
            ),
        ),
        (
            in_stap("3b", "ma 5 jul 2027"),
            "di 6 jul 2027",
            (
                "Overleg ma 5 juli + 4 schoolweken = ma 13 september; de zomervakantie (17 juli "
                "t/m 29 augustus) telt niet mee. De schoolkalender 2027-2028 is niet volledig "
                "ingevuld, dus deze datum is voorlopig."
            ),
        ),
    ],
)
def test_whole_sentences(zaak: Zaak, peildatum: str, uitleg: str) -> None:
    assert zaak.stand(peildatum).kantelpunt.uitleg == uitleg


def test_moving_one_fact_moves_date_and_uitleg() -> None:
    voor = in_stap("2", "wo 14 okt 2026").stand("do 22 okt 2026").kantelpunt
    na = in_stap("2", "do 15 okt 2026").stand("do 22 okt 2026").kantelpunt
    assert (voor.datum, na.datum) == (dag("wo 18 nov 2026"), dag("do 19 nov 2026"))
    assert "wo 14 oktober" in voor.uitleg
    assert "wo 18 november" in voor.uitleg
    assert "wo 14 oktober" not in na.uitleg
    assert "do 15 oktober" in na.uitleg
    assert "do 19 november" in na.uitleg


def test_uitleg_is_nothing_but_the_trace() -> None:
    zaken = [
        in_stap("2", "wo 14 okt 2026"),
        in_stap("4", "wo 14 okt 2026"),
        in_stap("2", "wo 14 okt 2026").herstel("do 15 okt 2026"),
        Zaak(geopend="wo 14 okt 2026"),
        Zaak().verzuim("wo 14 okt 2026", soort="ziekte"),
    ]
    for zaak in zaken:
        punt = zaak.stand("do 22 okt 2026").kantelpunt
        if punt.datum is None:
            assert punt.uitleg == punt.rekenstappen[0].tekst
            continue
        assert punt.uitleg == uitleg_van(punt.rekenstappen)
        assert punt.datum in {stap.dag for stap in punt.rekenstappen}


def test_wait_and_status_stand_in_the_trace_and_not_in_the_uitleg() -> None:
    zaak = in_stap("2", "wo 14 okt 2026").wacht("do 15 okt 2026", "di 1 dec 2026")
    punt = zaak.stand("vr 16 okt 2026").kantelpunt
    assert {"wacht", "status"} <= {s.soort for s in punt.rekenstappen}
    assert "Wacht" not in punt.uitleg


def test_free_text_of_a_decision_is_never_in_the_uitleg() -> None:
    zaak = in_stap("2", "wo 14 okt 2026").besluit(
        "andere_oplossing",
        "do 15 okt 2026",
        "2",
        reden="GEHEIM1",
        oplossing="GEHEIM2",
        wie="GEHEIM3",
        nieuwe_datum="ma 2 nov 2026",
    )
    punt = zaak.stand("vr 16 okt 2026").kantelpunt
    assert "GEHEIM" not in punt.uitleg + repr(punt.rekenstappen)


def test_every_stand_names_its_source() -> None:
    for stap in ("1", "2", "3a", "3b"):
        bron = in_stap(stap, "wo 14 okt 2026").stand("do 15 okt 2026").kantelpunt.bron
        assert bron.document == "Thuiszittersprotocol Apeldoorn (2023)"
        assert bron.plaats == f"h. 4, stap {stap}, kantelpunt"
        assert bron.eigen is False
