"""What must hold for every dossier that can be written down (hypothesis)."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Afspraak, Besluitsoort, Eenheid, Stapbesluit, Uitkomst, Wacht
from app.domain.handelen import Contact, Herstel, Herstelsoort, Interventie, Overleg, Overlegsoort
from app.domain.verzuim import Melding, Periodesoort, Verzuimperiode, Verzuimsoort
from app.protocol.model import alleen
from app.protocol.motor import bereken_stand
from app.protocol.rekenen.berekening import uitleg_van
from app.protocol.stand import Aard, Stand, Termijnstatus
from tests.protocol.bouw import Zaak, apeldoorn, in_stap, schrijf

EERSTE, LAATSTE = date(2025, 9, 1), date(2027, 5, 1)
RANG = [
    Termijnstatus.OVER_TERMIJN,
    Termijnstatus.DEZE_WEEK,
    Termijnstatus.WACHT,
    Termijnstatus.OP_SCHEMA,
    Termijnstatus.GEEN,
]
STAPPEN = st.sampled_from(["1", "2", "3a", "3b", "4"])
DAGEN = st.dates(EERSTE, LAATSTE)
REGIOS = st.sampled_from(["noord", "midden", "zuid"])
SNEL = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def feiten_van(draw: st.DrawFn) -> DossierFeiten:
    """Draw a dossier with any facts, sensible or not, that pass their own checks."""
    zaak = Zaak(regio=draw(REGIOS), geopend="ma 1 sep 2025")
    d, leerling = zaak.dossier.id, zaak.leerling.id

    def lijst(bouw: Any, maximum: int = 4) -> tuple[Any, ...]:
        feiten = draw(st.lists(bouw, max_size=maximum))
        return tuple(sorted(feiten, key=lambda f: getattr(f, f.DATUM)))

    besluiten = st.builds(
        Stapbesluit,
        dossier_id=st.just(d),
        datum=DAGEN,
        soort=st.sampled_from(Besluitsoort),
        stap=STAPPEN,
        van_stap=st.one_of(st.just(""), STAPPEN),
        aantal=st.integers(1, 12),
        eenheid=st.sampled_from(Eenheid),
        nieuwe_datum=DAGEN,
    )
    return dataclasses.replace(
        zaak.feiten,
        besluiten=lijst(besluiten, 6),
        interventies=lijst(
            st.builds(Interventie, dossier_id=st.just(d), stap=STAPPEN, datum=DAGEN)
        ),
        overleggen=lijst(
            st.builds(
                Overleg,
                dossier_id=st.just(d),
                stap=STAPPEN,
                datum=DAGEN,
                soort=st.sampled_from(Overlegsoort),
            )
        ),
        herstel=lijst(
            st.builds(
                Herstel,
                dossier_id=st.just(d),
                datum=DAGEN,
                soort=st.sampled_from(Herstelsoort),
                opbouwdatum=st.one_of(st.none(), DAGEN),
            )
        ),
        wachten=lijst(st.builds(Wacht, dossier_id=st.just(d), van=DAGEN, tot=DAGEN), 2),
        contacten=lijst(st.builds(Contact, dossier_id=st.just(d), datum=DAGEN), 2),
        perioden=lijst(
            st.builds(
                Verzuimperiode,
                leerling_id=st.just(leerling),
                soort=st.sampled_from(Periodesoort),
                eerste_dag=DAGEN,
                laatste_dag=st.one_of(st.none(), DAGEN),
            )
        ),
        meldingen=lijst(
            st.builds(
                Melding,
                leerling_id=st.just(leerling),
                soort=st.sampled_from(Verzuimsoort),
                melddatum=DAGEN,
            ),
            2,
        ),
        afspraken=lijst(
            st.builds(
                Afspraak,
                dossier_id=st.just(d),
                datum=DAGEN,
                met=st.just("moeder"),
                uiterlijk=DAGEN,
                uitkomst=st.sampled_from([None, *Uitkomst]),
                uitkomst_op=st.one_of(st.none(), DAGEN),
            ),
            2,
        ),
    )


def stand_van(feiten: DossierFeiten, peildatum: date) -> Stand:
    zaak = Zaak(regio=next(iter(feiten.scholen.values())).regio.value)
    return bereken_stand(alleen(apeldoorn()), feiten, zaak.kalender, peildatum)


@SNEL
@given(feiten_van(), DAGEN)
def test_an_open_dossier_is_never_without_a_date(feiten: DossierFeiten, peildatum: date) -> None:
    stand = stand_van(feiten, peildatum)
    assert stand.kantelpunten
    assert stand.kantelpunt in stand.kantelpunten
    for punt in stand.kantelpunten:
        if punt.aard is Aard.GEEN:
            assert stand.zonder_ladder
            assert (punt.datum, punt.naar, punt.status) == (None, None, Termijnstatus.GEEN)
        else:
            assert punt.datum is not None
            assert punt.naar in apeldoorn().stappen
            assert punt.schooldagen is not None
        assert punt.uitleg.endswith(".")
        assert punt.bron.document
        assert punt.bron.plaats


@SNEL
@given(feiten_van(), DAGEN)
def test_status_follows_from_date_and_wait_in_order_of_precedence(
    feiten: DossierFeiten, peildatum: date
) -> None:
    stand = stand_van(feiten, peildatum)
    for punt in stand.kantelpunten:
        if punt.datum is None or punt.schooldagen is None:
            continue
        mogelijk = {
            Termijnstatus.OVER_TERMIJN: peildatum > punt.datum,
            Termijnstatus.DEZE_WEEK: punt.schooldagen <= 5,
            Termijnstatus.WACHT: stand.wacht is not None,
            Termijnstatus.OP_SCHEMA: True,
        }
        assert punt.status is next(s for s in RANG if mogelijk.get(s))
        assert (punt.schooldagen < 0) <= (punt.status is Termijnstatus.OVER_TERMIJN)
    datums = [p.datum for p in stand.kantelpunten if p.datum]
    assert stand.kantelpunt.datum == min(datums, default=None)


@SNEL
@given(feiten_van(), feiten_van(), DAGEN)
def test_facts_dated_after_the_peildatum_do_not_exist(
    feiten: DossierFeiten, later: DossierFeiten, peildatum: date
) -> None:
    def erbij(naam: str) -> tuple[Any, ...]:
        nieuw = [f for f in getattr(later, naam) if getattr(f, f.DATUM) > peildatum]
        samen = [*getattr(feiten, naam), *nieuw]
        return tuple(sorted(samen, key=lambda f: getattr(f, f.DATUM)))

    namen = ("besluiten", "interventies", "overleggen", "herstel", "contacten", "perioden")
    namen = (*namen, "meldingen", "afspraken", "wachten")
    meer = dataclasses.replace(feiten, **{naam: erbij(naam) for naam in namen})
    assert stand_van(meer, peildatum) == stand_van(feiten, peildatum)


@SNEL
@given(feiten_van(), DAGEN)
def test_same_input_same_output_and_uitleg_from_the_trace(
    feiten: DossierFeiten, peildatum: date
) -> None:
    stand = stand_van(feiten, peildatum)
    assert stand_van(feiten, peildatum) == stand
    for punt in stand.kantelpunten:
        if punt.datum is not None:
            assert punt.uitleg == uitleg_van(punt.rekenstappen)


@SNEL
@given(st.sampled_from(["1", "2", "3a", "3b"]), REGIOS, DAGEN, st.integers(1, 60))
def test_a_later_start_never_tips_earlier(stap: str, regio: str, start: date, uitstel: int) -> None:
    def kantelt(dag: date) -> date | None:
        return in_stap(stap, schrijf(dag), regio=regio).stand(dag).kantelpunt.datum

    eerst, later = kantelt(start), kantelt(start + timedelta(days=uitstel))
    assert eerst is not None
    assert later is not None
    assert start < eerst <= later


@SNEL
@given(st.sampled_from(["1", "2", "3a", "3b"]), REGIOS, DAGEN, st.integers(0, 400))
def test_the_peildatum_never_changes_a_kantelpunt(
    stap: str, regio: str, start: date, verder: int
) -> None:
    zaak = in_stap(stap, schrijf(start), regio=regio)
    nu, dan = zaak.stand(start), zaak.stand(start + timedelta(days=verder))
    assert nu.kantelpunt.datum == dan.kantelpunt.datum
    assert nu.kantelpunt.naar == dan.kantelpunt.naar


@SNEL
@given(st.sampled_from(["1", "2", "3a", "3b"]), REGIOS, DAGEN, DAGEN, st.integers(0, 20))
def test_more_holidays_never_make_a_term_earlier(
    stap: str, regio: str, start: date, vrij: date, lengte: int
) -> None:
    gewoon = in_stap(stap, schrijf(start), regio=regio)
    vrijer = in_stap(stap, schrijf(start), regio=regio)
    vrijer.vrije_dag(schrijf(vrij), schrijf(vrij + timedelta(days=lengte)))
    zonder, met = gewoon.stand(start).kantelpunt.datum, vrijer.stand(start).kantelpunt.datum
    assert zonder is not None
    assert met is not None
    assert met >= zonder
