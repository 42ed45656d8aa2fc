"""Services: the terms of the Wpg on what lies in the sealed file: watched, removed, destroyed.

For BOA's with a seal only. What this does is logged in the sealed file (art. 32a); others see that
a BOA-termijn runs, and its date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Dossier
from app.domain.fouten import KnownError
from app.domain.opsporing import OPSPORING_PER_CODE
from app.domain.wpgtermijn import BRON, Wpgfase, Wpgstand, in_zicht, wpg_stand
from app.services import boatermijn, opsporing
from app.services.opsporingstoegang import eis_boa, open_opsporing
from db import opsporingsbestand, schrijven, sleutels
from db.wijziging import Wijziging

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.opsporingsbestand import Leeftijd


@dataclass(frozen=True, slots=True)
class Wpgregel:
    """One sealed fact by its age: no names and nothing of what it says."""

    soort: str
    feit_id: str
    versie: int
    wat: str
    dossier_id: str
    dossiernummer: str
    eerste: date
    verwijderd: date | None
    stand: Wpgstand

    @property
    def bron(self) -> str:
        """Name the article."""
        return BRON[self.stand.fase]


def wpg_regels(sessie: Sessie, *, alles: bool = False) -> list[Wpgregel]:
    """List what must be removed or destroyed now or within half a year; `alles`: every fact.

    What must be done first. The dossiers that are in it are logged as looked at.
    """
    eis_boa(sessie)
    w = open_opsporing(sessie)
    if w is None:
        return []
    vandaag = sessie.vandaag()
    nummers = {d.id: d.dossiernummer for d in sessie.lees(Dossier)}
    with w:
        regels = [_regel(rij, nummers, vandaag) for rij in opsporingsbestand.leeftijden(w)]
        if not alles:
            regels = [r for r in regels if in_zicht(r.stand, vandaag) is not None]
        if gezien := sorted({r.dossier_id for r in regels}):
            with schrijven.schrijf(w, sessie.ambtenaar_id, sessie.nu()) as tx:
                for dossier_id in gezien:
                    tx.raadpleeg(dossier_id)
            sleutels.bewaar_kop(sessie.v.pad, tx.kop, opsporing=True)
    return sorted(regels, key=lambda r: (not r.stand.te_doen, r.stand.tot, r.eerste, r.feit_id))


def aantal_te_doen(sessie: Sessie) -> int:
    """Count what is past its term; only ages are read, so nothing is logged. 0 for others."""
    w = open_opsporing(sessie)
    if w is None:
        return 0
    with w:
        vandaag = sessie.vandaag()
        return sum(
            wpg_stand(r.eerste, r.verwijderd, vandaag).te_doen
            for r in opsporingsbestand.leeftijden(w)
        )


def verwijder(sessie: Sessie, regels: Sequence[Wpgregel]) -> Wijziging:
    """Remove what is past the 5 years of art. 8 lid 6: it is withdrawn, and can be undone.

    KnownError when something among them is not past it.
    """
    _eis(regels, Wpgfase.VERWIJDEREN, "Dit hoeft nog niet weg volgens artikel 8 van de Wpg.")
    with opsporing.schrijf_opsporing(sessie) as tx:
        for r in regels:
            tx.trek_in(OPSPORING_PER_CODE[r.soort], r.feit_id, r.versie)
        for dossier_id in {r.dossier_id for r in regels}:
            opsporingsbestand.zet_te_doen(tx.conn, dossier_id)
    return opsporing.met_termijn(sessie, tx.wijziging)


def vernietig(sessie: Sessie, regels: Sequence[Wpgregel]) -> int:
    """Destroy what was removed more than 5 years ago: every value of it, for good.

    The log keeps that it was there and who destroyed it. Backups of before still have it, until
    they are gone themselves. KnownError when something among them is not past its term.
    """
    _eis(regels, Wpgfase.VERNIETIGEN, "Dit moet nog bewaard blijven (Wpg art. 14).")
    with opsporing.schrijf_opsporing(sessie) as tx:
        for r in regels:
            tx.vernietig(OPSPORING_PER_CODE[r.soort], r.feit_id)
        for dossier_id in {r.dossier_id for r in regels}:
            opsporingsbestand.zet_te_doen(tx.conn, dossier_id)
    for dossier_id in sorted({r.dossier_id for r in regels}):
        boatermijn.volg(sessie, dossier_id)
    return len(regels)


def wpg_dag(sessie: Sessie, dossier_id: str) -> date | None:
    """Give the first day on which a BOA has to remove or destroy in a dossier, when it is near."""
    w = open_opsporing(sessie)
    if w is None:
        return None
    vandaag = sessie.vandaag()
    with w:
        dagen = (
            in_zicht(wpg_stand(r.eerste, r.verwijderd, vandaag), vandaag)
            for r in opsporingsbestand.leeftijden(w, dossier_id)
        )
        return min((d for d in dagen if d is not None), default=None)


def _eis(regels: Iterable[Wpgregel], fase: Wpgfase, waarom: str) -> None:
    if any(r.stand.fase is not fase for r in regels):
        raise KnownError(waarom, "Kies alleen wat over zijn termijn is.")


def _regel(rij: Leeftijd, nummers: dict[str, str], vandaag: date) -> Wpgregel:
    return Wpgregel(
        soort=rij.soort,
        feit_id=rij.feit_id,
        versie=rij.versie,
        wat=OPSPORING_PER_CODE[rij.soort].LABEL,
        dossier_id=rij.dossier_id,
        dossiernummer=nummers.get(rij.dossier_id, "zonder dossier"),
        eerste=rij.eerste,
        verwijderd=rij.verwijderd,
        stand=wpg_stand(rij.eerste, rij.verwijderd, vandaag),
    )
