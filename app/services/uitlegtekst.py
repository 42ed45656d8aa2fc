"""Services: "Hoe berekend?": how one date, signaal, duty, gate or definition came about.

The window, the clipboard, `dossier --json` and the text of the command line all show
what is made here, so that they never tell it differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from app.domain.datumwoorden import toon_dag
from app.domain.mensen import Leerling
from app.domain.plicht import Plicht
from app.domain.plichtstappen import plichtstappen
from app.protocol.stand import (
    Aard,
    Bron,
    Indeling,
    Kantelpunt,
    Laagstand,
    PoortStand,
    Signaal,
    Stand,
)
from app.protocol.tekst import toon_bron
from app.services import caseloadtekst

KOPPEN = {
    "regel": "Regel",
    "begin": "Telt vanaf",
    "termijn": "Termijn",
    "geteld": "Telt mee",
    "overgeslagen": "Telt niet mee",
    "verschoven": "Verschoven",
    "herstel": "Herstel",
    "wacht": "Wachten",
    "feit": "Feit",
    "laag": "Norm",
    "vraag": "Vraagt",
    "oordeel": "Uitkomst",
}
"""What stands before a line, by its kind."""

_LAGEN = {"wet": "de wet", "regio": "de regio", "school": "de school", "": "het protocol"}


class Stap(Protocol):
    """A line of a trace: of the engine (`Rekenstap`) or of a duty (`Plichtstap`)."""

    @property
    def soort(self) -> str:
        """Its kind, a key of `KOPPEN`."""

    @property
    def tekst(self) -> str:
        """What it says."""

    @property
    def dag(self) -> date | None:
        """The day it is about, if one."""


@dataclass(frozen=True, slots=True)
class Uitlegregel:
    """One line. `dag` and `feit_id` point at the tijdlijn, where there is something to see."""

    soort: str
    tekst: str
    dag: date | None = None
    feit_id: str = ""

    @property
    def kop(self) -> str:
        """What stands before the line."""
        return KOPPEN.get(self.soort, "")

    @property
    def voluit(self) -> str:
        """The line with its day, where the words do not name it themselves."""
        noemt = any(teken.isdigit() for teken in self.tekst)
        if self.dag is None or noemt:
            return self.tekst
        return f"{self.tekst} ({toon_dag(self.dag, jaar=True)})"


@dataclass(frozen=True, slots=True)
class Uitleg:
    """How one thing was computed. `code` is its stable code, `uitkomst` the answer in words."""

    wat: str
    code: str
    titel: str
    uitkomst: str
    bron: Bron
    regels: tuple[Uitlegregel, ...] = ()
    dag: date | None = None

    @property
    def bronregel(self) -> str:
        """The source with what is to be known of it."""
        return toon_bron(self.bron) if self.bron.document else ""


def van_kantelpunt(stand: Stand, punt: Kantelpunt) -> Uitleg:
    """Explain a date of the ladder or of a track beside it."""
    soort = "aandachtsdatum" if punt.aard is Aard.AANDACHTSDATUM else "kantelpunt"
    waarvan = punt.titel or (f"stap {punt.spoor or stand.stap}" if stand.stap else "dit dossier")
    titel = f"{soort.capitalize()} van {waarvan}" if punt.datum else f"Geen datum voor {waarvan}"
    uitkomst = punt.uitleg
    if punt.datum is not None:
        dag = toon_dag(punt.datum, jaar=True, kort=False)
        uitkomst = f"{dag}: {caseloadtekst.naar(stand, punt)} ({_urgentie(stand, punt)})"
    regels = _lijnen(punt.rekenstappen)
    erbij = [Uitlegregel("oordeel", zin) for zin in _voorbehoud(punt)]
    code = punt.sleutel or punt.spoor or ""
    return Uitleg("kantelpunt", code, titel, uitkomst, punt.bron, (*regels, *erbij), punt.datum)


def van_signaal(signaal: Signaal) -> Uitleg:
    """Explain a threshold that was crossed: of every layer, with the one that acts and why."""
    regels: list[Uitlegregel] = list(_lijnen(signaal.rekenstappen))
    regels += _lagen(signaal.lagen)
    if signaal.geteld:
        dagen = ", ".join(toon_dag(d, weekdag=False) for d in signaal.geteld)
        regels.append(Uitlegregel("geteld", f"{_dagen(len(signaal.geteld))}: {dagen}"))
    wie = f" ({signaal.wie})" if signaal.wie else ""
    if signaal.vraag:
        regels.append(Uitlegregel("vraag", f"{signaal.vraag}{wie}"))
    titel = f"Signaal: {signaal.drempel}" if signaal.drempel else "Signaal"
    return Uitleg(
        "signaal",
        signaal.code,
        titel,
        signaal.tekst,
        signaal.bron,
        tuple(regels),
        signaal.datum,
    )


def van_poort(poort: PoortStand) -> Uitleg:
    """Explain a gate or a duty: the fact that opened it, or what it still waits for."""
    regels = list(_lijnen(poort.rekenstappen))
    if poort.feit_id:
        regels = [_met_feit(r, poort.feit_id) for r in regels]
    stand = "is in orde" if poort.open else "is nog niet in orde"
    if not poort.open and poort.over_termijn:
        stand = "is te laat"
    mag = "" if poort.verplicht else " Dit mag, het moet niet."
    return Uitleg(
        "poort",
        poort.code,
        f"{poort.naam} {stand}",
        f"{poort.uitleg}{mag}",
        poort.bron,
        tuple(regels),
        poort.uiterlijk,
    )


def van_plicht(leerling: Leerling, plicht: Plicht) -> Uitleg:
    """Explain under which duty a leerling stands."""
    bron = Bron("Leerplichtwet 1969", plicht.artikel.removeprefix("Leerplichtwet 1969, "))
    if not plicht.artikel.startswith("Leerplichtwet"):
        bron = Bron("Doorstroompunt", plicht.artikel)
    regels = tuple(_lijnen(plichtstappen(leerling, plicht)))
    return Uitleg("plicht", str(plicht.soort), plicht.kort, plicht.uitleg, bron, regels, plicht.tot)


def van_indeling(indeling: Indeling) -> Uitleg:
    """Explain a definition that this dossier meets, and as what it counts."""
    telt = indeling.telt_als.replace("_", " ")
    sinds = f", sinds {toon_dag(indeling.sinds, jaar=True)}" if indeling.sinds else ""
    regels = tuple(r for r in _lijnen(indeling.rekenstappen) if r.soort != "oordeel")
    return Uitleg(
        "indeling",
        indeling.code,
        indeling.naam,
        f"Telt als {telt}{sinds}.",
        indeling.bron,
        regels,
        indeling.sinds,
    )


def als_tekst(uitleg: Uitleg) -> str:
    """Write it as plain text, for the clipboard and the command line."""
    delen = [uitleg.titel, uitleg.uitkomst]
    if uitleg.bronregel:
        delen.append(f"Bron: {uitleg.bronregel}")
    delen += [f"- {r.kop}: {r.voluit}" if r.kop else f"- {r.voluit}" for r in uitleg.regels]
    return "\n".join(d for d in delen if d)


def als_json(uitleg: Uitleg) -> dict[str, Any]:
    """Give it with the stable keys of the command line."""
    return {
        "wat": uitleg.wat,
        "code": uitleg.code,
        "titel": uitleg.titel,
        "uitkomst": uitleg.uitkomst,
        "datum": dag_json(uitleg.dag),
        "bron": bron_json(uitleg.bron),
        "rekenstappen": [
            {"soort": r.soort, "tekst": r.tekst, "dag": dag_json(r.dag)} for r in uitleg.regels
        ],
    }


def bron_json(bron: Bron) -> dict[str, Any]:
    """Give a source: document and place, and whether it is an own rule or still to be checked."""
    return {
        "document": bron.document,
        "plaats": bron.plaats,
        "eigen": bron.eigen,
        "controleren": bron.controleren,
        "laag": bron.laag,
    }


def dag_json(dag: date | None) -> str | None:
    """Write a day as 2026-11-18."""
    return None if dag is None else dag.isoformat()


def _lijnen(stappen: Iterable[Stap]) -> Iterator[Uitlegregel]:
    """Take over the lines of a trace; its status stands in the answer, in words."""
    for stap in stappen:
        if stap.soort != "status":
            yield Uitlegregel(stap.soort, stap.tekst, stap.dag)


def _met_feit(regel: Uitlegregel, feit_id: str) -> Uitlegregel:
    """Point the line that names the day of the fact at the fact itself."""
    if regel.soort in ("feit", "oordeel") and regel.dag is not None:
        return Uitlegregel(regel.soort, regel.tekst, regel.dag, feit_id)
    return regel


def _lagen(lagen: Sequence[Laagstand]) -> Iterator[Uitlegregel]:
    """Say what each layer's norm is, which one acts, and why that one."""
    ingevuld = sum(1 for laag in lagen if laag.bron.document)
    for laag in lagen:
        if laag.geldt:
            reden = "dit is de strengste" if ingevuld > 1 else "geen andere laag heeft deze norm"
            waarom = f"geldt, want {reden}"
        else:
            waarom = "geldt hier niet"
        bereikt = "bereikt" if laag.bereikt else "niet bereikt"
        bron = f" ({toon_bron(laag.bron)})" if laag.bron.document else ""
        naam = _LAGEN.get(laag.laag, laag.laag)
        yield Uitlegregel("laag", f"van {naam}: {laag.drempel}{bron}; {waarom}, {bereikt}")


