"""Services: drafts of forms that survive a crash: kept sealed, offered again at the next start.

What was typed and not recorded is nobody's fact yet. It is written down beside the team file
within a second, under a key that only its writer has (db.conceptkluis), and forgotten when
the form is recorded or given up. Forms of the sealed file never come here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

from db.conceptkluis import Conceptkluis

if TYPE_CHECKING:
    from app.services.sessie import Sessie

Sleutel = tuple[str, str, str]
"""Where a draft belongs: (dossier or other key, kind of form, fact)."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A half-written form: its raw inputs, what it is called, and when it was last typed in."""

    sleutel: Sleutel
    titel: str
    moment: datetime
    ruw: Mapping[str, Any]


class Concepten:
    """The drafts of the person at work, in memory and on disk."""

    def __init__(self, sessie: Sessie) -> None:
        self._nu = sessie.nu
        self._kluis = Conceptkluis(sessie.pad, sessie.ambtenaar_id, sessie.prive)
        self._alle: dict[Sleutel, Concept] = {c.sleutel: c for c in _ontpak(self._kluis.lees())}
        self._schrijver = _Schrijver(self._kluis)
        self.van_vorige_keer: list[Concept] = sorted(self._alle.values(), key=lambda c: c.moment)
        """What was left when the program last stopped, for the offer at the start."""

    def __contains__(self, sleutel: object) -> bool:
        return sleutel in self._alle

    def ruw(self, sleutel: Sleutel) -> Mapping[str, Any] | None:
        """Give the draft of a form, None without one."""
        concept = self._alle.get(sleutel)
        return concept.ruw if concept is not None else None

    def zet(self, sleutel: Sleutel, titel: str, ruw: Mapping[str, Any]) -> None:
        """Keep a draft; it is on disk soon after, without holding up who types."""
        oud = self._alle.get(sleutel)
        if oud is None or dict(oud.ruw) != dict(ruw):
            self._alle[sleutel] = Concept(sleutel, titel, self._nu(), dict(ruw))
            self._bewaar()

    def weg(self, sleutel: Sleutel) -> None:
        """Forget a draft: it was recorded, or given up."""
        if self._alle.pop(sleutel, None) is not None:
            self._bewaar()
        self.van_vorige_keer = [c for c in self.van_vorige_keer if c.sleutel != sleutel]

    def wacht(self) -> None:
        """Wait until all of it is on disk (closing, tests)."""
        self._schrijver.wacht()

    def _bewaar(self) -> None:
        self._schrijver.schrijf(_pak(self._alle.values()) if self._alle else b"")


class _Schrijver:
    """Writes the latest content in a thread of its own: a slow disk holds up no key."""

    def __init__(self, kluis: Conceptkluis) -> None:
        self._kluis = kluis
        self._iets = Condition()
        self._te_doen: bytes | None = None
        self._bezig = False

    def schrijf(self, inhoud: bytes) -> None:
        """Have this written; what waited before it is skipped."""
        with self._iets:
            self._te_doen = inhoud
            if not self._bezig:
                self._bezig = True
                Thread(target=self._loop, name="concepten", daemon=True).start()

    def wacht(self) -> None:
        """Wait until nothing is left to write."""
        with self._iets:
            self._iets.wait_for(lambda: not self._bezig, timeout=5)

    def _loop(self) -> None:
        """Write until nothing new came in."""
        while True:
            with self._iets:
                inhoud, self._te_doen = self._te_doen, None
                if inhoud is None:
                    self._bezig = False
                    self._iets.notify_all()
                    return
            self._kluis.bewaar(inhoud)


def _pak(concepten: Any) -> bytes:
    """Write drafts as JSON."""
    rijen = [
        {
            "sleutel": list(c.sleutel),
            "titel": c.titel,
            "moment": c.moment.isoformat(),
            "ruw": dict(c.ruw),
        }
        for c in concepten
    ]
    return json.dumps(rijen, ensure_ascii=False, default=str).encode()


def _ontpak(inhoud: bytes) -> list[Concept]:
    """Read drafts back; what cannot be read is left out."""
    if not inhoud:
        return []
    try:
        return [
            Concept(
                (rij["sleutel"][0], rij["sleutel"][1], rij["sleutel"][2]),
                str(rij["titel"]),
                datetime.fromisoformat(rij["moment"]),
                dict(rij["ruw"]),
            )
            for rij in json.loads(inhoud)
        ]
    except (ValueError, TypeError, KeyError, IndexError):
        return []
