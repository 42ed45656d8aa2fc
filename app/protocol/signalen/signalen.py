"""Protocol: which thresholds were crossed on the peildatum, and what each asks."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from app.protocol.blik import Blik, laatste_contact
from app.protocol.eisen.eisen import vervuld
from app.protocol.eisen.eisuitleg import eisstappen
from app.protocol.eisen.uitkomst import Kader
from app.protocol.ladder.ladder import Doorloop
from app.protocol.model import Signaalregel, Signaalsoort
from app.protocol.signalen.normen import (
    Bereikt,
    Laagregel,
    bereikt_van,
    laagstanden,
    regels_van,
    strengste,
)
from app.protocol.signalen.signaalsoorten import KIJK, kijkstappen, stille_soorten
from app.protocol.signalen.stilte import stiltermijn
from app.protocol.signalen.tellen import MAAT_VAN, keren_bereikt, tel, vraag_van
from app.protocol.signalen.telwoorden import telstappen, toon_drempel, toon_getal
from app.protocol.stand import Rekenstap, Signaal
from app.protocol.tekst import toon, toon_termijn


def signalen_van(
    blik: Blik, actief: Sequence[Doorloop], laatste_contact: date, *, tellend: bool = True
) -> tuple[Signaal, ...]:
    """Give all signalen of an open dossier; `laatste_contact` counts silence from its opening.

    Without `tellend` those that count hours or days are left out: they are half of the work.
    """
    gevonden: list[Signaal] = []
    stil = stille_soorten(blik, actief)
    kader = Kader(actief)
    for groep in regels_van(blik):
        regel = groep[0].regel
        if regel.soort in MAAT_VAN:
            gevonden += _tellend(blik, groep, kader) if tellend else ()
        elif regel.jaren or regel.soort not in stil:
            gevonden += _gewoon(blik, regel, kader, laatste_contact)
    for besluit in blik.ladder.onbekend:
        tekst = f"Een besluit gaat over stap {besluit.stap}, die dit protocol niet kent"
        vraag = "Welke stap van dit protocol hoort daarbij?"
        bron = blik.protocol.bron
        gevonden.append(Signaal("onbekende_stap", tekst, vraag, bron, besluit.datum))
    return tuple(gevonden)


def signalen_met(blik: Blik, codes: Collection[str]) -> tuple[Signaal, ...]:
    """Give the signalen with one of these codes that are on, each rule by its own threshold.

    A signaal that asks for itself, by way of others too, is not on.
    """
    return tuple(s for code in sorted(codes) for s in _met_code(blik, code))


def signaal_datum(blik: Blik, code: str) -> date | None:
    """Give the day since which the signaal with a code is on; None: it is not on."""
    dagen = [s.datum for s in signalen_met(blik, (code,)) if s.datum is not None]
    return min(dagen, default=None)


def signaal_dagen(blik: Blik, code: str) -> tuple[date, ...]:
    """Give every day up to the peildatum on which the signaal with a code came on.

    Of what counts also the times that a melding answered or that lapsed since:
    what began on such a day began all the same. Of the others the day that it is on.
    """
    kader = Kader(blik.ladder.actief)
    dagen: set[date] = set()
    for _, regel in (rij for groep in regels_van(blik) for rij in groep if rij.regel.code == code):
        drempel = regel.drempel
        if drempel is None or regel.soort not in MAAT_VAN:
            if nu := signaal_datum(blik, code):
                dagen.add(nu)
        elif _geldt(blik, regel, kader):
            dagen.update(keren_bereikt(blik, vraag_van(regel), drempel))
    return tuple(sorted(dagen))


def _met_code(blik: Blik, code: str) -> tuple[Signaal, ...]:
    """Give the signalen with a code that are on; looked at once per dossier."""
    sleutel = ("signaal", code)
    if sleutel in blik.geteld:
        bekend: tuple[Signaal, ...] = blik.geteld[sleutel]
        return bekend
    blik.geteld[sleutel] = ()
    actief = blik.ladder.actief
    stil, kader = stille_soorten(blik, actief), Kader(actief)
    contact = laatste_contact(blik.feiten, blik.peildatum) or blik.feiten.dossier.geopend
    gevonden: list[Signaal] = []
    for groep in regels_van(blik):
        for rij in groep:
            if rij.regel.code != code:
                continue
            if rij.regel.soort in MAAT_VAN:
                gevonden += _tellend(blik, (rij,), kader)
            elif rij.regel.jaren or rij.regel.soort not in stil:
                gevonden += _gewoon(blik, rij.regel, kader, contact)
    blik.geteld[sleutel] = tuple(gevonden)
    return tuple(gevonden)


def _geldt(blik: Blik, regel: Signaalregel, kader: Kader) -> bool:
    """Tell whether a rule holds here: in these stappen, and while its `als` is met."""
    if regel.stappen and regel.stappen.isdisjoint(loop.stap.code for loop in kader.actief):
        return False
    return regel.als is None or vervuld(blik, regel.als, kader).open


def _tellend(blik: Blik, groep: Sequence[Laagregel], kader: Kader) -> list[Signaal]:
    """Give the signaal of a norm when one of its layers reached its threshold."""
    bereikt = [
        Bereikt(dag, rij.regel)
        for rij in groep
        if (dag := bereikt_van(blik, rij.regel)) is not None and _geldt(blik, rij.regel, kader)
    ]
    if not bereikt:
        return []
    geldend = strengste(bereikt)
    dag, regel = geldend
    vraag, drempel = vraag_van(regel), regel.drempel
    if drempel is None:
        return []
    telling = tel(blik, vraag)
    in_woorden = toon_drempel(vraag, drempel)
    tekst = _vul(blik, regel, dag, aantal=toon_getal(telling.aantal), drempel=in_woorden)
    lagen = laagstanden(groep, bereikt, geldend) if regel.norm else ()
    if not regel.wettelijk and (wet := _ook_wettelijk(bereikt)):
        tekst = f"{tekst}; ook de wettelijke norm ({wet}) is bereikt"
    stappen = telstappen(blik, vraag, telling, in_woorden, regel.bron, dag)
    return [
        dataclasses.replace(
            _signaal(regel, tekst, dag),
            norm=regel.norm,
            drempel=in_woorden,
            geteld=tuple(map(date.fromordinal, telling.dagen)),
            lagen=lagen,
            rekenstappen=stappen,
        )
    ]


def _ook_wettelijk(bereikt: Sequence[Bereikt]) -> str:
    """Give the threshold of the law in words when that is reached as well."""
    for _, regel in bereikt:
        if regel.wettelijk and regel.drempel is not None:
            return toon_drempel(vraag_van(regel), regel.drempel)
    return ""


def _gewoon(
    blik: Blik, regel: Signaalregel, kader: Kader, laatste_contact: date
) -> Iterator[Signaal]:
    """Give the signalen of a rule that counts nothing."""
    dagen = blik.thuis.dagen if blik.thuis is not None else 0
    if regel.dagen_thuis > dagen:
        return
    if regel.soort is Signaalsoort.EIS:
        yield from _eis(blik, regel, kader)
        return
    for dag, stap in KIJK[regel.soort](blik, regel, kader.actief, laatste_contact):
        if regel.als is not None and not vervuld(blik, regel.als, kader).open:
            return
        tekst = _vul(blik, regel, dag, stap=stap)
        yield dataclasses.replace(
            _signaal(regel, tekst, dag), rekenstappen=kijkstappen(blik, regel, dag, tekst)
        )


def _eis(blik: Blik, regel: Signaalregel, kader: Kader) -> Iterator[Signaal]:
    """Give the signaal of a rule with a demand of its own, when that is met."""
    if regel.eis is None or not _geldt(blik, regel, kader):
        return
    uitkomst = vervuld(blik, regel.eis, kader)
    if not uitkomst.open:
        return
    dag = uitkomst.dag or blik.peildatum
    tekst = _vul(blik, regel, dag)
    bron = Rekenstap("regel", f"{regel.bron.document}, {regel.bron.plaats}")
    stappen = (bron, *eisstappen(blik, regel.eis, kader), Rekenstap("oordeel", tekst))
    yield dataclasses.replace(_signaal(regel, tekst, uitkomst.dag), rekenstappen=stappen)


def _signaal(regel: Signaalregel, tekst: str, dag: date | None) -> Signaal:
    """Make the answer of a rule, without what it counted."""
    return Signaal(
        regel.code,
        tekst,
        regel.vraag,
        regel.bron,
        dag,
        regel.stelt_voor,
        spoor=regel.spoor,
        wie=regel.wie,
        wettelijk=regel.wettelijk,
        soort=regel.soort.value,
    )


def _termijn(blik: Blik, regel: Signaalregel) -> str:
    """Write the term of a rule; of `stil` that of this kind of case."""
    termijn = regel.termijn
    if termijn is None:
        return ""
    if regel.soort is Signaalsoort.STIL:
        termijn = stiltermijn(blik, termijn)
    return toon_termijn(termijn.aantal, termijn.eenheid)


def _vul(
    blik: Blik,
    regel: Signaalregel,
    dag: date,
    stap: str = "",
    aantal: str = "",
    drempel: str = "",
) -> str:
    """Fill in the text of a rule."""
    return regel.tekst.format(
        dag=toon(dag, blik.peildatum.year),
        dagen=blik.thuis.dagen if blik.thuis is not None else 0,
        stap=stap,
        termijn=_termijn(blik, regel),
        aantal=aantal,
        drempel=drempel,
    )
