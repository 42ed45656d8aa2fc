"""Domain: all calendars of a team: per region, and per school with free days of its own.

What one calendar can do stands in `schooldagen`; its names are given here too.
Source: protocollen 1 'schooldag' and its last lines (no calendar for a year:
say so visibly); beslissingen 'Caseload and dates' (complete with all five).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.scholen import Regio, School, Vakantie, VrijeDag
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

VOORUIT = timedelta(weeks=26)
"""How far ahead a missing calendar is announced: terms reach into the next schooljaar."""


class Schoolkalenders:
    """The calendars that a team computes with.

    Of two rows for the same holiday of a region the later one counts: give
    the shipped holidays first and the team's own rows after them. A free day
    without school counts for every school.
    """

    def __init__(self, vakanties: Iterable[Vakantie], vrije_dagen: Iterable[VrijeDag] = ()) -> None:
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

    def voor_school(self, school: School | None) -> Kalender:
        """Give the calendar of a school; without school that of region Midden."""
        if school is None:
            return self.voor_regio(Regio.MIDDEN)
        if school.id not in self._eigen:
            return self.voor_regio(school.regio)
        sleutel = (school.id, school.regio)
        if sleutel not in self._scholen:
            dagen = [*self._eigen.get(None, ()), *self._eigen[school.id]]
            self._scholen[sleutel] = Kalender(self._vakanties[school.regio], dagen)
        return self._scholen[sleutel]

    def voor_regio(self, regio: Regio) -> Kalender:
        """Give the calendar of a region with the free days that count for every school."""
        if regio not in self._regios:
            self._regios[regio] = Kalender(self._vakanties[regio], self._eigen.get(None, ()))
        return self._regios[regio]

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
