"""Services: which letters are ready for an appeal, a request or leave as it stands."""

from __future__ import annotations

from app.documents.sjabloon import sjabloon
from app.domain.vrijstellingen import (
    POSITIEF,
    Grond,
    Verlofaanvraag,
    Verlofbesluit,
    Vrijstelling,
)

_BESLUIT = {
    Grond.ANDER_ONDERWIJS: "besluit_15",
    Grond.VERVANGEND: "besluit_3a",
    Grond.LAATSTE_JAAR: "besluit_3b",
}


def brieven_bij(feit: Vrijstelling | Verlofaanvraag) -> tuple[tuple[str, str], ...]:
    """Give the templates that come now, as (code, name); the next one to send first."""
    codes = _verlof(feit) if isinstance(feit, Verlofaanvraag) else _vrijstelling(feit)
    return tuple((c, sjabloon(c).naam) for c in codes)


def _vrijstelling(v: Vrijstelling) -> tuple[str, ...]:
    if not v.grond.is_beroep:
        return (_BESLUIT[v.grond],)
    if v.uitkomst is None:
        arts = ("opdracht_belastbaarheid",) if v.grond is Grond.LICHAMELIJK_PSYCHISCH else ()
        return ("kennisgeving_ontvangen", *arts)
    if v.uitkomst in POSITIEF:
        return ("vrijstelling_vastgesteld", "kennisgeving_herinnering")
    return ("vrijstelling_voldoet_niet",)


def _verlof(v: Verlofaanvraag) -> tuple[str, ...]:
    """Give none where the hoofd decides: that letter is the school's own (art. 13a, 14)."""
    if not v.door_leerplicht:
        return ()
    if v.besluit is None:
        return ("verlof_toegewezen", "verlof_afgewezen")
    if v.besluit is Verlofbesluit.INGETROKKEN:
        return ()
    if v.besluit is Verlofbesluit.AFGEWEZEN:
        return ("verlof_afgewezen",)
    return ("verlof_toegewezen",)
