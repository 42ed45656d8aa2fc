"""Store: opening a team file on a network share: as a reader, and never in WAL.

A file that was made on a local disk and moved to a share is still in WAL,
which does not work between computers. It is brought to a rollback journal
once, by whoever can take the pen.
"""

from __future__ import annotations

from pathlib import Path

from app.domain.fouten import KnownError
from db.bestandsslot import Bestandsslot
from db.schrijfrecht import schrijverpad
from db.verbinding import Verbinding, open_


def open_op_share(pad: Path, sleutel: bytes) -> Verbinding:
    """Open for reading; KnownErrors of `open_`, or the file is busy in the old way."""
    v = open_(pad, sleutel, journaal="delete", alleen_lezen=True)
    if v.waarde("PRAGMA journal_mode") != "wal":
        return v
    v.sluit()
    hek = Bestandsslot(schrijverpad(pad))
    try:
        gelukt = hek.neem(wacht=5.0)
    except OSError:
        gelukt = False
    if not gelukt:
        raise KnownError(
            "Dit teambestand komt van een andere schijf en is nog niet klaar voor de netwerkmap.",
            "Laat iedereen het sluiten, en open het dan opnieuw.",
        )
    with hek:
        open_(pad, sleutel, journaal="delete").sluit()
    return open_(pad, sleutel, journaal="delete", alleen_lezen=True)
