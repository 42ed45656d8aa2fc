"""Services: letters that the team adds itself: from nothing, from another one, or from a file.

Such a letter has a code of its own ("eigen_…") and all that a shipped one has:
readers, fields, texts, languages, versions. What holds for every letter holds
for it too (app.services.sjablonen). Taken away, what went out keeps its name.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents import sjabloon as bron
from app.documents.sjabloon import GROEPEN, PARTNER, Sjabloon, Tekst
from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Rol
from app.domain.namen import zoeknaam
from app.services import sjablonen
from app.services.sjablonen import BLOK, EIGEN, GROOTST, als_toml, bewaar_toml, eigen_codes

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

MEEST = 60
"""Letters of its own that a team may have."""
_UITLEG = "Eigen brief van het team."
_VELD = re.compile(r"[a-z][a-z0-9_]{0,39}")
MEEST_VELDEN = 40
_BEGIN = "Schrijf hier de tekst.\n"
_NAAM = re.compile(r"\S.{0,78}\S|\S")


def nieuw(sessie: Sessie, naam: str, van: str = "", groep: str = "gezin") -> tuple[Wijziging, str]:
    """Add a letter: a copy of `van`, or an empty one to the family or to school and partners.

    Gives its code back. InvoerFout: a name that is empty, too long or there already.
    """
    sessie.eis_rol(Rol.TEAMLEIDER, Rol.LEERPLICHTAMBTENAAR)
    naam = " ".join(naam.split())
    if van:
        model = dataclasses.replace(sjablonen.kader(sessie, van), uitleg=_UITLEG)
        if model.kring:
            raise KnownError(
                "Een brief van opsporing kan niet worden gekopieerd.", "Kies een andere brief."
            )
    else:
        model = _leeg(groep)
    return _zet(sessie, dataclasses.replace(model, naam=naam), _code(sessie, naam))


def verwijder(sessie: Sessie, code: str) -> Wijziging:
    """Take a letter of the team's own away; its versions and what went out stay."""
    sessie.eis_rol(Rol.TEAMLEIDER, Rol.LEERPLICHTAMBTENAAR)
    if code not in eigen_codes(sessie):
        raise KnownError(
            "Alleen een eigen brief kan worden verwijderd.",
            "Van een geleverde brief kunt u de geleverde tekst terugzetten.",
        )
    return bewaar_toml(sessie, code, "")


def exporteer(sessie: Sessie, code: str) -> str:
    """Give a template with its texts as they hold, as TOML to keep or to give to another team."""
    if code.startswith(BLOK):
        raise KnownError("Een blok gaat mee met de brief.", "Kies een brief.")
    model = sjablonen.kader(sessie, code)
    if model.kring:
        raise KnownError("Een brief van opsporing gaat niet naar een bestand.", "Kies een andere.")
    return als_toml(model)


