"""Store: half-written text beside the team file, sealed so that only its writer reads it again.

`X.kantelpunt-concept-HASH`: one file per person, named by a hash of who it is. Its key is
derived from the person's own private key, so not even a colleague with the team's key opens
it, and it is padded, so that its size tells little. It is no fact: no audit, no export, no
backup. It is gone as soon as nothing half-written is left.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from db.zegels import ZegelFout, haal_uit, leid_af, sluit_in

_BLOK = 2048
"""The content is filled up to a multiple of this."""
_CONTEXT = "concept 1"


def conceptpad(pad: Path | str, persoon_id: str) -> Path:
    """Give the path of a person's draft file beside a team file."""
    wie = hashlib.sha256(persoon_id.encode()).hexdigest()[:16]
    return Path(f"{pad}-concept-{wie}")


class Conceptkluis:
    """Keeps the drafts of one person; without a private key it keeps nothing."""

    def __init__(self, pad: Path | str, persoon_id: str, prive: bytes) -> None:
        self._plek = conceptpad(pad, persoon_id)
        self._context = f"{_CONTEXT} {persoon_id}"
        self._sleutel = leid_af(prive, _CONTEXT, persoon_id.encode()) if prive else b""

    def lees(self) -> bytes:
        """Give what was kept; b"" when there is nothing, or nothing that this key opens."""
        if not self._sleutel:
            return b""
        try:
            inhoud = haal_uit(self._sleutel, self._plek.read_bytes(), self._context)
        except (OSError, ZegelFout):
            return b""
        return inhoud[4 : 4 + int.from_bytes(inhoud[:4], "big")]

    def bewaar(self, inhoud: bytes) -> None:
        """Replace what is kept, whole or not at all; b"" removes it.

        A folder that cannot be written keeps no drafts: that stops nobody from working.
        """
        if not self._sleutel:
            return
        with contextlib.suppress(OSError):
            if not inhoud:
                self._plek.unlink(missing_ok=True)
                return
            gevuld = len(inhoud).to_bytes(4, "big") + inhoud
            gevuld += bytes(-len(gevuld) % _BLOK)
            tijdelijk = self._plek.with_name(f"{self._plek.name}.{os.getpid()}")
            with tijdelijk.open("wb") as f:
                f.write(sluit_in(self._sleutel, gevuld, self._context))
                f.flush()
                os.fsync(f.fileno())
            tijdelijk.replace(self._plek)
