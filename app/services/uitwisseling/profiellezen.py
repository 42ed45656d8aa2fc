"""Services: read a list of meldingen from another package, with a profile, into a preview.

One row makes up to three facts: its leerling (found, else made), its melding and
its status. The school must be known. A row is rejected as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.domain.scholen import School
from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus, Verzuimsoort
from app.services.uitwisseling.csvlezen import Tabel
from app.services.uitwisseling.lezen import Stop, Voortgang, Wacht
from app.services.uitwisseling.narekenen import reken_na, waarschuw
from app.services.uitwisseling.omzetten import BIJZONDER, Fout, omzetter
from app.services.uitwisseling.profiel import Profiel, Toewijzing
from app.services.uitwisseling.rijlezer import Invoerkolom, Rijlezer, is_goed
from app.services.uitwisseling.soorten import bestanden
from app.services.uitwisseling.voorbeeld import Bron, Reden, Rij, Rijstand, Voorbeeld, aantal_rijen
from app.services.uitwisseling.winkel import Winkel
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie

_STAP = 1_000
_RANG = {
    Meldingstatus.GEREGISTREERD: 0,
    Meldingstatus.IN_BEHANDELING: 1,
    Meldingstatus.AFGESLOTEN: 2,
    Meldingstatus.TER_KENNISGEVING: 2,
    Meldingstatus.INGETROKKEN: 2,
}


@zonder_gc()
def lees_met_profiel(
    sessie: Sessie,
    tabel: Tabel,
    toewijzing: Toewijzing,
    *,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Voorbeeld:
    """Read a table with the profile that fits it into a preview."""
    voorbeeld = Voorbeeld(tabel.pad, toewijzing.profiel.titel)
    voorbeeld.bronnen.append(Bron(tabel.pad, tabel.koppen, "melding"))
    lezer = _Meldingenlezer(sessie, voorbeeld, tabel, toewijzing)
    wacht = Wacht(voortgang, stop, len(tabel.rijen))
    for i, (regel, cellen) in enumerate(tabel.rijen):
        if i % _STAP == 0:
            wacht.kijk(f"{tabel.pad.name}: {aantal_rijen(i)}")
            wacht.tel_op(min(_STAP, len(tabel.rijen) - i))
        lezer.lees(regel, cellen)
    wacht.kijk("Verbanden controleren")
    lezer.rond_af()
    return voorbeeld


class _Meldingenlezer:
    """Reads rows as meldingen with their leerling, school and status."""

    def __init__(
        self, sessie: Sessie, voorbeeld: Voorbeeld, tabel: Tabel, toewijzing: Toewijzing
    ) -> None:
        self._sessie = sessie
        self._voorbeeld = voorbeeld
        self._tabel = tabel
        self._toewijzing = toewijzing
        self._profiel: Profiel = toewijzing.profiel
        self._winkel = Winkel(sessie)
        self._breedte = len(tabel.koppen)
        self._leerling = Rijlezer(
            sessie,
            self._winkel,
            bestanden()["leerling"],
            0,
            self._kolommen("leerling"),
            vindend=True,
        )
        self._melding = self._maak_melding()
        self._status = Rijlezer(sessie, self._winkel, bestanden()["meldingstatus"], 0, [])
        self._school = _Schoolzoeker(self._winkel, toewijzing)
        self._statuskolommen = {
            k.kolom.veld.naam: (k.plaats, k.kop, k.zet_om or str) for k in self._kolommen("status")
        }
        self._bekende_leerlingen: dict[tuple[str, ...], Rij] = {}
        self._leerlingrijen: dict[str, Rij] = {}
        self._nodig: set[str] = set()
        self._laatste_status = self._lees_statussen()

    def lees(self, regel: int, cellen: list[str]) -> None:
        """Read one row into the preview."""
        if len(cellen) != self._breedte:
            reden = Reden("", f"heeft {len(cellen)} cellen en de kopregel {self._breedte}")
            self._weiger(regel, cellen, (reden,))
            return
        leerling = self._lees_leerling(regel, cellen)
        school = self._school.zoek(cellen)
        status, statusdag, statusfouten = self._lees_status(cellen)
        wie: object = leerling.feit.id if leerling.feit is not None else Fout("")
        rij = self._melding.lees(regel, [*cellen, wie, school])  # type: ignore[list-item]
        eigen = tuple(r for r in rij.redenen if r.tekst)
        redenen = (*leerling.redenen, *eigen, *statusfouten)
        rij.cellen = cellen
        rij.vervang = {}
        rij.waarschuwingen = (*leerling.waarschuwingen, *rij.waarschuwingen)
        if redenen:
            if rij.feit is not None:
                self._winkel.vergeet("melding", rij.feit.id, regel)
            self._weiger(regel, cellen, redenen, rij.waarschuwingen)
            return
        self._voorbeeld.rijen.append(rij)
        assert leerling.feit is not None
        self._nodig.add(leerling.feit.id)
        if status is not None and rij.stand is not Rijstand.DUBBEL and rij.feit is not None:
            self._zet_status(rij, status, statusdag)

    def rond_af(self) -> None:
        """Add the leerlingen that good rows need, weigh what spans rows, tell what was left."""
        self._voorbeeld.rijen += [
            rij for feit_id, rij in self._leerlingrijen.items() if feit_id in self._nodig
        ]
        for feit_id in self._leerlingrijen.keys() - self._nodig:
            self._winkel.nieuw["leerling"].pop(feit_id, None)
        lezers = {
            "leerling": self._leerling,
            "melding": self._melding,
            "meldingstatus": self._status,
        }
        reken_na(self._sessie, self._voorbeeld, self._winkel, lezers)
        self._meld_kolommen()
        self._meld_vermoeden()

    def _kolommen(self, deel: str) -> list[Invoerkolom]:
        """Give the columns of the file that fill the fields of one kind."""
        code = "meldingstatus" if deel == "status" else deel
        per_naam = {k.veld.naam: k for k in bestanden()[code].kolommen}
        gevonden = []
        for pk in self._profiel.kolommen:
            soort, _, naam = pk.veld.partition(".")
            plaats = self._toewijzing.plaatsen.get(pk.veld)
            if soort == deel and plaats is not None:
                kolom = per_naam[naam]
                zet_om = omzetter(
                    kolom, woorden=pk.woorden, lees_dag=self._profiel.lees_dag(), trim=True
                )
                gevonden.append(Invoerkolom(plaats, self._tabel.koppen[plaats], kolom, zet_om))
        return gevonden

    def _maak_melding(self) -> Rijlezer:
        bestand = bestanden()["melding"]
        per_naam = {k.veld.naam: k for k in bestand.kolommen}
        kolommen = self._kolommen("melding")
        gegeven = {k.kolom.veld.naam for k in kolommen}
        vast = {
            naam: omzetter(per_naam[naam])(tekst)
            for naam, tekst in self._profiel.vast.items()
            if naam not in gegeven
        }
        kolommen += [
            Invoerkolom(self._breedte, "leerling", per_naam["leerling_id"], _zelf),
            Invoerkolom(self._breedte + 1, self._kop_school(), per_naam["school_id"], _zelf),
        ]
        return Rijlezer(self._sessie, self._winkel, bestand, 0, kolommen, waarden=vast)

    def _kop_school(self) -> str:
        for veld in ("school.brin_vestiging", "school.brin", "school.naam"):
            if veld in self._toewijzing.plaatsen:
                return self._tabel.koppen[self._toewijzing.plaatsen[veld]]
        return "school"

    def _lees_leerling(self, regel: int, cellen: list[str]) -> Rij:
        """Find or make the leerling of a row; the same cells are read once."""
        wie = tuple(cellen[k.plaats] for k in self._leerling_kolommen())
        if (bekend := self._bekende_leerlingen.get(wie)) is not None:
            return bekend
        rij = self._leerling.lees(regel, cellen)
        rij.hoofd = False
        self._bekende_leerlingen[wie] = rij
        if rij.feit is not None and rij.stand in (Rijstand.NIEUW, Rijstand.ONGEWIJZIGD):
            self._leerlingrijen.setdefault(rij.feit.id, rij)
        return rij

    def _leerling_kolommen(self) -> Sequence[Invoerkolom]:
        return self._leerling.kolommen

    def _lees_status(
        self, cellen: list[str]
    ) -> tuple[Meldingstatus | None, object, tuple[Reden, ...]]:
        """Convert the status of a row and its day; reasons when they cannot be."""
        waarden: dict[str, Any] = {}
        fouten = []
        for naam, (plaats, kop, zet_om) in self._statuskolommen.items():
            if not cellen[plaats].strip():
                continue
            waarde = zet_om(cellen[plaats])
            if waarde.__class__ in BIJZONDER:
                fouten.append(Reden(kop, getattr(waarde, "tekst", "")))
            else:
                waarden[naam] = waarde
        return waarden.get("status"), waarden.get("datum"), tuple(fouten)

    def _zet_status(self, rij: Rij, status: Meldingstatus, dag: object) -> None:
        """Add the status of a melding, unless it stands there already or is behind ours."""
        melding: Any = rij.feit
        hier = self._laatste_status.get(melding.id)
        if hier is status:
            return
        kop = self._statuskolommen["status"][1]
        if hier is not None and _RANG[status] <= _RANG[hier]:
            if _RANG[status] < _RANG[hier]:
                waarschuw(rij, kop, f"is hier al verder ({hier.label}); dat blijft zo")
            else:
                waarschuw(rij, kop, f"is hier anders afgerond ({hier.label}); dat blijft zo")
            return
        # Without a day of its own a later status is known from today on only.
        eerste = status is Meldingstatus.GEREGISTREERD
        datum = dag or (melding.melddatum if eerste else self._sessie.vandaag())
        feit = MeldingStatus(melding_id=melding.id, status=status, datum=datum)  # type: ignore[arg-type]
        uit = self._status.neem(rij.regel, rij.cellen, feit)
        uit.hoofd = False
        self._laatste_status[melding.id] = status
        if is_goed(uit):
            self._voorbeeld.rijen.append(uit)

    def _lees_statussen(self) -> dict[str, Meldingstatus]:
        """Give the latest status of every melding in the team file."""
        laatste: dict[str, Any] = {}
        for s in self._winkel.bestaand("meldingstatus").values():
            hier = laatste.get(s.melding_id)  # type: ignore[attr-defined]
            if hier is None or (s.datum, _RANG[s.status]) >= (hier.datum, _RANG[hier.status]):  # type: ignore[attr-defined]
                laatste[s.melding_id] = s  # type: ignore[attr-defined]
        return {melding_id: s.status for melding_id, s in laatste.items()}

    def _weiger(
        self,
        regel: int,
        cellen: list[str],
        redenen: tuple[Reden, ...],
        waarschuwingen: tuple[Reden, ...] = (),
    ) -> None:
        self._voorbeeld.rijen.append(
            Rij("melding", 0, regel, Rijstand.AFGEWEZEN, cellen, None, redenen, waarschuwingen)
        )

    def _meld_kolommen(self) -> None:
        if self._toewijzing.onbekend:
            namen = ", ".join(k[:40] for k in self._toewijzing.onbekend[:12])
            self._voorbeeld.opmerkingen.append(f"Niet overgenomen kolommen: {namen}.")
        for kop, uitleg in self._toewijzing.overgeslagen:
            staart = f" ({uitleg})" if uitleg else ""
            self._voorbeeld.opmerkingen.append(f"De kolom {kop} wordt niet overgenomen{staart}.")
        if self._tabel.tekenset != "utf-8":
            self._voorbeeld.opmerkingen.append(
                "Gelezen als Windows-1252; kijk of letters met accenten kloppen."
            )

    def _meld_vermoeden(self) -> None:
        """Say that an overig melding does not tell whether the school has a suspicion."""
        if "melding.vermoeden" in self._toewijzing.plaatsen:
            return
        aantal = sum(
            1
            for r in self._voorbeeld.goede()
            if isinstance(r.feit, Melding) and r.feit.soort is Verzuimsoort.OVERIG
        )
        if aantal:
            self._voorbeeld.opmerkingen.append(
                f"{aantal} × overig verzuim: de lijst zegt niet of de school ongeoorloofd verzuim "
                "vermoedt. Leg dat per melding vast; tot dan blijven notities dicht."
            )


class _Schoolzoeker:
    """Finds the school of a row by BRIN and vestiging, else by its name."""

    def __init__(self, winkel: Winkel, toewijzing: Toewijzing) -> None:
        self._winkel = winkel
        self._plaatsen = toewijzing.plaatsen
        self._gevonden: dict[tuple[str, ...], object] = {}
        self._namen: dict[str, list[str]] | None = None

    def zoek(self, cellen: list[str]) -> object:
        """Give the id of the school, None when the row names none, or a Fout."""
        delen = tuple(
            cellen[self._plaatsen[v]].strip() if v in self._plaatsen else ""
            for v in ("school.brin_vestiging", "school.brin", "school.vestiging", "school.naam")
        )
        if delen not in self._gevonden:
            self._gevonden[delen] = self._bepaal(*delen)
        return self._gevonden[delen]

    def _bepaal(self, beide: str, brin: str, vestiging: str, naam: str) -> object:
        tekst = beide or (f"{brin}{vestiging.zfill(2)}" if brin else "")
        if tekst:
            kern = re.sub(r"[^0-9A-Z]", "", tekst.upper())
            if len(kern) == 4:
                kern += "00"
            if not re.fullmatch(r"\d\d[A-Z]{2}\d\d", kern):
                return Fout(f"‘{tekst[:40]}’ is geen BRIN met vestiging")
            gevonden = self._winkel.verwijs("school", kern)
            if isinstance(gevonden, Fout):
                return Fout(
                    f"school {kern[:4]}-{kern[4:]} is hier niet bekend; neem eerst de scholen over"
                )
            return gevonden
        return self._op_naam(naam) if naam else None

    def _op_naam(self, naam: str) -> object:
        if self._namen is None:
            self._namen = {}
            for school in self._winkel.bestaand("school").values():
                assert isinstance(school, School)
                self._namen.setdefault(school.naam.casefold(), []).append(school.id)
        gevonden = self._namen.get(naam.casefold(), [])
        if len(gevonden) == 1:
            return gevonden[0]
        if gevonden:
            return Fout("er zijn hier meer scholen met deze naam; geef BRIN en vestiging")
        return Fout(f"school ‘{naam[:60]}’ is hier niet bekend; neem eerst de scholen over")


def _zelf(waarde: str) -> object:
    """Pass on a value that was resolved already."""
    return waarde
