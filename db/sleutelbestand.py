"""Store: the keys file beside a team file: its shape, reading and safe replacing.

`X.kantelpunt-sleutels` is JSON without secrets in the clear: public keys,
private keys under each person's own password, and the file's key sealed to
every public key. It is written to a temporary file, synced and put in place,
under a lock, so that neither a power cut nor a second program can spoil it.
A second copy lies beside it for whoever deletes the first by mistake.
"""

from __future__ import annotations

import base64
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from app.domain.fouten import KnownError
from db.bestandsslot import Bestandsslot
from db.zegels import Kosten, merkteken, zelfde

SOORT = "kantelpunt-sleutels"
VERSIE = 2
"""Written only when there is a sealed file; version 1 has none, and older programs read it."""
NOOD = "noodsleutel"
"""Under this name the file's key is sealed to the noodsleutel."""

Slot = TypeVar("Slot", "Sleutelbestand", "Opsporingsslot")
"""What has keys, seals and an archive: the team file's part and the sealed file's."""

_TERUGZETTEN = (
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
        raise KnownError("Het sleutelbestand is buiten Kantelpunt om veranderd.", _TERUGZETTEN)


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
        raise KnownError("Het sleutelbestand is buiten Kantelpunt om veranderd.", _TERUGZETTEN)


def sleutelpad(pad: Path | str) -> Path:
    """Give the place of the keys file of a team file."""
    return Path(f"{pad}-sleutels")


def kopiepad(pad: Path | str) -> Path:
    """Give the place of the second copy of the keys file."""
    return Path(f"{pad}-sleutels-kopie")


def lees(pad: Path | str) -> Sleutelbestand:
    """Read the keys file of a team file.

    KnownErrors: missing (FileNotFoundError is its cause), damaged, newer version.
    """
    return lees_bestand(sleutelpad(pad))


def lees_bestand(plek: Path) -> Sleutelbestand:
    """Read a keys file at its own path (see `lees`)."""
    try:
        tekst = plek.read_bytes()
    except FileNotFoundError as fout:
        raise SleutelbestandStuk(
            "Het sleutelbestand naast dit teambestand ontbreekt.", _TERUGZETTEN
        ) from fout
    except OSError as fout:
        raise KnownError(
            "Het sleutelbestand is niet te lezen.",
            "Kijk of de map bereikbaar is en of u daar mag lezen.",
        ) from fout
    return uit_json(tekst)


def uit_json(tekst: bytes | str) -> Sleutelbestand:
    """Understand the text of a keys file; KnownError when damaged or newer."""
    try:
        ruw = json.loads(tekst)
        if ruw["soort"] != SOORT:
            raise ValueError(SOORT)
        if int(ruw["versie"]) > VERSIE:
            raise KnownError(
                "Het sleutelbestand is gemaakt met een nieuwere versie van Kantelpunt.",
                "Installeer de nieuwste versie op deze computer.",
            )
        return _ontleed(ruw)
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise SleutelbestandStuk("Het sleutelbestand is beschadigd.", _TERUGZETTEN) from fout


def naar_json(bestand: Sleutelbestand) -> str:
    """Write the keys file as text, the same for the same content."""
    ruw: dict[str, Any] = {
        "soort": SOORT,
        "versie": 1 if bestand.opsporing is None else VERSIE,
        "bestand_id": bestand.bestand_id,
        "volgnummer": bestand.volgnummer,
        "argon2id": _uit_kosten(bestand.kosten),
        "personen": [_uit_persoon(p) for p in bestand.personen],
        "noodsleutel": _b64(bestand.noodsleutel),
        "sleutels": [_uit_sleutel(s) for s in bestand.sleutels],
        "archief": {naam: _b64(doos) for naam, doos in sorted(bestand.archief.items())},
        "keten": bestand.keten,
        "kop": _uit_kop(bestand.kop),
    }
    if bestand.opsporing is not None:
        ruw["opsporing"] = _uit_slot(bestand.opsporing)
    return json.dumps(ruw, ensure_ascii=False, indent=1)


def _uit_persoon(p: Persoon) -> dict[str, Any]:
    return {
        "id": p.id,
        "naam": p.naam,
        "publiek": _b64(p.publiek),
        "zout": _b64(p.zout),
        "argon2id": _uit_kosten(p.kosten),
        "prive": _b64(p.prive),
        "tijdelijk": p.tijdelijk,
    }


def _uit_sleutel(s: Bestandssleutel) -> dict[str, Any]:
    return {
        "id": s.id,
        "zegels": {wie: _b64(z) for wie, z in sorted(s.zegels.items())},
        "bewijs": _b64(s.bewijs),
    }


def _uit_kop(kop: Kop | None) -> list[Any] | None:
    return None if kop is None else [kop.aantal, kop.hash]


def _uit_slot(o: Opsporingsslot) -> dict[str, Any]:
    return {
        "bestand_id": o.bestand_id,
        "houders": {wie: _b64(p) for wie, p in sorted(o.houders.items())},
        "sleutels": [_uit_sleutel(s) for s in o.sleutels],
        "archief": {naam: _b64(doos) for naam, doos in sorted(o.archief.items())},
        "vorige": [_uit_persoon(p) for p in o.vorige],
        "noodsleutel": None if o.noodsleutel is None else _b64(o.noodsleutel),
        "keten": o.keten,
        "kop": _uit_kop(o.kop),
    }


def slot(pad: Path | str) -> Bestandsslot:
    """Give the lock that guards changes of a keys file (not taken yet)."""
    return Bestandsslot(Path(f"{pad}-sleutels-slot"))


def wijzig(pad: Path | str, verander: Callable[[Sleutelbestand], Sleutelbestand]) -> Sleutelbestand:
    """Read, change and replace the keys file under its lock.

    Nothing is written when `verander` gives back what it got. KnownErrors:
    those of `lees`, busy, no write right or disk full.
    """
    with vergrendeld(pad):
        return wijzig_onder_slot(pad, verander)


def wijzig_onder_slot(
    pad: Path | str, verander: Callable[[Sleutelbestand], Sleutelbestand]
) -> Sleutelbestand:
    """Do what `wijzig` does, for who holds the lock already."""
    oud = lees(pad)
    nieuw = verander(oud)
    if nieuw == oud:
        return oud
    mensen = _zonder_koppen(nieuw) != _zonder_koppen(oud)
    if mensen:
        nieuw = replace(nieuw, volgnummer=oud.volgnummer + 1)
    bewaar(pad, nieuw, kopie=mensen)
    return nieuw


def _zonder_koppen(bestand: Sleutelbestand) -> Sleutelbestand:
    """Give what a change of people changes: all but the heads of the two audit chains."""
    o = bestand.opsporing
    kaal = None if o is None else replace(o, kop=None, keten=0)
    return replace(bestand, kop=None, keten=0, opsporing=kaal)


def bewaar(pad: Path | str, bestand: Sleutelbestand, *, kopie: bool = True) -> None:
    """Put a keys file in place, durably; KnownError when that cannot be done."""
    tekst = naar_json(bestand).encode()
    try:
        vervang(sleutelpad(pad), tekst)
        if kopie:
            vervang(kopiepad(pad), tekst)
    except OSError as fout:
        raise KnownError(
            "Het sleutelbestand kon niet worden bewaard.",
            "Kijk of er ruimte is op de schijf en of u in deze map mag schrijven.",
        ) from fout


def vervang(plek: Path, inhoud: bytes) -> None:
    """Write a temporary file, sync it and put it in place; the old one stays until then."""
    tijdelijk = plek.with_name(f"{plek.name}.{os.getpid()}.deel")
    try:
        with tijdelijk.open("wb") as f:
            f.write(inhoud)
            f.flush()
            os.fsync(f.fileno())
        _zet_op_plek(tijdelijk, plek)
    except OSError:
        tijdelijk.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        fd = os.open(plek.parent, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _zet_op_plek(van: Path, naar: Path) -> None:
    """Replace; on Windows a reader may have the old file open for a moment."""
    for _ in range(50):
        try:
            van.replace(naar)
        except PermissionError:
            if os.name == "posix":
                raise
            time.sleep(0.02)
        else:
            return
    van.replace(naar)


def vergrendeld(pad: Path | str) -> Bestandsslot:
    """Take the lock or say in Dutch why not."""
    hek = slot(pad)
    try:
        gelukt = hek.neem(wacht=10.0)
    except OSError as fout:
        raise KnownError(
            "Het sleutelbestand kan hier niet worden gewijzigd.",
            "Kijk of u in de map van het teambestand mag schrijven.",
        ) from fout
    if not gelukt:
        raise KnownError(
            "Een ander programma is bezig met het sleutelbestand.",
            "Wacht een minuut en probeer het opnieuw.",
        )
    return hek


def _ontleed(ruw: dict[str, Any]) -> Sleutelbestand:
    personen = tuple(_persoon(p) for p in ruw["personen"])
    sleutels = tuple(_sleutel(s) for s in ruw["sleutels"])
    if (
        not personen
        or len({p.id for p in personen}) != len(personen)
        or len(sleutels) not in (1, 2)
    ):
        raise ValueError("people or keys do not add up")
    return Sleutelbestand(
        bestand_id=str(ruw["bestand_id"]),
        volgnummer=int(ruw["volgnummer"]),
        kosten=_kosten(ruw["argon2id"]),
        personen=personen,
        noodsleutel=_bytes(ruw["noodsleutel"], 32),
        sleutels=sleutels,
        archief={str(k): _bytes(v, 60) for k, v in ruw["archief"].items()},
        kop=_kop(ruw.get("kop")),
        keten=int(ruw["keten"]),
        opsporing=_slot(ruw["opsporing"]) if "opsporing" in ruw else None,
    )


def _persoon(p: dict[str, Any]) -> Persoon:
    return Persoon(
        id=str(p["id"]),
        naam=str(p["naam"]),
        publiek=_bytes(p["publiek"], 32),
        zout=_bytes(p["zout"], 16),
        kosten=_kosten(p["argon2id"]),
        prive=_bytes(p["prive"], 60),
        tijdelijk=bool(p.get("tijdelijk", False)),
    )


def _sleutel(s: dict[str, Any]) -> Bestandssleutel:
    return Bestandssleutel(
        id=str(s["id"]),
        zegels={str(wie): _bytes(z, 80) for wie, z in s["zegels"].items()},
        bewijs=_bytes(s["bewijs"], 32),
    )


def _kop(kop: list[Any] | None) -> Kop | None:
    return None if kop is None else Kop(int(kop[0]), str(kop[1]))


def _slot(o: dict[str, Any]) -> Opsporingsslot:
    sleutels = tuple(_sleutel(s) for s in o["sleutels"])
    if len(sleutels) not in (1, 2):
        raise ValueError("keys of the sealed file do not add up")
    return Opsporingsslot(
        bestand_id=str(o["bestand_id"]),
        houders={str(wie): _bytes(p, 32) for wie, p in o["houders"].items()},
        sleutels=sleutels,
        archief={str(k): _bytes(v, 60) for k, v in o["archief"].items()},
        vorige=tuple(_persoon(p) for p in o["vorige"]),
        noodsleutel=None if o["noodsleutel"] is None else _bytes(o["noodsleutel"], 32),
        kop=_kop(o["kop"]),
        keten=int(o["keten"]),
    )


def _uit_kosten(k: Kosten) -> dict[str, int]:
    return {"rondes": k.rondes, "kib": k.geheugen_kib, "banen": k.banen}


def _kosten(ruw: dict[str, Any]) -> Kosten:
    kosten = Kosten(int(ruw["rondes"]), int(ruw["kib"]), int(ruw["banen"]))
    if not kosten.redelijk():
        raise ValueError("argon2id parameters out of bounds")
    return kosten


def _b64(inhoud: bytes) -> str:
    return base64.b64encode(inhoud).decode("ascii")


def _bytes(tekst: str, lengte: int) -> bytes:
    inhoud = base64.b64decode(tekst, validate=True)
    if len(inhoud) != lengte:
        raise ValueError("wrong length")
    return inhoud
