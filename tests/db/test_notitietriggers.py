"""The triggers refuse notes exactly where the domain rule does, for every way in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import sqlcipher3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.dossiers import (
    Afspraak,
    Dossier,
    Stapbesluit,
    Taak,
    Toestemming,
    Toestemmingbesluit,
    Toestemmingdoel,
    Wacht,
)
from app.domain.dossiers import Besluitsoort as B
from app.domain.feit import Feit, velden
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.fouten import NotitieGesloten
from app.domain.handelen import Contact, Herstel, Interventie, Ontvangersoort, Overleg
from app.domain.klaarmet import Uitstel
from app.domain.mensen import Ambtenaar, Leerling, Ouder, Relatie, Rol
from app.domain.notitie import (
    INSTELLING_TOESTEMMING,
    VASTE_TAKEN,
    heeft_notities,
    keur_notitie,
    notitie_stand,
)
from app.domain.team import Instelling
from app.domain.verzuim import (
    Melding,
    Meldingbron,
    MeldingStatus,
    Meldingstatus,
    Periodesoort,
    Verzuimperiode,
    Verzuimsoort,
)
from app.domain.vrijstellingen import Grond
from db.dossiers import lees_dossierfeiten
from db.kolommen import kolommen
from db.notitietriggers import notitietriggers, open_sql
from db.schrijven import Transactie, schrijf
from db.verbinding import Verbinding, maak
from tests.db.conftest import NU, SLEUTEL, Basis, maak_basis

DAG0 = date(2026, 11, 2)
dagen = st.integers(0, 6).map(lambda n: DAG0 + timedelta(n))
eind = st.one_of(st.none(), dagen)


@pytest.fixture(scope="module")
def bestand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Verbinding, Basis]]:
    """One file for all examples; each example rolls back."""
    v = maak(tmp_path_factory.mktemp("notitie") / "x.kantelpunt", SLEUTEL)
    yield v, maak_basis(v)
    v.sluit()


class Terug(Exception):
    """Ends an example."""


@contextmanager
def voorbeeld(v: Verbinding) -> Iterator[Transactie]:
    """Open a transaction of which nothing stays."""
    with suppress(Terug), schrijf(v, "a", NU) as tx:
        yield tx
        raise Terug


@st.composite
def perioden(draw: st.DrawFn) -> dict[str, Any]:
    begin, tot = draw(dagen), draw(eind)
    return {
        "soort": draw(st.sampled_from(Periodesoort)),
        "eerste_dag": begin,
        "laatste_dag": None if tot is None else max(begin, tot),
    }


@st.composite
def meldingen(draw: st.DrawFn) -> tuple[dict[str, Any], list[tuple[Meldingstatus, date]]]:
    statussen = st.tuples(
        st.sampled_from([Meldingstatus.INGETROKKEN, Meldingstatus.IN_BEHANDELING]), dagen
    )
    soort = draw(st.sampled_from(Verzuimsoort))
    bronnen = [
        Meldingbron.SCHOOL,
        *([Meldingbron.DUO] if soort is not Verzuimsoort.KENMERK else []),
    ]
    return {
        "soort": soort,
        "melddatum": draw(dagen),
        "begindatum": draw(eind),
        "vermoeden": draw(st.booleans()),
        "bron": draw(st.sampled_from(bronnen)),
    }, draw(st.lists(statussen, max_size=2))


@st.composite
def toestemmingen(draw: st.DrawFn) -> dict[str, Any]:
    dag, tot, weg = draw(dagen), draw(eind), draw(eind)
    return {
        "wie": draw(st.sampled_from(["moeder", "moeder", "vader", "leerling", "leerling"])),
        "doel": draw(
            st.sampled_from([Toestemmingdoel.LEERPLICHT] * 4 + [Toestemmingdoel.KERNTEAM])
        ),
        "besluit": draw(
            st.sampled_from([Toestemmingbesluit.GEGEVEN] * 3 + [Toestemmingbesluit.GEWEIGERD])
        ),
        "datum": dag,
        "tot": None if tot is None else max(dag, tot),
        "ingetrokken_op": None if weg is None else max(dag, weg),
    }


@st.composite
def wereld(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a dossier: of everything something, or all weight on consent or on statuses."""
    nadruk = draw(st.sampled_from(["alles", "toestemming", "status"]))
    leeg = nadruk != "alles"
    geboren = [date(2012, 2, 29), date(2010, 11, 4), date(2008, 11, 4), date(2008, 2, 29)]
    gevallen = {
        "perioden": draw(st.lists(perioden(), max_size=0 if leeg else 3)),
        "meldingen": draw(st.lists(meldingen(), max_size=0 if leeg else 2)),
        "toestemmingen": draw(
            st.lists(toestemmingen(), min_size=2 if leeg else 0, max_size=6 if leeg else 4)
        ),
        "instelling": "1" if leeg else draw(st.sampled_from(["", "0", "1", "1"])),
        "vader": draw(st.tuples(st.booleans(), eind)) if not leeg else (False, None),
        "geboren": draw(st.sampled_from(geboren)),
        "ingetrokken": draw(st.integers(0, 9)),
    }
    if nadruk == "status":
        statussen = st.tuples(
            st.sampled_from([Meldingstatus.INGETROKKEN, Meldingstatus.AFGESLOTEN]),
            st.sampled_from([DAG0, DAG0 + timedelta(1)]),
        )
        melding = {"soort": Verzuimsoort.UUR16, "melddatum": DAG0}
        gevallen["meldingen"] = [(melding, draw(st.lists(statussen, min_size=1, max_size=4)))]
        gevallen["instelling"] = ""
    return gevallen


