"""Services: a mapping that somebody is making: columns, words, dates; and its profile."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import tomlkit

from app.domain.feit import Vorm
from app.domain.fouten import InvoerFout
from app.domain.team import Importprofiel
from app.services import vastleggen
from app.services.uitwisseling.bron import Blad, Bronbestand, maak_tabel
from app.services.uitwisseling.csvlezen import Tabel
from app.services.uitwisseling.datumvormen import Datumoordeel, beoordeel
from app.services.uitwisseling.lezen import Stop, Voortgang
from app.services.uitwisseling.profiel import (
    NIET,
    Profiel,
    Profielkolom,
    lees_profiel,
    ontbreekt,
    wijs_toe,
)
from app.services.uitwisseling.profiellezen import lees_met_profiel
from app.services.uitwisseling.voorbeeld import Rij, Voorbeeld
from app.services.uitwisseling.voorstellen import (
    Doelveld,
    doelvelden,
    geziene_waarden,
    stel_voor,
    vertaling,
)

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

SOORTNAAM = {
    "melding": "Meldingen",
    "leerling": "Leerlingen, met hun inschrijving",
    "verzuimperiode": "Verzuim (perioden)",
    "telaat": "Te laat gekomen",
    "toestemming": "Toestemming",
    "regie": "Regie",
    "verwijzing": "Verwijzingen (Leerplicht in regie)",
}
"""What a list can be, as a person chooses it."""

PROEFRIJEN = 20
"""How many rows are shown as they would land."""


@dataclass(slots=True)
class Ontwerp:
    """The state of the wizard: what a list is and how it is read, before it is a profile.

    `kolommen` gives per place the field (group.field), `woorden` per field which value means
    which code, `vast` values for fields without a column, `datums` the shapes of dates.
    """

    bron: Bronbestand
    blad: Blad
    koprij: int
    soort: str = "melding"
    kolommen: dict[int, str] = field(default_factory=dict)
    woorden: dict[str, dict[str, str]] = field(default_factory=dict)
    vast: dict[str, str] = field(default_factory=dict)
    datums: tuple[str, ...] = ()
    tabel: Tabel = field(init=False)
    waarom: dict[int, str] = field(default_factory=dict)
    _waarden: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    _oordelen: dict[tuple[int, ...], Datumoordeel] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the table at once; Bestandsfout when there are no headings."""
        self.tabel = maak_tabel(self.bron, self.blad, self.koprij)

    def stel_voor(self) -> None:
        """Fill in what can be proposed: columns, words and dates."""
        voorstellen = stel_voor(self.soort, self.tabel)
        self.kolommen = {p: v.veld for p, v in sorted(voorstellen.items()) if v.veld != NIET}
        self.waarom = {p: v.waarom for p, v in voorstellen.items() if v.veld != NIET}
        self.woorden = {}
        self.vast = {"melding.bron": "duo"} if self.soort == "melding" else {}
        self.werk_bij()

    def wijs_aan(self, plaats: int, veld: str) -> None:
        """Let a column fill a field ("" none); a field has one column."""
        for ander in [p for p, v in self.kolommen.items() if v == veld or p == plaats]:
            del self.kolommen[ander]
        if veld:
            self.kolommen[plaats] = veld
        self.werk_bij()

    def werk_bij(self) -> None:
        """Propose words for columns with a closed list, and the shapes of dates."""
        for plaats, doel in self.keuzekolommen():
            eerder = self.woorden.get(doel.code, {})
            waarden = [w for w, _ in self.waarden(plaats)]
            self.woorden[doel.code] = vertaling(doel, waarden) | {
                w: c for w, c in eerder.items() if w in waarden
            }
        self.datums = self.datumoordeel().vormen

    def keuzekolommen(self) -> list[tuple[int, Doelveld]]:
        """Give the columns of which the values are translated."""
        per_code = {d.code: d for d in doelvelden(self.soort)}
        return [
            (p, per_code[v])
            for p, v in sorted(self.kolommen.items())
            if v in per_code and per_code[v].vorm is Vorm.KEUZE
        ]

    def datumkolommen(self) -> list[int]:
        """Give the columns that hold dates."""
        dagen = {d.code for d in doelvelden(self.soort) if d.vorm is Vorm.DAG}
        return [p for p, v in sorted(self.kolommen.items()) if v in dagen]

    def waarden(self, plaats: int) -> list[tuple[str, int]]:
        """List the values of a column with how often they occur; looked up once."""
        if plaats not in self._waarden:
            self._waarden[plaats] = geziene_waarden(self.tabel, plaats)
        return self._waarden[plaats]

    def datumoordeel(self) -> Datumoordeel:
        """Say what shapes the dates have, over all columns with dates together."""
        kolommen = tuple(self.datumkolommen())
        if kolommen not in self._oordelen:
            self._oordelen[kolommen] = self._beoordeel_datums(kolommen)
        return self._oordelen[kolommen]

    def _beoordeel_datums(self, kolommen: tuple[int, ...]) -> Datumoordeel:
        cellen = [w for p in kolommen for w, _ in self.waarden(p)]
        eerst = ("getal1904",) if self.bron.vanaf_1904 else ("getal1900",)
        oordeel = beoordeel(cellen, _VOOR)
        if any(v.startswith("getal") for v in oordeel.vormen):
            # A number fits both of Excel's calendars; which one the workbook says itself.
            vormen = tuple(eerst[0] if v.startswith("getal") else v for v in oordeel.vormen)
            twijfel = () if oordeel.vormen[0].startswith("getal") else oordeel.twijfel
            return dataclasses.replace(
                oordeel,
                vormen=tuple(dict.fromkeys(vormen)),
                twijfel=twijfel,
                voorbeeld=oordeel.voorbeeld if twijfel else None,
            )
        return oordeel

    def open_woorden(self) -> list[tuple[Doelveld, str, int]]:
        """List the values of which nobody has said yet what they mean."""
        return [
            (doel, waarde, aantal)
            for plaats, doel in self.keuzekolommen()
            for waarde, aantal in self.waarden(plaats)
            if not self.woorden.get(doel.code, {}).get(waarde)
        ]

    def mist(self) -> list[str]:
        """Name what must still be pointed out before anything can be read."""
        return ontbreekt(self.soort, {*self.kolommen.values(), *self.vast})

    def profiel(self, naam: str = "eigen") -> Profiel:
        """Make the profile that this mapping is."""
        per_code = {d.code: d for d in doelvelden(self.soort)}
        kolommen = tuple(
            Profielkolom(
                veld=veld,
                koppen=(self.tabel.koppen[plaats],),
                verplicht=veld in per_code and per_code[veld].verplicht,
                woorden={
                    " ".join(w.casefold().split()): c
                    for w, c in self.woorden.get(veld, {}).items()
                    if c
                },
                uitleg="",
            )
            for plaats, veld in sorted(self.kolommen.items())
        )
        gegeven = set(self.kolommen.values())
        return Profiel(
            code=naam,
            titel=naam,
            kolommen=kolommen,
            vast={k: v for k, v in self.vast.items() if v and k not in gegeven},
            datums=self.datums or _VOOR,
            soort=self.soort,
            blad=self.blad.naam if self.bron.werkmap else "",
            koprij=self.koprij,
        )

    def lees(
        self,
        sessie: Sessie,
        *,
        rijen: int = 0,
        voortgang: Voortgang | None = None,
        stop: Stop | None = None,
    ) -> Voorbeeld:
        """Read the list with this mapping into a preview; `rijen`: only that many of the first."""
        tabel = self.tabel
        if rijen:
            tabel = dataclasses.replace(tabel, rijen=tabel.rijen[:rijen])
        profiel = self.profiel()
        voorbeeld = lees_met_profiel(
            sessie, tabel, wijs_toe(profiel, tabel.koppen), voortgang=voortgang, stop=stop
        )
        voorbeeld.vorm = SOORTNAAM[self.soort]
        voorbeeld.opmerkingen += self.blad.opmerkingen
        return voorbeeld


