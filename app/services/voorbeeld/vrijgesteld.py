"""Services: turns the loose events of an example dossier into appeals, requests and leave.

The themes of the example team are told in events, as the rules ask for them; what an appeal, a
request or leave holds becomes that one fact here, so that the screens have something to show.
The keys of tracks that began with such an event follow it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.domain.dossiers import Stapbesluit
from app.domain.feit import Feit, lid_van
from app.domain.sporen import Gebeurtenis
from app.domain.vrijstellingen import (
    Bezwaar,
    Grond,
    SwvAdvies,
    Verklaarder,
    Verlofaanvraag,
    Verlofbesluit,
    Verlofsoort,
    Vrijstelling,
    Vrijstellingduur,
    Vrijstellinguitkomst,
)
from app.domain.vrijstellingtoets import einde_schooljaar

_AANVRAAG = {
    "aanvraag_15": Grond.ANDER_ONDERWIJS,
    "aanvraag_3a": Grond.VERVANGEND,
    "aanvraag_3b": Grond.LAATSTE_JAAR,
}
_VERKLARING = {
    "verklaring_7": (Grond.LICHAMELIJK_PSYCHISCH, Verklaarder.PSYCHOLOOG),
    "verklaring_8": (Grond.RICHTING, Verklaarder.OUDERS),
    "verklaring_9": (Grond.BUITENLAND, Verklaarder.BUITENLANDSE_SCHOOL),
}
_GEHOORD = {
    "aanvrager": "aanvrager_gehoord",
    "jongere": "jongere_gehoord",
    "hoofd": "hoofd_gehoord",
    "hoofd_instelling": "mbo_gehoord",
    "zorginstelling": "zorg_gehoord",
}
_VERVANGEND = (Grond.VERVANGEND, Grond.LAATSTE_JAAR)
_GEMELD_NA = timedelta(days=2)


def als_feiten(feiten: Sequence[Feit], nieuw_id: Callable[[], str]) -> list[Feit]:
    """Give the facts of one dossier with its appeals, requests and leave as such."""
    bundel = _Bundel(nieuw_id)
    gebeurd = [f for f in feiten if isinstance(f, Gebeurtenis)]
    weg = {g.id for g in sorted(gebeurd, key=_volgorde) if bundel.neem(g)}
    uit: list[Feit] = []
    for feit in feiten:
        if feit.id in weg:
            continue
        if isinstance(feit, Stapbesluit | Gebeurtenis) and feit.spoor:
            code, _, van = feit.spoor.partition(":")
            feit = replace(feit, spoor=f"{code}:{bundel.sleutels.get(van, van)}")
        uit.append(feit)
    return [*uit, *bundel.klaar()]


def _volgorde(g: Gebeurtenis) -> tuple[date, int]:
    """Let what begins something come before what is about it, on one day."""
    begint = g.soort.startswith(("kennisgeving", "aanvraag", "verlofaanvraag"))
    getoetst = g.soort in ("kennisgeving_getoetst", "vrijstelling")
    return (g.datum, 0 if begint and not getoetst else 2 if getoetst else 1)


class _Bundel:
    """What was put together so far, in order."""

    def __init__(self, nieuw_id: Callable[[], str]) -> None:
        self._nieuw_id = nieuw_id
        self._rij: list[Vrijstelling] = []
        self._verlof: list[Verlofaanvraag] = []
        self._met_periode: set[str] = set()
        self._los: dict[Grond, dict[str, Any]] = {}
        self.sleutels: dict[str, str] = {}
        """The key of each derived event by that of the loose one."""

    def klaar(self) -> list[Feit]:
        """Give the facts; a permanent vrijstelling has no end (art. 6 lid 3)."""
        permanent = Vrijstellingduur.PERMANENT
        rij = [replace(v, tot=None) if v.duur is permanent else v for v in self._rij]
        return [*rij, *self._verlof]

    def neem(self, g: Gebeurtenis) -> bool:
        """Put an event in the fact that it belongs to; False when it stays an event."""
        doe = getattr(self, f"_{g.soort}", None)
        if doe is not None:
            return bool(doe(g))
        if g.soort in _AANVRAAG:
            return self._begin(g, _AANVRAAG[g.soort])
        if g.soort in _VERKLARING:
            return self._verklaring(g)
        if g.soort.startswith("besluit_") and g.soort.removeprefix("besluit_") in (
            "15",
            "3a",
            "3b",
        ):
            return self._besluit(g)
        return False

    def _begin(self, g: Gebeurtenis, grond: Grond, *, opnieuw: bool = False) -> bool:
        v = Vrijstelling(
            id=self._nieuw_id(),
            dossier_id=g.dossier_id or "",
            grond=grond,
            ingediend=g.datum,
            opnieuw=opnieuw,
            **self._los.pop(grond, {}),
        )
        self._rij.append(v)
        self.sleutels[g.id] = f"{v.id}.{g.soort}"
        return True

    def _kennisgeving(self, g: Gebeurtenis) -> bool:
        return self._begin(g, lid_van(Grond, g.uitkomst))

    def _kennisgeving_opnieuw(self, g: Gebeurtenis) -> bool:
        return self._begin(g, lid_van(Grond, g.uitkomst), opnieuw=True)

    def _verklaring(self, g: Gebeurtenis) -> bool:
        """Keep a declaration for the appeal that it goes with, also one that is still to come."""
        grond, door = _VERKLARING[g.soort]
        velden: dict[str, Any] = {"verklaring_op": g.datum, "verklaring_door": door}
        if grond is Grond.LICHAMELIJK_PSYCHISCH:
            nooit = g.uitkomst == "nooit"
            velden["duur"] = Vrijstellingduur.PERMANENT if nooit else Vrijstellingduur.TIJDELIJK
        if not self._zet(lambda v: v.grond is grond and v.verklaring_op is None, **velden):
            self._los[grond] = velden
        return True

    def _terugblik_8(self, g: Gebeurtenis) -> bool:
        laatst = g.datum - timedelta(days=60) if g.uitkomst == "wel_geplaatst" else None
        return self._zet(
            lambda v: v.grond is Grond.RICHTING, teruggekeken=g.datum, laatst_geplaatst=laatst
        )

    def _swv_advies_gevraagd(self, g: Gebeurtenis) -> bool:
        return self._zet(_is_5a, swv_gevraagd=g.datum)

    def _swv_advies(self, g: Gebeurtenis) -> bool:
        return self._zet(_is_5a, swv_advies=lid_van(SwvAdvies, g.uitkomst), swv_advies_op=g.datum)

    def _gehoord(self, g: Gebeurtenis) -> bool:
        """Hear somebody for every request that is open, and for leave."""
        veld = _GEHOORD[g.uitkomst]
        velden: dict[str, Any] = {veld: g.datum}
        gedaan = False
        for nummer, v in enumerate(self._rij):
            past = v.grond in _VERVANGEND and (
                v.grond is Grond.LAATSTE_JAAR or veld not in ("mbo_gehoord", "zorg_gehoord")
            )
            if past and getattr(v, veld) is None:
                self._rij[nummer] = replace(v, **velden)
                gedaan = True
        if g.uitkomst == "hoofd":
            gedaan = self._zet_verlof(hoofd_gehoord=g.datum) or gedaan
        return gedaan

    def _kennisgeving_getoetst(self, g: Gebeurtenis) -> bool:
        uitkomst = lid_van(Vrijstellinguitkomst, g.uitkomst)
        velden: dict[str, Any] = {"uitkomst": uitkomst, "uitkomst_op": g.datum}
        if uitkomst is Vrijstellinguitkomst.VOLDOET:
            velden |= {"van": g.datum, "tot": einde_schooljaar(g.datum)}
        return self._zet(lambda v: v.grond.is_beroep and v.uitkomst is None, alle=True, **velden)

    def _vrijstelling(self, g: Gebeurtenis) -> bool:
        """Give the period; without an appeal before it that came in and was weighed that day."""
        grond = lid_van(Grond, g.uitkomst)
        goed = Vrijstellinguitkomst.VOLDOET if grond.is_beroep else Vrijstellinguitkomst.TOEGEKEND
        tot = min(g.tot or einde_schooljaar(g.datum), einde_schooljaar(g.datum))
        for nummer, v in enumerate(self._rij):
            if v.grond is grond and v.uitkomst is goed and v.id not in self._met_periode:
                self._met_periode.add(v.id)
                self._rij[nummer] = replace(v, van=g.datum, tot=tot)
                self.sleutels[g.id] = f"{v.id}.vrijstelling"
                return True
        self._begin(g, grond)
        v = self._rij[-1]
        self._met_periode.add(v.id)
        self._rij[-1] = replace(
            v,
            uitkomst=goed,
            uitkomst_op=g.datum,
            van=g.datum,
            tot=tot,
            gemeld_op=g.datum + _GEMELD_NA,
        )
        self.sleutels[g.id] = f"{v.id}.vrijstelling"
        return True

    def _besluit(self, g: Gebeurtenis) -> bool:
        grond = _AANVRAAG[f"aanvraag_{g.soort.removeprefix('besluit_')}"]
        uitkomst = lid_van(Vrijstellinguitkomst, g.uitkomst)
        velden: dict[str, Any] = {"uitkomst": uitkomst, "uitkomst_op": g.datum}
        if uitkomst is Vrijstellinguitkomst.TOEGEKEND:
            velden |= {"van": g.datum, "tot": g.tot or einde_schooljaar(g.datum)}
        return self._zet(lambda v: v.grond is grond and v.uitkomst is None, **velden)

    def _melding_minister(self, g: Gebeurtenis) -> bool:
        return self._zet(
            lambda v: _gegeven(v) and v.gemeld_op is None, alle=True, gemeld_op=g.datum
        )

    def _melding_arbeidsinspectie(self, g: Gebeurtenis) -> bool:
        return self._zet(
            lambda v: _gegeven(v) and v.arbeidsinspectie_op is None,
            alle=True,
            arbeidsinspectie_op=g.datum,
        )

    def _bezwaar(self, g: Gebeurtenis) -> bool:
        velden: dict[str, Any] = {
            "bezwaar": lid_van(Bezwaar, g.uitkomst),
            "bezwaar_op": g.datum,
        }
        afgewezen = Vrijstellinguitkomst.AFGEWEZEN
        if self._zet(lambda v: v.uitkomst is afgewezen and not v.grond.is_beroep, **velden):
            return True
        return self._zet_verlof(**velden)

    def _verlofaanvraag(self, g: Gebeurtenis) -> bool:
        dagen = int(g.aantal or 12)
        van = g.datum + timedelta(days=35)
        v = Verlofaanvraag(
            id=self._nieuw_id(),
            dossier_id=g.dossier_id or "",
            grond=Verlofsoort.GEWICHTIG,
            ontvangen=g.datum,
            van=van,
            tot=van + timedelta(days=7 * dagen // 5),
            dagen=dagen,
            eerder=max(0, 11 - dagen) if g.uitkomst == "meer_dan_10" else 0,
        )
        self._verlof.append(v)
        self.sleutels[g.id] = f"{v.id}.verlofaanvraag"
        return True

    def _besluit_verlof(self, g: Gebeurtenis) -> bool:
        besluit = lid_van(Verlofbesluit, g.uitkomst)
        verleend = int(g.aantal or 5) if besluit is Verlofbesluit.DEELS else None
        return self._zet_verlof(besluit=besluit, besluit_op=g.datum, verleend=verleend)

    def _verlof_13a(self, g: Gebeurtenis) -> bool:
        dagen = int(g.aantal or 5)
        v = Verlofaanvraag(
            id=self._nieuw_id(),
            dossier_id=g.dossier_id or "",
            grond=Verlofsoort.BEROEP,
            ontvangen=g.datum,
            van=g.datum,
            tot=g.datum + timedelta(days=7 * dagen // 5),
            dagen=dagen,
            besluit=Verlofbesluit.TOEGEKEND,
            besluit_op=g.datum,
        )
        self._verlof.append(v)
        self.sleutels[g.id] = f"{v.id}.verlof_13a"
        return True

    def _zet(
        self, past: Callable[[Vrijstelling], bool], *, alle: bool = False, **velden: Any
    ) -> bool:
        """Fill fields of the newest that fits, or of all: one event answered every track."""
        gedaan = False
        for nummer in range(len(self._rij) - 1, -1, -1):
            if past(self._rij[nummer]) and (alle or not gedaan):
                self._rij[nummer] = replace(self._rij[nummer], **velden)
                gedaan = True
        return gedaan

    def _zet_verlof(self, **velden: Any) -> bool:
        """Fill fields of the newest leave that the leerplichtambtenaar decides."""
        for nummer in range(len(self._verlof) - 1, -1, -1):
            if self._verlof[nummer].grond is Verlofsoort.GEWICHTIG:
                self._verlof[nummer] = replace(self._verlof[nummer], **velden)
                return True
        return False


def _is_5a(v: Vrijstelling) -> bool:
    return v.grond is Grond.LICHAMELIJK_PSYCHISCH


def _gegeven(v: Vrijstelling) -> bool:
    return v.uitkomst in (Vrijstellinguitkomst.VOLDOET, Vrijstellinguitkomst.TOEGEKEND)
