"""Where leerplicht may keep notes (003 h.3; protocollen 7), case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import (
    Afspraak,
    Dossier,
    Taak,
    Toestemming,
    Toestemmingbesluit,
    Toestemmingdoel,
)
from app.domain.fouten import NotitieGesloten
from app.domain.handelen import Contact
from app.domain.mensen import Leerling, Ouder, Relatie
from app.domain.notitie import keur_notitie, notitie_stand
from app.domain.scholen import School
from app.domain.verzuim import (
    Melding,
    Meldingbron,
    MeldingStatus,
    Meldingstatus,
    Periodesoort,
    Verzuimperiode,
    Verzuimsoort,
)

LEERLING = Leerling(id="l", achternaam="X", geboortedatum=date(2012, 3, 9))
DOSSIER = Dossier(id="d", leerling_id="l", dossiernummer="1", geopend=date(2026, 9, 1))
MOEDER = Ouder(id="m", leerling_id="l", relatie=Relatie.MOEDER, achternaam="X")
VADER = Ouder(id="v", leerling_id="l", relatie=Relatie.VADER, achternaam="Y")
DAG = date(2026, 11, 18)


def feiten(**delen: Any) -> DossierFeiten:
    """Gather a dossier with these facts."""
    return DossierFeiten(
        **{"dossier": DOSSIER, "leerling": LEERLING, "scholen": {}, **delen}  # type: ignore[arg-type]
    )


def periode(
    soort: Periodesoort, begin: date, eind: date | None = None, **anders: Any
) -> Verzuimperiode:
    return Verzuimperiode(
        leerling_id="l", dossier_id="d", soort=soort, eerste_dag=begin, laatste_dag=eind, **anders
    )


def melding(soort: Verzuimsoort, datum: date = date(2026, 11, 2), **anders: Any) -> Melding:
    return Melding(
        **{
            "leerling_id": "l",
            "dossier_id": "d",
            "soort": soort,
            "melddatum": datum,
            "bron": Meldingbron.SCHOOL,
            **anders,
        }
    )


def toestemming(ouder: str | None, dag: date = date(2026, 10, 1), **anders: Any) -> Toestemming:
    return Toestemming(
        **{
            "dossier_id": "d",
            "ouder_id": ouder,
            "doel": Toestemmingdoel.LEERPLICHT,
            "datum": dag,
            **anders,
        }
    )


ONGEOORLOOFD, ZIEKTE, GEOORLOOFD = (
    Periodesoort.ONGEOORLOOFD,
    Periodesoort.ZIEKTE,
    Periodesoort.GEOORLOOFD,
)


def test_with_nothing_recorded_it_is_closed_and_says_what_to_record() -> None:
    stand = notitie_stand(feiten(), DAG)
    assert stand.open is False
    assert stand.uitleg == (
        "In dit dossier is nog geen ongeoorloofd verzuim vastgelegd; leerplicht maakt dan geen "
        "aantekeningen (Apeldoorns verzuimprotocol, hoofdstuk 3). Leg eerst het ongeoorloofde "
        "verzuim of een melding daarvan vast."
    )


@pytest.mark.parametrize("soort", [ZIEKTE, GEOORLOOFD])
def test_geoorloofd_only_is_closed(soort: Periodesoort) -> None:
    stand = notitie_stand(feiten(perioden=(periode(soort, date(2026, 9, 7)),)), DAG)
    assert not stand.open
    assert "alleen geoorloofd verzuim" in stand.uitleg


@pytest.mark.parametrize(
    ("dag", "open_"),
    [
        (date(2026, 11, 1), False),
        (date(2026, 11, 2), True),
        (date(2026, 11, 6), True),
        (date(2026, 11, 30), True),
    ],
    ids=["before", "first day", "last day", "after it ended, nothing else since"],
)
def test_ongeoorloofd_opens_from_its_first_day(dag: date, open_: bool) -> None:
    f = feiten(perioden=(periode(ONGEOORLOOFD, date(2026, 11, 2), date(2026, 11, 6)),))
    assert notitie_stand(f, dag).open is open_


@pytest.mark.parametrize(
    ("dag", "open_"),
    [
        (date(2026, 11, 9), True),
        (date(2026, 11, 10), False),
        (date(2026, 11, 13), False),
        (date(2026, 11, 14), True),
    ],
    ids=["before ill", "ill", "last day ill", "better, the old evidence stands"],
)
def test_back_to_geoorloofd_closes_while_it_lasts(dag: date, open_: bool) -> None:
    f = feiten(
        perioden=(
            periode(ONGEOORLOOFD, date(2026, 11, 2), date(2026, 11, 6)),
            periode(ZIEKTE, date(2026, 11, 10), date(2026, 11, 13)),
        )
    )
    stand = notitie_stand(f, dag)
    assert stand.open is open_
    assert open_ or "weer geoorloofd" in stand.uitleg


def test_ongeoorloofd_beside_illness_stays_open() -> None:
    f = feiten(
        perioden=(periode(ONGEOORLOOFD, date(2026, 11, 2)), periode(ZIEKTE, date(2026, 11, 10)))
    )
    assert notitie_stand(f, DAG).open


def test_new_evidence_after_illness_began_opens_again() -> None:
    ziek = periode(ZIEKTE, date(2026, 10, 1))
    assert not notitie_stand(feiten(perioden=(ziek,)), DAG).open
    overig = melding(Verzuimsoort.OVERIG, vermoeden=True)
    f = feiten(perioden=(ziek,), meldingen=(overig,))
    assert not notitie_stand(f, date(2026, 11, 1)).open
    assert notitie_stand(f, date(2026, 11, 2)).open


@pytest.mark.parametrize(
    ("soort", "vermoeden", "open_"),
    [
        (Verzuimsoort.UUR16, False, True),
        (Verzuimsoort.UUR16_18PLUS, False, True),
        (Verzuimsoort.LRV, False, True),
        (Verzuimsoort.LUXE, False, True),
        (Verzuimsoort.RMC, False, True),
        (Verzuimsoort.ABSOLUUT, False, True),
        (Verzuimsoort.OVERIG, False, False),
        (Verzuimsoort.OVERIG, True, True),
        (Verzuimsoort.KENMERK, False, False),
        (Verzuimsoort.KENMERK, True, False),
    ],
)
def test_which_melding_is_evidence(soort: Verzuimsoort, vermoeden: bool, open_: bool) -> None:
    f = feiten(meldingen=(melding(soort, vermoeden=vermoeden),))
    assert notitie_stand(f, DAG).open is open_


def test_a_melding_counts_from_the_first_absence_but_a_suspicion_from_its_melddatum() -> None:
    begin = date(2026, 10, 26)
    zestien = feiten(meldingen=(melding(Verzuimsoort.UUR16, begindatum=begin),))
    overig = feiten(meldingen=(melding(Verzuimsoort.OVERIG, vermoeden=True, begindatum=begin),))
    assert notitie_stand(zestien, begin).open
    assert not notitie_stand(overig, begin).open
    assert notitie_stand(overig, date(2026, 11, 2)).open
    vooruit = feiten(meldingen=(melding(Verzuimsoort.LUXE, begindatum=date(2026, 12, 1)),))
    assert notitie_stand(vooruit, date(2026, 11, 2)).open


def test_a_melding_that_the_school_took_back_is_no_evidence() -> None:
    m = melding(Verzuimsoort.UUR16)
    weg = MeldingStatus(melding_id=m.id, status=Meldingstatus.INGETROKKEN, datum=date(2026, 11, 20))
    f = feiten(meldingen=(m,), statussen=(weg,))
    assert not notitie_stand(f, DAG).open
    opnieuw = MeldingStatus(
        melding_id=m.id, status=Meldingstatus.IN_BEHANDELING, datum=date(2026, 11, 21)
    )
    assert notitie_stand(replace(f, statussen=(weg, opnieuw)), DAG).open
    zelfde_dag = replace(opnieuw, datum=date(2026, 11, 20))
    assert not notitie_stand(replace(f, statussen=(weg, zelfde_dag)), DAG).open


JA_M, JA_V = toestemming("m"), toestemming("v")
NEE_V = toestemming("v", besluit=Toestemmingbesluit.GEWEIGERD)


@pytest.mark.parametrize(
    ("toestemmingen", "open_"),
    [
        ((), False),
        ((JA_M,), False),
        ((JA_M, JA_V), True),
        ((JA_M, NEE_V), False),
        ((JA_M, JA_V, NEE_V), False),
        ((JA_M, JA_V, replace(NEE_V, datum=date(2026, 10, 5))), False),
        ((JA_M, NEE_V, replace(JA_V, datum=date(2026, 10, 5))), True),
        ((JA_M, replace(JA_V, tot=date(2026, 11, 17))), False),
        ((JA_M, replace(JA_V, tot=DAG)), True),
        ((JA_M, replace(JA_V, ingetrokken_op=DAG)), False),
        ((JA_M, replace(JA_V, datum=date(2026, 11, 19))), False),
        ((JA_M, replace(JA_V, doel=Toestemmingdoel.KERNTEAM)), False),
    ],
    ids=[
        "none",
        "one of two",
        "both",
        "one refuses",
        "yes and no on one day",
        "refused later",
        "agreed later",
        "expired",
        "last day",
        "withdrawn",
        "not yet",
        "for something else",
    ],
)
def test_toestemming_opens_only_with_the_setting_and_of_all(
    toestemmingen: tuple[Toestemming, ...], open_: bool
) -> None:
    f = feiten(
        ouders=(MOEDER, VADER),
        perioden=(periode(ZIEKTE, date(2026, 9, 7)),),
        toestemmingen=toestemmingen,
    )
    assert notitie_stand(f, DAG, met_toestemming=True).open is open_
    assert not notitie_stand(f, DAG).open


@pytest.mark.parametrize(
    ("geboren", "wie", "open_"),
    [
        (date(2010, 11, 19), {"m"}, True),
        (date(2010, 11, 18), {"m"}, False),
        (date(2010, 11, 18), {"m", None}, True),
        (date(2008, 11, 19), {None}, False),
        (date(2008, 11, 18), {None}, True),
        (date(2008, 11, 18), {"m"}, False),
    ],
    ids=["15", "16 without own", "16 with own", "17 alone", "18 alone", "18 by ouder"],
)
def test_who_must_agree_depends_on_age(geboren: date, wie: set[str | None], open_: bool) -> None:
    f = feiten(
        leerling=replace(LEERLING, geboortedatum=geboren),
        ouders=(MOEDER, replace(VADER, gezag=False)),
        toestemmingen=tuple(toestemming(w) for w in wie),
    )
    assert notitie_stand(f, DAG, met_toestemming=True).open is open_


def test_nobody_with_gezag_is_no_consent() -> None:
    f = feiten(ouders=(replace(MOEDER, tot=DAG),), toestemmingen=(JA_M,))
    assert not notitie_stand(f, DAG, met_toestemming=True).open
    assert notitie_stand(f, date(2026, 11, 17), met_toestemming=True).open


# ------------------------------------------------------------------ whole facts

DICHT = feiten()
OPEN = feiten(perioden=(periode(ONGEOORLOOFD, date(2026, 11, 2)),))
CONTACT = Contact(dossier_id="d", datum=DAG)


def test_a_contact_without_text_is_always_allowed() -> None:
    keur_notitie(DICHT, CONTACT)
    keur_notitie(OPEN, replace(CONTACT, notitie="Gesproken."))
    with pytest.raises(NotitieGesloten) as fout:
        keur_notitie(DICHT, replace(CONTACT, notitie="Gesproken."))
    assert fout.value.veld == "notitie"
    assert "nog geen ongeoorloofd verzuim" in fout.value.tekst


def test_older_notes_are_locked_not_deleted() -> None:
    oud = replace(CONTACT, notitie="Van toen.")
    keur_notitie(DICHT, replace(oud, geslaagd=False), oud)
    for anders in ("Van toen!", ""):
        with pytest.raises(NotitieGesloten):
            keur_notitie(DICHT, replace(oud, notitie=anders), oud)
    with pytest.raises(NotitieGesloten):
        keur_notitie(DICHT, replace(oud, datum=date(2026, 11, 17)), oud)
    with pytest.raises(NotitieGesloten):
        keur_notitie(DICHT, replace(oud, dossier_id="e"), oud)


def test_a_taak_is_weighed_on_its_day_unless_it_says_nothing() -> None:
    taak = Taak(dossier_id="d", datum=DAG, omschrijving="Vragen hoe het thuis gaat")
    with pytest.raises(NotitieGesloten):
        keur_notitie(DICHT, taak)
    keur_notitie(OPEN, taak)
    keur_notitie(DICHT, replace(taak, omschrijving="School bellen"))
    keur_notitie(None, replace(taak, dossier_id=None))
    with pytest.raises(NotitieGesloten):
        keur_notitie(DICHT, taak, replace(taak, dossier_id=None))


def test_a_melding_speaks_for_itself() -> None:
    tekst = {"toelichting": "De school schrijft dit."}
    keur_notitie(DICHT, melding(Verzuimsoort.OVERIG, bron=Meldingbron.DUO, **tekst))
    keur_notitie(None, melding(Verzuimsoort.UUR16, dossier_id=None, **tekst))
    keur_notitie(DICHT, melding(Verzuimsoort.OVERIG, vermoeden=True, **tekst))
    keur_notitie(OPEN, melding(Verzuimsoort.KENMERK, DAG, **tekst))
    for dossier_id, f in (("d", DICHT), (None, None)):
        with pytest.raises(NotitieGesloten) as fout:
            keur_notitie(f, melding(Verzuimsoort.OVERIG, dossier_id=dossier_id, **tekst))
        assert fout.value.veld == "toelichting"


def test_a_melding_with_its_old_text_may_be_taken_in_behandeling() -> None:
    oud = melding(Verzuimsoort.OVERIG, dossier_id=None, toelichting="x")
    keur_notitie(DICHT, replace(oud, dossier_id="d"), oud)
    with pytest.raises(NotitieGesloten):
        keur_notitie(DICHT, replace(oud, dossier_id="e"), replace(oud, dossier_id="d"))


def test_kinds_without_notes_are_free() -> None:
    keur_notitie(None, School(naam="X", plaats="Y"))
    keur_notitie(DICHT, Afspraak(dossier_id="d", datum=DAG, met="moeder"))
