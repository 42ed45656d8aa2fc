"""Protocol: the trace of a date, the counting itself, and the answer that is made of them.

Date and uitleg come from one list of Rekenstappen, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from app.domain.datumwoorden import DAGEN, MAANDEN
from app.domain.dossiers import Eenheid
from app.domain.feestdagen import ZATERDAG, termijnwet_dagen
from app.domain.schooldagen import Kalender, Termijnuitkomst, schooljaar_van
from app.domain.termijn import (
    termijn_begin,
    termijn_dag,
    termijn_einde,
    vaste_dag,
    wettelijk_einde,
)
from app.protocol.blik import Blik
from app.protocol.lui import af, reken_later, vul_aan
from app.protocol.model import Grens, Termijn
from app.protocol.stand import KANTELPUNTKLAD, Aard, Bron, Kantelpunt, Rekenstap, Termijnstatus
from app.protocol.tekst import som, toon, toon_termijn, toon_vrij, toon_vrije, zin

K = TypeVar("K", bound=Kantelpunt | None)
_WEEKENDDAGEN = 2
_STIL = frozenset({Eenheid.SCHOOLWEKEN, Eenheid.SCHOOLDAGEN})
_BUITEN_UITLEG = frozenset({"wacht", "status", "besluit"})
_AAN_ELKAAR = frozenset({"overgeslagen", "verschoven"})

_SCHOOLDAGEN = Eenheid.SCHOOLDAGEN
_VANAF, _LANGER_DAN = Grens.VANAF, Grens.LANGER_DAN
_OVER_TERMIJN = Termijnstatus.OVER_TERMIJN
_DEZE_WEEK = Termijnstatus.DEZE_WEEK
_WACHT = Termijnstatus.WACHT
_OP_SCHEMA = Termijnstatus.OP_SCHEMA
# Constants: looked up in its class a member costs many times as much, and lists feel it.


@dataclass(slots=True)
class Berekening:
    """The trace of one date while it is computed; `stil`: only the date is asked, no words."""

    stappen: list[Rekenstap] = field(default_factory=list)
    onzeker: bool = False
    stil: bool = False

    def zet(self, soort: str, tekst: str, dag: date | None = None) -> None:
        """Add one line."""
        if not self.stil:
            self.stappen.append(Rekenstap(soort, tekst, dag))


def uitleg_van(stappen: Sequence[Rekenstap]) -> str:
    """Make the uitleg out of the trace: begin and term in one sentence, then what was judged."""
    eerste, zinnen = "", []
    for stap in stappen:
        if stap.soort in _BUITEN_UITLEG:
            continue
        if stap.soort == "oordeel":
            zinnen.append(zin(stap.tekst))
        elif not eerste:
            eerste = stap.tekst
        elif stap.soort in _AAN_ELKAAR:
            eerste = f"{eerste}; {stap.tekst}"
        else:
            eerste = f"{eerste} {stap.tekst}"
    return " ".join([zin(eerste), *zinnen] if eerste else zinnen)


def einde_van(kalender: Kalender, start: date, termijn: Termijn) -> Termijnuitkomst:
    """Give the day of a term of any kind: counted on, counted back, of the law, or a fixed day."""
    if termijn.dagen:
        return Termijnuitkomst(vaste_dag(start, termijn.dagen, voor=termijn.voor), start)
    if termijn.terug:
        dag = termijn_begin(kalender, start, termijn.aantal, termijn.eenheid)
        return Termijnuitkomst(dag, start, (), False, *kalender.merken(dag, start))
    uitkomst = termijn_einde(kalender, start, termijn.aantal, termijn.eenheid)
    if termijn.wettelijk:
        gewoon = uitkomst.datum
        erbij = kalender.kb_dagen
        einde = wettelijk_einde(start, gewoon, termijn.aantal, termijn.eenheid, erbij)
        if einde != gewoon:
            return uitkomst._replace(datum=einde, verschoven=True, verschoven_van=gewoon)
    return uitkomst


def dag_van(kalender: Kalender, start: date, termijn: Termijn) -> date:
    """Give the day of `einde_van` alone."""
    if termijn.dagen or termijn.terug or termijn.wettelijk:
        return einde_van(kalender, start, termijn).datum
    return termijn_dag(kalender, start, termijn.aantal, termijn.eenheid)


def tel(
    blik: Blik, berekening: Berekening, begin: str, start: date, termijn: Termijn, bij: str = ""
) -> date:
    """Count a term from a day and write down every step of it; gives the last day."""
    uitkomst = einde_van(blik.kalender, start, termijn)
    zonder = blik.kalender.aanname if termijn.eenheid in _STIL else ""
    if zonder or uitkomst.onzeker or uitkomst.zonder_kalender:
        berekening.onzeker = True
    if berekening.stil:
        return uitkomst.datum
    berekening.zet("begin", begin, start)
    if uitkomst.begin_geteld != start:
        vrij = blik.kalender.vrij_op(start)
        waarom = (
            f"valt in de {vrij.naam}" if vrij and vrij.soort == "vakantie" else "geen schooldag"
        )
        geteld = toon_op(blik, uitkomst.begin_geteld)
        berekening.zet("begin", f"({waarom}, telt als {geteld})", uitkomst.begin_geteld)
    gewoon = uitkomst.verschoven_van or uitkomst.datum
    berekening.zet(
        "termijn", f"{_rekensom(termijn)}{bij} = {toon_op(blik, gewoon)}", uitkomst.datum
    )
    if termijn.wettelijk and uitkomst.verschoven:
        waarom = _waarom_wettelijk(gewoon, blik.kalender.kb_dagen)
        berekening.zet(
            "verschoven",
            f"{waarom}, dus door tot {toon_op(blik, uitkomst.datum)} (Algemene termijnenwet)",
            uitkomst.datum,
        )
    else:
        _vertel(blik, berekening, uitkomst)
    if zonder:
        berekening.zet("oordeel", zonder)
    return uitkomst.datum


def _rekensom(termijn: Termijn) -> str:
    """Write a term as it is counted: "+ 4 schoolweken", "- 8 weken", "→ vóór 1 juli"."""
    if termijn.dagen:
        dagen = som((f"{dag} {MAANDEN[maand - 1]}" for maand, dag in termijn.dagen), "of")
        return f"→ {'vóór' if termijn.voor else 'eerstvolgende'} {dagen}"
    teken = "-" if termijn.terug else "+"
    return f"{teken} {toon_termijn(termijn.aantal, termijn.eenheid)}"


def _waarom_wettelijk(dag: date, kb_dagen: Mapping[date, str]) -> str:
    """Say why a term of the law does not end on a day."""
    if dag in kb_dagen:
        besluit = f" ({kb_dagen[dag]}; door het team toegevoegd)"
        return f"dat is een bij KB met een feestdag gelijkgestelde dag{besluit}"
    if naam := termijnwet_dagen(dag.year).get(dag):
        return f"dat is {naam}"
    if dag.weekday() >= ZATERDAG:
        return f"dat is een {DAGEN[dag.weekday()]}"
    return "dan zijn er geen twee werkdagen geweest"


def _vertel(blik: Blik, berekening: Berekening, uitkomst: Termijnuitkomst) -> None:
    """Write down what was jumped over, a moved end, and what is not certain."""
    van, over, oorzaak = uitkomst.verschoven_van, uitkomst.overgeslagen, None
    if van is not None:
        oorzaak = next((v for v in over if v.van <= van <= v.tot), None)
        over = tuple(v for v in over if v is not oorzaak)
    if over:
        berekening.zet("overgeslagen", toon_vrije(over))
    if uitkomst.verschoven:
        waarom = f"dan is het {toon_vrij(oorzaak)}" if oorzaak else "dat is geen schooldag"
        berekening.zet(
            "verschoven", f"{waarom}, dus {toon_op(blik, uitkomst.datum)}", uitkomst.datum
        )
    if uitkomst.onzeker:
        namen = [v.naam for v in uitkomst.overgeslagen if v.onzeker]
        wat = f"De data van de {namen[0]}" if namen else "De data van een vakantie in deze periode"
        berekening.zet("oordeel", f"{wat} zijn nog te controleren")
    if uitkomst.zonder_kalender:
        jaren = [schooljaar_van(d) for d in (uitkomst.begin_geteld, uitkomst.datum)]
        jaar = next((j for j in jaren if not blik.kalender.schooljaar_volledig(j)), jaren[-1])
        berekening.zet(
            "oordeel",
            f"De schoolkalender {jaar} is niet volledig ingevuld, dus deze datum is voorlopig",
        )


def geen_punt(uitleg: str, bron: Bron) -> Kantelpunt:
    """Say why there is no date at all."""
    return Kantelpunt(
        Aard.GEEN,
        None,
        None,
        (),
        Termijnstatus.GEEN,
        uitleg,
        bron,
        rekenstappen=(Rekenstap("oordeel", uitleg),),
    )


def begin_berekening(blik: Blik) -> Berekening:
    """Begin the trace of a date, as far as its words are asked now."""
    return Berekening(stil=blik.stil)


def kort(blik: Blik, reken: Callable[[], K]) -> K:
    """Compute a date (if any) without its words; these come by computing it again when asked.

    So date and uitleg come from the same lines of code and cannot disagree.
    """
    was, blik.stil = blik.stil, True
    try:
        punt = reken()
    finally:
        blik.stil = was
    if punt is not None:
        kern: Kantelpunt = punt
        reken_later(punt, lambda naam: _vul_later(blik, reken, kern, naam))
    return punt


def _vul_later(
    blik: Blik, reken: Callable[[], Kantelpunt | None], punt: Kantelpunt, naam: str
) -> object:
    """Work out one field of a date; the words, by computing it once more."""
    if naam == "na_vakantie":  # of which a list asks: it takes no words
        return _na_vakantie(blik, punt.datum or blik.peildatum, punt.schooldagen or 0)
    return getattr(_reken(blik, reken, stil=False), naam)


def _reken(blik: Blik, reken: Callable[[], K], *, stil: bool) -> K:
    """Compute a date with or without its words."""
    was, blik.stil = blik.stil, stil
    try:
        return reken()
    finally:
        blik.stil = was


def alleen_de_dag(blik: Blik, reken: Callable[[], Kantelpunt]) -> date:
    """Compute the day of a date and nothing else about it."""
    was, blik.alleen_datum, blik.stil = (blik.alleen_datum, blik.stil), True, True
    try:
        return reken().datum or date.max
    finally:
        blik.alleen_datum, blik.stil = was


def maak_punt(
    blik: Blik,
    aard: Aard,
    datum: date,
    berekening: Berekening,
    *,
    bron: Bron,
    naar: str,
    termijn: Termijn | None = None,
    alternatief: tuple[str, ...] = (),
    spoorcode: str | None = None,
    voorlopig: bool = False,
    actie: str = "",
    sleutel: str = "",
    titel: str = "",
    verplicht: bool = True,
) -> Kantelpunt:
    """Close the trace with the status and make the answer of it.

    What is not `verplicht` is never over term.
    """
    if blik.alleen_datum:
        klad = KANTELPUNTKLAD()
        klad.datum = datum
        return af(klad, Kantelpunt)
    status, schooldagen = status_van(blik, datum, termijn.grens if termijn else _LANGER_DAN)
    if not verplicht and status is _OVER_TERMIJN:
        status, schooldagen = _OP_SCHEMA, 0
    klad = KANTELPUNTKLAD()
    klad.aard, klad.datum, klad.naar, klad.alternatief = aard, datum, naar, alternatief
    klad.status, klad.schooldagen, klad.bron = status, schooldagen, bron
    klad.voorlopig, klad.onzeker, klad.spoor = voorlopig, berekening.onzeker, spoorcode
    klad.actie, klad.sleutel, klad.titel = actie, sleutel, titel
    kern = af(klad, Kantelpunt)
    if not berekening.stil:
        _vertel_punt(blik, kern, berekening, termijn)
    return kern


def _vertel_punt(
    blik: Blik, punt: Kantelpunt, berekening: Berekening, termijn: Termijn | None
) -> None:
    """Add the words to a date, and what lies between it and the peildatum."""
    datum = punt.datum or blik.peildatum
    if blik.wacht is not None:
        berekening.zet("wacht", f"Wacht op {blik.wacht.op.label}", blik.wacht.tot)
    berekening.zet("status", punt.status.value, blik.peildatum)
    stil = None
    if datum >= blik.peildatum and termijn is not None and termijn.eenheid in _STIL:
        vrij = blik.kalender.vrij_op(blik.peildatum)
        stil = vrij.tot if vrij is not None and vrij.soort == "vakantie" else None
    vul_aan(
        punt,
        uitleg=uitleg_van(berekening.stappen),
        rekenstappen=tuple(berekening.stappen),
        na_vakantie=_na_vakantie(blik, datum, punt.schooldagen or 0),
        staat_stil_tot=stil,
    )


def status_van(blik: Blik, datum: date, grens: Grens) -> tuple[Termijnstatus, int]:
    """Give status and schooldagen (to go, or below zero over term), in order of precedence."""
    peildatum, kalender = blik.peildatum, blik.kalender
    if peildatum > datum or (grens is _VANAF and peildatum == datum):
        return _OVER_TERMIJN, -kalender.schooldagen_tussen(datum, peildatum)
    nog = kalender.schooldagen_tussen(peildatum, datum)
    week = blik.deze_week
    if week.eenheid is _SCHOOLDAGEN:
        binnenkort = nog <= week.aantal
    else:
        eind = termijn_einde(kalender, peildatum, week.aantal, week.eenheid).datum
        binnenkort = datum <= eind
    if binnenkort:
        return _DEZE_WEEK, nog
    return (_WACHT if blik.wacht is not None else _OP_SCHEMA), nog


def _na_vakantie(blik: Blik, datum: date, schooldagen: int) -> bool:
    """Tell whether a holiday lies between the peildatum and a day after it."""
    if datum <= blik.peildatum:
        return False
    dagen = (datum - blik.peildatum).days
    # A quick count first: so many days without school cannot be weekends alone.
    if dagen - schooldagen <= _WEEKENDDAGEN * (dagen // 7 + 1):
        return False
    return any(
        v.soort == "vakantie" and v.tot < datum
        for v in blik.kalender.vrij_tussen(blik.peildatum, datum)
    )


def toon_op(blik: Blik, dag: date) -> str:
    """Write a day, with its year when that is not the one of the peildatum; for a trace only."""
    return "" if blik.stil else toon(dag, blik.peildatum.year)
