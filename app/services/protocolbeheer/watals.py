"""Services: what would move if a version were adopted: dossiers, their dates before and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.namen import lijstnaam
from app.protocol.model import Protocol, Regelbestand, Regelset
from app.protocol.motor import bereken_stand
from app.protocol.stand import Kantelpunt, Stand
from app.services import caseloadtekst
from app.services.caseload import behandelaar_op, is_open_op
from app.services.schoolkalender import kalender_van
from db import dossiers as db_dossiers
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie

STUK = 200
"""So many dossiers between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """One date that would move. `waarvan` is "" for the ladder, else the name of the track.

    `oud` or `nieuw` is None when the date would appear or fall away.
    """

    dossier_id: str
    naam: str
    ambtenaar_id: str
    waarvan: str
    oud: date | None
    nieuw: date | None
    oud_tekst: str
    nieuw_tekst: str


@dataclass(frozen=True, slots=True)
class WatAls:
    """The answer: of `bekeken` open dossiers these dates would move, on this day."""

    peildatum: date
    bekeken: int
    verschuivingen: tuple[Verschuiving, ...]


def wat_als(
    sessie: Sessie,
    nieuw: Regelbestand,
    geldig_vanaf: date,
    vandaag: date,
    *,
    ook_lopende: bool = False,
    voortgang: Callable[[int, int], bool] | None = None,
) -> WatAls:
    """Compute every open dossier as it is and as it would be under the new version.

    A stap or track that began before `geldig_vanaf` keeps its version, so it does
    not move; with `ook_lopende` it is computed as if the new version had held
    from the beginning. Computed for today, or for `geldig_vanaf` when that is
    later. `voortgang(done, total)` may answer True to stop.
    """
    dag = max(vandaag, geldig_vanaf)
    nieuw = replace(nieuw, geldig_vanaf=date.min if ook_lopende else geldig_vanaf)
    verschuivingen: list[Verschuiving] = []
    with zonder_gc():
        alles = list(db_dossiers.lees_dossierfeiten(sessie.v, op=vandaag).values())
        bekeken = 0
        regels_na: dict[int, Regelset] = {}
        for nummer, feiten in enumerate(alles):
            if voortgang is not None and nummer % STUK == 0 and voortgang(nummer, len(alles)):
                break
            if not is_open_op(feiten, dag):
                continue
            bekeken += 1
            regels = sessie.regels(feiten, dag)
            if all(nieuw.code != bestand.code for bestand in regels.alle):
                continue
            anders = regels_na.get(id(regels))
            if anders is None:  # one set per group of dossiers: the engine prepares each once
                anders = regels_na[id(regels)] = met_versie(regels, nieuw, vervang=ook_lopende)
            kalender = kalender_van(sessie, feiten, dag)
            voor = bereken_stand(regels, feiten, kalender, dag)
            na = bereken_stand(anders, feiten, kalender, dag)
            behandelaar = behandelaar_op(feiten.behandelaars, dag)
            for waarvan, oud, later in _paren(voor, na):
                verschuivingen.append(
                    Verschuiving(
                        feiten.dossier.id,
                        lijstnaam(feiten.leerling),
                        behandelaar.ambtenaar_id if behandelaar else "",
                        waarvan,
                        oud.datum if oud else None,
                        later.datum if later else None,
                        caseloadtekst.naar(voor, oud) if oud else "",
                        caseloadtekst.naar(na, later) if later else "",
                    )
                )
    verschuivingen.sort(key=lambda v: (v.nieuw or v.oud or date.max, v.naam, v.waarvan))
    return WatAls(dag, bekeken, tuple(verschuivingen))


def met_versie(regels: Regelset, nieuw: Regelbestand, *, vervang: bool = False) -> Regelset:
    """Give the rules with one version more; `vervang`: in the place of all earlier ones."""
    eerder = () if vervang else regels.versies.get(nieuw.code, ())
    reeks = sorted([v for v in eerder if v.geldig_vanaf != nieuw.geldig_vanaf], key=_vanaf)
    versies = {**regels.versies, nieuw.code: tuple(sorted([*reeks, nieuw], key=_vanaf))}
    if isinstance(nieuw, Protocol) and nieuw.code == regels.ladder.code:
        return Regelset(nieuw, regels.lagen, versies)
    lagen = tuple(nieuw if b.code == nieuw.code else b for b in regels.lagen)
    return Regelset(regels.ladder, lagen, versies)


def _vanaf(bestand: Regelbestand) -> date:
    return bestand.geldig_vanaf


def _paren(voor: Stand, na: Stand) -> list[tuple[str, Kantelpunt | None, Kantelpunt | None]]:
    """Pair the dates of two stands and keep those that differ."""
    oud, nieuw = _per_plek(voor), _per_plek(na)
    paren = []
    for plek in dict.fromkeys((*oud, *nieuw)):
        een, ander = oud.get(plek), nieuw.get(plek)
        if (een.datum if een else None) != (ander.datum if ander else None):
            wie = een or ander
            paren.append((wie.titel if wie else "", een, ander))
    return paren


def _per_plek(stand: Stand) -> dict[tuple[str, str], Kantelpunt]:
    """Give the dates by what they belong to: a track, or a stap of the ladder."""
    return {
        (p.sleutel, "" if p.sleutel else (p.spoor or "")): p
        for p in stand.kantelpunten
        if p.datum is not None
    }
