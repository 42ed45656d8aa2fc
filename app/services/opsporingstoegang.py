"""Services: who may see the sealed file of the BOA's, and opening it.

The right stands in the team file (`Ambtenaar.boa`, given by a teamleider); what opens the
file is a seal, and only who holds one can give one. So a new BOA waits until a BOA gives him
his. Without the right to write the file stays shut: looking at it is logged too (Wpg art. 32a).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import InvoerFout, KnownError, RechtFout
from app.domain.mensen import Ambtenaar
from db import opsporingsslot, schrijven, sleutelbestand, sleutelkopie, sleutels, verbinding
from db.opsporingsbestand import OPSPORING, opsporingspad
from db.verbinding import Verbinding

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.noodsleutel import Noodsleutel
    from db.sleutelbestand import Sleutelbestand

OUDE_KOPIEEN = (
    "Reservekopieën van het opsporingsbestand van vóór vandaag blijven leesbaar voor wie geen BOA "
    "meer is en zijn wachtwoord nog weet."
)
"""What the screen says at taking somebody's BOA right away."""


class Toegang(StrEnum):
    """How the sealed file stands for the person at work; `uitleg` is for the screen."""

    GEEN_BOA = "geen_boa"
    GEEN_BESTAND = "geen_bestand"
    WACHT = "wacht"
    ALLEEN_LEZEN = "alleen_lezen"
    ONTBREEKT = "ontbreekt"
    OPEN = "open"

    @property
    def uitleg(self) -> str:
        """One sentence in Dutch."""
        return _UITLEG[self]


_UITLEG = {
    Toegang.GEEN_BOA: "Opsporing is alleen te zien voor een BOA.",
    Toegang.GEEN_BESTAND: "Er is nog niets over opsporing vastgelegd.",
    Toegang.WACHT: "U bent BOA, maar wacht nog op toegang van een BOA die het bestand kan openen.",
    Toegang.ALLEEN_LEZEN: (
        "Zonder schrijfrecht blijft het opsporingsbestand dicht: ook kijken wordt vastgelegd."
    ),
    Toegang.ONTBREEKT: "Het opsporingsbestand staat niet meer naast het teambestand.",
    Toegang.OPEN: "U kunt het opsporingsbestand openen.",
}

_DOE = {
    Toegang.GEEN_BOA: "Vraag een collega die BOA is.",
    Toegang.GEEN_BESTAND: "",
    Toegang.WACHT: (
        "Laat een andere BOA u toegang geven in Beheer, of gebruik uw vorige wachtwoord of de "
        "noodsleutel van de BOA's."
    ),
    Toegang.ALLEEN_LEZEN: "Neem eerst het schrijfrecht.",
    Toegang.ONTBREEKT: "Zet het terug op zijn plaats, of zet een reservekopie ervan terug.",
    Toegang.OPEN: "",
}


class Zegelstand(StrEnum):
    """How somebody stands to the sealed file, for the list of people."""

    GEEN = "geen"
    HEEFT = "heeft"
    WACHT = "wacht"
    NOG_INTREKKEN = "nog_intrekken"


@dataclass(frozen=True, slots=True)
class Boalogin:
    """What a BOA is told after logging in.

    `wachtend`: who waits for access, to give with `geef_toegang`. `omgesleuteld`: the file
    got a new key, because somebody is no BOA any more; `nog_intrekken`: that could not be
    done yet, these people can still open it. `bijgewerkt`: dossiers whose BOA-termijn was
    behind. `noodsleutel`: the BOA's have one of their own in the safe.
    """

    toegang: Toegang
    wachtend: tuple[Ambtenaar, ...] = ()
    omgesleuteld: bool = False
    nog_intrekken: tuple[str, ...] = ()
    bijgewerkt: int = 0
    noodsleutel: bool = True
    over_termijn: int = 0
    """How much of the sealed file must be removed or destroyed by now (Wpg art. 8 and 14)."""


def is_boa(sessie: Sessie) -> bool:
    """Tell whether the person at work is a BOA in service."""
    return sessie.ambtenaar_id in boas(sessie)


def boas(sessie: Sessie) -> dict[str, Ambtenaar]:
    """Give the BOA's in service, by id."""
    dag = sessie.vandaag()
    return {a.id: a for a in sessie.lees(Ambtenaar, boa=True) if a.werkt_op(dag)}


def toegang(sessie: Sessie) -> Toegang:
    """Tell how the sealed file stands for the person at work; opens nothing."""
    if not is_boa(sessie):
        return Toegang.GEEN_BOA
    bestand = sleutelbestand.lees(sessie.pad)
    if bestand.opsporing is None:
        return Toegang.GEEN_BESTAND
    if sessie.ambtenaar_id not in opsporingsslot.houders(bestand) or not sessie.prive:
        return Toegang.WACHT
    if sessie.alleen_lezen:
        return Toegang.ALLEEN_LEZEN
    if not opsporingspad(sessie.pad).exists() and bestand.opsporing.kop is not None:
        return Toegang.ONTBREEKT
    return Toegang.OPEN


