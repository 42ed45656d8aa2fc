"""Domain: the school calendar: schooldagen, schoolweken and terms in them.

Source of every rule: protocollen 1 'Counting time' and beslissingen 'Caseload
and dates'. One `Kalender` answers for one school; schools without free days of
their own share the one of their region. Nothing here asks the clock.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate, pairwise
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from app.domain.feestdagen import ZATERDAG, feestdagen
from app.domain.fouten import KnownError
from app.domain.scholen import Vakantie, VrijeDag, Vrijsoort, Zekerheid

WEEK = 7
EERSTE_JAAR = 1900
LAATSTE_JAAR = 2200
VAKANTIES = ("herfst", "kerst", "voorjaar", "mei", "zomer")
"""The five holidays that make the calendar of a schooljaar complete."""


def schooljaar_van(dag: date) -> str:
    """Give the schooljaar of a day: 1 August to 31 July, written "2025-2026"."""
    jaar = dag.year if dag.month >= 8 else dag.year - 1
    return f"{jaar}-{jaar + 1}"


def vakantiesoort(naam: str) -> str:
    """Give the code in `VAKANTIES` that a holiday's name stands for, else the name itself."""
    kaal = naam.strip().casefold()
    if kaal.startswith("krokus"):
        return "voorjaar"
    return next((code for code in VAKANTIES if kaal.startswith(code)), kaal)


class Vrij(NamedTuple):
    """A stretch without school, first and last day included.

    `soort` is vakantie, feestdag, vrij or sluiting (Lpw 11a). `onzeker`: its
    days still have to be checked.
    """

    naam: str
    van: date
    tot: date
    onzeker: bool = False
    soort: str = "vakantie"


class Termijnuitkomst(NamedTuple):
    """Where a term ends, and all that an explanation of it has to name.

    `begin_geteld`: the day it was counted from (the next schooldag when the
    given day was none). `overgeslagen`: the holidays and free days that were
    jumped over, and the one that moved the end, in order. `verschoven`: the
    plain end was no schooldag; `verschoven_van` is that plain end. `onzeker`:
    a holiday that it touched is still to be checked. `zonder_kalender`: it
    touched a schooljaar without complete calendar, so it is provisional.
    """

    datum: date
    begin_geteld: date
    overgeslagen: tuple[Vrij, ...] = ()
    verschoven: bool = False
    onzeker: bool = False
    zonder_kalender: bool = False
    verschoven_van: date | None = None


