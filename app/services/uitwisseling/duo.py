"""Services: DUO's open list of vestigingen as a school list, in all its header generations.

wet-en-praktijk 10: VO has INSTELLINGSCODE / VESTIGINGSCODE / VESTIGINGSNAAM, older
files BRIN NUMMER / VESTIGINGSNUMMER / INSTELLINGSNAAM, newer ones underscores and
SOORT_PO; names of places and gemeenten are upper case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.scholen import Onderwijssoort, Regio
from app.services.uitwisseling.csvlezen import Bestandsfout, Tabel, lees_tabel
from app.services.uitwisseling.lezen import Stop, Voortgang, Wacht
from app.services.uitwisseling.narekenen import waarschuw
from app.services.uitwisseling.omzetten import Fout, omzetter
from app.services.uitwisseling.rijlezer import Invoerkolom, Rijlezer
from app.services.uitwisseling.soorten import bestanden, vouw
from app.services.uitwisseling.voorbeeld import Bron, Rijstand, Voorbeeld
from app.services.uitwisseling.winkel import Winkel
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie

VORM = "Scholenlijst van DUO"
_STAP = 500
_EXTRA = ("regio", "onderwijssoort")

_KOPPEN: dict[str, tuple[str, ...]] = {
    "brin": ("INSTELLINGSCODE", "BRIN NUMMER", "BRIN"),
    "vestiging": ("VESTIGINGSCODE", "VESTIGINGSNUMMER"),
    "naam": ("VESTIGINGSNAAM", "INSTELLINGSNAAM VESTIGING", "INSTELLINGSNAAM"),
    "straat": ("STRAATNAAM", "STRAATNAAM VESTIGING"),
    "huisnummer": ("HUISNUMMER-TOEVOEGING", "HUISNUMMER TOEVOEGING VESTIGING"),
    "postcode": ("POSTCODE", "POSTCODE VESTIGING"),
    "plaats": ("PLAATSNAAM", "PLAATSNAAM VESTIGING"),
    "gemeente": ("GEMEENTENAAM", "GEMEENTENAAM VESTIGING"),
    "telefoon": ("TELEFOONNUMMER", "TELEFOONNUMMER VESTIGING"),
    "swv": ("NAAM SAMENWERKINGSVERBAND", "SAMENWERKINGSVERBAND"),
}
_SOORTKOPPEN = ("SOORT PO", "ONDERWIJSSTRUCTUUR", "SOORT ONDERWIJS", "TYPE PO")
_NODIG = ("brin", "vestiging", "naam")

# Vakantieregio per provincie where no gemeente of it lies in another regio; the
# gemeenten that do are asked (label "te controleren": not from a source at hand).
_REGIO = {
    "groningen": Regio.NOORD,
    "friesland": Regio.NOORD,
    "fryslan": Regio.NOORD,
    "drenthe": Regio.NOORD,
    "overijssel": Regio.NOORD,
    "noordholland": Regio.NOORD,
    "flevoland": Regio.NOORD,
    "utrecht": Regio.MIDDEN,
    "zuidholland": Regio.MIDDEN,
    "zeeland": Regio.ZUID,
    "limburg": Regio.ZUID,
}
_ANDERS = frozenset({"zeewolde", "eemnes"})

_SOORTEN = {
    "bo": Onderwijssoort.BO,
    "sbo": Onderwijssoort.SBO,
    "so": Onderwijssoort.SO,
    "vso": Onderwijssoort.VSO,
    "sovso": Onderwijssoort.VSO,
    "pro": Onderwijssoort.PRO,
    "mbo": Onderwijssoort.MBO,
    "roc": Onderwijssoort.MBO,
}
_KLEIN = frozenset({"aan", "bij", "de", "den", "der", "en", "het", "in", "op", "van", "ten", "ter"})


def is_duo(koppen: Sequence[str]) -> bool:
    """Whether these are the headers of a list of vestigingen."""
    plaatsen = _plaatsen(koppen)
    return all(n in plaatsen for n in _NODIG)


def lees_duo_scholen(
    sessie: Sessie,
    pad: str | Path,
    *,
    gemeenten: Sequence[str] = (),
    regio: Regio | None = None,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Voorbeeld:
    """Read a list of vestigingen into a preview of schools.

    `gemeenten` keeps the schools of these gemeenten only. `regio` is for schools
    whose vakantieregio does not follow from the provincie; without it the one
    that most schools here have. Of a school that is here already, regio and
    onderwijssoort stay. Bestandsfout: not such a list.
    """
    tabel = lees_tabel(Path(pad), scheidingen=(";", ",", "\t"))
    return lees_duo_tabel(
        sessie, tabel, gemeenten=gemeenten, regio=regio, voortgang=voortgang, stop=stop
    )


@zonder_gc()
def lees_duo_tabel(
    sessie: Sessie,
    tabel: Tabel,
    *,
    gemeenten: Sequence[str] = (),
    regio: Regio | None = None,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Voorbeeld:
    """Read a table that `is_duo` (see `lees_duo_scholen`)."""
    plaatsen = _plaatsen(tabel.koppen)
    mist = [_KOPPEN[n][0] for n in _NODIG if n not in plaatsen]
    if mist:
        raise Bestandsfout(
            f"Dit is geen lijst met vestigingen van DUO: {', '.join(mist)} ontbreekt.",
            "Kies een bestand met alle vestigingen van de open onderwijsdata van DUO.",
            regel=1,
        )
    voorbeeld = Voorbeeld(tabel.pad, VORM)
    voorbeeld.bronnen.append(Bron(tabel.pad, tabel.koppen, "school"))
    winkel = Winkel(sessie)
    standaard = regio or _meeste(winkel)
    overgeslagen = _filter(tabel, plaatsen, gemeenten)
    lezer = _maak_lezer(sessie, winkel, tabel, plaatsen)
    _lees(voorbeeld, lezer, tabel, plaatsen, standaard, Wacht(voortgang, stop, len(tabel.rijen)))
    if overgeslagen:
        voorbeeld.opmerkingen.append(f"{overgeslagen} scholen in andere gemeenten overgeslagen.")
    if tabel.tekenset != "utf-8":
        voorbeeld.opmerkingen.append(
            "Gelezen als Windows-1252; kijk of letters met accenten kloppen."
        )
    return voorbeeld


def _plaatsen(koppen: Sequence[str]) -> dict[str, int]:
    """Find our fields among the headers; underscores, blanks and dashes do not count."""
    per_kop = {vouw(k): i for i, k in reversed(list(enumerate(koppen)))}
    plaatsen = {}
    for veld, namen in _KOPPEN.items():
        for naam in namen:
            if (plaats := per_kop.get(vouw(naam))) is not None:
                plaatsen[veld] = plaats
                break
    for naam in ("PROVINCIE", "PROVINCIE VESTIGING"):
        if vouw(naam) in per_kop:
            plaatsen["provincie"] = per_kop[vouw(naam)]
            break
    for naam in _SOORTKOPPEN:
        if vouw(naam) in per_kop:
            plaatsen["soort"] = per_kop[vouw(naam)]
            break
    return plaatsen


def _maak_lezer(sessie: Sessie, winkel: Winkel, tabel: Tabel, plaatsen: dict[str, int]) -> Rijlezer:
    """Make the reader of rows; cells that need more than themselves are added behind."""
    bestand = bestanden()["school"]
    per_naam = {k.veld.naam: k for k in bestand.kolommen}
    breedte = len(tabel.koppen)
    kolommen = []
    for naam in _KOPPEN:
        if (plaats := plaatsen.get(naam)) is None:
            continue
        zet_om = omzetter(per_naam[naam], trim=True)
        if naam in ("plaats", "gemeente"):
            zet_om = plaatsnaam
        elif naam == "vestiging":
            zet_om = _vestiging
        kolommen.append(Invoerkolom(plaats, tabel.koppen[plaats], per_naam[naam], zet_om))
    kolommen += [Invoerkolom(breedte + i, n, per_naam[n], _zelf) for i, n in enumerate(_EXTRA)]
    return Rijlezer(
        sessie, winkel, bestand, 0, kolommen, alleen_nieuw=frozenset(_EXTRA), breedte=breedte + 2
    )


def _lees(
    voorbeeld: Voorbeeld,
    lezer: Rijlezer,
    tabel: Tabel,
    plaatsen: dict[str, int],
    standaard: Regio,
    wacht: Wacht,
) -> None:
    """Read the rows; vakantieregio and onderwijssoort stand in no cell and are added behind."""
    geraden = 0
    for i, (regel, cellen) in enumerate(tabel.rijen):
        if i % _STAP == 0:
            wacht.kijk(f"{tabel.pad.name}: {i} scholen")
            wacht.tel_op(min(_STAP, len(tabel.rijen) - i))
        cel = {n: cellen[p].strip() for n, p in plaatsen.items() if p < len(cellen)}
        regio = regio_van(cel.get("provincie", ""), cel.get("gemeente", ""))
        soort = soort_van(cel.get("soort", "") or _uit_naam(tabel.pad))
        rij = lezer.lees(regel, [*cellen, regio or standaard, soort])
        rij.cellen = cellen
        if regio is None and rij.stand is Rijstand.NIEUW:
            geraden += 1
            tekst = f"vakantieregio {standaard.label} is een gok; controleer die"
            waarschuw(rij, "regio", tekst)
        voorbeeld.rijen.append(rij)
    if any(r.stand is Rijstand.NIEUW for r in voorbeeld.rijen):
        voorbeeld.opmerkingen.append(
            "De vakantieregio staat niet in deze lijst en is afgeleid van de provincie; "
            "controleer die bij uw scholen."
        )
    if geraden:
        voorbeeld.opmerkingen.append(
            f"Bij {geraden} scholen volgt de vakantieregio niet uit de provincie; "
            f"daar staat nu {standaard.label}."
        )


def _uit_naam(pad: Path) -> str:
    """Guess the kind of education from DUO's file name (02.-alle-vestigingen-vo.csv)."""
    for deel in reversed(re.split(r"[^a-z]+", pad.stem.lower())):
        if deel in ("bo", "sbo", "so", "vso", "mbo", "pro"):
            return deel
        if deel == "vo":
            return "havo"
    return ""


