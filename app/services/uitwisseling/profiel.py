"""Services: profiles: how another package's list is read, described as TOML.

A profile says what a row is (`soort`), by which headers a field is known, which words mean
which of our codes, and which shapes dates have; of a workbook also the sheet and the line with
the headings. Shipped ones lie in resources/uitwisseling/profielen; a team keeps its own in the
team file (`Importprofiel`), or gives a path.
"""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.feit import Feit, velden
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling
from app.domain.scholen import Inschrijving
from app.domain.team import Importprofiel
from app.domain.verzuim import Melding, MeldingStatus, TeLaat, Verzuimperiode
from app.services.uitwisseling.datumvormen import is_datumvorm, maak_daglezer
from app.services.uitwisseling.dossierrijen import RIJSOORTEN
from app.services.uitwisseling.omzetten import Omzetter
from app.services.uitwisseling.soorten import is_herstelkolom, vouw
from resources.lezer import lees_tekst

if TYPE_CHECKING:
    from app.services.sessie import Sessie

NIET = "-"
NAAM = "leerling.naam"
"""A column with the whole name ("Vries, Piet de"), that is taken apart."""

SOORTEN: dict[str, tuple[str, ...]] = {
    "melding": ("leerling", "school", "melding", "status"),
    "leerling": ("leerling", "school", "inschrijving"),
    "verzuimperiode": ("leerling", "school", "verzuimperiode"),
    "telaat": ("leerling", "school", "telaat"),
    "toestemming": ("leerling", "toestemming"),
    "regie": ("leerling", "regie"),
    "verwijzing": ("leerling", "verwijzing"),
}
"""What a row of a list can be, and the groups of fields that such a row fills."""

SCHOOLVELDEN = ("school.brin_vestiging", "school.brin", "school.vestiging", "school.naam")
_KIND: dict[str, type[Feit]] = {
    "leerling": Leerling,
    "melding": Melding,
    "status": MeldingStatus,
    "inschrijving": Inschrijving,
    "verzuimperiode": Verzuimperiode,
    "telaat": TeLaat,
    **RIJSOORTEN,
}
_MAP = ("uitwisseling", "profielen")


def soort_van(groep: str) -> type[Feit]:
    """Give the kind of fact that a group of fields fills (of "status": MeldingStatus)."""
    return _KIND[groep]


@cache
def velden_van(soort: str) -> frozenset[str]:
    """Give every field that a list of a soort can fill, as group.field."""
    alle = {NIET, NAAM, *(SCHOOLVELDEN if "school" in SOORTEN[soort] else ())}
    for groep in SOORTEN[soort]:
        if groep in _KIND:
            alle |= {f"{groep}.{v.naam}" for v in velden(_KIND[groep]) if not v.verwijst_naar}
    return frozenset(alle)


@dataclass(frozen=True, slots=True)
class Profielkolom:
    """One column of another package: our field, its headers, its words."""

    veld: str
    koppen: tuple[str, ...]
    verplicht: bool
    woorden: dict[str, str]
    uitleg: str


@dataclass(frozen=True, slots=True)
class Profiel:
    """A description of a list; `datums` are the shapes of its dates.

    `vast` are values of fields without a column, as group.field. `blad` and `koprij` (a line,
    0: guessed) say where in a workbook the list stands.
    """

    code: str
    titel: str
    kolommen: tuple[Profielkolom, ...]
    vast: dict[str, str]
    datums: tuple[str, ...]
    soort: str = "melding"
    blad: str = ""
    koprij: int = 0

    def lees_dag(self) -> Omzetter:
        """Make the reader of dates: one of the shapes, a time behind it falls away."""
        return maak_daglezer(self.datums)


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """How the headers of one file fit a profile: place per field, what is left, what is missing."""

    profiel: Profiel
    plaatsen: dict[str, int]
    onbekend: tuple[str, ...]
    overgeslagen: tuple[tuple[str, str], ...]
    mist: tuple[str, ...]

    @property
    def past(self) -> bool:
        """Whether everything that the profile requires is there."""
        return not self.mist


def profielen() -> tuple[Profiel, ...]:
    """Read the shipped profiles, by name."""
    namen = sorted(p.name for p in files("resources").joinpath(*_MAP).iterdir())
    return tuple(
        lees_profiel(lees_tekst(*_MAP, naam), naam) for naam in namen if naam.endswith(".toml")
    )


def eigen_profielen(sessie: Sessie) -> tuple[Profiel, ...]:
    """Read the profiles that the team keeps, by name; one that is broken is left out."""
    gevonden = []
    for feit in sorted(sessie.lees(Importprofiel), key=lambda f: f.naam.casefold()):
        with contextlib.suppress(KnownError):
            gevonden.append(lees_profiel(feit.toml, feit.naam))
    return tuple(gevonden)


def kies_profiel(naam: str, sessie: Sessie | None = None) -> Profiel:
    """Find a profile of the team by its name, a shipped one by its code, or one by its path.

    KnownError when there is none, or it is broken.
    """
    for feit in sessie.lees(Importprofiel) if sessie is not None else ():
        if feit.naam.casefold() == naam.strip().casefold():
            return lees_profiel(feit.toml, feit.naam)
    for profiel in profielen():
        if profiel.code == naam:
            return profiel
    pad = Path(naam)
    if pad.suffix != ".toml":
        eigen = [f.naam for f in sessie.lees(Importprofiel)] if sessie is not None else []
        bekend = ", ".join([*eigen, *(p.code for p in profielen())])
        raise KnownError(
            "Dit profiel is er niet.",
            f"Kies {bekend}, of geef het pad van een eigen .toml-bestand.",
        )
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise KnownError("Dit profiel kan niet worden gelezen.", "Controleer het pad.") from None
    return lees_profiel(tekst, pad.name)


