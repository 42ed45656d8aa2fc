"""Services: read a folder of CSV files, or one of them, into a preview; nothing lands yet."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.services.uitwisseling.brieven import keur_bijlagen
from app.services.uitwisseling.csvlezen import Bestandsfout, Gestopt, Tabel, lees_tabel
from app.services.uitwisseling.narekenen import reken_na
from app.services.uitwisseling.rijlezer import Invoerkolom, Rijlezer
from app.services.uitwisseling.soorten import (
    SLEUTEL,
    Bestand,
    Kolom,
    bestanden,
    is_herstelkolom,
    per_bestandsnaam,
    vouw,
)
from app.services.uitwisseling.voorbeeld import Bron, Voorbeeld
from app.services.uitwisseling.winkel import Winkel
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie

Voortgang = Callable[[int, int, str], None]
Stop = Callable[[], bool]

_STAP = 2_000


def lees_map(
    sessie: Sessie,
    map_: str | Path,
    *,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Voorbeeld:
    """Read a folder as help/uitwisseling describes it into a preview.

    `voortgang(done, total, text)` counts bytes; `stop()` True raises Gestopt.
    KnownError when there is no such folder or nothing of ours in it. A file
    that cannot be read as a whole becomes a `Bron` with its error; the other
    files are read on.
    """
    map_ = Path(map_) if isinstance(map_, str) else map_
    paden, vreemd = _zoek_bestanden(map_)
    voorbeeld = Voorbeeld(map_, "map")
    voorbeeld.bronnen += vreemd
    return _lees(sessie, voorbeeld, paden, map_, voortgang, stop)


def lees_een_bestand(
    sessie: Sessie,
    pad: Path,
    bestand: Bestand,
    *,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Voorbeeld:
    """Read one CSV file of the folder by itself."""
    voorbeeld = Voorbeeld(pad, "map")
    return _lees(sessie, voorbeeld, {bestand.soort.SOORT: pad}, pad.parent, voortgang, stop)


@zonder_gc()
def _lees(
    sessie: Sessie,
    voorbeeld: Voorbeeld,
    paden: dict[str, Path],
    map_: Path,
    voortgang: Voortgang | None,
    stop: Stop | None,
) -> Voorbeeld:
    """Read the files in the order of their references, then weigh what spans them."""
    winkel = Winkel(sessie)
    wacht = Wacht(voortgang, stop, sum(_grootte(p) for p in paden.values()))
    lezers: dict[str, Rijlezer] = {}
    for code, bestand in bestanden().items():
        if (pad := paden.get(code)) is None:
            continue
        wacht.kijk(f"{pad.name} lezen")
        bron = Bron(pad, [], code)
        voorbeeld.bronnen.append(bron)
        try:
            tabel = lees_tabel(pad)
            bron.koppen = tabel.koppen
            lezer = maak_lezer(sessie, winkel, bestand, tabel, len(voorbeeld.bronnen) - 1)
        except Bestandsfout as fout:
            bron.fout = fout
            wacht.tel_op(_grootte(pad))
            continue
        lezers[code] = lezer
        lees_rijen(voorbeeld, lezer, tabel, wacht, _grootte(pad))
        _meld_tekenset(voorbeeld, tabel)
    wacht.kijk("Verbanden controleren")
    keur_bijlagen(voorbeeld, lezers, map_, sessie)
    reken_na(sessie, voorbeeld, winkel, lezers)
    return voorbeeld


class Wacht:
    """Passes on progress and asks whether to stop."""

    def __init__(self, voortgang: Voortgang | None, stop: Stop | None, totaal: int) -> None:
        self._voortgang = voortgang
        self._stop = stop
        self._totaal = max(1, totaal)
        self._gedaan = 0.0

    def tel_op(self, bytes_: float) -> None:
        """Count work done."""
        self._gedaan += bytes_

    def kijk(self, tekst: str = "") -> None:
        """Tell how far it is; raises Gestopt when the user wants out."""
        if self._stop is not None and self._stop():
            raise Gestopt
        if self._voortgang is not None:
            self._voortgang(min(round(self._gedaan), self._totaal), self._totaal, tekst)


def lees_rijen(
    voorbeeld: Voorbeeld, lezer: Rijlezer, tabel: Tabel, wacht: Wacht, grootte: int
) -> None:
    """Read all rows of a table of one kind into the preview."""
    per_stap = grootte / max(1, len(tabel.rijen)) * _STAP
    lees = lezer.lees
    for begin in range(0, len(tabel.rijen), _STAP):
        voorbeeld.rijen += [lees(r, cellen) for r, cellen in tabel.rijen[begin : begin + _STAP]]
        wacht.tel_op(min(per_stap, grootte))
        wacht.kijk(f"{tabel.pad.name}: {min(begin + _STAP, len(tabel.rijen))} rijen")


def maak_lezer(
    sessie: Sessie, winkel: Winkel, bestand: Bestand, tabel: Tabel, bron: int
) -> Rijlezer:
    """Match the headers of a file with the fields of its kind.

    Bestandsfout: an unknown header (with a suggestion), a missing required column.
    """
    bekend = _bekende_koppen(bestand)
    kolommen: list[Invoerkolom] = []
    sleutel = None
    gehad: set[str] = set()
    for plaats, kop in enumerate(tabel.koppen):
        plat = vouw(kop)
        if plat == SLEUTEL:
            sleutel = plaats
        elif is_herstelkolom(kop) or (not plat and _leeg(tabel, plaats)):
            continue
        elif (kolom := bekend.get(plat)) is None:
            raise _onbekende_kop(bestand, kop, plaats)
        elif kolom.kop in gehad:
            raise Bestandsfout(
                f"De kolom ‘{kolom.kop}’ staat er twee keer in.",
                "Haal een van de twee weg.",
                regel=1,
            )
        else:
            gehad.add(kolom.kop)
            kolommen.append(Invoerkolom(plaats, kop, kolom))
    mist = [k.kop for k in bestand.kolommen if k.veld.verplicht and k.kop not in gehad]
    if mist:
        woord = "kolom" if len(mist) == 1 else "kolommen"
        raise Bestandsfout(
            f"De {woord} {_opsomming(mist)} {'ontbreekt' if len(mist) == 1 else 'ontbreken'}.",
            f"{bestand.naam} heeft minstens: {_opsomming(verplichte_koppen(bestand))}.",
            regel=1,
        )
    return Rijlezer(
        sessie, winkel, bestand, bron, kolommen, sleutel=sleutel, breedte=len(tabel.koppen)
    )


def verplichte_koppen(bestand: Bestand) -> list[str]:
    """List the headers that a file must have."""
    return [k.kop for k in bestand.kolommen if k.veld.verplicht]


def past_bij(bestand: Bestand, koppen: Sequence[str]) -> bool:
    """Whether headers are those of this file: none unknown, none missing."""
    bekend = _bekende_koppen(bestand)
    vreemd = [k for k in koppen if vouw(k) not in {*bekend, SLEUTEL, ""} and not is_herstelkolom(k)]
    gevonden = {bekend[vouw(k)].kop for k in koppen if vouw(k) in bekend}
    return not vreemd and gevonden.issuperset(verplichte_koppen(bestand))


def _bekende_koppen(bestand: Bestand) -> dict[str, Kolom]:
    """Give the headers by which a column is known: its own, the field's name, its label."""
    bekend: dict[str, Kolom] = {}
    vormen = [[k.kop, k.veld.naam, k.veld.label] for k in bestand.kolommen]
    for rang in range(3):
        for kolom, namen in zip(bestand.kolommen, vormen, strict=True):
            bekend.setdefault(vouw(namen[rang]), kolom)
    return bekend


