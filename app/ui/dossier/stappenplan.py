"""UI: where each stap stands in the stepper, as pure arithmetic without Qt.

Steps that the protocol lets run side by side are branches of one column; every
other stap has a column of its own. The order is the protocol's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.protocol.stand import Doorloopstand, StapDoorloop

_ToonDag = Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Stapvak:
    """One stap in the stepper: its place, and what its passages come down to.

    `kolom` counts columns from 0, `rij` the branch within it, `rijen` how many
    branches the column has. `doorlopen` are all passages, oldest first.
    """

    stap: str
    naam: str
    kolom: int
    rij: int
    rijen: int
    stand: Doorloopstand
    doorlopen: tuple[StapDoorloop, ...]

    @property
    def laatste(self) -> StapDoorloop:
        """The passage that rules: the current one, else the latest."""
        for d in reversed(self.doorlopen):
            if d.stand is Doorloopstand.HUIDIG:
                return d
        return self.doorlopen[-1]


def stappenplan(
    doorlopen: Sequence[StapDoorloop], volgorde: Sequence[str] = ()
) -> tuple[Stapvak, ...]:
    """Lay the passages out in columns and branches.

    `volgorde` are the codes of the protocol in order; codes beyond it come
    last, in the order in which they appear.
    """
    per_stap: dict[str, list[StapDoorloop]] = {}
    for d in doorlopen:
        per_stap.setdefault(d.stap, []).append(d)
    codes = [s for s in volgorde if s in per_stap]
    codes += [s for s in per_stap if s not in codes]
    groepen: dict[str, list[str]] = {}
    for code in codes:
        groepen.setdefault(per_stap[code][-1].tak or code, []).append(code)
    result = []
    for kolom, leden in enumerate(groepen.values()):
        for rij, code in enumerate(leden):
            alle = tuple(per_stap[code])
            result.append(
                Stapvak(
                    stap=code,
                    naam=alle[-1].naam,
                    kolom=kolom,
                    rij=rij,
                    rijen=len(leden),
                    stand=_stand(alle),
                    doorlopen=alle,
                )
            )
    return tuple(result)


def _stand(alle: Sequence[StapDoorloop]) -> Doorloopstand:
    """Take the strongest of several passages: current, done, skipped, still to come."""
    standen = {d.stand for d in alle}
    for stand in (
        Doorloopstand.HUIDIG,
        Doorloopstand.GEDAAN,
        Doorloopstand.OVERGESLAGEN,
    ):
        if stand in standen:
            return stand
    return Doorloopstand.KOMEND


def onderschrift(vak: Stapvak, peildatum: date, toon_dag: _ToonDag) -> str:
    """Say under a stap when it was, or when it tips: "23 sep – 14 okt"."""
    d = vak.laatste
    keer = f"{len(vak.doorlopen)}e keer · " if len(vak.doorlopen) > 1 else ""
    if vak.stand is Doorloopstand.OVERGESLAGEN:
        return f"overgeslagen: {d.reden}" if d.reden else "overgeslagen"
    if vak.stand is Doorloopstand.HUIDIG:
        if d.kantelpunt is None:
            sinds = f"sinds {toon_dag(d.begin)}" if d.begin else ""
            return f"{keer}{sinds}".removesuffix(" · ")
        was = "was " if d.kantelpunt < peildatum else ""
        return f"{keer}kantelpunt {was}{toon_dag(d.kantelpunt)}"
    if vak.stand is Doorloopstand.GEDAAN and d.begin:
        if d.einde is None or d.einde == d.begin:
            return keer + _zonder_weekdag(d.begin, toon_dag)
        begin, einde = (_zonder_weekdag(x, toon_dag) for x in (d.begin, d.einde))
        return f"{keer}{begin} – {einde}"
    return ""


def _zonder_weekdag(d: date, toon_dag: _ToonDag) -> str:
    """Show "23 sep"."""
    return toon_dag(d).split(" ", 1)[-1]


_STAND_WOORD = {
    Doorloopstand.GEDAAN: "gedaan",
    Doorloopstand.HUIDIG: "huidige stap",
    Doorloopstand.OVERGESLAGEN: "overgeslagen",
    Doorloopstand.KOMEND: "nog te komen",
}


def stand_in_woorden(stand: Doorloopstand) -> str:
    """Name the stand for a screen reader."""
    return _STAND_WOORD[stand]