def lees_profiel(toml: str, bestand: str) -> Profiel:
    """Read a profile. KnownError names the file and what is wrong in it."""
    try:
        inhoud = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as fout:
        raise _profielfout(bestand, f"het is geen geldige TOML ({fout})") from None
    try:
        soort = str(inhoud.get("soort", "melding"))
        bron = inhoud.get("bron", {})
        profiel = Profiel(
            code=bestand.removesuffix(".toml"),
            titel=str(inhoud["titel"]),
            kolommen=tuple(_kolom(k) for k in inhoud["kolom"]),
            vast={
                k if "." in k else f"{soort}.{k}": str(v)
                for k, v in _plat(inhoud.get("vast", {})).items()
            },
            datums=tuple(str(d) for d in inhoud.get("datums", ["dd-mm-jjjj", "jjjj-mm-dd"])),
            soort=soort,
            blad=str(bron.get("blad", "")),
            koprij=int(bron.get("koprij", 0)),
        )
    except KeyError as fout:
        raise _profielfout(bestand, f"{fout.args[0]} ontbreekt") from None
    except (TypeError, AttributeError, ValueError):
        raise _profielfout(bestand, "de opbouw klopt niet") from None
    _keur_profiel(profiel, bestand)
    return profiel


def _keur_profiel(profiel: Profiel, bestand: str) -> None:
    """Refuse names that do not exist here."""
    if profiel.soort not in SOORTEN:
        raise _profielfout(bestand, f"de soort ‘{profiel.soort}’ is niet bekend")
    bekend = velden_van(profiel.soort)
    for kolom in profiel.kolommen:
        if kolom.veld not in bekend:
            raise _profielfout(bestand, f"het veld ‘{kolom.veld}’ is niet bekend")
    for naam in profiel.vast:
        if naam not in bekend:
            kort = naam.removeprefix(f"{profiel.soort}.")
            raise _profielfout(bestand, f"het veld ‘{kort}’ onder [vast] is niet bekend")
    for vorm in profiel.datums:
        if not is_datumvorm(vorm):
            raise _profielfout(bestand, f"de datumvorm ‘{vorm}’ heeft geen dd, mm en jjjj")


def _plat(tabel: Any) -> dict[str, Any]:
    """Write [vast] with tables in it ([vast.inschrijving]) as group.field."""
    plat: dict[str, Any] = {}
    for naam, waarde in tabel.items():
        if isinstance(waarde, dict):
            plat |= {f"{naam}.{k}": w for k, w in waarde.items()}
        else:
            plat[str(naam)] = waarde
    return plat


def wijs_toe(profiel: Profiel, koppen: Sequence[str]) -> Toewijzing:
    """Match the headers of a file with a profile; the first synonym that is there wins."""
    per_kop = {vouw(k): i for i, k in reversed(list(enumerate(koppen)))}
    plaatsen: dict[str, int] = {}
    gebruikt: set[int] = set()
    overgeslagen = []
    for kolom in profiel.kolommen:
        for naam in kolom.koppen:
            plaats = per_kop.get(vouw(naam))
            if plaats is None or plaats in gebruikt:
                continue
            gebruikt.add(plaats)
            if kolom.veld == NIET:
                overgeslagen.append((koppen[plaats], kolom.uitleg))
            else:
                plaatsen[kolom.veld] = plaats
            break
    rest = [k for i, k in enumerate(koppen) if i not in gebruikt and k and not is_herstelkolom(k)]
    mist = [k.koppen[0] for k in profiel.kolommen if k.verplicht and k.veld not in plaatsen]
    if not mist:
        mist = ontbreekt(profiel.soort, {*plaatsen, *profiel.vast})
    return Toewijzing(profiel, plaatsen, tuple(rest), tuple(overgeslagen), tuple(mist))


def ontbreekt(soort: str, velden_: Collection[str]) -> list[str]:
    """Name what a list of a soort cannot do without and has no column (or fixed value) for."""
    mist = []
    naam = {"leerling.achternaam", NAAM} & set(velden_)
    met_naam = naam and "leerling.geboortedatum" in velden_
    nummer = {"leerling.bsn", "leerling.onderwijsnummer"} & set(velden_)
    if not met_naam and (soort == "leerling" or not nummer):
        nodig = "achternaam en geboortedatum"
        mist.append(nodig if soort == "leerling" else f"BSN, onderwijsnummer, of {nodig}")
    if soort != "leerling":
        mist += [
            v.label
            for v in velden(_KIND[soort])
            if v.verplicht and not v.verwijst_naar and f"{soort}.{v.naam}" not in velden_
        ]
    return mist


def herken(koppen: Sequence[str], eigen: Sequence[Profiel] = ()) -> Toewijzing | None:
    """Choose the profile that fits most headers; None when none has what it needs.

    One of the team (`eigen`) goes before a shipped one.
    """
    for reeks in (eigen, profielen()):
        passend = [t for p in reeks if (t := wijs_toe(p, koppen)).past]
        if passend:
            return max(passend, key=lambda t: len(t.plaatsen))
    return None


def _kolom(inhoud: Any) -> Profielkolom:
    return Profielkolom(
        veld=str(inhoud["veld"]),
        koppen=tuple(str(k) for k in inhoud["koppen"]),
        verplicht=bool(inhoud.get("verplicht", False)),
        woorden={str(k).casefold(): str(v) for k, v in inhoud.get("woorden", {}).items()},
        uitleg=str(inhoud.get("uitleg", "")),
    )


def _profielfout(bestand: str, wat: str) -> KnownError:
    return KnownError(
        f"Het profiel {bestand} klopt niet: {wat}.",
        "Verbeter het, of vergelijk het met een meegeleverd profiel.",
    )
