"""Services: read lists of toestemming, regie and verwijzingen that a team hands over.

They are about running dossiers: a row of a leerling without an open one is rejected. Text that
leerplicht may not keep (003 h.3; 000 voetnoot 6) is weighed by `narekenen`, as for every way in.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from app.domain.dossiers import Regie, Toestemming
from app.domain.feit import Feit, velden
from app.domain.mensen import Ouder
from app.domain.sporen import Gebeurtenis
from app.services.uitwisseling.csvlezen import Tabel
from app.services.uitwisseling.dossierrijen import Toestemmer, Toestemmingrij, Verwijzingrij
from app.services.uitwisseling.lijstlezen import Leerlingzoeker, Lijstlezer, is_fout
from app.services.uitwisseling.narekenen import waarschuw
from app.services.uitwisseling.profiel import Toewijzing
from app.services.uitwisseling.rijlezer import Rijlezer, is_goed
from app.services.uitwisseling.soorten import bestanden
from app.services.uitwisseling.voorbeeld import Reden, Rij, Rijstand, Voorbeeld
from app.services.uitwisseling.winkel import waarden_van
from app.services.verwijzingen import SPOOR, STAND, VERWEZEN
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie

DAG = timedelta(days=1)
ALS = {("verwijzing", "naar"): "persoon", ("toestemming", "wie"): "ouder_id"}
"""Fields of a row that are called otherwise in the fact that it becomes."""


class Rijfout(Exception):
    """A row that cannot be used: which field, and why."""

    def __init__(self, veld: str, tekst: str) -> None:
        super().__init__(tekst)
        self.veld, self.tekst = veld, tekst


class Dossierlijst(Lijstlezer):
    """Reads rows that each become one or more facts of the open dossier of their leerling."""

    feit: type[Feit]
    """The kind of fact that a row is first of all."""

    def __init__(
        self, sessie: Sessie, voorbeeld: Voorbeeld, tabel: Tabel, toewijzing: Toewijzing
    ) -> None:
        super().__init__(sessie, voorbeeld, tabel, toewijzing)
        self.hoofd = self.feit.SOORT
        self._leerling = Leerlingzoeker(self)
        groep = self.profiel.soort
        self._kolommen = {
            k.kolom.veld.naam: (k.plaats, k.kop, k.zet_om or str) for k in self.kolommen(groep)
        }
        self._vast = self.vast(groep, set(self._kolommen))
        self._feiten = Rijlezer(sessie, self.winkel, bestanden()[self.hoofd], 0, [])
        for naam, (_, kop, _) in self._kolommen.items():
            self._feiten.noem(ALS.get((groep, naam), naam), kop)
        self.lezers = {self.hoofd: self._feiten}
        if self._leerling.lezer is not None:
            self.lezers["leerling"] = self._leerling.lezer
        bekend = self.winkel.bestaand("leerling")
        self._dossiers: dict[str, str] = opzoeken.open_dossiers(sessie.v, bekend)

    def feiten_van(
        self, leerling_id: str, dossier_id: str, waarden: dict[str, Any]
    ) -> Iterator[tuple[Feit, str]]:
        """Make the facts of a row, the first one is what the row is about; Rijfout when none.

        With each fact an odd thing to tell of it, "" for nothing.
        """
        raise NotImplementedError

    def lees_rij(self, regel: int, cellen: list[str], ruim: list[str]) -> None:
        """Read one row into the preview."""
        leerling = self._leerling.zoek(regel, cellen, ruim)
        waarden, fouten = self._lees_waarden(cellen)
        redenen = [*leerling.redenen, *fouten]
        dossier_id = self._dossiers.get(leerling.feit.id) if leerling.feit is not None else None
        if leerling.feit is not None and dossier_id is None:
            redenen.append(Reden("", "deze leerling heeft hier geen open dossier; open het eerst"))
        feiten: list[tuple[Feit, str]] = []
        if not redenen and leerling.feit is not None and dossier_id is not None:
            try:
                feiten = list(self.feiten_van(leerling.feit.id, dossier_id, waarden))
            except Rijfout as fout:
                redenen.append(Reden(self._kop(fout.veld), fout.tekst))
        if redenen:
            self.weiger(regel, cellen, tuple(redenen), leerling.waarschuwingen)
            return
        rijen = [self._neem(regel, cellen, feit, let_op) for feit, let_op in feiten]
        if mis := tuple(r for rij in rijen for r in rij.redenen):
            for rij in rijen:
                if rij.feit is not None and rij.stand is not Rijstand.DUBBEL:
                    self.winkel.vergeet(rij.soort, rij.feit.id, regel)
            self.weiger(regel, cellen, mis, leerling.waarschuwingen)
            return
        rijen[0].waarschuwingen = (*leerling.waarschuwingen, *rijen[0].waarschuwingen)
        for rij in rijen[1:]:
            rij.hoofd = False
        self.voorbeeld.rijen += rijen
        assert leerling.feit is not None
        self._leerling.houd(leerling.feit.id)

    def rond_af(self) -> None:
        """Weigh what spans rows; what hangs on a row that was rejected goes with it."""
        self.voorbeeld.rijen += self._leerling.rond_af()
        super().rond_af()
        weg = {r.regel for r in self.voorbeeld.rijen if r.hoofd and r.stand is Rijstand.AFGEWEZEN}
        self.voorbeeld.rijen = [
            r
            for r in self.voorbeeld.rijen
            if r.hoofd or r.regel not in weg or r.soort != self.hoofd
        ]

    def _lees_waarden(self, cellen: Sequence[str]) -> tuple[dict[str, Any], list[Reden]]:
        """Convert the cells of a row; reasons when they cannot be."""
        waarden: dict[str, Any] = {}
        fouten = []
        for naam, waarde in self._vast.items():
            if is_fout(waarde):
                fouten.append(Reden(naam, getattr(waarde, "tekst", "")))
            waarden[naam] = waarde
        for naam, (plaats, kop, zet_om) in self._kolommen.items():
            waarden[naam] = waarde = zet_om(cellen[plaats])
            if is_fout(waarde):
                fouten.append(Reden(kop, getattr(waarde, "tekst", "")))
        return waarden, fouten

    def _neem(self, regel: int, cellen: list[str], feit: Feit, let_op: str) -> Rij:
        """Weigh one fact, laid over the one that is here already by its natural key."""
        bestand = bestanden()[feit.SOORT]
        velden = bestand.natuurlijk[-1]
        gevonden = self.winkel.zoek(feit.SOORT, velden, waarden_van(velden)(feit))
        if gevonden is not None:
            feit = _over(self.winkel.bestaand(feit.SOORT)[gevonden], feit)
        rij = self._feiten.neem(regel, cellen, feit)
        if let_op:
            waarschuw(rij, "", let_op)
        return rij

    def _kop(self, veld: str) -> str:
        return self._kolommen[veld][1] if veld in self._kolommen else veld


class Toestemminglezer(Dossierlijst):
    """Reads who consented to what, until when, and what was refused or withdrawn."""

    feit = Toestemming

    def __init__(
        self, sessie: Sessie, voorbeeld: Voorbeeld, tabel: Tabel, toewijzing: Toewijzing
    ) -> None:
        super().__init__(sessie, voorbeeld, tabel, toewijzing)
        self._ouders: dict[str, list[Ouder]] = defaultdict(list)
        for ouder in self.winkel.bestaand("ouder").values():
            assert isinstance(ouder, Ouder)
            self._ouders[ouder.leerling_id].append(ouder)

    def feiten_van(
        self, leerling_id: str, dossier_id: str, waarden: dict[str, Any]
    ) -> Iterator[tuple[Feit, str]]:
        """Give the answer of the person that the row means; of all with gezag one each."""
        rij = Toestemmingrij(**waarden)
        for ouder in self._wie(leerling_id, rij):
            let_op = ""
            if ouder is not None and not ouder.gezag:
                let_op = "deze ouder heeft geen gezag; dit antwoord telt niet mee"
            yield (
                Toestemming(
                    dossier_id=dossier_id,
                    ouder_id=ouder.id if ouder is not None else None,
                    doel=rij.doel,
                    besluit=rij.besluit,
                    datum=rij.datum,
                    tot=rij.tot,
                    ingetrokken_op=rij.ingetrokken_op,
                    wijze=rij.wijze,
                ),
                let_op,
            )

    def _wie(self, leerling_id: str, rij: Toestemmingrij) -> Sequence[Ouder | None]:
        """Find whose answer it is; None stands for the leerling himself."""
        if rij.wie is Toestemmer.LEERLING:
            return (None,)
        hier = [o for o in self._ouders.get(leerling_id, ()) if _is_er(o, rij.datum)]
        if rij.wie is Toestemmer.GEZAG:
            hier = [o for o in hier if o.gezag]
            if not hier:
                raise Rijfout("wie", "er is hier geen ouder met gezag bij deze leerling")
            return hier
        hier = [o for o in hier if o.relatie.value == rij.wie.value]
        if naam := " ".join(rij.ouder_naam.casefold().split()):
            hier = [
                o
                for o in hier
                if naam in (o.achternaam.casefold(), f"{o.tussenvoegsel} {o.achternaam}".casefold())
            ]
        if len(hier) == 1:
            return hier
        if not hier:
            wie = f"{rij.wie.label} met deze naam" if naam else rij.wie.label
            raise Rijfout("wie", f"er is hier geen {wie} bij deze leerling")
        raise Rijfout("wie", f"er zijn er hier meer ({rij.wie.label}); geef ook de achternaam")


class Regielezer(Dossierlijst):
    """Reads who leads, and since when; of each kind one at a time (003 h.4)."""

    feit = Regie

    def feiten_van(
        self, leerling_id: str, dossier_id: str, waarden: dict[str, Any]
    ) -> Iterator[tuple[Feit, str]]:
        """Give the regie of the row."""
        del leerling_id
        yield Regie(dossier_id=dossier_id, **waarden), ""

    def rond_af(self) -> None:
        """Let each regie end on the day before the next one, in the list and in the team file."""
        super().rond_af()
        per_soort: dict[tuple[str, str], list[Regie]] = defaultdict(list)
        rijen: dict[str, Rij] = {}
        for rij in self.voorbeeld.rijen:
            if isinstance(rij.feit, Regie) and rij.stand is not Rijstand.DUBBEL and is_goed(rij):
                rijen[rij.feit.id] = rij
        nieuw = {i: r.feit for i, r in rijen.items() if isinstance(r.feit, Regie)}
        geraakt = {(r.dossier_id, r.soort.value) for r in nieuw.values()}
        for feit in ({**self.winkel.bestaand("regie"), **nieuw}).values():
            assert isinstance(feit, Regie)
            if (sleutel := (feit.dossier_id, feit.soort.value)) in geraakt:
                per_soort[sleutel].append(feit)
        for reeks in per_soort.values():
            reeks.sort(key=lambda r: r.van)
            for deze, volgende in pairwise(reeks):
                if deze.van < volgende.van and (deze.tot is None or deze.tot >= volgende.van):
                    self._eindig(deze, volgende, rijen)

    def _eindig(self, deze: Regie, volgende: Regie, rijen: dict[str, Rij]) -> None:
        """Give a regie its last day."""
        korter = dataclasses.replace(deze, tot=volgende.van - DAG)
        tekst = f"loopt tot en met {_nl(volgende.van - DAG)}: daarna {volgende.organisatie}"
        rij = rijen.get(deze.id)
        if rij is not None:
            rij.feit = korter
            if rij.stand is not Rijstand.NIEUW:
                zelfde = self.winkel.bestaand("regie").get(korter.id) == korter
                rij.stand = Rijstand.ONGEWIJZIGD if zelfde else Rijstand.GEWIJZIGD
            if rij.stand is not Rijstand.ONGEWIJZIGD:
                waarschuw(rij, "", tekst)
            return
        bron = rijen.get(volgende.id)
        if bron is None:  # both were here: nothing of this list
            return
        uit = self._feiten.neem(bron.regel, bron.cellen, korter)
        uit.hoofd = False
        waarschuw(bron, "", f"{deze.organisatie} {tekst}")
        if is_goed(uit):
            self.voorbeeld.rijen.append(uit)


class Verwijzinglezer(Dossierlijst):
    """Reads where leerlingen were referred to, and how that stands."""

    feit = Gebeurtenis

    def feiten_van(
        self, leerling_id: str, dossier_id: str, waarden: dict[str, Any]
    ) -> Iterator[tuple[Feit, str]]:
        """Give the referral, and the answer to whether help began."""
        del leerling_id
        rij = Verwijzingrij(**waarden)
        if rij.stand is None and rij.stand_op is not None:
            raise Rijfout("stand", "er staat een dag bij, maar niet hoe het staat")
        if rij.stand_op is not None and rij.stand_op < rij.datum:
            raise Rijfout("stand_op", "ligt voor de verwijzing")
        verwezen = self._verwezen(rij, dossier_id)
        yield verwezen, ""
        if rij.stand is not None:
            yield (
                Gebeurtenis(
                    dossier_id=dossier_id,
                    soort=STAND,
                    # Without a day of its own it is known from today on.
                    datum=rij.stand_op or max(rij.datum, self.sessie.vandaag()),
                    uitkomst=rij.stand.value,
                    spoor=f"{SPOOR}:{verwezen.id}",
                ),
                "",
            )

    def _verwezen(self, rij: Verwijzingrij, dossier_id: str) -> Gebeurtenis:
        """Make the referral with the key that it keeps: the one here, else always the same."""
        feit = Gebeurtenis(
            dossier_id=dossier_id, soort=VERWEZEN, datum=rij.datum, persoon=rij.naar.strip()
        )
        return dataclasses.replace(feit, id=self._feiten.id_voor(feit))


def _over(oud: Feit, nieuw: Feit) -> Feit:
    """Lay what a row says over the fact that is here: an empty cell says nothing."""
    anders: dict[str, Any] = {
        v.naam: waarde
        for v in velden(type(nieuw))
        if (waarde := getattr(nieuw, v.naam)) not in ("", None)
    }
    return dataclasses.replace(oud, **anders)


def _is_er(ouder: Ouder, dag: date) -> bool:
    return ouder.tot is None or ouder.tot >= dag


def _nl(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"


LEZERS: dict[str, type[Dossierlijst]] = {
    "toestemming": Toestemminglezer,
    "regie": Regielezer,
    "verwijzing": Verwijzinglezer,
}
"""By the soort of the list."""
