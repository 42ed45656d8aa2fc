"""Protocol: the steps of one track: which are done, lapsed or skipped, and which are open.

A step is open when all that stand before it (`na`) are done, lapsed or skipped;
one that may be done but need not holds nobody up. It is done by a fact, never by
a click. What it is counted from is the day on which the last of `na` was done,
never before the begin of the track.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.protocol.blik import Blik
from app.protocol.eisen import keren, vervuld
from app.protocol.eisnodig import aanwezig_van, kan
from app.protocol.model import Sinds, Spoorregel, Spoorstapregel
from app.protocol.spoorplan import Spoorplan, Stapplan
from app.protocol.spoorstart import Start
from app.protocol.stand import Doorloopstand
from app.protocol.uitkomst import Kader, Uitkomst

_HUIDIG = Doorloopstand.HUIDIG
_AF = frozenset({Doorloopstand.GEDAAN, Doorloopstand.OVERGESLAGEN})


@dataclass(slots=True)
class Spoorloop:
    """One track while its stand is made.

    `dag` is the day that its terms count from, `begin` the day from which facts
    count: they differ only where a track hangs on a day to come.
    """

    plan: Spoorplan
    start: Start
    begin: date
    besluiten: Sequence[Stapbesluit] = ()
    stappen: dict[str, Stapstand] = field(default_factory=dict)
    klaar: dict[str, date] = field(default_factory=dict)
    gezet: bool = False
    """Its steps were looked at."""

    @property
    def regel(self) -> Spoorregel:
        """Give the rule, of the version that the track keeps."""
        return self.plan.regel

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
    wacht: bool = False
    """One that it comes after is not done yet."""

    @property
    def af(self) -> bool:
        """Tell whether what comes after it need not wait."""
        return self.stand in _AF or (
            self.stand is _HUIDIG and (bool(self.keren) or not self.regel.verplicht)
        )

    @property
    def af_op(self) -> date:
        """Give the day from which what comes after it counts."""
        klaar = self.klaar.dag if self.klaar is not None else None
        return max(klaar, self.open_op) if klaar is not None else self.open_op


def zet_stappen(blik: Blik, loop: Spoorloop) -> None:
    """Find out how the steps of a track stand, those that others wait for first.

    A step that waits and cannot be done is left out until somebody asks for it (`alle_stappen`).
    """
    loop.gezet = True
    aanwezig, stappen = aanwezig_van(blik), loop.stappen
    for plan in loop.plan.stappen:
        mogelijk = loop.besluiten or (
            kan(plan.nodig, aanwezig, loop.begin) and kan(plan.als_nodig, aanwezig, loop.begin)
        )
        if not mogelijk and plan.na and not all(_is_af(stappen.get(code)) for code in plan.na):
            continue
        stap = _stap(loop, plan)
        if mogelijk:
            _beoordeel(blik, loop, stap)
            if stap.klaar is not None:
                loop.klaar[plan.regel.code] = stap.klaar.dag or stap.open_op
        elif plan.regel.als is not None and not stap.wacht:
            _vervalt(blik, stap, loop.kader(vorige=stap.open_op))


def alle_stappen(blik: Blik, loop: Spoorloop) -> list[Stapstand]:
    """Give every step in the order of the file, those that wait too."""
    return [stap_van(blik, loop, code) for code in loop.regel.stappen]


def stap_van(blik: Blik, loop: Spoorloop, code: str) -> Stapstand:
    """Give one step of a track."""
    if not loop.gezet:
        zet_stappen(blik, loop)
    return _van_code(loop, code)


def onaangeroerd(blik: Blik, loop: Spoorloop) -> bool:
    """Tell whether nothing can have been done or decided in a track: it runs as it began."""
    feiten, raakt, spoor = blik.feiten, loop.plan.raakt, loop.start.spoor
    return (
        raakt is not None
        and not loop.besluiten
        and not kan(raakt, aanwezig_van(blik), loop.begin)
        and feiten.dossier.gesloten is None
        and not feiten.verhuizingen
        and (spoor is None or spoor.geeindigd is None)
    )


def _van_code(loop: Spoorloop, code: str) -> Stapstand:
    return loop.stappen.get(code) or _stap(loop, loop.plan.per_code[code])


def _is_af(stap: Stapstand | None) -> bool:
    return stap is not None and stap.af


def _stap(loop: Spoorloop, plan: Stapplan) -> Stapstand:
    """Give a step as it is before any fact was looked at: whether it waits, and since when not."""
    regel, dag = plan.regel, loop.start.dag
    if not plan.na:
        stap = Stapstand(regel, _HUIDIG, dag)
    else:
        voor = [_van_code(loop, code) for code in plan.na]
        laatste = max(voor, key=_af_op)
        open_op, vorige = dag, ""
        if laatste.af_op >= dag:
            open_op = laatste.af_op
            vorige = laatste.regel.code if laatste.klaar is not None else laatste.vorige
        wacht = not all(v.af for v in voor)
        stand = Doorloopstand.KOMEND if wacht else _HUIDIG
        stap = Stapstand(regel, stand, open_op, vorige, wacht=wacht)
    loop.stappen[regel.code] = stap
    return stap


def _beoordeel(blik: Blik, loop: Spoorloop, stap: Stapstand) -> None:
    """Find out whether a step was skipped, lapsed or done, and if so when."""
    regel = stap.regel
    overslaan = loop.besluit(Besluitsoort.OVERSLAAN, regel.code, None)
    if overslaan is not None and regel.herhaal is None:
        stap.stand, stap.reden = Doorloopstand.OVERGESLAGEN, overslaan.reden or "overgeslagen"
        stap.open_op = max(overslaan.datum, stap.open_op)
        return
    kader = loop.kader(vorige=stap.open_op)
    if _vervalt(blik, stap, kader):
        return
    if regel.herhaal is not None:
        _herhaald(blik, loop, stap, kader)
        if stap.keren:
            stap.stand = _HUIDIG
        return
    klaar = vervuld(blik, regel.klaar, kader)
    if klaar.open:
        stap.stand, stap.klaar = Doorloopstand.GEDAAN, klaar


def _vervalt(blik: Blik, stap: Stapstand, kader: Kader) -> bool:
    """Tell whether a step does not apply; it lapses once its turn has come."""
    if stap.regel.als is None or (als := vervuld(blik, stap.regel.als, kader)).open:
        return False
    if not stap.wacht:
        stap.stand = Doorloopstand.OVERGESLAGEN
        waarom = f": {als.tekst[:1].lower()}{als.tekst[1:]}" if als.tekst else ""
        stap.reden = f"niet van toepassing{waarom}"
    return True


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


def _af_op(stap: Stapstand) -> date:
    return stap.af_op


def besluiten_van(blik: Blik, sleutel: str) -> Sequence[Stapbesluit]:
    """Give the decisions about a track up to the peildatum, in the order of their day."""
    if blik.besluiten is None:
        per_spoor: dict[str, list[Stapbesluit]] = {}
        for besluit in blik.feiten.besluiten:
            if besluit.spoor and besluit.datum <= blik.peildatum:
                per_spoor.setdefault(besluit.spoor, []).append(besluit)
        blik.besluiten = per_spoor
    return blik.besluiten.get(sleutel, ())


def klaar_op(loop: Spoorloop) -> date | None:
    """Give the day on which all that must be done was done; None while it was not.

    Lapsed and skipped steps are done with; while a step comes back the track goes on.
    """
    stappen = loop.stappen
    for code in loop.plan.moet:
        stap = stappen.get(code)
        if stap is None or stap.stand not in _AF:
            return None
    if not loop.plan.moet or any(_komt_terug(_van_code(loop, code)) for code in loop.regel.stappen):
        return None
    return max(s.af_op for s in stappen.values() if s.af)


def _komt_terug(stap: Stapstand) -> bool:
    """Tell whether a step comes back, so that its track does not end by itself."""
    return stap.regel.herhaal is not None and stap.stand is not Doorloopstand.OVERGESLAGEN
