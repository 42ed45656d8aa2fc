"""Tests of the shipped holidays and of the reader of the Rijksoverheid's JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app.domain.fouten import KnownError
from app.domain.scholen import Regio, Zekerheid
from app.services.schoolkalender import lees_rijksoverheid_json, standaard_vakanties


def blad(*vakanties: dict, schooljaar: str = "2027-2028 ") -> bytes:
    stuk = {
        "content": [{"title": "Schoolvakanties", "schoolyear": schooljaar,
                     "vacations": list(vakanties)}]
    }  # fmt: skip
    return json.dumps(stuk).encode()


def vakantie(soort: str, regio: str, van: str, tot: str) -> dict:
    return {
        "type": soort,
        "compulsorydates": "true",
        "regions": [{"region": regio, "startdate": van, "enddate": tot}],
    }


def test_shipped_holidays_are_whole_and_stable():
    rijen = standaard_vakanties()
    assert len(rijen) == 3 * 5 * 3  # three schooljaren, five holidays, three regions
    assert len({r.id for r in rijen}) == len(rijen)
    assert [r.id for r in rijen] == [r.id for r in standaard_vakanties()]
    herfst = next(
        r
        for r in rijen
        if (r.schooljaar, r.vakantie, r.regio) == ("2026-2027", "herfstvakantie", Regio.MIDDEN)
    )
    assert (herfst.eerste_dag, herfst.laatste_dag) == (date(2026, 10, 17), date(2026, 10, 25))
    assert herfst.zekerheid is Zekerheid.GECONTROLEERD
    for rij in rijen:
        assert rij.eerste_dag.weekday() == 5  # Saturday to Sunday, every one
        assert rij.laatste_dag.weekday() == 6


def test_json_with_trailing_blanks_and_heel_nederland():
    rijen = lees_rijksoverheid_json(
        blad(
            vakantie("Herfstvakantie ", "noord ", "2027-10-16", "2027-10-24"),
            vakantie("Kerstvakantie  ", "heel Nederland", "2027-12-25", "2028-01-09"),
        )
    )
    assert [(r.vakantie, r.regio) for r in rijen] == [
        ("herfstvakantie", Regio.NOORD),
        ("kerstvakantie", Regio.NOORD),
        ("kerstvakantie", Regio.MIDDEN),
        ("kerstvakantie", Regio.ZUID),
    ]
    assert rijen[0].schooljaar == "2027-2028"
    assert rijen[0].eerste_dag == date(2027, 10, 16)
    assert all(r.zekerheid is Zekerheid.GECONTROLEERD for r in rijen)


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        ("2026-10-16T22:00:00.000Z", date(2026, 10, 17)),  # midnight in summer time
        ("2026-10-25T22:59:00.000Z", date(2026, 10, 25)),  # one minute to midnight, winter time
        ("2026-12-18T23:00:00.000Z", date(2026, 12, 19)),
        ("2026-10-17T00:00:00.000Z", date(2026, 10, 17)),
        ("2026-10-17T00:00:00", date(2026, 10, 17)),
    ],
)
def test_moments_become_the_dutch_day(moment, dag):
    rijen = lees_rijksoverheid_json(
        blad(vakantie("Zomervakantie", "zuid", moment, dag.isoformat()), schooljaar="2026-2027")
    )
    assert rijen[0].eerste_dag == dag


def test_the_same_holiday_has_the_same_id_as_the_shipped_one():
    bestaand = {(r.schooljaar, r.vakantie, r.regio): r.id for r in standaard_vakanties()}
    rij = lees_rijksoverheid_json(
        blad(
            vakantie("Herfstvakantie", "midden", "2026-10-17", "2026-10-25"),
            schooljaar="2026-2027",
        )
    )[0]
    assert rij.id == bestaand["2026-2027", "herfstvakantie", Regio.MIDDEN]


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"geen json",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"content": {}}',
        b'{"content": []}',
        b'{"content": [{"schoolyear": "2027-2028", "vacations": "nee"}]}',
        b"[" * 5000,
        blad(vakantie("Herfst", "oost", "2027-10-16", "2027-10-24")),
        blad(vakantie("Herfst", "noord", "2027-10-24", "2027-10-16")),
        blad(vakantie("Herfst", "noord", "16-10-2027", "24-10-2027")),
        blad(vakantie("Herfst", "noord", "2027-10-16", "2029-10-24")),
        blad(vakantie("  ", "noord", "2027-10-16", "2027-10-24")),
        blad(vakantie("Herfst", "noord", "2027-10-16", "2027-10-24"), schooljaar="2027"),
        blad(vakantie("Herfst", "noord", "2027-10-16", "2027-10-24"), schooljaar="2027-2029"),
    ],
)
def test_another_shape_is_a_known_error(inhoud):
    with pytest.raises(KnownError, match="niet de vorm"):
        lees_rijksoverheid_json(inhoud)
