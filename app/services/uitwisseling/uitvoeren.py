"""Services: write everything in the team file as the documented folder of CSV files.

Made beside its place under a temporary name and renamed when whole, so that
nothing is ever half. One fixed order and form, so that export, import into a
new file and export again give the same bytes.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.feit import Feit, Vorm, velden
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar
from app.services.uitwisseling.brieven import DOCUMENTMAP, SUBMAP, bijlagepad
from app.services.uitwisseling.csvlezen import Gestopt
from app.services.uitwisseling.omzetten import naar_cel
from app.services.uitwisseling.soorten import SLEUTEL, Bestand, bestanden
from db.brieven import lees_pdf
from db.documenten import bekende
from db.documenten import lees as lees_document
from db.uitwisselen import bekende_pdfs, moment, stichter

if TYPE_CHECKING:
    from app.services.sessie import Sessie

MERK = "kantelpunt-export.txt"
"""The file by which a folder is known as an export, so that it may be replaced."""

_MERKTEKST = (
    "Export van Kantelpunt, vorm 1.\r\n"
    "De betekenis van elk bestand staat in Help, Importeren en exporteren.\r\n"
    "Deze map bevat persoonsgegevens en is niet versleuteld.\r\n"
    "Opsporing staat er niet in: die is verzegeld. Alleen een BOA exporteert haar, apart.\r\n"
)
NIET_MEE = frozenset({"voorbeeldteam"})
"""Settings of one file that do not go along to another."""


def exporteer(
    sessie: Sessie,
    map_: str | Path,
    *,
    voortgang: Callable[[int, int, str], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Path:
    """Write all facts that are not withdrawn to a folder; gives its path.

    An existing folder must be empty or an earlier export, which is replaced.
    KnownError: it holds something else, cannot be written, or the disk is full.
    """
    map_ = Path(map_)
    mag = {MERK, SUBMAP, DOCUMENTMAP, *(b.naam for b in bestanden().values())}
    maak_map(map_, mag, MERK, lambda tijdelijk: _schrijf_alles(sessie, tijdelijk, voortgang, stop))
    return map_


def maak_map(map_: Path, mag: Collection[str], merk: str, schrijf: Callable[[Path], None]) -> None:
    """Let `schrijf` fill a folder that is put in place when whole.

    A folder that is there must be empty or hold `merk` and no more than `mag`. KnownError:
    it holds something else, cannot be written, or the disk is full.
    """
    _keur_doel(map_, mag, merk)
    tijdelijk = map_.with_name(f".{map_.name}.bezig")
    try:
        shutil.rmtree(tijdelijk, ignore_errors=True)
        tijdelijk.mkdir(parents=True, mode=0o700)
        try:
            schrijf(tijdelijk)
            _zet_neer(tijdelijk, map_)
        except BaseException:
            shutil.rmtree(tijdelijk, ignore_errors=True)
            raise
    except OSError as fout:
        raise KnownError(
            "De export kon niet worden geschreven; er staat niets nieuws.",
            "Kies een map waarin u mag schrijven, met genoeg ruimte.",
        ) from fout


def _keur_doel(map_: Path, mag: Collection[str], merk: str) -> None:
    if not map_.exists():
        return
    if not map_.is_dir():
        raise KnownError("Daar staat al een bestand met deze naam.", "Kies een andere map.")
    namen = {p.name for p in map_.iterdir()}
    if namen and (merk not in namen or namen - set(mag)):
        raise KnownError(
            "Deze map is niet leeg, en er staat meer in dan een eerdere export.",
            "Kies een lege of nieuwe map, dan gaat er niets verloren.",
        )


def _zet_neer(tijdelijk: Path, map_: Path) -> None:
    """Put the finished folder in its place; an earlier export goes away after that."""
    oud = map_.with_name(f".{map_.name}.oud")
    shutil.rmtree(oud, ignore_errors=True)
    if map_.exists():
        map_.rename(oud)
    try:
        tijdelijk.rename(map_)
    except OSError:
        if oud.exists():
            oud.rename(map_)
        raise
    shutil.rmtree(oud, ignore_errors=True)


def _schrijf_alles(
    sessie: Sessie,
    map_: Path,
    voortgang: Callable[[int, int, str], None] | None,
    stop: Callable[[], bool] | None,
) -> None:
    # One read transaction: what a colleague saves meanwhile is in it wholly or not at all.
    with moment(sessie.v):
        feiten: dict[str, list[Any]] = {c: list(sessie.lees(s)) for c, s in PER_CODE.items()}
        totaal = sum(len(f) for f in feiten.values()) + 1
        gedaan = 0
        feiten["instelling"] = [f for f in feiten["instelling"] if f.naam not in NIET_MEE]
        feiten["ambtenaar"] = _ambtenaren(sessie, feiten)
        sleutels = {
            c: _leesbare_sleutels(b, feiten[c]) for c, b in bestanden().items() if b.leesbaar
        }
        for code, bestand in bestanden().items():
            if stop is not None and stop():
                raise Gestopt
            if voortgang is not None:
                voortgang(gedaan, totaal, f"{bestand.naam} schrijven")
            (map_ / bestand.naam).write_bytes(naar_csv(bestand, feiten[code], sleutels))
            gedaan += len(feiten[code])
        schrijf_bijlagen(sessie, map_, feiten, stop)
    (map_ / MERK).write_bytes(_MERKTEKST.encode("utf-8-sig"))


def _ambtenaren(sessie: Sessie, feiten: dict[str, list[Any]]) -> list[Any]:
    """Leave out who only made the file: nothing is known of her, and nothing hangs on her."""
    wie = stichter(sessie.v)
    noemt = {
        getattr(feit, veld.naam)
        for code, soort in PER_CODE.items()
        for veld in velden(soort)
        if veld.verwijst_naar == Ambtenaar.SOORT
        for feit in feiten[code]
    }
    return [
        a
        for a in feiten[Ambtenaar.SOORT]
        if a.id != wie
        or a.id in noemt
        or a.versie > 1
        or any((a.functie, a.telefoon, a.email, a.uit_dienst, a.boa_nummer))
    ]


def _leesbare_sleutels(bestand: Bestand, feiten: list[Feit]) -> dict[str, str]:
    """Give per id the readable name that stands in for it, where it names one fact only."""
    assert bestand.leesbaar is not None
    namen = {f.id: str(getattr(f, bestand.leesbaar)) for f in feiten}
    tel = Counter(n.strip() for n in namen.values())
    return {
        feit_id: naam if tel[naam.strip()] == 1 and naam == naam.strip() else feit_id
        for feit_id, naam in namen.items()
    }


def naar_csv(bestand: Bestand, feiten: list[Feit], sleutels: dict[str, dict[str, str]]) -> bytes:
    """Write one file: header always, rows in the order of their sleutel."""
    eigen = sleutels.get(bestand.soort.SOORT, {})
    rijen = []
    for feit in feiten:
        cellen = [naar_cel(eigen.get(feit.id, feit.id))]
        for kolom in bestand.kolommen:
            waarde = getattr(feit, kolom.veld.naam)
            if kolom.veld.vorm is Vorm.VERWIJZING and waarde is not None:
                waarde = sleutels.get(kolom.veld.verwijst_naar or "", {}).get(waarde, waarde)
            cellen.append(naar_cel(waarde))
        rijen.append(cellen)
    rijen.sort()
    stroom = io.StringIO(newline="")
    schrijver = csv.writer(stroom, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([SLEUTEL, *(k.kop for k in bestand.kolommen)])
    schrijver.writerows(rijen)
    return stroom.getvalue().encode("utf-8-sig")


def schrijf_bijlagen(
    sessie: Sessie, map_: Path, feiten: Mapping[str, list[Any]], stop: Callable[[], bool] | None
) -> None:
    """Write the file of every brief and document once, under its fingerprint."""
    for soort, hier, haal in (
        ("brief", bekende_pdfs(sessie.v), lees_pdf),
        ("document", bekende(sessie.v), lees_document),
    ):
        for vinger in sorted({f.sha256 for f in feiten[soort] if f.sha256 in hier}):
            if stop is not None and stop():
                raise Gestopt
            pad = bijlagepad(map_, soort, vinger)
            pad.parent.mkdir(exist_ok=True)
            pad.write_bytes(haal(sessie.v, vinger))
