"""Protocol: read typed values out of a TOML table, with a Dutch error that names file and rule."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from app.domain.fouten import KnownError

E = TypeVar("E", bound=Enum)
_NAMEN = {str: "tekst", int: "een heel getal", bool: "true of false", list: "een lijst"}
_CODE = re.compile(r"[a-z0-9][a-z0-9_]*")

HOOGSTE = 3660
"""The highest count in a protocol file, ten years in days: more is a slip of the pen."""


class Lezer:
    """One TOML table with the path to it ("stap 2, kantelpunt").

    Every key that was asked for is remembered; `klaar` refuses the others, so
    that a misspelt key is never passed over in silence.
    """

    def __init__(self, tabel: Mapping[str, Any], bestand: str, pad: str = "") -> None:
        self.tabel = tabel
        self.bestand = bestand
        self.pad = pad
        self._gezien: set[str] = set()
        self._mogelijke: set[str] = set()

    def fout(self, wat: str, doe: str) -> KnownError:
        """Make the error: which file, which rule, what is wrong and what to do."""
        return regelfout(self.bestand, self.pad, wat, doe)

    def heeft(self, sleutel: str) -> bool:
        """Tell whether a key that may be here is there."""
        self._mogelijke.add(sleutel)
        return sleutel in self.tabel

    def tekst(self, sleutel: str, standaard: str | None = None) -> str:
        """Read a text that is not empty; without `standaard` it is required."""
        if sleutel not in self.tabel and standaard is not None:
            self._gezien.add(sleutel)
            return standaard
        waarde: str = self._waarde(sleutel, str)
        if not waarde.strip():
            raise self.fout(f"'{sleutel}' is leeg.", f"Vul '{sleutel}' in.")
        return waarde

    def getal(self, sleutel: str, *, minimum: int, standaard: int | None = None) -> int:
        """Read a whole number of at least `minimum`."""
        if sleutel not in self.tabel and standaard is not None:
            self._gezien.add(sleutel)
            return standaard
        waarde: int = self._waarde(sleutel, int)
        if waarde < minimum:
            raise self.fout(
                f"'{sleutel}' is {waarde}.", f"Geef een heel getal van {minimum} of meer."
            )
        if waarde > HOOGSTE:
            raise self.fout(f"'{sleutel}' is te groot.", f"Geef een getal van hoogstens {HOOGSTE}.")
        return waarde

    def komma(self, sleutel: str, *, minimum: float = 0) -> float | None:
        """Read a number, whole or not, from `minimum` up; absent is None."""
        self._gezien.add(sleutel)
        waarde = self.tabel.get(sleutel)
        if waarde is None:
            return None
        if type(waarde) not in (int, float) or not math.isfinite(waarde):
            raise self.fout(f"'{sleutel}' moet een getal zijn.", f"Verbeter '{sleutel}'.")
        if not minimum <= waarde <= HOOGSTE:
            raise self.fout(
                f"'{sleutel}' is {waarde}.", f"Geef een getal van {minimum:g} tot en met {HOOGSTE}."
            )
        return float(waarde)

    def janee(self, sleutel: str, *, standaard: bool) -> bool:
        """Read true or false."""
        if sleutel not in self.tabel:
            self._gezien.add(sleutel)
            return standaard
        waarde: bool = self._waarde(sleutel, bool)
        return waarde

    def dag(self, sleutel: str) -> date:
        """Read a date written as 2026-08-01, without quotes."""
        self._gezien.add(sleutel)
        waarde = self.tabel.get(sleutel)
        if not isinstance(waarde, date) or isinstance(waarde, datetime):
            raise self.fout(
                f"'{sleutel}' is geen datum.", "Schrijf de datum als 2026-08-01, zonder quotes."
            )
        return waarde

    def lijst(self, sleutel: str) -> tuple[str, ...]:
        """Read a list of texts; absent is empty."""
        if sleutel not in self.tabel:
            self._gezien.add(sleutel)
            return ()
        waarden = self._waarde(sleutel, list)
        if not all(isinstance(w, str) for w in waarden):
            raise self.fout(f"'{sleutel}' is geen lijst van teksten.", 'Schrijf ["a", "b"].')
        return tuple(waarden)

    def keuze(self, sleutel: str, soort: type[E], standaard: E | None = None) -> E:
        """Read one code of a closed list and give its member."""
        if sleutel not in self.tabel and standaard is not None:
            self._gezien.add(sleutel)
            return standaard
        return soort(self.code(sleutel, codes(soort)))

    def code(self, sleutel: str, mogelijk: Collection[str], standaard: str | None = None) -> str:
        """Read one of the possible codes."""
        return self._mogelijk(sleutel, self.tekst(sleutel, standaard), mogelijk)

    def keuzes(self, sleutel: str, mogelijk: Collection[str]) -> frozenset[str]:
        """Read a list of possible codes."""
        return frozenset(self._mogelijk(sleutel, w, mogelijk) for w in self.lijst(sleutel))

    def eigen_code(self, sleutel: str = "code", standaard: str | None = None) -> str:
        """Read a code that this file makes up, or one that another file does."""
        waarde = self.tekst(sleutel, standaard)
        return self._vorm(sleutel, waarde) if waarde else ""

    def eigen_codes(self, sleutel: str) -> tuple[str, ...]:
        """Read a list of such codes, in their order; absent is empty."""
        return tuple(self._vorm(sleutel, waarde) for waarde in self.lijst(sleutel))

    def woorden(self, sleutel: str) -> dict[str, str]:
        """Read a table of codes with the words shown for them; absent is empty."""
        if not self.heeft(sleutel):
            self._gezien.add(sleutel)
            return {}
        tabel = self.tabel_van(sleutel)
        return {self._vorm(sleutel, code): tabel.tekst(code) for code in tabel.sleutels()}

    def tabel_van(self, sleutel: str, pad: str | None = None) -> Lezer:
        """Go into a table that has to be there."""
        self._gezien.add(sleutel)
        waarde = self.tabel.get(sleutel)
        if not isinstance(waarde, dict):
            wat = "ontbreekt" if waarde is None else "is geen tabel"
            raise self.fout(f"'{sleutel}' {wat}.", f"Voeg een tabel '{sleutel}' toe.")
        return Lezer(waarde, self.bestand, self._onder(pad or sleutel))

    def tabellen(self, sleutel: str, naam: str) -> Iterator[Lezer]:
        """Go through a list of tables; each is named by its own code."""
        self._gezien.add(sleutel)
        waarden = self.tabel.get(sleutel, [])
        if not isinstance(waarden, list) or not all(isinstance(w, dict) for w in waarden):
            raise self.fout(f"'{sleutel}' is geen lijst van tabellen.", f"Schrijf [[{sleutel}]].")
        for nummer, waarde in enumerate(waarden, 1):
            code = waarde.get("code", nummer)
            yield Lezer(waarde, self.bestand, self._onder(f"{naam} {code}"))

    def sleutels(self) -> tuple[str, ...]:
        """Give all keys and count them as seen: for tables with free keys."""
        self._gezien.update(self.tabel)
        return tuple(self.tabel)

    def klaar(self) -> None:
        """Refuse keys that nobody asked for."""
        for sleutel in self.tabel:
            if sleutel not in self._gezien:
                raise self.fout(
                    f"'{sleutel}' is hier onbekend.",
                    bedoelde(sleutel, sorted(self._gezien | self._mogelijke)),
                )

    def _waarde(self, sleutel: str, soort: type) -> Any:
        """Give a value of exactly this type."""
        self._gezien.add(sleutel)
        if sleutel not in self.tabel:
            raise self.fout(f"'{sleutel}' ontbreekt.", f"Voeg '{sleutel}' toe.")
        waarde = self.tabel[sleutel]
        if type(waarde) is not soort:
            raise self.fout(f"'{sleutel}' moet {_NAMEN[soort]} zijn.", f"Verbeter '{sleutel}'.")
        return waarde

    def _vorm(self, sleutel: str, waarde: str) -> str:
        """Give a code back when it is written as codes are."""
        if not _CODE.fullmatch(waarde):
            raise self.fout(
                f"'{waarde}' bij '{sleutel}' is geen code.",
                "Gebruik alleen kleine letters, cijfers en _ : bijvoorbeeld 'eerste_gesprek'.",
            )
        return waarde

    def _mogelijk(self, sleutel: str, waarde: str, mogelijk: Collection[str]) -> str:
        """Give the value when it is one of the possible codes."""
        if waarde in mogelijk:
            return waarde
        if not mogelijk:
            raise self.fout(f"'{sleutel}' hoort hier niet.", f"Laat '{sleutel}' weg.")
        raise self.fout(f"'{waarde}' bij '{sleutel}' is onbekend.", bedoelde(waarde, [*mogelijk]))

    def _onder(self, deel: str) -> str:
        """Name a part of this table."""
        return f"{self.pad}, {deel}" if self.pad else deel


def codes(soort: type[Enum]) -> tuple[str, ...]:
    """Give the codes of a closed list."""
    return tuple(str(lid.value) for lid in soort)


def regelfout(bestand: str, plaats: str, wat: str, doe: str) -> KnownError:
    """Make the error of one rule: which file, which rule, what is wrong and what to do."""
    return KnownError(f"Protocolbestand {bestand}{f', {plaats}' if plaats else ''}: {wat}", doe)


def bedoelde(fout: str, mogelijk: Collection[str]) -> str:
    """Say which words are possible, the nearest first."""
    goed = list(mogelijk)
    if not goed:
        return f"Laat '{fout}' weg."
    dichtbij = difflib.get_close_matches(fout, goed, n=1, cutoff=0.6)
    if dichtbij:
        return f"Bedoelt u '{dichtbij[0]}'? Mogelijk zijn: {', '.join(goed)}."
    return f"Kies uit: {', '.join(goed)}."
