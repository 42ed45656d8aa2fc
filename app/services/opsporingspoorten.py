"""Services: the gates before a Halt-verwijzing and a proces-verbaal, weighed as they are recorded.

The protocol says which there are and what they ask (MAS, "pas toe of leg uit"): what is closed
asks a reason, which stays with the sealed fact. What the law itself forbids, as a verdachte
younger than 12, no reason opens: `app.domain.opsporingkeuring` refuses it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier
from app.domain.feit import Feit
from app.domain.fouten import InvoerFout
from app.domain.opsporing import (
    Haltverwijzing,
    Moment,
    Opsporingsfeit,
    ProcesVerbaal,
    Verdachte,
)
from app.domain.verzuim import Periodesoort, TeLaat, Verzuimperiode
from app.protocol.stand import Doorloopstand, PoortStand
from app.protocol.tekst import som
from app.services import opsporing, vastleggen
from app.services.caseload import stand_van
from app.services.opsporingssporen import stapmomenten, verzegelde_sporen
from app.services.schoolkalender import kalender_van

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

VOOR: dict[str, str] = {
    Haltverwijzing.SOORT: "halt_verwezen",
    ProcesVerbaal.SOORT: "pv_opgemaakt",
}
"""Per kind of sealed fact the moment that gates can stand before."""

_IN_PLAATS_VAN = {"pv_opgemaakt": "halt_verwezen"}
"""A pv instead of Halt completes that step too, and passes no criteria of Halt."""

_TERUG = timedelta(days=120)
"""How far back a schooldag is looked for to put hours on that are given as one number."""


@dataclass(frozen=True, slots=True)
class _Proef:
    """What a fact that is being recorded already says, without that for which it is weighed."""

    gezegd: tuple[Moment, ...]

    def momenten(self) -> Iterator[Moment]:
        """Give them, as a sealed fact does."""
        yield from self.gezegd


def eerdere_halt(sessie: Sessie, dossier_id: str) -> tuple[Moment, ...]:
    """Give the Halt-verwijzingen in other dossiers of the leerling: Halt is there once (Halt).

    Those dossiers are logged as looked at, where they have sealed facts.
    """
    eigen = sessie.lees_een(Dossier, dossier_id)
    andere = [
        d.id for d in sessie.lees(Dossier, leerling_id=eigen.leerling_id) if d.id != dossier_id
    ]
    if not andere:
        return ()
    return tuple(
        moment
        for feiten in opsporing.lees_opsporing(sessie, andere).values()
        for feit in feiten
        for moment in feit.momenten()
        if moment.soort == VOOR[Haltverwijzing.SOORT]
    )


def poorten(
    sessie: Sessie,
    feit: Feit,
    feiten: DossierFeiten | None = None,
    eerder: tuple[Moment, ...] | None = None,
) -> tuple[PoortStand, ...]:
    """Give the gates before what this fact records, as they stand on its own day without it.

    What it says itself counts (consent, own choice, the hours given). Where its track does not
    run yet, as if the verhoor was that day. None for kinds that no gate stands before.
    `feiten` and `eerder` (`eerdere_halt`) are read when they are not given.
    """
    code = VOOR.get(feit.SOORT)
    if code is None:
        return ()
    dossier_id = opsporing.dossier_van(feit)
    if feiten is None:
        feiten = vastleggen.feiten_van(sessie, dossier_id)
    if eerder is None:
        halt = isinstance(feit, Haltverwijzing)
        eerder = eerdere_halt(sessie, dossier_id) if halt else ()
    dag = _dag(feit)
    bekend = tuple(f for f in feiten.opsporing or () if f.id != feit.id)
    gezegd = (*eerder, *(m for m in _opsporingsfeit(feit).momenten() if m.soort != code))
    feiten = _met_aantallen(sessie, feiten, feit, dag)
    gevonden = _weeg(sessie, feiten, bekend, gezegd, code, dag)
    if gevonden is None:
        wie = str(getattr(feit, "verdachte", Verdachte.LEERLING))
        begin = tuple(Moment(soort, dag, wie) for soort in ("uitnodiging_verhoor", "verhoor"))
        gevonden = _weeg(sessie, feiten, bekend, (*gezegd, *begin), code, dag)
    return gevonden or ()


def leg_vast(sessie: Sessie, feit: Feit) -> Wijziging:
    """Record a sealed fact; a closed gate asks a reason. InvoerFout names the field."""
    opsporing.keur_feit(sessie, feit)
    _eis_reden(feit, _dicht(sessie, feit))
    return opsporing.bewaar(sessie, feit)


def verbeter(sessie: Sessie, feit: Feit, was: Feit) -> Wijziging:
    """Correct a sealed fact; a gate that this closes asks a reason, as at recording.

    VersieConflict as `opsporing.wijzig`.
    """
    if feit.SOORT in VOOR:
        opsporing.keur_feit(sessie, feit)
        open_ = {p.code for p in poorten(sessie, was) if p.open}
        _eis_reden(feit, [p for p in _dicht(sessie, feit) if p.code in open_])
    return opsporing.wijzig(sessie, feit)


def eis_reden(sessie: Sessie, feit: Feit) -> None:
    """Ask a reason for what is closed before a fact that is about to be recorded."""
    _eis_reden(feit, _dicht(sessie, feit))


def _dicht(sessie: Sessie, feit: Feit) -> list[PoortStand]:
    return [p for p in poorten(sessie, feit) if not p.open and p.verplicht]


def _eis_reden(feit: Feit, dicht: list[PoortStand]) -> None:
    namen = [p.naam for p in dicht if p.leg_uit]
    if namen and not str(getattr(feit, "reden", "")).strip():
        raise InvoerFout(
            "Er is iets nog niet in orde; leg uit waarom u toch verdergaat.",
            f"Nog niet in orde: {som(namen)}.",
            veld="reden",
        )


def _weeg(
    sessie: Sessie,
    feiten: DossierFeiten,
    bekend: tuple[Opsporingsfeit, ...],
    gezegd: tuple[Moment, ...],
    code: str,
    dag: date,
) -> tuple[PoortStand, ...] | None:
    """Give the gates of running steps that `code` completes; None when no such step runs."""
    proef = cast("Opsporingsfeit", _Proef(gezegd))
    feiten = replace(feiten, opsporing=(*bekend, proef))
    stand = stand_van(sessie, feiten, dag)
    gevonden: dict[str, PoortStand] = {}
    loopt = False
    for spoor in verzegelde_sporen(sessie, feiten, stand):
        momenten = stapmomenten(sessie, feiten, stand, spoor)
        for stap in spoor.stappen:
            maakt_klaar = momenten.get(stap.code, ())
            if stap.stand is not Doorloopstand.HUIDIG or code not in maakt_klaar:
                continue
            if _IN_PLAATS_VAN.get(code) in maakt_klaar:
                continue
            loopt = True
            for poort in (*spoor.poorten, *stap.poorten):
                if stap.code in poort.voor:
                    gevonden.setdefault(poort.code, poort)
    return tuple(gevonden.values()) if loopt else None


def _met_aantallen(sessie: Sessie, feiten: DossierFeiten, feit: Feit, dag: date) -> DossierFeiten:
    """Let the hours and times too late that a Halt-verwijzing names stand for what is recorded."""
    if not isinstance(feit, Haltverwijzing) or (feit.uren is None and feit.te_laat is None):
        return feiten
    schooldagen = kalender_van(sessie, feiten, dag).schooldagen(dag - _TERUG, dag)
    if not schooldagen:
        return feiten
    op = date.fromordinal(schooldagen[-1])
    leerling_id = feiten.leerling.id
    if feit.uren is not None:
        anders = tuple(p for p in feiten.perioden if p.soort is not Periodesoort.ONGEOORLOOFD)
        uren = Verzuimperiode(
            leerling_id=leerling_id,
            soort=Periodesoort.ONGEOORLOOFD,
            eerste_dag=op,
            laatste_dag=op,
            hele_dagen=False,
            uren=feit.uren,
        )
        feiten = replace(feiten, perioden=(*anders, uren))
    if feit.te_laat is not None:
        keren = TeLaat(leerling_id=leerling_id, van=op, tot=op, aantal=feit.te_laat)
        feiten = replace(feiten, te_laat=(keren,) if feit.te_laat else ())
    return feiten


def _dag(feit: Feit) -> date:
    dag = getattr(feit, feit.DATUM or "datum")
    assert isinstance(dag, date)
    return dag


def _opsporingsfeit(feit: Feit) -> Opsporingsfeit:
    return cast("Opsporingsfeit", feit)
