"""Write track rules in a few words, and see a case with them beside its ladder."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from app.domain.dossiers import Besluitsoort, Eenheid, Stapbesluit
from app.domain.handelen import Brief, Ontvangersoort
from app.domain.sporen import Boatermijn, Gebeurtenis, Spoor
from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus, Verzuimsoort
from app.protocol.model import (
    Eis,
    Feitsoort,
    Grens,
    Herhaling,
    Regelbestand,
    Regelset,
    Spoorregel,
    Spoorstapregel,
    Termijn,
    Vanaf,
    Voorwaarde,
)
from app.protocol.motor import bereken_stand
from app.protocol.stand import Bron, Spoorstand, Spoorstap, Stand
from tests.protocol.bouw import Zaak, dag

BRON = Bron("Proefbron 2026", "regel 1")


def termijn(tekst: str, **meer: Any) -> Termijn:
    """Read "4 weken"; `vanaf=True` tips on the last day itself."""
    aantal, eenheid = tekst.split()
    grens = Grens.VANAF if meer.pop("vanaf", False) else Grens.LANGER_DAN
    return Termijn(int(aantal), Eenheid(eenheid), grens, **meer)


def vaste(*dagen: str, voor: bool = False) -> Termijn:
    """Read fixed days, "07-01"."""
    paren = tuple((int(d[:2]), int(d[3:])) for d in dagen)
    return Termijn(0, Eenheid.DAGEN, dagen=paren, voor=voor)


def vanaf(feit: str, *soorten: str, **meer: Any) -> Vanaf:
    """Say what a term or a track counts from."""
    naam = meer.pop("naam", "")
    return Vanaf(
        Feitsoort(feit), naam, "dat is nog niet vastgelegd", soorten=frozenset(soorten), **meer
    )


def eis(soort: str, *soorten: str, **meer: Any) -> Voorwaarde:
    """Write a demand."""
    for veld in ("uitkomsten", "met"):
        if veld in meer:
            meer[veld] = frozenset(meer[veld])
    return Voorwaarde(Eis(soort), soorten=frozenset(soorten), **meer)


def samen(soort: str, *delen: Voorwaarde) -> Voorwaarde:
    """Write alle, een or niet."""
    return Voorwaarde(Eis(soort), delen=delen)


def stap(code: str, *na: str, klaar: Voorwaarde | None = None, **meer: Any) -> Spoorstapregel:
    """Write a step; without `klaar` a gebeurtenis of the same code completes it."""
    if "herhaal" in meer:
        meer["herhaal"] = Herhaling(meer["herhaal"])
    naam = code.replace("_", " ").capitalize()
    return Spoorstapregel(code, naam, BRON, 0, klaar or eis("gebeurtenis", code), na=na, **meer)


def regel(code: str, *stappen: Spoorstapregel, **meer: Any) -> Spoorregel:
    """Write a track."""
    soort = meer.pop("soort", "route")
    naam = code.replace("_", " ").capitalize()
    return Spoorregel(code, naam, soort, BRON, {s.code: s for s in stappen}, **meer)


def bestand(*sporen: Spoorregel, **meer: Any) -> Regelbestand:
    """Put tracks in a file of their own."""
    velden = {"code": "proef", "titel": "Proef", "geldig_vanaf": date(2020, 1, 1), **meer}
    return Regelbestand(bestand="proef.toml", bron=BRON, sporen=sporen, **velden)


class Spoorzaak(Zaak):
    """A case with track rules beside its ladder."""

    def __init__(self, *lagen: Regelbestand | Spoorregel, boa: bool = False, **meer: Any) -> None:
        super().__init__(**meer)
        losse = tuple(r for r in lagen if isinstance(r, Spoorregel))
        bestanden = tuple(b for b in lagen if isinstance(b, Regelbestand))
        self.lagen = (*bestanden, bestand(*losse)) if losse else bestanden
        self.versies = {b.code: (b,) for b in self.lagen}
        self.boa = boa

    @property
    def regels(self) -> Regelset:
        """The ladder and the files beside it."""
        return Regelset(
            self.protocol, self.lagen, {self.protocol.code: (self.protocol,), **self.versies}
        )

    def stand(self, peildatum: str | date) -> Stand:
        """Ask the engine."""
        op = dag(peildatum) if isinstance(peildatum, str) else peildatum
        feiten = self.feiten
        if self.boa and feiten.opsporing is None:
            feiten = dataclasses.replace(feiten, opsporing=())
        return bereken_stand(self.regels, feiten, self.kalender, op)

    def spoor(self, peildatum: str, code: str = "") -> Spoorstand:
        """Give the one track (with a code) that there is."""
        gevonden = [s for s in self.stand(peildatum).sporen if not code or s.code == code]
        assert len(gevonden) == 1, gevonden
        return gevonden[0]

    def stap(self, peildatum: str, code: str) -> Spoorstap:
        """Give one step of the one track that there is."""
        return next(s for s in self.spoor(peildatum).stappen if s.code == code)

    def datum(self, peildatum: str, code: str) -> date | None:
        """Give the date of an open step."""
        punt = self.stap(peildatum, code).punt
        return punt.datum if punt is not None else None

    def gebeurt(self, op: str, soort: str, uitkomst: str = "", **meer: Any) -> Spoorzaak:
        if "tot" in meer:
            meer["tot"] = dag(meer["tot"])
        feit = Gebeurtenis(
            dossier_id=self.dossier.id, datum=dag(op), soort=soort, uitkomst=uitkomst, **meer
        )
        self._bij("gebeurtenissen", feit)
        return self

    def start(self, op: str, code: str, protocol: str = "proef", **meer: Any) -> Spoor:
        if "geeindigd" in meer:
            meer["geeindigd"] = dag(meer["geeindigd"])
        feit = Spoor(
            dossier_id=self.dossier.id, protocol=protocol, code=code, begonnen=dag(op), **meer
        )
        self._bij("sporen", feit)
        return feit

    def meld(self, op: str, soort: str = "16_uur", **meer: Any) -> Melding:
        feit = Melding(
            leerling_id=self.leerling.id,
            dossier_id=self.dossier.id,
            school_id=self.school.id,
            soort=Verzuimsoort(soort),
            melddatum=dag(op),
            **meer,
        )
        self._bij("meldingen", feit)
        return feit

    def status(self, op: str, melding: Melding, status: str) -> Spoorzaak:
        feit = MeldingStatus(melding_id=melding.id, status=Meldingstatus(status), datum=dag(op))
        self._bij("statussen", feit)
        return self

    def beslis(self, op: str, soort: str, sleutel: str, stap: str = "", **meer: Any) -> Spoorzaak:
        if "nieuwe_datum" in meer:
            meer["nieuwe_datum"] = dag(meer["nieuwe_datum"])
        if "eenheid" in meer:
            meer["eenheid"] = Eenheid(meer["eenheid"])
        feit = Stapbesluit(
            dossier_id=self.dossier.id,
            datum=dag(op),
            soort=Besluitsoort(soort),
            stap=stap,
            spoor=sleutel,
            **meer,
        )
        self._bij("besluiten", feit)
        return self

    def brief(self, op: str, sjabloon: str) -> Spoorzaak:
        feit = Brief(
            dossier_id=self.dossier.id,
            datum=dag(op),
            sjabloon=sjabloon,
            onderwerp="Brief",
            aan=Ontvangersoort.OUDER,
            ontvanger="moeder",
        )
        self._bij("brieven", feit)
        return self

    def boatermijn(self, van: str, datum: str, vervallen: str | None = None) -> Spoorzaak:
        feit = Boatermijn(
            dossier_id=self.dossier.id,
            van=dag(van),
            datum=dag(datum),
            vervallen=dag(vervallen) if vervallen else None,
        )
        self._bij("boatermijnen", feit)
        return self
