"""Services: the people of the team: who can log in, with which rights and password.

A change touches the keys file and the team file, never in one transaction
(decision: no transaction writes two files). The order is such that after a
kill in between the act can simply be repeated, and `lijst` shows what is left
to do. Rights (decisions, Keys and people): the teamleider adds, removes and
gives rights; everybody changes the own password.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import InvoerFout, KnownError, RechtFout
from app.domain.mensen import Ambtenaar, Rol
from app.services.opsporingstoegang import (
    Toegang,
    Zegelstand,
    geef_toegang,
    is_laatste,
    sleutel_om,
    toegang,
    zegelstand,
)
from app.services.wachtwoordsterkte import wachtwoord_sterkte
from db import omsleutelen, schrijven, sleutelbestand, sleutelkopie, sleutels, verbinding
from db.sleutels import Noodsleutel, eis_wachtwoord

if TYPE_CHECKING:
    from app.services.sessie import Sessie

__all__ = [
    "Persoonregel",
    "lijst",
    "nieuw_wachtwoord",
    "nieuw_wachtwoord_met_noodsleutel",
    "vernieuw_noodsleutel",
    "verwijder",
    "voeg_toe",
    "wachtwoord_sterkte",
    "wijzig",
    "wijzig_wachtwoord",
]

OUDE_KOPIEEN = (
    "Reservekopieën van vóór vandaag blijven leesbaar voor wie is verwijderd en zijn wachtwoord "
    "nog weet."
)
"""What the screen says at removing somebody (decisions, Keys and people)."""


@dataclass(frozen=True, slots=True)
class Persoonregel:
    """One ambtenaar as Beheer shows him.

    `kan_inloggen`: has a key to the file. `tijdelijk`: must still choose an own
    password. `nog_ontnemen`: out of service but the key not yet taken away.
    `opsporing`: how he stands to the sealed file; a BOA without a seal waits for one.
    """

    ambtenaar: Ambtenaar
    kan_inloggen: bool
    tijdelijk: bool
    nog_ontnemen: bool
    opsporing: Zegelstand = Zegelstand.GEEN


def lijst(sessie: Sessie) -> list[Persoonregel]:
    """List the ambtenaren, those in service first, by name."""
    bestand = sleutelbestand.lees(sessie.pad)
    personen = {p.id: p for p in bestand.personen}
    regels = [
        Persoonregel(
            ambtenaar=a,
            kan_inloggen=a.id in personen and a.uit_dienst is None,
            tijdelijk=a.id in personen and personen[a.id].tijdelijk,
            nog_ontnemen=a.id in personen and a.uit_dienst is not None,
            opsporing=zegelstand(bestand, a),
        )
        for a in sessie.lees(Ambtenaar)
    ]
    return sorted(
        regels, key=lambda r: (r.ambtenaar.uit_dienst is not None, r.ambtenaar.naam.casefold())
    )


def voeg_toe(
    sessie: Sessie,
    naam: str,
    rol: Rol,
    boa: bool,
    wachtwoord: str,
    *,
    functie: str = "",
    telefoon: str = "",
    email: str = "",
    boa_nummer: str = "",
) -> Ambtenaar:
    """Add a person with a start password, to be changed at the first login.

    A BOA gets access to the sealed file at once when the person at work can give it; else
    he waits for a BOA (`Persoonregel.opsporing`). RechtFout: not a teamleider. InvoerFout:
    no name, a name that is there already, or a password that is too short; then nothing
    has changed.
    """
    sessie.eis_rol(Rol.TEAMLEIDER)
    eis_wachtwoord(wachtwoord)
    naam = " ".join(naam.split())
    _eis_naam(sessie, naam)
    feit = Ambtenaar(
        naam=naam,
        rol=rol,
        boa=boa,
        functie=functie,
        telefoon=telefoon,
        email=email,
        boa_nummer=boa_nummer,
    )
    with sessie.schrijf() as tx:
        tx.maak(feit)
        tx.beheer("persoon_toegevoegd", feit.id)
    try:
        sleutels.voeg_persoon_toe(sessie.pad, sessie.v.sleutel, feit.id, naam, wachtwoord)
    except KnownError:
        with sessie.schrijf() as tx:
            tx.trek_in(Ambtenaar, feit.id, feit.versie)
        raise
    sleutelkopie.werk_bij(sessie.v)
    _geef_zegel(sessie, feit)
    return feit


def wijzig(sessie: Sessie, nieuw: Ambtenaar) -> Ambtenaar:
    """Change a person's name, role, BOA right or contact data.

    A new BOA gets access to the sealed file as in `voeg_toe`. Taking the BOA right away gives
    that file a new key, now when the person at work can open it and nobody else has it open,
    else at the next login of a BOA. RechtFout: not a teamleider. InvoerFout: the team would
    be without a teamleider, or nobody could open the sealed file any more; the name is taken;
    or `uit_dienst` is set (that is `verwijder`).
    """
    sessie.eis_rol(Rol.TEAMLEIDER)
    oud = sessie.lees_een(Ambtenaar, nieuw.id)
    if nieuw.uit_dienst != oud.uit_dienst:
        raise InvoerFout(
            "Uit dienst gaan neemt ook de toegang weg.",
            "Gebruik daarvoor Verwijderen.",
            veld="uit_dienst",
        )
    if nieuw.naam != oud.naam:
        _eis_naam(sessie, nieuw.naam, behalve=nieuw.id)
    if oud.rol is Rol.TEAMLEIDER and nieuw.rol is not Rol.TEAMLEIDER:
        _eis_andere_teamleider(sessie, nieuw.id)
    if oud.boa and not nieuw.boa and is_laatste(sessie, nieuw.id):
        raise InvoerFout(
            "Niemand anders kan het opsporingsbestand openen.",
            "Maak eerst iemand anders BOA en laat deze persoon hem toegang geven.",
            veld="boa",
        )
    with sessie.schrijf() as tx:
        feit = tx.wijzig(nieuw)
    if nieuw.naam != oud.naam:
        sleutels.hernoem_persoon(sessie.pad, nieuw.id, nieuw.naam)
        sleutelkopie.werk_bij(sessie.v)
    if feit.boa and not oud.boa:
        _geef_zegel(sessie, feit)
    elif oud.boa and not feit.boa:
        _sleutel_opsporing_om(sessie)
    return feit


def verwijder(sessie: Sessie, ambtenaar_id: str) -> None:
    """Take a person out of service and out of the file, which gets a new key.

    All other connections to the file must be closed. May be repeated after an
    interruption. The sealed file gets a new key as in `wijzig`. RechtFout: not a
    teamleider, or oneself. KnownError: somebody has the file open; then nothing has changed.
    """
    sessie.eis_rol(Rol.TEAMLEIDER)
    if ambtenaar_id == sessie.ambtenaar_id:
        raise RechtFout("U kunt uzelf niet verwijderen.", "Laat een andere teamleider dat doen.")
    feit = sessie.lees_een(Ambtenaar, ambtenaar_id)
    with omsleutelen.alleen_wij(sessie.v):
        pass  # better refused before anything is written
    if feit.uit_dienst is None:
        with sessie.schrijf() as tx:
            tx.wijzig(replace(feit, uit_dienst=sessie.vandaag()))
            tx.beheer("toegang_ontnomen", ambtenaar_id)
    omsleutelen.verwijder_persoon(sessie.v, ambtenaar_id)
    _sleutel_opsporing_om(sessie)


def wijzig_wachtwoord(sessie: Sessie, oud: str, nieuw: str) -> None:
    """Change the own password. InvoerFout: `oud` is wrong, or `nieuw` too short or the same."""
    sleutels.wijzig_wachtwoord(sessie.pad, sessie.ambtenaar_id, oud, nieuw)
    _leg_vast(sessie, "wachtwoord_gewijzigd", sessie.ambtenaar_id)


def nieuw_wachtwoord(sessie: Sessie, ambtenaar_id: str, wachtwoord: str) -> None:
    """Give somebody who lost the password a new start password, or a first one.

    His seal on the sealed file hangs on the old password: he gets a new one as in `voeg_toe`.
    RechtFout: not a teamleider. KnownError: the person is out of service.
    """
    sessie.eis_rol(Rol.TEAMLEIDER)
    feit = sessie.lees_een(Ambtenaar, ambtenaar_id)
    _eis_in_dienst(feit)
    sleutels.voeg_persoon_toe(sessie.pad, sessie.v.sleutel, ambtenaar_id, feit.naam, wachtwoord)
    _leg_vast(sessie, "wachtwoord_vernieuwd", ambtenaar_id)
    _geef_zegel(sessie, feit)


def nieuw_wachtwoord_met_noodsleutel(
    pad: str | Path, woorden: str, persoon: str, wachtwoord: str, *, nu: datetime | None = None
) -> str:
    """Open the file with the words from the safe and give a person a new password.

    `persoon` is an id or name; `nu` knows its time zone. Gives the person's id. KnownErrors:
    wrong words (the place of a word that is not in the list is named), unknown
    person, out of service, password too short.
    """
    eis_wachtwoord(wachtwoord)
    pad = Path(pad)
    bos = sleutels.open_met_noodsleutel(pad, woorden)
    # Of an older version too: who lost the only password must get in to bring it up to date.
    with verbinding.open_(pad, bos.sleutel, journaal=_journaal(pad), ouder_mag=True) as v:
        feit = _zoek(v, pad, persoon)
        _eis_in_dienst(feit)
        sleutels.voeg_persoon_toe(pad, bos.sleutel, feit.id, feit.naam, wachtwoord, tijdelijk=False)
        with schrijven.schrijf(v, door=feit.id, nu=nu or datetime.now(UTC)) as tx:
            tx.beheer("wachtwoord_met_noodsleutel", feit.id)
        sleutels.bewaar_kop(pad, tx.kop)
        sleutelkopie.werk_bij(v)
    return feit.id


def vernieuw_noodsleutel(sessie: Sessie) -> Noodsleutel:
    """Make a new noodsleutel to print; the old words open nothing any more.

    RechtFout: not a teamleider.
    """
    sessie.eis_rol(Rol.TEAMLEIDER)
    nood = sleutels.vernieuw_noodsleutel(sessie.pad, sessie.v.sleutel)
    _leg_vast(sessie, "noodsleutel_vernieuwd", sessie.ambtenaar_id)
    return nood


def _leg_vast(sessie: Sessie, handeling: str, betreft: str) -> None:
    """Give the act its row in the audit, and the copy inside the file its update."""
    with sessie.schrijf() as tx:
        tx.beheer(handeling, betreft)
    sleutelkopie.werk_bij(sessie.v)


def _geef_zegel(sessie: Sessie, feit: Ambtenaar) -> None:
    """Give a BOA access to the sealed file when the person at work can; else he waits."""
    if feit.boa and toegang(sessie) is Toegang.OPEN and feit.id != sessie.ambtenaar_id:
        geef_toegang(sessie, [feit.id])


def _sleutel_opsporing_om(sessie: Sessie) -> None:
    """Give the sealed file a new key when the person at work can; else a BOA's login does it."""
    if toegang(sessie) is Toegang.OPEN:
        with contextlib.suppress(KnownError):  # a BOA is at work in it: the list says "nog"
            sleutel_om(sessie)


