"""Protocol: the part of a stand that no list shows, computed when somebody asks for it.

A caseload of thousands needs the dates; the poorten, signalen and what else
explains them are looked at one dossier at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from app.protocol.blik import Blik
from app.protocol.eisen.poorten import poorten_van
from app.protocol.ladder.ladder import Doorloop
from app.protocol.ontbreekt import ontbreekt_van
from app.protocol.signalen.indelen import indelingen_van
from app.protocol.signalen.omstandigheidssignalen import aankondigingen_van
from app.protocol.signalen.signalen import signalen_van
from app.protocol.sporen.sporen import Sporen
from app.protocol.sporen.voorstellen import voorstellen_van
from app.protocol.stand import (
    Aankondiging,
    Indeling,
    PoortStand,
    Signaal,
    Spoorvoorstel,
)


class Nader:
    """What stands behind one stand; each part is computed once, on first use."""

    def __init__(
        self,
        blik: Blik,
        actief: Sequence[Doorloop],
        sporen: Sporen | None,
        stil_sinds: date,
        *,
        open_: bool,
    ) -> None:
        self._blik = blik
        self._actief = actief
        self._sporen = sporen
        self._stil_sinds = stil_sinds
        self._open = open_

    @cached_property
    def poorten(self) -> tuple[PoortStand, ...]:
        """The gates of the ladder that matter now, and the duties from a day on."""
        return poorten_van(self._blik, self._actief) if self._open else ()

    @cached_property
    def signalen(self) -> tuple[Signaal, ...]:
        """The thresholds that were crossed."""
        return signalen_van(self._blik, self._actief, self._stil_sinds) if self._open else ()

    @cached_property
    def gewone_signalen(self) -> tuple[Signaal, ...]:
        """The signalen that count nothing; what a list of things to do needs of them."""
        if not self._open:
            return ()
        return signalen_van(self._blik, self._actief, self._stil_sinds, tellend=False)

    @cached_property
    def voorstellen(self) -> tuple[Spoorvoorstel, ...]:
        """The tracks that can be started."""
        if not self._open or self._sporen is None:
            return ()
        return voorstellen_van(self._blik, self._sporen.standen(), self.signalen)

    @cached_property
    def indelingen(self) -> tuple[Indeling, ...]:
        """The definitions that this dossier meets."""
        return indelingen_van(self._blik) if self._open else ()

    @cached_property
    def ontbreekt(self) -> tuple[str, ...]:
        """What the program misses to compute all of this."""
        return ontbreekt_van(self._blik) if self._open else ()

    @cached_property
    def aankondigingen(self) -> tuple[Aankondiging, ...]:
        """The days to come on which circumstances change."""
        return aankondigingen_van(self._blik) if self._open else ()
