"""What will end by itself is announced on its last day; expected values by hand."""

from __future__ import annotations

from datetime import date

from app.domain.belastbaarheid import Antwoord, Belastbaarheid, Uitspraakvan
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier, Regie, Regiesoort, Toestemming
from app.domain.mensen import Leerling, Ouder, Relatie
from app.protocol.signalen.verloopt import verlopend

D = "d"
DAG = date(2026, 11, 18)


def feiten(**anders: object) -> DossierFeiten:
    basis: dict = {
        "dossier": Dossier(id=D, leerling_id="l", dossiernummer="1", geopend=date(2026, 9, 1)),
        "leerling": Leerling(id="l", achternaam="Iepenlaan", geboortedatum=date(2012, 3, 9)),
        "scholen": {},
        "ouders": tuple(
            Ouder(id=r.value, leerling_id="l", relatie=r, achternaam="Iepenlaan")
            for r in (Relatie.MOEDER, Relatie.VADER)
        ),
    }
    return DossierFeiten(**basis | anders)


def ja(wie: str, tot: date | None, **anders: object) -> Toestemming:
    basis: dict = {"dossier_id": D, "ouder_id": wie, "datum": date(2026, 11, 2), "tot": tot}
    return Toestemming(**basis | anders)


def regie(van: date, tot: date | None) -> Regie:
    return Regie(dossier_id=D, soort=Regiesoort.PROCES, organisatie="leerplicht", van=van, tot=tot)


def gezegd(f: DossierFeiten, dag: date = DAG) -> list[tuple[date, str]]:
    return [(a.datum, a.tekst) for a in verlopend(f, dag)]


def test_two_ouders_of_one_day_are_one_line() -> None:
    eind = date(2026, 12, 18)
    f = feiten(toestemmingen=(ja("moeder", eind), ja("vader", eind)))
    zin = "Laatste dag van de toestemming van moeder en vader (bespreken in het kernteam)"
    assert gezegd(f) == [(eind, f"{zin}: opnieuw vragen?")]
    assert gezegd(f, eind)  # on the day itself
    assert gezegd(f, date(2026, 12, 19)) == []  # then it has ended, and the gate says so


def test_what_does_not_stand_or_has_no_end_is_not_announced() -> None:
    ver = date(2028, 1, 1)
    for antwoord in (
        ja("moeder", None),
        ja("moeder", ver),  # more than a year away
        ja("moeder", date(2026, 12, 18), ingetrokken_op=date(2026, 11, 9)),
    ):
        assert gezegd(feiten(toestemmingen=(antwoord,))) == []


def test_regie_without_a_successor() -> None:
    eind = date(2026, 12, 4)
    loopt = regie(date(2026, 10, 5), eind)
    zin = "Laatste dag van de regie op proces van leerplicht: wie neemt het over?"
    assert gezegd(feiten(regie=(loopt,))) == [(eind, zin)]
    assert gezegd(feiten(regie=(loopt, regie(date(2026, 12, 5), None)))) == []


def test_the_answer_that_counts() -> None:
    eind = date(2027, 1, 31)
    b = Belastbaarheid(
        dossier_id=D,
        datum=date(2026, 11, 9),
        antwoord=Antwoord.DEELS,
        van=Uitspraakvan.JEUGDARTS,
        tot=eind,
    )
    zin = "Laatste dag van de uitspraak over belastbaarheid (deels naar school): opnieuw vragen?"
    assert gezegd(feiten(belastbaarheid=(b,))) == [(eind, zin)]
