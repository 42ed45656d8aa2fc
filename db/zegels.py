"""Store: the cryptography of the keys file, in five small functions.

Everything comes from `cryptography`: X25519 pairs, Argon2id over passwords,
HKDF-SHA256 for derived keys and ChaCha20-Poly1305 for what is sealed. Every
seal is bound to its place by a `context`, so that it cannot be moved to
another person, file or key.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12
_PUBLIEK = 32


class ZegelFout(Exception):
    """A seal does not open: wrong key or password, or changed bytes."""


@dataclass(frozen=True, slots=True)
class Kosten:
    """The price of one password guess (Argon2id): rounds, memory in KiB, lanes.

    Default of the team's decisions: 3 rounds, 64 MiB, 4 lanes, about 0.13 s.
    """

    rondes: int = 3
    geheugen_kib: int = 65536
    banen: int = 4

    def redelijk(self) -> bool:
        """Whether a header asks no absurd amount of time or memory."""
        return (
            1 <= self.rondes <= 50
            and 1 <= self.banen <= 64
            and 8 * self.banen <= self.geheugen_kib <= 2 * 1024 * 1024
        )


def nieuw_paar() -> tuple[bytes, bytes]:
    """Make an X25519 pair: (private, public), 32 raw bytes each."""
    prive = X25519PrivateKey.generate()
    return prive.private_bytes_raw(), prive.public_key().public_bytes_raw()


def publiek_van(prive: bytes) -> bytes:
    """Give the public key that belongs to a private one."""
    return X25519PrivateKey.from_private_bytes(prive).public_key().public_bytes_raw()


def leid_af(geheim: bytes, doel: str, zout: bytes = b"") -> bytes:
    """Derive a 32-byte key for one purpose (HKDF-SHA256)."""
    return HKDF(SHA256(), 32, zout or None, f"kantelpunt {doel}".encode()).derive(geheim)


def verzegel(publiek: bytes, geheim: bytes, context: str) -> bytes:
    """Seal a secret to a public key: ephemeral key, then ciphertext with its tag.

    The nonce may be constant: the key comes from a fresh ephemeral pair and is
    used this once.
    """
    vluchtig = X25519PrivateKey.generate()
    eigen = vluchtig.public_key().public_bytes_raw()
    gedeeld = vluchtig.exchange(X25519PublicKey.from_public_bytes(publiek))
    sleutel = leid_af(gedeeld, f"zegel {context}", eigen + publiek)
    return eigen + ChaCha20Poly1305(sleutel).encrypt(bytes(_NONCE), geheim, context.encode())


def ontzegel(prive: bytes, zegel: bytes, context: str) -> bytes:
    """Open what `verzegel` made for the public half of `prive`; ZegelFout otherwise."""
    eigen, rest = zegel[:_PUBLIEK], zegel[_PUBLIEK:]
    try:
        gedeeld = X25519PrivateKey.from_private_bytes(prive).exchange(
            X25519PublicKey.from_public_bytes(eigen)
        )
        sleutel = leid_af(gedeeld, f"zegel {context}", eigen + publiek_van(prive))
        return ChaCha20Poly1305(sleutel).decrypt(bytes(_NONCE), rest, context.encode())
    except (InvalidTag, ValueError) as fout:
        raise ZegelFout from fout


def sluit_in(sleutel: bytes, geheim: bytes, context: str) -> bytes:
    """Encrypt under a symmetric key: nonce, then ciphertext with its tag."""
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(sleutel).encrypt(nonce, geheim, context.encode())


def haal_uit(sleutel: bytes, doos: bytes, context: str) -> bytes:
    """Decrypt what `sluit_in` made; ZegelFout when key, bytes or context differ."""
    try:
        return ChaCha20Poly1305(sleutel).decrypt(doos[:_NONCE], doos[_NONCE:], context.encode())
    except (InvalidTag, ValueError) as fout:
        raise ZegelFout from fout


def wachtwoordsleutel(wachtwoord: str, zout: bytes, kosten: Kosten) -> bytes:
    """Stretch a password to 32 bytes (Argon2id); the same accents on every keyboard."""
    tekst = unicodedata.normalize("NFC", wachtwoord).encode()
    return Argon2id(
        salt=zout,
        length=32,
        iterations=kosten.rondes,
        lanes=kosten.banen,
        memory_cost=kosten.geheugen_kib,
    ).derive(tekst)


def merkteken(sleutel: bytes, inhoud: bytes) -> bytes:
    """Give the proof that whoever holds `sleutel` wrote `inhoud` (HMAC-SHA256)."""
    return hmac.new(leid_af(sleutel, "merkteken"), inhoud, hashlib.sha256).digest()


def zelfde(een: bytes, ander: bytes) -> bool:
    """Compare two proofs without telling by time where they differ."""
    return hmac.compare_digest(een, ander)