def _onbekende_kop(bestand: Bestand, kop: str, plaats: int) -> Bestandsfout:
    if not kop:
        return Bestandsfout(
            f"Kolom {plaats + 1} heeft geen naam, en er staan wel gegevens in.",
            "Geef de kolom een naam of haal haar weg.",
            regel=1,
        )
    kort = kop if len(kop) <= 60 else kop[:59] + "…"
    lijkt = difflib.get_close_matches(
        vouw(kop)[:100], [vouw(k.kop) for k in bestand.kolommen], 1, 0.6
    )
    if lijkt:
        bedoeld = next(k.kop for k in bestand.kolommen if vouw(k.kop) == lijkt[0])
        doe = f"Bedoelt u ‘{bedoeld}’?"
    else:
        doe = f"Bekend zijn: {_opsomming([SLEUTEL, *(k.kop for k in bestand.kolommen)])}."
    return Bestandsfout(f"De kolom ‘{kort}’ is hier niet bekend.", doe, regel=1)


def _zoek_bestanden(map_: Path) -> tuple[dict[str, Path], list[Bron]]:
    """Find our files in a folder, and CSV files that are none of ours."""
    if not map_.exists():
        raise KnownError("Deze map is er niet.", "Controleer de plaats en de naam.")
    if not map_.is_dir():
        raise KnownError("Dit is geen map.", "Kies de map waarin de CSV-bestanden staan.")
    try:
        alle = sorted(p for p in map_.iterdir() if p.suffix.lower() == ".csv" and p.is_file())
    except OSError:
        raise KnownError(
            "Deze map mag niet worden gelezen.", "Vraag leesrecht op de map."
        ) from None
    paden: dict[str, Path] = {}
    vreemd: list[Bron] = []
    for pad in alle:
        bestand = per_bestandsnaam().get(pad.name.lower())
        if bestand is None:
            vreemd.append(Bron(pad, [], fout=_vreemd_bestand(pad)))
        elif bestand.soort.SOORT in paden:
            vreemd.append(
                Bron(pad, [], fout=Bestandsfout("Dit bestand staat twee keer in de map.", ""))
            )
        else:
            paden[bestand.soort.SOORT] = pad
    if not paden:
        raise KnownError(
            "In deze map staat geen enkel bestand dat Kantelpunt kent.",
            "Kies de map met scholen.csv, leerlingen.csv enzovoort; kies een lijst uit een ander "
            "pakket als bestand, niet als map.",
        )
    return paden, vreemd


def _vreemd_bestand(pad: Path) -> Bestandsfout:
    lijkt = difflib.get_close_matches(pad.name.lower(), per_bestandsnaam(), 1, 0.6)
    doe = (
        f"Bedoelt u {lijkt[0]}?" if lijkt else "Zie Help, Importeren en exporteren, voor de namen."
    )
    return Bestandsfout("Dit bestand hoort niet in de map; het is niet gelezen.", doe)


def _meld_tekenset(voorbeeld: Voorbeeld, tabel: Tabel) -> None:
    if tabel.tekenset != "utf-8":
        voorbeeld.opmerkingen.append(
            f"{tabel.pad.name} is gelezen als Windows-1252; kijk of letters met accenten kloppen."
        )


def _leeg(tabel: Tabel, plaats: int) -> bool:
    return not any(plaats < len(cellen) and cellen[plaats] for _, cellen in tabel.rijen)


def _grootte(pad: Path) -> int:
    try:
        return pad.stat().st_size
    except OSError:
        return 0


def _opsomming(namen: Sequence[str]) -> str:
    return ", ".join(namen)
