"""Services: import as the command line does it: preview, all or nothing, and a summary in Dutch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.services.uitwisseling.doorvoeren import schrijf_afgewezen, voer_door
from app.services.uitwisseling.kiezen import lees
from app.services.uitwisseling.voorbeeld import (
    Telling,
    Voorbeeld,
    aantal_rijen,
    samen,
    soortnaam,
)

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

_TOON = 10


@dataclass(slots=True)
class Importresultaat:
    """What an import did. `exitcode` 0: all good; 1: something was rejected and nothing landed.

    `regels` is the summary to print, without personal data beyond line numbers
    and reasons. `afgewezen` are the files with rejected rows. `wijziging` is None
    when nothing landed.
    """

    voorbeeld: Voorbeeld
    exitcode: int
    regels: list[str] = field(default_factory=list)
    afgewezen: list[Path] = field(default_factory=list)
    wijziging: Wijziging | None = None

    def __str__(self) -> str:
        """Give the summary as text."""
        return "\n".join(self.regels)


def importeer(
    sessie: Sessie,
    pad: str | Path,
    profiel: str | None = None,
    *,
    proef: bool = False,
    zonder_afgewezen: bool = False,
    gemeenten: Sequence[str] = (),
    afgewezen_map: str | Path | None = None,
    voortgang: Callable[[int, int, str], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Importresultaat:
    """Import a folder or a file, all or nothing.

    `proef` only shows what would happen. With rejections nothing lands, unless
    `zonder_afgewezen`. Rejected rows go to `afgewezen_map`, by default a folder
    "<name>-afgewezen" beside the source; not with `proef`.
    """
    pad = Path(pad)
    voorbeeld = lees(sessie, pad, profiel, gemeenten=gemeenten, voortgang=voortgang, stop=stop)
    goed = voorbeeld.alles_goed
    resultaat = Importresultaat(voorbeeld, 0 if goed or zonder_afgewezen else 1)
    resultaat.regels = samenvatting(voorbeeld)
    if proef:
        resultaat.regels.append("Proef: er is niets overgenomen.")
        resultaat.exitcode = 0 if goed else 1
        return resultaat
    # First the rejected rows on paper: once the good ones have landed nothing may fail any more.
    if voorbeeld.afgewezen():
        _bewaar_afgewezen(resultaat, Path(afgewezen_map or standaard_afgewezen_map(pad)))
    if resultaat.exitcode == 0:
        if any(True for _ in voorbeeld.goede()):
            resultaat.wijziging = voer_door(sessie, voorbeeld, voortgang=voortgang, stop=stop)
        resultaat.regels.append(overgenomen(voorbeeld.totaal()))
    else:
        resultaat.regels.append(
            "Er is niets overgenomen. Verbeter de afgewezen rijen, of laat ze weg met "
            "--zonder-afgewezen."
        )
    if resultaat.afgewezen:
        resultaat.regels.append(f"De afgewezen rijen staan in {resultaat.afgewezen[0].parent}")
    return resultaat


def _bewaar_afgewezen(resultaat: Importresultaat, doel: Path) -> None:
    """Write the rejected rows; where nothing lands anyway, a folder that refuses is only told."""
    try:
        resultaat.afgewezen = schrijf_afgewezen(resultaat.voorbeeld, doel)
    except KnownError as fout:
        if resultaat.exitcode == 0:
            raise KnownError(f"Er is niets overgenomen. {fout.tekst}", fout.doe) from None
        resultaat.regels.append(str(fout))


def standaard_afgewezen_map(pad: Path) -> Path:
    """Give the folder for rejected rows: beside the source, never one that is there already."""
    basis = pad.resolve()
    naam = basis.name if basis.is_dir() else basis.stem
    doel = basis.with_name(f"{naam}-afgewezen")
    nummer = 2
    while doel.exists():
        doel = basis.with_name(f"{naam}-afgewezen-{nummer}")
        nummer += 1
    return doel


def overgenomen(totaal: Telling) -> str:
    """Say how many rows landed."""
    if not totaal.goed:
        return "Er was niets nieuws; het teambestand is niet veranderd."
    return f"Overgenomen: {totaal.nieuw} nieuw, {totaal.gewijzigd} gewijzigd."


def samenvatting(voorbeeld: Voorbeeld) -> list[str]:
    """Write a preview as lines: counts per kind, files that could not be read, reasons."""
    regels = [f"{voorbeeld.vorm}: {voorbeeld.pad.name}"]
    kop = ("", "nieuw", "gewijzigd", "ongewijzigd", "dubbel", "afgewezen", "let op")
    tabel = [
        (
            soortnaam(code),
            t.nieuw,
            t.gewijzigd,
            t.ongewijzigd,
            t.dubbel,
            t.afgewezen,
            t.waarschuwingen,
        )
        for code, t in voorbeeld.tellingen().items()
    ]
    breed = max((len(str(r[0])) for r in tabel), default=0)
    regels.append(_regel(kop, breed))
    regels += [_regel(r, breed) for r in tabel]
    for bron in voorbeeld.bestandsfouten:
        plaats = f", regel {r}" if (r := getattr(bron.fout, "regel", 0)) else ""
        regels.append(f"Niet gelezen: {bron.naam}{plaats}: {bron.fout}")
    afgewezen = voorbeeld.afgewezen()
    for rij in afgewezen[:_TOON]:
        naam = voorbeeld.bronnen[rij.bron].naam
        regels.append(f"Afgewezen: {naam}, regel {rij.regel}: {samen(rij.redenen)}")
    if len(afgewezen) > _TOON:
        regels.append(f"… en nog {aantal_rijen(len(afgewezen) - _TOON)} afgewezen.")
    regels += _waarschuwingen(voorbeeld)
    regels += [f"Let op: {tekst}" for tekst in voorbeeld.opmerkingen]
    return regels


def _waarschuwingen(voorbeeld: Voorbeeld) -> list[str]:
    """Sum up the warnings by what they say; numbers and dates in them do not count."""
    tel: Counter[tuple[str, str]] = Counter()
    eerste: dict[tuple[str, str], str] = {}
    for rij in voorbeeld.rijen:
        for w in rij.waarschuwingen:
            soort = (w.kolom, re.sub(r"\d[\d-]*|zaterdag|zondag", "#", w.tekst))
            tel[soort] += 1
            eerste.setdefault(soort, str(w))
    return [
        f"Let op, {f'{aantal} ×, bijvoorbeeld' if aantal > 1 else '1 ×'}: {eerste[soort]}"
        for soort, aantal in tel.most_common(_TOON)
    ]


def _regel(cellen: Sequence[object], breed: int) -> str:
    return "  ".join(
        [str(cellen[0]).ljust(breed), *(str(c).rjust(11) for c in cellen[1:])]
    ).rstrip()
