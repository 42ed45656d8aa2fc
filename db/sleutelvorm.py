"""Store: the shape of a keys file in memory: people, keys with their seals, proofs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.domain.fouten import KnownError
from db.zegels import Kosten, merkteken, zelfde

NOOD = "noodsleutel"
"""Under this name the file's key is sealed to the noodsleutel."""

Slot = TypeVar("Slot", "Sleutelbestand", "Opsporingsslot")
"""What has keys, seals and an archive: the team file's part and the sealed file's."""

TERUGZETTEN = (
    "Zet het sleutelbestand uit de laatste reservekopie terug naast het teambestand, "
    "onder dezelfde naam."
)


class SleutelbestandStuk(KnownError):
    """The keys file is missing or damaged: a copy may take its place."""


@dataclass(frozen=True, slots=True)
class Kop:
    """The head of the audit chain: number of rows and hash of the last one."""

    aantal: int
    hash: str


@dataclass(frozen=True, slots=True)
class Persoon:
    """One who can log in. `prive` is the private key under Argon2id(password).

    `tijdelijk` says that somebody else chose the password: to be changed at login.
    """

    id: str
    naam: str
    publiek: bytes
    zout: bytes
    kosten: Kosten
    prive: bytes
    tijdelijk: bool = False


@dataclass(frozen=True, slots=True)
class Bestandssleutel:
    """One key of the team file, sealed to persons (by id) and to the noodsleutel.

    `bewijs` is the proof that a holder of this very key wrote the list of
    public keys: a stranger who can write in the folder cannot slip in his own.
    """

    id: str
    zegels: Mapping[str, bytes]
    bewijs: bytes


@dataclass(frozen=True, slots=True)
class Opsporingsslot:
    """The keys of the sealed file of the BOA's, as the keys file remembers them.

    `houders`: who holds a seal, and under which public key; `bewijs` of each key vouches for
    that list. `vorige`: key pairs of holders who got a new one (a lost password) or lost their
    access, under the password of then, until the sealed file is re-keyed: without them the
    last holder's seal would be void. `noodsleutel`: the public key of the BOA's own words in
    the safe, if they made these. The rest is as in `Sleutelbestand`.
    """

    bestand_id: str
    houders: Mapping[str, bytes]
    sleutels: tuple[Bestandssleutel, ...]
    archief: Mapping[str, bytes] = field(default_factory=dict)
    vorige: tuple[Persoon, ...] = ()
    noodsleutel: bytes | None = None
    kop: Kop | None = None
    keten: int = 1

    def ledenlijst(self, sleutel: Bestandssleutel) -> bytes:
        """Give what the proof of a key vouches for: who holds it, under which public key."""
        leden = sorted((wie, p.hex()) for wie, p in self.houders.items() if wie in sleutel.zegels)
        nood = "" if self.noodsleutel is None else self.noodsleutel.hex()
        lijst = ["opsporing", self.bestand_id, sleutel.id, nood, leden]
        return json.dumps(lijst, separators=(",", ":")).encode()

    def met_bewijs(self, sleutel_id: str, sleutel: bytes) -> Opsporingsslot:
        """Renew the proof of one key after a change of its holders."""
        nieuw = tuple(
            replace(s, bewijs=merkteken(sleutel, self.ledenlijst(s))) if s.id == sleutel_id else s
            for s in self.sleutels
        )
        return replace(self, sleutels=nieuw)

    def keur(self, sleutel_id: str, sleutel: bytes) -> None:
        """Check the proof of one key; KnownError when the list was tampered with."""
        for s in self.sleutels:
            if s.id == sleutel_id and zelfde(s.bewijs, merkteken(sleutel, self.ledenlijst(s))):
                return
        raise KnownError("Het sleutelbestand is buiten Kantelpunt om veranderd.", TERUGZETTEN)


@dataclass(frozen=True, slots=True)
class Sleutelbestand:
    """The keys file as read.

    `sleutels` has one entry; two only while the file is being re-keyed, the
    old one first. `archief` holds older keys under the present one, so that
    whoever may read the file can also open its older backups. `volgnummer`
    rises with every change but that of `kop`. `keten` rises when a backup is put
    back, which makes the audit chain another one than before.
    """

    bestand_id: str
    personen: tuple[Persoon, ...]
    noodsleutel: bytes
    sleutels: tuple[Bestandssleutel, ...]
    kosten: Kosten = field(default_factory=Kosten)
    volgnummer: int = 1
    archief: Mapping[str, bytes] = field(default_factory=dict)
    kop: Kop | None = None
    keten: int = 1
    opsporing: Opsporingsslot | None = None
    """The keys of the sealed file; None as long as there is none."""

    def persoon(self, persoon_id: str) -> Persoon:
        """Give a person by id; KnownError when he cannot log in here."""
        for p in self.personen:
            if p.id == persoon_id:
                return p
        raise KnownError(
            "Deze persoon kan niet inloggen in dit teambestand.",
            "Laat de teamleider de persoon toevoegen.",
        )

    def ledenlijst(self, sleutel: Bestandssleutel) -> bytes:
        """Give what the proof of a key vouches for: who holds which public key."""
        leden = sorted((p.id, p.publiek.hex()) for p in self.personen if p.id in sleutel.zegels)
        kosten = [self.kosten.rondes, self.kosten.geheugen_kib, self.kosten.banen]
        lijst = [self.bestand_id, sleutel.id, self.noodsleutel.hex(), kosten, leden]
        return json.dumps(lijst, separators=(",", ":")).encode()

    def met_bewijs(self, sleutel_id: str, sleutel: bytes) -> Sleutelbestand:
        """Renew the proof of one key after a change of its people."""
        nieuw = tuple(
            replace(s, bewijs=merkteken(sleutel, self.ledenlijst(s))) if s.id == sleutel_id else s
            for s in self.sleutels
        )
        return replace(self, sleutels=nieuw)

    def keur(self, sleutel_id: str, sleutel: bytes) -> None:
        """Check the proof of one key; KnownError when the list was tampered with."""
        for s in self.sleutels:
            if s.id == sleutel_id and zelfde(s.bewijs, merkteken(sleutel, self.ledenlijst(s))):
                return
        raise KnownError("Het sleutelbestand is buiten Kantelpunt om veranderd.", TERUGZETTEN)
