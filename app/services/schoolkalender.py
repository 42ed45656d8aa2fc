"""Services: the shipped school holidays, and the reader of the Rijksoverheid's JSON.

Format of the JSON: wet-en-praktijk 10 (content[].vacations[].regions[] with
region, startdate, enddate; type words carry trailing blanks).
"""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import KnownError
from app.domain.kalender import Kalender, Schoolkalenders
from app.domain.scholen import Regio, Vakantie, VrijeDag, Zekerheid
from app.protocol.blik import school_op
from resources.lezer import lees_tekst

if TYPE_CHECKING:
    from app.services.sessie import Sessie

NAAMRUIMTE = uuid.uuid5(uuid.NAMESPACE_URL, "kantelpunt:schoolvakantie")
HEEL_NEDERLAND = "heel nederland"
PER_REGIO = {regio.value: regio for regio in Regio}
PER_ZEKERHEID = {zekerheid.value: zekerheid for zekerheid in Zekerheid}
LANGSTE_VAKANTIE = 100  # days; a longer one is a typing error in the file


def standaard_vakanties() -> tuple[Vakantie, ...]:
    """Give the shipped holidays, each under the same id in every team file."""
    regels = csv.DictReader(
        io.StringIO(lees_tekst("kalender", "schoolvakanties.csv")), delimiter=";"
    )
    return tuple(
        maak_vakantie(
            regel["schooljaar"],
            regel["vakantie"],
            PER_REGIO[regel["regio"]],
            date.fromisoformat(regel["eerste_dag"]),
            date.fromisoformat(regel["laatste_dag"]),
            PER_ZEKERHEID[regel["zekerheid"]],
        )
        for regel in regels
    )


def bouw_kalenders(
    eigen: Iterable[Vakantie],
    vrije_dagen: Iterable[VrijeDag],
    kb_dagen: Mapping[date, str] | None = None,
) -> Schoolkalenders:
    """Give the calendars of a team: its own holiday rows outrank the shipped ones."""
    return Schoolkalenders([*standaard_vakanties(), *eigen], vrije_dagen, kb_dagen)


def kalender_van(sessie: Sessie, feiten: DossierFeiten, op: date) -> Kalender:
    """Give the calendar that a dossier counts with: stretch by stretch where the school changed.

    While the leerling is enrolled nowhere the region where the team's own people
    live counts (protocollen 3 'uitschrijving'), when the team has set it.
    """
    regio = sessie.instellingen.regio
    return sessie.kalenders.voor_leerling(
        feiten.inschrijvingen,
        feiten.scholen,
        op,
        anders=school_op(feiten, op),
        regio=PER_REGIO.get(regio),
    )


def maak_vakantie(
    schooljaar: str, naam: str, regio: Regio, van: date, tot: date, zekerheid: Zekerheid
) -> Vakantie:
    """Make a holiday row whose id follows from schooljaar, name and region."""
    sleutel = f"{schooljaar}/{naam}/{regio.value}"
    return Vakantie(
        id=str(uuid.uuid5(NAAMRUIMTE, sleutel)),
        schooljaar=schooljaar,
        vakantie=naam,
        regio=regio,
        eerste_dag=van,
        laatste_dag=tot,
        zekerheid=zekerheid,
    )


def lees_rijksoverheid_json(inhoud: bytes) -> list[Vakantie]:
    """Read the Rijksoverheid's schoolholidays file, of one schooljaar or more.

    A holiday for "heel Nederland" becomes a row per region. The state fixes
    some holidays (compulsorydates) and only advises the others; either way
    they are published, so they count as gecontroleerd. Raises KnownError when
    the file has another shape, and then gives nothing of it.
    """
    try:
        stuk = json.loads(inhoud.decode("utf-8-sig"))
        delen = stuk if isinstance(stuk, list) else [stuk]
        rijen = [
            rij
            for deel in delen
            for blok in _lijst(deel, "content")
            for rij in _lees_schooljaar(blok)
        ]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fout:
        raise _vormfout() from fout
    if not rijen:
        raise _vormfout()
    return rijen


def _vormfout() -> KnownError:
    return KnownError(
        "Dit bestand heeft niet de vorm van de schoolvakanties van de Rijksoverheid.",
        "Download het opnieuw als JSON, of voer de vakanties met de hand in.",
    )


def _lijst(deel: Any, sleutel: str) -> list[Any]:
    """Give a list under a key; anything else is another shape."""
    waarde = deel[sleutel]
    if not isinstance(waarde, list):
        raise TypeError(sleutel)
    return waarde


def _lees_schooljaar(blok: Any) -> list[Vakantie]:
    """Read the holidays of one schooljaar block."""
    schooljaar = "-".join(str(blok["schoolyear"]).strip().replace("/", "-").split("-"))
    eerste, _, tweede = schooljaar.partition("-")
    if int(eerste) + 1 != int(tweede):
        raise ValueError(schooljaar)
    rijen = []
    for vakantie in _lijst(blok, "vacations"):
        naam = str(vakantie["type"]).strip().lower()
        if not naam:
            raise ValueError("type")
        for deel in _lijst(vakantie, "regions"):
            van, tot = _dag(deel["startdate"]), _dag(deel["enddate"])
            if not 0 <= (tot - van).days <= LANGSTE_VAKANTIE:
                raise ValueError(naam)
            rijen += [
                maak_vakantie(schooljaar, naam, regio, van, tot, Zekerheid.GECONTROLEERD)
                for regio in _regios(str(deel["region"]))
            ]
    return rijen


def _regios(tekst: str) -> tuple[Regio, ...]:
    """Read a region word; "heel Nederland" means all three."""
    kaal = tekst.strip().lower()
    return tuple(Regio) if kaal == HEEL_NEDERLAND else (PER_REGIO[kaal],)


def _dag(tekst: str) -> date:
    """Read a day; a moment in UTC is turned into the Dutch day on which it falls."""
    kaal = tekst.strip()
    if len(kaal) == len("2026-10-17"):
        return date.fromisoformat(kaal)
    tijdstip = datetime.fromisoformat(kaal)
    if tijdstip.tzinfo is None:
        return tijdstip.date()
    utc = tijdstip.astimezone(UTC)
    return (utc + timedelta(hours=2 if _zomertijd(utc) else 1)).date()


def _zomertijd(utc: datetime) -> bool:
    """Tell whether the Netherlands have summer time; Windows ships no time zones to Python.

    From 01:00 UTC on the last Sunday of March to that of October (EU directive 2000/84).
    """
    begin, eind = (
        datetime(utc.year, maand, 31 - date(utc.year, maand, 31).isoweekday() % 7, 1, tzinfo=UTC)
        for maand in (3, 10)
    )
    return begin <= utc < eind