_VOOR = ("dd-mm-jjjj", "jjjj-mm-dd")


@dataclass(frozen=True, slots=True)
class Proefrij:
    """One row as it would land: per mapped place the cell, what is wrong and what is odd."""

    regel: int
    stand: str
    cellen: Mapping[int, str]
    fout: Mapping[int, str]
    let_op: Mapping[int, str]
    rest: str


def proefrijen(ontwerp: Ontwerp, voorbeeld: Voorbeeld) -> list[Proefrij]:
    """Lay the first rows out with what each cell of them gives."""
    per_kop = {k: i for i, k in enumerate(ontwerp.tabel.koppen)}
    per_regel: dict[int, Rij] = {}
    for rij in voorbeeld.rijen:
        if rij.hoofd or rij.regel not in per_regel:
            per_regel[rij.regel] = rij
    uit = []
    for regel, cellen in ontwerp.tabel.rijen[:PROEFRIJEN]:
        gelezen = per_regel.get(regel)
        if gelezen is None:
            continue
        fout = {per_kop[r.kolom]: r.tekst for r in gelezen.redenen if r.kolom in per_kop}
        let_op = {per_kop[r.kolom]: r.tekst for r in gelezen.waarschuwingen if r.kolom in per_kop}
        rest = [r for r in (*gelezen.redenen, *gelezen.waarschuwingen) if r.kolom not in per_kop]
        uit.append(
            Proefrij(
                regel,
                gelezen.stand.value,
                {p: cellen[p] if p < len(cellen) else "" for p in sorted(ontwerp.kolommen)},
                fout,
                let_op,
                "; ".join(str(r) for r in rest),
            )
        )
    return uit