def lees_bestand(pad: str | Path) -> str:
    """Read the text of a file; KnownError when that cannot be."""
    try:
        with Path(pad).open("rb") as stroom:
            return stroom.read(GROOTST + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise KnownError(
            "Dit bestand kan niet worden gelezen.", "Kies een sjabloon (.toml) in UTF-8."
        ) from None


def importeer(sessie: Sessie, toml: str) -> tuple[Wijziging, str]:
    """Read a template from TOML, and check it like any other.

    One with the code of a shipped letter gives that its texts; any other becomes
    a letter of the team's own, or the next version of that. KnownError says what
    is wrong in it and where.
    """
    sessie.eis_rol(Rol.TEAMLEIDER, Rol.LEERPLICHTAMBTENAAR)
    if len(toml.encode()) > GROOTST:
        raise InvoerFout(
            f"Dit bestand is te groot; een sjabloon is hoogstens {GROOTST // 1000} kB.",
            "Maak de tekst korter.",
        )
    model = bron.laad_sjabloon(toml, "uit het bestand")
    if model.kring:
        raise KnownError(
            "Een brief van opsporing komt niet uit een bestand.", "Verander de tekst in het scherm."
        )
    if model.code in bron.codes():
        teksten = {n: (t.onderwerp, t.tekst) for n, t in model.teksten.items()}
        teksten = {n: t for n, t in teksten.items() if n in bron.sjabloon(model.code).lezers}
        for taal, per_lezer in model.vertalingen.items():
            teksten |= {f"{taal}/{n}": (t.onderwerp, t.tekst) for n, t in per_lezer.items()}
        return sjablonen.bewaar(sessie, model.code, teksten), model.code
    code = model.code if model.code in eigen_codes(sessie) else _code(sessie, model.naam)
    return _zet(sessie, model, code)


def _zet(sessie: Sessie, model: Sjabloon, code: str) -> tuple[Wijziging, str]:
    """Check a letter of the team's own and store it."""
    if not _NAAM.fullmatch(model.naam):
        raise InvoerFout(
            "Een brief heeft een naam van hoogstens 80 tekens.", "Kies een naam.", veld="naam"
        )
    if model.groep not in GROEPEN:
        raise InvoerFout(f"Er is geen groep {model.groep}.", f"Kies uit: {', '.join(GROEPEN)}.")
    if len(model.velden) > MEEST_VELDEN:
        raise InvoerFout(f"Er zijn meer dan {MEEST_VELDEN} velden.", "Haal er een paar weg.")
    for v in model.velden:
        if not _VELD.fullmatch(v.code) or v.code in dir(dict):
            raise InvoerFout(
                f"Een veld kan niet {v.code[:40]} heten.",
                "Een code heeft kleine letters, cijfers en lage streepjes, zoals datum_gesprek.",
            )
    toml = als_toml(dataclasses.replace(model, code=code))
    geldig = bron.laad_sjabloon(toml, model.naam, dict(sjablonen.blokken_van(sessie)))
    bron.keur_sjabloon(geldig)
    return bewaar_toml(sessie, code, toml), code


def _code(sessie: Sessie, naam: str) -> str:
    """Make the code of a new letter from its name."""
    alle = eigen_codes(sessie)
    if len(alle) >= MEEST:
        raise KnownError(f"Een team heeft hoogstens {MEEST} eigen brieven.", "Verwijder er een.")
    kern = re.sub(r"[^a-z0-9]+", "_", zoeknaam(naam)).strip("_")[:40] or "brief"
    code = f"{EIGEN}{kern}"
    bezet = {zoeknaam(sjablonen.kader(sessie, c).naam) for c in alle}
    bezet |= {zoeknaam(bron.sjabloon(c).naam) for c in bron.codes()}
    if zoeknaam(naam) in bezet:
        raise InvoerFout("Er is al een brief met deze naam.", "Kies een andere naam.", veld="naam")
    nr = 2
    while code in alle:
        code, nr = f"{EIGEN}{kern}_{nr}", nr + 1
    return code


def _leeg(groep: str) -> Sjabloon:
    """Make an empty letter: to the family, or to school and partners."""
    if groep not in GROEPEN:
        raise InvoerFout(f"Er is geen groep {groep}.", f"Kies uit: {', '.join(GROEPEN)}.")
    gezin = groep == "gezin"
    lezers = bron.LEZERS if gezin else (PARTNER,)
    bijlagen = bron.Veld(
        code="bijlagen",
        label="Bijlagen",
        soort="regels",
        verplicht=False,
        uitleg="Op elke regel één bijlage.",
    )
    onderwerp = "{{ leerling.naam }}"
    return Sjabloon(
        code=EIGEN,
        naam="",
        uitleg=_UITLEG,
        groep=groep,
        aan=("gezin",) if gezin else ("school", "partner"),
        velden=(bijlagen,),
        teksten={lezer: Tekst(onderwerp, _BEGIN) for lezer in lezers},
    )
