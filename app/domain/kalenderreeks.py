"""Domain: the calendar of a leerling who changed school: stretch by stretch.

Source: protocollen 3 'Change of circumstances': after a change of school the days
before it count on the old calendar, those after it on the new one. So a term that
crosses the change skips the holidays of the one until that day and of the other after.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.domain.scholen import Regio
from app.domain.schooldagen import Kalender, Termijnuitkomst, Vrij

DAG_EEN = date(1, 1, 1)


class Stuk(NamedTuple):
    """From this day on the calendar of one school holds, until the next stretch begins."""

    van: date
    kalender: Kalender
    regio: Regio


class Reekskalender(Kalender):
    """A calendar made of stretches; it answers whatever a `Kalender` answers.

    The first stretch holds for every day before it too. In an answer that crosses
    from one region into another a holiday is named with its region
    ("herfstvakantie (midden)"), because both may stand in it.
    """

    def __init__(self, stukken: Sequence[Stuk]) -> None:
        super().__init__(())
        self.kb_dagen = stukken[0].kalender.kb_dagen
        self._stukken = tuple(stukken)
        self._vanaf = [stuk.van.toordinal() for stuk in stukken]
        self._vanaf[0] = DAG_EEN.toordinal()

    def is_schooldag(self, dag: date) -> bool:
        """See `Kalender`."""
        return self._op(dag).kalender.is_schooldag(dag)

    def vrij_op(self, dag: date) -> Vrij | None:
        """See `Kalender`."""
        return self._op(dag).kalender.vrij_op(dag)

    def plus_schoolweken(self, dag: date, aantal: int) -> Termijnuitkomst:
        """See `Kalender`; what was jumped over is named with its region where they differ."""
        uitkomst = super().plus_schoolweken(dag, aantal)
        namen = self._met_regio(uitkomst.overgeslagen, dag, uitkomst.datum)
        return uitkomst if namen is uitkomst.overgeslagen else uitkomst._replace(overgeslagen=namen)

    def overgeslagen(self, na: date, tot: date) -> tuple[Vrij, ...]:
        """See `Kalender`; named with its region where they differ."""
        return self._met_regio(super().overgeslagen(na, tot), na, tot)

    def schooljaar_volledig(self, schooljaar: str) -> bool:
        """Tell whether every stretch that lies in a schooljaar has all five holidays of it."""
        jaar = int(schooljaar[:4])
        delen = self._delen(date(jaar, 8, 1), date(jaar + 1, 7, 31))
        return all(stuk.kalender.schooljaar_volledig(schooljaar) for stuk, _, _ in delen)

    def vrij_tussen(self, van: date, tot: date) -> tuple[Vrij, ...]:
        """See `Kalender`."""
        gevonden = [
            vrij
            for stuk, eerste, laatste in self._delen(van, tot)
            for vrij in stuk.kalender.vrij_tussen(eerste, laatste)
        ]
        return tuple(sorted(dict.fromkeys(gevonden), key=lambda v: (v.van, v.tot)))

    def merken(self, van: date, tot: date) -> tuple[bool, bool]:
        """See `Kalender`."""
        merken = [stuk.kalender.merken(a, b) for stuk, a, b in self._delen(van, tot)]
        return any(onzeker for onzeker, _ in merken), any(zonder for _, zonder in merken)

    def _op(self, dag: date) -> Stuk:
        """Give the stretch of a day."""
        return self._stukken[bisect_right(self._vanaf, dag.toordinal()) - 1]

    def _delen(self, van: date, tot: date) -> list[tuple[Stuk, date, date]]:
        """Cut van..tot into its stretches, each with its first and last day."""
        delen = []
        einden = [*self._vanaf[1:], tot.toordinal() + 1]
        for stuk, eerste, volgende in zip(self._stukken, self._vanaf, einden, strict=True):
            a, b = max(eerste, van.toordinal()), min(volgende - 1, tot.toordinal())
            if a <= b:
                delen.append((stuk, date.fromordinal(a), date.fromordinal(b)))
        return delen

    def _met_regio(self, vrije: tuple[Vrij, ...], van: date, tot: date) -> tuple[Vrij, ...]:
        """Name holidays with the region that they were jumped over in, where regions differ."""
        if not vrije or len({stuk.regio for stuk, _, _ in self._delen(van, tot)}) < 2:
            return vrije
        return tuple(self._benoem(vrij, van, tot) for vrij in vrije)

    def _benoem(self, vrij: Vrij, van: date, tot: date) -> Vrij:
        """Name one holiday with its region; a free day or feestdag stays as it is."""
        if vrij.soort != "vakantie":
            return vrij
        dag = max(vrij.van, van)
        while dag <= min(vrij.tot, tot) and self.vrij_op(dag) != vrij:
            dag = date.fromordinal(dag.toordinal() + 1)
        return vrij._replace(naam=f"{vrij.naam} ({self._op(dag).regio})")

    def _reken(self, van: int, tot: int) -> list[int]:
        """Take the schooldagen of the years from the stretches' own indexes."""
        if van >= tot:
            return []
        delen = self._delen(date(van, 1, 1), date(tot - 1, 12, 31))
        return [
            o for stuk, a, b in delen for o in stuk.kalender.index(a.toordinal(), b.toordinal() + 1)
        ]
