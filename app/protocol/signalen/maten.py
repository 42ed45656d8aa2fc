"""Protocol: what can be counted of absence, as amounts on schooldagen, up to the peildatum.

Own rules where no source says how: hours recorded for a spell are spread evenly
over its schooldagen, so that a window can cut through it; hours of a spell
without last day stand on its first schooldag; a whole day for which no hours
are recorded counts `uren_per_dag`, a day that was attended in part its share of
that; of two records of one day the larger counts. A count of too late is known
on its last day, its times are spread evenly over its schooldagen. What lies on
a day without school counts nowhere (protocollen 1).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from app.domain.thuis import DAG, Stuk, aanwezigheid, stukken_van, terugkeer
from app.domain.verzuim import Periodesoort, TeLaat, Verzuimperiode
from app.protocol.blik import Blik

UREN, ZIEKMELDINGEN, SCHOOLDAGEN, TE_LAAT = "uren", "ziekmeldingen", "schooldagen", "te_laat"
"""The measures, in the words of the eis `getal`."""

_KLEIN = 6
"""Decimals to which sums are rounded: hours that were spread add up again."""


class Maat(NamedTuple):
    """What is counted: a measure, of which kinds of absence (empty: all), in which hours."""

    wat: str
    soorten: frozenset[str] = frozenset()
    uren_per_dag: float = 0
    te_laat_uren: float = 0


class Post(NamedTuple):
    """What one spell or count adds: `per_dag` on each of `dagen` (ordinals).

    `naam` says what it is, `van` and `tot` how it was recorded up to the peildatum.
    """

    naam: str
    van: date
    tot: date
    dagen: Sequence[int]
    per_dag: float


class Later(NamedTuple):
    """An amount on a day that is only known from a later day on (ordinals)."""

    dag: int
    aantal: float
    sinds: int


@dataclass(slots=True)
class Reeks:
    """Amounts in the order of their day, with their running sum.

    `onbekend`: the stretches (ordinals) of spells without amount; `leeg`: nothing is
    recorded at all.
    """

    dagen: list[int]
    som: list[float]
    posten: list[Post]
    later: list[Later] = field(default_factory=list)
    onbekend: list[tuple[int, int]] = field(default_factory=list)
    leeg: bool = False

    def tussen(self, van: int, tot: int) -> float:
        """Give the amount of van..tot (ordinals, both included) as it was known on `tot`."""
        if van > tot:
            return 0
        eerste, na = bisect_left(self.dagen, van), bisect_right(self.dagen, tot)
        aantal = self.som[na] - self.som[eerste]
        for later in self.later:
            if van <= later.dag <= tot < later.sinds:
                aantal -= later.aantal
        return round(aantal, _KLEIN)

    def tellend(self, van: int, tot: int) -> list[int]:
        """Give the days of van..tot that count."""
        return self.dagen[bisect_left(self.dagen, van) : bisect_right(self.dagen, tot)]

    def zonder_aantal(self, van: int, tot: int) -> int:
        """Count the spells without amount that touch van..tot."""
        return sum(eerste <= tot and laatste >= van for eerste, laatste in self.onbekend)

    def momenten(self) -> list[int]:
        """Give the days on which the amount can rise, in order."""
        if not self.later:
            return self.dagen
        return sorted({*self.dagen, *(later.sinds for later in self.later)})


def reeks_van(blik: Blik, maat: Maat) -> Reeks:
    """Give what counts of a measure up to the peildatum; counted once per dossier."""
    reeks: Reeks | None = blik.geteld.get(maat)
    if reeks is None:
        reeks = blik.geteld[maat] = _MAAK[maat.wat](blik, maat)
    return reeks


def _reeks(per_dag: Mapping[int, float], posten: list[Post], *, leeg: bool) -> Reeks:
    """Put amounts in the order of their day."""
    dagen = sorted(per_dag)
    som = list(accumulate((per_dag[dag] for dag in dagen), initial=0.0))
    return Reeks(dagen, som, posten, leeg=leeg)


def perioden_van(blik: Blik, soorten: frozenset[str]) -> list[Verzuimperiode]:
    """Give the spells up to the peildatum of the kinds that count."""
    return [
        p
        for p in blik.feiten.perioden
        if p.eerste_dag <= blik.peildatum and (not soorten or p.soort in soorten)
    ]


def _stukken(blik: Blik, perioden: Iterable[Verzuimperiode]) -> Iterator[tuple[Stuk, list[int]]]:
    """Give the stretches of spells, cut by recorded returns, with their schooldagen."""
    bekend: dict[str, list[tuple[Stuk, list[int]]]] = blik.geteld.setdefault("stukken", {})
    for periode in perioden:
        if periode.id not in bekend:
            bekend[periode.id] = [
                (stuk, blik.kalender.schooldagen(stuk.van, stuk.tot))
                for stuk in stukken_van(periode, _terug(blik), blik.peildatum)
            ]
        yield from bekend[periode.id]


def _terug(blik: Blik) -> Sequence[tuple[date, date | None]]:
    """Give the recorded returns, each with the relapse after it."""
    if not blik.feiten.herstel:
        return ()
    if "terug" not in blik.geteld:
        blik.geteld["terug"] = terugkeer(blik.feiten.herstel, blik.peildatum)
    terug: Sequence[tuple[date, date | None]] = blik.geteld["terug"]
    return terug


def _uren(blik: Blik, maat: Maat) -> Reeks:
    """Count hours: recorded ones, whole days, partly attended days and times too late."""
    los: dict[int, float] = {}
    deel: dict[int, float] = {}
    posten: list[Post] = []
    onbekend: list[tuple[int, int]] = []
    perioden = perioden_van(blik, maat.soorten)
    for periode in perioden:
        if periode.uren is not None and not (_loopt_heel(periode) and maat.uren_per_dag):
            post = _met_uren(blik, periode, periode.uren)
            posten.append(post)
            for dag in post.dagen:
                los[dag] = los.get(dag, 0) + post.per_dag
            continue
        aanwezig = aanwezigheid(periode)
        if aanwezig is None or not maat.uren_per_dag:
            tot = min(periode.laatste_dag or blik.peildatum, blik.peildatum)
            onbekend.append((periode.eerste_dag.toordinal(), tot.toordinal()))
            continue
        per_dag = maat.uren_per_dag * (100 - aanwezig) / 100
        for stuk, dagen in _stukken(blik, (periode,)):
            posten.append(Post(_naam(periode.soort), stuk.van, stuk.tot, dagen, per_dag))
            for dag in dagen:
                deel[dag] = max(deel.get(dag, 0), per_dag)
    for dag, uren in deel.items():
        los[dag] = max(los.get(dag, 0), uren)
    later = _te_laat_posten(blik, posten, maat.te_laat_uren) if maat.te_laat_uren else []
    for keer in later:
        los[keer.dag] = los.get(keer.dag, 0) + keer.aantal
    niets = not perioden and not (maat.te_laat_uren and _te_laat_feiten(blik))
    reeks = _reeks(los, posten, leeg=niets)
    reeks.later, reeks.onbekend = [k for k in later if k.sinds > k.dag], onbekend
    return reeks


def _loopt_heel(periode: Verzuimperiode) -> bool:
    """Tell whether a spell of whole days has no last day: its hours are not all there yet."""
    return periode.hele_dagen and periode.laatste_dag is None


def _met_uren(blik: Blik, periode: Verzuimperiode, uren: float) -> Post:
    """Spread the recorded hours of a spell evenly over its schooldagen."""
    van, tot = periode.eerste_dag, periode.laatste_dag
    peildatum = blik.peildatum
    if tot is None:
        eerste = blik.kalender.volgende_schooldag(van)
        dagen = [eerste.toordinal()]
        tot = van
    else:
        dagen = blik.kalender.schooldagen(van, tot)
    per_dag = uren / len(dagen) if dagen else 0
    if dagen and dagen[-1] > peildatum.toordinal():
        dagen = dagen[: bisect_right(dagen, peildatum.toordinal())]
    return Post(_naam(periode.soort), van, min(tot, peildatum), dagen, per_dag)


def _naam(soort: Periodesoort) -> str:
    """Name a kind of absence in a line of the uitleg."""
    return soort.label if soort is Periodesoort.ZIEKTE else f"{soort.label} verzuim"


def _te_laat_feiten(blik: Blik) -> list[TeLaat]:
    """Give the counts of too late that are known on the peildatum."""
    return [t for t in blik.feiten.te_laat if t.tot <= blik.peildatum]


def _te_laat_posten(blik: Blik, posten: list[Post], per_keer: float) -> list[Later]:
    """Spread each count of too late evenly over its schooldagen, in whole times."""
    gevonden: list[Later] = []
    for feit in _te_laat_feiten(blik):
        dagen = blik.kalender.schooldagen(feit.van, feit.tot)
        naam = "keer te laat" if per_keer == 1 else "uur door te laat komen"
        keren = [
            dagen[-(-len(dagen) * nummer // feit.aantal) - 1]
            for nummer in range(1, feit.aantal + 1)
            if dagen
        ]
        posten.append(Post(naam, feit.van, feit.tot, keren, per_keer))
        sinds = feit.tot.toordinal()
        gevonden += [Later(dag, per_keer, sinds) for dag in keren]
    return gevonden


def _te_laat(blik: Blik, _: Maat) -> Reeks:
    """Count the times too late."""
    posten: list[Post] = []
    keren = _te_laat_posten(blik, posten, 1)
    per_dag: dict[int, float] = {}
    for keer in keren:
        per_dag[keer.dag] = per_dag.get(keer.dag, 0) + 1
    reeks = _reeks(per_dag, posten, leeg=not posten)
    reeks.later = [k for k in keren if k.sinds > k.dag]
    return reeks


def _schooldagen(blik: Blik, maat: Maat) -> Reeks:
    """Count the schooldagen that were missed as a whole."""
    perioden = perioden_van(blik, maat.soorten)
    per_dag: dict[int, float] = {}
    posten: list[Post] = []
    for stuk, dagen in _stukken(blik, (p for p in perioden if p.hele_dagen)):
        posten.append(Post(_naam(stuk.soort), stuk.van, stuk.tot, dagen, 1))
        per_dag.update(dict.fromkeys(dagen, 1.0))
    return _reeks(per_dag, posten, leeg=not perioden)


def _ziekmeldingen(blik: Blik, maat: Maat) -> Reeks:
    """Count ziekmeldingen, on their first schooldag; without schooldag between they are one."""
    soorten = maat.soorten or frozenset({Periodesoort.ZIEKTE.value})
    perioden = perioden_van(blik, soorten)
    stukken = sorted((s for s, _ in _stukken(blik, perioden)), key=attrgetter("van", "tot"))
    samen: list[tuple[date, date]] = []
    for stuk in stukken:
        if samen and not blik.kalender.schooldagen(samen[-1][1] + DAG, stuk.van - DAG):
            samen[-1] = samen[-1][0], max(samen[-1][1], stuk.tot)
        else:
            samen.append((stuk.van, stuk.tot))
    per_dag: dict[int, float] = {}
    posten = []
    for van, tot in samen:
        dagen = blik.kalender.schooldagen(van, tot)[:1]
        posten.append(Post("ziekmelding", van, tot, dagen, 1))
        per_dag.update(dict.fromkeys(dagen, 1.0))
    return _reeks(per_dag, posten, leeg=not perioden)


_MAAK = {
    UREN: _uren,
    ZIEKMELDINGEN: _ziekmeldingen,
    SCHOOLDAGEN: _schooldagen,
    TE_LAAT: _te_laat,
}