def _vestiging(cel: str) -> object:
    """Read a vestiging, also where it is written with its BRIN before it (02QZ00)."""
    kern = cel.strip().upper()
    if re.fullmatch(r"\d\d[A-Z]{2}\d\d", kern, re.ASCII):
        return kern[4:]
    if re.fullmatch(r"\d\d?", kern, re.ASCII):
        return kern.zfill(2)
    return Fout(f"‘{cel[:20]}’ is geen vestiging")


def plaatsnaam(cel: str) -> str:
    """Write a name in capitals as it is written in Dutch: 'S-GRAVENHAGE -> 's-Gravenhage."""
    naam = cel.strip()
    if naam != naam.upper():
        return naam
    delen = re.split(r"([ \-/(]+)", naam.lower())
    uit = [d if i and d in _KLEIN else _hoofd(d) for i, d in enumerate(delen)]
    tekst = "".join(uit)
    return re.sub(r"^'([A-Z])(?=[ \-])", lambda m: "'" + m[1].lower(), tekst)


def _hoofd(woord: str) -> str:
    if woord.startswith("ij"):
        return "IJ" + woord[2:]
    if woord.startswith("'"):
        return "'" + woord[1:].capitalize()
    return woord.capitalize()


def regio_van(provincie: str, gemeente: str) -> Regio | None:
    """Derive the vakantieregio where the provincie leaves no doubt; else None."""
    if vouw(gemeente) in _ANDERS:
        return None
    return _REGIO.get(vouw(provincie.replace("â", "a")))


