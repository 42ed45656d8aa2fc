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

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.domain.sporen import Spoor
from app.domain.termijn import plus_maanden
from app.protocol.blik import Blik
from app.protocol.eisen import vervuld
from app.protocol.eisnodig import aanwezig_van, kan
from app.protocol.model import Regelbestand, Sinds, Spoorregel
from app.protocol.omstandigheden import vertrokken
from app.protocol.spoorbeeld import GESLOTEN, Boabeeld, Spoorbeeld
from app.protocol.spoorindex import Plek, index_van, plek_van
from app.protocol.spoorplan import HORIZON_MAANDEN, plan_van
from app.protocol.spoorpunten import eerste_termijn
from app.protocol.spoorstappen import (
    Spoorloop,
    besluiten_van,
    klaar_op,
    onaangeroerd,
    zet_stappen,
)
from app.protocol.spoorstart import (
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

_ONBEKEND = Bron("Eigen regel van Kantelpunt", "een spoor zonder protocol", eigen=True)


class Sporen:
    """The tracks of one dossier, computed once; answers demands about them (`Achtergrond`)."""

    def __init__(self, blik: Blik) -> None:
        self._blik = blik
        self._index = index_van(blik.regels)
        self._per_regel: dict[int, list[Spoorbeeld]] = {}
        self._alle: list[Spoorbeeld | Boabeeld] | None = None

    def alle(self) -> Sequence[Spoorbeeld | Boabeeld]:
        """Give every track: running ones most urgent first, then ended ones, latest first."""
        if self._alle is None:
            self._alle = sorted(self._zoek(), key=op_urgentie)
        return self._alle

    def eerste(self) -> Spoorbeeld | Boabeeld | None:
        """Give the running track with the earliest date, if any runs."""
        alle = self.alle()
        return alle[0] if alle and alle[0].einde is None else None

    def standen(self) -> tuple[Spoorstand, ...]:
        """Give the stand of every track, in the same order."""
        return tuple([beeld.stand() for beeld in self.alle()])

    def sporen_met(self, code: str) -> Sequence[Spoorbeeld]:
        """Give the tracks with a code ("code" or "protocol/code"), running and ended."""
        plekken = self._index.per_code.get(code, ())
        return [spoor for plek in plekken for spoor in self._van(plek)]

    def _zoek(self) -> Iterator[Spoorbeeld | Boabeeld]:
        """Find the rules for which there is a fact, and make their tracks."""
        blik, feiten = self._blik, self._blik.feiten
        for plek in plekken_voor(blik, self._index):
            yield from self._van(plek)
        if feiten.sporen:
            yield from self._gekozen()
        if feiten.opsporing is None:
            for feit in feiten.boatermijnen:
                if feit.van <= blik.peildatum and (
                    feit.vervallen is None or feit.vervallen > blik.peildatum
                ):
                    yield Boabeeld(blik, feit)

    def _van(self, plek: Plek) -> list[Spoorbeeld]:
        """Give the tracks of one rule; while they are made there are none."""
        sleutel = id(plek.regel)
        if sleutel not in self._per_regel:
            self._per_regel[sleutel] = []
            self._per_regel[sleutel] = self._bouw(plek)
        return self._per_regel[sleutel]

    def _bouw(self, plek: Plek) -> list[Spoorbeeld]:
        """Make the tracks of one rule: those that facts start, and those that persons started."""
        blik, regel = self._blik, plek.regel
        if regel.opsporing and blik.feiten.opsporing is None:
            return []
        starts = starts_van_regel(blik, regel) if regel.aan else []
        if plek.tot is not None:
            starts = [start for start in starts if start.dag < plek.tot]
        if blik.feiten.sporen:
            starts += [gekozen_start(s) for s in blik.feiten.sporen if self._hoort(s, plek)]
        beelden = [bouw_spoor(blik, plek, start) for start in starts]
        return [beeld for beeld in beelden if beeld is not None]

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


def bouw_spoor(blik: Blik, plek: Plek, start: Start) -> Spoorbeeld | None:
    """Find out how one track stands; None when it does not exist (yet)."""
    loop = Spoorloop(plan_van(plek.regel), start, start.dag)
    if loop.plan.vooruit and start.spoor is None:
        loop.begin = _in_zicht(blik, loop)
        if loop.begin > blik.peildatum:
            return None
    bestand, regel = versie_van(blik, plek, loop.begin)
    if regel is not plek.regel:
        loop.plan = plan_van(regel)
    if start.spoor is None and not regel.aan:
        return None  # it was off in the version under which it would have begun
    # What a person started exists, whatever the rule asks (pas toe of leg uit).
    als = regel.als if start.spoor is None else None
    if als is not None:
        if not kan(loop.plan.als_nodig, aanwezig_van(blik)):
            return None
        if not vervuld(blik, als, loop.kader(Sinds.DOSSIER)).open:
            return None
    if blik.feiten.besluiten:
        loop.besluiten = besluiten_van(blik, start.sleutel)
    if onaangeroerd(blik, loop):
        return Spoorbeeld(blik, bestand, loop, None)
    zet_stappen(blik, loop)
    return Spoorbeeld(blik, bestand, loop, _einde(blik, loop))


def _in_zicht(blik: Blik, loop: Spoorloop) -> date:
    """Give the day from which on a track that hangs on a day to come exists."""
    eerste = min(eerste_termijn(blik, loop), loop.dag)
    zicht = max(plus_maanden(eerste, -HORIZON_MAANDEN), blik.feiten.dossier.geopend)
    if loop.start.bekend is not None:
        zicht = max(zicht, loop.start.bekend)
    return min(zicht, loop.dag)


def _einde(blik: Blik, loop: Spoorloop) -> tuple[date | None, str, str]:
    """Give when a track ended, by which uitkomst (its code), and what to say about it."""
    regel, spoor = loop.regel, loop.start.spoor
    mogelijk: list[tuple[date, int, str, str]] = []
    if spoor is not None and spoor.geeindigd is not None and spoor.geeindigd <= blik.peildatum:
        tekst = regel.uitkomsten.get(spoor.uitkomst, spoor.uitkomst) or spoor.reden
        mogelijk.append((spoor.geeindigd, 0, spoor.uitkomst, tekst))
    if loop.besluiten:
        for besluit in loop.besluiten:
            if besluit.soort is Besluitsoort.SLUIT_SPOOR:
                code = _gekozen_uitkomst(besluit)
                tekst = regel.uitkomsten.get(code, code) or besluit.reden
                mogelijk.append((besluit.datum, 0, code, tekst))
    if regel.einde is not None and kan(loop.plan.einde_nodig, aanwezig_van(blik), loop.begin):
        uitkomst = vervuld(blik, regel.einde, loop.kader(vorige=loop.dag))
        if uitkomst.open:
            dag = max(uitkomst.dag or blik.peildatum, loop.begin)
            mogelijk.append((dag, 1, "", uitkomst.tekst))
    if (klaar := klaar_op(loop)) is not None:
        mogelijk.append((klaar, 2, "", "alle stappen gedaan"))
    gesloten = blik.feiten.dossier.gesloten
    if gesloten is not None and gesloten <= blik.peildatum:
        mogelijk.append((gesloten, 3, "", GESLOTEN))
    if blik.feiten.verhuizingen and (weg := vertrokken(blik.feiten, blik.peildatum)) is not None:
        # The terms of leerplicht go by the woongemeente (protocollen 3 'moving away').
        dag = max(loop.begin, weg.datum)
        mogelijk.append((dag, 3, "", f"verhuisd naar {weg.naar_gemeente}"))
    if not mogelijk:
        return None, "", ""
    einde, _, code, tekst = min(mogelijk)
    return einde, code, tekst


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
    return Plek(bestand, Spoorregel(code, code, Spoorsoort.ROUTE.value, _ONBEKEND, {}))


def op_urgentie(spoor: Spoorbeeld | Boabeeld) -> tuple[bool, int, str]:
    """Order tracks: running ones by their date, then ended ones, the latest first."""
    if spoor.einde is not None:
        return True, -spoor.einde.toordinal(), spoor.sleutel
    return False, spoor.datum.toordinal(), spoor.sleutel