class Kalender:
    """The calendar of one school (or one region): which days are schooldagen.

    `vakanties` are the holidays of its region, `vrije_dagen` its own and the
    common free days. Known rows always count, those of an incomplete
    schooljaar too; what is missing there counts as ordinary school time, and
    whatever touches such a year is marked `zonder_kalender`.

    The sorted index of schooldagen is built when first needed and grows by
    whole years; terms are looked up in it by bisection and remembered.
    `aanname` says on which assumption it rests, "" when it is known which one holds.
    """

    aanname: str = ""
    kb_dagen: Mapping[date, str] = MappingProxyType({})
    """Days that the team added on which no term of the law ends, with the decree (`kbdagen`)."""

    def __init__(self, vakanties: Iterable[Vakantie], vrije_dagen: Iterable[VrijeDag] = ()) -> None:
        rijen = list(vakanties)
        self._volledig = _volledige_jaren(rijen)
        self._vrij = sorted(
            [_uit_vakantie(v) for v in rijen] + [_uit_vrije_dag(v) for v in vrije_dagen],
            key=lambda v: (v.van, v.tot),
        )
        self._per_dag = _per_dag(self._vrij)
        onzeker = [v for v in self._vrij if v.onzeker]
        self._onzeker_van = [v.van.toordinal() for v in onzeker]
        self._onzeker_tot = list(accumulate((v.tot.toordinal() for v in onzeker), max))
        self._van = self._tot = 0  # years of the index: from _van up to and excluding _tot
        self._dagen: list[int] = []
        self._weken: list[int] = []
        self._lege_weken: list[tuple[int, tuple[Vrij, ...]]] = []
        self._termijnen: dict[tuple[int, int], Termijnuitkomst] = {}
        self._vensters: dict[tuple[int, int], date] = {}
        self._volgende: dict[date, date] = {}
        self._plaatsen: dict[date, int] = {}

    def is_schooldag(self, dag: date) -> bool:
        """Tell whether there is school on a day."""
        return (
            dag.weekday() < ZATERDAG
            and dag not in feestdagen(dag.year)
            and dag.toordinal() not in self._per_dag
        )

    def vrij_op(self, dag: date) -> Vrij | None:
        """Give the holiday, free day or feestdag of a day; None on schooldagen and weekends."""
        vrij = self._per_dag.get(dag.toordinal())
        if vrij is None and (naam := feestdagen(dag.year).get(dag)):
            return Vrij(naam, dag, dag, soort="feestdag")
        return vrij

    def volgende_schooldag(self, dag: date) -> date:
        """Give the day itself when it is a schooldag, else the first one after it."""
        volgende = self._volgende.get(dag)
        if volgende is None:
            self._dek(dag.year)
            volgende = self._dag(bisect_left(self._dagen, dag.toordinal()))
            self._volgende[dag] = volgende
        return volgende

    def plus_schooldagen(self, dag: date, aantal: int) -> date:
        """Give the `aantal`-th schooldag after a day; with 0 the day itself."""
        if aantal <= 0:
            return dag
        self._dek(dag.year)
        return self._dag(bisect_right(self._dagen, dag.toordinal()) + aantal - 1)

    def min_schooldagen(self, dag: date, aantal: int) -> date:
        """Give the `aantal`-th schooldag before a day; with 0 the day itself."""
        if aantal <= 0:
            return dag
        self._dek(dag.year)
        while (plaats := bisect_left(self._dagen, dag.toordinal()) - aantal) < 0:
            self._dek(self._van - 1)
        return date.fromordinal(self._dagen[plaats])

    def schooldagen_tussen(self, na: date, tot: date) -> int:
        """Count the schooldagen after `na` up to and including `tot`; 0 when tot is not later."""
        if tot <= na:
            return 0
        eerste = self._plaatsen.get(na)
        if eerste is None:
            eerste = self._plaats_na(na)
        laatste = self._plaatsen.get(tot)
        if laatste is None:
            self._plaats_na(tot)  # the index may grow by it, and the first place with it
            laatste, eerste = self._plaatsen[tot], self._plaats_na(na)
        return laatste - eerste

    def _plaats_na(self, dag: date) -> int:
        """Give how many schooldagen of the index lie up to and including a day."""
        self._dek(dag.year)
        plaats = self._plaatsen.get(dag)
        if plaats is None:
            plaats = self._plaatsen[dag] = bisect_right(self._dagen, dag.toordinal())
        return plaats

    def schooldagen(self, van: date, tot: date) -> list[int]:
        """Give the schooldagen of van..tot, both included, as ordinals and in order."""
        if tot < van:
            return []
        self._dek(van.year)
        self._dek(tot.year)
        eerste = bisect_left(self._dagen, van.toordinal())
        return self._dagen[eerste : bisect_right(self._dagen, tot.toordinal())]

    def begin_lesweken(self, dag: date, aantal: int) -> date:
        """Give the first day of the `aantal` lesweken that end on a day.

        A window that slides by the day: from the day after the same weekday in
        the `aantal`-th schoolweek before. Weeks without schooldag are no
        lesweken: in one of them it ends on the Sunday before (protocollen 1).
        """
        sleutel = (dag.toordinal(), aantal)
        begin = self._vensters.get(sleutel)
        if begin is None:
            begin = self._vensters[sleutel] = self._tel_lesweken_terug(dag, aantal)
        return begin

    def _tel_lesweken_terug(self, dag: date, aantal: int) -> date:
        """Look the first day of a window up in the weeks of the index."""
        self._dek(dag.year)
        ordinaal = dag.toordinal()
        while (plaats := bisect_right(self._weken, ordinaal) - 1 - aantal) < 0:
            self._dek(self._van - 1)
        na = min(ordinaal - self._weken[plaats + aantal], WEEK - 1) + 1
        if na == WEEK:  # it ends on a Sunday: whole weeks
            plaats, na = plaats + 1, 0
        return date.fromordinal(self._weken[plaats] + na)

    def plus_schoolweken(self, dag: date, aantal: int) -> Termijnuitkomst:
        """Give the same weekday in the `aantal`-th schoolweek after the week of `dag`.

        When that day is no schooldag, the next schooldag; a `dag` that is no
        schooldag counts as the next one, so a later start never tips earlier
        (protocollen 1).
        """
        sleutel = (dag.toordinal(), aantal)
        uitkomst = self._termijnen.get(sleutel)
        if uitkomst is None:
            uitkomst = self._termijnen[sleutel] = self._tel_schoolweken(dag, aantal)
        return uitkomst

    def schoolweken_tussen(self, na: date, tot: date) -> int:
        """Count the whole schoolweken that passed from `na` to `tot`.

        That is the largest n for which the term of n schoolweken from `na`
        has ended on or before `tot`; 0 when not even one has.
        """
        if tot <= na:
            return 0
        begin = self.volgende_schooldag(na)
        self._dek(tot.year)
        eerste = bisect_left(self._weken, begin.toordinal() - begin.weekday())
        aantal = bisect_right(self._weken, tot.toordinal()) - 1 - eerste
        while aantal > 0 and self.plus_schoolweken(na, aantal).datum > tot:
            aantal -= 1
        return max(aantal, 0)

    def index(self, eerste: int, tot: int) -> list[int]:
        """Give the ordinals of the schooldagen from `eerste` up to and excluding `tot`."""
        for ordinaal in (eerste, tot - 1):
            self._dek(min(date.fromordinal(ordinaal).year, LAATSTE_JAAR))
        return self._dagen[bisect_left(self._dagen, eerste) : bisect_left(self._dagen, tot)]

    def schooljaar_volledig(self, schooljaar: str) -> bool:
        """Tell whether all five holidays of a schooljaar ("2026-2027") are known."""
        return schooljaar in {f"{jaar}-{jaar + 1}" for jaar in self._volledig}

    def vrij_tussen(self, van: date, tot: date) -> tuple[Vrij, ...]:
        """Give holidays and free days (no feestdagen) that touch van..tot, in order."""
        return tuple(v for v in self._vrij if v.van <= tot and v.tot >= van)

    def overgeslagen(self, na: date, tot: date) -> tuple[Vrij, ...]:
        """Give all that takes away a weekday after `na` up to and including `tot`, in order."""
        return self._vrij_op_dagen(range(na.toordinal() + 1, tot.toordinal() + 1))

    def merken(self, van: date, tot: date) -> tuple[bool, bool]:
        """Tell of van..tot whether it is `onzeker` and whether it is `zonder_kalender`."""
        # Sorted by first day, with the latest last day so far: two look-ups find an overlap.
        eerdere = bisect_right(self._onzeker_van, tot.toordinal())
        onzeker = eerdere > 0 and self._onzeker_tot[eerdere - 1] >= van.toordinal()
        jaren = range(_beginjaar(van), _beginjaar(tot) + 1)
        return onzeker, any(jaar not in self._volledig for jaar in jaren)

    def _tel_schoolweken(self, dag: date, aantal: int) -> Termijnuitkomst:
        """Compute one term in schoolweken with all its marks."""
        begin = self.volgende_schooldag(dag)
        if aantal <= 0:
            return Termijnuitkomst(begin, begin, (), False, *self.merken(dag, begin))
        self._dek(begin.year)
        maandag = begin.toordinal() - begin.weekday()
        plaats = bisect_left(self._weken, maandag) + aantal
        while plaats >= len(self._weken):
            self._dek(self._tot)
        gewoon = self._weken[plaats] + begin.weekday()
        eind = self._dag(bisect_left(self._dagen, gewoon)).toordinal()
        over: tuple[Vrij, ...] = ()
        if self._weken[plaats] - maandag > aantal * WEEK:
            over = self._overgeslagen_weken(maandag, self._weken[plaats])
        if eind != gewoon:
            over = tuple(dict.fromkeys((*over, *self._vrij_op_dagen(range(gewoon, eind)))))
        datum = date.fromordinal(eind)
        return Termijnuitkomst(
            datum,
            begin,
            over,
            eind != gewoon,
            *self.merken(dag, datum),
            date.fromordinal(gewoon) if eind != gewoon else None,
        )

    def _overgeslagen_weken(self, na: int, voor: int) -> tuple[Vrij, ...]:
        """Give what emptied the weeks without schooldag between two Mondays, in order."""
        eerste = bisect_right(self._lege_weken, na, key=itemgetter(0))
        laatste = bisect_left(self._lege_weken, voor, key=itemgetter(0))
        return tuple(dict.fromkeys(v for _, vrij in self._lege_weken[eerste:laatste] for v in vrij))

    def _vrij_op_dagen(self, ordinalen: Iterable[int]) -> tuple[Vrij, ...]:
        """Give, once each and in order, what keeps school closed on weekdays among these days."""
        gevonden: dict[Vrij, None] = {}
        for ordinaal in ordinalen:
            dag = date.fromordinal(ordinaal)
            if dag.weekday() < ZATERDAG and (vrij := self.vrij_op(dag)):
                gevonden[vrij] = None
        return tuple(gevonden)

    def _dag(self, plaats: int) -> date:
        """Give the day at a place in the index, which grows until it holds that place."""
        while plaats >= len(self._dagen):
            self._dek(self._tot)
        return date.fromordinal(self._dagen[plaats])

    def _dek(self, jaar: int) -> None:
        """Let the index hold a year and the next two, without gap to what it held."""
        if self._van <= jaar and jaar + 2 < self._tot:
            return
        if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
            raise KnownError(
                "Voor deze school is in de kalender geen schooldag te vinden.",
                "Controleer de datum en de vrije dagen van de school.",
            )
        if not self._dagen and not self._tot:
            self._van = self._tot = jaar
        self._plaatsen.clear()
        vooraan = self._reken(jaar, self._van)
        achteraan = self._reken(self._tot, jaar + 3)
        self._van, self._tot = min(jaar, self._van), max(jaar + 3, self._tot)
        self._dagen = vooraan + self._dagen + achteraan
        self._weken = list(dict.fromkeys(o - (o - 1) % WEEK for o in self._dagen))
        self._lege_weken = [
            (leeg, self._vrij_op_dagen(range(leeg, leeg + WEEK)))
            for week, volgende in pairwise(self._weken)
            for leeg in range(week + WEEK, volgende, WEEK)
        ]

    def _reken(self, van: int, tot: int) -> list[int]:
        """Compute the schooldagen of the years from `van` up to and excluding `tot`."""
        if van >= tot:
            return []
        feest = {dag.toordinal() for jaar in range(van, tot) for dag in feestdagen(jaar)}
        return [
            o
            for o in range(date(van, 1, 1).toordinal(), date(tot, 1, 1).toordinal())
            if (o - 1) % WEEK < ZATERDAG and o not in feest and o not in self._per_dag
        ]