def soort_van(tekst: str) -> Onderwijssoort:
    """Read DUO's kind of education; a structure such as VBO/MAVO/HAVO is vo."""
    plat = vouw(tekst)
    if plat in _SOORTEN:
        return _SOORTEN[plat]
    if any(deel in plat for deel in ("vbo", "mavo", "vmbo", "havo", "vwo", "brugjaar")):
        return Onderwijssoort.VO
    return Onderwijssoort.ONBEKEND


def _meeste(winkel: Winkel) -> Regio:
    """Give the regio that most schools here have; Midden when there are none."""
    tel = Counter(getattr(s, "regio", Regio.MIDDEN) for s in winkel.bestaand("school").values())
    return tel.most_common(1)[0][0] if tel else Regio.MIDDEN


def _filter(tabel: Tabel, plaatsen: dict[str, int], gemeenten: Sequence[str]) -> int:
    """Keep the rows of these gemeenten; gives how many were left out."""
    wil = {vouw(g) for g in gemeenten if g.strip()}
    plaats = plaatsen.get("gemeente")
    if not wil or plaats is None:
        return 0
    alles = len(tabel.rijen)
    tabel.rijen = [
        (regel, cellen)
        for regel, cellen in tabel.rijen
        if len(cellen) <= plaats or vouw(cellen[plaats]) in wil
    ]
    return alles - len(tabel.rijen)


def _zelf(waarde: str) -> object:
    """Pass on a value that was made already."""
    return waarde
