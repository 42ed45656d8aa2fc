"""Services: who of the leerplichtigen is enrolled nowhere, and what was found out about them.

Art. 19 Leerplichtwet: B&W keep watch on absoluut verzuim; practice is to lay the leerlingen
of the BRP beside the inschrijvingen (wet-en-praktijk 1). Set apart are, as Zuid-Limburg par.
2.2 onder B does: 5 onder c not yet sure, an address under investigation, shorter than 4 weken
(28 days, the first day without school counted); further who is exempt. They stay in view: they
are registered and approached all the same. Who waits for the mbo intake counts and is named
apart. Nothing here is stored but the findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.absoluut import Absoluutbevinding, Bevinding
from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Wachtop
from app.domain.feit import Keuze
from app.domain.kalender import Kalender
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Leerling, Verhuizing
from app.domain.namen import lijstnaam
from app.domain.plicht import Plichtsoort, plicht_op
from app.domain.scholen import Inschrijving, Regio, School
from app.domain.sporen import Gebeurtenis
from app.domain.vrijstellinggebeurtenissen import feit_van, is_afgeleid
from db import inschrijfcontrole as db
from db import opzoeken
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie

VIER_WEKEN = 28
"""Days without a school below which somebody does not count yet (Zuid-Limburg par. 2.2 B c)."""

JONGST, OUDST = 4, 19
"""Ages, in whole years, outside which nobody can be leerplichtig or kwalificatieplichtig: bounds
for reading, the duty itself is computed (leerplicht from 5, kwalificatieplicht to 18)."""

_EEN_DAG = timedelta(days=1)
_ELKE = 2_000
_VRIJ, _VERVANGEND = "vrijstelling", ("besluit_3a", "besluit_3b")
_KENNIS, _GETOETST = ("kennisgeving", "kennisgeving_opnieuw"), "kennisgeving_getoetst"
_ADRES = "adres_in_onderzoek"
_UITKOMST = "absoluut_uitkomst"
_SOORTEN = (_UITKOMST, _VRIJ, *_VERVANGEND, *_KENNIS, _GETOETST, _ADRES)

Meld = Callable[[int, int, str], None]
Gaat_door = Callable[[], bool]


class Groep(Keuze):
    """How a leerling without a school stands in the list."""

    KANDIDAAT = "kandidaat", "nog uit te zoeken"
    WACHT_MBO = "wacht_mbo", "wacht op het mbo (telt mee)"
    DAADWERKELIJK = "daadwerkelijk", "daadwerkelijk, in behandeling (telt mee)"
    KORT = "kort", "korter dan 4 weken"
    AANVRAAG_5C = "5_c", "5 onder c, nog niet zeker"
    ADRES = "adres", "adres in onderzoek"
    VRIJGESTELD = "vrijgesteld", "vrijgesteld of vervangende leerplicht"
    UITGEZOCHT = "uitgezocht", "uitgezocht: geen verzuim"
    VERHUISD = "verhuisd", "verhuisd naar een andere gemeente"


TELT_MEE = (Groep.KANDIDAAT, Groep.WACHT_MBO, Groep.DAADWERKELIJK)
"""The groups that count as absoluut verzuim, as far as is known."""


@dataclass(frozen=True, slots=True)
class Absoluutrij:
    """One leerling under a duty who is enrolled nowhere.

    `sinds` is the first day without a school, `dagen` how many there are with the peildatum;
    `reden` says in words why the row stands in its group. `eerder` is what was found out last.
    """

    leerling_id: str
    naam: str
    leeftijd: int
    woongemeente: str
    plicht: str
    school: str
    sinds: date
    dagen: int
    groep: Groep
    reden: str
    dossier_id: str | None
    eerder: Absoluutbevinding | None


@dataclass(frozen=True, slots=True)
class Controle:
    """The result of laying leerlingen beside inschrijvingen on a day."""

    peildatum: date
    bekeken: int
    rijen: tuple[Absoluutrij, ...]

    def aantallen(self) -> dict[Groep, int]:
        """Count the rows per group; every group is named."""
        teller = Counter(r.groep for r in self.rijen)
        return {groep: teller[groep] for groep in Groep}

    @property
    def telt_mee(self) -> int:
        """How many count as absoluut verzuim, as far as is known."""
        return sum(r.groep in TELT_MEE for r in self.rijen)


@dataclass(frozen=True, slots=True)
class _Bekend:
    """What is known beside the leerlingen, by leerling."""

    laatste: dict[str, Inschrijving]
    scholen: dict[str, School]
    verhuisd: dict[str, Verhuizing]
    bevonden: dict[str, Absoluutbevinding]
    gebeurd: dict[str, list[Gebeurtenis]]
    mbo: frozenset[str]
    dossiers: dict[str, str]


def vergelijk(
    sessie: Sessie,
    peildatum: date,
    meld: Meld | None = None,
    gaat_door: Gaat_door = lambda: True,
) -> Controle:
    """Lay the leerlingen beside the inschrijvingen on a day, the longest without school first.

    `meld(done, total, text)` is told how far it is; when `gaat_door()` is False the rest is
    left out (the caller throws the result away).
    """
    meld = meld or (lambda _gedaan, _totaal, _tekst: None)
    meld(0, 0, "Leerlingen zonder inschrijving zoeken…")
    with zonder_gc():
        leerlingen = db.zonder_inschrijving(
            sessie.v,
            peildatum,
            oud=_jaren_eerder(peildatum, OUDST),
            jong=_jaren_eerder(peildatum, JONGST),
        )
        bekend = _verzamel(sessie, peildatum, leerlingen)
        plichten = _Plichten(peildatum, _kalender(sessie))
        rijen: list[Absoluutrij] = []
        for nummer, leerling in enumerate(leerlingen):
            if nummer % _ELKE == 0:
                if not gaat_door():
                    break
                meld(nummer, len(leerlingen), "Leerplicht en uitzonderingen nagaan…")
            rij = _rij(leerling, peildatum, plichten, bekend)
            if rij is not None:
                rijen.append(rij)
    rijen.sort(key=lambda r: (-r.dagen, r.naam))
    return Controle(peildatum, db.tel_leerlingen(sessie.v), tuple(rijen))


def _verzamel(sessie: Sessie, dag: date, leerlingen: list[Leerling]) -> _Bekend:
    """Read all that may set somebody apart."""
    laatste = {
        i.leerling_id: i
        for i in db.laatste_inschrijvingen(sessie.v, dag, (x.id for x in leerlingen))
    }
    return _Bekend(
        laatste=laatste,
        scholen=opzoeken.per_id(sessie.v, School, {i.school_id for i in laatste.values()}),
        verhuisd={x.leerling_id: x for x in db.verhuizingen(sessie.v, dag)},
        bevonden={b.leerling_id: b for b in db.bevindingen(sessie.v, dag)},
        gebeurd=db.gebeurtenissen(sessie.v, dag, _SOORTEN),
        mbo=frozenset(db.wachtenden(sessie.v, dag, Wachtop.INTAKE_ROC.value)),
        dossiers=db.open_dossiers(sessie.v, dag),
    )


def _kalender(sessie: Sessie) -> Kalender:
    """Give the calendar of who has no school: that of the region of the team, when it is set."""
    regio = {r.value: r for r in Regio}.get(sessie.instellingen.regio)
    return sessie.kalenders.voor_regio(regio) if regio else sessie.kalenders.voor_school(None)


class _Plichten:
    """The duty per birth date and what else it depends on: many leerlingen share theirs."""

    def __init__(self, dag: date, kalender: Kalender) -> None:
        self._dag, self._kalender = dag, kalender
        self._bekend: dict[tuple[object, ...], tuple[date, str] | None] = {}

    def van(self, leerling: Leerling) -> tuple[date, str] | None:
        """Give the first day of leerplicht and the duty in words; None when there is none."""
        sleutel = (
            leerling.geboortedatum,
            leerling.startkwalificatie,
            leerling.vrij_van_kwalificatieplicht,
            leerling.eerste_schooljaar,
            leerling.overgeslagen,
        )
        if sleutel not in self._bekend:
            plicht = plicht_op(leerling, self._dag, self._kalender)
            plichtig = plicht.soort in (Plichtsoort.LEERPLICHTIG, Plichtsoort.KWALIFICATIEPLICHTIG)
            self._bekend[sleutel] = (plicht.begin, plicht.kort) if plichtig else None
        return self._bekend[sleutel]


def _rij(leerling: Leerling, dag: date, plichten: _Plichten, bekend: _Bekend) -> Absoluutrij | None:
    """Make the row of a leerling without a school; None when there is no duty."""
    plicht = plichten.van(leerling)
    if plicht is None:
        return None
    laatste = bekend.laatste.get(leerling.id)
    sinds = _sinds(leerling, plicht[0], laatste, bekend.verhuisd.get(leerling.id))
    dagen = (dag - sinds).days + 1
    eerder = bekend.bevonden.get(leerling.id)
    if eerder is not None and laatste is not None and (laatste.tot or dag) >= eerder.datum:
        eerder = None  # it was about an earlier gap: the leerling went to school since
    groep, reden = _groep(leerling, dag, dagen, eerder, bekend)
    school = bekend.scholen.get(laatste.school_id) if laatste else None
    return Absoluutrij(
        leerling_id=leerling.id,
        naam=lijstnaam(leerling),
        leeftijd=leeftijd(leerling.geboortedatum, dag),
        woongemeente=leerling.woongemeente,
        plicht=plicht[1],
        school=school.naam if school else "",
        sinds=sinds,
        dagen=dagen,
        groep=groep,
        reden=reden,
        dossier_id=bekend.dossiers.get(leerling.id),
        eerder=eerder,
    )


def _sinds(
    leerling: Leerling, begin: date, laatste: Inschrijving | None, verhuisd: Verhuizing | None
) -> date:
    """Give the first day under a duty without a school, here: after a move into the gemeente."""
    sinds = begin
    if laatste is not None and laatste.tot is not None:
        sinds = max(sinds, laatste.tot + _EEN_DAG)
    hierheen = verhuisd is not None and (
        verhuisd.naar_gemeente.strip().casefold() == leerling.woongemeente.strip().casefold()
    )
    if verhuisd is not None and hierheen:
        sinds = max(sinds, verhuisd.datum)
    return sinds


def _groep(
    leerling: Leerling,
    dag: date,
    dagen: int,
    eerder: Absoluutbevinding | None,
    bekend: _Bekend,
) -> tuple[Groep, str]:
    """Tell in which group a leerling stands and why; the first reason that holds rules."""
    verhuisd = bekend.verhuisd.get(leerling.id)
    if verhuisd is not None and not verhuisd.blijft:
        hier = leerling.woongemeente.strip().casefold()
        if verhuisd.naar_gemeente.strip().casefold() != hier:
            return Groep.VERHUISD, f"naar {verhuisd.naar_gemeente} op {_op(verhuisd.datum)}"
    gebeurd = bekend.gebeurd.get(leerling.id, [])
    if (vrij := _vrijgesteld(gebeurd, dag)) is not None:
        return Groep.VRIJGESTELD, vrij
    if (open_5c := _open_5c(gebeurd)) is not None:
        return Groep.AANVRAAG_5C, f"kennisgeving van {_op(open_5c)}, nog niet getoetst"
    adres = [g for g in gebeurd if g.soort == _ADRES]
    if adres and adres[-1].uitkomst == "in_onderzoek":
        return Groep.ADRES, f"sinds {_op(adres[-1].datum)}"
    if eerder is not None and (apart := _uit_bevinding(eerder, dag, leerling, bekend)) is not None:
        return apart
    if leerling.id in bekend.mbo:
        return Groep.WACHT_MBO, "wacht op de intake van het mbo, in het dossier"
    uitkomsten = [g for g in gebeurd if g.soort == _UITKOMST]
    if leerling.id in bekend.dossiers and uitkomsten and uitkomsten[-1].uitkomst == "daadwerkelijk":
        return Groep.DAADWERKELIJK, f"in het dossier, {_op(uitkomsten[-1].datum)}"
    if dagen < VIER_WEKEN:
        return Groep.KORT, f"{dagen} {'dag' if dagen == 1 else 'dagen'} zonder school"
    weer = ["dossier loopt"] if leerling.id in bekend.dossiers else []
    if eerder is not None:
        weer.append(f"eerder: {eerder.bevinding.label} ({_op(eerder.datum)})")
    return Groep.KANDIDAAT, "; ".join(weer)


def _uit_bevinding(
    eerder: Absoluutbevinding, dag: date, leerling: Leerling, bekend: _Bekend
) -> tuple[Groep, str] | None:
    """Tell what an earlier finding still says; None when it stands no longer."""
    reden = f"{eerder.bevinding.label}, {_op(eerder.datum)}"
    if eerder.bevinding is Bevinding.DAADWERKELIJK:
        return (Groep.DAADWERKELIJK, reden) if leerling.id in bekend.dossiers else None
    if eerder.tot is not None and eerder.tot < dag:
        return None
    if eerder.tot is not None:
        reden += f", staat tot en met {_op(eerder.tot)}"
    return _GROEP_VAN[eerder.bevinding], reden


_GROEP_VAN = {
    Bevinding.ADMINISTRATIEF: Groep.UITGEZOCHT,
    Bevinding.ONTERECHT: Groep.UITGEZOCHT,
    Bevinding.AANVRAAG_5C: Groep.AANVRAAG_5C,
    Bevinding.ADRES: Groep.ADRES,
    Bevinding.WACHT_MBO: Groep.WACHT_MBO,
}


def _vrijgesteld(gebeurd: Iterable[Gebeurtenis], dag: date) -> str | None:
    """Say which vrijstelling or vervangende leerplicht holds on a day, if any."""
    for g in gebeurd:
        if g.tot is not None and g.tot < dag:
            continue
        tot = f" tot en met {_op(g.tot)}" if g.tot else ""
        if g.soort == _VRIJ:
            return f"vrijstelling {g.uitkomst.replace('_', ' ')}{tot}"
        if g.soort in _VERVANGEND and g.uitkomst == "toegekend":
            return f"vervangende leerplicht {g.soort.removeprefix('besluit_')}{tot}"
    return None


def _open_5c(gebeurd: Iterable[Gebeurtenis]) -> date | None:
    """Give the day of a kennisgeving 5 onder c that was not weighed since.

    The outcome of an appeal that is a fact of its own closes that appeal only; a loose one
    closes what was open.
    """
    sinds: dict[str, date] = {}
    for g in gebeurd:
        if g.soort in _KENNIS and g.uitkomst == "5_c":
            sinds[feit_van(g.id)] = g.datum
        elif g.soort == _GETOETST:
            if is_afgeleid(g.id):
                sinds.pop(feit_van(g.id), None)
            else:
                sinds.clear()
    return max(sinds.values(), default=None)


def _op(dag: date) -> str:
    return toon_dag(dag, jaar=True, weekdag=False)


def _jaren_eerder(dag: date, jaren: int) -> date:
    """Give the same day some years before; 29 February becomes the 28th."""
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:
        return dag.replace(year=dag.year - jaren, day=28)
