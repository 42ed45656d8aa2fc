"""Store: key work on a keys file in memory: pairs under passwords, the file's key in seals.

Every seal and every sealed private key is bound to the file, the key and the
person it is for, so that nothing can be moved to another place.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace

from app.domain.fouten import InvoerFout, KnownError
from db.sleutelbestand import (
    NOOD,
    Bestandssleutel,
    Opsporingsslot,
    Persoon,
    Sleutelbestand,
)
from db.zegels import (
    Kosten,
    ZegelFout,
    haal_uit,
    leid_af,
    nieuw_paar,
    ontzegel,
    sluit_in,
    verzegel,
    wachtwoordsleutel,
)

MINIMUM = 8
"""The least number of characters of a password."""


def eis_wachtwoord(wachtwoord: str) -> None:
    """Refuse a password that is too short or only spaces (InvoerFout)."""
    if len(wachtwoord.strip()) < MINIMUM:
        raise InvoerFout(
            f"Een wachtwoord heeft ten minste {MINIMUM} tekens.",
            "Neem bijvoorbeeld vier woorden die niets met elkaar te maken hebben.",
            veld="wachtwoord",
        )


def nieuw_sleutel_id() -> str:
    """Name a new key of a file."""
    return secrets.token_hex(8)


def geldige(bestand: Sleutelbestand, sleutel: bytes) -> Bestandssleutel:
    """Give the one key of the file after checking its proof with the key itself.

    KnownErrors: a re-keying is not finished, or the list was tampered with.
    """
    if len(bestand.sleutels) != 1:
        raise KnownError(
            "Het teambestand wordt net van een nieuw slot voorzien.",
            "Wacht een minuut; log daarna opnieuw in.",
        )
    (stand,) = bestand.sleutels
    bestand.keur(stand.id, sleutel)
    return stand


def geldig_slot(bestand: Sleutelbestand, sleutel: bytes) -> tuple[Opsporingsslot, Bestandssleutel]:
    """Give the keys of the sealed file, as `geldige` does for the team file."""
    slot = bestand.opsporing
    if slot is None or len(slot.sleutels) != 1:
        raise KnownError(
            "Het opsporingsbestand wordt net van een nieuw slot voorzien.",
            "Wacht een minuut; log daarna opnieuw in.",
        )
    (stand,) = slot.sleutels
    slot.keur(stand.id, sleutel)
    return slot, stand


def met_sleutel(
    bestand: Sleutelbestand, sleutel_id: str, sleutel: bytes, personen: Iterable[Persoon]
) -> Sleutelbestand:
    """Add a key, sealed to these people and to the noodsleutel, with its proof."""
    zegels = {p.id: zegel_voor(bestand, sleutel_id, p, sleutel) for p in personen}
    zegels[NOOD] = verzegel(
        bestand.noodsleutel, sleutel, context_van(bestand.bestand_id, sleutel_id, NOOD)
    )
    nieuw = replace(bestand, sleutels=(*bestand.sleutels, Bestandssleutel(sleutel_id, zegels, b"")))
    return nieuw.met_bewijs(sleutel_id, sleutel)


def sleutel_van(
    bestand: Sleutelbestand | Opsporingsslot, sleutel: bytes, sleutel_id: str
) -> bytes | None:
    """Find a present or older key of the file by its name; None when unknown."""
    if any(s.id == sleutel_id for s in bestand.sleutels):
        return sleutel
    doos = bestand.archief.get(sleutel_id)
    if doos is None:
        return None
    try:
        return haal_uit(leid_af(sleutel, "archief"), doos, f"archief {sleutel_id}")
    except ZegelFout:
        return None


def uit_zegel(
    bestand: Sleutelbestand | Opsporingsslot, persoon_id: str, prive: bytes
) -> list[tuple[str, bytes]]:
    """Open every seal of this person: (name of the key, key), oldest first."""
    gevonden = []
    for s in bestand.sleutels:
        if persoon_id in s.zegels:
            context = context_van(bestand.bestand_id, s.id, persoon_id)
            try:
                gevonden.append((s.id, ontzegel(prive, s.zegels[persoon_id], context)))
            except ZegelFout:
                continue
    return gevonden


def nieuwe_persoon(
    bestand_id: str,
    persoon_id: str,
    naam: str,
    wachtwoord: str,
    kosten: Kosten,
    *,
    tijdelijk: bool = False,
) -> tuple[Persoon, bytes]:
    """Make a pair for a person, the private half under the password: (person, private key)."""
    prive, publiek = nieuw_paar()
    leeg = Persoon(persoon_id, naam, publiek, b"", kosten, b"", tijdelijk)
    persoon = onder_wachtwoord(bestand_id, leeg, prive, wachtwoord, kosten)
    return replace(persoon, tijdelijk=tijdelijk), prive


def onder_wachtwoord(
    bestand_id: str, persoon: Persoon, prive: bytes, wachtwoord: str, kosten: Kosten
) -> Persoon:
    """Put a private key under a (new) password."""
    zout = secrets.token_bytes(16)
    slot = wachtwoordsleutel(wachtwoord, zout, kosten)
    doos = sluit_in(slot, prive, _prive_context(bestand_id, persoon))
    return replace(persoon, zout=zout, kosten=kosten, prive=doos, tijdelijk=False)


def open_prive(bestand: Sleutelbestand, persoon: Persoon, wachtwoord: str) -> bytes | None:
    """Open a person's private key with a password; None when it does not fit."""
    slot = wachtwoordsleutel(wachtwoord, persoon.zout, persoon.kosten)
    try:
        return haal_uit(slot, persoon.prive, _prive_context(bestand.bestand_id, persoon))
    except ZegelFout:
        return None


def _prive_context(bestand_id: str, persoon: Persoon) -> str:
    return f"prive {bestand_id} {persoon.id} {persoon.publiek.hex()}"


def zegel_voor(bestand: Sleutelbestand, sleutel_id: str, persoon: Persoon, sleutel: bytes) -> bytes:
    """Seal the file's key to one person."""
    context = context_van(bestand.bestand_id, sleutel_id, persoon.id)
    return verzegel(persoon.publiek, sleutel, context)


def context_van(bestand_id: str, sleutel_id: str, wie: str) -> str:
    """Name the place of a seal: file, key and whose it is."""
    return f"bestand {bestand_id} {sleutel_id} {wie}"
