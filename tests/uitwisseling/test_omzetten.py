"""Cells become values, and values the same cells again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.mensen import Leerling
from app.domain.verzuim import Melding, Verzuimsoort
from app.services.uitwisseling.omzetten import (
    Fout,
    Hersteld,
    kaal,
    lees_datum,
    naar_cel,
    omzetter,
    veilig,
)
from app.services.uitwisseling.soorten import bestanden


def _zet(soort: type, veld: str, cel: str) -> object:
    kolom = next(k for k in bestanden()[soort.SOORT].kolommen if k.veld.naam == veld)
    return omzetter(kolom)(cel)


@given(st.text())
def test_a_text_comes_back_from_a_safe_cell(tekst: str) -> None:
    assert kaal(veilig(tekst)) == tekst


@given(st.text(min_size=1))
def test_a_safe_cell_is_never_a_formula(tekst: str) -> None:
    assert veilig(tekst)[0] not in "=+-@\t\r"


@pytest.mark.parametrize(
    ("tekst", "cel"),
    [
        ("=1+1", "'=1+1"),
        ("+31612345678", "'+31612345678"),
        ("-", "'-"),
        ("@x", "'@x"),
        ("'t Hooft", "'t Hooft"),
        ("'=1", "''=1"),
        ("0012", "0012"),
    ],
)
def test_safe_cells_by_hand(tekst, cel) -> None:
    assert veilig(tekst) == cel
    assert kaal(cel) == tekst


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_in_every_shape(dag: date) -> None:
    for vorm in (dag.isoformat(), f"{dag:%d-%m-%Y}", f"{dag.day}/{dag.month}/{dag.year}"):
        assert lees_datum(vorm) == dag


@pytest.mark.parametrize(
    ("cel", "deel"),
    [
        ("31-02-2012", "februari 2012 heeft 29 dagen"),
        ("29-02-2011", "februari 2011 heeft 28 dagen"),
        ("31-04-2012", "april 2012 heeft 30 dagen"),
        ("01-13-2012", "geen datum"),
        ("1-2-12", "vier cijfers"),
        ("morgen", "geen datum"),
        ("01-01-1850", "geen datum"),
    ],
)
def test_impossible_dates_say_why(cel, deel) -> None:
    uitkomst = lees_datum(cel)
    assert isinstance(uitkomst, Fout)
    assert deel in uitkomst.tekst


@given(st.floats(0, 2000, allow_nan=False))
def test_hours_come_back_exactly(uren: float) -> None:
    assert _zet(Melding, "uren", naar_cel(uren)) == uren


@pytest.mark.parametrize(("getal", "cel"), [(16.5, "16,5"), (9.0, "9"), (1e-7, "0,0000001")])
def test_hours_by_hand(getal, cel) -> None:
    assert naar_cel(getal) == cel


@pytest.mark.parametrize("cel", ["x", "1.000,5", "-1", "2001", "nan", "1e9"])
def test_hours_that_are_none(cel) -> None:
    assert isinstance(_zet(Melding, "uren", cel), Fout)


@pytest.mark.parametrize(
    ("cel", "waarde"),
    [("ja", True), ("J", True), ("1", True), ("nee", False), ("N", False), ("0", False)],
)
def test_yes_and_no(cel, waarde) -> None:
    assert _zet(Melding, "vermoeden", cel) is waarde


def test_an_empty_cell_takes_the_default_of_its_field() -> None:
    assert _zet(Melding, "actie_gewenst", "") is True
    assert _zet(Melding, "vermoeden", "") is False
    assert _zet(Leerling, "overgeslagen", "") == 0
    assert _zet(Melding, "begindatum", "") is None


def test_a_choice_by_code_or_label_and_else_the_list() -> None:
    assert _zet(Melding, "soort", "16_uur") is Verzuimsoort.UUR16
    assert _zet(Melding, "soort", "16 Uur") is Verzuimsoort.UUR16
    fout = _zet(Melding, "soort", "spijbelen")
    assert isinstance(fout, Fout)
    assert "16_uur, 16_uur_18, lrv, luxe, overig, rmc, absoluut, kenmerk" in fout.tekst


def test_a_bsn_that_lost_its_zero_is_restored_and_said() -> None:
    # 0*9+9*8+9*7+9*6+0*5+0*4+0*3+0*2-2 = 187 = 17 * 11
    assert _zet(Leerling, "bsn", "99900002") == Hersteld(
        "099900002", "had 8 cijfers; de 0 vooraan is teruggezet"
    )
    assert _zet(Leerling, "bsn", "999900377") == "999900377"
    assert _zet(Leerling, "bsn", "") == ""


@pytest.mark.parametrize("cel", ["123456789", "12345678", "99990037x", "000000000"])
def test_a_wrong_bsn_is_refused_and_never_repeated(cel) -> None:
    fout = _zet(Leerling, "bsn", cel)
    assert isinstance(fout, Fout)
    assert cel not in fout.tekst


def test_too_long_and_unstorable_text() -> None:
    assert _zet(Leerling, "achternaam", "x" * 1000) == "x" * 1000
    assert isinstance(_zet(Leerling, "achternaam", "x" * 1001), Fout)
    assert isinstance(_zet(Leerling, "achternaam", "  "), Fout)
    assert isinstance(_zet(Leerling, "achternaam", "a\x07b"), Fout)
    assert _zet(Melding, "reden", "een\r\ntwee\rdrie") == "een\ntwee\ndrie"
