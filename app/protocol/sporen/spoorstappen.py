"""Protocol: the steps of one track: which are done, lapsed or skipped, and which are open.

A step is open when all that stand before it (`na`) are done, lapsed or skipped;
one that may be done but need not holds nobody up. It is done by a fact, never by
a click. What it is counted from is the day on which the last of `na` was done,
never before the begin of the track.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.protocol.blik import Blik
from app.protocol.eisen.eisen import keren, vervuld
from app.protocol.eisen.eisnodig import NIETS, Telt, aanwezig_van, levend_van
from app.protocol.eisen.uitkomst import Kader, Uitkomst
from app.protocol.model import Sinds, Spoorregel, Spoorstapregel
from app.protocol.sporen.spoorplan import Rooster, Spoorplan, Stapplan, rooster_van
from app.protocol.sporen.spoorstart import Start
from app.protocol.stand import Doorloopstand

_HUIDIG, _KOMEND = Doorloopstand.HUIDIG, Doorloopstand.KOMEND
_GEDAAN, _OVER = Doorloopstand.GEDAAN, Doorloopstand.OVERGESLAGEN
_AF = (_GEDAAN, _OVER)


class Spoorloop:
    """One track while its stand is made.

    `dag` is the day that its terms count from, `begin` the day from which facts
    count: they differ only where a track hangs on a day to come. `stappen` are its
    steps as far as they were looked at (`gezet`), `klaar` which are done and when;
    `levend` is what is there of all that can do a step of it.
    """

    __slots__ = ("begin", "besluiten", "gezet", "klaar", "levend", "plan", "stappen", "start")

    def __init__(
        self, plan: Spoorplan, start: Start, begin: date, besluiten: Sequence[Stapbesluit] = ()
    ) -> None:
        self.plan, self.start, self.begin, self.besluiten = plan, start, begin, besluiten
        self.levend: frozenset[tuple[str, Telt]] = NIETS
        self.stappen: dict[str, Stapstand] = {}
        self.klaar: dict[str, date] = {}
        self.gezet = False

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
    `keren` are the days of all times. `af`: what comes after it need not wait, and
    counts from `af_op`. `reden` of one that does not apply can come later (`reden_van`).
    """

    plan: Stapplan
    stand: Doorloopstand
    open_op: date
    vorige: str
    wacht: bool
    """One that it comes after is not done yet."""
    af: bool
    af_op: date
    klaar: Uitkomst | None = None
    reden: str = ""
    keren: tuple[date, ...] = ()

    @property
    def regel(self) -> Spoorstapregel:
        """Give its rule."""
        return self.plan.regel


def zet_stappen(blik: Blik, loop: Spoorloop) -> None:
    """Find out how the steps of a track stand, those that others wait for first.

    A step that waits and cannot be done is left out until somebody asks for it (`alle_stappen`).
    """
    loop.gezet = True
    stappen, kader = loop.stappen, loop.kader()
    for plan, mogelijk in _te_bekijken(loop):
        if not mogelijk and _wacht(stappen, plan.na):
            continue
        stap = _stap(loop, plan)
        kader.vorige = stap.open_op
        if mogelijk:
            _beoordeel(blik, loop, stap, kader)
            if stap.klaar is not None:
                loop.klaar[plan.code] = stap.klaar.dag or stap.open_op
        elif plan.als is not None:
            _vervalt(blik, stap, kader)


def _te_bekijken(loop: Spoorloop) -> Rooster:
    """Give the steps that a fact or a decision can have changed, and those that are open."""
    if loop.besluiten:
        return tuple((plan, True) for plan in loop.plan.stappen)
    return rooster_van(loop.plan, loop.levend)


def _wacht(stappen: dict[str, Stapstand], na: tuple[str, ...]) -> bool:
    """Tell whether one of these steps is not done, or was left out."""
    for code in na:
        stap = stappen.get(code)
        if stap is None or not stap.af:
            return True
    return False


def alle_stappen(blik: Blik, loop: Spoorloop) -> list[Stapstand]:
    """Give every step in the order of the file, those that wait too."""
    return [stap_van(blik, loop, code) for code in loop.regel.stappen]


def stap_van(blik: Blik, loop: Spoorloop, code: str) -> Stapstand:
    """Give one step of a track."""
    if not loop.gezet:
        loop.levend = levend_van(loop.plan.wat, aanwezig_van(blik), loop.begin)
        zet_stappen(blik, loop)
    return _van_code(loop, code)


def leidende_stap(loop: Spoorloop, code: str) -> Stapstand:
    """Give the step that leads; in a track in which nothing was done it is as it began."""
    return _van_code(loop, code) if loop.gezet else als_begonnen(loop, loop.plan.per_code[code])


def als_begonnen(loop: Spoorloop, plan: Stapplan) -> Stapstand:
    """Give a step that is open from the begin of its track."""
    begin = loop.start.dag
    return Stapstand(plan, _HUIDIG, begin, "", False, not plan.regel.verplicht, begin)


def _van_code(loop: Spoorloop, code: str) -> Stapstand:
    return loop.stappen.get(code) or _stap(loop, loop.plan.per_code[code])


