"""Services: take whatever was chosen, a folder or a file, and read it as what it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.services.uitwisseling.bron import Blad, Bronbestand, maak_tabel, raad_koprij
from app.services.uitwisseling.bronlezen import lees_bron
from app.services.uitwisseling.csvlezen import Bestandsfout, Tabel, lees_tabel
from app.services.uitwisseling.duo import is_duo, lees_duo_tabel
from app.services.uitwisseling.lezen import Stop, Voortgang, lees_een_bestand, lees_map, past_bij
from app.services.uitwisseling.profiel import (
    Profiel,
    Toewijzing,
    eigen_profielen,
    herken,
    kies_profiel,
    profielen,
    wijs_toe,
)
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

    `profiel` is the name of one of the team, a code or a path to a TOML file; without it the
    profile whose headers fit is taken. Bestandsfout when the file cannot be read or nothing fits.
    """
    pad = Path(pad)
    if profiel is not None:
        return lees_met(sessie, pad, kies_profiel(profiel, sessie), voortgang=voortgang, stop=stop)
    eigen = per_bestandsnaam().get(pad.name.lower())
    if eigen is not None:
        voorbeeld = lees_een_bestand(sessie, pad, eigen, voortgang=voortgang, stop=stop)
        if (fout := voorbeeld.bronnen[0].fout) is None:
            return voorbeeld
        # The name is ours, the content may still be another package's.
        if herken(_koppen(pad), eigen_profielen(sessie)) is None:
            raise fout
    bron = lees_bron(pad, voortgang=voortgang, stop=stop)
    if (van_team := _van_team(sessie, bron)) is not None:
        return lees_met(sessie, pad, van_team, bron=bron, voortgang=voortgang, stop=stop)
    if bron.werkmap:
        tabel = maak_tabel(bron, bron.blad(""))
    else:
        tabel = lees_tabel(pad, scheidingen=_SCHEIDINGEN)
    if is_duo(tabel.koppen):
        return lees_duo_tabel(sessie, tabel, gemeenten=gemeenten, voortgang=voortgang, stop=stop)
    if not bron.werkmap:
        for bestand in bestanden().values():
            if past_bij(bestand, tabel.koppen) and len(tabel.koppen) > 2:
                return lees_een_bestand(sessie, pad, bestand, voortgang=voortgang, stop=stop)
    gevonden = herken(tabel.koppen)
    if gevonden is None:
        raise _niets_past(tabel)
    voorbeeld = lees_met_profiel(sessie, tabel, gevonden, voortgang=voortgang, stop=stop)
    voorbeeld.opmerkingen += bron.blad("").opmerkingen
    return voorbeeld


def lees_met(
    sessie: Sessie,
    pad: Path,
    profiel: Profiel,
    *,
    bron: Bronbestand | None = None,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Voorbeeld:
    """Read a file with a profile: the sheet and the line with headings that it names.

    Bestandsfout when the file cannot be read or misses a column that the profile needs.
    """
    bron = bron or lees_bron(pad, voortgang=voortgang, stop=stop)
    blad = bron.blad(profiel.blad)
    toewijzing, tabel = _pas(bron, blad, profiel)
    if not toewijzing.past:
        raise _past_niet(profiel.titel, toewijzing.mist)
    voorbeeld = lees_met_profiel(sessie, tabel, toewijzing, voortgang=voortgang, stop=stop)
    voorbeeld.opmerkingen += blad.opmerkingen
    return voorbeeld


def _pas(bron: Bronbestand, blad: Blad, profiel: Profiel) -> tuple[Toewijzing, Tabel]:
    """Fit a profile on a sheet: on its own line, else on the line that looks like headings.

    Another export of the same package may have a line more or less above its table.
    """
    regels = dict.fromkeys([profiel.koprij, raad_koprij(blad), blad.rijen[0][0]])
    pogingen = []
    for regel in regels:
        if any(r == regel for r, _ in blad.rijen):
            tabel = maak_tabel(bron, blad, regel)
            toewijzing = wijs_toe(profiel, tabel.koppen)
            if toewijzing.past:
                return toewijzing, tabel
            pogingen.append((toewijzing, tabel))
    return max(pogingen, key=lambda p: len(p[0].plaatsen))


def _van_team(sessie: Sessie, bron: Bronbestand) -> Profiel | None:
    """Give the profile of the team that fits a file best, None when none does."""
    beste: tuple[int, Profiel] | None = None
    for profiel in eigen_profielen(sessie):
        try:
            toewijzing, _ = _pas(bron, bron.blad(profiel.blad), profiel)
        except Bestandsfout:
            continue
        if toewijzing.past and (beste is None or len(toewijzing.plaatsen) > beste[0]):
            beste = len(toewijzing.plaatsen), profiel
    return beste[1] if beste else None


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
        "Zeg zelf wat de kolommen betekenen met ‘Kolommen aanwijzen’ in het venster, of geef het "
        "de naam uit Help, Importeren en exporteren (bijvoorbeeld leerlingen.csv).",
        regel=1,
    )