def _urgentie(stand: Stand, punt: Kantelpunt) -> str:
    return caseloadtekst.urgentie(stand, punt)[1]


def _voorbehoud(punt: Kantelpunt) -> Iterator[str]:
    """Say what makes a date uncertain."""
    if punt.onzeker:
        yield "De schoolkalender is voor een deel nog te controleren"
    if punt.staat_stil_tot is not None:
        yield f"Schoolweken staan stil t/m {toon_dag(punt.staat_stil_tot)}"


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def alle_uitleg(stand: Stand, leerling: Leerling, plicht: Plicht) -> tuple[Uitleg, ...]:
    """Explain everything of a dossier: dates first, then signalen, gates, the duty, definitions."""
    ladder = stand.ladderpunt or stand.kantelpunt
    punten = list(dict.fromkeys((ladder, *stand.kantelpunten)))
    lopend = [s for s in stand.sporen if s.einde is None]
    poorten = [*stand.poorten, *(p for s in lopend for p in s.poorten)]
    poorten += [p for s in lopend for stap in s.stappen for p in stap.poorten if p not in poorten]
    return (
        *(van_kantelpunt(stand, p) for p in punten),
        *(van_signaal(s) for s in stand.signalen),
        *(van_poort(p) for p in poorten),
        van_plicht(leerling, plicht),
        *(van_indeling(i) for i in stand.indelingen),
    )