def _stap(loop: Spoorloop, plan: Stapplan) -> Stapstand:
    """Give a step as it is before any fact was looked at: whether it waits, and since when not."""
    dag, vrij, stappen = loop.start.dag, not plan.regel.verplicht, loop.stappen
    if not plan.na:
        stap = Stapstand(plan, _HUIDIG, dag, "", False, vrij, dag)
    else:
        wacht, laatste = False, None
        for code in plan.na:
            voor = stappen.get(code) or _stap(loop, loop.plan.per_code[code])
            if not voor.af:
                wacht = True
            if laatste is None or voor.af_op > laatste.af_op:
                laatste = voor
        open_op, vorige = dag, ""
        if laatste is not None and laatste.af_op >= dag:
            open_op = laatste.af_op
            vorige = laatste.plan.code if laatste.klaar is not None else laatste.vorige
        stand = _KOMEND if wacht else _HUIDIG
        stap = Stapstand(plan, stand, open_op, vorige, wacht, vrij and not wacht, open_op)
    stappen[plan.code] = stap
    return stap


def _beoordeel(blik: Blik, loop: Spoorloop, stap: Stapstand, kader: Kader) -> None:
    """Find out whether a step was skipped, lapsed or done, and if so when."""
    plan = stap.plan
    if loop.besluiten and not plan.herhaald:
        overslaan = loop.besluit(Besluitsoort.OVERSLAAN, plan.code, None)
        if overslaan is not None:
            stap.stand, stap.reden = _OVER, overslaan.reden or "overgeslagen"
            stap.open_op = stap.af_op = max(overslaan.datum, stap.open_op)
            stap.af = True
            return
    if plan.als is not None and _vervalt(blik, stap, kader):
        return
    if plan.herhaald:
        _herhaald(blik, loop, stap, kader)
        if stap.keren:
            stap.stand, stap.af = _HUIDIG, True
        klaar = stap.klaar
    else:
        klaar = plan.klaar.vraag(blik, kader)
        if not klaar.open:
            return
        stap.stand, stap.klaar, stap.af = _GEDAAN, klaar, True
    if klaar is not None and klaar.dag is not None and klaar.dag > stap.open_op:
        stap.af_op = klaar.dag


def _vervalt(blik: Blik, stap: Stapstand, kader: Kader) -> bool:
    """Tell whether a step does not apply; it lapses once its turn has come."""
    eis = stap.plan.als
    if eis is None or (als := eis.vraag(blik, kader)).open:
        return False
    if not stap.wacht:
        stap.stand, stap.af = _OVER, True
        if not eis.woordloos:
            stap.reden = _niet_van_toepassing(als)
    return True


def reden_van(blik: Blik, loop: Spoorloop, stap: Stapstand) -> str:
    """Say why a step was skipped or does not apply."""
    if stap.reden or stap.stand is not _OVER or stap.regel.als is None:
        return stap.reden
    return _niet_van_toepassing(vervuld(blik, stap.regel.als, loop.kader(vorige=stap.open_op)))


def einde_in_woorden(blik: Blik, loop: Spoorloop) -> str:
    """Say by what a track ended that ended by the `einde` of its rule."""
    einde = loop.regel.einde
    return vervuld(blik, einde, loop.kader(vorige=loop.dag)).tekst if einde is not None else ""


def _niet_van_toepassing(als: Uitkomst) -> str:
    waarom = f": {als.tekst[:1].lower()}{als.tekst[1:]}" if als.tekst else ""
    return f"niet van toepassing{waarom}"


def _herhaald(blik: Blik, loop: Spoorloop, stand: Stapstand, kader: Kader) -> None:
    """Find every time that a step that comes back was done, or was passed by with a reason."""
    regel = stand.plan.regel
    keer = [u for u in keren(blik, regel.klaar, kader) if u.dag is not None]
    dagen = {u.dag for u in keer if u.dag is not None}
    dagen |= {
        b.datum
        for b in loop.besluiten
        if b.soort is Besluitsoort.OVERSLAAN and b.stap == regel.code
    }
    stand.keren = tuple(sorted(dagen))
    if stand.keren:
        laatste = [u for u in keer if u.dag == stand.keren[-1]]
        stand.klaar = laatste[-1] if laatste else Uitkomst(True, dag=stand.keren[-1])


def besluiten_per_spoor(blik: Blik) -> Mapping[str, Sequence[Stapbesluit]]:
    """Give the decisions about tracks up to the peildatum by key, in the order of their day."""
    if blik.besluiten is None:
        per_spoor: dict[str, list[Stapbesluit]] = {}
        for besluit in blik.feiten.besluiten:
            if besluit.spoor and besluit.datum <= blik.peildatum:
                per_spoor.setdefault(besluit.spoor, []).append(besluit)
        blik.besluiten = per_spoor
    return blik.besluiten


def klaar_op(loop: Spoorloop) -> date | None:
    """Give the day on which all that must be done was done; None while it was not.

    Lapsed and skipped steps are done with; while a step comes back the track goes on.
    """
    stappen, plan = loop.stappen, loop.plan
    for code in plan.moet:
        stap = stappen.get(code)
        if stap is None or stap.stand not in _AF:
            return None
    if not plan.moet or (plan.komt_terug and _komt_terug(loop)):
        return None
    return max([stap.af_op for stap in stappen.values() if stap.af])


def _komt_terug(loop: Spoorloop) -> bool:
    """Tell whether a step comes back, so that its track does not end by itself."""
    return any(
        plan.herhaald and _van_code(loop, plan.code).stand is not _OVER
        for plan in loop.plan.stappen
    )
