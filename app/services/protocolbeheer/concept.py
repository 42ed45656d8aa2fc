"""Services: a protocol being changed: the TOML with its comments, undo, and what is wrong with it.

Nothing is stored until the team adopts it (`vaststellen`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError

from app.domain.fouten import KnownError
from app.protocol.lezen.laden import load_regels
from app.protocol.model import Regelbestand
from app.services.protocolbeheer.regelvelden import Pad, Regelveld, Veldsoort, regelvelden

EIGEN = "eigen_team"
"""The code under which a file lists its team's own rules as a source."""
_EIGEN_TITEL = "Eigen regel van het team"
_MERKT = frozenset({Veldsoort.TERMIJN, Veldsoort.DREMPEL, Veldsoort.GETAL, Veldsoort.JANEE})
"""Changes that make a rule another one than its source says; another wording does not."""


class Concept:
    """One protocol file in the making.

    `basis` is the text it began with. Every change is a new text, so that undo
    and redo are exact. `fout` says what is wrong with the present text, if anything.
    """

    def __init__(self, code: str, toml: str, bestand: str = "") -> None:
        self.code = code
        self.bestand = bestand or f"{code}.toml"
        self.basis = toml
        self._teksten = [toml]
        self._plek = 0

    @property
    def toml(self) -> str:
        """The text as it is now."""
        return self._teksten[self._plek]

    @property
    def gewijzigd(self) -> bool:
        """Whether anything differs from the beginning."""
        return self.toml != self.basis

    @property
    def fout(self) -> KnownError | None:
        """What keeps this text from being a protocol."""
        try:
            self.regels()
        except KnownError as fout:
            return fout
        return None

    def regels(self) -> Regelbestand:
        """Read it; KnownError when it is no valid protocol."""
        return load_regels(self.toml, self.bestand)

    def velden(self) -> tuple[Regelveld, ...]:
        """Give every value that a form can change."""
        return regelvelden(tomlkit.parse(self.toml))

    def zet(self, veld: Regelveld, waarde: Any, *, eigen: bool = True) -> None:
        """Change one value, keeping comments and order.

        With `eigen` a rule whose term, number, threshold or switch changes is
        the team's own from then on and names what it departs from.
        KnownError when the file would no longer be valid; nothing changes then.
        """
        if waarde == veld.waarde:
            return
        document = tomlkit.parse(self.toml)
        ouder = _ga(document, veld.pad[:-1])
        _vervang(ouder, veld.pad[-1], waarde)
        if eigen and veld.soort in _MERKT and veld.regelpad:
            _merk_eigen(document, veld.regelpad)
        self._probeer(tomlkit.dumps(document))

    def zet_toml(self, toml: str) -> None:
        """Take over a whole text (import, or typed); KnownError when it is no valid protocol."""
        self._probeer(toml)

    def zet_geldig_vanaf(self, dag: date) -> None:
        """Set the first day on which it will hold."""
        document = tomlkit.parse(self.toml)
        document["geldig_vanaf"] = dag
        self._probeer(tomlkit.dumps(document))

    @property
    def kan_ongedaan(self) -> bool:
        """Whether a change can be undone."""
        return self._plek > 0

    @property
    def kan_opnieuw(self) -> bool:
        """Whether an undone change can be done again."""
        return self._plek + 1 < len(self._teksten)

    def ongedaan(self) -> None:
        """Undo the last change."""
        self._plek = max(0, self._plek - 1)

    def opnieuw(self) -> None:
        """Do the undone change again."""
        self._plek = min(len(self._teksten) - 1, self._plek + 1)

    def _probeer(self, toml: str) -> None:
        """Take a text over when it is a valid protocol of the same code."""
        regels = load_regels(toml, self.bestand)
        if regels.code != self.code:
            raise KnownError(
                f"Dit bestand is het protocol '{regels.code}', niet '{self.code}'.",
                "Kies het bestand van dit protocol, of voeg het toe als een nieuw protocol.",
            )
        if toml != self.toml:
            del self._teksten[self._plek + 1 :]
            self._teksten.append(toml)
            self._plek += 1


def lees_document(toml: str, bestand: str) -> Mapping[str, Any]:
    """Read TOML with its comments; KnownError when it is none."""
    try:
        return tomlkit.parse(toml)
    except ParseError as fout:
        raise KnownError(
            f"Protocolbestand {bestand} is geen geldige TOML (regel {fout.line}).",
            "Kijk daar naar aanhalingstekens, haken en het =-teken.",
        ) from fout


def _ga(document: Any, pad: Pad) -> Any:
    """Walk to a table."""
    for deel in pad:
        document = document[deel]
    return document


def _vervang(ouder: Any, sleutel: str | int, waarde: Any) -> None:
    """Put a value in the place of another, key by key where it is a table."""
    oud = ouder[sleutel]
    if isinstance(waarde, Mapping):
        for weg in [k for k in oud if k not in waarde]:
            del oud[weg]
        for naam, deel in waarde.items():
            oud[naam] = deel
        return
    if isinstance(waarde, list):
        lijst = tomlkit.array()
        lijst.extend(waarde)
        lijst.multiline(len(waarde) > 1)
        waarde = lijst
    elif isinstance(waarde, str) and "\n" in waarde:
        waarde = tomlkit.string(waarde, multiline=True)
    ouder[sleutel] = waarde


def _merk_eigen(document: Any, regelpad: Pad) -> None:
    """Make the source of a rule the team's own, with what it departs from.

    The source of a stap stays (its name and goal are as they were); its
    kantelpunt and aandachtsdatum name their own.
    """
    regel = _ga(document, regelpad)
    delen = [d for d in (regel.get("kantelpunt"), regel.get("aandacht")) if d is not None]
    for deel in delen or [regel]:
        _zet_eigen_bron(document, deel)


def _zet_eigen_bron(document: Any, regel: Any) -> None:
    """Replace one source by the team's own, unless it is so already."""
    bron, titels = regel.get("bron"), document.get("documenten", {})
    if bron is None or titels.get(bron["document"], {}).get("eigen"):
        return
    plaats = f"aangepast; was: {titels[bron['document']]['titel']}, {bron['plaats']}"
    if EIGEN not in titels:
        tabel = tomlkit.table()
        tabel["titel"] = _EIGEN_TITEL
        tabel["eigen"] = True
        document["documenten"][EIGEN] = tabel
    nieuw = tomlkit.inline_table()
    nieuw["document"], nieuw["plaats"] = EIGEN, plaats
    regel["bron"] = nieuw