def _bouw(tx: Transactie, basis: Basis, w: dict[str, Any]) -> None:
    """Write the facts of an example, and withdraw one of them in one out of ten."""
    d, le = basis.dossier.id, basis.leerling.id
    tx.wijzig(replace(basis.leerling, geboortedatum=w["geboren"]))
    gezag, tot = w["vader"]
    vader = tx.maak(
        Ouder(leerling_id=le, relatie=Relatie.VADER, achternaam="V", gezag=gezag, tot=tot)
    )
    if w["instelling"]:
        tx.maak(Instelling(naam=INSTELLING_TOESTEMMING, waarde=w["instelling"]))
    wie = {"moeder": basis.ouder.id, "vader": vader.id, "leerling": None}
    los: list[Feit] = []
    for p in w["perioden"]:
        los.append(tx.maak(Verzuimperiode(leerling_id=le, dossier_id=d, **p)))
    for velden_, statussen in w["meldingen"]:
        m = tx.maak(Melding(leerling_id=le, dossier_id=d, **velden_))
        for status, dag in statussen:
            los.append(tx.maak(MeldingStatus(melding_id=m.id, status=status, datum=dag)))
        if not statussen:
            los.append(m)
    for t in w["toestemmingen"]:
        rest = {k: x for k, x in t.items() if k != "wie"}
        los.append(tx.maak(Toestemming(dossier_id=d, ouder_id=wie[t["wie"]], **rest)))
    if w["ingetrokken"] < len(los):
        weg = los[w["ingetrokken"]]
        tx.trek_in(type(weg), weg.id, 1)


def _gelukt(tx: Transactie, doe: Any) -> bool:
    """Try a write within the transaction; False when the notes are closed."""
    tx.conn.execute("SAVEPOINT proef")
    try:
        doe()
    except NotitieGesloten:
        return False
    finally:
        tx.conn.execute("ROLLBACK TO proef")
        tx.conn.execute("RELEASE proef")
    return True


def _rauw(v: Verbinding, feit: Feit) -> None:
    """Insert past the keuring; a trigger that refuses says so."""
    k = kolommen(type(feit))
    try:
        v.conn.execute(k.insert, (feit.id, 1, *k.naar_rij(feit)))
    except sqlcipher3.IntegrityError as fout:
        if "kantelpunt:notitie" not in str(fout):
            raise
        raise NotitieGesloten("dicht", "") from fout


def _mag(doe: Any) -> bool:
    try:
        doe()
    except NotitieGesloten:
        return False
    return True


GEEN_WACHT = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(w=wereld())
@GEEN_WACHT
def test_domain_and_database_agree_on_every_day(
    bestand: tuple[Verbinding, Basis], w: dict[str, Any]
) -> None:
    v, basis = bestand
    d = basis.dossier.id
    with voorbeeld(v) as tx:
        _bouw(tx, basis, w)
        feiten = lees_dossierfeiten(v, [d])[d]
        for n in range(-1, 8):
            dag = DAG0 + timedelta(n)
            stand = notitie_stand(feiten, dag, met_toestemming=w["instelling"] == "1")
            sql = f"SELECT {open_sql(':d', ':dag')}"
            assert bool(v.waarde(sql, {"d": d, "dag": dag.isoformat()})) is stand.open, dag
            contact = Contact(dossier_id=d, datum=dag, notitie="Tekst.")
            assert _gelukt(tx, lambda c=contact: tx.maak(c)) is stand.open


