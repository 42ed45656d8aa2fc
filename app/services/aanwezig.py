"""Services: who else has the team file open, told by small sign-of-life files beside it.

Every window keeps one file `X.kantelpunt-open-…` with the id of its person (no
name), touches it now and then and removes it at the end. The team file itself
is never opened for this: that would drop SQLite's locks (decisions, One team).
All times are those of the disk the files stand on, so clocks of computers that
differ do no harm. A killed program is counted until its file is `GELDIG` old.
"""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

TUSSENTIJD_S = 30
"""Touch the own file this often (seconds)."""
GELDIG_S = 100
"""Somebody whose file was not touched for so long (three times missed) is gone (seconds)."""
OPRUIMEN_S = 24 * 3600
"""What is older was left behind by a killed program and is removed (seconds)."""


class Aanwezigheid:
    """The sign of life of one window on one file."""

    def __init__(self, pad: str | Path, persoon_id: str) -> None:
        self._pad = Path(pad)
        self._persoon_id = persoon_id
        self._voorvoegsel = f"{self._pad.name}-open-"
        self._eigen = self._pad.with_name(self._voorvoegsel + secrets.token_hex(6))

    def meld(self) -> frozenset[str]:
        """Give a sign of life; gives the ids of the other people who gave one lately.

        Empty in a folder where nothing can be written: then nobody can be counted.
        """
        try:
            self._eigen.write_text(self._persoon_id, encoding="ascii")
            nu = self._eigen.stat().st_mtime
        except OSError:
            return frozenset()
        anderen = set()
        for bestand in self._pad.parent.glob("*-open-*"):
            if bestand == self._eigen or not bestand.name.startswith(self._voorvoegsel):
                continue
            with contextlib.suppress(OSError, UnicodeError):
                oud = nu - bestand.stat().st_mtime
                if oud > OPRUIMEN_S:
                    bestand.unlink()
                elif oud <= GELDIG_S:
                    anderen.add(bestand.read_text(encoding="ascii").strip()[:64])
        return frozenset(anderen - {self._persoon_id, ""})

    def weg(self) -> None:
        """Take the sign away: this window closes."""
        with contextlib.suppress(OSError):
            self._eigen.unlink()