def schrijf_toml(profiel: Profiel) -> str:
    """Write a profile as TOML that `lees_profiel` reads back the same."""
    doc = tomlkit.document()
    doc["titel"] = profiel.titel
    doc["soort"] = profiel.soort
    doc["datums"] = list(profiel.datums)
    if profiel.blad or profiel.koprij:
        doc["bron"] = {"blad": profiel.blad, "koprij": profiel.koprij}
    vast = tomlkit.table()
    for veld, waarde in profiel.vast.items():
        vast[veld] = waarde
    if profiel.vast:
        doc["vast"] = vast
    kolommen = tomlkit.aot()
    for kolom in profiel.kolommen:
        tabel = tomlkit.table()
        tabel["veld"] = kolom.veld
        if kolom.verplicht:
            tabel["verplicht"] = True
        tabel["koppen"] = list(kolom.koppen)
        if kolom.uitleg:
            tabel["uitleg"] = kolom.uitleg
        if kolom.woorden:
            woorden = tomlkit.table()
            for woord, code in kolom.woorden.items():
                woorden[woord] = code
            tabel["woorden"] = woorden
        kolommen.append(tabel)
    doc["kolom"] = kolommen
    return tomlkit.dumps(doc)


def bewaar_profiel(sessie: Sessie, naam: str, profiel: Profiel) -> Wijziging:
    """Keep a profile in the team file under a name; one of that name is replaced.

    InvoerFout: no name, or one that is a path.
    """
    naam = " ".join(naam.split())
    if not naam or "/" in naam or "\\" in naam or naam.endswith(".toml"):
        raise InvoerFout(
            "Geef het profiel een naam.", "Bijvoorbeeld: Magister, verzuimlijst.", veld="naam"
        )
    toml = schrijf_toml(dataclasses.replace(profiel, titel=naam))
    lees_profiel(toml, naam)
    with sessie.schrijf() as tx:
        hier = next(
            (f for f in sessie.lees(Importprofiel) if f.naam.casefold() == naam.casefold()), None
        )
        if hier is None:
            vastleggen.leg_vast_in(sessie, tx, Importprofiel(naam=naam, toml=toml))
        else:
            vastleggen.wijzig_in(sessie, tx, dataclasses.replace(hier, naam=naam, toml=toml))
    return tx.wijziging