def _zoek(v: verbinding.Verbinding, pad: Path, persoon: str) -> Ambtenaar:
    """Find the ambtenaar that was meant, also one who has no key yet."""
    from db import feiten

    alle = feiten.lees(v, Ambtenaar)
    gezocht = persoon.strip().casefold()
    for a in alle:
        if gezocht in (a.id.casefold(), a.naam.casefold()):
            return a
    bedoeld = sleutels.zoek_persoon(pad, persoon)
    return feiten.lees_een(v, Ambtenaar, bedoeld)


def _journaal(pad: Path) -> verbinding.Journaal:
    from db.netwerk import is_share

    return "delete" if is_share(pad) else "wal"


def _eis_naam(sessie: Sessie, naam: str, *, behalve: str = "") -> None:
    if not naam:
        raise InvoerFout("Vul een naam in.", "Bijvoorbeeld: S. de Wit.", veld="naam")
    for ander in sessie.lees(Ambtenaar):
        if (
            ander.id != behalve
            and ander.uit_dienst is None
            and ander.naam.casefold() == naam.casefold()
        ):
            raise InvoerFout(
                "Er is al iemand met deze naam.",
                "Maak onderscheid, bijvoorbeeld met een voorletter.",
                veld="naam",
            )


def _eis_in_dienst(feit: Ambtenaar) -> None:
    if feit.uit_dienst is not None:
        raise KnownError("Deze persoon is uit dienst.", "Voeg iemand die terugkomt opnieuw toe.")


def _eis_andere_teamleider(sessie: Sessie, behalve: str) -> None:
    if not any(
        a.rol is Rol.TEAMLEIDER and a.uit_dienst is None and a.id != behalve
        for a in sessie.lees(Ambtenaar)
    ):
        raise InvoerFout(
            "Het team heeft ten minste één teamleider.",
            "Maak eerst iemand anders teamleider.",
            veld="rol",
        )
