"""Services: which letters belong where a case stands: stap, running track, gate, event.

A template says where it belongs (`bij`): "gebeurtenis:CODE" for four weeks after
it happened, "spoor:CODE" while that runs, "poort:CODE" while that is shut,
"stap:CODE" in that stap. The weeks and the order are own rules: what happened
last first. A letter that went out in the last two weeks comes last.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.services import brieven
from app.services.briefmodel import SjabloonInfo

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld
    from app.services.sessie import Sessie

KORT_GELEDEN = timedelta(weeks=4)
NET_VERSTUURD = timedelta(weeks=2)
MEEST = 8


def hierbij(sessie: Sessie, beeld: Dossierbeeld) -> list[SjabloonInfo]:
    """List the letters that belong here, the most fitting first."""
    plekken = _plekken(beeld)
    al = {
        b.sjabloon
        for b in beeld.feiten.brieven
        if beeld.peildatum - NET_VERSTUURD < b.datum <= beeld.peildatum
    }
    gevonden = [
        (s.code in al, min(plekken.index(p) for p in s.bij if p in plekken), nr, s)
        for nr, s in enumerate(brieven.sjablonen(sessie))
        if any(p in plekken for p in s.bij)
    ]
    return [s for *_, s in sorted(gevonden, key=lambda g: g[:3])][:MEEST]


def hierbij_voor(sessie: Sessie, dossier_id: str, peildatum: date) -> Sequence[SjabloonInfo]:
    """List them for a dossier that is not on screen; none when it cannot be computed."""
    from app.services.dossierbeeld import dossierbeeld

    try:
        return hierbij(sessie, dossierbeeld(sessie, dossier_id, peildatum))
    except KnownError:
        return ()


def _plekken(beeld: Dossierbeeld) -> list[str]:
    """Name where the case stands, the most telling first."""
    dag, stand = beeld.peildatum, beeld.stand
    gebeurd = sorted(
        (g for g in beeld.feiten.gebeurtenissen if dag - KORT_GELEDEN <= g.datum <= dag),
        key=lambda g: g.datum,
        reverse=True,
    )
    lopend = sorted(
        (s for s in stand.sporen if s.einde is None), key=lambda s: s.begin, reverse=True
    )
    uit = [f"gebeurtenis:{g.soort}" for g in gebeurd]
    uit += [f"spoor:{s.code}" for s in lopend]
    uit += [f"poort:{p.code}" for p in stand.poorten if not p.open]
    uit += [f"stap:{code}" for code in stand.stappen]
    return list(dict.fromkeys(uit))
