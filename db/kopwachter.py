"""Store: noting the head of the audit chain in the keys file, behind the saves.

A save only leaves its new head here; a quiet thread writes the newest one at
most once a second, and whatever is left at the end of the program. Losing a
head to a kill is no fault: a noted head that is older than the chain is still
in it. A head that is not in the chain means that rows were cut off.
"""

from __future__ import annotations

import atexit
import threading
from dataclasses import replace
from pathlib import Path

from app.domain.fouten import KnownError
from db import sleutelbestand
from db.sleutelbestand import Kop, Sleutelbestand

PAUZE = 1.0
"""Seconds between two writes of the same keys file."""

_slot = threading.Lock()
_schrijft = threading.Lock()
_wakker = threading.Event()
_wachtend: dict[Path, Kop] = {}
_ketens: dict[Path, int] = {}
_draad: threading.Thread | None = None


def als_kop(kop: object) -> Kop:
    """Read a head: anything with `aantal` and `hash`, or that pair; bytes become hex."""
    if isinstance(kop, tuple):
        aantal, waarde = kop
    else:
        aantal, waarde = getattr(kop, "aantal"), getattr(kop, "hash")  # noqa: B009
    return Kop(int(aantal), waarde.hex() if isinstance(waarde, bytes) else str(waarde))


def meld(pad: Path, kop: object) -> None:
    """Leave the newest head; it is written in the background."""
    global _draad
    nieuw = als_kop(kop)
    if pad not in _ketens:
        try:
            _ketens[pad] = sleutelbestand.lees(pad).keten
        except KnownError:
            return
    with _slot:
        _wachtend[pad] = nieuw
        if _draad is None or not _draad.is_alive():
            _draad = threading.Thread(target=_loop, name="kopwachter", daemon=True)
            _draad.start()
    _wakker.set()


def schrijf_alles() -> None:
    """Write every head that waits, now; a keys file that cannot be written is left alone."""
    with _schrijft:
        with _slot:
            werk = dict(_wachtend)
            _wachtend.clear()
        for pad, kop in werk.items():
            _schrijf(pad, kop)


def zet(pad: Path, kop: Kop | None, *, nieuwe_keten: bool = False) -> None:
    """Set the head, also to none or to an earlier one: for putting back a backup.

    With `nieuwe_keten` heads that other programs still have in hand are void.
    """

    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        return replace(oud, kop=kop, keten=oud.keten + (1 if nieuwe_keten else 0))

    with _schrijft:
        with _slot:
            _wachtend.pop(pad, None)
        _ketens[pad] = sleutelbestand.wijzig(pad, verander).keten


def _schrijf(pad: Path, kop: Kop) -> None:
    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        gekend = _ketens.get(pad, oud.keten)
        _ketens[pad] = oud.keten
        if gekend != oud.keten or (oud.kop is not None and oud.kop.aantal >= kop.aantal):
            return oud
        return replace(oud, kop=kop)

    try:
        sleutelbestand.wijzig(pad, verander)
    except KnownError:
        # The save itself stands; a keys file that is away or read-only is told of at login.
        return


def _loop() -> None:
    rust = threading.Event()
    while True:
        _wakker.wait()
        _wakker.clear()
        schrijf_alles()
        rust.wait(PAUZE)


atexit.register(schrijf_alles)
