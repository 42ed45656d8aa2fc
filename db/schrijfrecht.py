"""Store: who holds the pen of a team file on a network share.

One program at a time holds an operating system lock on `X.kantelpunt-schrijver`;
the file says who writes and since when. The pen goes back after five idle
minutes, at screen lock, at closing or by hand; a killed program loses it at
once. On a local disk everybody may write and no lock is taken.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.fouten import KnownError
from db.bestandsslot import Bestandsslot, lees_tekst
from db.netwerk import Modus, bepaal_modus

STIL = timedelta(minutes=5)
"""After this much idleness the pen is given back."""


@dataclass(frozen=True, slots=True)
class Schrijver:
    """Who writes, and since when (UTC)."""

    naam: str
    sinds: datetime


def schrijverpad(pad: Path | str) -> Path:
    """Give the place of the side file that is locked."""
    return Path(f"{pad}-schrijver")


class Schrijfrecht:
    """The pen as one window sees it; poll it with `ververs()` every few seconds.

    `klok` gives the moment with time zone. `raak_aan()` at every act of the
    user keeps the pen; without one for `stil`, `ververs()` gives it back.
    """

    def __init__(
        self,
        pad: Path | str,
        naam: str,
        klok: Callable[[], datetime],
        *,
        modus: Modus | None = None,
        stil: timedelta = STIL,
    ) -> None:
        self.pad = Path(pad)
        self._naam = naam
        self._klok = klok
        self._stil = stil
        self._slot = Bestandsslot(schrijverpad(pad))
        self._laatst = klok()
        self._ander: Schrijver | None = None
        self._eigen: Schrijver | None = None
        self.modus = modus or bepaal_modus(self.pad)
        self.vrij = False
        """Whether the pen lies on the table: show "Nu schrijven"."""
        self.ververs()

    @property
    def mag_schrijven(self) -> bool:
        """Whether this window may save now."""
        return self.modus in (Modus.LOKAAL, Modus.SHARE_SCHRIJVER)

    @property
    def wie(self) -> str:
        """The name of who writes on the share; empty when nobody does."""
        schrijver = self._eigen or self._ander
        return schrijver.naam if schrijver else ""

    @property
    def sinds(self) -> datetime | None:
        """Since when somebody writes."""
        schrijver = self._eigen or self._ander
        return schrijver.sinds if schrijver else None

    def neem(self) -> bool:
        """Take the pen; False when another has it or the folder lets nobody write."""
        if self.modus is not Modus.SHARE_LEZER:
            return self.mag_schrijven
        try:
            if not self._slot.neem():
                self.ververs()
                return False
            self._eigen = Schrijver(self._naam, self._klok())
            tekst = {"wie": self._naam, "sinds": self._eigen.sinds.isoformat()}
            self._slot.schrijf_tekst(json.dumps(tekst, ensure_ascii=False))
        except OSError as fout:
            self._eigen = None
            self._slot.geef_terug()
            raise KnownError(
                "Het schrijfrecht kon niet worden genomen.",
                "Kijk of de netwerkmap bereikbaar is en of u daar mag schrijven.",
            ) from fout
        self._laatst = self._klok()
        self._ander, self.vrij, self.modus = None, False, Modus.SHARE_SCHRIJVER
        return True

    def geef_terug(self) -> None:
        """Lay the pen down; harmless when this window does not have it."""
        if self.modus is not Modus.SHARE_SCHRIJVER:
            return
        try:
            self._slot.schrijf_tekst("")
        except OSError:
            pass  # the share went away: the lock went with it
        finally:
            self._slot.geef_terug()
        self._eigen, self.modus, self.vrij = None, Modus.SHARE_LEZER, True

    def raak_aan(self) -> None:
        """Note that the user did something."""
        self._laatst = self._klok()

    def ververs(self) -> bool:
        """Look again: give back after idleness, see who writes. True when anything changed."""
        voor = (self.modus, self._ander, self.vrij)
        if self.modus is Modus.SHARE_SCHRIJVER:
            if self._klok() - self._laatst >= self._stil:
                self.geef_terug()
        elif self.modus is Modus.SHARE_LEZER:
            self._ander = wie_schrijft(self.pad)
            self.vrij = self._ander is None
        return voor != (self.modus, self._ander, self.vrij)

    def stilte_over(self) -> timedelta:
        """Give how long until the pen goes back by itself; zero for a reader."""
        if self.modus is not Modus.SHARE_SCHRIJVER:
            return timedelta(0)
        return max(timedelta(0), self._stil - (self._klok() - self._laatst))


def wie_schrijft(pad: Path | str) -> Schrijver | None:
    """Tell who holds the pen; None when it is free, also when its holder was killed.

    The text alone proves nothing, so the lock is tried for an instant.
    """
    plek = schrijverpad(pad)
    if not plek.exists():
        return None
    proef = Bestandsslot(plek)
    try:
        if proef.neem():
            proef.geef_terug()
            return None
    except OSError:
        pass  # no right to lock here: believe the text
    return _lees(plek)


def neem_schrijfrecht(pad: Path | str, naam: str, klok: Callable[[], datetime]) -> Schrijfrecht:
    """Look at the pen of a team file and take it when it is free."""
    recht = Schrijfrecht(pad, naam, klok)
    recht.neem()
    return recht


def _lees(plek: Path) -> Schrijver:
    """Read who writes; a text that is being written just now names nobody yet."""
    try:
        ruw = json.loads(lees_tekst(plek))
        return Schrijver(str(ruw["wie"]), datetime.fromisoformat(ruw["sinds"]))
    except (ValueError, KeyError, TypeError):
        moment = datetime.fromtimestamp(plek.stat().st_mtime).astimezone()
        return Schrijver("een collega", moment)
