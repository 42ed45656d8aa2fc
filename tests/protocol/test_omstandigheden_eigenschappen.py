"""Whatever changes around a leerling: no error, a date, and the same answer again (hypothesis)."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.dossierfeiten import DossierFeiten
from app.domain.mensen import Verhuizing
from app.domain.scholen import Inschrijving, Onderwijssoort, Regio, School
from app.domain.sporen import Gebeurtenis
from app.protocol.model import alleen
from app.protocol.motor import bereken_stand
from app.protocol.rekenen.berekening import uitleg_van
from app.protocol.stand import Aard, Stand
from tests.protocol.bouw import apeldoorn, kalenders
from tests.protocol.test_eigenschappen import DAGEN, feiten_van

SCHOLEN = [
    School(id=f"s{nr}", naam=f"School {nr}", regio=regio, onderwijssoort=soort)
    for nr, (regio, soort) in enumerate(
        [
            (Regio.NOORD, Onderwijssoort.BO),
            (Regio.MIDDEN, Onderwijssoort.VO),
            (Regio.ZUID, Onderwijssoort.MBO),
        ]
    )
]
SNEL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def levens(draw: st.DrawFn) -> DossierFeiten:
    """Draw a dossier with any facts, and any enrolments, moves and kennisgevingen."""
    feiten: DossierFeiten = draw(feiten_van())
    leerling, dossier = feiten.leerling.id, feiten.dossier.id
    duur = st.one_of(st.none(), st.integers(0, 200))
    rijen = [
        Inschrijving(
            leerling_id=leerling,
            school_id=school.id,
            van=van,
            tot=None if dagen is None else van + timedelta(days=dagen),
        )
        for school, van, dagen in draw(
            st.lists(st.tuples(st.sampled_from(SCHOLEN), DAGEN, duur), max_size=4)
        )
    ]
    verhuizingen = [
        Verhuizing(
            leerling_id=leerling,
            datum=op,
            naar_gemeente="Elders",
            overgedragen_op=weg,
            ontvangst_bevestigd=weg,
            blijft=blijft,
        )
        for op, weg, blijft in draw(
            st.lists(st.tuples(DAGEN, st.one_of(st.none(), DAGEN), st.booleans()), max_size=1)
        )
    ]
    gebeurtenissen = [
        Gebeurtenis(dossier_id=dossier, soort=soort, uitkomst=uitkomst, datum=op)
        for (soort, uitkomst), op in draw(
            st.lists(
                st.tuples(
                    st.sampled_from(
                        [
                            ("kennisgeving", "5_a"),
                            ("kennisgeving", "5_b"),
                            ("kennisgeving_getoetst", "voldoet"),
                            ("kennisgeving_getoetst", "voldoet_niet"),
                        ]
                    ),
                    DAGEN,
                ),
                max_size=4,
            )
        )
    ]
    return dataclasses.replace(
        feiten,
        scholen={**feiten.scholen, **{s.id: s for s in SCHOLEN}},
        inschrijvingen=tuple(sorted((*feiten.inschrijvingen, *rijen), key=lambda r: r.van)),
        verhuizingen=tuple(verhuizingen),
        gebeurtenissen=tuple(sorted(gebeurtenissen, key=lambda g: g.datum)),
    )


def stand_van(feiten: DossierFeiten, op: date, regio: Regio | None = None) -> Stand:
    kalender = kalenders().voor_leerling(feiten.inschrijvingen, feiten.scholen, op, regio=regio)
    return bereken_stand(alleen(apeldoorn()), feiten, kalender, op)


@SNEL
@given(levens(), DAGEN, st.sampled_from([None, *Regio]))
def test_never_an_error_and_never_open_without_a_date(
    feiten: DossierFeiten, op: date, regio: Regio | None
) -> None:
    stand = stand_van(feiten, op, regio)
    assert stand == stand_van(feiten, op, regio)
    for punt in stand.kantelpunten:
        assert (punt.datum is None) is (punt.aard is Aard.GEEN)
        assert punt.uitleg == uitleg_van(punt.rekenstappen)
    if stand.stappen:
        assert stand.kantelpunt.datum is not None
    assert all(a.datum > op for a in stand.aankondigingen)


@SNEL
@given(levens(), DAGEN)
def test_what_is_dated_after_the_peildatum_does_not_exist_yet(
    feiten: DossierFeiten, op: date
) -> None:
    nu = dataclasses.replace(
        feiten,
        inschrijvingen=tuple(r for r in feiten.inschrijvingen if r.van <= op),
        verhuizingen=tuple(v for v in feiten.verhuizingen if v.datum <= op),
        gebeurtenissen=tuple(g for g in feiten.gebeurtenissen if g.datum <= op),
    )
    assert stand_van(nu, op) == stand_van(feiten, op)
    assert stand_van(nu, op).signalen == stand_van(feiten, op).signalen


@SNEL
@given(levens(), DAGEN)
def test_a_school_of_the_same_kind_in_the_same_region_moves_no_date(
    feiten: DossierFeiten, op: date
) -> None:
    """A new enrolment at a twin of the school: same kind, same region, same days."""
    laatste = max(feiten.inschrijvingen, key=lambda r: r.van)
    oud = feiten.scholen[laatste.school_id]
    tweeling = dataclasses.replace(oud, id="tweeling")
    rij = dataclasses.replace(laatste, id="nieuw", school_id="tweeling")
    if op < laatste.van or (laatste.tot is not None and laatste.tot < op):
        return
    nieuw = dataclasses.replace(
        feiten,
        scholen={**feiten.scholen, "tweeling": tweeling},
        inschrijvingen=(
            *(r for r in feiten.inschrijvingen if r is not laatste),
            dataclasses.replace(laatste, tot=op - timedelta(days=1)),
            dataclasses.replace(rij, van=op),
        )
        if laatste.van < op
        else feiten.inschrijvingen,
    )
    eerder, later = stand_van(feiten, op), stand_van(nieuw, op)
    assert [p.datum for p in later.kantelpunten] == [p.datum for p in eerder.kantelpunten]