@given(w=wereld(), dag=dagen, soort=st.sampled_from(Verzuimsoort), vermoeden=st.booleans())
@GEEN_WACHT
def test_they_agree_on_meldingen_that_carry_text(
    bestand: tuple[Verbinding, Basis],
    w: dict[str, Any],
    dag: date,
    soort: Verzuimsoort,
    vermoeden: bool,
) -> None:
    v, basis = bestand
    d = basis.dossier.id
    with voorbeeld(v) as tx:
        _bouw(tx, basis, w)
        feiten = lees_dossierfeiten(v, [d])[d]
        aan = w["instelling"] == "1"
        for bron in (Meldingbron.DUO, Meldingbron.OUDER):
            for dossier_id in (d, None):
                m = Melding(
                    leerling_id=basis.leerling.id,
                    dossier_id=dossier_id,
                    bron=bron,
                    soort=soort,
                    vermoeden=vermoeden,
                    melddatum=dag,
                    reden="Tekst.",
                )
                f = feiten if dossier_id else None
                mag = _mag(lambda m=m, f=f: keur_notitie(f, m, None, aan))
                if soort is Verzuimsoort.KENMERK and bron is Meldingbron.DUO:
                    # The keuring refuses it before the trigger sees it; by SQL its text goes
                    # by the rule of its dossier, as that of any signaal.
                    gelukt = _gelukt(tx, lambda m=m: _rauw(v, m))
                else:
                    gelukt = _gelukt(tx, lambda m=m: tx.maak(m))
                assert gelukt is mag, (bron, dossier_id)


@given(
    open_dag=st.booleans(),
    naar_dag=st.sampled_from([0, 5]),
    oud=st.sampled_from(["", "Oud."]),
    nieuw=st.sampled_from(["", "Oud.", "Nieuw.", VASTE_TAKEN[0]]),
    soort=st.sampled_from([Contact, Taak]),
    los=st.booleans(),
)
@GEEN_WACHT
def test_they_agree_on_changes(
    bestand: tuple[Verbinding, Basis],
    open_dag: bool,
    naar_dag: int,
    oud: str,
    nieuw: str,
    soort: type[Contact] | type[Taak],
    los: bool,
) -> None:
    """From a note written while it was open, to every other text and day, with evidence gone."""
    v, basis = bestand
    d = basis.dossier.id
    with voorbeeld(v) as tx:
        bewijs = tx.maak(
            Verzuimperiode(
                leerling_id=basis.leerling.id,
                dossier_id=d,
                soort=Periodesoort.ONGEOORLOOFD,
                eerste_dag=DAG0,
            )
        )
        veld = "notitie" if soort is Contact else "omschrijving"
        if soort is Taak:
            oud, nieuw = oud or "Terugbellen", nieuw or "Terugbellen"
        dossier = {"dossier_id": None if los and soort is Taak else d}
        was = tx.maak(soort(datum=DAG0, **{veld: oud}, **dossier))  # type: ignore[arg-type]
        if not open_dag:
            tx.trek_in(Verzuimperiode, bewijs.id, 1)
        feiten = lees_dossierfeiten(v, [d])[d]
        wordt = replace(was, datum=DAG0 + timedelta(naar_dag), dossier_id=d, **{veld: nieuw})
        mag = _mag(lambda: keur_notitie(feiten, wordt, was))
        assert _gelukt(tx, lambda: tx.wijzig(wordt)) is mag


def met_tekst(soort: type[Feit], dossier_id: str, veld: str) -> Feit:
    """Make a fact of this kind with text in one note field, on DAG0."""
    nodig: dict[str, Any] = {
        "contact": {"datum": DAG0},
        "interventie": {"datum": DAG0, "stap": "1"},
        "overleg": {"datum": DAG0, "stap": "1"},
        "herstel": {"datum": DAG0},
        "stapbesluit": {"datum": DAG0, "soort": B.BEGIN, "stap": "1"},
        "wacht": {"van": DAG0, "tot": DAG0},
        "afspraak": {"datum": DAG0, "met": "moeder"},
        "taak": {"datum": DAG0, "omschrijving": "Terugbellen"},
        "uitstel": {"datum": DAG0, "tot": DAG0, "taak_id": "t1"},
        "spoor": {"begonnen": DAG0, "protocol": "routes", "code": "route_luxe"},
        "gebeurtenis": {"datum": DAG0, "soort": "schorsing"},
        "vrijstelling": {"ingediend": DAG0, "grond": Grond.RICHTING},
        "verlofaanvraag": {"ontvangen": DAG0, "van": DAG0, "tot": DAG0, "dagen": 1},
        "document": {"datum": DAG0, "mediatype": "x", "sha256": "0f" * 32, "grootte": 1},
        "overdracht": {"aangeboden": DAG0, "van": DAG0, "door_id": "a1", "aan_id": "a2"},
        "brief": {
            "datum": DAG0,
            "sjabloon": "uitnodiging",
            "onderwerp": "x",
            "aan": Ontvangersoort.LEERLING,
            "ontvanger": "E",
        },
        "ondertekening": {
            "datum": DAG0,
            "sjabloon": "besluit_3a",
            "onderwerp": "x",
            "invulling": "{}",
            "door_id": "a1",
        },
    }[soort.SOORT]
    return soort(**{"dossier_id": dossier_id, **nodig, veld: "Over de leerling."})


