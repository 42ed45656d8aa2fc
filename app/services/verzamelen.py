"""Services: gathering dossiers to compute with: for a BOA with the sealed facts, once each.

The caseload of the whole team goes through here: one query per kind on either file, and
nothing of the sealed file is even looked up for who is no BOA.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import KnownError
from db import dossiers as db_dossiers

if TYPE_CHECKING:
    from app.domain.opsporing import Opsporingsfeit
    from app.services.sessie import Sessie


def verzamel(
    sessie: Sessie,
    dossier_ids: Sequence[str] | None = None,
    *,
    ambtenaar_id: str | None = None,
    op: date | None = None,
) -> dict[str, DossierFeiten]:
    """Gather dossiers as `db.dossiers.lees_dossierfeiten` does; for a BOA with the sealed facts.

    A sealed file that is shut or cannot be opened hides them and hinders nothing.
    """
    verzegeld = _verzegeld(sessie, dossier_ids) if sessie.ambtenaar.boa else None
    return db_dossiers.lees_dossierfeiten(
        sessie.v, dossier_ids, ambtenaar_id=ambtenaar_id, op=op, opsporing=verzegeld
    )


def _verzegeld(
    sessie: Sessie, dossier_ids: Sequence[str] | None
) -> Mapping[str, tuple[Opsporingsfeit, ...]] | None:
    """Read the sealed facts to compute with; None where they are sealed or cannot be read.

    Once per login and day it is logged that they were combined with the team file: the log
    of looking at one dossier is written when that is opened.
    """
    from app.services.opsporingstoegang import open_opsporing
    from db import opsporingsbestand, schrijven, sleutels

    try:
        w = open_opsporing(sessie)
        if w is None:
            return {}
        with w:
            gevonden = opsporingsbestand.lees_per_dossier(w, dossier_ids)
            merk = f"overzicht {sessie.vandaag()}"
            if gevonden and merk not in sessie.opsporing_gezien:
                with schrijven.schrijf(w, sessie.ambtenaar_id, sessie.nu()) as tx:
                    tx.combineer("overzicht van dossiers", len(gevonden))
                sessie.opsporing_gezien.add(merk)
                sleutels.bewaar_kop(sessie.v.pad, tx.kop, opsporing=True)
            return gevonden
    except KnownError:  # also that he has no seal yet
        return None
