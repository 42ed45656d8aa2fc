"""Protocol: the steps of one track: which are done, lapsed or skipped, and which are open.

A step is open when all that stand before it (`na`) are done, lapsed or skipped;
one that may be done but need not holds nobody up. It is done by a fact, never by
a click. What it is counted from is the day on which the last of `na` was done,
never before the begin of the track.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.protocol.blik import Blik
from app.protocol.eisen import keren, vervuld
from app.protocol.model import Sinds, Spoorregel, Spoorstapregel
from app.protocol.spoorstart import Start
from app.protocol.stand import Doorloopstand
from app.protocol.uitkomst import Kader, Uitkomst

_AF = frozenset({Doorloopstand.GEDAAN, Doorloopstand.OVERGESLAGEN})


@dataclass(slots=True)
class Spoorloop:
    """One track while its stand is made.

    `dag` is the day that its terms count from, `begin` the day from which facts
    count: they differ only where a track hangs on a day to come.
    """

    regel: Spoorregel
    start: Start
    begin: date
    besluiten: Sequence[Stapbesluit] = ()
    stappen: dict[str, Stapstand] = field(default_factory=dict)
    klaar: dict[str, date] = field(default_factory=dict)

    @property
    def dag(self) -> date:
        """Give the day that its terms count from."""
        return self.start.dag

    def kader(self, sinds: Sinds = Sinds.SPOOR, vorige: date | None = None) -> Kader:
        """Give where a demand of this track is asked."""
        start = self.start
        return Kader((), self.begin, vorige, start.sleutel, self.klaar, start.feit_id, sinds)

    def besluit(self, soort: Besluitsoort, stap: str, na: date | None) -> Stapbesluit | None:
        """Give the latest decision of a kind on a step, unless the step was done since."""
        gevonden = None
        for besluit in self.besluiten:
            if (
                besluit.soort is soort
                and besluit.stap == stap
                and (na is None or besluit.datum >= na)
            ):
                gevonden = besluit
        return gevonden


@dataclass(slots=True)
class Stapstand:
    """How one step stands: `open_op` is the day it is counted from, `vorige` which step that is.

    `klaar` is what it was done by, of a step that comes back the last time;
    `keren` are the days of all times.
    """

    regel: Spoorstapregel
    stand: Doorloopstand
    open_op: date
    vorige: str = ""
    klaar: Uitkomst | None = None
    reden: str = ""
    keren: tuple[date, ...] = ()

    @property
    def af(self) -> bool:
        """Tell whether what comes after it need not wait."""
        return self.stand in _AF or (
            self.stand is Doorloopstand.HUIDIG and (bool(self.keren) or not self.regel.verplicht)
        )

    @property
    def af_op(self) -> date:
        """Give the day from which what comes after it counts."""
        klaar = self.klaar.dag if self.klaar is not None else None
        return max(klaar, self.open_op) if klaar is not None else self.open_op


def zet_stappen(blik: Blik, loop: Spoorloop) -> None:
    """Find out how every step of a track stands, those that others wait for first."""
    for code in loop.regel.stappen:
        if code not in loop.stappen:
            _zet(blik, loop, code, ())


def _zet(blik: Blik, loop: Spoorloop, code: str, pad: tuple[str, ...]) -> Stapstand | None:
    """Find out how one step stands; None for one that is unknown or waits for itself."""
    if code in loop.stappen:
        return loop.stappen[code]
    regel = loop.regel.stappen.get(code)
    if regel is None or code in pad:
        return None
    voor = [_zet(blik, loop, n, (*pad, code)) for n in regel.na]
    stand = _stand(blik, loop, regel, [v for v in voor if v is not None])
    loop.stappen[code] = stand
    if stand.klaar is not None:
        loop.klaar[code] = stand.klaar.dag or stand.open_op
    return stand


def _stand(
    blik: Blik, loop: Spoorloop, regel: Spoorstapregel, voor: Sequence[Stapstand]
) -> Stapstand:
    """Tell how a step stands, given those before it."""
    laatste = max(voor, key=lambda v: v.af_op, default=None)
    open_op, vorige = loop.dag, ""
    if laatste is not None and laatste.af_op >= open_op:
        open_op = laatste.af_op
        vorige = laatste.regel.code if laatste.klaar is not None else laatste.vorige
    stand = Stapstand(regel, Doorloopstand.HUIDIG, open_op, vorige)
    wacht = not all(v.af for v in voor)
    kader = loop.kader(vorige=open_op)
    overslaan = loop.besluit(Besluitsoort.OVERSLAAN, regel.code, None)
    if overslaan is not None and regel.herhaal is None:
        stand.stand, stand.reden = Doorloopstand.OVERGESLAGEN, overslaan.reden or "overgeslagen"
        stand.open_op = max(overslaan.datum, open_op)
        return stand
    if regel.als is not None and not (als := vervuld(blik, regel.als, kader)).open:
        stand.stand = Doorloopstand.KOMEND if wacht else Doorloopstand.OVERGESLAGEN
        waarom = f": {als.tekst[:1].lower()}{als.tekst[1:]}" if als.tekst else ""
        stand.reden = "" if wacht else f"niet van toepassing{waarom}"
        return stand
    if regel.herhaal is not None:
        _herhaald(blik, loop, stand, kader)
    else:
        klaar = vervuld(blik, regel.klaar, kader)
        if klaar.open:
            stand.stand, stand.klaar = Doorloopstand.GEDAAN, klaar
            return stand
    if wacht and not stand.keren:
        stand.stand = Doorloopstand.KOMEND
    return stand


def _herhaald(blik: Blik, loop: Spoorloop, stand: Stapstand, kader: Kader) -> None:
    """Find every time that a step that comes back was done, or was passed by with a reason."""
    keer = [u for u in keren(blik, stand.regel.klaar, kader) if u.dag is not None]
    dagen = {u.dag for u in keer if u.dag is not None}
    dagen |= {
        b.datum
        for b in loop.besluiten
        if b.soort is Besluitsoort.OVERSLAAN and b.stap == stand.regel.code
    }
    stand.keren = tuple(sorted(dagen))
    if stand.keren:
        laatste = [u for u in keer if u.dag == stand.keren[-1]]
        stand.klaar = laatste[-1] if laatste else Uitkomst(True, dag=stand.keren[-1])


def besluiten_van(blik: Blik, sleutel: str) -> Sequence[Stapbesluit]:
    """Give the decisions about a track up to the peildatum, in the order of their day."""
    if blik.besluiten is None:
        per_spoor: dict[str, list[Stapbesluit]] = {}
        for besluit in blik.feiten.besluiten:
            if besluit.spoor and besluit.datum <= blik.peildatum:
                per_spoor.setdefault(besluit.spoor, []).append(besluit)
        blik.besluiten = per_spoor
    return blik.besluiten.get(sleutel, ())


def klaar_van(stappen: Mapping[str, Stapstand]) -> bool:
    """Tell whether every step that must be done is done, lapsed or skipped, and none comes back."""
    moet = [s for s in stappen.values() if s.regel.verplicht] or list(stappen.values())
    return bool(moet) and all(s.stand in _AF for s in moet)
