"""Services: the log of who did and looked at what, and the check of the whole file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.dossiers import Dossier
from app.domain.feitsoorten import PER_CODE
from app.domain.mensen import Ambtenaar
from app.domain.opsporing import OPSPORING_PER_CODE
from app.services.opsporingstoegang import Toegang
from db import controle, logboek, sleutels

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.controle import Controlerapport

ACTIES = {
    "maak": "vastgelegd",
    "wijzig": "gewijzigd",
    "trek_in": "ingetrokken",
    "zet_terug": "teruggezet",
    "raadpleeg": "dossier geopend",
    "vernietig": "vernietigd",
    "beheer": "beheer",
    "verstrek": "verstrekt",
    "combineer": "met het teambestand samen gelezen",
}
"""The acts of the audit, in words."""


GELEZEN = {
    "dossier": "dossier geopend",
    "document": "document bekeken",
    "documentkopie": "document buiten het programma opgeslagen",
}
"""What was looked at, by the kind in a raadpleging."""


@dataclass(frozen=True, slots=True)
class Logboekregel:
    """One line of the log. It names a dossier by its number, never a leerling."""

    nr: int
    tijdstip: datetime
    wie: str
    wat: str
    dossiernummer: str
    dossier_id: str


def laatste(sessie: Sessie, aantal: int = 1000, *, actie: str = "") -> list[Logboekregel]:
    """Give the last lines, newest first; `actie` is a key of `ACTIES` or "" for all."""
    return maak_logregels(sessie, logboek.laatste(sessie.v, aantal, actie=actie))


def maak_logregels(sessie: Sessie, regels: Sequence[logboek.Logregel]) -> list[Logboekregel]:
    """Put names and dossiernummers to rows of an audit, in their order."""
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    nummers = {d.id: d.dossiernummer for d in sessie.lees(Dossier)}
    return [
        Logboekregel(
            nr=r.nr,
            tijdstip=r.tijdstip.astimezone(),
            wie=namen.get(r.ambtenaar_id, "voormalig collega"),
            wat=_wat(r),
            dossiernummer=nummers.get(r.dossier_id or "", ""),
            dossier_id=r.dossier_id or "",
        )
        for r in regels
    ]


def controleer(
    sessie: Sessie, *, voortgang: Callable[[str], None] | None = None
) -> Controlerapport:
    """Replay the audit and compare every fact with it, against the head in the keys file.

    For a BOA with access the sealed file too; `opmerking` says what was (not) looked at.
    """
    from app.services import opsporing

    kop = sleutels.lees_kop(sessie.v.pad)
    verwacht = (kop.aantal, kop.hash) if kop is not None else None
    rapport = controle.controleer(sessie.v, verwacht, voortgang=voortgang)
    if voortgang is not None:
        voortgang("Het opsporingsbestand")
    zegel, opmerking = opsporing.controleer(sessie)
    erbij = () if zegel is None else tuple(f"Opsporingsbestand: {f}" for f in zegel.fouten)
    if opmerking == Toegang.ONTBREEKT.uitleg:
        erbij = (opmerking,)
    return replace(rapport, fouten=(*rapport.fouten, *erbij), opmerking=opmerking)


def _wat(regel: logboek.Logregel) -> str:
    """Say what was done: "contact gewijzigd: datum, notitie"."""
    actie = ACTIES.get(regel.actie, regel.actie)
    soort = PER_CODE.get(regel.soort) or OPSPORING_PER_CODE.get(regel.soort)
    if regel.actie == "raadpleeg":
        return GELEZEN.get(regel.soort, actie)
    if soort is None:
        return actie if regel.actie != "beheer" else f"beheer: {regel.soort or regel.velden}"
    velden = regel.velden.replace(",", ", ")
    return f"{soort.LABEL.lower()} {actie}" + (
        f": {velden}" if regel.actie == "wijzig" and velden else ""
    )
