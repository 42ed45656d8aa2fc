"""Domain: days as people type and read them, in Dutch.

Source: beslissingen 'Caseload and dates': "vr" is the last one up to today in a
fact, the next one in a taak; always day-month. No library reads dates here:
dateutil.parser would take 01-02 for January 2.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from app.domain.fouten import InvoerFout

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
KORTE_MAANDEN = (
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)
VERSCHILLEN = {
    "vandaag": 0,
    "nu": 0,
    "gisteren": -1,
    "gister": -1,
    "eergisteren": -2,
    "eergister": -2,
    "morgen": 1,
    "overmorgen": 2,
}
EENHEDEN = {"dag": 1, "dagen": 1, "week": 7, "weken": 7}
VROEGSTE_JAAR = 1900
LAATSTE_JAAR = 2200
DOE = "Typ bijvoorbeeld 3-11-2026, 3 nov, gisteren of vr."

CIJFERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?[.]?")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
AANEEN = re.compile(r"(\d{2})(\d{2})(\d{4})")
MAANDNAAM = re.compile(r"(\d{1,2})[-/ ]?([a-zë]{3,9})\.?(?:[-/ ]?(\d{4}|\d{2}))?")
OVER = re.compile(r"over (\d{1,3}|een) (dag|dagen|week|weken)")
GELEDEN = re.compile(r"(\d{1,3}|een) (dag|dagen|week|weken) geleden")


class Richting(Enum):
    """Where a day without year or week lies: a fact looks back, a taak ahead."""

    FEIT = "feit"
    TAAK = "taak"


def lees_dag(tekst: str, peildatum: date, *, richting: Richting = Richting.FEIT) -> date:
    """Read a day as typed.

    Raises InvoerFout, in Dutch, when it is no day: an impossible date, a
    weekday that is not the day's own, or words that are not understood.
    """
    kaal = " ".join(tekst.strip().casefold().split())
    if not kaal:
        raise InvoerFout("Er is geen datum ingevuld.", DOE)
    dag = (
        _lees_woord(kaal, peildatum, richting)
        or _lees_getallen(kaal, peildatum, richting)
        or _lees_met_weekdag(kaal, peildatum, richting)
    )
    if dag is None:
        raise InvoerFout("Deze datum is niet te lezen.", DOE)
    return dag


def toon_dag(dag: date, *, jaar: bool = False, kort: bool = True, weekdag: bool = True) -> str:
    """Write a day: "wo 18 nov"; in full "woensdag 18 november"; with the year if asked."""
    maanden = KORTE_MAANDEN if kort else MAANDEN
    delen = [str(dag.day), maanden[dag.month - 1]]
    if weekdag:
        naam = DAGEN[dag.weekday()]
        delen.insert(0, naam[:2] if kort else naam)
    if jaar:
        delen.append(str(dag.year))
    return " ".join(delen)


def _lees_woord(kaal: str, peildatum: date, richting: Richting) -> date | None:
    """Read words: vandaag, vr, vorige week vr, over 2 weken, 3 dagen geleden."""
    if kaal in VERSCHILLEN:
        return peildatum + timedelta(days=VERSCHILLEN[kaal])
    if treffer := OVER.fullmatch(kaal):
        return peildatum + _duur(treffer)
    if treffer := GELEDEN.fullmatch(kaal):
        return peildatum - _duur(treffer)
    woorden = kaal.replace("afgelopen", "vorige").replace("komende", "volgende").split()
    weekdagen = [_weekdag(w) for w in woorden]
    genoemd = [w for w in weekdagen if w is not None]
    overig = [w for w, nr in zip(woorden, weekdagen, strict=True) if nr is None]
    if len(genoemd) != 1:
        return None
    return _weekdag_bij(genoemd[0], overig, peildatum, richting)


def _weekdag_bij(
    weekdag: int, woorden: list[str], peildatum: date, richting: Richting
) -> date | None:
    """Give the day of a weekday with the words around it."""
    terug = (peildatum.weekday() - weekdag) % 7
    vooruit = (weekdag - peildatum.weekday()) % 7 or 7
    maandag = peildatum - timedelta(days=peildatum.weekday())
    uitkomsten = {
        "": peildatum
        + (timedelta(days=vooruit) if richting is Richting.TAAK else timedelta(days=-terug)),
        "vorige": peildatum - timedelta(days=terug or 7),
        "volgende": peildatum + timedelta(days=vooruit),
        "vorige week": maandag + timedelta(days=weekdag - 7),
        "deze week": maandag + timedelta(days=weekdag),
        "volgende week": maandag + timedelta(days=weekdag + 7),
    }
    return uitkomsten.get(" ".join(woorden))


def _duur(treffer: re.Match[str]) -> timedelta:
    """Turn "3 weken" into a duration."""
    aantal = 1 if treffer[1] == "een" else int(treffer[1])
    return timedelta(days=aantal * EENHEDEN[treffer[2]])


def _weekdag(woord: str) -> int | None:
    """Give the number of a weekday (Monday 0) by its name or two or three letters."""
    kaal = woord.rstrip(".,")
    if len(kaal) < 2:
        return None
    for nr, naam in enumerate(DAGEN):
        if kaal == naam or (len(kaal) <= 4 and naam.startswith(kaal)):
            return nr
    return None


def _lees_met_weekdag(kaal: str, peildatum: date, richting: Richting) -> date | None:
    """Read "do 3 nov 2026" and check that the weekday is the day's own."""
    eerste, _, rest = kaal.partition(" ")
    weekdag = _weekdag(eerste)
    if weekdag is None:
        return None
    dag = _lees_getallen(rest, peildatum, richting)
    if dag is not None and dag.weekday() != weekdag:
        raise InvoerFout(
            f"{toon_dag(dag, jaar=True, kort=False, weekdag=False)} is een "
            f"{DAGEN[dag.weekday()]}, geen {DAGEN[weekdag]}.",
            "Controleer de datum of laat de weekdag weg.",
        )
    return dag


