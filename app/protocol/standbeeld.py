"""Protocol: what no list shows of a stand: every passage, the questions, who leads, what to do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from app.domain.dossiers import Regie, Regiesoort, Stapbesluit
from app.domain.handelen import Wie
from app.protocol.blik import Blik, herstelstand
from app.protocol.ladder.besluitwoorden import antwoorden_in_woorden, poorten_in_woorden
from app.protocol.ladder.ladder import Doorloop
from app.protocol.ladder.punten import kanteldatum
from app.protocol.ladder.zonderladder import zonder_ladder
from app.protocol.lui import af
from app.protocol.model import Protocol, Stapregel
from app.protocol.nader import Nader
from app.protocol.signalen.omstandigheden import schoolwissel
from app.protocol.sporen.sporen import Sporen
from app.protocol.stand import (
    DOORLOOPKLAD,
    Aard,
    Doorloopstand,
    Kantelpunt,
    RegieStand,
    StapDoorloop,
    Vraag,
)
from app.protocol.tekst import toon


class Standbeeld:
    """What no list shows of a stand; called with the name of a field."""

    __slots__ = (
        "_actief",
        "_blik",
        "_ladderpunt",
        "_open",
        "_punten",
        "_sporen",
        "_stap",
        "_stil_sinds",
    )

    def __init__(
        self,
        blik: Blik,
        punten: tuple[Kantelpunt, ...],
        ladderpunt: Kantelpunt,
        actief: Sequence[Doorloop],
        stap: Stapregel | None,
        sporen: Sporen | None,
        stil_sinds: date,
        *,
        open_: bool,
    ) -> None:
        self._blik, self._punten, self._ladderpunt = blik, punten, ladderpunt
        self._actief, self._stap, self._sporen, self._open = actief, stap, sporen, open_
        self._stil_sinds = stil_sinds

    def __call__(self, naam: str) -> object:
        """Work out one field."""
        blik, stap, sporen = self._blik, self._stap, self._sporen
        match naam:
            case "nader":
                return Nader(blik, self._actief, sporen, self._stil_sinds, open_=self._open)
            case "doorlopen":
                return _doorlopen(blik, self._punten, self._actief)
            case "kantelpunten":
                return self._kantelpunten()
            case "sporen":
                return sporen.standen() if sporen is not None else ()
            case "vragen":
                return _vragen(self._ladderpunt, stap, blik.peildatum, self._actief)
            case "regie_inhoud":
                regel = stap or blik.protocol.stappen[blik.protocol.begin]
                return regie_van(blik, Regiesoort.INHOUD, regel) if self._open else None
            case "zonder_ladder":
                return zonder_ladder(blik) if self._open and not self._actief else ""
        return self._van_regels(naam)

    def _van_regels(self, naam: str) -> object:
        """Work out a field that stands in the protocol as it is, or in the spell at home."""
        blik, stap = self._blik, self._stap
        match naam:
            case "protocol":
                return blik.protocol.code
            case "protocol_titel":
                return blik.protocol.titel
            case "stapnaam":
                return stap.naam if stap else ""
            case "betrokkenen":
                return stap.betrokkenen[blik.variant] if stap else ()
            case "wat_te_doen":
                return stap.wat[blik.variant] if stap else ()
        return blik.thuis.eerder if blik.thuis else 0

    def _kantelpunten(self) -> tuple[Kantelpunt, ...]:
        """Give the dates of the ladder, then those of the tracks; no "none" beside a date."""
        sporen = self._sporen.alle() if self._sporen is not None else ()
        spoorpunten = [punt for spoor in sporen if (punt := spoor.punt()) is not None]
        if not spoorpunten:
            return self._punten
        return (*(p for p in self._punten if p.aard is not Aard.GEEN), *spoorpunten)


def _vragen(
    kantelpunt: Kantelpunt, stap: Stapregel | None, peildatum: date, actief: Sequence[Doorloop]
) -> tuple[Vraag, ...]:
    """Give the conditions to ask once the kantelpunt has come (protocollen 3).

    The new date of an andere oplossing stands in its place: then they are asked again.
    """
    if kantelpunt.datum is None or peildatum < kantelpunt.datum or not stap or not stap.kantelpunt:
        return ()
    nieuwe_datum = kantelpunt.naar == stap.kantelpunt.naar and any(
        loop.stap is stap and loop.oplossing is not None for loop in actief
    )
    return stap.kantelpunt.vragen if kantelpunt.aard is Aard.KANTELPUNT or nieuwe_datum else ()


def regie_van(blik: Blik, soort: Regiesoort, stap: Stapregel) -> RegieStand:
    """Give the recorded regie of a kind, else the protocol's own as a proposal."""
    gevonden: Regie | None = None
    for regie in blik.feiten.regie:
        if (
            regie.soort is soort
            and regie.van <= blik.peildatum
            and (regie.tot is None or regie.tot >= blik.peildatum)
            and (gevonden is None or regie.van >= gevonden.van)
        ):
            gevonden = regie
    keuzes = stap.regie_inhoud if soort is Regiesoort.INHOUD else stap.regie_proces
    voorstel = keuzes[blik.variant]
    if gevonden is None:
        return voorstel
    wissel = None
    if len(blik.feiten.inschrijvingen) > 1 and _is_school(gevonden):
        wissel = schoolwissel(blik.feiten, blik.peildatum)
    if wissel is not None and gevonden.van < wissel.datum:
        dag = toon(wissel.datum, blik.peildatum.year)
        naam = f" op {wissel.nieuw.naam}" if wissel.nieuw else ""
        reden = f"De regie van de vorige school verviel op {dag}, bij de inschrijving{naam}"
        return replace(voorstel, reden=reden)
    return _vastgelegd(gevonden.organisatie, gevonden.persoon)


