"""Whether two records can be one leerling: spelled otherwise yes, twins and other numbers no."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gelijkenis import afstand, kan_lijken, klank, scheelt_hoogstens, vergelijk
from app.domain.mensen import Leerling
from app.domain.namen import zoeknaam

DAG = date(2011, 3, 9)


def een(achternaam: str, roepnaam: str = "", **anders: Any) -> Leerling:
    basis: dict[str, Any] = {
        "achternaam": achternaam,
        "roepnaam": roepnaam,
        "geboortedatum": DAG,
    }
    return Leerling(**basis | anders)


@pytest.mark.parametrize(
    ("hier", "daar"),
    [
        (een("Iepenlaan", "Emre"), een("Iepenlaan", "Emre")),
        (een("Şahin", "Şeyma"), een("Sahin", "Seyma")),  # diacritics
        (een("Berg", "Tess", tussenvoegsel="van der"), een("Van der Berg", "Tess")),
        (een("Cuijpers", "Bram"), een("Kuypers", "Bram")),  # sounds alike
        (een("Dijkstra", "Owen"), een("Dykstra", "Owen")),
        (een("Jansen", "Gijs"), een("Janssen", "Gijs")),  # a doubled letter
        (een("Jansen", "Gijs"), een("Jasnen", "Gijs")),  # two letters swapped
        (een("Rietgans", "Xavi"), een("Rietgnas", "Xavi")),
        (een("Jansen-de Vries", "Gijs"), een("Jansen", "Gijs")),  # part of a double name
        (een("Yildiz", "Mo"), een("Yildiz", "Mohammed")),  # short for
        (een("Yildiz", "Mohammed"), een("Yildiz", "Mohamed")),
        (een("Yildiz"), een("Yildiz", "Emre")),  # no first name known
        (een("Emre", "Iepenlaan"), een("Iepenlaan", "Emre")),  # changed places
        (een("Eik", "", voornamen="Anna Sofie"), een("Eik", "Anna")),
    ],
    ids=lambda x: f"{x.roepnaam} {x.achternaam}",
)
def test_one_leerling_spelled_otherwise_is_proposed(hier: Leerling, daar: Leerling) -> None:
    een_kant = vergelijk(hier, daar)
    assert een_kant.voorstel, een_kant
    assert een_kant.redenen[0] == "dezelfde geboortedatum"
    assert vergelijk(daar, hier).score == een_kant.score


@pytest.mark.parametrize(
    ("hier", "daar"),
    [
        (een("Eik", "Anna"), een("Eik", "Anna", geboortedatum=date(2011, 9, 3))),  # another day
        (een("Eik", "Anna"), een("Eik", "Bram")),  # twins
        (een("Eik", "Anna"), een("Iep", "Anna")),
        (een("Eik", "Anna", bsn="999900377"), een("Eik", "Anna", bsn="999909253")),
        (
            een("Eik", "Anna", onderwijsnummer="100000001"),
            een("Eik", "Anna", onderwijsnummer="100000002"),
        ),
        (een("Eik"), een("Iep")),
    ],
)
def test_two_people_are_not_proposed(hier: Leerling, daar: Leerling) -> None:
    assert not vergelijk(hier, daar).voorstel


def test_the_reasons_say_what_fits() -> None:
    hier = een("Jansen", "Gijs", bsn="999900377", postcode="7300 AA", huisnummer="12")
    daar = een("Janssen", "Gijs", onderwijsnummer="100000009", postcode="7300aa", huisnummer="12")
    assert vergelijk(hier, daar).redenen == (
        "dezelfde geboortedatum",
        "achternaam klinkt hetzelfde",
        "dezelfde voornaam",
        "de een heeft een BSN, de ander een onderwijsnummer",
        "hetzelfde adres",
    )


@pytest.mark.parametrize(
    ("a", "b", "verschil"),
    [("", "", 0), ("eik", "eik", 0), ("eik", "iek", 1), ("eik", "ek", 1), ("eik", "boom", 4)],
)
def test_the_distance_counts_letters(a: str, b: str, verschil: int) -> None:
    assert afstand(a, b) == afstand(b, a) == verschil


def test_what_sounds_alike() -> None:
    assert klank("Kuypers") == klank("Cuijpers")
    assert klank("Schaap") == klank("Schap")
    assert klank("Visser") == klank("Fiser")
    assert klank("Eik") != klank("Iep")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_weighed(a: str, b: str) -> None:
    hier, daar = een(a, b), een(b, a)
    heen, terug = vergelijk(hier, daar), vergelijk(daar, hier)
    assert 0 <= heen.score <= 100
    assert heen.score == terug.score


@given(st.text("abcd", max_size=9), st.text("abcd", max_size=9), st.integers(0, 2))
def test_letters_left_over_never_tell_otherwise_than_the_distance(a: str, b: str, mag: int) -> None:
    assert scheelt_hoogstens(a, b, mag) == (afstand(a, b) <= mag)


NAMEN = st.sampled_from(
    ["", "Yılmaz", "Jan", "JAN Piet", "Éva", "'t Jong", "de Vries-Jansen", "Vries", "Wries", "Bo"]
)


@given(NAMEN, NAMEN, NAMEN, NAMEN)
def test_the_sieve_lets_through_what_it_is_for(
    achternaam: str, ander: str, voornamen: str, roepnaam: str
) -> None:
    def kern(naam: str) -> str:
        woorden = zoeknaam(naam).split()
        los = {"t", "de"}
        return " ".join(w for w in woorden if w not in los) or " ".join(woorden)

    a, b = kern(achternaam), kern(ander)
    vormen = {zoeknaam(roepnaam), zoeknaam(voornamen), *zoeknaam(voornamen).split()[:1]}
    verwacht = bool(a and b) and (
        klank(a)[:1] == klank(b)[:1]
        or a[-2:] == b[-2:]
        or bool(set(a.split()) & set(b.split()))
        or a in vormen
    )
    assert kan_lijken(achternaam, ander, voornamen, roepnaam) is verwacht
