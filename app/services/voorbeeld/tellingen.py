"""Services: makes in an example dossier what a signaal or a definitie of a file asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.dossiers import Wacht, Wachtop
from app.domain.feit import lid_van
from app.domain.verzuim import Periodesoort, TeLaat, Verzuimperiode
from app.protocol.model import (
    Definitie,
    Eis,
    Grens,
    Signaalregel,
    Signaalsoort,
    Termijn,
    Voorwaarde,
)
from app.services.voorbeeld.behoefte import Behoefte, behoefte_van, delen_van
from app.services.voorbeeld.dagteller import EEN_DAG
from app.services.voorbeeld.dossierbouwer import Dossierbouwer
from app.services.voorbeeld.vervullen import vervul

_DAGEN = {"dagen": 1, "weken": 7, "schoolweken": 9, "maanden": 31, "schooldagen": 2, "werkdagen": 2}
"""Calendar days of a unit, at the most without a holiday."""
_WEG = frozenset({Signaalsoort.THUIS, Signaalsoort.DAGEN_AANEEN})
_MAAKBAAR = frozenset({Eis.GEBEURTENIS, Eis.WACHT})
VOOR_EEN_REEKS = 14
"""Schooldagen: single days lie before a stretch of ziekte that runs."""
LANGSTE_MOEITE = 60
"""Schooldagen back that absence is made at the most."""


@dataclass(frozen=True, slots=True)
class Wens:
    """What is to be seen in a dossier: a signaal that is on, or a definitie that is met."""

    regel: Signaalregel | Definitie

    @property
    def ingeschreven(self) -> bool | None:
        """Whether the leerling has to be enrolled; None: it does not matter."""
        for eis in self._eisen():
            if eis.eis is Eis.INGESCHREVEN:
                return True
            if eis.eis is Eis.NIET and eis.delen[0].eis is Eis.INGESCHREVEN:
                return False
        return None

    @property
    def thuis(self) -> frozenset[str]:
        """The kinds of absence that keep the leerling at home; empty: it does not matter."""
        if isinstance(self.regel, Signaalregel) and self.regel.soort in _WEG:
            return self.regel.verzuim or frozenset({"ongeoorloofd"})
        gevonden = [e for e in self._eisen() if e.eis is Eis.THUIS or _helemaal_weg(e)]
        return gevonden[0].soorten or frozenset(Periodesoort) if gevonden else frozenset()

    def _eisen(self) -> Iterator[Voorwaarde]:
        if self.regel.eis is not None:
            yield from delen_van(self.regel.eis)

    @property
    def behoefte(self) -> Behoefte:
        """What it needs of the leerling."""
        return behoefte_van(self.regel.eis) if self.regel.eis is not None else Behoefte()

    @property
    def maakt(self) -> frozenset[str]:
        """The codes of what it records."""
        return frozenset().union(*(e.soorten for e in self._eisen() if e.eis in _MAAKBAAR))

    @property
    def weert(self) -> frozenset[str]:
        """The codes of what may not be recorded beside it."""
        return frozenset().union(*(_codes(e) for e in self._eisen() if e.eis is Eis.NIET))

    @property
    def telt_uren(self) -> bool:
        """Whether other absence would be counted along."""
        return isinstance(self.regel, Signaalregel) and self.regel.soort is Signaalsoort.UREN

    def maak(
        self, b: Dossierbouwer, thuis: frozenset[str] = frozenset(), op: date | None = None
    ) -> None:
        """Record what makes it so, now or on an earlier day.

        `thuis`: of these kinds is whole absence that runs.
        """
        dag = op or b.schooldag(2, 4)
        if self.regel.eis is not None:
            for eis in delen_van(self.regel.eis):
                zorg_voor(b, eis, dag, thuis)
        elif isinstance(self.regel, Signaalregel) and self.regel.soort is Signaalsoort.THUIS:
            blijf_thuis(b, thuis, self.regel.termijn)
        elif isinstance(self.regel, Signaalregel):
            doe = _TEL.get(self.regel.soort)
            if doe is not None:
                doe(b, self.regel, b.terug((op or b.peildatum) + EEN_DAG, 1))


def _codes(eis: Voorwaarde) -> frozenset[str]:
    """Give the codes that a demand names, in all of its parts."""
    return eis.soorten.union(*(_codes(deel) for deel in eis.delen))


def _helemaal_weg(eis: Voorwaarde) -> bool:
    """Tell whether it is met by who does not come at all."""
    return eis.eis is Eis.AANWEZIG and not eis.minimum


def zorg_voor(b: Dossierbouwer, eis: Voorwaarde, dag: date, thuis: frozenset[str]) -> None:
    """Make it so that a demand is met, also where it is about how things stand."""
    if eis.eis is Eis.THUIS or _helemaal_weg(eis):
        blijf_thuis(b, thuis or eis.soorten, eis.termijn)
    elif eis.eis is Eis.WACHT:
        op = lid_van(Wachtop, min(eis.soorten)) if eis.soorten else Wachtop.ADVIES
        tot = b.peildatum + timedelta(days=40)
        b.voeg(Wacht, dossier_id=b.dossier_id, van=dag, tot=tot, op=op)
    elif eis.eis is Eis.AANWEZIG:
        b.sluit_verzuim(b.schooldag(8, 9))
        laag, hoog = int(eis.minimum or 0), int(100 if eis.maximum is None else eis.maximum)
        van = b.terug(b.peildatum - timedelta(days=_lengte(eis.termijn)), 1)
        b.verzuim(Periodesoort.ONGEOORLOOFD, van, aanwezig=(laag + hoog) // 2)
    else:
        vervul(b, eis, dag)


def blijf_thuis(b: Dossierbouwer, soorten: frozenset[str], termijn: Termijn | None) -> None:
    """Keep the leerling at home for longer than a term."""
    soort = lid_van(Periodesoort, min(soorten, default="ongeoorloofd"))
    van = b.terug(b.peildatum - timedelta(days=_lengte(termijn)), 1)
    lopend = [f for f in b.feiten if isinstance(f, Verzuimperiode) and f.laatste_dag is None]
    if any(f.soort is soort and f.hele_dagen and f.eerste_dag <= van for f in lopend):
        return
    b.geopend_op(b.kalender.plus_schooldagen(van, 3))
    b.sluit_verzuim(b.terug(van, 3))
    b.verzuim(soort, van)


def _lengte(termijn: Termijn | None) -> int:
    return 8 if termijn is None else termijn.aantal * _DAGEN[termijn.eenheid.value] + 4


def _nodig(regel: Signaalregel) -> int:
    """Give how much is over the threshold; of a norm without a number some."""
    drempel = regel.drempel
    if drempel is None or drempel.aantal is None:
        return 12
    return int(drempel.aantal) + (2 if drempel.grens is Grens.LANGER_DAN else 1)


def _soort(regel: Signaalregel) -> Periodesoort:
    return lid_van(Periodesoort, min(regel.verzuim, default="ongeoorloofd"))


def _uren(b: Dossierbouwer, regel: Signaalregel, laatste: date) -> None:
    b.sluit_verzuim(b.terug(laatste, 9))
    b.verzuim(_soort(regel), b.terug(laatste, 3), laatste, uren=float(_nodig(regel)))


def _ziekmeldingen(b: Dossierbouwer, regel: Signaalregel, laatste: date) -> None:
    for keer in range(_nodig(regel)):
        dag = b.terug(laatste, 3 * keer + VOOR_EEN_REEKS)
        b.verzuim(_soort(regel), dag, dag)


def _dagen_aaneen(b: Dossierbouwer, regel: Signaalregel, laatste: date) -> None:
    b.sluit_verzuim(b.terug(laatste, LANGSTE_MOEITE))
    b.verzuim(_soort(regel), b.terug(laatste, _nodig(regel)))


def _dagen(b: Dossierbouwer, regel: Signaalregel, laatste: date) -> None:
    b.verzuim(_soort(regel), b.terug(laatste, _nodig(regel)), laatste)


def _te_laat(b: Dossierbouwer, regel: Signaalregel, laatste: date) -> None:
    b.voeg(
        TeLaat,
        leerling_id=b.kind.leerling.id,
        dossier_id=b.dossier_id,
        school_id=b.kind.school.id if b.kind.school else None,
        van=b.terug(laatste, 8),
        tot=b.terug(laatste, 1),
        aantal=_nodig(regel),
    )


_TEL: Mapping[Signaalsoort, Callable[[Dossierbouwer, Signaalregel, date], None]] = {
    Signaalsoort.UREN: _uren,
    Signaalsoort.ZIEKMELDINGEN: _ziekmeldingen,
    Signaalsoort.DAGEN_AANEEN: _dagen_aaneen,
    Signaalsoort.DAGEN: _dagen,
    Signaalsoort.TE_LAAT: _te_laat,
}
"""How the kinds are made that count; the others come with the cases of the ladder."""
