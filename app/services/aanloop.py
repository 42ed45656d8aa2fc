"""Services: a head start for logging in, while the window is still being loaded.

Deriving a key from a password takes a tenth of a second of pure computing that
lets other threads run; reading Qt takes about as long. They go side by side.
"""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from db import sleutels

if TYPE_CHECKING:
    from app.services.sessie import Sessie


class Aanloop:
    """A login under way. `sessie()` waits for it and opens the file on the calling thread."""

    def __init__(self, pad: str | Path, wachtwoord: str, gebruiker: str = "") -> None:
        self._pad = Path(pad)
        self._bos: sleutels.Sleutelbos | None = None
        self._fout: Exception | None = None
        # What is made while the program starts is no garbage; `klaar` ends this.
        gc.disable()
        self._draad = threading.Thread(
            target=self._ontgrendel, args=(wachtwoord, gebruiker), daemon=True
        )
        self._draad.start()

    def sessie(self) -> Sessie:
        """Give the session. Raises what logging in raises: see `app.services.sessie.log_in`."""
        from app.services.sessie import open_met_sleutel  # while the other thread computes

        self._draad.join()
        if self._bos is None:
            assert self._fout is not None
            raise self._fout
        return open_met_sleutel(
            self._pad,
            self._bos.sleutel,
            self._bos.persoon_id,
            naam=self._bos.naam,
            prive=self._bos.prive,
        )

    @staticmethod
    def klaar() -> None:
        """Let the collector look around again, but not through what was made so far."""
        gc.freeze()
        gc.enable()

    def _ontgrendel(self, wachtwoord: str, gebruiker: str) -> None:
        try:
            self._bos = sleutels.ontgrendel(self._pad, wachtwoord, gebruiker)
        except Exception as fout:
            self._fout = fout
