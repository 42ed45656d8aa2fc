"""Store: changing who can log in: adding people, new passwords, a new noodsleutel.

Taking somebody's access away re-keys the file and is in `db.omsleutelen`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.fouten import InvoerFout
from db import sleutelbestand
from db.noodsleutel import Noodsleutel, nieuwe_noodsleutel
from db.sleutelbestand import NOOD, Sleutelbestand
from db.sleutelproef import onthoud_vorige
from db.sleutelwerk import (
    context_van,
    eis_wachtwoord,
    geldige,
    nieuwe_persoon,
    onder_wachtwoord,
    open_prive,
    zegel_voor,
)
from db.zegels import verzegel


def voeg_persoon_toe(
    pad: Path | str,
    sleutel: bytes,
    persoon_id: str,
    naam: str,
    wachtwoord: str,
    *,
    tijdelijk: bool = True,
) -> None:
    """Give a person a key pair under a start password and seal the file's key to it.

    Somebody who is there already gets a new pair: that is how a lost password
    is replaced. KnownErrors: too short, tampered keys file, no write right.
    """
    eis_wachtwoord(wachtwoord)

    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        stand = geldige(oud, sleutel)
        persoon, _ = nieuwe_persoon(
            oud.bestand_id, persoon_id, naam, wachtwoord, oud.kosten, tijdelijk=tijdelijk
        )
        zegels = dict(stand.zegels)
        zegels[persoon_id] = zegel_voor(oud, stand.id, persoon, sleutel)
        anderen = tuple(p for p in oud.personen if p.id != persoon_id)
        nieuw = replace(
            oud,
            personen=(*anderen, persoon),
            sleutels=(replace(stand, zegels=zegels),),
            opsporing=onthoud_vorige(
                oud.opsporing, [p for p in oud.personen if p.id == persoon_id]
            ),
        )
        return nieuw.met_bewijs(stand.id, sleutel)

    sleutelbestand.wijzig(pad, verander)


def wijzig_wachtwoord(pad: Path | str, persoon_id: str, oud: str, nieuw: str) -> None:
    """Put a person's private key under a new password; KnownError when `oud` is wrong."""
    eis_wachtwoord(nieuw)
    if oud == nieuw:
        raise InvoerFout(
            "Het nieuwe wachtwoord is gelijk aan het oude.",
            "Kies een ander wachtwoord.",
            veld="nieuw",
        )

    def verander(bestand: Sleutelbestand) -> Sleutelbestand:
        persoon = bestand.persoon(persoon_id)
        prive = open_prive(bestand, persoon, oud)
        if prive is None:
            raise InvoerFout("Het huidige wachtwoord klopt niet.", "Typ het opnieuw.", veld="oud")
        ander = onder_wachtwoord(bestand.bestand_id, persoon, prive, nieuw, bestand.kosten)
        return replace(
            bestand,
            personen=tuple(ander if p.id == persoon_id else p for p in bestand.personen),
        )

    sleutelbestand.wijzig(pad, verander)


def hernoem_persoon(pad: Path | str, persoon_id: str, naam: str) -> None:
    """Change the name under which a person is shown at login."""
    sleutelbestand.wijzig(
        pad,
        lambda oud: replace(
            oud,
            personen=tuple(
                replace(p, naam=naam) if p.id == persoon_id else p for p in oud.personen
            ),
        ),
    )


def vernieuw_noodsleutel(pad: Path | str, sleutel: bytes) -> Noodsleutel:
    """Replace the noodsleutel, for when the paper is lost; the old words lapse."""
    nood = nieuwe_noodsleutel()

    def verander(oud: Sleutelbestand) -> Sleutelbestand:
        stand = geldige(oud, sleutel)
        zegels = dict(stand.zegels)
        zegels[NOOD] = verzegel(nood.publiek, sleutel, context_van(oud.bestand_id, stand.id, NOOD))
        nieuw = replace(oud, noodsleutel=nood.publiek, sleutels=(replace(stand, zegels=zegels),))
        return nieuw.met_bewijs(stand.id, sleutel)

    sleutelbestand.wijzig(pad, verander)
    return nood
