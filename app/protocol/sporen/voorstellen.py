"""Protocol: which tracks a person can start now, those that a fact proposes first."""

from __future__ import annotations

from collections.abc import Sequence

from app.protocol.blik import Blik
from app.protocol.eisen.eisen import vervuld
from app.protocol.eisen.uitkomst import LADDER
from app.protocol.model import Spoorregel
from app.protocol.sporen.spoorindex import index_van
from app.protocol.stand import Signaal, Spoorsoort, Spoorstand, Spoorvoorstel


def voorstellen_van(
    blik: Blik, sporen: Sequence[Spoorstand], signalen: Sequence[Signaal]
) -> tuple[Spoorvoorstel, ...]:
    """Give the tracks that do not run already and that this dossier can have.

    A rule that is off is in it, without a reason to start. What the file says of
    when a track exists (`als`) only keeps out what certainly does not fit.
    """
    lopend = {(s.protocol, s.code) for s in sporen if s.einde is None}
    gevonden = []
    for naam, plekken in index_van(blik.regels).per_code.items():
        if "/" not in naam:
            continue
        plek = plekken[0]
        bestand, regel = plek.bestand, plek.regel
        if plek.tot is not None or (bestand.code, regel.code) in lopend:
            continue
        if regel.opsporing and blik.feiten.opsporing is None:
            continue
        if regel.als is not None:
            past = vervuld(blik, regel.als, LADDER)
            if not past.open and not past.mist:
                continue
        waarom = _waarom(blik, regel, naam, signalen) if regel.aan else ""
        soort = Spoorsoort(regel.soort)
        gevonden.append(
            Spoorvoorstel(bestand.code, regel.code, regel.naam, soort, regel.bron, waarom)
        )
    return tuple(sorted(gevonden, key=lambda v: not v.waarom))


def _waarom(blik: Blik, regel: Spoorregel, naam: str, signalen: Sequence[Signaal]) -> str:
    """Say which fact proposes a track; empty when none does."""
    for signaal in signalen:
        if signaal.spoor == naam:
            return signaal.tekst
    if regel.voorstel is None:
        return ""
    uitkomst = vervuld(blik, regel.voorstel, LADDER)
    return (uitkomst.tekst or regel.naam) if uitkomst.open else ""
