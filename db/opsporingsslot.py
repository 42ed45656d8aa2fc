"""Store: the keys of the sealed file: made, sealed to BOA's, found back, renewed.

Only who holds the key can seal it to another: what the team file calls a BOA is the program's
word, a seal is cryptography (beslissingen, Keys and people). Everything stands in the keys
file of the team, so it is copied and rebuilt with that.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path

from app.domain.fouten import InvoerFout, KnownError
from db import sleutelbestand
from db.noodsleutel import Noodsleutel, lees_noodsleutel, nieuwe_noodsleutel
from db.omsleutelen import alleen_wij, herversleutel
from db.opsporingsbestand import opsporingspad
from db.sleutelbestand import NOOD, Bestandssleutel, Opsporingsslot, Persoon, Sleutelbestand
from db.sleutelproef import naar_archief, past_op
from db.sleutelwerk import (
    context_van,
    geldig_slot,
    geldige,
    nieuw_sleutel_id,
    open_prive,
    uit_zegel,
)
from db.verbinding import Verbinding
from db.zegels import verzegel


def begin(pad: Path, teamsleutel: bytes, wie: Collection[str]) -> None:
    """Make the key of the sealed file and seal it to these people; does nothing when it is there.

    The keys come before the file: killed in between, the file is made at the next try.
    """

    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        geldige(oud, teamsleutel)
        if oud.opsporing is not None:
            return oud
        sleutel, sleutel_id = secrets.token_bytes(32), nieuw_sleutel_id()
        leeg = Opsporingsslot(bestand_id=str(uuid.uuid4()), houders={}, sleutels=())
        mensen = [p for p in oud.personen if p.id in wie]
        return replace(oud, opsporing=_met_sleutel(leeg, sleutel_id, sleutel, mensen))

    sleutelbestand.wijzig(pad, verander)


def haal(pad: Path, persoon_id: str, prive: bytes) -> bytes | None:
    """Give the key of the sealed file to who holds a seal on it; None to others.

    Interrupted re-keying is finished. KnownError: the keys file was tampered with.
    """
    slot = sleutelbestand.lees(pad).opsporing
    if slot is None or not prive:
        return None
    gevonden = uit_zegel(slot, persoon_id, prive)
    if len(slot.sleutels) > 1 and gevonden:
        return _rond_af(pad, gevonden)
    return _gekeurd(slot, gevonden)


def haal_met_vorige(pad: Path, persoon_id: str, wachtwoord: str) -> bytes | None:
    """Give the key to who still knows the password from before he got a new one; None else."""
    bestand = sleutelbestand.lees(pad)
    if bestand.opsporing is None:
        return None
    for persoon in bestand.opsporing.vorige:
        if persoon.id == persoon_id:
            prive = open_prive(bestand, persoon, wachtwoord)
            if prive is not None:
                return _gekeurd(bestand.opsporing, uit_zegel(bestand.opsporing, persoon_id, prive))
    return None


def haal_met_noodsleutel(pad: Path, woorden: str) -> bytes:
    """Give the key to who has the BOA's words from the safe; InvoerFout when they do not fit."""
    slot, nood = sleutelbestand.lees(pad).opsporing, lees_noodsleutel(woorden)
    if slot is not None and slot.noodsleutel == nood.publiek:
        sleutel = _gekeurd(slot, uit_zegel(slot, NOOD, nood.prive))
        if sleutel is not None:
            return sleutel
    raise InvoerFout(
        "Deze noodsleutel hoort niet bij het opsporingsbestand.",
        "Neem het papier van de BOA's; dat van het teambestand opent dit niet.",
        veld="noodsleutel",
    )


def houders(bestand: Sleutelbestand) -> frozenset[str]:
    """Give who can open the sealed file with the key pair of today."""
    if bestand.opsporing is None:
        return frozenset()
    gezegeld = bestand.opsporing.houders
    return frozenset(p.id for p in bestand.personen if gezegeld.get(p.id) == p.publiek)


def oud_houders(bestand: Sleutelbestand, boas: Collection[str]) -> frozenset[str]:
    """Give who still holds a seal and is no BOA (any more): the file is to be re-keyed."""
    slot = bestand.opsporing
    return frozenset() if slot is None else frozenset(slot.houders) - frozenset(boas)


def geef(pad: Path, teamsleutel: bytes, sleutel: bytes, wie: Iterable[str]) -> None:
    """Seal the key to more people, under the key pair that each has today.

    KnownError: somebody cannot log in here, the keys file was tampered with.
    """
    ids = list(wie)

    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        geldige(oud, teamsleutel)  # the public keys are those that the team knows
        slot, stand = geldig_slot(oud, sleutel)
        mensen = [oud.persoon(i) for i in ids]
        zegels = dict(stand.zegels) | {p.id: _zegel(slot, stand.id, p, sleutel) for p in mensen}
        nieuw = replace(
            slot,
            houders={**slot.houders, **{p.id: p.publiek for p in mensen}},
            sleutels=(replace(stand, zegels=zegels),),
            vorige=tuple(p for p in slot.vorige if p.id not in ids),
        )
        return replace(oud, opsporing=nieuw.met_bewijs(stand.id, sleutel))

    sleutelbestand.wijzig(pad, verander)


