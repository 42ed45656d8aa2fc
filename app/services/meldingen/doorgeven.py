"""Services: what must still be passed on: statuses to DUO or the school, and terugkoppelingen.

A status is passed on in Mijn DUO (LPW 21a lid 6: the gemeente reports it) or told to the
school; a terugkoppeling is due by the routes of the protocols (000, 004) or by the date that
an overleg agreed. Ticking one off records the day; nothing is sent by the program.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.handelen import Doel, Doorgave, Wie
from app.domain.mensen import Leerling
from app.domain.namen import lijstnaam, zoeknaam
from app.domain.scholen import School
from app.domain.verzuim import Melding, Meldingbron, MeldingStatus
from app.protocol.model import Eis, Regelset, Voorwaarde
from app.protocol.stand import Doorloopstand, Stand
from app.services import vastleggen
from app.services.caseload import RAAKT_ALLES, behandelaar_op, is_open_op, school_op, stand_van
from app.services.lijstuitvoer import Lijst, Lijstkolom
from app.services.verzamelen import verzamel
from db import opzoeken
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

_TERUG_AAN = (Doel.SCHOOL, Doel.JEUGDARTS, Doel.DUO, Doel.LEIDING)


class Doorgeefsoort(StrEnum):
    """What a line is; the value is its word on the screen."""

    STATUS = "status"
    TERUGKOPPELING = "terugkoppeling"


@dataclass(frozen=True, slots=True)
class Doorgeefregel:
    """One thing that somebody else must still hear.

    `sinds` is the day it came to be, `uiterlijk` the day by which it is due (None: no term is
    known). `feit_id` is the MeldingStatus; a terugkoppeling becomes a Doorgave.
    """

    sleutel: str
    soort: Doorgeefsoort
    aan: Doel
    naam: str
    school: str
    wat: str
    nummer: str
    sinds: date
    uiterlijk: date | None
    dossier_id: str | None
    leerling_id: str
    ambtenaar_id: str = ""
    feit_id: str = ""

    @property
    def zoektekst(self) -> str:
        """Folded text to filter on."""
        return zoeknaam(f"{self.naam} {self.school} {self.wat} {self.nummer} {self.aan.label}")


def nog_door_te_geven(
    sessie: Sessie, peildatum: date, *, terugkoppelingen: bool = True
) -> list[Doorgeefregel]:
    """List what is not passed on yet on a day, what is due first on top."""
    regels = _statussen(sessie, peildatum)
    if terugkoppelingen:
        with zonder_gc():  # the stands of 3,000 dossiers are many objects that are all kept
            regels += _uit_dossiers(sessie, verzamel(sessie, op=peildatum), peildatum)
    return sorted(regels, key=_volgorde)


def ververs_door_te_geven(
    sessie: Sessie, wijziging: Wijziging, peildatum: date, oud: Sequence[Doorgeefregel]
) -> list[Doorgeefregel] | None:
    """Compute anew what a change touches and keep the rest; None when it touches all."""
    if wijziging.soorten & RAAKT_ALLES:
        return None
    geraakt = opzoeken.geraakte_dossiers(sessie.v, wijziging)
    regels = _statussen(sessie, peildatum)
    regels += [
        r for r in oud if r.soort is Doorgeefsoort.TERUGKOPPELING and r.dossier_id not in geraakt
    ]
    if geraakt:
        regels += _uit_dossiers(sessie, verzamel(sessie, sorted(geraakt)), peildatum)
    return sorted(regels, key=_volgorde)


def _volgorde(regel: Doorgeefregel) -> tuple[date, str, str]:
    """Put first what is due first."""
    return regel.uiterlijk or regel.sinds, regel.naam, regel.sleutel


def _uit_dossiers(
    sessie: Sessie, alles: Mapping[str, DossierFeiten], peildatum: date
) -> list[Doorgeefregel]:
    """Give what the dossiers that are open owe others."""
    return [
        regel
        for feiten in alles.values()
        if is_open_op(feiten, peildatum)
        for regel in terugkoppelingen_van(sessie, feiten, peildatum)
    ]


def geef_door(sessie: Sessie, regels: Iterable[Doorgeefregel], dag: date) -> Wijziging:
    """Tick lines off as passed on, on a day: all of them or none.

    VersieConflict when a colleague changed one of them meanwhile.
    """
    with sessie.schrijf() as tx:
        gedaan: set[tuple[str, Doel]] = set()
        for regel in regels:
            if regel.soort is Doorgeefsoort.STATUS:
                status = sessie.lees_een(MeldingStatus, regel.feit_id)
                if status.doorgegeven is None:
                    vastleggen.wijzig_in(sessie, tx, dataclasses.replace(status, doorgegeven=dag))
            elif regel.dossier_id and (regel.dossier_id, regel.aan) not in gedaan:
                gedaan.add((regel.dossier_id, regel.aan))
                vastleggen.leg_vast_in(
                    sessie,
                    tx,
                    Doorgave(
                        dossier_id=regel.dossier_id, datum=dag, aan=regel.aan, door=Wie.LEERPLICHT
                    ),
                )
    return tx.wijziging


def _statussen(sessie: Sessie, peildatum: date) -> list[Doorgeefregel]:
    """Give every status that the gemeente set and nobody passed on."""
    paren = opzoeken.niet_doorgegeven(sessie.v, peildatum)
    leerlingen = opzoeken.per_id(sessie.v, Leerling, {m.leerling_id for _, m in paren})
    scholen = opzoeken.per_id(sessie.v, School, {m.school_id for _, m in paren if m.school_id})
    return [
        _status(status, melding, leerlingen[melding.leerling_id], scholen)
        for status, melding in paren
        if melding.leerling_id in leerlingen
    ]


def _status(
    status: MeldingStatus, melding: Melding, leerling: Leerling, scholen: dict[str, School]
) -> Doorgeefregel:
    """Make the line of a status."""
    wat = f"{melding.soort.label}: {status.status.label}"
    if status.reden_afsluiten:
        wat += f" ({status.reden_afsluiten})"
    school = scholen.get(melding.school_id or "")
    return Doorgeefregel(
        sleutel=f"status/{status.id}",
        soort=Doorgeefsoort.STATUS,
        aan=Doel.DUO if melding.bron is Meldingbron.DUO else Doel.SCHOOL,
        naam=lijstnaam(leerling),
        school=school.naam if school else "",
        wat=wat,
        nummer=melding.meldingsnummer,
        sinds=status.datum,
        uiterlijk=None,
        dossier_id=melding.dossier_id,
        leerling_id=leerling.id,
        ambtenaar_id=melding.ambtenaar_id or "",
        feit_id=status.id,
    )


def terugkoppelingen_van(
    sessie: Sessie,
    feiten: DossierFeiten,
    peildatum: date,
    stand: Stand | None = None,
    *,
    ook_vrij: bool = False,
) -> list[Doorgeefregel]:
    """Give what a dossier owes others: open steps that ask it, and dates that were agreed.

    `stand`: as it was computed already for that day. `ook_vrij`: with what may and need not.
    """
    regels = sessie.regels(feiten, peildatum)
    vraagt = _stappen(regels)
    gevonden: dict[Doel, Doorgeefregel] = {}
    for spoor in (stand or stand_van(sessie, feiten, peildatum)).sporen:
        if spoor.einde is not None:
            continue
        for stap in spoor.stappen:
            doel = vraagt.get((spoor.code, stap.code))
            if doel is None or stap.stand is not Doorloopstand.HUIDIG:
                continue
            if not stap.verplicht and not ook_vrij:
                continue
            dag = stap.punt.datum if stap.punt is not None else None
            begin = stap.begin or spoor.begin
            wat = f"{spoor.naam}: {stap.naam}{'' if stap.verplicht else ' (mag, hoeft niet)'}"
            regel = _regel(feiten, peildatum, doel, wat, begin, dag)
            _vroegste(gevonden, regel)
    for overleg in feiten.overleggen:
        terug = overleg.terugkoppeldatum
        if terug is None or overleg.datum > peildatum:
            continue
        if any(
            d.aan is Doel.SCHOOL and overleg.datum <= d.datum <= peildatum for d in feiten.doorgaven
        ):
            continue
        wat = f"Terugkoppeling afgesproken bij {overleg.soort.label} van {toon_dag(overleg.datum)}"
        _vroegste(gevonden, _regel(feiten, peildatum, Doel.SCHOOL, wat, overleg.datum, terug))
    return list(gevonden.values())


def _vroegste(gevonden: dict[Doel, Doorgeefregel], regel: Doorgeefregel) -> None:
    """Keep one line per dossier and addressee, the one that is due first: one act does them all."""
    hier = gevonden.get(regel.aan)
    if hier is None or (regel.uiterlijk or date.max) < (hier.uiterlijk or date.max):
        gevonden[regel.aan] = regel


def _stappen(regels: Regelset) -> dict[tuple[str, str], Doel]:
    """Tell which steps of tracks are done by passing something on, and to whom."""
    gevonden = {}
    for bestand in regels.alle:
        for spoor in bestand.sporen:
            for stap in spoor.stappen.values():
                doel = _doel(stap.klaar)
                if doel in _TERUG_AAN and doel is not None and stap.wie is Wie.LEERPLICHT:
                    gevonden[spoor.code, stap.code] = doel
    return gevonden


def _doel(klaar: Voorwaarde) -> Doel | None:
    if klaar.eis is not Eis.DOORGAVE:
        return None
    return next((d for d in Doel if d.value == klaar.aan), None)


def _regel(
    feiten: DossierFeiten, peildatum: date, aan: Doel, wat: str, sinds: date, uiterlijk: date | None
) -> Doorgeefregel:
    """Make the line of a terugkoppeling."""
    school = school_op(feiten, peildatum)
    behandelaar = behandelaar_op(feiten.behandelaars, peildatum)
    return Doorgeefregel(
        sleutel=f"terug/{feiten.dossier.id}/{aan.value}",
        soort=Doorgeefsoort.TERUGKOPPELING,
        aan=aan,
        naam=lijstnaam(feiten.leerling),
        school=school.naam if school else "",
        wat=wat,
        nummer=feiten.dossier.dossiernummer,
        sinds=sinds,
        uiterlijk=uiterlijk,
        dossier_id=feiten.dossier.id,
        leerling_id=feiten.leerling.id,
        ambtenaar_id=behandelaar.ambtenaar_id if behandelaar else "",
    )


LIJST: Lijst[Doorgeefregel] = Lijst(
    "Nog door te geven",
    "Nog door te geven",
    ("regel", "regels"),
    (
        Lijstkolom("Uiterlijk", 5, 12, lambda r: r.uiterlijk),
        Lijstkolom("Sinds", 5, 12, lambda r: r.sinds),
        Lijstkolom("Aan", 5, 14, lambda r: r.aan.label),
        Lijstkolom("Leerling", 8, 28, lambda r: r.naam),
        Lijstkolom("School", 8, 28, lambda r: r.school),
        Lijstkolom("Wat", 13, 44, lambda r: r.wat),
        Lijstkolom("Nummer", 6, 16, lambda r: r.nummer),
    ),
)
"""On paper and in a workbook."""