def open_opsporing(sessie: Sessie, *, aanmaken: bool = False) -> Verbinding | None:
    """Open the sealed file for a short job; the caller closes it (`with`). None: not made yet.

    With `aanmaken` it is made, and every BOA of this moment gets access. RechtFout: no BOA,
    or no seal yet. KnownErrors: the session may not write, the file is missing or damaged.
    """
    stand = toegang(sessie)
    if stand is Toegang.GEEN_BESTAND:
        if not aanmaken:
            return None
        eis_schrijven(sessie)
        opsporingsslot.begin(Path(sessie.pad), sessie.v.sleutel, list(boas(sessie)))
        sleutelkopie.werk_bij(sessie.v)
        stand = toegang(sessie)
    if stand in (Toegang.GEEN_BOA, Toegang.WACHT):
        raise RechtFout(stand.uitleg, _DOE[stand])
    if stand is not Toegang.OPEN:
        raise KnownError(stand.uitleg, _DOE[stand])
    sleutel = opsporingsslot.haal(Path(sessie.pad), sessie.ambtenaar_id, sessie.prive)
    if sleutel is None:
        raise RechtFout(Toegang.WACHT.uitleg, _DOE[Toegang.WACHT])
    return _open(sessie, sleutel)


def herstel_bestand(sessie: Sessie) -> Verbinding:
    """Make a sealed file that is gone anew, empty, under its key, to put a backup back into."""
    eis_boa(sessie)
    eis_schrijven(sessie)
    sleutel = opsporingsslot.haal(Path(sessie.pad), sessie.ambtenaar_id, sessie.prive)
    if sleutel is None:
        raise RechtFout(Toegang.WACHT.uitleg, _DOE[Toegang.WACHT])
    return _open(sessie, sleutel)


def eis_schrijven(sessie: Sessie) -> None:
    """Refuse in a session that may not write."""
    if sessie.alleen_lezen:
        raise KnownError(Toegang.ALLEEN_LEZEN.uitleg, _DOE[Toegang.ALLEEN_LEZEN])


def eis_boa(sessie: Sessie) -> None:
    """Refuse whoever is no BOA."""
    if not is_boa(sessie):
        raise RechtFout(Toegang.GEEN_BOA.uitleg, _DOE[Toegang.GEEN_BOA])


def _open(sessie: Sessie, sleutel: bytes) -> Verbinding:
    pad, journaal, wacht = opsporingspad(sessie.pad), sessie.v.journaal, sessie.v.wacht_ms
    if not pad.exists():  # the keys are there: the making was cut short, or it is made now
        return verbinding.maak(pad, sleutel, journaal=journaal, wacht_ms=wacht, schema=OPSPORING)
    return verbinding.open_(
        pad, sleutel, journaal=journaal, wacht_ms=wacht, schema=OPSPORING, migreer=True
    )


def zegelstand(bestand: Sleutelbestand, persoon: Ambtenaar) -> Zegelstand:
    """Tell how somebody stands to the sealed file by the keys file."""
    slot = bestand.opsporing
    if slot is None:
        return Zegelstand.GEEN
    if not persoon.boa or persoon.uit_dienst is not None:
        return Zegelstand.NOG_INTREKKEN if persoon.id in slot.houders else Zegelstand.GEEN
    heeft = persoon.id in opsporingsslot.houders(bestand)
    return Zegelstand.HEEFT if heeft else Zegelstand.WACHT


def wachtend(sessie: Sessie) -> tuple[Ambtenaar, ...]:
    """Give the BOA's who can log in and wait for access to the sealed file."""
    bestand = sleutelbestand.lees(sessie.pad)
    if bestand.opsporing is None:
        return ()
    kan = {p.id for p in bestand.personen} - opsporingsslot.houders(bestand)
    return tuple(a for a in boas(sessie).values() if a.id in kan)


def vorige_houders(sessie: Sessie) -> tuple[Ambtenaar, ...]:
    """Give whose password of before still opens the sealed file, by name."""
    slot = sleutelbestand.lees(sessie.pad).opsporing
    ids = {p.id for p in slot.vorige} if slot is not None else set()
    wie = [a for a in sessie.lees(Ambtenaar) if a.id in ids]
    return tuple(sorted(wie, key=lambda a: a.naam))


