"""Protocol: TOML text in, a checked `Regelbestand` or `Protocol` out.

Whatever is wrong is refused here with file, rule and what to do, so that the
engine never meets an unknown stap or a loop. What one file says about another
is checked over all of them by `samenhang`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from typing import Protocol as Vorm

from app.domain.fouten import KnownError
from app.protocol.lezen.definitieregels import lees_definitie
from app.protocol.lezen.gebeurtenisregels import lees_gebeurtenis
from app.protocol.lezen.ladderregels import (
    SCHOOLVELDEN,
    lees_ladder,
    lees_stappen,
    weiger_ladderwoorden,
)
from app.protocol.lezen.lezer import Lezer
from app.protocol.lezen.regels import Omgeving, lees_documenten, lees_vaste_aandacht
from app.protocol.lezen.signaalregels import lees_signaal
from app.protocol.lezen.spoorregels import lees_spoor
from app.protocol.lezen.toezicht import lees_poort
from app.protocol.lezen.verwijzingen import eigen_fouten
from app.protocol.model import Feitsoort, Laag, Protocol, Regelbestand

__all__ = ["SCHOOLVELDEN", "als_ladder", "lees_tabel", "load_protocol", "load_regels"]

_TOMLPLAATS = re.compile(r"\(at line (\d+), column (\d+)\)")


class _MetCode(Vorm):
    @property
    def code(self) -> str:
        """What names the rule within its kind."""
        ...


R = TypeVar("R", bound=_MetCode)


def load_regels(toml: str, bestand: str) -> Regelbestand:
    """Read a protocol file from TOML text; `bestand` is how errors call it.

    With [[stap]] it is a Protocol, without a Regelbestand that runs beside a
    ladder. Raises KnownError naming file, rule and what to do: TOML that is no
    TOML (with line and column), a missing or misspelt key, a wrong type, an
    unknown unit, stap or word of the vocabulary, a term of less than one, a
    rule without bron, a stap that cannot be reached, a loop, and in a file
    without ladder what only a ladder has.
    """
    try:
        tabel = tomllib.loads(toml)
    except (ValueError, RecursionError) as fout:
        raise _schrijffout(str(fout), bestand) from fout
    return lees_tabel(tabel, bestand)


def lees_tabel(tabel: Mapping[str, Any], bestand: str) -> Regelbestand:
    """Read a protocol from its TOML table; KnownError as `load_regels`."""
    return _lees(Lezer(tabel, bestand))


def load_protocol(toml: str, bestand: str) -> Protocol:
    """Read a protocol file that has to have a ladder; KnownError as `load_regels`."""
    return als_ladder(load_regels(toml, bestand))


def als_ladder(regels: Regelbestand) -> Protocol:
    """Give a file as the ladder that it is; KnownError when it has none."""
    if isinstance(regels, Protocol):
        return regels
    raise KnownError(
        f"Protocolbestand {regels.bestand}: '{regels.titel}' heeft geen stappen en loopt "
        "naast een ladder.",
        "Kies voor het dossier een protocol met stappen; dit hoort daarnaast te staan.",
    )


def _schrijffout(engels: str, bestand: str) -> KnownError:
    """Turn the TOML reader's message into a Dutch one with line and column."""
    plaats = _TOMLPLAATS.search(engels)
    waar = f"regel {plaats[1]}, kolom {plaats[2]}" if plaats else "het eind van het bestand"
    return KnownError(
        f"Protocolbestand {bestand}: bij {waar} staat geen geldige TOML.",
        "Kijk daar naar aanhalingstekens, haken, het =-teken en dubbele namen.",
    )


def _lees(lezer: Lezer) -> Regelbestand:
    """Read the whole file, part by part."""
    met_ladder = lezer.heeft("stap")
    laag = lezer.keuze("laag", Laag, Laag.REGIO)
    # A ladder that names no layer stands between them: its sources show none.
    eigen_laag = "" if met_ladder and not lezer.heeft("laag") else laag.value
    documenten = lees_documenten(lezer, eigen_laag)
    omgeving = Omgeving(documenten, laag)
    gebeurtenissen = _reeks(lezer, omgeving, "gebeurtenis", lees_gebeurtenis)
    namen = {g.code: g.naam for g in gebeurtenissen}
    omgeving = Omgeving(documenten, laag, gebeurtenissen=namen)
    ladder: dict[str, Any] = {}
    if met_ladder:
        stappen = lees_stappen(lezer, omgeving)
        omgeving = Omgeving(documenten, laag, tuple(stappen), gebeurtenissen=namen)
        ladder = lees_ladder(lezer, omgeving, stappen)
    else:
        weiger_ladderwoorden(lezer)
    kop: dict[str, Any] = {
        "code": lezer.eigen_code(),
        "titel": lezer.tekst("titel"),
        "geldig_vanaf": lezer.dag("geldig_vanaf"),
        "bestand": lezer.bestand,
        "bron": documenten.bron(lezer),
        "laag": laag,
        "standaard": lezer.janee("standaard", standaard=False),
        "toelichting": lezer.tekst("toelichting", ""),
        "poorten": _reeks(lezer, omgeving, "poort", lees_poort),
        "signalen": _reeks(lezer, omgeving, "signaal", lees_signaal),
        "sporen": _reeks(lezer, omgeving, "spoor", lees_spoor),
        "gebeurtenissen": {g.code: g for g in gebeurtenissen},
        "definities": _reeks(lezer, omgeving, "definitie", lees_definitie),
        "spoor_aandacht": (
            lees_vaste_aandacht(
                lezer.tabel_van("spoor_aandacht"), documenten, "Vorige stap", Feitsoort.VORIGE
            )
            if lezer.heeft("spoor_aandacht")
            else None
        ),
    }
    lezer.klaar()
    regels = Protocol(**kop, **ladder) if met_ladder else Regelbestand(**kop)
    for fout in eigen_fouten(regels):
        raise fout
    return regels


def _reeks(
    lezer: Lezer, omgeving: Omgeving, soort: str, lees: Callable[[Lezer, Omgeving], R]
) -> tuple[R, ...]:
    """Read all rules of one kind; each has a code of its own."""
    gevonden: dict[str, R] = {}
    for tabel in lezer.tabellen(soort, soort):
        regel = lees(tabel, omgeving)
        if regel.code in gevonden:
            raise tabel.fout(
                f"{soort} '{regel.code}' staat er twee keer.",
                "Geef elke regel van deze soort een eigen code.",
            )
        gevonden[regel.code] = regel
    return tuple(gevonden.values())
