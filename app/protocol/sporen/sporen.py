"""Protocol: the tracks beside the ladder as they stand on the peildatum.

A track exists from the day that a fact (or a person) starts it, keeps the
version of its file under which it began, and ends by its own `einde`, when all
that must be done is done and nothing comes back, by a person, or with the
dossier. A track that hangs on a day to come (a birthday, the end of something)
exists from 6 maanden before its first term on, and facts count from then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.domain.sporen import Spoor
from app.domain.termijn import plus_maanden
from app.domain.thuis import geweest_op
from app.protocol.blik import Blik, maak_blik
from app.protocol.eisen.eisnodig import aanwezig_van, kan, levend_van
from app.protocol.model import Feitsoort, Regelbestand, Sinds, Spoorregel
from app.protocol.signalen.omstandigheden import vertrokken
from app.protocol.sporen.spoorbeeld import GEEN_DAG, GESLOTEN, Boabeeld, Spoorbeeld
from app.protocol.sporen.spoorindex import Plek, index_van, maak_plek, plek_van
from app.protocol.sporen.spoorplan import HORIZON_MAANDEN, Spoorplan
from app.protocol.sporen.spoorpunten import eerste_dag, eerste_termijn, leidende_dag
from app.protocol.sporen.spoorstappen import (
    Spoorloop,
    besluiten_per_spoor,
    klaar_op,
    zet_stappen,
)
from app.protocol.sporen.spoorstart import (
    Start,
    gekozen_start,
    plekken_voor,
    starts_van_regel,
    versie_van,
)
from app.protocol.stand import (
    Bron,
    Spoorsoort,
    Spoorstand,
)

_THUIS = Feitsoort.THUIS
# A constant: looked up in its class a member costs many times as much, and lists feel it.
_LOOPT: tuple[date | None, str, str | None] = (None, "", "")
WEER_NAAR_SCHOOL = "niet meer thuis"
_ONBEKEND = Bron("Eigen regel van Kantelpunt", "een spoor zonder protocol", eigen=True)


class Sporen:
    """The tracks of one dossier, computed once; answers demands about them (`Achtergrond`)."""

    __slots__ = ("_alle", "_blik", "_index", "_op_volgorde", "_per_regel", "_starts")

    def __init__(self, blik: Blik) -> None:
        self._blik = blik
        self._index = index_van(blik.regels)
        self._per_regel: dict[int, list[Spoorbeeld]] = {}
        self._starts: dict[int, list[Start]] = {}
        self._alle: list[Spoorbeeld | Boabeeld] | None = None
        self._op_volgorde = False

    def alle(self) -> Sequence[Spoorbeeld | Boabeeld]:
        """Give every track: running ones most urgent first, then ended ones, latest first."""
        if not self._op_volgorde:
            vroeger = self._vroeger()
            self._alle = sorted([*self._gevonden(), *vroeger], key=op_urgentie)
            self._op_volgorde = True
        return self._gevonden()

    def lopend(self) -> Sequence[Spoorbeeld | Boabeeld]:
        """Give the running tracks, most urgent first."""
        return sorted((s for s in self._gevonden() if s.einde is None), key=op_urgentie)

    def beeindigd(self) -> Sequence[Spoorbeeld]:
        """Give the tracks that ended, in no order; a BOA-termijn is none."""
        return [s for s in self._gevonden() if isinstance(s, Spoorbeeld) and s.einde is not None]

    def _gevonden(self) -> list[Spoorbeeld | Boabeeld]:
        """Give every track, found once."""
        if self._alle is None:
            self._alle = self._zoek()
        return self._alle

    def eerste(self, voor: date = date.max) -> Spoorbeeld | Boabeeld | None:
        """Give the running track with the earliest date, if one runs that is due before a day.

        A track that cannot be that one is not made for it (`spoorgrens`): of a track that nobody
        looks at a list needs no more.
        """
        blik, feiten = self._blik, self._blik.feiten
        if self._alle is not None or feiten.sporen or feiten.boatermijnen:
            return _vroegste(self._gevonden(), voor, None)
        eerste: Spoorbeeld | Boabeeld | None = None
        later: list[tuple[date, int, Plek]] = []
        for plek in plekken_voor(blik, self._index):
            grens = self._zeker_niet_voor(plek) if plek.grens is not None else None
            if grens is None:
                eerste = _vroegste(self._van(plek), voor, eerste)
            elif grens < voor:
                later.append((grens, len(later), plek))
        for grens, _, plek in sorted(later) if len(later) > 1 else later:
            if eerste is not None and grens > eerste.datum:
                break
            nader = self._niet_voor(plek) if eerste is not None else None
            if eerste is None or nader is None or nader <= eerste.datum:
                eerste = _vroegste(self._van(plek), voor, eerste)
        return eerste

    def _zeker_niet_voor(self, plek: Plek) -> date | None:
        """Give what `_niet_voor` gives or an earlier day, without looking for what starts it.

        What starts on some day at home cannot do so before the first one.
        """
        blik, thuis, start = self._blik, self._blik.thuis, plek.regel.start
        if (
            thuis is None
            or plek.grens is None
            or start is None
            or start.feit is not _THUIS
            or thuis.sinds < plek.bestand.geldig_vanaf
            or besluiten_per_spoor(blik)
            or id(plek.regel) in self._per_regel
        ):
            return self._niet_voor(plek)
        return plek.grens.dag(thuis.sinds, thuis.sinds)

    def _niet_voor(self, plek: Plek) -> date | None:
        """Give a day before which no track of a rule has its date; None when that is not sure."""
        sleutel, grens = id(plek.regel), plek.grens
        if grens is None or sleutel in self._per_regel:
            return None
        starts = self._starts_van(plek)
        if not starts:
            self._per_regel[sleutel] = []
            return date.max
        begin = starts[0].dag if len(starts) == 1 else min([start.dag for start in starts])
        if begin < plek.bestand.geldig_vanaf:
            return None
        besluiten = besluiten_per_spoor(self._blik)
        if besluiten and not besluiten.keys().isdisjoint([start.sleutel for start in starts]):
            return None
        thuis = self._blik.thuis
        return grens.dag(begin, thuis.sinds if thuis is not None else None)

    def standen(self) -> tuple[Spoorstand, ...]:
        """Give the stand of every track, in the same order."""
        return tuple([beeld.stand() for beeld in self.alle()])

    def sporen_met(self, code: str) -> Sequence[Spoorbeeld]:
        """Give the tracks with a code ("code" or "protocol/code"), running and ended."""
        plekken = self._index.per_code.get(code, ())
        return [spoor for plek in plekken for spoor in self._van(plek)]

    def _zoek(self) -> list[Spoorbeeld | Boabeeld]:
        """Find the rules for which there is a fact, and make their tracks."""
        blik, feiten = self._blik, self._blik.feiten
        gevonden: list[Spoorbeeld | Boabeeld] = []
        for plek in plekken_voor(blik, self._index):
            gevonden += self._van(plek)
        if feiten.sporen:
            gevonden += self._gekozen()
        if feiten.opsporing is None:
            for feit in feiten.boatermijnen:
                if feit.van <= blik.peildatum and (
                    feit.vervallen is None or feit.vervallen > blik.peildatum
                ):
                    gevonden.append(Boabeeld(blik, feit))
        return gevonden

    def _vroeger(self) -> Iterator[Spoorbeeld]:
        """Give the tracks of days at home that are over: ended by the return, if not before.

        Each stands as it did on the day back at school, when its spell was still the one that
        ran; no list asks for it. Those of before the opening are no task of this dossier.
        """
        blik, feiten = self._blik, self._blik.feiten
        plekken = self._index.per_feit.get(Feitsoort.THUIS, ())
        if not plekken or not feiten.perioden:
            return
        for thuis, terug in geweest_op(
            feiten.perioden, feiten.herstel, blik.kalender, blik.peildatum
        ):
            if terug < feiten.dossier.geopend:
                continue
            toen = maak_blik(blik.regels, feiten, blik.kalender, terug)
            toen.thuis = thuis
            toen.achtergrond = sporen = Sporen(toen)
            for plek in plekken:
                for beeld in sporen._van(plek):
                    if beeld.spoor_id is None:
                        yield beeld if beeld.einde else beeld.op(terug, WEER_NAAR_SCHOOL)

    def _van(self, plek: Plek) -> list[Spoorbeeld]:
        """Give the tracks of one rule; while they are made there are none."""
        sleutel = id(plek.regel)
        beelden = self._per_regel.get(sleutel)
        if beelden is not None:
            return beelden
        self._per_regel[sleutel] = []
        blik, beelden = self._blik, []
        for start in self._starts_van(plek):
            beeld = bouw_spoor(blik, plek, start)
            if beeld is not None:
                beelden.append(beeld)
        self._per_regel[sleutel] = beelden
        return beelden

    def _starts_van(self, plek: Plek) -> list[Start]:
        """Give what starts tracks of one rule, found once."""
        sleutel = id(plek.regel)
        starts = self._starts.get(sleutel)
        if starts is None:
            starts = starts_van_regel(self._blik, plek.plan)
            if plek.tot is not None or self._blik.feiten.sporen:
                starts = self._met_gekozen(plek, starts)
            self._starts[sleutel] = starts
        return starts

    def _met_gekozen(self, plek: Plek, starts: list[Start]) -> list[Start]:
        """Add what persons started, and leave out what a later version no longer starts."""
        feiten = self._blik.feiten
        if plek.tot is not None:
            starts = [start for start in starts if start.dag < plek.tot]
        if plek.regel.opsporing and feiten.opsporing is None:
            return starts
        return starts + [gekozen_start(s) for s in feiten.sporen if self._hoort(s, plek)]

    def _hoort(self, spoor: Spoor, plek: Plek) -> bool:
        """Tell whether a person started a track of this very rule."""
        return (
            spoor.code == plek.regel.code
            and spoor.protocol == plek.bestand.code
            and spoor.begonnen <= self._blik.peildatum
        )

    def _gekozen(self) -> Iterator[Spoorbeeld]:
        """Give what persons started of rules that no fact starts, or that no file knows."""
        blik, al = self._blik, set(self._per_regel)
        for spoor in blik.feiten.sporen:
            if spoor.begonnen > blik.peildatum:
                continue
            plek = plek_van(blik.regels, spoor.protocol, spoor.code)
            if plek is None:
                plek = _onbekend(spoor.protocol, spoor.code, spoor.begonnen)
                if (beeld := bouw_spoor(blik, plek, gekozen_start(spoor))) is not None:
                    yield beeld
            elif id(plek.regel) not in al:
                al.add(id(plek.regel))
                yield from self._van(plek)


def _vroegste(
    sporen: Sequence[Spoorbeeld | Boabeeld], voor: date, eerste: Spoorbeeld | Boabeeld | None
) -> Spoorbeeld | Boabeeld | None:
    """Give the running one that comes first of these and of `eerste`, before a day."""
    for spoor in sporen:
        if spoor.einde is not None or spoor.datum >= voor:
            continue
        if (
            eerste is None
            or spoor.datum < eerste.datum
            or (spoor.datum == eerste.datum and spoor.sleutel < eerste.sleutel)
        ):
            eerste = spoor
    return eerste


def bouw_spoor(blik: Blik, plek: Plek, start: Start) -> Spoorbeeld | None:
    """Find out how one track stands; None when it does not exist (yet)."""
    plan, bestand, begin, vanzelf = plek.plan, plek.bestand, start.dag, start.spoor is None
    if plan.vooruit and vanzelf:
        begin = _in_zicht(blik, plan, start)
        if begin > blik.peildatum:
            return None
    if plek.tot is not None or begin < bestand.geldig_vanaf:
        bestand, plan = versie_van(blik, plek, begin)
        if vanzelf and not plan.regel.aan:
            return None  # it was off in the version under which it would have begun
    loop, aanwezig = Spoorloop(plan, start, begin), blik.aanwezig or aanwezig_van(blik)
    # What a person started exists, whatever the rule asks (pas toe of leg uit).
    if plan.als is not None and vanzelf:
        if not kan(plan.als_nodig, aanwezig):
            return None
        if not plan.als.vraag(blik, loop.kader(Sinds.DOSSIER)).open:
            return None
    besluiten = blik.besluiten
    if besluiten is None:
        besluiten = besluiten_per_spoor(blik)
    if besluiten:
        loop.besluiten = besluiten.get(start.sleutel, ())
    levend = loop.levend = levend_van(plan.wat, aanwezig, begin)
    if (
        plan.raakt is not None
        and levend.isdisjoint(plan.raakt)
        and not loop.besluiten
        and (start.spoor is None or start.spoor.geeindigd is None)
        and _blijft_lopen(blik.feiten)
    ):  # nothing can have been done or decided in it: it runs as it began
        return Spoorbeeld(blik, bestand, loop, _LOOPT, eerste_dag(blik, bestand, loop))
    zet_stappen(blik, loop)
    einde = _einde(blik, loop)
    eerste = leidende_dag(blik, bestand, loop) if einde[0] is None else GEEN_DAG
    return Spoorbeeld(blik, bestand, loop, einde, eerste)


def _blijft_lopen(feiten: DossierFeiten) -> bool:
    """Tell whether nothing ended all tracks of a dossier at once."""
    return feiten.dossier.gesloten is None and not feiten.verhuizingen


def _in_zicht(blik: Blik, plan: Spoorplan, start: Start) -> date:
    """Give the day from which on a track that hangs on a day to come exists."""
    eerste = min(eerste_termijn(blik, plan.regel, start.dag), start.dag)
    zicht = max(plus_maanden(eerste, -HORIZON_MAANDEN), blik.feiten.dossier.geopend)
    if start.bekend is not None:
        zicht = max(zicht, start.bekend)
    return min(zicht, start.dag)


def _einde(blik: Blik, loop: Spoorloop) -> tuple[date | None, str, str | None]:
    """Give when a track ended, by which uitkomst (its code), and what to say about it.

    None: that comes when asked (`Spoorbeeld.uitkomst`).
    """
    feiten, spoor, peildatum = blik.feiten, loop.start.spoor, blik.peildatum
    mogelijk: list[tuple[date, int, str, str | None]] = []
    if spoor is not None and spoor.geeindigd is not None and spoor.geeindigd <= peildatum:
        tekst = loop.regel.uitkomsten.get(spoor.uitkomst, spoor.uitkomst) or spoor.reden
        mogelijk.append((spoor.geeindigd, 0, spoor.uitkomst, tekst))
    for besluit in loop.besluiten:
        if besluit.soort is Besluitsoort.SLUIT_SPOOR:
            code = _gekozen_uitkomst(besluit)
            tekst = loop.regel.uitkomsten.get(code, code) or besluit.reden
            mogelijk.append((besluit.datum, 0, code, tekst))
    einde, nodig = loop.plan.einde, loop.plan.einde_nodig
    if einde is not None and (nodig is None or not loop.levend.isdisjoint(nodig)):
        uitkomst = einde.vraag(blik, loop.kader(vorige=loop.dag))
        if uitkomst.open:
            dag = max(uitkomst.dag or peildatum, loop.begin)
            mogelijk.append((dag, 1, "", None if einde.woordloos else uitkomst.tekst))
    if (klaar := klaar_op(loop)) is not None:
        mogelijk.append((klaar, 2, "", "alle stappen gedaan"))
    gesloten = feiten.dossier.gesloten
    if gesloten is not None and gesloten <= peildatum:
        mogelijk.append((gesloten, 3, "", GESLOTEN))
    if feiten.verhuizingen and (weg := vertrokken(feiten, peildatum)) is not None:
        # The terms of leerplicht go by the woongemeente (protocollen 3 'moving away').
        mogelijk.append((max(loop.begin, weg.datum), 3, "", f"verhuisd naar {weg.naar_gemeente}"))
    if not mogelijk:
        return _LOOPT
    dag, _, code, gezegd = mogelijk[0] if len(mogelijk) == 1 else min(mogelijk)
    return dag, code, gezegd


def _gekozen_uitkomst(besluit: Stapbesluit) -> str:
    """Give the uitkomst that a person chose, of "uitkomst=code"."""
    delen = (deel.partition("=") for deel in besluit.antwoorden.split())
    return next((waarde for naam, _, waarde in delen if naam == "uitkomst"), "")


@lru_cache(maxsize=256)
def _onbekend(protocol: str, code: str, begonnen: date) -> Plek:
    """Give a rule for a track that no file of this dossier knows: it is shown, without steps."""
    bestand = Regelbestand(
        code=protocol,
        titel=f"{protocol} (hoort niet bij dit dossier)",
        geldig_vanaf=begonnen,
        bestand="",
        bron=_ONBEKEND,
    )
    return maak_plek(bestand, Spoorregel(code, code, Spoorsoort.ROUTE.value, _ONBEKEND, {}))


def op_urgentie(spoor: Spoorbeeld | Boabeeld) -> tuple[bool, int, str]:
    """Order tracks: running ones by their date, then ended ones, the latest first."""
    if spoor.einde is not None:
        return True, -spoor.einde.toordinal(), spoor.sleutel
    return False, spoor.datum.toordinal(), spoor.sleutel
