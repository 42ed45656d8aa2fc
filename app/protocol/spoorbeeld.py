"""Protocol: what a list does not show of a track: its steps, its gates, what started it.

The dates are computed at once, the words and the rest when somebody asks.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from app.protocol.berekening import kort
from app.protocol.blik import Blik
from app.protocol.model import Regelbestand
from app.protocol.poorten import spoorpoorten
from app.protocol.spoorpunten import punt_van_stap, punt_zonder_stap
from app.protocol.spoorstappen import Spoorloop, Stapstand
from app.protocol.spoorstart import aanleiding_van
from app.protocol.stand import Doorloopstand, Kantelpunt, PoortStand, Spoorstap

_NIET_MEER = "het spoor is beëindigd"
_OPEN = frozenset({Doorloopstand.HUIDIG, Doorloopstand.KOMEND})


class Spoorbeeld:
    """One track of which it is known how its steps stand; called with the name of a field."""

    __slots__ = ("bestand", "blik", "einde", "leidend", "loop", "punten")

    def __init__(
        self, blik: Blik, bestand: Regelbestand, loop: Spoorloop, einde: date | None
    ) -> None:
        self.blik, self.bestand, self.loop, self.einde = blik, bestand, loop, einde
        self.punten: dict[str, Kantelpunt] = {}
        self.leidend = self._leidend() if einde is None else None

    def __call__(self, naam: str) -> object:
        """Work out a field of the Spoorstand."""
        if naam == "aanleiding":
            return aanleiding_van(self.blik, self.loop.start)
        return self._poorten("") if naam == "poorten" else self._stappen()

    def _leidend(self) -> Kantelpunt:
        """Give the earliest date of a running track; of what must be done, if that is open."""
        blik, loop = self.blik, self.loop
        moet: Kantelpunt | None = None
        mag: Kantelpunt | None = None
        for code, stap in loop.stappen.items():
            if stap.stand is not Doorloopstand.HUIDIG:
                continue
            punt = kort(blik, partial(punt_van_stap, blik, self.bestand, loop, stap))
            self.punten[code] = punt
            if stap.regel.verplicht:
                moet = punt if moet is None else min(moet, punt, key=_datum)
            else:
                mag = punt if mag is None else min(mag, punt, key=_datum)
        leeg = partial(punt_zonder_stap, blik, self.bestand, loop)
        return moet or mag or kort(blik, leeg)

    def _stappen(self) -> tuple[Spoorstap, ...]:
        return tuple(self._stap(stap) for stap in self.loop.stappen.values())

    def _stap(self, stap: Stapstand) -> Spoorstap:
        """Describe one step."""
        regel, klaar, stand, reden = stap.regel, stap.klaar, stap.stand, stap.reden
        if self.einde is not None and stand in _OPEN:
            stand, reden = Doorloopstand.OVERGESLAGEN, _NIET_MEER
        return Spoorstap(
            code=regel.code,
            naam=regel.naam,
            stand=stand,
            wie=regel.wie.value,
            bron=regel.bron,
            klaar_op=(klaar.dag or stap.open_op) if klaar is not None else None,
            feit_id=klaar.feit_id if klaar is not None else None,
            punt=self.punten.get(regel.code),
            reden=reden,
            wat=regel.wat,
            legt_vast=regel.legt_vast,
            poorten=self._poorten(regel.code) if stand is Doorloopstand.HUIDIG else (),
            verplicht=regel.verplicht,
            begin=None if stand is Doorloopstand.KOMEND else stap.open_op,
        )

    def _poorten(self, stap: str) -> tuple[PoortStand, ...]:
        """Give the gates of a step, or of the track as a whole; none once it ended."""
        if self.einde is not None or not self.loop.regel.poorten:
            return ()
        return spoorpoorten(self.blik, self.loop, stap)


def _datum(punt: Kantelpunt) -> date:
    return punt.datum or date.max
