"""Protocol: which facts start a track, on which day, and what to say about it.

Each fact of `regel.start` starts one track; a person starts one by a `Spoor`.
A withdrawn melding starts nothing. What hangs on a birthday or on the leerplicht
starts one only from the opening of the dossier on: what was due before is no
task of this dossier. An enrolment counts from the opening too; the last
uitschrijving before it counts when the leerling was enrolled nowhere then,
since that is what such a dossier is opened for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from app.domain.dossiers import Eenheid
from app.domain.scholen import inschrijving_op
from app.domain.sporen import Spoor
from app.domain.thuis import eerste_dag_over
from app.protocol.blik import Blik
from app.protocol.eisnodig import aanwezig_van
from app.protocol.model import Feitsoort, Grens, Regelbestand, Spoorregel, Vanaf
from app.protocol.spoorfeiten import Feitdag, feitdagen, kan_er_zijn, woorden_van
from app.protocol.spoorindex import Plek, Spoorindex
from app.protocol.spoorplan import plan_van
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


def plekken_voor(blik: Blik, index: Spoorindex) -> Iterator[Plek]:
    """Give the rules for which there is a fact that can start them; no other is looked at."""
    for soort, plekken in index.per_feit.items():
        if kan_er_zijn(blik.feiten, soort):
            yield from plekken
    if index.per_teken:
        tekens = index.per_teken.keys() & aanwezig_van(blik).keys()
        gezien: set[int] = set()
        for teken in sorted(tekens):
            for plek in index.per_teken[teken]:
                if id(plek) not in gezien:
                    gezien.add(id(plek))
                    yield plek


def starts_van_regel(blik: Blik, regel: Spoorregel) -> list[Start]:
    """Give the starts of one rule; of one fact the first day counts."""
    vanaf = regel.start
    if vanaf is None or (regel.opsporing and blik.feiten.opsporing is None):
        return []
    soort = vanaf.feit
    feiten = _STARTS.get(soort, _gewone_starts)(blik, regel, vanaf)
    if not feiten:
        return []
    starts = [
        Start(f"{regel.code}:{f.feit_id}", f.dag, f.feit_id, soort, f.feit, None, f.bekend)
        for f in feiten
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


def _gewone_starts(blik: Blik, _: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    return feitdagen(blik, vanaf)


def _meldingstarts(blik: Blik, regel: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give the meldingen, with or without suspicion as the rule asks."""
    feiten = feitdagen(blik, vanaf)
    if regel.vermoeden is None:
        return feiten
    return [f for f in feiten if f.feit.vermoeden is regel.vermoeden]


def _dagstarts(blik: Blik, regel: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give the day in a life, from the opening of the dossier until as far as can be in sight."""
    grens = blik.peildatum + timedelta(days=plan_van(regel).verst)
    geopend = blik.feiten.dossier.geopend
    return [f for f in feitdagen(blik, vanaf) if geopend <= f.dag <= grens]


def _inschrijfstarts(blik: Blik, _: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give the enrolments since the opening."""
    geopend = blik.feiten.dossier.geopend
    return [f for f in feitdagen(blik, vanaf) if f.dag >= geopend]


def _uitschrijfstarts(blik: Blik, _: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give each uitschrijving since the opening; the last one before it when nowhere enrolled."""
    geopend = blik.feiten.dossier.geopend
    feiten = feitdagen(blik, vanaf)
    nergens = inschrijving_op(blik.feiten.inschrijvingen, geopend) is None
    eerder = [f for f in feiten if f.dag < geopend][-1:] if nergens else []
    return [*eerder, *(f for f in feiten if f.dag >= geopend)]


_MINSTE = {Eenheid.WEKEN: 7, Eenheid.SCHOOLWEKEN: 7, Eenheid.MAANDEN: 28}


def _thuis_over(blik: Blik, regel: Spoorregel, _: Vanaf) -> Sequence[Feitdag]:
    """Give the first day on which the running spell at home is over the term of the rule."""
    thuis, termijn = blik.thuis, regel.start_termijn
    if thuis is None or (regel.start_verzuim and thuis.soort not in regel.start_verzuim):
        return []
    dag = thuis.sinds
    if termijn is not None:
        if thuis.dagen < termijn.aantal * _MINSTE.get(termijn.eenheid, 1):
            return []  # in no calendar can it be over the term yet
        vanaf = termijn.grens is Grens.VANAF
        dag = eerste_dag_over(blik.kalender, dag, termijn.aantal, termijn.eenheid, vanaf=vanaf)
    return [Feitdag(dag, f"thuis-{thuis.sinds}", thuis.sinds)] if dag <= blik.peildatum else []


_STARTS: Mapping[Feitsoort, Callable[[Blik, Spoorregel, Vanaf], Sequence[Feitdag]]] = {
    Feitsoort.MELDING: _meldingstarts,
    Feitsoort.THUIS: _thuis_over,
    Feitsoort.VERJAARDAG: _dagstarts,
    Feitsoort.BEGIN_LEERPLICHT: _dagstarts,
    Feitsoort.EINDE_LEERPLICHT: _dagstarts,
    Feitsoort.INSCHRIJVING: _inschrijfstarts,
    Feitsoort.UITSCHRIJVING: _uitschrijfstarts,
}
"""Which facts of a kind start a track, where those are not simply all."""


def versie_van(blik: Blik, plek: Plek, begin: date) -> tuple[Regelbestand, Spoorregel]:
    """Give the version of the file under which a track began; without that code the current one."""
    if begin >= plek.bestand.geldig_vanaf and plek.tot is None:
        return plek.bestand, plek.regel
    bestand = blik.regels.versie_op(plek.bestand.code, begin)
    if bestand is None or bestand is plek.bestand:
        return plek.bestand, plek.regel
    oud = next((r for r in bestand.sporen if r.code == plek.regel.code), None)
    return (bestand, oud) if oud is not None else (plek.bestand, plek.regel)