def geef_toegang(sessie: Sessie, wie: Iterable[str]) -> None:
    """Give BOA's who wait their seal; only a BOA who holds one can.

    RechtFout: the person at work holds none, or one of `wie` is no BOA.
    """
    ids = list(wie)
    bekend = boas(sessie)
    if any(i not in bekend for i in ids):
        raise RechtFout(
            "Alleen een BOA krijgt toegang tot opsporing.", "Laat een teamleider dat recht geven."
        )
    w = open_opsporing(sessie)
    if w is None or not ids:
        if w is not None:
            w.sluit()
        return
    with w:
        opsporingsslot.geef(Path(sessie.pad), sessie.v.sleutel, w.sleutel, ids)
        leg_vast(sessie, w, "toegang_gegeven", *ids)
    sleutelkopie.werk_bij(sessie.v)


def neem_toegang_met_vorige(sessie: Sessie, wachtwoord: str, van: str = "") -> None:
    """Get a seal with the password of before it was replaced; for a BOA only. InvoerFout else.

    `van` is the id of a BOA who left as the last one that held a seal; else the own old one.
    """
    eis_boa(sessie)
    eis_schrijven(sessie)
    wie = van or sessie.ambtenaar_id
    sleutel = opsporingsslot.haal_met_vorige(Path(sessie.pad), wie, wachtwoord)
    if sleutel is None:
        raise InvoerFout(
            "Met dit wachtwoord gaat het opsporingsbestand niet open.",
            "Typ het wachtwoord dat u had voordat u een nieuw kreeg.",
            veld="wachtwoord",
        )
    _neem(sessie, sleutel, "toegang_met_vorig_wachtwoord")


def neem_toegang_met_noodsleutel(sessie: Sessie, woorden: str) -> None:
    """Get a seal with the BOA's words from the safe; for a BOA only. InvoerFout: wrong words."""
    eis_boa(sessie)
    eis_schrijven(sessie)
    sleutel = opsporingsslot.haal_met_noodsleutel(Path(sessie.pad), woorden)
    _neem(sessie, sleutel, "toegang_met_noodsleutel")


def _neem(sessie: Sessie, sleutel: bytes, handeling: str) -> None:
    opsporingsslot.geef(Path(sessie.pad), sessie.v.sleutel, sleutel, [sessie.ambtenaar_id])
    with _open(sessie, sleutel) as w:
        leg_vast(sessie, w, handeling, sessie.ambtenaar_id)
    sleutelkopie.werk_bij(sessie.v)


def nieuwe_noodsleutel(sessie: Sessie) -> Noodsleutel:
    """Make the BOA's own words for the safe, to print; earlier ones lapse.

    Without them a lost password of the only BOA shuts the file for good.
    """
    w = open_opsporing(sessie, aanmaken=True)
    assert w is not None
    with w:
        nood = opsporingsslot.vernieuw_noodsleutel(Path(sessie.pad), w.sleutel)
        leg_vast(sessie, w, "noodsleutel_vernieuwd", sessie.ambtenaar_id)
    sleutelkopie.werk_bij(sessie.v)
    return nood


def heeft_noodsleutel(sessie: Sessie) -> bool:
    """Tell whether the BOA's have words of their own in the safe."""
    slot = sleutelbestand.lees(sessie.pad).opsporing
    return slot is not None and slot.noodsleutel is not None


def nog_in_te_trekken(sessie: Sessie) -> frozenset[str]:
    """Give who still holds a seal and is no BOA in service any more."""
    return opsporingsslot.oud_houders(sleutelbestand.lees(sessie.pad), boas(sessie))


def sleutel_om(sessie: Sessie) -> bool:
    """Give the sealed file a new key when somebody who is no BOA any more still holds the old.

    True when that was done. KnownError: another program has the file open, nothing changed.
    """
    if not nog_in_te_trekken(sessie):
        return False
    w = open_opsporing(sessie)
    if w is None:
        return False
    with w:
        opsporingsslot.sleutel_om(w, Path(sessie.pad), boas(sessie))
        leg_vast(sessie, w, "omgesleuteld", sessie.ambtenaar_id)
    sleutelkopie.werk_bij(sessie.v)
    return True


def is_laatste(sessie: Sessie, persoon_id: str) -> bool:
    """Tell whether nobody else can open the sealed file, and there are no words in the safe."""
    bestand = sleutelbestand.lees(sessie.pad)
    anderen = opsporingsslot.houders(bestand) & boas(sessie).keys() - {persoon_id}
    return (
        bestand.opsporing is not None
        and bestand.opsporing.noodsleutel is None
        and persoon_id in bestand.opsporing.houders
        and not anderen
    )


def leg_vast(sessie: Sessie, w: Verbinding, handeling: str, *betreft: str) -> None:
    """Give acts on the keys of the sealed file their rows in its own audit."""
    with schrijven.schrijf(w, sessie.ambtenaar_id, sessie.nu()) as tx:
        for wie in betreft:
            tx.beheer(handeling, wie)
    sleutels.bewaar_kop(sessie.v.pad, tx.kop, opsporing=True)
