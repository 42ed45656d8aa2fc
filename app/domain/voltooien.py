"""Domain: how a task or a wait stands on a day: its date then, and whether a fact settled it.

Own rules of the program: a fact settles a task when its own date lies after the day on which
the task was made (a call of that same day is usually why the task is there), and a wait when
it lies after the day from which was waited. A repeating task that a fact completes is never
done: its next date is counted from that fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Eenheid, Taak, Wacht
from app.domain.feestdagen import is_werkdag
from app.domain.handelen import Contactmet
from app.domain.klaarmet import Klaarmet, Uitstel
from app.domain.schooldagen import Kalender
from app.domain.termijn import termijn_dag

DAG = timedelta(days=1)
_OUDERS = frozenset({Contactmet.MOEDER, Contactmet.VADER, Contactmet.OUDERS})
_MEESTE_KEREN = 5000
"""Nobody lets a daily task run that long; a stop for what cannot be right."""


@dataclass(frozen=True, slots=True)
class Voltooiing:
    """The fact that settled something: its day, its kind and key."""

    dag: date
    soort: str
    feit_id: str


@dataclass(frozen=True, slots=True)
class Taakstand:
    """A task on a day. `dag`: when it has to be done, after everything it was put off.

    `klaar`: the day on which it was done; `door`: the fact that did so by itself, if one
    did. `uitstellen`: how often it was put off since it last came up, the last one last.
    """

    taak: Taak
    dag: date
    klaar: date | None = None
    door: Voltooiing | None = None
    uitstellen: tuple[Uitstel, ...] = ()


@dataclass(frozen=True, slots=True)
class Wachteinde:
    """When a wait was over: its day came, or the fact (`door`) that was waited for."""

    dag: date
    door: Voltooiing | None = None


def bestaat(taak: Taak, peildatum: date) -> bool:
    """Tell whether a task was made by a day; of an old one without that day it is not known."""
    return taak.gemaakt_op is None or taak.gemaakt_op <= peildatum


def taakstand(
    taak: Taak,
    uitstellen: Iterable[Uitstel],
    feiten: DossierFeiten | None,
    kalender: Kalender,
    peildatum: date,
) -> Taakstand:
    """Tell how a task stands on a day; `feiten` are those of its dossier, if it has one."""
    if taak.gedaan_op is not None and taak.gedaan_op <= peildatum:
        return Taakstand(taak, taak.datum, taak.gedaan_op)
    dag, sinds, door = taak.datum, taak.gemaakt_op or date.min, None
    if taak.klaar_met is not None and feiten is not None:
        gedaan = list(_voltooiingen(feiten, taak.klaar_met, sinds, peildatum))
        if gedaan and taak.elke is None:
            eerste = min(gedaan, key=lambda v: v.dag)
            return Taakstand(taak, taak.datum, eerste.dag, eerste)
        if gedaan:
            door = max(gedaan, key=lambda v: v.dag)
            volgende = na_de_vorige(taak, door.dag, kalender)
            if volgende is None:
                return Taakstand(taak, taak.datum, door.dag, door)
            dag, sinds = volgende, door.dag
    geldig = tuple(
        sorted(
            (u for u in uitstellen if u.taak_id == taak.id and sinds <= u.datum <= peildatum),
            key=lambda u: u.datum,
        )
    )
    return Taakstand(taak, geldig[-1].tot if geldig else dag, None, door, geldig)


def volgende_keer(taak: Taak, na: date, kalender: Kalender) -> date | None:
    """Give the first day of a repeating task after a day; None: it does not repeat (any more).

    Counted from its own date, so that the 31st comes back after a shorter month.
    """
    if taak.elke is None or taak.eenheid is None:
        return None
    for keer in range(1, _MEESTE_KEREN):
        dag = _werkdag(
            termijn_dag(kalender, taak.datum, keer * taak.elke, taak.eenheid), taak.eenheid
        )
        if taak.herhaal_tot is not None and dag > taak.herhaal_tot:
            return None
        if dag > na:
            return dag
    return None


def na_de_vorige(taak: Taak, vorige: date, kalender: Kalender) -> date | None:
    """Give the next day of a repeating task counted from the day on which it was last done."""
    if taak.elke is None or taak.eenheid is None:
        return None
    dag = _werkdag(termijn_dag(kalender, vorige, taak.elke, taak.eenheid), taak.eenheid)
    return None if taak.herhaal_tot is not None and dag > taak.herhaal_tot else dag


def wacht_einde(feiten: DossierFeiten, wacht: Wacht, peildatum: date) -> Wachteinde | None:
    """Tell when a wait was over by a day; None while it goes on, or a person ended it."""
    if wacht.van > peildatum or (wacht.beeindigd is not None and wacht.beeindigd <= peildatum):
        return None
    if wacht.klaar_met is not None:
        gekomen = list(_voltooiingen(feiten, wacht.klaar_met, wacht.van, min(peildatum, wacht.tot)))
        if gekomen:
            eerste = min(gekomen, key=lambda v: v.dag)
            return Wachteinde(eerste.dag, eerste)
    return Wachteinde(wacht.tot) if wacht.tot <= peildatum else None


def _werkdag(dag: date, eenheid: Eenheid) -> date:
    """Move a day that is counted in calendar days on to a werkdag."""
    if eenheid in (Eenheid.DAGEN, Eenheid.WEKEN, Eenheid.MAANDEN):
        while not is_werkdag(dag):
            dag += DAG
    return dag


def _voltooiingen(feiten: DossierFeiten, met: Klaarmet, na: date, op: date) -> Iterator[Voltooiing]:
    """Give the facts of a kind that are dated after one day and up to another."""
    for dag, soort, feit_id in _FEITEN[met](feiten):
        if na < dag <= op:
            yield Voltooiing(dag, soort, feit_id)


_Feiten = Iterator[tuple[date, str, str]]


def _gesproken(met: frozenset[Contactmet] | None) -> Callable[[DossierFeiten], _Feiten]:
    def geef(f: DossierFeiten) -> _Feiten:
        for c in f.contacten:
            if c.geslaagd and (met is None or c.met in met):
                yield c.datum, c.SOORT, c.id

    return geef


def _gedateerd(naam: str, veld: str = "datum") -> Callable[[DossierFeiten], _Feiten]:
    def geef(f: DossierFeiten) -> _Feiten:
        for x in getattr(f, naam):
            yield getattr(x, veld), x.SOORT, x.id

    return geef


_FEITEN: dict[Klaarmet, Callable[[DossierFeiten], _Feiten]] = {
    Klaarmet.CONTACT: _gesproken(None),
    Klaarmet.OUDERS: _gesproken(_OUDERS),
    Klaarmet.LEERLING: _gesproken(frozenset({Contactmet.LEERLING})),
    Klaarmet.SCHOOL: _gesproken(frozenset({Contactmet.SCHOOL})),
    Klaarmet.BRIEF: _gedateerd("brieven"),
    Klaarmet.OVERLEG: _gedateerd("overleggen"),
    Klaarmet.INTERVENTIE: _gedateerd("interventies"),
    Klaarmet.TOESTEMMING: _gedateerd("toestemmingen"),
    Klaarmet.DOORGAVE: _gedateerd("doorgaven"),
    Klaarmet.DOCUMENT: _gedateerd("documenten"),
    Klaarmet.INSCHRIJVING: _gedateerd("inschrijvingen", "van"),
    Klaarmet.GEBEURTENIS: _gedateerd("gebeurtenissen"),
    Klaarmet.HERSTEL: _gedateerd("herstel"),
    Klaarmet.BESLUIT: _gedateerd("besluiten"),
}
