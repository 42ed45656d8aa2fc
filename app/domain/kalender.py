"""Domain: all calendars of a team: per region, and per school with free days of its own.

What one calendar can do stands in `schooldagen`; its names are given here too.
Source: protocollen 1 'schooldag' and its last lines (no calendar for a year:
say so visibly); beslissingen 'Caseload and dates' (complete with all five).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from app.domain.kalenderreeks import Reekskalender, Stuk
from app.domain.scholen import Inschrijving, Regio, School, Vakantie, VrijeDag, inschrijving_op
from app.domain.schooldagen import (
    VAKANTIES,
    Kalender,
    Termijnuitkomst,
    Vrij,
    schooljaar_van,
    vakantiesoort,
)

__all__ = [
    "VAKANTIES",
    "Kalender",
    "Schoolkalenders",
    "Termijnuitkomst",
    "Vrij",
    "opsomming",
    "schooljaar_van",
    "vakantiesoort",
]

EEN_DAG = timedelta(days=1)
ZONDER_SCHOOL = "Er is geen school bekend: geteld is met de vakanties van regio Midden"
VOORUIT = timedelta(weeks=26)
"""How far ahead a missing calendar is announced: terms reach into the next schooljaar."""


class Schoolkalenders:
    """The calendars that a team computes with.

    Of two rows for the same holiday of a region the later one counts: give
    the shipped holidays first and the team's own rows after them. A free day
    without school counts for every school. `kb_dagen` touch terms of the law only.
    """

    def __init__(
        self,
        vakanties: Iterable[Vakantie],
        vrije_dagen: Iterable[VrijeDag] = (),
        kb_dagen: Mapping[date, str] | None = None,
    ) -> None:
        self._kb_dagen = kb_dagen or {}
        geldig: dict[tuple[str, str, Regio], Vakantie] = {}
        for rij in vakanties:
            geldig[rij.schooljaar.strip(), vakantiesoort(rij.vakantie), rij.regio] = rij
        self._vakanties = {
            regio: [rij for rij in geldig.values() if rij.regio is regio] for regio in Regio
        }
        self._eigen: dict[str | None, list[VrijeDag]] = {}
        for dag in vrije_dagen:
            self._eigen.setdefault(dag.school_id, []).append(dag)
        self._regios: dict[Regio, Kalender] = {}
        self._scholen: dict[tuple[str, Regio], Kalender] = {}
        self._reeksen: dict[tuple[object, ...], Kalender] = {}
        self._aanname: Kalender | None = None

    def voor_school(self, school: School | None) -> Kalender:
        """Give the calendar of a school; without school that of region Midden, as an assumption."""
        if school is None:
            return self._zonder_school()
        if school.id not in self._eigen:
            return self.voor_regio(school.regio)
        sleutel = (school.id, school.regio)
        if sleutel not in self._scholen:
            dagen = [*self._eigen.get(None, ()), *self._eigen[school.id]]
            self._scholen[sleutel] = self._maak(school.regio, dagen)
        return self._scholen[sleutel]

    def voor_leerling(
        self,
        inschrijvingen: Sequence[Inschrijving],
        scholen: Mapping[str, School],
        op: date,
        *,
        anders: School | None = None,
        regio: Regio | None = None,
    ) -> Kalender:
        """Give the calendar of a leerling: each day that of the school enrolled at then.

        Days before a change of school count on the old calendar, those after it on
        the new one (protocollen 3). Before the first enrolment the first school's
        holds. While not enrolled that of `regio` holds, where the leerling lives
        (without it, the last school's goes on). `anders` is the school when no
        enrolment is known. Enrolments from after `op` do not exist yet.
        """
        rijen = [r for r in inschrijvingen if r.van <= op and r.school_id in scholen]
        if not rijen:
            if anders is None and regio is not None:
                return self.voor_regio(regio)
            return self.voor_school(anders)
        eerste = scholen[rijen[0].school_id]
        if len(rijen) == 1 and (regio is None or rijen[0].tot is None):
            return self.voor_school(eerste)
        stukken = self._stukken(rijen, scholen, regio)
        if len(stukken) == 1:
            return stukken[0].kalender
        sleutel = tuple((stuk.van, id(stuk.kalender)) for stuk in stukken[1:])
        volle = (id(stukken[0].kalender), *sleutel)
        if volle not in self._reeksen:
            self._reeksen[volle] = Reekskalender(stukken)
        return self._reeksen[volle]

    def _stukken(
        self, rijen: Sequence[Inschrijving], scholen: Mapping[str, School], regio: Regio | None
    ) -> list[Stuk]:
        """Give the stretches in order; two on end with one and the same calendar are one."""
        einden = {rij.tot + EEN_DAG for rij in rijen if rij.tot is not None}
        stukken: list[Stuk] = []
        for dag in sorted({rij.van for rij in rijen} | einden):
            rij = inschrijving_op(rijen, dag)
            if rij is None and regio is not None:
                stuk = Stuk(dag, self.voor_regio(regio), regio)
            else:
                rij = rij or max((r for r in rijen if r.van <= dag), key=lambda r: r.van)
                school = scholen[rij.school_id]
                stuk = Stuk(dag, self.voor_school(school), school.regio)
            if not stukken or stukken[-1].kalender is not stuk.kalender:
                stukken.append(stuk)
        return stukken

    def _zonder_school(self) -> Kalender:
        """Give the calendar of region Midden, which says that this is an assumption."""
        if self._aanname is None:
            self._aanname = self._maak(Regio.MIDDEN, self._eigen.get(None, ()))
            self._aanname.aanname = ZONDER_SCHOOL
        return self._aanname

    def voor_regio(self, regio: Regio) -> Kalender:
        """Give the calendar of a region with the free days that count for every school."""
        if regio not in self._regios:
            self._regios[regio] = self._maak(regio, self._eigen.get(None, ()))
        return self._regios[regio]

    def _maak(self, regio: Regio, vrij: Iterable[VrijeDag]) -> Kalender:
        """Make a calendar with the holidays of a region and the days by KB."""
        kalender = Kalender(self._vakanties[regio], vrij)
        kalender.kb_dagen = self._kb_dagen
        return kalender

    def waarschuwingen(self, peildatum: date) -> tuple[str, ...]:
        """Say which schooljaren, now and in the coming half year, have no complete calendar."""
        jaren = dict.fromkeys((schooljaar_van(peildatum), schooljaar_van(peildatum + VOORUIT)))
        teksten = []
        for jaar in jaren:
            mist = [r.value for r in Regio if not self.voor_regio(r).schooljaar_volledig(jaar)]
            if mist:
                teksten.append(
                    f"De schoolvakanties {jaar} ontbreken (deels) voor {opsomming(mist)}: "
                    "termijnen tellen daar zonder ontbrekende vakanties en zijn voorlopig."
                )
        return tuple(teksten)

    def samenvatting(self, peildatum: date) -> str:
        """Say in a few words for the status bar for which regions this schooljaar is complete."""
        jaar = schooljaar_van(peildatum)
        goed = [r.value for r in Regio if self.voor_regio(r).schooljaar_volledig(jaar)]
        if not goed:
            return f"geen volledige schoolkalender {jaar}"
        return f"schoolkalender {jaar} volledig voor {opsomming(goed)}"


def opsomming(delen: list[str]) -> str:
    """Join words as a Dutch enumeration: "a, b en c"."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"
