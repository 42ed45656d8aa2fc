"""Store: the lock on an overdrachtspakket: one file under a wachtzin, readable without our code.

Layout (help, 'Documenten en overdragen', says the same): the line `KANTELPUNT-PAKKET 1`, a line of
JSON with salt, nonce (both base64) and the costs of Argon2id, then AES-256-GCM over a ZIP with
its tag at the end. Both lines with their line ends are the associated data.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import asdict

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.fouten import KnownError
from db.noodsleutel import woordenlijst
from db.zegels import Kosten, wachtwoordsleutel

MERK = b"KANTELPUNT-PAKKET 1\n"
WOORDEN = 10
"""Words of a wachtzin, each 8 bits: 80 bits under Argon2id."""

_KOPREGEL = 1_000
_NONCE = 12


def nieuwe_wachtzin() -> str:
    """Draw ten words; shown once and kept nowhere."""
    lijst = woordenlijst()
    return " ".join(secrets.choice(lijst) for _ in range(WOORDEN))


def is_pakket(begin: bytes) -> bool:
    """Tell from the first bytes whether a file is a package."""
    return begin.startswith(MERK)


def sluit(inhoud: bytes, wachtzin: str, kosten: Kosten | None = None) -> bytes:
    """Encrypt a package."""
    kosten = kosten or Kosten()
    zout, nonce = os.urandom(16), os.urandom(_NONCE)
    kop = {
        "zout": base64.b64encode(zout).decode(),
        "nonce": base64.b64encode(nonce).decode(),
        "argon2id": asdict(kosten),
    }
    begin = MERK + json.dumps(kop, sort_keys=True).encode() + b"\n"
    sleutel = wachtwoordsleutel(_plat(wachtzin), zout, kosten)
    return begin + AESGCM(sleutel).encrypt(nonce, inhoud, begin)


def open_(pakket: bytes, wachtzin: str) -> bytes:
    """Decrypt a package. KnownError: no package, damaged, or another wachtzin."""
    if not is_pakket(pakket):
        raise KnownError(
            "Dit bestand is geen overdrachtspakket van Kantelpunt.",
            "Kies het bestand dat op .kantelpunt-pakket eindigt.",
        )
    einde = pakket.find(b"\n", len(MERK), len(MERK) + _KOPREGEL) + 1
    try:
        kop = json.loads(pakket[len(MERK) : einde])
        zout = base64.b64decode(kop["zout"], validate=True)
        nonce = base64.b64decode(kop["nonce"], validate=True)
        kosten = Kosten(**{k: int(v) for k, v in kop["argon2id"].items()})
        if einde == 0 or len(zout) < 8 or len(nonce) != _NONCE or not kosten.redelijk():
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KnownError(
            "Dit pakket is beschadigd.", "Vraag de andere gemeente het opnieuw te sturen."
        ) from None
    sleutel = wachtwoordsleutel(_plat(wachtzin), zout, kosten)
    try:
        return AESGCM(sleutel).decrypt(nonce, pakket[einde:], pakket[:einde])
    except InvalidTag:
        raise KnownError(
            "De wachtzin past niet bij dit pakket, of het pakket is beschadigd.",
            "Typ de tien woorden opnieuw, of vraag ze na bij de andere gemeente.",
        ) from None


def _plat(wachtzin: str) -> str:
    """Let capitals and extra blanks not matter."""
    return " ".join(wachtzin.casefold().split())
