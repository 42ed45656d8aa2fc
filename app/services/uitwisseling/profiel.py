"""Services: profiles: how another package's list is read, described as TOML.

A profile says by which headers a field is known, which words mean which of our
codes, and which shapes dates have. Shipped ones lie in
resources/uitwisseling/profielen; a team may give a path to its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from app.domain.feit import velden
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling
from app.domain.verzuim import Melding, MeldingStatus
from app.services.uitwisseling.omzetten import Fout, Omzetter, lees_datum
from app.services.uitwisseling.soorten import is_herstelkolom, vouw
from resources.lezer import lees_tekst

NIET = "-"
_MAP = ("uitwisseling", "profielen")
_VELDEN = (
    {f"leerling.{v.naam}" for v in velden(Leerling)}
    | {f"melding.{v.naam}" for v in velden(Melding) if not v.verwijst_naar}
    | {f"status.{v.naam}" for v in velden(MeldingStatus) if not v.verwijst_naar}
    | {"school.brin_vestiging", "school.brin", "school.vestiging", "school.naam", NIET}
)
_TEKENS = {"dd": r"(?P<dag>\d{1,2})", "mm": r"(?P<maand>\d{1,2})", "jjjj": r"(?P<jaar>\d{4})"}
_VAST = {"dd": r"(?P<dag>\d\d)", "mm": r"(?P<maand>\d\d)", "jjjj": r"(?P<jaar>\d{4})"}


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
    """A description of a list; `datums` are the shapes of its dates."""

    code: str
    titel: str
    kolommen: tuple[Profielkolom, ...]
    vast: dict[str, str]
    datums: tuple[str, ...]

    def lees_dag(self) -> Omzetter:
        """Make the reader of dates: one of the shapes, a time behind it falls away."""
        patronen = [_patroon(vorm) for vorm in self.datums]

        def lees(cel: str) -> object:
            kern = re.split(r"[ T]", cel, maxsplit=1)[0]
            for patroon in patronen:
                if m := patroon.fullmatch(kern):
                    return lees_datum(f"{m['dag']}-{m['maand']}-{m['jaar']}")
            uitkomst = lees_datum(kern)
            return uitkomst if isinstance(uitkomst, Fout) else Fout(f"‘{cel[:40]}’ is geen datum")

        return lees


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


def kies_profiel(naam: str) -> Profiel:
    """Find a profile by its code or as a path to a TOML file. KnownError when there is none."""
    for profiel in profielen():
        if profiel.code == naam:
            return profiel
    pad = Path(naam)
    if pad.suffix != ".toml":
        bekend = ", ".join(p.code for p in profielen())
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
        profiel = Profiel(
            code=bestand.removesuffix(".toml"),
            titel=str(inhoud["titel"]),
            kolommen=tuple(_kolom(k) for k in inhoud["kolom"]),
            vast={str(k): str(v) for k, v in inhoud.get("vast", {}).items()},
            datums=tuple(str(d) for d in inhoud.get("datums", ["dd-mm-jjjj", "jjjj-mm-dd"])),
        )
    except KeyError as fout:
        raise _profielfout(bestand, f"{fout.args[0]} ontbreekt") from None
    except (TypeError, AttributeError):
        raise _profielfout(bestand, "de opbouw klopt niet") from None
    for kolom in profiel.kolommen:
        if kolom.veld not in _VELDEN:
            raise _profielfout(bestand, f"het veld ‘{kolom.veld}’ is niet bekend")
    for naam in profiel.vast:
        if f"melding.{naam}" not in _VELDEN:
            raise _profielfout(bestand, f"het veld ‘{naam}’ onder [vast] is niet bekend")
    for vorm in profiel.datums:
        if not all(deel in vorm for deel in _TEKENS):
            raise _profielfout(bestand, f"de datumvorm ‘{vorm}’ heeft geen dd, mm en jjjj")
    return profiel


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
    return Toewijzing(profiel, plaatsen, tuple(rest), tuple(overgeslagen), tuple(mist))


def herken(koppen: Sequence[str]) -> Toewijzing | None:
    """Choose the shipped profile that fits most headers; None when none has what it needs."""
    passend = [t for p in profielen() if (t := wijs_toe(p, koppen)).past]
    return max(passend, key=lambda t: len(t.plaatsen), default=None)


def _kolom(inhoud: Any) -> Profielkolom:
    return Profielkolom(
        veld=str(inhoud["veld"]),
        koppen=tuple(str(k) for k in inhoud["koppen"]),
        verplicht=bool(inhoud.get("verplicht", False)),
        woorden={str(k).casefold(): str(v) for k, v in inhoud.get("woorden", {}).items()},
        uitleg=str(inhoud.get("uitleg", "")),
    )


def _patroon(vorm: str) -> re.Pattern[str]:
    """Make the pattern of a date shape; without separators the parts have fixed width."""
    delen = _TEKENS if re.search(r"[^djm]", vorm) else _VAST
    return re.compile(
        "".join(delen.get(d) or re.escape(d) for d in re.split(r"(dd|mm|jjjj)", vorm)), re.ASCII
    )


def _profielfout(bestand: str, wat: str) -> KnownError:
    return KnownError(
        f"Het profiel {bestand} klopt niet: {wat}.",
        "Verbeter het, of vergelijk het met een meegeleverd profiel.",
    )
