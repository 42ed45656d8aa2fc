"""Services: take whatever was chosen, a folder or a file, and read it as what it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.services.uitwisseling.csvlezen import Bestandsfout, Tabel, lees_tabel
from app.services.uitwisseling.duo import is_duo, lees_duo_tabel
from app.services.uitwisseling.lezen import Stop, Voortgang, lees_een_bestand, lees_map, past_bij
from app.services.uitwisseling.profiel import herken, kies_profiel, profielen, wijs_toe
from app.services.uitwisseling.profiellezen import lees_met_profiel
from app.services.uitwisseling.soorten import bestanden, per_bestandsnaam
from app.services.uitwisseling.voorbeeld import Voorbeeld

if TYPE_CHECKING:
    from app.services.sessie import Sessie

_SCHEIDINGEN = (";", ",", "\t")


def lees(
    sessie: Sessie,
    pad: str | Path,
    profiel: str | None = None,
    *,
    gemeenten: Sequence[str] = (),
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Voorbeeld:
    """Read a folder or a file into a preview (see `lees_map` and `lees_bestand`)."""
    pad = Path(pad)
    if pad.is_dir():
        if profiel:
            raise KnownError(
                "Een profiel hoort bij een bestand, niet bij een map.",
                "Kies het bestand zelf, of laat het profiel weg.",
            )
        return lees_map(sessie, pad, voortgang=voortgang, stop=stop)
    return lees_bestand(sessie, pad, profiel, gemeenten=gemeenten, voortgang=voortgang, stop=stop)


def lees_bestand(
    sessie: Sessie,
    pad: str | Path,
    profiel: str | None = None,
    *,
    gemeenten: Sequence[str] = (),
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Voorbeeld:
    """Read one file: ours by its name, DUO's school list, or another package's by a profile.

    `profiel` is a code or a path to a TOML file; without it the profile whose
    headers fit is taken. Bestandsfout when the file cannot be read or nothing fits.
    """
    pad = Path(pad)
    eigen = per_bestandsnaam().get(pad.name.lower())
    if eigen is not None and profiel is None:
        voorbeeld = lees_een_bestand(sessie, pad, eigen, voortgang=voortgang, stop=stop)
        if (fout := voorbeeld.bronnen[0].fout) is None:
            return voorbeeld
        # The name is ours, the content may still be another package's.
        if herken(_koppen(pad)) is None:
            raise fout
    tabel = lees_tabel(pad, scheidingen=_SCHEIDINGEN)
    if profiel is not None:
        toewijzing = wijs_toe(kies_profiel(profiel), tabel.koppen)
        if not toewijzing.past:
            raise _past_niet(toewijzing.profiel.titel, toewijzing.mist)
        return lees_met_profiel(sessie, tabel, toewijzing, voortgang=voortgang, stop=stop)
    if is_duo(tabel.koppen):
        return lees_duo_tabel(sessie, tabel, gemeenten=gemeenten, voortgang=voortgang, stop=stop)
    for bestand in bestanden().values():
        if past_bij(bestand, tabel.koppen) and len(tabel.koppen) > 2:
            return lees_een_bestand(sessie, pad, bestand, voortgang=voortgang, stop=stop)
    gevonden = herken(tabel.koppen)
    if gevonden is None:
        raise _niets_past(tabel)
    return lees_met_profiel(sessie, tabel, gevonden, voortgang=voortgang, stop=stop)


def _koppen(pad: Path) -> list[str]:
    try:
        return lees_tabel(pad, scheidingen=_SCHEIDINGEN).koppen
    except Bestandsfout:
        return []


def _past_niet(titel: str, mist: Sequence[str]) -> Bestandsfout:
    woord = "kolom" if len(mist) == 1 else "kolommen"
    return Bestandsfout(
        f"Dit bestand past niet bij het profiel ‘{titel}’: {woord} {', '.join(mist)} ontbreekt.",
        "Kies een ander bestand, of pas de koppen aan.",
        regel=1,
    )


def _niets_past(tabel: Tabel) -> Bestandsfout:
    """Say what the best fitting profile still misses."""
    beste = max(
        (wijs_toe(p, tabel.koppen) for p in profielen()),
        key=lambda t: len(t.plaatsen),
        default=None,
    )
    if beste is not None and len(beste.plaatsen) >= 3:
        return _past_niet(beste.profiel.titel, beste.mist)
    return Bestandsfout(
        "De kolommen van dit bestand worden niet herkend.",
        "Geef het de naam uit Help, Importeren en exporteren (bijvoorbeeld leerlingen.csv), of "
        "kies een scholenlijst van DUO of een meldingenlijst.",
        regel=1,
    )
