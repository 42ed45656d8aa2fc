"""Services: the pen on a network share and the lock on the screen, for one window.

On a share one window at a time may write. The session reads until `neem`, then
its connection is opened anew for writing; giving back opens it for reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from db import sleutels, verbinding
from db.netwerk import Modus
from db.schrijfrecht import STIL, Schrijfrecht

if TYPE_CHECKING:
    from app.services.sessie import Sessie

__all__ = ["Modus", "Pen", "met_pen", "open_scherm"]

VERVERS = timedelta(minutes=1)
"""How often a snapshot (folder without write right) is opened anew."""


class Pen:
    """The right to write as a window shows it; call `ververs` from a timer of a few seconds."""

    def __init__(self, sessie: Sessie, *, stil: timedelta = STIL) -> None:
        self._sessie = sessie
        self._recht = Schrijfrecht(
            Path(sessie.pad), sessie.ambtenaar.naam, sessie.nu, modus=sessie.modus, stil=stil
        )
        self._geopend = sessie.nu()

    @property
    def modus(self) -> Modus:
        """How the file is worked in; `modus.uitleg` is the text for the status bar."""
        return self._recht.modus

    @property
    def mag_schrijven(self) -> bool:
        """Whether saving is possible now."""
        return self._recht.mag_schrijven

    @property
    def vrij(self) -> bool:
        """Whether nobody writes: show "Nu schrijven"."""
        return self._recht.vrij

    @property
    def wie(self) -> str:
        """Who writes; empty when nobody does."""
        return self._recht.wie

    @property
    def sinds(self) -> datetime | None:
        """Since when somebody writes (UTC)."""
        return self._recht.sinds

    def neem(self) -> bool:
        """Take the pen and open the file for writing; False when another has it."""
        if not self._recht.neem():
            return False
        if self._sessie.modus is Modus.SHARE_LEZER:
            try:
                self._heropen(Modus.SHARE_SCHRIJVER)
            except KnownError:
                self._recht.geef_terug()
                raise
        return True

    def geef_terug(self) -> None:
        """Lay the pen down ("Schrijven overdragen", screen lock, closing)."""
        if self._sessie.modus is Modus.SHARE_SCHRIJVER:
            self._heropen(Modus.SHARE_LEZER)
        self._recht.geef_terug()

    def raak_aan(self) -> None:
        """Note that the user did something: the pen stays five minutes more."""
        self._recht.raak_aan()

    def ververs(self) -> bool:
        """Look again. True when what is shown must change, or a snapshot was opened anew."""
        anders = self._recht.ververs()
        if self._recht.modus is Modus.SHARE_LEZER and self._sessie.modus is Modus.SHARE_SCHRIJVER:
            self._heropen(Modus.SHARE_LEZER)
        elif (
            self._recht.modus is Modus.MOMENTOPNAME and self._sessie.nu() - self._geopend >= VERVERS
        ):
            self._heropen(Modus.MOMENTOPNAME)
            anders = True
        return anders

    def _heropen(self, modus: Modus) -> None:
        """Open the file in another way; the old connection closes when that went well."""
        oud = self._sessie.v
        nieuw = verbinding.open_(
            oud.pad,
            oud.sleutel,
            journaal="delete",
            alleen_lezen=modus is Modus.SHARE_LEZER,
            momentopname=modus is Modus.MOMENTOPNAME,
            wacht_ms=oud.wacht_ms,
        )
        self._sessie.v, self._sessie.modus = nieuw, modus
        oud.sluit()
        self._sessie.vergeet()
        self._geopend = self._sessie.nu()


@contextmanager
def met_pen(sessie: Sessie) -> Iterator[None]:
    """Hold the pen for a short job, as the command line does; KnownError when it is taken."""
    if sessie.modus not in (Modus.SHARE_LEZER, Modus.MOMENTOPNAME):
        yield
        return
    pen = Pen(sessie)
    if not pen.neem():
        sinds = pen.sinds.astimezone().strftime("%H:%M") if pen.sinds else ""
        raise KnownError(
            f"Een collega schrijft in dit bestand sinds {sinds}."
            if sinds
            else "In deze map mag u niet schrijven.",
            "Probeer het later opnieuw." if sinds else "Vraag uw beheerder om schrijfrecht.",
        )
    try:
        yield
    finally:
        pen.geef_terug()


def open_scherm(sessie: Sessie, wachtwoord: str) -> None:
    """Unlock the screen with the own password; KnownError when it is wrong."""
    if not sleutels.controleer_wachtwoord(sessie.pad, sessie.ambtenaar_id, wachtwoord):
        raise sleutels.fout_wachtwoord()
