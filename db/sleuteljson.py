"""Store: a keys file as text: written the same for the same content, read with suspicion."""

from __future__ import annotations

import base64
import json
from typing import Any

from app.domain.fouten import KnownError
from db.sleutelvorm import (
    TERUGZETTEN,
    Bestandssleutel,
    Kop,
    Opsporingsslot,
    Persoon,
    Sleutelbestand,
    SleutelbestandStuk,
)
from db.zegels import Kosten

SOORT = "kantelpunt-sleutels"
VERSIE = 2
"""Written only when there is a sealed file; version 1 has none, and older programs read it."""


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
        raise SleutelbestandStuk("Het sleutelbestand is beschadigd.", TERUGZETTEN) from fout


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
