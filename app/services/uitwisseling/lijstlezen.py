"""Services: what reading every list of another administration shares: who, which school, cells.

A row is rejected as a whole. Its leerling is found by BSN, onderwijsnummer, or name and birth
date; a list with names may make new ones, a list with numbers only may not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.feit import Feit
from app.services.uitwisseling.csvlezen import Tabel
from app.services.uitwisseling.dossierrijen import rijbestand
from app.services.uitwisseling.namensplitsen import splits_naam
from app.services.uitwisseling.narekenen import reken_na
from app.services.uitwisseling.omzetten import BIJZONDER, Fout, Hersteld, Omzetter, kaal, omzetter
from app.services.uitwisseling.profiel import NAAM, Profiel, Toewijzing
from app.services.uitwisseling.rijlezer import Invoerkolom, Rijlezer
from app.services.uitwisseling.schoolzoeken import Schoolzoeker
from app.services.uitwisseling.soorten import Bestand, bestanden
from app.services.uitwisseling.voorbeeld import Reden, Rij, Rijstand, Voorbeeld
from app.services.uitwisseling.winkel import Winkel
from app.services.uitwisseling.xlsxlezen import ZONDER_UITKOMST

if TYPE_CHECKING:
    from app.services.sessie import Sessie

CODE = {"status": "meldingstatus"}
"""Groups of fields that are called otherwise than the kind that they fill."""

_EXCELFOUTEN = frozenset(
    (
        *("#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!"),
        *("#NAME?", "#NAAM?", "#NUM!", "#GETAL!", "#NULL!", "#LEEG!", ZONDER_UITKOMST),
    )
)
_NAAMDELEN = ("achternaam", "tussenvoegsel", "roepnaam")
_TOEVOEGINGEN = (*_NAAMDELEN, "onderwijsnummer")
"""What is laid behind the cells of a row."""


class Lijstlezer:
    """Reads rows into the preview; a subclass says what a row is."""

    hoofd = ""
    """The code of the kind of fact that a row is first of all."""

    def __init__(
        self, sessie: Sessie, voorbeeld: Voorbeeld, tabel: Tabel, toewijzing: Toewijzing
    ) -> None:
        self.sessie = sessie
        self.voorbeeld = voorbeeld
        self.tabel = tabel
        self.toewijzing = toewijzing
        self.profiel: Profiel = toewijzing.profiel
        self.winkel = Winkel(sessie)
        self.breedte = len(tabel.koppen)
        self.school = Schoolzoeker(self.winkel, toewijzing)
        self._naam = toewijzing.plaatsen.get(NAAM)
        self._bsn = toewijzing.plaatsen.get("leerling.bsn")
        if "leerling.onderwijsnummer" in toewijzing.plaatsen:
            self._bsn = None
        self.lezers: dict[str, Rijlezer] = {}

    @property
    def extra(self) -> int:
        """The place behind the cells of a row and the parts of a name, for what is added."""
        return self.breedte + len(_TOEVOEGINGEN)

    def lees(self, regel: int, cellen: list[str]) -> None:
        """Read one row into the preview."""
        if len(cellen) != self.breedte:
            reden = Reden("", f"heeft {len(cellen)} cellen en de kopregel {self.breedte}")
            self.weiger(regel, cellen, (reden,))
            return
        delen = splits_naam(cellen[self._naam]) if self._naam is not None else ("", "", "")
        ruim = [*cellen, *delen, ""]
        if self._bsn is not None and is_onderwijsnummer(cellen[self._bsn]):
            # The persoonsgebonden nummer: a BSN, and who has none an onderwijsnummer (BRO 13).
            ruim[-1], ruim[self._bsn] = cellen[self._bsn].strip(), ""
        self.lees_rij(regel, cellen, ruim)

    def lees_rij(self, regel: int, cellen: list[str], ruim: list[str]) -> None:
        """Read a row that is as wide as the headings; `ruim` has the parts of a name behind it."""
        raise NotImplementedError

    def rond_af(self) -> None:
        """Weigh what spans rows, and tell what was left."""
        reken_na(self.sessie, self.voorbeeld, self.winkel, self.lezers)
        self._meld_kolommen()

    def kolommen(self, groep: str) -> list[Invoerkolom]:
        """Give the columns of the file that fill the fields of one kind."""
        per_naam = {k.veld.naam: k for k in _bestand(groep).kolommen}
        gevonden = []
        for pk in self.profiel.kolommen:
            soort, _, naam = pk.veld.partition(".")
            plaats = self.toewijzing.plaatsen.get(pk.veld)
            if soort == groep and plaats is not None and pk.veld != NAAM:
                kolom = per_naam[naam]
                zet_om = omzetter(
                    kolom, woorden=pk.woorden, lees_dag=self.profiel.lees_dag(), trim=True
                )
                gevonden.append(
                    Invoerkolom(plaats, self.tabel.koppen[plaats], kolom, _zonder_fouten(zet_om))
                )
        if groep == "leerling" and self._naam is not None:
            gegeven = {k.kolom.veld.naam for k in gevonden}
            kop = self.tabel.koppen[self._naam]
            gevonden += [
                Invoerkolom(self.breedte + i, kop, per_naam[n], omzetter(per_naam[n], trim=True))
                for i, n in enumerate(_NAAMDELEN)
                if n not in gegeven
            ]
        if groep == "leerling" and self._bsn is not None:
            kolom = per_naam["onderwijsnummer"]
            kop = self.tabel.koppen[self._bsn]
            gevonden.append(Invoerkolom(self.extra - 1, kop, kolom, omzetter(kolom, trim=True)))
        return gevonden

    def vast(self, groep: str, gegeven: set[str]) -> dict[str, object]:
        """Give the fixed values of the fields of a kind that have no column."""
        per_naam = {k.veld.naam: k for k in _bestand(groep).kolommen}
        waarden = {}
        for veld, tekst in self.profiel.vast.items():
            soort, _, naam = veld.partition(".")
            if soort == groep and naam not in gegeven:
                waarden[naam] = omzetter(per_naam[naam], lees_dag=self.profiel.lees_dag())(tekst)
        return waarden

    def weiger(
        self,
        regel: int,
        cellen: list[str],
        redenen: tuple[Reden, ...],
        waarschuwingen: tuple[Reden, ...] = (),
    ) -> None:
        """Reject a row."""
        self.voorbeeld.rijen.append(
            Rij(self.hoofd, 0, regel, Rijstand.AFGEWEZEN, cellen, None, redenen, waarschuwingen)
        )

    def _meld_kolommen(self) -> None:
        if self.toewijzing.onbekend:
            namen = ", ".join(k[:40] for k in self.toewijzing.onbekend[:12])
            self.voorbeeld.opmerkingen.append(f"Niet overgenomen kolommen: {namen}.")
        for kop, uitleg in self.toewijzing.overgeslagen:
            staart = f" ({uitleg})" if uitleg else ""
            self.voorbeeld.opmerkingen.append(f"De kolom {kop} wordt niet overgenomen{staart}.")
        if self.tabel.tekenset != "utf-8":
            self.voorbeeld.opmerkingen.append(
                "Gelezen als Windows-1252; kijk of letters met accenten kloppen."
            )


def _bestand(groep: str) -> Bestand:
    """Give what the columns of a group of fields fill."""
    return rijbestand(groep) or bestanden()[CODE.get(groep, groep)]


class Leerlingzoeker:
    """Finds or makes the leerling of a row; the same cells are read once."""

    def __init__(self, lijst: Lijstlezer) -> None:
        kolommen = lijst.kolommen("leerling")
        gegeven = {k.kolom.veld.naam for k in kolommen}
        self._winkel = lijst.winkel
        self._kolommen = kolommen
        self.lezer: Rijlezer | None = None
        if {"achternaam", "geboortedatum"} <= gegeven:
            self.lezer = Rijlezer(
                lijst.sessie, lijst.winkel, bestanden()["leerling"], 0, kolommen, vindend=True
            )
        self._bekend: dict[tuple[str, ...], Rij] = {}
        self._gemaakt: dict[str, Rij] = {}
        self._nodig: set[str] = set()

    def zoek(self, regel: int, cellen: list[str], ruim: list[str]) -> Rij:
        """Give the row of the leerling: with its fact, or with the reasons why there is none."""
        wie = tuple(ruim[k.plaats] for k in self._kolommen)
        if (bekend := self._bekend.get(wie)) is not None:
            return bekend
        rij = self.lezer.lees(regel, ruim) if self.lezer else self._op_nummer(regel, ruim)
        rij.hoofd = False
        rij.cellen = cellen
        self._bekend[wie] = rij
        if rij.feit is not None and rij.stand in (Rijstand.NIEUW, Rijstand.ONGEWIJZIGD):
            self._gemaakt.setdefault(rij.feit.id, rij)
        return rij

    def houd(self, leerling_id: str) -> None:
        """Remember that a good row needs this leerling."""
        self._nodig.add(leerling_id)

    def rond_af(self) -> list[Rij]:
        """Give the rows of the leerlingen that good rows need; the others are forgotten."""
        for feit_id in self._gemaakt.keys() - self._nodig:
            self._winkel.nieuw["leerling"].pop(feit_id, None)
        return [rij for feit_id, rij in self._gemaakt.items() if feit_id in self._nodig]

    def _op_nummer(self, regel: int, ruim: list[str]) -> Rij:
        """Find a leerling that must be here already, by the numbers alone."""
        redenen: list[Reden] = []
        let_op: list[Reden] = []
        feit: Feit | None = None
        for k in self._kolommen:
            if k.kolom.veld.naam not in ("bsn", "onderwijsnummer") or not ruim[k.plaats].strip():
                continue
            waarde = k.zet_om(ruim[k.plaats]) if k.zet_om else ruim[k.plaats]
            if isinstance(waarde, Fout):
                redenen.append(Reden(k.kop, waarde.tekst))
                continue
            if isinstance(waarde, Hersteld):
                let_op.append(Reden(k.kop, waarde.tekst))
                waarde = waarde.waarde
            gevonden = self._winkel.zoek("leerling", (k.kolom.veld.naam,), (waarde,))
            if gevonden is None:
                redenen.append(Reden(k.kop, "er is hier geen leerling met dit nummer"))
                continue
            feit = self._winkel.haal("leerling", gevonden)
            break
        if feit is not None:
            redenen = []
        elif not redenen:
            redenen = [Reden("", "er staat niet bij om welke leerling het gaat")]
        stand = Rijstand.ONGEWIJZIGD if feit is not None else Rijstand.AFGEWEZEN
        return Rij("leerling", 0, regel, stand, ruim, feit, tuple(redenen), tuple(let_op))


def is_onderwijsnummer(cel: str) -> bool:
    """Tell an onderwijsnummer from a BSN: it begins with 10 and fails the elfproef of a BSN."""
    kern = cel.strip()
    if len(kern) != 9 or not kern.startswith("10") or not kern.isdecimal():
        return False
    from stdnum.nl import bsn, onderwijsnummer

    return bool(onderwijsnummer.is_valid(kern)) and not bsn.is_valid(kern)


def zelf(waarde: str) -> object:
    """Pass on a value that was made already."""
    return waarde


def is_fout(waarde: object) -> bool:
    """Tell whether a converted cell is no plain value."""
    return waarde.__class__ in BIJZONDER


def _zonder_fouten(zet_om: Omzetter) -> Omzetter:
    """Refuse what a workbook shows where a formula went wrong."""

    def lees(cel: str) -> object:
        if cel[:1] == "#" and (kern := kaal(cel).strip().upper()) in _EXCELFOUTEN:
            if kern == ZONDER_UITKOMST:
                return Fout(
                    "hier staat een formule zonder bewaarde uitkomst; bewaar het bestand in Excel"
                )
            return Fout(f"hier staat een fout uit Excel ({kern})")
        return zet_om(cel)

    return lees
