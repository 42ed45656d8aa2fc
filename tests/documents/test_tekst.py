"""The one function through which the text of a user becomes part of a page."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.tekst import (
    ONDRUKBAAR,
    als_markup,
    gat,
    gaten,
    plat,
    schone_regels,
    schoon,
)


@pytest.mark.parametrize(
    ("ruw", "verwacht"),
    [
        ("  Emre \t van\nRietgans ", "Emre van Rietgans"),
        ("S\u0327ahinog\u0306lu", "Şahinoğlu"),
        ("nul\x00teken", "nulteken"),
        ("\u200bnevel\u202e", "nevel"),
        ("hard\u00a0wit", "hard wit"),
        ("\ue000vul in: niets\ue001", "vul in: niets"),
    ],
)
def test_schoon(ruw: str, verwacht: str) -> None:
    assert schoon(ruw) == verwacht


def test_markup_van_een_gebruiker_is_tekst() -> None:
    assert als_markup(schoon("<b>O'Brien</b> & co")) == "&lt;b&gt;O'Brien&lt;/b&gt; &amp; co"


def test_regels_blijven_regels() -> None:
    assert schone_regels("een\r\n\n  twee \n") == ("een", "twee")


def test_een_gat_wordt_gezien_en_geteld() -> None:
    regel = f"om {gat('tijd van het gesprek')} in {gat('plaats')}"
    assert gaten(regel, regel) == ("tijd van het gesprek", "plaats")
    assert plat(regel) == "om «vul in: tijd van het gesprek» in «vul in: plaats»"
    assert "«vul in: plaats»" in als_markup(regel)


def test_een_letter_die_niet_gedrukt_kan_worden_is_een_gat() -> None:
    assert gaten(schoon("Li \u674e\u5c0f\u9f8d")) == (ONDRUKBAAR,)


@given(st.text())
def test_schoon_is_een_regel_en_verandert_niet_meer(ruw: str) -> None:
    een = schoon(ruw)
    assert "\n" not in een
    assert unicodedata.is_normalized("NFC", een)
    if not gaten(een):
        assert schoon(een) == een


@given(st.text())
def test_markup_houdt_geen_tekens_over_die_iets_doen(ruw: str) -> None:
    zonder_gat = als_markup(schoon(ruw)).replace('<span backColor="#ffe58a"><b>', "")
    assert "<" not in zonder_gat.replace("</b></span>", "")
