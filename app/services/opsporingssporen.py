"""Services: the tracks that follow from the sealed file, and what completes their steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.domain.opsporing import MOMENTCODES
from app.protocol.model import Eis
from app.protocol.sporen.spoorbesluiten import regel_van

if TYPE_CHECKING:
    from app.domain.dossierfeiten import DossierFeiten
    from app.protocol.model import Voorwaarde
    from app.protocol.stand import Spoorstand, Stand
    from app.services.sessie import Sessie


def verzegelde_sporen(
    sessie: Sessie, feiten: DossierFeiten, stand: Stand
) -> tuple[Spoorstand, ...]:
    """Give the tracks of a stand that follow from the sealed file, in their order."""
    verzegeld = {
        (bestand.code, spoor.code)
        for versies in sessie.regels(feiten, stand.peildatum).versies.values()
        for bestand in versies
        for spoor in bestand.sporen
        if spoor.opsporing
    }
    return tuple(s for s in stand.sporen if (s.protocol, s.code) in verzegeld)


def stapmomenten(
    sessie: Sessie, feiten: DossierFeiten, stand: Stand, spoor: Spoorstand
) -> Mapping[str, tuple[str, ...]]:
    """Give per step of a sealed track the moments that complete it, by their codes."""
    regel = regel_van(sessie.regels(feiten, stand.peildatum), spoor)
    if regel is None:
        return {}
    return {code: tuple(_momenten(stap.klaar)) for code, stap in regel.stappen.items()}


def _momenten(eis: Voorwaarde) -> Iterator[str]:
    """Give the moments of the sealed file that a demand asks for."""
    if eis.eis is Eis.GEBEURTENIS:
        yield from sorted(eis.soorten & MOMENTCODES)
    for deel in eis.delen:
        yield from _momenten(deel)
