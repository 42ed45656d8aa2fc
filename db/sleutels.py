"""Store: who can open a team file: logging in, people, passwords, the noodsleutel.

A password is tested by the seal on the private key, never by trying a key on
the database. What a person gets is a `Sleutelbos`: the file's 32-byte key and
his own private key.
"""

from __future__ import annotations

import secrets
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.fouten import InvoerFout, KnownError
from db import kopwachter, sleutelbestand
from db.noodsleutel import Noodsleutel, lees_noodsleutel, nieuwe_noodsleutel
from db.sleutelbestand import (
    NOOD,
    Kop,
    Persoon,
    Sleutelbestand,
    kopiepad,
    sleutelpad,
)
from db.sleutelmensen import (
    hernoem_persoon,
    vernieuw_noodsleutel,
    voeg_persoon_toe,
    wijzig_wachtwoord,
)
from db.sleutelproef import past_op, rond_omsleutelen_af
from db.sleutelwerk import (
    MINIMUM,
    eis_wachtwoord,
    met_sleutel,
    nieuw_sleutel_id,
    nieuwe_persoon,
    open_prive,
    uit_zegel,
)
from db.zegels import Kosten

__all__ = [
    "MINIMUM",
    "Kop",
    "Kosten",
    "Noodsleutel",
    "Ontgrendeld",
    "Sleutelbos",
    "bewaar_kop",
    "eis_wachtwoord",
    "hernoem_persoon",
    "kopiepad",
    "lees_noodsleutel",
    "sleutelpad",
    "vernieuw_noodsleutel",
    "voeg_persoon_toe",
    "wijzig_wachtwoord",
    "zoek_persoon",
]


@dataclass(frozen=True, slots=True)
class Sleutelbos:
    """What somebody holds after logging in. No secret shows in its repr.

    `sleutel` is the 32-byte key of the file, `prive` the person's X25519 key.
    `tijdelijk`: somebody else chose the password. `persoon_id` is empty when
    the noodsleutel opened the file. `herbouwd`: the keys file was missing and
    came back from a copy. `omgesleuteld`: an interrupted re-keying was finished.
    """

    persoon_id: str
    naam: str
    sleutel: bytes = field(repr=False)
    sleutel_id: str
    prive: bytes = field(repr=False)
    tijdelijk: bool = False
    herbouwd: bool = False
    omgesleuteld: bool = False


Ontgrendeld = Sleutelbos


def maak_sleutelbestand(
    pad: Path | str,
    persoon_id: str,
    naam: str,
    wachtwoord: str,
    *,
    kosten: Kosten | None = None,
) -> tuple[Sleutelbos, Noodsleutel]:
    """Make the keys file of a new team file with its first person.

    `kosten` are the Argon2id parameters of this file (tests take low ones).
    KnownError: password too short, file there already, no write right.
    """
    eis_wachtwoord(wachtwoord)
    if sleutelpad(pad).exists():
        raise KnownError(
            "Er staat al een sleutelbestand met deze naam.", "Kies een andere naam of map."
        )
    kosten = kosten or Kosten()
    nood, sleutel, sleutel_id = nieuwe_noodsleutel(), secrets.token_bytes(32), nieuw_sleutel_id()
    bestand_id = str(uuid.uuid4())
    persoon, prive = nieuwe_persoon(bestand_id, persoon_id, naam, wachtwoord, kosten)
    bestand = Sleutelbestand(
        bestand_id=bestand_id,
        personen=(persoon,),
        noodsleutel=nood.publiek,
        sleutels=(),
        kosten=kosten,
    )
    bestand = met_sleutel(bestand, sleutel_id, sleutel, [persoon])
    sleutelbestand.bewaar(pad, bestand)
    return Sleutelbos(persoon_id, naam, sleutel, sleutel_id, prive), nood


def ontgrendel(
    pad: Path | str,
    wachtwoord: str,
    gebruiker: str = "",
    *,
    zoek_ook: Sequence[Path] = (),
) -> Ontgrendeld:
    """Open the keys file with a password.

    `gebruiker` names a person by id, name or an unambiguous part of the name;
    without it everybody is tried (one Argon2id each), and a password that fits
    two people is refused, so that nobody works under another's name.
    A missing keys file is rebuilt from its copy beside it or in the folders
    `zoek_ook` (backups); an interrupted re-keying is finished.
    KnownErrors: no such team file, wrong password, missing, damaged, newer.
    """
    pad = Path(pad)
    bestand, herbouwen = _lees_of_zoek(pad, zoek_ook)
    if bestand is None:
        return _herbouw(pad, herbouwen, wachtwoord, gebruiker)
    return _open(pad, bestand, wachtwoord, gebruiker)


