"""Protocol: read the parts that several rules share: bron, term, and a default aandachtsdatum."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.domain.dossiers import Eenheid
from app.protocol.lezen.lezer import Lezer, bedoelde
from app.protocol.model import Aandachtregel, Feitsoort, Grens, Laag, Termijn, Vanaf
from app.protocol.stand import Bron

_DAG = re.compile(r"(\d\d)-(\d\d)")
_GEEN_SCHRIKKELJAAR = 2023
TAALFOUT = 'Schrijf maand en dag als "07-01" (1 juli).'


class Document(NamedTuple):
    """One source of a file: a readable title, whether it is the team's own, or unread."""

    titel: str
    eigen: bool = False
    controleren: bool = False


@dataclass(frozen=True, slots=True)
class Documenten:
    """The sources that the rules of a file may name, by code; `laag` goes into every Bron."""

    titels: Mapping[str, Document]
    laag: str = ""

    def bron(self, lezer: Lezer) -> Bron:
        """Read where the rule of this table stands; no rule goes without."""
        if not lezer.heeft("bron"):
            raise lezer.fout(
                "'bron' ontbreekt: elke regel noemt waar hij staat.",
                'Voeg toe: bron = { document = "…", plaats = "…" }; '
                "voor een eigen regel een document met eigen = true.",
            )
        tabel = lezer.tabel_van("bron")
        code = tabel.tekst("document")
        if code not in self.titels:
            raise tabel.fout(
                f"het document '{code}' staat niet bij [documenten].",
                f"Kies uit: {', '.join(self.titels)}; of voeg het toe.",
            )
        document = self.titels[code]
        plaats = tabel.tekst("plaats")
        controleren = tabel.janee("controleren", standaard=document.controleren)
        tabel.klaar()
        return Bron(document.titel, plaats, document.eigen, controleren, self.laag)


def lees_documenten(lezer: Lezer, laag: str = "") -> Documenten:
    """Read the sources that rules may name."""
    tabel = lezer.tabel_van("documenten")
    titels: dict[str, Document] = {}
    for code in tabel.sleutels():
        deel = tabel.tabel_van(code)
        titels[code] = Document(
            deel.tekst("titel"),
            deel.janee("eigen", standaard=False),
            deel.janee("controleren", standaard=False),
        )
        deel.klaar()
    return Documenten(titels, laag)


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What stands around a rule in its file, for what it may name.

    `stappen`: the stappen of the ladder; None: the file has none, so any code
    may be one of another file. `spoorstappen`: the steps of the track that the
    rule stands in; None: it stands in no track. `gebeurtenissen`: the names
    of the kinds of gebeurtenis of this file.
    """

    documenten: Documenten
    laag: Laag = Laag.REGIO
    stappen: Collection[str] | None = None
    spoorstappen: Collection[str] | None = None
    gebeurtenissen: Mapping[str, str] = field(default_factory=dict)

    def lees_stappen(self, lezer: Lezer, sleutel: str) -> tuple[str, ...]:
        """Read a list of stap codes: of the track that the rule stands in, else of the ladder."""
        bekend = self.stappen if self.spoorstappen is None else self.spoorstappen
        if bekend is None:
            return lezer.eigen_codes(sleutel)
        codes = lezer.lijst(sleutel)
        for code in codes:
            controleer_stap(lezer, sleutel, code, bekend)
        return codes

    def lees_aan(self, lezer: Lezer) -> bool:
        """Read whether a rule is on; what stands in the law does not go off."""
        aan = lezer.janee("aan", standaard=True)
        if not aan and self.laag is Laag.WET:
            raise lezer.fout(
                "een regel in de laag 'wet' kan niet uit staan.",
                "Laat 'aan' weg, of zet de regel in een bestand met laag = \"regio\".",
            )
        return aan


def controleer_stap(lezer: Lezer, sleutel: str, code: str, bekend: Collection[str]) -> None:
    """Refuse the code of a stap that does not exist."""
    if code not in bekend:
        raise lezer.fout(f"'{sleutel}': de stap '{code}' bestaat niet.", bedoelde(code, bekend))


def lees_termijn(lezer: Lezer) -> Termijn:
    """Read a term of at least 1 of a unit, and on which side it tips; no more than that."""
    termijn = _telling(lezer)
    lezer.klaar()
    return termijn


def lees_dagtermijn(lezer: Lezer) -> Termijn:
    """Read a term that hangs on a fact: also of the law, counted back, or with fixed days."""
    wettelijk = lezer.janee("wettelijk", standaard=False)
    if lezer.heeft("dagen"):
        termijn = _vaste_dagen(lezer, wettelijk)
    else:
        telling = _telling(lezer)
        terug = lezer.janee("terug", standaard=False)
        termijn = Termijn(telling.aantal, telling.eenheid, telling.grens, wettelijk, terug)
        if "voor" in lezer.tabel:
            raise lezer.fout(
                "'voor' hoort bij een vaste dag, en 'dagen' ontbreekt.",
                "Schrijf { dagen = [\"07-01\"], voor = true }, of laat 'voor' weg.",
            )
    lezer.klaar()
    return termijn


def _telling(lezer: Lezer) -> Termijn:
    """Read so many of a unit."""
    return Termijn(
        aantal=lezer.getal("aantal", minimum=1),
        eenheid=lezer.keuze("eenheid", Eenheid),
        grens=lezer.keuze("grens", Grens, Grens.LANGER_DAN),
    )


def _vaste_dagen(lezer: Lezer, wettelijk: bool) -> Termijn:
    """Read the days of the year on which a term ends, in the order of the year."""
    for sleutel in ("aantal", "eenheid", "terug"):
        if sleutel in lezer.tabel:
            raise lezer.fout(
                f"'dagen' en '{sleutel}' gaan niet samen.",
                "Kies: een aantal van een eenheid, of vaste dagen.",
            )
    dagen: list[tuple[int, int]] = []
    for tekst in lezer.lijst("dagen"):
        delen = _DAG.fullmatch(tekst)
        if delen is None:
            raise lezer.fout(f"'{tekst}' bij 'dagen' is geen dag.", TAALFOUT)
        maand, dag = int(delen[1]), int(delen[2])
        try:
            date(_GEEN_SCHRIKKELJAAR, maand, dag)
        except ValueError as fout:
            raise lezer.fout(f"'{tekst}' bij 'dagen' bestaat niet in elk jaar.", TAALFOUT) from fout
        dagen.append((maand, dag))
    if not dagen:
        raise lezer.fout("'dagen' is leeg.", TAALFOUT)
    return Termijn(
        0,
        Eenheid.DAGEN,
        lezer.keuze("grens", Grens, Grens.LANGER_DAN),
        wettelijk,
        dagen=tuple(sorted(dagen)),
        voor=lezer.janee("voor", standaard=False),
    )


def lees_vaste_aandacht(
    lezer: Lezer, documenten: Documenten, naam: str, feit: Feitsoort = Feitsoort.BEGIN
) -> Aandachtregel:
    """Read a default aandachtsdatum of which the engine itself knows what it counts from."""
    regel = Aandachtregel(
        termijn=lees_termijn(lezer.tabel_van("termijn")),
        vanaf=Vanaf(feit, naam, ""),
        actie=lezer.tekst("actie"),
        tekst=lezer.tekst("tekst"),
        bron=documenten.bron(lezer),
    )
    lezer.klaar()
    return regel