def vernieuw_noodsleutel(pad: Path, sleutel: bytes) -> Noodsleutel:
    """Make (new) words for the safe that open the sealed file; earlier ones lapse."""
    nood = nieuwe_noodsleutel()

    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        slot, stand = geldig_slot(oud, sleutel)
        context = context_van(slot.bestand_id, stand.id, NOOD)
        zegels = {**stand.zegels, NOOD: verzegel(nood.publiek, sleutel, context)}
        nieuw = replace(slot, noodsleutel=nood.publiek, sleutels=(replace(stand, zegels=zegels),))
        return replace(oud, opsporing=nieuw.met_bewijs(stand.id, sleutel))

    sleutelbestand.wijzig(pad, verander)
    return nood


def sleutel_om(
    w: Verbinding,
    pad: Path,
    blijven: Collection[str],
    *,
    stap: Callable[[str], None] = lambda _naam: None,
) -> None:
    """Give the sealed file `w` of team file `pad` a new key, for these holders alone.

    The steps, and what a kill leaves, are those of `db.omsleutelen`. KnownError when another
    program has the file open, or nobody would be left; then nothing has changed.
    """
    with sleutelbestand.vergrendeld(pad), alleen_wij(w):
        bestand = sleutelbestand.lees(pad)
        slot, oude = geldig_slot(bestand, w.sleutel)
        mensen = [p for p in bestand.personen if p.id in blijven and p.id in houders(bestand)]
        if not mensen:
            raise KnownError(
                "De laatste die het opsporingsbestand kan openen, kan niet worden verwijderd.",
                "Geef eerst een andere BOA toegang.",
            )
        sleutel, sleutel_id = secrets.token_bytes(32), nieuw_sleutel_id()
        _bewaar(pad, _met_sleutel(slot, sleutel_id, sleutel, mensen))
        stap("beide")
        try:
            oud = herversleutel(w, sleutel)
        except KnownError:
            _bewaar(pad, slot)
            raise
        stap("omgesleuteld")
        _bewaar(pad, _neem_nieuwe(_slot_van(pad), oude.id, oud, sleutel))


def _rond_af(pad: Path, sleutels: list[tuple[str, bytes]]) -> bytes | None:
    """Find which key fits after an interruption, and clear the other out of the keys file."""
    with sleutelbestand.vergrendeld(pad):
        slot = _slot_van(pad)
        bekend = dict(sleutels)
        if len(slot.sleutels) == 1:  # finished by another program meanwhile
            return bekend.get(slot.sleutels[0].id)
        oud, nieuw = slot.sleutels
        for naam, sleutel in sleutels:
            if not past_op(opsporingspad(pad), sleutel):
                continue
            slot.keur(naam, sleutel)
            if naam == oud.id:
                terug = replace(slot, sleutels=(oud,)).met_bewijs(oud.id, sleutel)
                _bewaar(pad, terug)
            elif oud.id in bekend:
                _bewaar(pad, _neem_nieuwe(slot, oud.id, bekend[oud.id], bekend[nieuw.id]))
            return sleutel
    return None


def _neem_nieuwe(slot: Opsporingsslot, oud_id: str, oud: bytes, nieuw: bytes) -> Opsporingsslot:
    """Finish a re-keying: the new key and its holders alone, the old key in the archive."""
    nieuwe = next(s for s in slot.sleutels if s.id != oud_id)
    klaar = replace(
        naar_archief(slot, oud_id, oud, nieuw),
        houders={wie: p for wie, p in slot.houders.items() if wie in nieuwe.zegels},
        sleutels=(nieuwe,),
        vorige=(),
    )
    return klaar.met_bewijs(nieuwe.id, nieuw)


def _met_sleutel(
    slot: Opsporingsslot, sleutel_id: str, sleutel: bytes, mensen: Iterable[Persoon]
) -> Opsporingsslot:
    mensen = list(mensen)
    zegels = {p.id: _zegel(slot, sleutel_id, p, sleutel) for p in mensen}
    if slot.noodsleutel is not None:
        context = context_van(slot.bestand_id, sleutel_id, NOOD)
        zegels[NOOD] = verzegel(slot.noodsleutel, sleutel, context)
    nieuw = replace(
        slot,
        houders={**slot.houders, **{p.id: p.publiek for p in mensen}},
        sleutels=(*slot.sleutels, Bestandssleutel(sleutel_id, zegels, b"")),
    )
    return nieuw.met_bewijs(sleutel_id, sleutel)


def _zegel(slot: Opsporingsslot, sleutel_id: str, persoon: Persoon, sleutel: bytes) -> bytes:
    context = context_van(slot.bestand_id, sleutel_id, persoon.id)
    return verzegel(persoon.publiek, sleutel, context)


def _gekeurd(slot: Opsporingsslot, gevonden: list[tuple[str, bytes]]) -> bytes | None:
    """Give the one key after checking the proof of its holders."""
    if not gevonden:
        return None
    sleutel_id, sleutel = gevonden[-1]
    slot.keur(sleutel_id, sleutel)
    return sleutel


def _slot_van(pad: Path) -> Opsporingsslot:
    slot = sleutelbestand.lees(pad).opsporing
    if slot is None:
        raise RuntimeError("the keys file forgot the sealed file")
    return slot


def _bewaar(pad: Path, slot: Opsporingsslot) -> None:
    """Put these keys in the keys file, whose lock is held; the head of the chain stays."""

    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        o = oud.opsporing
        return replace(
            oud, opsporing=slot if o is None else replace(slot, kop=o.kop, keten=o.keten)
        )

    sleutelbestand.wijzig_onder_slot(pad, verander)
