"""What must hold for every track that can be written down (hypothesis)."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.dossiers import Eenheid
from app.domain.handelen import Contact
from app.protocol.model import Grens, Sinds, Spoorregel, Termijn
from app.protocol.sporen import spoorstappen, sporen
from app.protocol.stand import Stand
from tests.protocol.bouw import schrijf
from tests.protocol.sporenbouw import Spoorzaak, eis, regel, stap, vanaf, vaste

DAGEN = st.dates(date(2025, 9, 1), date(2027, 3, 1))
SNEL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TERMIJNEN = st.one_of(
    st.builds(
        Termijn,
        st.integers(1, 12),
        st.sampled_from(Eenheid),
        st.sampled_from(Grens),
        st.booleans(),
        st.booleans(),
    ),
    st.sampled_from([vaste("07-01", voor=True), vaste("03-15", "09-15")]),
)
VOORUIT = TERMIJNEN.filter(lambda t: not t.terug)


@st.composite
def regels(draw: st.DrawFn, termijnen: st.SearchStrategy[Termijn] = TERMIJNEN) -> Spoorregel:
    """Draw a track of up to four steps that an event "start" starts."""
    stappen = []
    for code in "abcd"[: draw(st.integers(1, 4))]:
        eerdere = [s.code for s in stappen]
        na = draw(st.lists(st.sampled_from(eerdere), max_size=2, unique=True)) if eerdere else []
        meer: dict[str, Any] = {}
        if draw(st.booleans()):
            meer["termijn"] = draw(termijnen)
        if draw(st.integers(0, 4)) == 0:
            meer["herhaal"] = draw(VOORUIT)
        if draw(st.integers(0, 4)) == 0:
            meer["als"] = eis("gebeurtenis", "a", uitkomsten={"ja"})
        stappen.append(stap(code, *na, verplicht=draw(st.integers(0, 4)) > 0, **meer))
    return regel("r", *stappen, start=vanaf("gebeurtenis", "start"))


@st.composite
def zaken(draw: st.DrawFn) -> Spoorzaak:
    """Draw a case in which such a track was started and events happened."""
    zaak = Spoorzaak(draw(regels()), geopend="ma 1 sep 2025")
    begin = draw(DAGEN)
    zaak.gebeurt(schrijf(begin), "start")
    for soort, na, uitkomst in draw(
        st.lists(
            st.tuples(st.sampled_from("abcd"), st.integers(-20, 200), st.sampled_from(["ja", ""])),
            max_size=6,
        )
    ):
        zaak.gebeurt(schrijf(begin + timedelta(days=na)), soort, uitkomst)
    return zaak


def datums(stand: Stand) -> list[tuple[str, str, date | None]]:
    """Give every date of every step."""
    return [
        (spoor.sleutel, s.code, s.punt.datum)
        for spoor in stand.sporen
        for s in spoor.stappen
        if s.punt is not None
    ]


@SNEL
@given(zaken(), st.integers(0, 300))
def test_the_peildatum_never_changes_a_date(zaak: Spoorzaak, verder: int) -> None:
    laatste = max(f.datum for f in zaak.lijsten["gebeurtenissen"])
    nu, dan = zaak.stand(laatste), zaak.stand(laatste + timedelta(days=verder))
    assert datums(nu) == datums(dan)
    assert [s.einde for s in nu.sporen] == [s.einde for s in dan.sporen]


@SNEL
@given(zaken(), DAGEN)
def test_a_running_track_is_never_without_a_date_and_an_ended_one_always(
    zaak: Spoorzaak, op: date
) -> None:
    for spoor in zaak.stand(op).sporen:
        assert spoor.begin <= op
        assert (spoor.punt is None) is (spoor.einde is not None)
        if spoor.punt is not None:
            assert spoor.punt.datum is not None
            assert spoor.punt.uitleg.endswith(".")
            assert spoor.punt.rekenstappen
            assert spoor.punt.sleutel == spoor.sleutel
            assert spoor.punt.bron.document
        else:
            assert spoor.einde is not None
            assert spoor.begin <= spoor.einde <= op


@SNEL
@given(regels(VOORUIT), DAGEN, st.integers(1, 60))
def test_a_later_start_never_makes_a_date_earlier(
    regel_: Spoorregel, begin: date, uitstel: int
) -> None:
    def op(dag: date) -> dict[str, date | None]:
        zaak = Spoorzaak(regel_, geopend="ma 1 sep 2025").gebeurt(schrijf(dag), "start")
        return {code: datum for _, code, datum in datums(zaak.stand(dag))}

    eerst, later = op(begin), op(begin + timedelta(days=uitstel))
    assert eerst.keys() == later.keys()
    for code, datum in eerst.items():
        nieuw = later[code]
        assert datum is not None
        assert nieuw is not None
        assert datum <= nieuw


@SNEL
@given(zaken(), DAGEN, DAGEN)
def test_an_unrelated_fact_changes_nothing(zaak: Spoorzaak, op: date, ander: date) -> None:
    voor = zaak.stand(op).sporen
    zaak.gebeurt(schrijf(ander), "iets_anders")
    zaak._bij("contacten", Contact(dossier_id=zaak.dossier.id, datum=ander, geslaagd=False))
    assert zaak.stand(op).sporen == voor


@SNEL
@given(zaken(), DAGEN)
def test_same_input_same_output(zaak: Spoorzaak, op: date) -> None:
    een, twee = zaak.stand(op), zaak.stand(op)
    assert een == twee
    assert [(s.stappen, s.poorten, s.aanleiding) for s in een.sporen] == [
        (s.stappen, s.poorten, s.aanleiding) for s in twee.sporen
    ]
    assert [(p.uitleg, p.rekenstappen) for p in een.kantelpunten] == [
        (p.uitleg, p.rekenstappen) for p in twee.kantelpunten
    ]


@SNEL
@given(zaken(), DAGEN, st.sampled_from("abcd"), st.integers(1, 100))
def test_what_is_dated_after_the_peildatum_does_not_exist(
    zaak: Spoorzaak, op: date, soort: str, later: int
) -> None:
    voor = zaak.stand(op)
    zaak.gebeurt(schrijf(op + timedelta(days=later)), soort, "ja")
    assert dataclasses.astuple(zaak.stand(op).kantelpunt) == dataclasses.astuple(voor.kantelpunt)
    assert zaak.stand(op).sporen == voor.sporen


class Alles(frozenset[Any]):
    """Of all that can do a step everything is there."""

    def isdisjoint(self, _: object) -> bool:
        return False


@SNEL
@given(zaken(), DAGEN)
def test_the_short_way_gives_what_the_long_way_gives(zaak: Spoorzaak, op: date) -> None:
    kort = zaak.stand(op)
    with pytest.MonkeyPatch.context() as lang:
        lang.setattr(sporen, "levend_van", lambda *_: Alles())
        lang.setattr(spoorstappen, "rooster_van", lambda plan, _: [(s, True) for s in plan.stappen])
        lang.setattr(sporen, "kan", lambda *_: True)
        stand = zaak.stand(op)
        assert stand.sporen == kort.sporen
        assert stand.kantelpunt == kort.kantelpunt
    assert kort.kantelpunt.datum == min(p.datum for p in kort.kantelpunten if p.datum)
    for spoor in kort.sporen:
        punten = [(not s.verplicht, s.punt.datum) for s in spoor.stappen if s.punt]
        if punten:
            assert spoor.punt is not None
            assert spoor.punt.datum == min(punten)[1]


@st.composite
def drukke_zaken(draw: st.DrawFn) -> tuple[Spoorzaak, date]:
    """Draw a case with several tracks that count from all kinds of facts, and a day in it."""
    gevonden = []
    for code in "pqr"[: draw(st.integers(2, 3))]:
        stappen = []
        for naam in "ab"[: draw(st.integers(1, 2))]:
            meer: dict[str, Any] = {"termijn": draw(VOORUIT)}
            if draw(st.integers(0, 2)) == 0:
                meer["herhaal"] = draw(VOORUIT)
                sinds = draw(st.sampled_from([None, Sinds.THUIS, Sinds.DOSSIER, Sinds.VORIGE]))
                meer["klaar"] = eis("gebeurtenis", naam, sinds=sinds)
            telt = draw(st.sampled_from(["", "", "thuis", "begin", "start", "a", "dossier"]))
            if telt in {"start", "a"}:
                meer["vanaf"] = vanaf("gebeurtenis", telt, laatste=draw(st.booleans()))
            elif telt:
                meer["vanaf"] = vanaf(telt)
            stappen.append(stap(naam, **meer))
        start = draw(
            st.sampled_from([vanaf("gebeurtenis", "start"), vanaf("thuis"), vanaf("melding")])
        )
        gevonden.append(regel(code, *stappen, start=start))
    op = draw(DAGEN)

    def eerder(dagen: int = 90) -> str:
        return schrijf(op - timedelta(days=draw(st.integers(0, dagen))))

    zaak = Spoorzaak(*gevonden, geopend="ma 2 sep 2024").verzuim(eerder()).melding(eerder())
    # A date of the ladder that a person chose, far away: else it nearly always comes first.
    ver = schrijf(op + timedelta(days=draw(st.integers(30, 2000))))
    zaak.besluit("aandachtsdatum", "ma 2 sep 2024", "", nieuwe_datum=ver)
    for soort in draw(st.lists(st.sampled_from(["start", "a", "b"]), min_size=1, max_size=6)):
        zaak.gebeurt(eerder(), soort)
    return zaak, op


@settings(SNEL, max_examples=100)
@given(drukke_zaken())
def test_a_track_that_is_left_out_of_a_list_never_has_the_first_date(
    geval: tuple[Spoorzaak, date],
) -> None:
    zaak, op = geval
    kort = zaak.stand(op)
    punt = kort.kantelpunt  # asked first, as a list does: before any track is looked at
    with pytest.MonkeyPatch.context() as lang:
        lang.setattr(sporen.Sporen, "_niet_voor", lambda *_: None)
        assert zaak.stand(op).kantelpunt == punt
    datums = [p.datum for p in kort.kantelpunten if p.datum is not None]
    assert punt.datum == min(datums, default=None)