def open_met_noodsleutel(
    pad: Path | str, woorden: str, *, zoek_ook: Sequence[Path] = ()
) -> Ontgrendeld:
    """Open the keys file with the words from the safe; `persoon_id` stays empty.

    KnownErrors: a word that is not in the list, words of another file, and
    those of `ontgrendel`.
    """
    pad = Path(pad)
    nood = lees_noodsleutel(woorden)
    bestand, kopieen = _lees_of_zoek(pad, zoek_ook)
    for kandidaat in [bestand] if bestand else kopieen:
        if kandidaat.noodsleutel != nood.publiek:
            continue
        bos = _kies(pad, kandidaat, NOOD, "", nood.prive, herbouwd=bestand is None)
        if bos is not None:
            return replace(bos, persoon_id="")
    raise InvoerFout(
        "Deze noodsleutel hoort niet bij dit teambestand.",
        "Kijk of het papier van dit teambestand is; na een nieuwe noodsleutel geldt het oude niet.",
        veld="noodsleutel",
    )


def controleer_wachtwoord(pad: Path | str, persoon_id: str, wachtwoord: str) -> bool:
    """Tell whether a password is this person's: one Argon2id, for the screen lock."""
    bestand = sleutelbestand.lees(pad)
    return open_prive(bestand, bestand.persoon(persoon_id), wachtwoord) is not None


def namen(pad: Path | str) -> list[tuple[str, str]]:
    """List who can log in: (id, naam), by name; empty when the keys file is missing."""
    try:
        bestand = sleutelbestand.lees(pad)
    except KnownError as fout:
        if isinstance(fout.__cause__, FileNotFoundError):
            return []
        raise
    return sorted(((p.id, p.naam) for p in bestand.personen), key=lambda p: p[1].casefold())


def zoek_persoon(pad: Path | str, gebruiker: str) -> str:
    """Give the id of whom a typed name means; InvoerFout when nobody or several."""
    if not gebruiker.strip():
        raise InvoerFout(
            "Zeg om wie het gaat.", "Geef de naam of kies de persoon.", veld="gebruiker"
        )
    return _wie(sleutelbestand.lees(pad), gebruiker)[0].id


def bewaar_kop(pad: Path | str, kop: object, *, opsporing: bool = False) -> None:
    """Note the head of the audit chain in the keys file, in the background.

    `opsporing`: the chain of the sealed file of this team file. `kop` has `aantal` and
    `hash` (or is that pair). Saves do not wait for it; a head that is a little older than
    the chain is no fault.
    """
    kopwachter.meld(Path(pad), kop, opsporing=opsporing)


def lees_kop(pad: Path | str, *, opsporing: bool = False) -> Kop | None:
    """Give the head of the audit chain (of the sealed file) as the keys file knows it."""
    kopwachter.schrijf_alles()
    return kopwachter.stand(sleutelbestand.lees(pad), opsporing=opsporing)[0]


def _open(
    pad: Path, bestand: Sleutelbestand, wachtwoord: str, gebruiker: str, *, herbouwd: bool = False
) -> Ontgrendeld:
    gevonden = [
        (p, prive)
        for p in _wie(bestand, gebruiker)
        if (prive := open_prive(bestand, p, wachtwoord)) is not None
    ]
    if not gevonden:
        raise fout_wachtwoord()
    if len(gevonden) > 1:
        raise InvoerFout(
            "Dit wachtwoord past bij meer dan één persoon.",
            "Kies ook uw naam, en kies daarna een eigen wachtwoord.",
            veld="gebruiker",
        )
    ((persoon, prive),) = gevonden
    bos = _kies(
        pad,
        bestand,
        persoon.id,
        persoon.naam,
        prive,
        tijdelijk=persoon.tijdelijk,
        herbouwd=herbouwd,
    )
    if bos is None:
        raise KnownError(
            "Het sleutelbestand hoort niet bij dit teambestand.",
            "Zet het sleutelbestand uit de laatste reservekopie terug naast het teambestand.",
        )
    return bos


def fout_wachtwoord() -> KnownError:
    """Say plainly that a password does not fit, and what can still be done."""
    return InvoerFout(
        "Dit wachtwoord klopt niet.",
        "Weet u het niet meer: een andere ambtenaar kan u opnieuw toevoegen, of open met de "
        "noodsleutel uit de kluis.",
        veld="wachtwoord",
    )


