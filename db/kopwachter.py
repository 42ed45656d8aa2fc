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

Plek = tuple[Path, bool]
"""A team file, and whether the chain of its sealed file is meant."""

_slot = threading.Lock()
_schrijft = threading.Lock()
_wakker = threading.Event()
_wachtend: dict[Plek, Kop] = {}
_ketens: dict[Plek, int] = {}
_draad: threading.Thread | None = None


def als_kop(kop: object) -> Kop:
    """Read a head: anything with `aantal` and `hash`, or that pair; bytes become hex."""
    if isinstance(kop, tuple):
        aantal, waarde = kop
    else:
        aantal, waarde = getattr(kop, "aantal"), getattr(kop, "hash")  # noqa: B009
    return Kop(int(aantal), waarde.hex() if isinstance(waarde, bytes) else str(waarde))


def meld(pad: Path, kop: object, *, opsporing: bool = False) -> None:
    """Leave the newest head; it is written in the background.

    `pad` is that of the team file, also for the chain of its sealed file (`opsporing`).
    """
    global _draad
    nieuw, plek = als_kop(kop), (pad, opsporing)
    if plek not in _ketens:
        try:
            _ketens[plek] = stand(sleutelbestand.lees(pad), opsporing=opsporing)[1]
        except KnownError:
            return
    with _slot:
        _wachtend[plek] = nieuw
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
        for plek, kop in werk.items():
            _schrijf(plek, kop)


def zet(pad: Path, kop: Kop | None, *, nieuwe_keten: bool = False, opsporing: bool = False) -> None:
    """Set the head, also to none or to an earlier one: for putting back a backup.

    With `nieuwe_keten` heads that other programs still have in hand are void.
    """

    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        keten = stand(oud, opsporing=opsporing)[1]
        return _met(oud, kop, keten + (1 if nieuwe_keten else 0), opsporing=opsporing)

    plek = (pad, opsporing)
    with _schrijft:
        with _slot:
            _wachtend.pop(plek, None)
        _ketens[plek] = stand(sleutelbestand.wijzig(pad, verander), opsporing=opsporing)[1]


def stand(bestand: Sleutelbestand, *, opsporing: bool) -> tuple[Kop | None, int]:
    """Give the noted head of a chain, and which chain it is."""
    if not opsporing:
        return bestand.kop, bestand.keten
    o = bestand.opsporing
    return (None, 0) if o is None else (o.kop, o.keten)


def _met(oud: Sleutelbestand, kop: Kop | None, keten: int, *, opsporing: bool) -> Sleutelbestand:
    if not opsporing:
        return replace(oud, kop=kop, keten=keten)
    if oud.opsporing is None:
        return oud
    return replace(oud, opsporing=replace(oud.opsporing, kop=kop, keten=keten))


def _schrijf(plek: Plek, kop: Kop) -> None:
    pad, opsporing = plek

    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        was, keten = stand(oud, opsporing=opsporing)
        gekend = _ketens.get(plek, keten)
        _ketens[plek] = keten
        if gekend != keten or (was is not None and was.aantal >= kop.aantal):
            return oud
        return _met(oud, kop, keten, opsporing=opsporing)

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
