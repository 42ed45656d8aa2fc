"""Services: read a list from another package, with a profile, into a preview.

A row of a list of meldingen makes up to three facts: its leerling (found, else made), its
melding and its status. The school must be known. A row is rejected as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus, Verzuimsoort
from app.services.uitwisseling.csvlezen import Tabel
from app.services.uitwisseling.dossierlezen import LEZERS
from app.services.uitwisseling.lezen import Stop, Voortgang, Wacht
from app.services.uitwisseling.lijstlezen import Leerlingzoeker, Lijstlezer, is_fout, zelf
from app.services.uitwisseling.narekenen import waarschuw
from app.services.uitwisseling.omzetten import Fout
from app.services.uitwisseling.profiel import Toewijzing
from app.services.uitwisseling.rijlezer import Invoerkolom, Rijlezer, is_goed
from app.services.uitwisseling.soorten import bestanden
from app.services.uitwisseling.verzuimlezen import Feitenlezer, Leerlingenlezer
from app.services.uitwisseling.voorbeeld import Bron, Reden, Rij, Rijstand, Voorbeeld, aantal_rijen
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
    profiel = toewijzing.profiel
    voorbeeld = Voorbeeld(tabel.pad, profiel.titel)
    voorbeeld.bronnen.append(Bron(tabel.pad, tabel.koppen, profiel.soort))
    lezer: Lijstlezer
    if profiel.soort == "melding":
        lezer = Meldingenlezer(sessie, voorbeeld, tabel, toewijzing)
    elif profiel.soort == "leerling":
        lezer = Leerlingenlezer(sessie, voorbeeld, tabel, toewijzing)
    elif profiel.soort in LEZERS:
        lezer = LEZERS[profiel.soort](sessie, voorbeeld, tabel, toewijzing)
    else:
        lezer = Feitenlezer(sessie, voorbeeld, tabel, toewijzing)
    wacht = Wacht(voortgang, stop, len(tabel.rijen))
    for i, (regel, cellen) in enumerate(tabel.rijen):
        if i % _STAP == 0:
            wacht.kijk(f"{tabel.pad.name}: {aantal_rijen(i)}")
            wacht.tel_op(min(_STAP, len(tabel.rijen) - i))
        lezer.lees(regel, cellen)
    wacht.kijk("Verbanden controleren")
    lezer.rond_af()
    return voorbeeld


class Meldingenlezer(Lijstlezer):
    """Reads rows as meldingen with their leerling, school and status."""

    hoofd = "melding"

    def __init__(
        self, sessie: Sessie, voorbeeld: Voorbeeld, tabel: Tabel, toewijzing: Toewijzing
    ) -> None:
        super().__init__(sessie, voorbeeld, tabel, toewijzing)
        self._leerling = Leerlingzoeker(self)
        self._melding = self._maak_melding()
        self._status = Rijlezer(sessie, self.winkel, bestanden()["meldingstatus"], 0, [])
        self.lezers = {"melding": self._melding, "meldingstatus": self._status}
        if self._leerling.lezer is not None:
            self.lezers["leerling"] = self._leerling.lezer
        self._statuskolommen = {
            k.kolom.veld.naam: (k.plaats, k.kop, k.zet_om or str) for k in self.kolommen("status")
        }
        self._laatste_status = self._lees_statussen()

    def lees_rij(self, regel: int, cellen: list[str], ruim: list[str]) -> None:
        """Read one row into the preview."""
        leerling = self._leerling.zoek(regel, cellen, ruim)
        school = self.school.zoek(cellen)
        status, fouten = self._lees_status(cellen)
        wie: object = leerling.feit.id if leerling.feit is not None else Fout("")
        rij = self._melding.lees(regel, [*ruim, wie, school])  # type: ignore[list-item]
        eigen = tuple(r for r in rij.redenen if r.tekst)
        redenen = (*leerling.redenen, *eigen, *fouten)
        rij.cellen = cellen
        rij.vervang = {}
        rij.waarschuwingen = (*leerling.waarschuwingen, *rij.waarschuwingen)
        if redenen:
            if rij.feit is not None:
                self.winkel.vergeet("melding", rij.feit.id, regel)
            self.weiger(regel, cellen, redenen, rij.waarschuwingen)
            return
        self.voorbeeld.rijen.append(rij)
        assert leerling.feit is not None
        self._leerling.houd(leerling.feit.id)
        if "status" in status and rij.stand is not Rijstand.DUBBEL and rij.feit is not None:
            self._zet_status(rij, status)

    def rond_af(self) -> None:
        """Add the leerlingen that good rows need, weigh what spans rows, tell what was left."""
        self.voorbeeld.rijen += self._leerling.rond_af()
        super().rond_af()
        self._meld_vermoeden()

    def _maak_melding(self) -> Rijlezer:
        bestand = bestanden()["melding"]
        per_naam = {k.veld.naam: k for k in bestand.kolommen}
        kolommen = self.kolommen("melding")
        vast = self.vast("melding", {k.kolom.veld.naam for k in kolommen})
        kolommen += [
            Invoerkolom(self.extra, "leerling", per_naam["leerling_id"], zelf),
            Invoerkolom(
                self.extra + 1, self.school.kop(self.tabel.koppen), per_naam["school_id"], zelf
            ),
        ]
        return Rijlezer(self.sessie, self.winkel, bestand, 0, kolommen, waarden=vast)

    def _lees_status(self, cellen: list[str]) -> tuple[dict[str, Any], tuple[Reden, ...]]:
        """Convert the status of a row with what belongs to it; reasons when they cannot be."""
        waarden: dict[str, Any] = {}
        fouten = []
        for naam, (plaats, kop, zet_om) in self._statuskolommen.items():
            if not cellen[plaats].strip():
                continue
            waarde = zet_om(cellen[plaats])
            if is_fout(waarde):
                fouten.append(Reden(kop, getattr(waarde, "tekst", "")))
            else:
                waarden[naam] = waarde
        return waarden, tuple(fouten)

    def _zet_status(self, rij: Rij, gelezen: dict[str, Any]) -> None:
        """Add the status of a melding, unless it stands there already or is behind ours."""
        melding: Any = rij.feit
        status: Meldingstatus = gelezen["status"]
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
        datum = gelezen.get("datum") or (melding.melddatum if eerste else self.sessie.vandaag())
        # Where the list comes from, this status is known already: nobody has to pass it on.
        rest: dict[str, Any] = {"doorgegeven": None if eerste else datum} | {
            n: w for n, w in gelezen.items() if n not in ("status", "datum")
        }
        feit = MeldingStatus(melding_id=melding.id, status=status, datum=datum, **rest)
        uit = self._status.neem(rij.regel, rij.cellen, feit)
        uit.hoofd = False
        self._laatste_status[melding.id] = status
        if is_goed(uit):
            self.voorbeeld.rijen.append(uit)

    def _lees_statussen(self) -> dict[str, Meldingstatus]:
        """Give the latest status of every melding in the team file."""
        laatste: dict[str, Any] = {}
        for s in self.winkel.bestaand("meldingstatus").values():
            hier = laatste.get(s.melding_id)  # type: ignore[attr-defined]
            if hier is None or (s.datum, _RANG[s.status]) >= (hier.datum, _RANG[hier.status]):  # type: ignore[attr-defined]
                laatste[s.melding_id] = s  # type: ignore[attr-defined]
        return {melding_id: s.status for melding_id, s in laatste.items()}

    def _meld_vermoeden(self) -> None:
        """Say that an overig melding does not tell whether the school has a suspicion."""
        if "melding.vermoeden" in self.toewijzing.plaatsen:
            return
        aantal = sum(
            1
            for r in self.voorbeeld.goede()
            if isinstance(r.feit, Melding) and r.feit.soort is Verzuimsoort.OVERIG
        )
        if aantal:
            self.voorbeeld.opmerkingen.append(
                f"{aantal} × overig verzuim: de lijst zegt niet of de school ongeoorloofd verzuim "
                "vermoedt. Leg dat per melding vast; tot dan blijven notities dicht."
            )
