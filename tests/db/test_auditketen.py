"""How the chain is tied, against hashes made by hand; a file of years ago must still check."""

from __future__ import annotations

import json
from hashlib import blake2b

from db.auditketen import BEGIN_HASH, ZOUT, pak_waarden, rij_hash, vinger

ZOUT_A = bytes(range(16))


def test_a_digest_names_field_and_value_and_tells_text_from_number() -> None:
    met = {"key": ZOUT_A, "digest_size": 16}
    assert vinger("naam", "Łódź", ZOUT_A) == blake2b("naam='Łódź".encode(), **met).digest()  # type: ignore[arg-type]
    assert vinger("uren", 18.0, ZOUT_A) == blake2b(b"uren=18.0", **met).digest()  # type: ignore[arg-type]
    assert vinger("aantal", 4, ZOUT_A) == blake2b(b"aantal=4", **met).digest()  # type: ignore[arg-type]
    assert vinger("tot", None, ZOUT_A) == blake2b(b"tot=None", **met).digest()  # type: ignore[arg-type]
    verschillend = {vinger("x", w, ZOUT_A) for w in ("1", 1, 1.0, None, "None", "'1", "")}
    assert len(verschillend) == 7
    assert vinger("x", 1, bytes(16)) != vinger("x", 1, ZOUT_A)


def test_values_are_packed_with_a_salt_each() -> None:
    namen, waarden, zouten, vingers = pak_waarden(["a", "b"], ["é", 1.5])
    assert namen == "a,b"
    assert json.loads(waarden) == ["é", 1.5]
    assert len(zouten) == len(vingers) == 2 * ZOUT
    assert vingers == vinger("a", "é", zouten[:16]) + vinger("b", 1.5, zouten[16:])
    assert pak_waarden([], []) == ("", "[]", b"", b"")
    assert pak_waarden(["a"], ["é"])[2] != pak_waarden(["a"], ["é"])[2]


KOP = (1, "2026-11-18T12:00:00.000+00:00", "wie", "maak", "school", "f", None, 1, "naam")


def test_a_row_ties_everything_to_the_row_before() -> None:
    tekst = "1\x1f2026-11-18T12:00:00.000+00:00\x1fwie\x1fmaak\x1fschool\x1ff\x1f\x1f1\x1fnaam"
    verwacht = blake2b(bytes(32) + tekst.encode() + b"\x1e" + b"vingers", digest_size=32)
    assert rij_hash(BEGIN_HASH, KOP, b"vingers") == verwacht.digest()
    anders = {
        rij_hash(BEGIN_HASH, (*KOP[:i], "anders", *KOP[i + 1 :]), b"vingers")
        for i in range(len(KOP))
    }
    assert len(anders | {verwacht.digest()}) == len(KOP) + 1
    assert rij_hash(b"\1" * 32, KOP, b"vingers") != verwacht.digest()
    assert rij_hash(BEGIN_HASH, KOP, b"vinger") != verwacht.digest()
