"""Protocol: one decision that a person can take now, as a button or form needs it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dossiers import Besluitsoort, Eenheid
from app.domain.handelen import Wie
from app.protocol.model import Termijn
from app.protocol.stand import Bron


@dataclass(frozen=True, slots=True)
class Besluitoptie:
    """A possible Stapbesluit with its defaults; never a dead end ("pas toe of leg uit").

    `soort`, `stap` and `van_stap` go into the Stapbesluit as they stand.
    `label` is the text of the button. `reden_verplicht` with `reden_waarom`
    tells that and why a reason is asked (of ANDERE_TERMIJN: only when longer
    than `aantal` `eenheid`, or shorter, as `reden_waarom` says; ask
    `reden_nodig` with the filled-in besluit). `velden` are the fields of
    Stapbesluit that this kind needs. `waarschuwingen` are the closed poorten
    in the way. `voorgesteld`: the one the protocol proposes today.
    """

    soort: Besluitsoort
    stap: str
    van_stap: str
    label: str
    organisatie: Wie
    bron: Bron
    reden_verplicht: bool = False
    reden_waarom: str = ""
    velden: tuple[str, ...] = ()
    waarschuwingen: tuple[str, ...] = ()
    voorgesteld: bool = False
    aantal: int | None = None
    eenheid: Eenheid | None = None
    spoor: str = ""
    """The key of the track it is about; empty: the ladder."""
    antwoorden: str = ""
    """What goes into `antwoorden` of the besluit: "uitkomst=code" when a track ends so."""


_DAGEN = {
    Eenheid.SCHOOLWEKEN: 7.0,
    Eenheid.WEKEN: 7.0,
    Eenheid.MAANDEN: 30.5,
    Eenheid.SCHOOLDAGEN: 1.4,
    Eenheid.WERKDAGEN: 1.4,
    Eenheid.DAGEN: 1.0,
}
"""About how many calendar days a unit is: only to tell a longer term from a shorter one."""


def duurt_langer(aantal: int, eenheid: Eenheid, dan: Termijn) -> bool:
    """Tell whether so many of a unit is a longer time than a term, by calendar days."""
    return aantal * _DAGEN[eenheid] > dan.aantal * _DAGEN[dan.eenheid]
