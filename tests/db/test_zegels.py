"""Tests of the cryptography behind the keys file."""

from __future__ import annotations

import pytest

from db.zegels import (
    Kosten,
    ZegelFout,
    haal_uit,
    leid_af,
    merkteken,
    nieuw_paar,
    ontzegel,
    publiek_van,
    sluit_in,
    verzegel,
    wachtwoordsleutel,
    zelfde,
)

GEHEIM = bytes(range(32))


def test_seal_opens_with_the_private_half_only():
    prive, publiek = nieuw_paar()
    ander, _ = nieuw_paar()
    zegel = verzegel(publiek, GEHEIM, "plek")
    assert ontzegel(prive, zegel, "plek") == GEHEIM
    assert GEHEIM not in zegel
    with pytest.raises(ZegelFout):
        ontzegel(ander, zegel, "plek")


def test_seal_moved_to_another_place_does_not_open():
    prive, publiek = nieuw_paar()
    zegel = verzegel(publiek, GEHEIM, "persoon a")
    with pytest.raises(ZegelFout):
        ontzegel(prive, zegel, "persoon b")


@pytest.mark.parametrize("plaats", [0, 31, 32, 63, 79])
def test_seal_with_one_changed_bit_does_not_open(plaats):
    prive, publiek = nieuw_paar()
    zegel = bytearray(verzegel(publiek, GEHEIM, "plek"))
    assert len(zegel) == 80
    zegel[plaats] ^= 1
    with pytest.raises(ZegelFout):
        ontzegel(prive, bytes(zegel), "plek")


def test_seal_of_wrong_length_or_weak_point_is_refused_as_a_seal():
    prive, _ = nieuw_paar()
    for zegel in (b"", bytes(80), b"kort"):
        with pytest.raises(ZegelFout):
            ontzegel(prive, zegel, "plek")


def test_two_seals_of_the_same_secret_differ():
    _, publiek = nieuw_paar()
    assert verzegel(publiek, GEHEIM, "plek") != verzegel(publiek, GEHEIM, "plek")


def test_box_opens_with_its_key_and_context_only():
    doos = sluit_in(GEHEIM, b"inhoud", "plek")
    assert haal_uit(GEHEIM, doos, "plek") == b"inhoud"
    for sleutel, context in ((bytes(32), "plek"), (GEHEIM, "elders")):
        with pytest.raises(ZegelFout):
            haal_uit(sleutel, doos, context)


def test_private_key_has_one_public_key():
    prive, publiek = nieuw_paar()
    assert publiek_van(prive) == publiek
    assert len(prive) == len(publiek) == 32


def test_password_composed_or_decomposed_gives_the_same_key():
    goedkoop = Kosten(1, 64, 1)
    een = wachtwoordsleutel("caf\u00e9 vol", bytes(16), goedkoop)
    ander = wachtwoordsleutel("cafe\u0301 vol", bytes(16), goedkoop)
    assert een == ander
    assert een != wachtwoordsleutel("cafe vol", bytes(16), goedkoop)
    assert een != wachtwoordsleutel("caf\u00e9 vol", b"\x01" * 16, goedkoop)


def test_number_of_rounds_matters():
    eerste = wachtwoordsleutel("password", b"somesaltsomesalt", Kosten(1, 64, 1))
    tweede = wachtwoordsleutel("password", b"somesaltsomesalt", Kosten(2, 64, 1))
    assert len(eerste) == 32
    assert eerste != tweede


def test_default_price_is_the_decided_one():
    assert Kosten() == Kosten(rondes=3, geheugen_kib=64 * 1024, banen=4)


@pytest.mark.parametrize(
    ("kosten", "goed"),
    [
        (Kosten(), True),
        (Kosten(1, 8, 1), True),
        (Kosten(0, 64, 1), False),
        (Kosten(1, 7, 1), False),
        (Kosten(1, 31, 4), False),
        (Kosten(1, 1 << 30, 4), False),
        (Kosten(1000, 64, 1), False),
    ],
)
def test_header_with_absurd_parameters_is_refused(kosten, goed):
    assert kosten.redelijk() is goed


def test_derived_keys_differ_by_purpose():
    assert leid_af(GEHEIM, "een") != leid_af(GEHEIM, "twee")


def test_proof_depends_on_key_and_content():
    bewijs = merkteken(GEHEIM, b"lijst")
    assert zelfde(bewijs, merkteken(GEHEIM, b"lijst"))
    assert not zelfde(bewijs, merkteken(bytes(32), b"lijst"))
    assert not zelfde(bewijs, merkteken(GEHEIM, b"lijst2"))
