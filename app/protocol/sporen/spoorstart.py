"""Protocol: which facts start a track, on which day, and what to say about it.

Each fact of `regel.start` starts one track; a person starts one by a `Spoor`.
A withdrawn melding starts nothing. What hangs on a birthday or on the leerplicht
starts one only from the opening of the dossier on: what was due before is no
task of this dossier. An enrolment counts from the opening too; the last
uitschrijving before it counts when the leerling was enrolled nowhere then,
since that is what such a dossier is opened for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from app.domain.scholen import inschrijving_op
from app.domain.sporen import Spoor
from app.protocol.blik import Blik
from app.protocol.eisen.eisnodig import aanwezig_van
from app.protocol.model import Feitsoort, Regelbestand, Vanaf
from app.protocol.sporen.spoorfeiten import Feitdag, feitdagen, kan_er_zijn, woorden_van
from app.protocol.sporen.spoorindex import Plek, Spoorindex
from app.protocol.sporen.spoorplan import Spoorplan, plan_van
from app.protocol.tekst import toon


class Start(NamedTuple):
    """What starts one track: `dag` is the day its terms count from, `feit_id` the fact.

    `soort` is the kind of that fact (None: a person, or the begin of a
    schooljaar); `spoor` the fact with which a person began it.
    """

    sleutel: str
    dag: date
    feit_id: str = ""
    soort: Feitsoort | None = None
    feit: Any = None
    spoor: Spoor | None = None
    bekend: date | None = None


def plekken_voor(blik: Blik, index: Spoorindex) -> list[Plek]:
    """Give the rules for which there is a fact that can start them; no other is looked at."""
    gevonden: list[Plek] = []
    for soort, plekken in index.per_feit.items():
        if kan_er_zijn(blik.feiten, soort):
            gevonden += plekken
    per_teken = index.per_teken
    tekens = per_teken.keys() & aanwezig_van(blik).keys()
    for teken in tekens if len(tekens) < 2 else sorted(tekens):
        gevonden += per_teken[teken]
    return gevonden if len(tekens) < 2 else list({id(plek): plek for plek in gevonden}.values())


def starts_van_regel(blik: Blik, plan: Spoorplan) -> list[Start]:
    """Give the starts of one rule; of one fact the first day counts."""
    regel = plan.regel
    vanaf = regel.start
    if vanaf is None or not regel.aan or (regel.opsporing and blik.feiten.opsporing is None):
        return []
    return _STARTS.get(vanaf.feit, _gewone_starts)(blik, plan, vanaf)


def _als_starts(plan: Spoorplan, vanaf: Vanaf, feiten: Sequence[Feitdag]) -> list[Start]:
    """Make the starts of facts, one of each fact."""
    code, soort = plan.regel.code, vanaf.feit
    starts = [
        Start(f"{code}:{feit_id}", dag, feit_id, soort, feit, None, bekend)
        for dag, feit_id, feit, bekend in feiten
    ]
    if len(starts) > 1:
        starts = list({start.sleutel: start for start in reversed(starts)}.values())[::-1]
    return starts


def gekozen_start(spoor: Spoor) -> Start:
    """Give the start of a track that a person began."""
    return Start(f"{spoor.code}:{spoor.id}", spoor.begonnen, spoor.id, None, None, spoor)


def aanleiding_van(blik: Blik, start: Start) -> str:
    """Say in words what started a track."""
    if start.spoor is not None:
        dag = toon(start.dag, blik.peildatum.year)
        return f"Begonnen door {start.spoor.organisatie.label} op {dag}"
    if start.soort is None:
        return str(start.feit)
    return woorden_van(blik, start.soort, start.dag, start.feit)


def _gewone_starts(blik: Blik, plan: Spoorplan, vanaf: Vanaf) -> list[Start]:
    return _als_starts(plan, vanaf, feitdagen(blik, vanaf))


def _meldingstarts(blik: Blik, plan: Spoorplan, vanaf: Vanaf) -> list[Start]:
    """Give the meldingen, with or without suspicion as the rule asks."""
    feiten, vermoeden = feitdagen(blik, vanaf), plan.regel.vermoeden
    if vermoeden is not None:
        feiten = [f for f in feiten if f.feit.vermoeden is vermoeden]
    return _als_starts(plan, vanaf, feiten)


def _dagstarts(blik: Blik, plan: Spoorplan, vanaf: Vanaf) -> list[Start]:
    """Give the day in a life, from the opening of the dossier until as far as can be in sight."""
    grens = blik.peildatum + timedelta(days=plan.verst)
    geopend = blik.feiten.dossier.geopend
    feiten = [f for f in feitdagen(blik, vanaf) if geopend <= f.dag <= grens]
    return _als_starts(plan, vanaf, feiten)


def _inschrijfstarts(blik: Blik, plan: Spoorplan, vanaf: Vanaf) -> list[Start]:
    """Give the enrolments since the opening."""
    geopend = blik.feiten.dossier.geopend
    return _als_starts(plan, vanaf, [f for f in feitdagen(blik, vanaf) if f.dag >= geopend])


def _uitschrijfstarts(blik: Blik, plan: Spoorplan, vanaf: Vanaf) -> list[Start]:
    """Give each uitschrijving since the opening; the last one before it when nowhere enrolled."""
    geopend = blik.feiten.dossier.geopend
    feiten = feitdagen(blik, vanaf)
    nergens = inschrijving_op(blik.feiten.inschrijvingen, geopend) is None
    eerder = [f for f in feiten if f.dag < geopend][-1:] if nergens else []
    return _als_starts(plan, vanaf, [*eerder, *(f for f in feiten if f.dag >= geopend)])


def _thuis_over(blik: Blik, plan: Spoorplan, _: Vanaf) -> list[Start]:
    """Give the first day on which the running spell at home is over the term of the rule."""
    thuis, regel = blik.thuis, plan.regel
    if thuis is None or thuis.dagen < plan.minste:  # in no calendar can it be over the term yet
        return []
    if regel.start_verzuim and thuis.soort not in regel.start_verzuim:
        return []
    sinds = thuis.sinds
    dag = plan.over(blik.kalender, sinds)
    if dag > blik.peildatum:
        return []
    feit_id = _thuis_id(sinds)
    return [Start(f"{regel.code}:{feit_id}", dag, feit_id, Feitsoort.THUIS, sinds)]


@lru_cache(maxsize=4096)
def _thuis_id(sinds: date) -> str:
    """Give what stands for the fact that a spell at home began."""
    return f"thuis-{sinds.isoformat()}"


_STARTS: Mapping[Feitsoort, Callable[[Blik, Spoorplan, Vanaf], list[Start]]] = {
    Feitsoort.MELDING: _meldingstarts,
    Feitsoort.THUIS: _thuis_over,
    Feitsoort.VERJAARDAG: _dagstarts,
    Feitsoort.BEGIN_LEERPLICHT: _dagstarts,
    Feitsoort.EINDE_LEERPLICHT: _dagstarts,
    Feitsoort.INSCHRIJVING: _inschrijfstarts,
    Feitsoort.UITSCHRIJVING: _uitschrijfstarts,
}
"""Which facts of a kind start a track, where those are not simply all."""


def versie_van(blik: Blik, plek: Plek, begin: date) -> tuple[Regelbestand, Spoorplan]:
    """Give the version of the file under which a track began; without that code the current one."""
    bestand = blik.regels.versie_op(plek.bestand.code, begin)
    if bestand is None or bestand is plek.bestand:
        return plek.bestand, plek.plan
    oud = next((r for r in bestand.sporen if r.code == plek.regel.code), None)
    return (bestand, plan_van(oud)) if oud is not None else (plek.bestand, plek.plan)
