"""Protocol: which thresholds were crossed on the peildatum, and what each asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.dossiers import Eenheid, Uitkomst, Wacht
from app.domain.leeftijd import verjaardag
from app.domain.termijn import plus_maanden, termijn_einde
from app.domain.thuis import eerste_dag_over
from app.protocol.blik import Blik, herstelstand
from app.protocol.ladder import Doorloop
from app.protocol.model import Grens, Signaalregel, Signaalsoort, Termijn
from app.protocol.stand import Signaal
from app.protocol.starten import start_van
from app.protocol.tekst import toon

KORTSTE_MAAND = 28


def signalen_van(
    blik: Blik, actief: Sequence[Doorloop], laatste_contact: date
) -> tuple[Signaal, ...]:
    """Give all signalen of an open dossier; `laatste_contact` counts silence from its opening."""
    gevonden = []
    for regel in blik.protocol.signalen:
        for dag, stap in _dagen(blik, regel, actief, laatste_contact):
            tekst = regel.tekst.format(
                dag=toon(dag, blik.peildatum.year),
                dagen=blik.thuis.dagen if blik.thuis is not None else 0,
                stap=stap,
            )
            gevonden.append(
                Signaal(regel.code, tekst, regel.vraag, regel.bron, dag, regel.stelt_voor)
            )
    return tuple(gevonden)


def over_grens(blik: Blik, sinds: date, termijn: Termijn) -> bool:
    """Tell whether a term from a day has passed its threshold on the peildatum."""
    eind = termijn_einde(blik.kalender, sinds, termijn.aantal, termijn.eenheid).datum
    return blik.peildatum >= eind if termijn.grens is Grens.VANAF else blik.peildatum > eind


def thuis_over(blik: Blik, termijn: Termijn) -> bool:
    """Tell whether the running spell at home is over a threshold."""
    if blik.thuis is None or blik.thuis.dagen < termijn.aantal:
        return False
    if termijn.eenheid is Eenheid.MAANDEN and blik.thuis.dagen <= KORTSTE_MAAND * termijn.aantal:
        return False  # far from the threshold: no need to count
    eerste = eerste_dag_over(
        blik.kalender,
        blik.thuis.sinds,
        termijn.aantal,
        termijn.eenheid,
        vanaf=termijn.grens is Grens.VANAF,
    )
    return blik.peildatum >= eerste


def _dagen(
    blik: Blik, regel: Signaalregel, actief: Sequence[Doorloop], laatste_contact: date
) -> Sequence[tuple[date, str]]:
    """Give the day, and the stap, of every time that a signaal is on."""
    feiten = blik.feiten
    match regel.soort:
        case Signaalsoort.ZONDER_START:
            return [*_zonder_start(blik, regel, actief)]
        case Signaalsoort.OPNIEUW:
            return [*_opnieuw(blik, actief)] if feiten.herstel else ()
        case Signaalsoort.WACHT_VOORBIJ:
            return [(w.tot, "") for w in feiten.wachten if _voorbij(w, blik.peildatum)]
        case Signaalsoort.AFSPRAAK_OPEN | Signaalsoort.AFSPRAAK_GESCHONDEN:
            return [(d, "") for d in _uit_afspraken(blik, regel, actief)]
    dag = _los(blik, regel, laatste_contact)
    return () if dag is None else ((dag, ""),)


def _los(blik: Blik, regel: Signaalregel, laatste_contact: date) -> date | None:
    """Give the day of a signaal that belongs to the whole dossier, None when it is off."""
    termijn, thuis = regel.termijn, blik.thuis
    if termijn is None:
        return None
    if regel.soort is Signaalsoort.LEEFTIJD:
        return _nadert(blik, termijn)
    if regel.soort is Signaalsoort.STIL:
        return laatste_contact if over_grens(blik, laatste_contact, termijn) else None
    if thuis is None or (regel.verzuim and thuis.soort not in regel.verzuim):
        return None
    return thuis.sinds if thuis_over(blik, termijn) else None


def _opnieuw(blik: Blik, actief: Sequence[Doorloop]) -> Iterator[tuple[date, str]]:
    """Give the relapses after which a stap begins anew."""
    for loop in actief:
        opnieuw = herstelstand(blik.feiten, loop.begin, blik.peildatum).opnieuw
        if opnieuw is not None:
            yield opnieuw, loop.stap.code


def _voorbij(wacht: Wacht, peildatum: date) -> bool:
    """Tell whether a wait is over while nobody ended it."""
    return wacht.tot <= peildatum and (wacht.beeindigd is None or wacht.beeindigd > peildatum)


def _zonder_start(
    blik: Blik, regel: Signaalregel, actief: Sequence[Doorloop]
) -> Iterator[tuple[date, str]]:
    """Give the running stappen in which what their term counts from is too long in coming."""
    for loop in actief:
        if regel.termijn is None or (regel.stappen and loop.stap.code not in regel.stappen):
            continue
        doel = loop.stap.kantelpunt or loop.stap.aandacht
        stand = herstelstand(blik.feiten, loop.begin, blik.peildatum)
        if doel is None or stand.feit is not None:
            continue
        begin = stand.opnieuw or loop.begin
        wacht = start_van(blik, doel.vanaf, loop, stand.opnieuw) is None
        if wacht and over_grens(blik, begin, regel.termijn):
            yield begin, loop.stap.code


def _uit_afspraken(blik: Blik, regel: Signaalregel, actief: Sequence[Doorloop]) -> Iterator[date]:
    """Give the days of broken afspraken since the running stap began, or of overdue ones."""
    peildatum = blik.peildatum
    sinds = min((loop.begin for loop in actief), default=date.min)
    for afspraak in blik.feiten.afspraken:
        if afspraak.datum > peildatum:
            continue
        bekend = afspraak.uitkomst is not None and (
            afspraak.uitkomst_op is None or afspraak.uitkomst_op <= peildatum
        )
        if regel.soort is Signaalsoort.AFSPRAAK_OPEN:
            if not bekend and afspraak.uiterlijk is not None and afspraak.uiterlijk < peildatum:
                yield afspraak.uiterlijk
        elif bekend and afspraak.uitkomst is Uitkomst.GESCHONDEN:
            dag = afspraak.uitkomst_op or afspraak.uiterlijk or afspraak.datum
            if sinds <= dag <= peildatum:
                yield dag


def _nadert(blik: Blik, termijn: Termijn) -> date | None:
    """Give the birthday on which the ladder stops when it comes within the term."""
    grens = blik.protocol.leeftijdsgrens
    if grens is None:
        return None
    dag = verjaardag(blik.feiten.leerling.geboortedatum, grens.jaren)
    if dag <= blik.peildatum:
        return None
    if termijn.eenheid is Eenheid.MAANDEN:
        binnen = dag <= plus_maanden(blik.peildatum, termijn.aantal)
    else:
        eind = termijn_einde(blik.kalender, blik.peildatum, termijn.aantal, termijn.eenheid)
        binnen = dag <= eind.datum
    return dag if binnen else None
