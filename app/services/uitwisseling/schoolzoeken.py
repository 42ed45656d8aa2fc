"""Services: which school a row of another administration's list means."""

from __future__ import annotations

import re

from app.domain.scholen import School
from app.services.uitwisseling.omzetten import Fout
from app.services.uitwisseling.profiel import SCHOOLVELDEN, Toewijzing
from app.services.uitwisseling.winkel import Winkel


class Schoolzoeker:
    """Finds the school of a row by BRIN and vestiging, else by its name; remembers what it saw."""

    def __init__(self, winkel: Winkel, toewijzing: Toewijzing) -> None:
        self._winkel = winkel
        self._plaatsen = toewijzing.plaatsen
        self._gevonden: dict[tuple[str, ...], object] = {}
        self._namen: dict[str, list[str]] | None = None

    def zoek(self, cellen: list[str]) -> object:
        """Give the id of the school, None when the row names none, or a Fout."""
        delen = tuple(
            cellen[self._plaatsen[v]].strip() if v in self._plaatsen else "" for v in SCHOOLVELDEN
        )
        if delen not in self._gevonden:
            self._gevonden[delen] = self._bepaal(*delen)
        return self._gevonden[delen]

    def kop(self, koppen: list[str]) -> str:
        """Give the heading under which the school stands."""
        for veld in SCHOOLVELDEN:
            if veld in self._plaatsen:
                return koppen[self._plaatsen[veld]]
        return "school"

    def _bepaal(self, beide: str, brin: str, vestiging: str, naam: str) -> object:
        tekst = beide or (f"{brin}{vestiging.zfill(2)}" if brin else "")
        if tekst:
            kern = re.sub(r"[^0-9A-Z]", "", tekst.upper())
            if len(kern) == 4:
                kern += "00"
            if not re.fullmatch(r"\d\d[A-Z]{2}\d\d", kern):
                return Fout(f"‘{tekst[:40]}’ is geen BRIN met vestiging")
            gevonden = self._winkel.verwijs("school", kern)
            if isinstance(gevonden, Fout):
                return Fout(
                    f"school {kern[:4]}-{kern[4:]} is hier niet bekend; neem eerst de scholen over"
                )
            return gevonden
        return self._op_naam(naam) if naam else None

    def _op_naam(self, naam: str) -> object:
        if self._namen is None:
            self._namen = {}
            for school in self._winkel.bestaand("school").values():
                assert isinstance(school, School)
                self._namen.setdefault(school.naam.casefold(), []).append(school.id)
        gevonden = self._namen.get(naam.casefold(), [])
        if len(gevonden) == 1:
            return gevonden[0]
        if gevonden:
            return Fout("er zijn hier meer scholen met deze naam; geef BRIN en vestiging")
        return Fout(f"school ‘{naam[:60]}’ is hier niet bekend; neem eerst de scholen over")