def _kies(
    pad: Path,
    bestand: Sleutelbestand,
    persoon_id: str,
    naam: str,
    prive: bytes,
    *,
    tijdelijk: bool = False,
    herbouwd: bool = False,
) -> Ontgrendeld | None:
    """Find the key that opens the file. Only after an interruption is it tried on the file."""
    sleutels = uit_zegel(bestand, persoon_id, prive)
    omgesleuteld = len(bestand.sleutels) > 1
    if omgesleuteld:
        sleutels = rond_omsleutelen_af(pad, sleutels)
    elif herbouwd:
        sleutels = [s for s in sleutels if past_op(pad, s[1])]
    if not sleutels:
        return None
    ((sleutel_id, sleutel),) = sleutels
    bestand.keur(sleutel_id, sleutel)
    if herbouwd:
        sleutelbestand.bewaar(pad, replace(bestand, kop=None))
    return Sleutelbos(
        persoon_id, naam, sleutel, sleutel_id, prive,
        tijdelijk=tijdelijk, herbouwd=herbouwd, omgesleuteld=omgesleuteld,
    )  # fmt: skip


def _lees_of_zoek(
    pad: Path, zoek_ook: Sequence[Path]
) -> tuple[Sleutelbestand | None, list[Sleutelbestand]]:
    """Read the keys file; when it is missing or damaged, the copies, newest first."""
    try:
        return sleutelbestand.lees(pad), []
    except sleutelbestand.SleutelbestandStuk:
        kopieen = _kopieen(pad, zoek_ook)
        if not kopieen:
            if not pad.exists():
                raise KnownError(
                    "Dit teambestand bestaat niet.", "Kijk of de naam en de map kloppen."
                ) from None
            raise
        return None, kopieen


def _kopieen(pad: Path, zoek_ook: Sequence[Path]) -> list[Sleutelbestand]:
    plekken = [kopiepad(pad)]
    for map_ in (Path(f"{pad}-reservekopieen"), *zoek_ook):
        if map_.is_dir():
            plekken += sorted(map_.glob(f"{pad.stem}_*.kantelpunt-sleutels"), reverse=True)
    gevonden = []
    for plek in plekken:
        try:
            gevonden.append(sleutelbestand.lees_bestand(plek))
        except KnownError:
            continue
    return sorted(gevonden, key=lambda b: -b.volgnummer)


def _herbouw(
    pad: Path, kopieen: list[Sleutelbestand], wachtwoord: str, gebruiker: str
) -> Ontgrendeld:
    """Log in on a copy of the keys file and put it back; the newest that opens the file wins."""
    if not pad.exists():
        raise KnownError("Dit teambestand bestaat niet.", "Kijk of de naam en de map kloppen.")
    eerste: KnownError | None = None
    for kopie in kopieen:
        try:
            return _open(pad, kopie, wachtwoord, gebruiker, herbouwd=True)
        except KnownError as fout:
            eerste = eerste or fout
    raise eerste or fout_wachtwoord()


def _wie(bestand: Sleutelbestand, gebruiker: str) -> list[Persoon]:
    """Find whom a typed name means: id, whole name, or an unambiguous word of the name."""
    if not gebruiker.strip():
        return list(bestand.personen)
    gezocht = _plat(gebruiker)
    for gevonden in (
        [p for p in bestand.personen if gezocht in (p.id.casefold(), _plat(p.naam))],
        [p for p in bestand.personen if _deel_van(gezocht, _plat(p.naam))],
    ):
        if len(gevonden) == 1:
            return gevonden
        if gevonden:
            raise InvoerFout(
                "Er zijn meer mensen met deze naam.",
                "Geef de hele naam, zoals die bij het inloggen staat.",
                veld="gebruiker",
            )
    raise InvoerFout(
        "Deze gebruiker staat niet in het teambestand.",
        "Geef de naam zoals die bij het inloggen staat, of vraag de teamleider u toe te voegen.",
        veld="gebruiker",
    )


def _deel_van(gezocht: str, naam: str) -> bool:
    """Whether what was typed is a word of the name, or its beginning up to a space."""
    return gezocht in naam.split() or naam.startswith(f"{gezocht} ")


def _plat(naam: str) -> str:
    """Fold a name for comparing: no accents, case, full stops or double spaces."""
    kaal = "".join(t for t in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(t))
    return " ".join(kaal.casefold().replace(".", " ").split())