ALLE_NOTITIES = [
    (s, x.naam) for s in FEITSOORTEN for x in velden(s) if x.notitie and s is not Melding
]


@pytest.mark.parametrize(("soort", "veld"), ALLE_NOTITIES, ids=lambda x: getattr(x, "SOORT", x))
def test_each_note_field_of_each_kind_is_closed_and_opens(
    bestand: tuple[Verbinding, Basis], soort: type[Feit], veld: str
) -> None:
    v, basis = bestand
    feit = met_tekst(soort, basis.dossier.id, veld)
    if soort.SOORT in ("overdracht", "ondertekening"):
        with schrijf(v, "a", NU) as tx:
            for sleutel in ("a1", "a2"):
                if not v.waarde("SELECT 1 FROM ambtenaar WHERE id = ?", (sleutel,)):
                    tx.maak(Ambtenaar(id=sleutel, naam=sleutel, rol=Rol.TEAMLEIDER))
    if soort is Uitstel and not v.waarde("SELECT 1 FROM taak WHERE id = 't1'"):
        with schrijf(v, "a", NU) as tx:
            tx.maak(Taak(id="t1", datum=DAG0, omschrijving="x"))
    with pytest.raises(NotitieGesloten) as fout, schrijf(v, "a", NU) as tx:
        tx.maak(feit)
    assert fout.value.veld == veld
    with voorbeeld(v) as tx:
        tx.maak(
            Verzuimperiode(
                leerling_id=basis.leerling.id,
                dossier_id=basis.dossier.id,
                soort=Periodesoort.ONGEOORLOOFD,
                eerste_dag=DAG0,
            )
        )
        tx.maak(feit)


def test_every_kind_with_notes_has_its_two_triggers() -> None:
    assert {n.rsplit("_notitie_")[0] for n in notitietriggers()} == {
        s.SOORT for s in FEITSOORTEN if heeft_notities(s)
    }
    assert len(notitietriggers()) == 2 * sum(heeft_notities(s) for s in FEITSOORTEN)
    assert {s.__name__ for s in (Interventie, Overleg, Herstel, Stapbesluit, Wacht, Afspraak)} <= {
        s.__name__ for s, _ in ALLE_NOTITIES
    }


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO contact VALUES ('c2', 1, 0, :d, '2026-11-02', 'e-mail', 'vader', 1, 'x', 0)",
        "UPDATE contact SET notitie = 'tekst', versie = 2 WHERE id = :c",
        "UPDATE contact SET notitie = 'tekst', versie = 2, ingetrokken = 1 WHERE id = :c",
        "REPLACE INTO contact VALUES (:c, 2, 0, :d, '2026-11-02', 'e-mail', 'vader', 1, 'x', 0)",
    ],
    ids=["insert", "update", "update of a withdrawn one", "replace"],
)
def test_plain_sql_does_not_get_round_it(v: Verbinding, basis: Basis, sql: str) -> None:
    with schrijf(v, "a", NU) as tx:
        c = tx.maak(Contact(dossier_id=basis.dossier.id, datum=DAG0))
    with pytest.raises(sqlcipher3.IntegrityError, match="kantelpunt:"):
        v.conn.execute(sql, {"d": basis.dossier.id, "c": c.id})
    assert v.rijen("SELECT notitie FROM contact") == [("",)]


def test_evidence_of_another_dossier_opens_nothing(v: Verbinding, basis: Basis) -> None:
    ander = Leerling(achternaam="A", geboortedatum=date(2012, 1, 1))
    dossier = Dossier(leerling_id=ander.id, dossiernummer="9", geopend=DAG0)
    with schrijf(v, "a", NU) as tx:
        tx.maak_veel(
            [
                ander,
                dossier,
                Verzuimperiode(
                    leerling_id=ander.id,
                    dossier_id=dossier.id,
                    soort=Periodesoort.ONGEOORLOOFD,
                    eerste_dag=DAG0,
                ),
            ]
        )
    with pytest.raises(NotitieGesloten), schrijf(v, "a", NU) as tx:
        tx.maak(Contact(dossier_id=basis.dossier.id, datum=DAG0, notitie="x"))
