"""Tests of the words for the safe."""

from __future__ import annotations

import hashlib

import pytest

from app.domain.fouten import InvoerFout
from db.noodsleutel import Noodsleutel, lees_noodsleutel, nieuwe_noodsleutel, woordenlijst

NUL = Noodsleutel(bytes(16))


def test_word_list_has_256_plain_words_told_apart_by_four_letters():
    lijst = woordenlijst()
    assert len(lijst) == len(set(lijst)) == 256
    assert len({w[:4] for w in lijst}) == 256
    assert all(w.isascii() and w.isalpha() and w.islower() and 4 <= len(w) <= 8 for w in lijst)
    assert list(lijst) == sorted(lijst)


def test_no_two_words_differ_in_one_letter():
    lijst = woordenlijst()
    buren = [
        (a, b)
        for i, a in enumerate(lijst)
        for b in lijst[i + 1 :]
        if len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
    ]
    assert buren == []


def test_sixteen_zero_bytes_are_sixteen_times_the_first_word_and_its_check():
    controle = hashlib.sha256(b"kantelpunt noodsleutel " + bytes(16)).digest()[0]
    assert NUL.woorden == ("aalbes",) * 16 + (woordenlijst()[controle],)


def test_words_read_back_to_the_same_key():
    nood = nieuwe_noodsleutel()
    assert len(nood.woorden) == 17
    gelezen = lees_noodsleutel(nood.qr_tekst)
    assert gelezen == nood
    assert gelezen.publiek == nood.publiek
    assert nieuwe_noodsleutel() != nood


def test_sloppy_typing_is_understood():
    nood = nieuwe_noodsleutel()
    slordig = "\n".join(f"{n}. {w.upper()[:4]}," for n, w in enumerate(nood.woorden, 1))
    assert lees_noodsleutel(f"  {slordig}  ") == nood


def test_unknown_word_is_named_with_its_place():
    woorden = list(NUL.woorden)
    woorden[6] = "xylofoon"
    with pytest.raises(InvoerFout) as fout:
        lees_noodsleutel(" ".join(woorden))
    assert "Woord 7" in fout.value.tekst
    assert "xylofoon" in fout.value.tekst


@pytest.mark.parametrize("getypt", ["aalbessen", "aal", "aalbjes"])
def test_almost_a_word_is_not_that_word(getypt):
    woorden = [getypt, *NUL.woorden[1:]]
    with pytest.raises(InvoerFout, match="Woord 1"):
        lees_noodsleutel(" ".join(woorden))


def test_missing_word_is_counted():
    with pytest.raises(InvoerFout, match="17 woorden; hier staan er 16"):
        lees_noodsleutel(" ".join(NUL.woorden[:-1]))
    with pytest.raises(InvoerFout, match="hier staan er 0"):
        lees_noodsleutel("")


def test_swapped_words_are_noticed_by_the_check_word():
    nood = Noodsleutel(bytes(range(16)))
    woorden = list(nood.woorden)
    woorden[0], woorden[1] = woorden[1], woorden[0]
    with pytest.raises(InvoerFout, match="passen niet bij elkaar"):
        lees_noodsleutel(" ".join(woorden))


def test_repr_shows_nothing():
    assert "aalbes" not in repr(NUL)
    assert "00" not in repr(NUL)
