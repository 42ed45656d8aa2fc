"""Protocol: what each kind of signaal that counts nothing looks at, and how it came on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.domain.dossiers import Afspraak, Eenheid, Uitkomst
from app.domain.leeftijd import verjaardag
from app.domain.termijn import termijn_dag, termijn_einde
from app.domain.thuis import eerste_dag_over
from app.domain.voltooien import wacht_einde
from app.protocol.blik import Blik, herstelstand
from app.protocol.ladder.ladder import Doorloop
from app.protocol.ladder.starten import start_van
from app.protocol.model import Grens, Signaalregel, Signaalsoort, Termijn
from app.protocol.signalen.omstandigheidssignalen import OMSTANDIGHEDEN
from app.protocol.signalen.stilte import stiltermijn
from app.protocol.stand import Rekenstap
from app.protocol.tekst import toon, toon_termijn, toon_vrije

KORTSTE_MAAND = 28
RUIM_EEN_JAAR = 400
"""Days; no term before a birthday that is announced is longer."""

_VANAF = Grens.VANAF
# Constants: looked up in its class a member costs many times as much, and lists feel it.

_AFSPRAKEN = frozenset({Signaalsoort.AFSPRAAK_OPEN, Signaalsoort.AFSPRAAK_GESCHONDEN})
_NA_HERSTEL = frozenset({Signaalsoort.OPNIEUW, Signaalsoort.WEER_THUIS})
_BIJ_THUIS = frozenset({Signaalsoort.THUIS, Signaalsoort.WEER_THUIS})

_BEGIN: Mapping[Signaalsoort, str] = {
    Signaalsoort.ZONDER_START: "De stap loopt sinds",
    Signaalsoort.AFSPRAAK_GESCHONDEN: "Afspraak niet nagekomen op",
    Signaalsoort.AFSPRAAK_OPEN: "Afspraak zonder uitkomst, liep t/m",
    Signaalsoort.THUIS: "Thuis sinds",
    Signaalsoort.STIL: "Voor het laatst iemand bereikt op",
    Signaalsoort.WACHT_VOORBIJ: "Er werd gewacht tot",
    Signaalsoort.OPNIEUW: "Terugval op",
    Signaalsoort.WEER_THUIS: "Na herstel weer thuis sinds",
    Signaalsoort.LEEFTIJD: "Verjaardag op",
    Signaalsoort.LEEFTIJD_BEREIKT: "Verjaardag op",
    Signaalsoort.SCHOOLWISSEL: "Ingeschreven op een andere school op",
    Signaalsoort.UITGESCHREVEN: "Zonder school sinds",
    Signaalsoort.VERHUISD: "Ontvangst van de overdracht bevestigd op",
    Signaalsoort.NA_ZOMER: "Eerste schooldag na de zomer op",
}

Gevonden = Sequence[tuple[date, str]]
"""The day, and the stap if one, of every time that a signaal is on."""


def kijkstappen(blik: Blik, regel: Signaalregel, dag: date, tekst: str) -> tuple[Rekenstap, ...]:
    """Tell how a signaal without count came on: the rule, the day it looks at, its term."""
    jaar, bron = blik.peildatum.year, regel.bron
    stappen = [Rekenstap("regel", f"{bron.document}, {bron.plaats}")]
    stappen.append(Rekenstap("begin", f"{_BEGIN[regel.soort]} {toon(dag, jaar)}", dag))
    termijn = regel.termijn
    if termijn is not None and regel.soort is Signaalsoort.STIL:
        termijn = stiltermijn(blik, termijn)
    if termijn is not None and regel.soort is not Signaalsoort.LEEFTIJD:
        grens = "langer dan " if termijn.grens is Grens.LANGER_DAN else ""
        duur = f"{grens}{toon_termijn(termijn.aantal, termijn.eenheid)}"
        sinds = eerste_dag_over(
            blik.kalender,
            dag,
            termijn.aantal,
            termijn.eenheid,
            vanaf=termijn.grens is _VANAF,
        )
        if regel.soort is Signaalsoort.THUIS:
            stappen.append(Rekenstap("termijn", f"{duur}: vanaf {toon(sinds, jaar)}", sinds))
        else:
            uitkomst = termijn_einde(blik.kalender, dag, termijn.aantal, termijn.eenheid)
            tot = uitkomst.datum
            stappen.append(Rekenstap("termijn", f"{duur}: liep t/m {toon(tot, jaar)}", tot))
            if uitkomst.overgeslagen:
                stappen.append(Rekenstap("overgeslagen", toon_vrije(uitkomst.overgeslagen)))
    stappen.append(Rekenstap("oordeel", tekst))
    return tuple(stappen)


def stille_soorten(blik: Blik, actief: Sequence[Doorloop]) -> set[Signaalsoort]:
    """Give the kinds that cannot be on for lack of facts: most, in most dossiers."""
    feiten = blik.feiten
    stil: set[Signaalsoort] = set()
    if not feiten.afspraken:
        stil |= _AFSPRAKEN
    if not feiten.wachten:
        stil.add(Signaalsoort.WACHT_VOORBIJ)
    if not feiten.herstel:
        stil |= _NA_HERSTEL
    if not actief:
        stil.add(Signaalsoort.ZONDER_START)
    if blik.thuis is None:
        stil |= _BIJ_THUIS
    if blik.grensdag is None or (blik.grensdag - blik.peildatum).days > RUIM_EEN_JAAR:
        stil.add(Signaalsoort.LEEFTIJD)
    return stil


def over_grens(blik: Blik, sinds: date, termijn: Termijn) -> bool:
    """Tell whether a term from a day has passed its threshold on the peildatum."""
    eind = termijn_dag(blik.kalender, sinds, termijn.aantal, termijn.eenheid)
    return blik.peildatum >= eind if termijn.grens is _VANAF else blik.peildatum > eind


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
        vanaf=termijn.grens is _VANAF,
    )
    return blik.peildatum >= eerste


def _thuis(blik: Blik, regel: Signaalregel, _: Sequence[Doorloop], __: date) -> Gevonden:
    """Tell whether a spell at home of these kinds is over its threshold."""
    thuis, termijn = blik.thuis, regel.termijn
    if termijn is None or thuis is None or (regel.verzuim and thuis.soort not in regel.verzuim):
        return ()
    return ((thuis.sinds, ""),) if thuis_over(blik, termijn) else ()


def _stil(
    blik: Blik, regel: Signaalregel, _: Sequence[Doorloop], laatste_contact: date
) -> Gevonden:
    """Tell whether nobody was reached for too long."""
    termijn = regel.termijn
    if termijn is None or not over_grens(blik, laatste_contact, stiltermijn(blik, termijn)):
        return ()
    return ((laatste_contact, ""),)


def _opnieuw(blik: Blik, _: Signaalregel, actief: Sequence[Doorloop], __: date) -> Gevonden:
    """Give the relapses after which a stap begins anew."""
    if not blik.feiten.herstel:
        return ()
    standen = ((herstelstand(blik.feiten, d.begin, blik.peildatum), d) for d in actief)
    return [(s.opnieuw, d.stap.code) for s, d in standen if s.opnieuw is not None]


def _weer_thuis(blik: Blik, regel: Signaalregel, actief: Sequence[Doorloop], _: date) -> Gevonden:
    """Give the first day of a spell at home that began after a herstel and is no relapse yet."""
    thuis = blik.thuis
    if thuis is None or (regel.verzuim and thuis.soort not in regel.verzuim):
        return ()
    begin = min((loop.begin for loop in actief), default=date.min)
    feit = herstelstand(blik.feiten, begin, blik.peildatum).feit
    return ((thuis.sinds, ""),) if feit is not None and thuis.sinds > feit.datum else ()


def _wacht_voorbij(blik: Blik, _: Signaalregel, __: Sequence[Doorloop], ___: date) -> Gevonden:
    """Give the waits that are over, by their day or by what came, while nobody ended them."""
    einden = (wacht_einde(blik.feiten, w, blik.peildatum) for w in blik.feiten.wachten)
    return [(einde.dag, "") for einde in einden if einde is not None]


def _zonder_start(blik: Blik, regel: Signaalregel, actief: Sequence[Doorloop], _: date) -> Gevonden:
    """Give the running stappen in which what their term counts from is too long in coming."""
    gevonden = []
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
            gevonden.append((begin, loop.stap.code))
    return gevonden


def _afspraak_open(blik: Blik, _: Signaalregel, __: Sequence[Doorloop], ___: date) -> Gevonden:
    """Give the last days of afspraken that are over without a recorded outcome."""
    peildatum = blik.peildatum
    return [
        (a.uiterlijk, "")
        for a in blik.feiten.afspraken
        if a.datum <= peildatum
        and a.uiterlijk is not None
        and a.uiterlijk < peildatum
        and not _bekend(a, peildatum)
    ]


def _geschonden(blik: Blik, _: Signaalregel, actief: Sequence[Doorloop], __: date) -> Gevonden:
    """Give the days on which an afspraak was broken since the running stap began."""
    peildatum = blik.peildatum
    sinds = min((loop.begin for loop in actief), default=date.min)
    dagen = [
        a.uitkomst_op or a.uiterlijk or a.datum
        for a in blik.feiten.afspraken
        if a.datum <= peildatum and a.uitkomst is Uitkomst.GESCHONDEN and _bekend(a, peildatum)
    ]
    return [(dag, "") for dag in dagen if sinds <= dag <= peildatum]


def _bekend(afspraak: Afspraak, peildatum: date) -> bool:
    """Tell whether the outcome of an afspraak is known on the peildatum."""
    return afspraak.uitkomst is not None and (
        afspraak.uitkomst_op is None or afspraak.uitkomst_op <= peildatum
    )


def _leeftijd(blik: Blik, regel: Signaalregel, _: Sequence[Doorloop], __: date) -> Gevonden:
    """Tell whether a birthday comes near: its own, or the one on which the ladder stops."""
    grens = blik.grensdag
    if regel.jaren:
        grens = verjaardag(blik.feiten.leerling.geboortedatum, regel.jaren)
    dag = _nadert(blik, grens, regel.termijn) if regel.termijn is not None else None
    return () if dag is None else ((dag, ""),)


def _nadert(blik: Blik, dag: date | None, termijn: Termijn) -> date | None:
    """Give a birthday back when it comes within the term."""
    if dag is None or dag <= blik.peildatum:
        return None
    eind = termijn_einde(blik.kalender, blik.peildatum, termijn.aantal, termijn.eenheid)
    return dag if dag <= eind.datum else None


KIJK: Mapping[Signaalsoort, Callable[[Blik, Signaalregel, Sequence[Doorloop], date], Gevonden]] = {
    Signaalsoort.ZONDER_START: _zonder_start,
    Signaalsoort.AFSPRAAK_GESCHONDEN: _geschonden,
    Signaalsoort.AFSPRAAK_OPEN: _afspraak_open,
    Signaalsoort.THUIS: _thuis,
    Signaalsoort.STIL: _stil,
    Signaalsoort.WACHT_VOORBIJ: _wacht_voorbij,
    Signaalsoort.OPNIEUW: _opnieuw,
    Signaalsoort.WEER_THUIS: _weer_thuis,
    Signaalsoort.LEEFTIJD: _leeftijd,
    **OMSTANDIGHEDEN,
}