def _lees_getallen(kaal: str, peildatum: date, richting: Richting) -> date | None:
    """Read ISO, 3-11, 3-11-26, 03112026 and 3 nov 2026, always day-month."""
    if treffer := ISO.fullmatch(kaal):
        return _maak(int(treffer[1]), int(treffer[2]), int(treffer[3]))
    if treffer := AANEEN.fullmatch(kaal):
        return _maak(int(treffer[3]), int(treffer[2]), int(treffer[1]))
    if treffer := CIJFERS.fullmatch(kaal):
        maand = int(treffer[2])
    elif treffer := MAANDNAAM.fullmatch(kaal):
        naam = _maand(treffer[2])
        if naam is None:
            return None
        maand = naam
    else:
        return None
    dag = int(treffer[1])
    if treffer[3] is None:
        return _zonder_jaar(dag, maand, peildatum, richting)
    jaar = int(treffer[3])
    if len(treffer[3]) == 2:
        jaar += 2000
        # Nobody records a fact ten years ahead: such a year is one of the last century.
        if richting is Richting.FEIT and jaar > peildatum.year + 10:
            jaar -= 100
    return _maak(jaar, maand, dag)


def _maand(woord: str) -> int | None:
    """Give the number of a month by its name or the first three letters or more."""
    if woord == "mrt":
        return 3
    for nr, naam in enumerate(MAANDEN, start=1):
        if len(woord) >= 3 and naam.startswith(woord):
            return nr
    return None


def _zonder_jaar(dag: int, maand: int, peildatum: date, richting: Richting) -> date:
    """Give the last such day up to today for a fact, the first one from today on for a taak."""
    if not 1 <= maand <= 12:
        raise InvoerFout(f"Maand {maand} bestaat niet.", "Typ eerst de dag, dan de maand: 3-11.")
    stap = 1 if richting is Richting.TAAK else -1
    for jaar in range(peildatum.year - stap, peildatum.year + 9 * stap, stap):
        try:
            gevonden = date(jaar, maand, dag)
        except ValueError:
            continue
        if (gevonden - peildatum).days * stap >= 0:
            return gevonden
    raise InvoerFout(f"{dag} {MAANDEN[maand - 1]} bestaat niet.", DOE)


def _maak(jaar: int, maand: int, dag: int) -> date:
    """Make a day, or say in Dutch what does not exist about it."""
    if not VROEGSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise InvoerFout(f"Het jaar {jaar} kan niet kloppen.", DOE)
    if not 1 <= maand <= 12:
        raise InvoerFout(f"Maand {maand} bestaat niet.", "Typ eerst de dag, dan de maand: 3-11.")
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise InvoerFout(f"{dag} {MAANDEN[maand - 1]} {jaar} bestaat niet.", DOE) from None