@lru_cache(maxsize=4096)
def _vastgelegd(organisatie: str, persoon: str) -> RegieStand:
    """Give a recorded regie: the same one for every dossier that has it."""
    return RegieStand(organisatie, persoon, False)


def _is_school(regie: Regie) -> bool:
    """Tell whether a regie is in the hands of the school ("school", "School, mentor")."""
    return regie.organisatie.strip().casefold().startswith(Wie.SCHOOL.value)


def _doorlopen(
    blik: Blik, punten: tuple[Kantelpunt, ...], actief: Sequence[Doorloop]
) -> tuple[StapDoorloop, ...]:
    """Give every passage, past and present, and every other stap, in the protocol's order."""
    protocol, ladder = blik.protocol, blik.ladder
    datums = {p.spoor: p.datum for p in punten if p.aard is Aard.KANTELPUNT}
    haalbaar: Collection[str] = protocol.stappen
    if actief:
        haalbaar = _haalbaar(protocol, actief[0])
        for loop in actief[1:]:
            haalbaar = _haalbaar(protocol, loop) | set(haalbaar)
    per_stap: dict[str, list[StapDoorloop]] = {}
    for loop in ladder.doorlopen:  # in the order of the decisions, which is that of their days
        passages = per_stap.setdefault(loop.stap.code, [])
        passages.append(_passage(blik, loop, datums, actief))
    rijen: list[StapDoorloop] = []
    for code, stap in _alle_stappen(protocol, ladder.doorlopen).items():
        if code in per_stap:
            rijen += per_stap[code]
        elif code in haalbaar and code not in ladder.overgeslagen:
            rijen.append(_komend(code, stap.naam, stap.tak))
        else:
            rijen.append(_voorbij(blik, stap))
    return tuple(rijen)


def _haalbaar(protocol: Protocol, loop: Doorloop) -> frozenset[str]:
    """Give what can still come from a running stap, by its own version and by that of today."""
    code = loop.stap.code
    eigen = loop.protocol.haalbaar[code]
    return eigen if loop.protocol is protocol else eigen | protocol.haalbaar.get(code, frozenset())


def _alle_stappen(protocol: Protocol, doorlopen: Sequence[Doorloop]) -> Mapping[str, Stapregel]:
    """Give the stappen of the version of today, with those of an older one that were entered."""
    ouder = {d.stap.code: d.stap for d in doorlopen if d.stap.code not in protocol.stappen}
    if not ouder:
        return protocol.stappen
    samen = [*protocol.stappen.values(), *ouder.values()]
    return {
        stap.code: stap for stap in sorted(samen, key=lambda s: (s.volgorde, s.code not in ouder))
    }


def _passage(
    blik: Blik,
    loop: Doorloop,
    datums: dict[str | None, date | None],
    actief: Sequence[Doorloop],
) -> StapDoorloop:
    """Describe one passage; a past one tells when it would have tipped."""
    huidig, klad = loop in actief, DOORLOOPKLAD()
    klad.stap, klad.naam, klad.tak = loop.stap.code, loop.stap.naam, loop.stap.tak
    klad.stand = Doorloopstand.HUIDIG if huidig else Doorloopstand.GEDAAN
    klad.begin, klad.einde = loop.begin, loop.einde
    klad.reden, klad.besluit_id = loop.besluit.reden, loop.besluit.id
    klad.versie = loop.protocol.geldig_vanaf

    def later(naam: str) -> object:
        if naam == "antwoorden":
            return antwoorden_in_woorden(blik.regels, loop.besluit)
        if naam == "poorten":
            return poorten_in_woorden(loop.protocol, loop.besluit)
        if huidig:
            return datums.get(loop.stap.code)
        if loop.stap.kantelpunt is None:
            return None
        stand = herstelstand(blik.feiten, loop.begin, loop.einde or blik.peildatum)
        return kanteldatum(blik, loop, loop.stap.kantelpunt, stand)[0]

    return af(klad, StapDoorloop, later)


def _voorbij(blik: Blik, stap: Stapregel) -> StapDoorloop:
    """Describe a stap that was passed by, and why."""
    besluit: Stapbesluit | None = blik.ladder.overgeslagen.get(stap.code)
    if besluit is not None:
        reden, sleutel = besluit.reden, besluit.id
    else:
        eerste = blik.ladder.doorlopen[0].stap
        lager = stap.volgorde < eerste.volgorde
        reden = f"begonnen in stap {eerste.code}" if lager else "andere tak gevolgd"
        sleutel = None
    stand = Doorloopstand.OVERGESLAGEN
    return StapDoorloop(stap.code, stap.naam, stand, reden=reden, besluit_id=sleutel, tak=stap.tak)


@lru_cache(maxsize=256)
def _komend(code: str, naam: str, tak: str) -> StapDoorloop:
    """Give a stap that is still to come: the same one for every dossier."""
    return StapDoorloop(code, naam, Doorloopstand.KOMEND, tak=tak)
