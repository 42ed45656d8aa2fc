"""Protocol: one decision that a person can take now, as a button or form needs it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dossiers import Besluitsoort, Eenheid
from app.domain.handelen import Wie
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
