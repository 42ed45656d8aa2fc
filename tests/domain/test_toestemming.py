"""Who must consent, what counts as none, and what a leerling can do; expected values by hand."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from app.domain.belastbaarheid import (
    Antwoord,
    Belastbaarheid,
    Uitspraakvan,
    uitspraken,
)
from app.domain.delen import keur_bron_van_advies, keur_delen
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier, Toestemming, Toestemmingbesluit, Toestemmingdoel
from app.domain.fouten import InvoerFout
from app.domain.handelen import Doel, Doorgave, Wie
from app.domain.mensen import Leerling, Ouder, Relatie
from app.domain.notitie import notitie_stand, toestemming_compleet
from app.domain.sporen import Gebeurtenis
from app.domain.tijdlijn import maak_tijdlijn
from app.domain.toestemming import Antwoordstand, is_compleet, matrix, personen

D = "d"
DAG = date(2026, 11, 18)
KERNTEAM = Toestemmingdoel.KERNTEAM
MOEDER = Ouder(id="m", leerling_id="l", relatie=Relatie.MOEDER, achternaam="Iepenlaan")
VADER = Ouder(id="v", leerling_id="l", relatie=Relatie.VADER, achternaam="Iepenlaan")


def feiten(*antwoorden: Toestemming, geboren: date = date(2012, 3, 9), **anders: object):
    basis: dict = {
        "dossier": Dossier(id=D, leerling_id="l", dossiernummer="1", geopend=date(2026, 9, 1)),
        "leerling": Leerling(id="l", achternaam="Iepenlaan", geboortedatum=geboren),
        "scholen": {},
        "ouders": (MOEDER, VADER),
        "toestemmingen": antwoorden,
    }
    return DossierFeiten(**basis | anders)


def ja(wie: str | None, dag: int = 2, **anders: object) -> Toestemming:
    basis: dict = {"dossier_id": D, "ouder_id": wie, "datum": date(2026, 11, dag)}
    return Toestemming(**basis | anders)


NEE = Toestemmingbesluit.GEWEIGERD


@pytest.mark.parametrize(
    ("geboren", "wie"),
    [
        (date(2014, 11, 19), ["moeder!", "vader!"]),  # 11 years, 12 tomorrow
        (date(2014, 11, 18), ["moeder!", "vader!", "leerling"]),  # 12 today: can be asked along
        (date(2010, 11, 18), ["moeder!", "vader!", "leerling!"]),  # 16 today: must be asked
        (date(2008, 11, 18), ["leerling!"]),  # 18 today: nobody has gezag
    ],
)
def test_who_is_asked_follows_the_age(geboren: date, wie: list[str]) -> None:
    gevonden = personen(feiten(geboren=geboren), DAG)
    assert [f"{p.wie}{'!' if p.moet else ''}" for p in gevonden] == wie


@pytest.mark.parametrize(
    ("antwoorden", "standen", "goed"),
    [
        ((), ["geen", "geen", "geen"], False),
        ((ja("m"),), ["ja", "geen", "geen"], False),  # one of two with gezag
        ((ja("m"), ja("v")), ["ja", "ja", "geen"], True),
        ((ja("m"), ja("v", besluit=NEE)), ["ja", "geweigerd", "geen"], False),
        ((ja("m"), ja("v", ingetrokken_op=DAG)), ["ja", "ingetrokken", "geen"], False),
        ((ja("m"), ja("v", ingetrokken_op=date(2026, 11, 19))), ["ja", "ja", "geen"], True),
        ((ja("m"), ja("v", tot=date(2026, 11, 17))), ["ja", "verlopen", "geen"], False),
        ((ja("m"), ja("v", tot=DAG)), ["ja", "ja", "geen"], True),  # the last day counts
        ((ja("m"), ja("v", 3), ja("v", 9, besluit=NEE)), ["ja", "geweigerd", "geen"], False),
        ((ja("m"), ja("v", 3, besluit=NEE), ja("v", 9)), ["ja", "ja", "geen"], True),
        # of one day a refusal rules, whichever was recorded first
        ((ja("m"), ja("v", 9, besluit=NEE), ja("v", 9)), ["ja", "geweigerd", "geen"], False),
        ((ja("m"), ja("v"), ja(None, besluit=NEE)), ["ja", "ja", "geweigerd"], False),
        ((ja("m"), ja("v", 19)), ["ja", "geen", "geen"], False),  # said tomorrow
    ],
)
def test_one_no_is_none(antwoorden, standen: list[str], goed: bool) -> None:
    rij = dict(matrix(feiten(*antwoorden), DAG))[KERNTEAM]
    assert [str(v.stand) for v in rij] == standen
    assert is_compleet(rij) is goed


def test_every_purpose_stands_alone() -> None:
    per_doel = dict(matrix(feiten(ja("m"), ja("v")), DAG))
    assert list(per_doel) == list(Toestemmingdoel)
    assert [d for d, rij in per_doel.items() if is_compleet(rij)] == [KERNTEAM]


def test_the_day_of_a_stand_is_that_of_what_happened() -> None:
    f = feiten(ja("m", ingetrokken_op=date(2026, 11, 10)), ja("v", tot=date(2026, 11, 12)))
    moeder, vader, _ = dict(matrix(f, DAG))[KERNTEAM]
    assert (moeder.stand, moeder.dag) == (Antwoordstand.INGETROKKEN, date(2026, 11, 10))
    assert (vader.stand, vader.dag) == (Antwoordstand.VERLOPEN, date(2026, 11, 12))


def test_without_anybody_with_gezag_there_is_none() -> None:
    zonder = feiten(ja("m"), ouders=(replace(MOEDER, gezag=False),))
    assert not any(is_compleet(rij) for _, rij in matrix(zonder, DAG))


LEERPLICHT = Toestemmingdoel.LEERPLICHT


def test_withdrawing_a_second_yes_undoes_the_first() -> None:
    """A parent who withdraws does not leave an older answer standing behind it."""
    tweemaal = (
        ja("m", 2, doel=LEERPLICHT),
        ja("m", 5, doel=LEERPLICHT, ingetrokken_op=date(2026, 11, 10)),
        ja("v", 2, doel=LEERPLICHT),
    )
    f = feiten(*tweemaal)
    assert toestemming_compleet(f, date(2026, 11, 9))
    assert not toestemming_compleet(f, date(2026, 11, 10))
    assert notitie_stand(f, date(2026, 11, 9), met_toestemming=True).open
    assert not notitie_stand(f, date(2026, 11, 10), met_toestemming=True).open


BERICHT = Toestemmingdoel.BERICHT_JEUGDARTS
AAN_ARTS = Doorgave(dossier_id=D, datum=DAG, aan=Doel.JEUGDARTS, door=Wie.LEERPLICHT)


@pytest.mark.parametrize(
    ("antwoorden", "mag"),
    [
        ((), False),
        ((ja("m", doel=BERICHT),), False),
        ((ja("m", doel=BERICHT), ja("v", doel=BERICHT)), True),
        ((ja("m", doel=BERICHT), ja("v", doel=BERICHT, besluit=NEE)), False),
        ((ja("m", doel=BERICHT), ja("v", doel=BERICHT, ingetrokken_op=DAG)), False),
        # consent for the jeugdarts to tell the school is another thing
        ((ja("m", doel=Toestemmingdoel.JEUGDARTS), ja("v", doel=Toestemmingdoel.JEUGDARTS)), False),
    ],
)
def test_a_message_to_the_jeugdarts_needs_all(antwoorden, mag: bool) -> None:
    f = feiten(*antwoorden)
    if mag:
        keur_delen(f, AAN_ARTS)
    else:
        with pytest.raises(InvoerFout, match="geen toestemming"):
            keur_delen(f, AAN_ARTS)
    keur_delen(f, replace(AAN_ARTS, aan=Doel.SCHOOL))
    keur_delen(f, replace(AAN_ARTS, door=Wie.SCHOOL))
    keur_delen(f, replace(AAN_ARTS, versie=2), AAN_ARTS)  # what was so then stays recorded


@pytest.mark.parametrize(("wie", "mag"), [(w, w in (Wie.CJG, Wie.ANDERS)) for w in Wie])
def test_an_advice_is_never_of_school_or_leerplicht(wie: Wie, mag: bool) -> None:
    for soort in ("jeugdarts_advies", "advies_sociaal_medisch"):
        g = Gebeurtenis(dossier_id=D, soort=soort, datum=DAG, uitkomst="deels", wie=wie)
        if mag:
            keur_bron_van_advies(g)
        else:
            with pytest.raises(InvoerFout, match="komt nooit van"):
                keur_bron_van_advies(g)


def test_belastbaarheid_has_no_room_for_a_diagnosis() -> None:
    assert {f.name for f in fields(Belastbaarheid)} == {
        "id",
        "versie",
        "dossier_id",
        "datum",
        "antwoord",
        "van",
        "persoon",
        "tot",
    }
    assert [a.label for a in Antwoord] == [
        "kan naar school",
        "deels naar school",
        "kan niet naar school",
        "geen uitspraak",
    ]
    assert {v.value for v in Uitspraakvan} == {"jeugdarts", "arts", "psycholoog"}


def test_answers_are_told_latest_first_of_both_kinds() -> None:
    eigen = Belastbaarheid(
        dossier_id=D,
        datum=date(2026, 11, 9),
        antwoord=Antwoord.KAN_NIET,
        van=Uitspraakvan.PSYCHOLOOG,
        persoon="Bureau Iep",
        tot=date(2026, 11, 30),
    )
    ouder = Gebeurtenis(
        dossier_id=D,
        soort="jeugdarts_advies",
        datum=date(2026, 10, 5),
        uitkomst="deels",
        wie=Wie.ANDERS,
    )
    morgen = replace(eigen, id="x", datum=date(2026, 11, 19), tot=None)
    een, twee = uitspraken((eigen, morgen), (ouder,), DAG)
    assert (een.antwoord, een.van_wie) == (
        Antwoord.KAN_NIET,
        "onafhankelijke psycholoog, Bureau Iep",
    )
    assert (twee.antwoord, twee.van_wie) == (Antwoord.DEELS, "jeugdarts")
    assert een.geldt_op(date(2026, 11, 30))
    assert not een.geldt_op(date(2026, 12, 1))
    assert [m.soort for m in eigen.momenten()] == ["advies_sociaal_medisch"]
    assert [m.uitkomst for m in eigen.momenten()] == ["niet_belastbaar"]


def test_the_tijdlijn_tells_them_and_hides_where_somebody_was_referred_to() -> None:
    b = Belastbaarheid(
        dossier_id=D,
        datum=date(2026, 11, 9),
        antwoord=Antwoord.DEELS,
        van=Uitspraakvan.JEUGDARTS,
        tot=date(2026, 11, 30),
    )
    verwezen = Gebeurtenis(
        dossier_id=D, soort="doorverwezen", datum=date(2026, 11, 3), persoon="De Fictieve Hulp"
    )
    f = feiten(belastbaarheid=(b,), gebeurtenissen=(verwezen,))
    open_ = [i.regel for i in maak_tijdlijn(f, None, DAG)]
    assert open_[0] == (
        "Belastbaarheid: deels naar school · jeugdarts · geldig tot en met ma 30 nov"
    )
    assert "De Fictieve Hulp" in open_[1]
    dicht = [i.regel for i in maak_tijdlijn(f, None, DAG, notities_open=False)]
    assert "De Fictieve Hulp" not in "".join(dicht)
    assert dicht[1].endswith("notitie op slot")