def _beginjaar(dag: date) -> int:
    """Give the year in which the schooljaar of a day began."""
    return dag.year if dag.month >= 8 else dag.year - 1


def _uit_vakantie(rij: Vakantie) -> Vrij:
    """See a holiday row as a stretch without school."""
    onzeker = rij.zekerheid is Zekerheid.TE_CONTROLEREN
    return Vrij(rij.vakantie.strip(), rij.eerste_dag, rij.laatste_dag, onzeker)


def _uit_vrije_dag(rij: VrijeDag) -> Vrij:
    """See a free day of a school as a stretch without school."""
    naam = rij.omschrijving.strip() or rij.soort.label
    soort = {Vrijsoort.SLUITING: "sluiting", Vrijsoort.FEESTDAG: "feestdag"}.get(rij.soort, "vrij")
    return Vrij(naam, rij.eerste_dag, rij.laatste_dag, soort=soort)


def _per_dag(stukken: Iterable[Vrij]) -> dict[int, Vrij]:
    """Tell per day what keeps school closed; a schoolsluiting outranks, then a vakantie."""
    rang = {"sluiting": 0, "vakantie": 1}
    dagen: dict[int, Vrij] = {}
    for vrij in sorted(stukken, key=lambda v: rang.get(v.soort, 2)):
        for ordinaal in range(vrij.van.toordinal(), vrij.tot.toordinal() + 1):
            dagen.setdefault(ordinaal, vrij)
    return dagen


def _volledige_jaren(rijen: Iterable[Vakantie]) -> frozenset[int]:
    """Give the first years of the schooljaren of which all five holidays are known."""
    per_jaar: dict[str, set[str]] = {}
    for rij in rijen:
        per_jaar.setdefault(rij.schooljaar.strip(), set()).add(vakantiesoort(rij.vakantie))
    return frozenset(
        int(jaar[:4])
        for jaar, soorten in per_jaar.items()
        if soorten >= set(VAKANTIES) and jaar[:4].isdigit()
    )
