"""Services: read lists of leerlingen with their enrolment, of absence, and of coming too late.

P- and C-leveringen of DUO and extracts of the BRP have layouts that are published nowhere
(wet-en-praktijk 2.4): they go this way. An empty cell leaves what is known as it is: a list
that does not know an address does not make it go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.scholen import Inschrijving
from app.services.uitwisseling.csvlezen import Tabel
from app.services.uitwisseling.lijstlezen import Leerlingzoeker, Lijstlezer, is_fout, zelf
from app.services.uitwisseling.omzetten import Fout
from app.services.uitwisseling.profiel import Toewijzing
from app.services.uitwisseling.rijlezer import Invoerkolom, Rijlezer, is_goed
from app.services.uitwisseling.soorten import bestanden
from app.services.uitwisseling.voorbeeld import Reden, Rij, Rijstand, Voorbeeld
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie


class Feitenlezer(Lijstlezer):
    """Reads rows as spells of absence, or as counts of coming too late.

    They hang on the dossier of the leerling that is open: there they count.
    """

    def __init__(
        self, sessie: Sessie, voorbeeld: Voorbeeld, tabel: Tabel, toewijzing: Toewijzing
    ) -> None:
        super().__init__(sessie, voorbeeld, tabel, toewijzing)
        self.hoofd = self.profiel.soort
        self._leerling = Leerlingzoeker(self)
        bestand = bestanden()[self.hoofd]
        per_naam = {k.veld.naam: k for k in bestand.kolommen}
        kolommen = self.kolommen(self.hoofd)
        vast = self.vast(self.hoofd, {k.kolom.veld.naam for k in kolommen})
        kolommen += [
            Invoerkolom(self.extra, "leerling", per_naam["leerling_id"], zelf),
            Invoerkolom(self.extra + 1, self.school.kop(tabel.koppen), per_naam["school_id"], zelf),
            Invoerkolom(self.extra + 2, "dossier", per_naam["dossier_id"], zelf),
        ]
        self._feit = Rijlezer(
            sessie, self.winkel, bestand, 0, kolommen, waarden=vast, leeg_blijft=True
        )
        self.lezers = {self.hoofd: self._feit}
        if self._leerling.lezer is not None:
            self.lezers["leerling"] = self._leerling.lezer
        bekend = self.winkel.bestaand("leerling")
        self._dossiers: dict[str, str] = opzoeken.open_dossiers(sessie.v, bekend)

    def lees_rij(self, regel: int, cellen: list[str], ruim: list[str]) -> None:
        """Read one row into the preview."""
        leerling = self._leerling.zoek(regel, cellen, ruim)
        wie: object = leerling.feit.id if leerling.feit is not None else Fout("")
        dossier = self._dossiers.get(leerling.feit.id) if leerling.feit is not None else None
        rij = self._feit.lees(regel, [*ruim, wie, self.school.zoek(cellen), dossier])  # type: ignore[list-item]
        eigen = tuple(r for r in rij.redenen if r.tekst)
        rij.cellen = cellen
        rij.vervang = {}
        rij.waarschuwingen = (*leerling.waarschuwingen, *rij.waarschuwingen)
        if leerling.redenen or eigen:
            if rij.feit is not None:
                self.winkel.vergeet(self.hoofd, rij.feit.id, regel)
            self.weiger(regel, cellen, (*leerling.redenen, *eigen), rij.waarschuwingen)
            return
        self.voorbeeld.rijen.append(rij)
        assert leerling.feit is not None
        self._leerling.houd(leerling.feit.id)

    def rond_af(self) -> None:
        """Add the leerlingen that good rows need, weigh what spans rows, tell what was left."""
        self.voorbeeld.rijen += self._leerling.rond_af()
        super().rond_af()


class Leerlingenlezer(Lijstlezer):
    """Reads rows as leerlingen, and as the enrolment that stands in the same row."""

    hoofd = "leerling"

    def __init__(
        self, sessie: Sessie, voorbeeld: Voorbeeld, tabel: Tabel, toewijzing: Toewijzing
    ) -> None:
        super().__init__(sessie, voorbeeld, tabel, toewijzing)
        kolommen = self.kolommen("leerling")
        self._leerling = Rijlezer(
            sessie,
            self.winkel,
            bestanden()["leerling"],
            0,
            kolommen,
            waarden=self.vast("leerling", {k.kolom.veld.naam for k in kolommen}),
            leeg_blijft=True,
        )
        self._inschrijving = Rijlezer(sessie, self.winkel, bestanden()["inschrijving"], 0, [])
        self._kolommen = {
            k.kolom.veld.naam: (k.plaats, k.kop, k.zet_om or str)
            for k in self.kolommen("inschrijving")
        }
        self._vast = self.vast("inschrijving", set(self._kolommen))
        self.lezers = {"leerling": self._leerling, "inschrijving": self._inschrijving}
        self._hier: dict[str, list[Inschrijving]] = {}
        for feit in self.winkel.bestaand("inschrijving").values():
            assert isinstance(feit, Inschrijving)
            self._hier.setdefault(feit.leerling_id, []).append(feit)
        self._zonder_dag = 0

    def lees_rij(self, regel: int, cellen: list[str], ruim: list[str]) -> None:
        """Read one row into the preview."""
        school = self.school.zoek(cellen)
        waarden, fouten = self._lees_inschrijving(cellen)
        if isinstance(school, Fout):
            fouten = (*fouten, Reden(self.school.kop(self.tabel.koppen), school.tekst))
        rij = self._leerling.lees(regel, ruim)
        rij.cellen = cellen
        rij.vervang = {}
        if fouten and rij.stand is not Rijstand.AFGEWEZEN:
            if rij.feit is not None and rij.stand is not Rijstand.DUBBEL:
                self.winkel.vergeet("leerling", rij.feit.id, regel)
            self.weiger(regel, cellen, fouten, rij.waarschuwingen)
            return
        rij.redenen = (*rij.redenen, *fouten)
        self.voorbeeld.rijen.append(rij)
        if isinstance(school, str) and rij.feit is not None:
            self._schrijf_in(rij, rij.feit.id, school, waarden)

    def rond_af(self) -> None:
        """Weigh what spans rows, and tell what was left."""
        super().rond_af()
        if self._zonder_dag:
            self.voorbeeld.opmerkingen.append(
                f"Bij {self._zonder_dag} rijen staat een school zonder dag van inschrijving; die "
                "inschrijving is niet overgenomen. Wijs een kolom aan of vul een vaste dag in."
            )

    def _lees_inschrijving(self, cellen: list[str]) -> tuple[dict[str, Any], tuple[Reden, ...]]:
        """Convert what a row says of an enrolment; reasons when it cannot be."""
        waarden: dict[str, Any] = dict(self._vast)
        fouten = []
        for naam, (plaats, kop, zet_om) in self._kolommen.items():
            if not cellen[plaats].strip():
                continue
            waarde = zet_om(cellen[plaats])
            if is_fout(waarde):
                fouten.append(Reden(kop, getattr(waarde, "tekst", "")))
            else:
                waarden[naam] = waarde
        return waarden, tuple(fouten)

    def _schrijf_in(
        self, rij: Rij, leerling_id: str, school_id: str, waarden: dict[str, Any]
    ) -> None:
        """Add the enrolment of a row, unless it runs here already."""
        hier = [
            i
            for i in self._hier.get(leerling_id, ())
            if i.school_id == school_id and (i.tot is None or waarden.get("van") == i.van)
        ]
        if hier and waarden.get("tot") in (None, hier[0].tot):
            return
        van = hier[0].van if hier else waarden.get("van")
        if van is None:
            self._zonder_dag += 1
            return
        basis: dict[str, Any] = {
            "leerling_id": leerling_id, "school_id": school_id, **waarden, "van": van
        }  # fmt: skip
        feit = Inschrijving(**basis)
        if hier:
            feit = _over(hier[0], feit, set(waarden))
        uit = self._inschrijving.neem(rij.regel, rij.cellen, feit)
        uit.hoofd = False
        if is_goed(uit) or uit.stand is Rijstand.AFGEWEZEN:
            self.voorbeeld.rijen.append(uit)


def _over(oud: Inschrijving, nieuw: Inschrijving, gegeven: set[str]) -> Inschrijving:
    """Lay what a row says over the enrolment that is there."""
    import dataclasses

    anders: dict[str, Any] = {n: getattr(nieuw, n) for n in gegeven if n != "van"}
    return dataclasses.replace(oud, **anders)
