"""Protocol: the date of an open step of a track, with the trace of how it was computed.

A term gives a kantelpunt; where no source gives one, an aandachtsdatum: of the
step, of its file, or the program's own. No peildatum goes into a date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from app.domain.dossiers import Besluitsoort, Eenheid, Stapbesluit
from app.domain.termijn import vaste_dag
from app.protocol.blik import Blik
from app.protocol.ladder.punten import afgedaan
from app.protocol.model import (
    Feitsoort,
    Grens,
    Regelbestand,
    Spoorregel,
    Spoorstapregel,
    Termijn,
    Vanaf,
)
from app.protocol.rekenen.berekening import (
    Berekening,
    alleen_de_dag,
    begin_berekening,
    dag_van,
    einde_van,
    maak_punt,
    tel,
    toon_op,
)
from app.protocol.sporen.spooraandacht import EIGEN_AANDACHT, TERUGKIJKEN, VAST, aandacht_van
from app.protocol.sporen.spoorfeiten import Feitdag, feitdagen
from app.protocol.sporen.spoorplan import Stapplan
from app.protocol.sporen.spoorstappen import Spoorloop, Stapstand, als_begonnen
from app.protocol.sporen.spoorstart import aanleiding_van
from app.protocol.stand import Aard, Bron, Doorloopstand, Kantelpunt

DAG = timedelta(days=1)

_VORIGE, _BEGIN, _THUIS = Feitsoort.VORIGE, Feitsoort.BEGIN, Feitsoort.THUIS
_HUIDIG = Doorloopstand.HUIDIG
# Constants: looked up in its class a member costs many times as much, and lists feel it.


def punt_van_stap(
    blik: Blik, bestand: Regelbestand, loop: Spoorloop, stap: Stapstand
) -> Kantelpunt:
    """Give the date of an open step."""
    regel, laatst = stap.plan.regel, stap.keren[-1] if stap.keren else None
    aandacht = loop.besluit(Besluitsoort.AANDACHTSDATUM, regel.code, laatst)
    termijn, bij = _termijn(blik, loop, stap, laatst)
    if termijn is None:
        return _aandachtspunt(blik, bestand, loop, stap, aandacht)
    berekening = begin_berekening(blik)
    gevonden = _start(blik, loop, stap, regel.vanaf, laatst)
    if gevonden is None and termijn.terug:
        erbij = regel.vanaf.geen if regel.vanaf is not None else ""
        return _aandachtspunt(blik, bestand, loop, stap, aandacht, erbij)
    start, naam = gevonden or (stap.open_op, f"Begin van de stap op {toon_op(blik, stap.open_op)}")
    if stap.keren and termijn.dagen:
        start = _volgende_vaste_dag(loop, stap, termijn)
    datum = tel(blik, berekening, naam, start, termijn, bij)
    if gevonden is None and regel.vanaf is not None:
        berekening.zet("oordeel", f"Voorlopig: {regel.vanaf.geen}")
    if aandacht is not None and aandacht.nieuwe_datum is not None:
        nieuw = aandacht.nieuwe_datum
        if blik.peildatum < datum and nieuw < datum and not afgedaan(blik, nieuw):
            kort = f"De termijn blijft {toon_op(blik, datum)}"
            return _gekozen(blik, loop, stap, aandacht, kort, regel.bron)
    aard = Aard.KANTELPUNT if regel.verplicht else Aard.AANDACHTSDATUM
    return _punt(
        blik, loop, stap, aard, datum, berekening, regel.bron, termijn, voorlopig=gevonden is None
    )


def leidende_dag(blik: Blik, bestand: Regelbestand, loop: Spoorloop) -> tuple[date, str]:
    """Give the earliest date of a running track and of which step: of what must be done first."""
    leidend, code, vrij = date.max, "", True
    for stap in loop.stappen.values():
        if stap.stand is not _HUIDIG:
            continue
        moet = stap.plan.regel.verplicht
        if not (moet or vrij):
            continue
        if loop.besluiten or stap.keren or stap.plan.eigen_aandacht:
            dag = alleen_de_dag(blik, partial(punt_van_stap, blik, bestand, loop, stap))
        else:
            dag = _kort_gerekend(blik, bestand, loop, stap.plan, stap.open_op)
        if not code or (moet and vrij) or dag < leidend:
            leidend, code = dag, stap.plan.code
        vrij = vrij and not moet
    if not code:
        return alleen_de_dag(blik, partial(punt_zonder_stap, blik, bestand, loop)), ""
    return leidend, code


def eerste_dag(blik: Blik, bestand: Regelbestand, loop: Spoorloop) -> tuple[date, str]:
    """Give the leading date of a track in which nothing was done or decided, and of which step."""
    leidend, code, begin = date.max, "", loop.start.dag
    for plan in loop.plan.eerste:
        if plan.eigen_aandacht:
            stap = als_begonnen(loop, plan)
            dag = alleen_de_dag(blik, partial(punt_van_stap, blik, bestand, loop, stap))
        else:
            dag = _kort_gerekend(blik, bestand, loop, plan, begin)
        if not code or dag < leidend:
            leidend, code = dag, plan.code
    return leidend, code


def _kort_gerekend(
    blik: Blik, bestand: Regelbestand, loop: Spoorloop, plan: Stapplan, open_op: date
) -> date:
    """Compute the day of a step about which nobody decided and that was not done before."""
    reken, vanaf = plan.dag, plan.vanaf
    if vanaf is None:
        start: date | None = open_op
    elif vanaf is _THUIS:
        start = blik.thuis.sinds if blik.thuis is not None else None
    else:
        start = _begin(blik, loop, plan.regel.vanaf, open_op)
    if reken is None or (start is None and plan.termijn is not None and plan.termijn.terug):
        return dag_van(blik.kalender, open_op, aandacht_van(bestand, plan.regel).termijn)
    return reken(blik.kalender, start or open_op)


def _begin(blik: Blik, loop: Spoorloop, vanaf: Vanaf | None, open_op: date) -> date | None:
    """Give the day that the term of a step counts from; None when nothing is recorded yet."""
    if vanaf is None or vanaf.feit is _VORIGE:
        return open_op
    if vanaf.feit is _BEGIN:
        return loop.start.dag
    if vanaf.feit is _THUIS:
        return blik.thuis.sinds if blik.thuis is not None else None
    feit = _feit(blik, loop, vanaf)
    return feit.dag if feit is not None else None


def punt_zonder_stap(blik: Blik, bestand: Regelbestand | None, loop: Spoorloop) -> Kantelpunt:
    """Give the date of a running track in which no step is open: nothing is without a date."""
    regel = (bestand.spoor_aandacht if bestand is not None else None) or EIGEN_AANDACHT
    berekening = begin_berekening(blik)
    dag = max((s.af_op for s in loop.stappen.values() if s.af), default=loop.dag)
    naam = _aanleiding(blik, loop, dag)
    if dag != loop.dag:
        naam = f"Laatste stap op {toon_op(blik, dag)}"
    datum = tel(blik, berekening, naam, dag, regel.termijn)
    berekening.zet("oordeel", regel.tekst)
    return maak_punt(
        blik,
        Aard.AANDACHTSDATUM,
        datum,
        berekening,
        bron=regel.bron,
        naar=loop.regel.code,
        actie=regel.actie,
        termijn=regel.termijn,
        sleutel=loop.start.sleutel,
        titel=loop.regel.naam,
    )


def eerste_termijn(blik: Blik, spoor: Spoorregel, dag: date) -> date:
    """Give the first date that a track can have, of the steps that are open from its begin."""
    dagen = []
    for regel in spoor.stappen.values():
        eigen = regel.vanaf is None or (
            spoor.start is not None and regel.vanaf.feit is spoor.start.feit
        )
        if regel.termijn is not None and eigen and (regel.termijn.terug or not regel.na):
            dagen.append(einde_van(blik.kalender, dag, regel.termijn).datum)
    return min(dagen, default=dag)


def _termijn(
    blik: Blik, loop: Spoorloop, stap: Stapstand, laatst: date | None
) -> tuple[Termijn | None, str]:
    """Give the term that holds and what to say about it: the agreed one, else that of the rule."""
    regel = stap.regel
    basis = regel.termijn
    if regel.herhaal is not None and (laatst is not None or basis is None):
        basis = regel.herhaal.termijn
    if not loop.besluiten:
        return basis, ""
    besluit = loop.besluit(Besluitsoort.ANDERE_TERMIJN, regel.code, laatst)
    if besluit is None or besluit.aantal is None or besluit.eenheid is None:
        return basis, ""
    if basis is None or basis.dagen:
        basis = Termijn(1, besluit.eenheid)
    tekst = f" (afgesproken op {toon_op(blik, besluit.datum)})"
    return replace(basis, aantal=besluit.aantal, eenheid=besluit.eenheid), tekst


def _start(
    blik: Blik, loop: Spoorloop, stap: Stapstand, vanaf: Vanaf | None, laatst: date | None
) -> tuple[date, str] | None:
    """Give what a term counts from, in words; None when that fact is not recorded yet."""
    if laatst is not None:
        return laatst, f"Laatst op {toon_op(blik, laatst)}"
    dag = _begin(blik, loop, vanaf, stap.open_op)
    if dag is None:
        return None
    if vanaf is not None and vanaf.feit not in (_VORIGE, _BEGIN):
        return dag, f"{vanaf.naam} {toon_op(blik, dag)}"
    if stap.vorige and (vanaf is None or vanaf.feit is _VORIGE):
        return dag, f"{loop.regel.stappen[stap.vorige].naam} klaar op {toon_op(blik, dag)}"
    return dag, _aanleiding(blik, loop, dag)


def _aanleiding(blik: Blik, loop: Spoorloop, dag: date) -> str:
    """Say what a term counts from at the begin of a track."""
    if blik.stil:
        return ""
    tekst, kort = aanleiding_van(blik, loop.start), toon_op(blik, dag)
    return tekst if tekst.endswith(kort) else f"{tekst}, {kort}"


def _feit(blik: Blik, loop: Spoorloop, vanaf: Vanaf) -> Feitdag | None:
    """Give the fact that a term of a track counts from.

    The one that started the track, when it is of that kind; else the first (or
    last) since its begin, and of some kinds the last one before it. With
    `ervoor` the last one up to its begin, and nothing after that.
    """
    feiten = feitdagen(blik, vanaf)
    if vanaf.feit in VAST:
        return feiten[0] if feiten else None
    if vanaf.ervoor:
        return next((f for f in reversed(feiten) if f.dag <= loop.begin), None)
    eigen = [f for f in feiten if f.feit_id == loop.start.feit_id]
    if eigen and not vanaf.laatste:
        return eigen[0]
    sinds = [f for f in feiten if f.dag >= loop.begin]
    if sinds:
        return sinds[-1] if vanaf.laatste else sinds[0]
    return feiten[-1] if feiten and vanaf.feit in TERUGKIJKEN else None


def _volgende_vaste_dag(loop: Spoorloop, stap: Stapstand, termijn: Termijn) -> date:
    """Give the day from which the next fixed day is sought, after all times that it was done.

    Done early serves the fixed day that comes next, done late all that have passed.
    """
    komend = vaste_dag(loop.dag, termijn.dagen, voor=termijn.voor)
    vorig = loop.begin - DAG
    for keer in stap.keren:
        if keer <= vorig:
            continue  # done once more for a day that was already served
        vorig = max(komend, _vorige_vaste_dag(keer, termijn))
        komend = vaste_dag(vorig + DAG, termijn.dagen, voor=termijn.voor)
    return komend


def _vorige_vaste_dag(dag: date, termijn: Termijn) -> date:
    """Give the last fixed day on or before a day, or a day before all of them."""
    vast = vaste_dag(date(dag.year - 1, 1, 1), termijn.dagen, voor=termijn.voor)
    while (volgende := vaste_dag(vast + DAG, termijn.dagen, voor=termijn.voor)) <= dag:
        vast = volgende
    return vast


def _aandachtspunt(
    blik: Blik,
    bestand: Regelbestand,
    loop: Spoorloop,
    stap: Stapstand,
    besluit: Stapbesluit | None,
    erbij: str = "",
) -> Kantelpunt:
    """Give the date of a step for which no term runs."""
    regel = aandacht_van(bestand, stap.regel)
    if besluit is not None and besluit.nieuwe_datum is not None:
        return _gekozen(blik, loop, stap, besluit, regel.tekst, regel.bron)
    berekening = begin_berekening(blik)
    gevonden = None
    if stap.regel.aandacht is not None:
        gevonden = _start(blik, loop, stap, regel.vanaf, None)
    start, naam = gevonden or (
        stap.open_op,
        f"{loop.regel.stappen[stap.vorige].naam} klaar op {toon_op(blik, stap.open_op)}"
        if stap.vorige
        else _aanleiding(blik, loop, stap.open_op),
    )
    datum = tel(blik, berekening, naam, start, regel.termijn)
    for tekst in filter(None, (erbij, regel.tekst)):
        berekening.zet("oordeel", tekst)
    return _punt(
        blik, loop, stap, Aard.AANDACHTSDATUM, datum, berekening, regel.bron, regel.termijn
    )


def _gekozen(
    blik: Blik, loop: Spoorloop, stap: Stapstand, besluit: Stapbesluit, tekst: str, bron: Bron
) -> Kantelpunt:
    """Give the day that a person chose to look again."""
    datum = besluit.nieuwe_datum or besluit.datum
    berekening = begin_berekening(blik)
    berekening.zet("begin", f"Aandachtsdatum {toon_op(blik, datum)}", datum)
    berekening.zet("begin", f"(gekozen op {toon_op(blik, besluit.datum)})", besluit.datum)
    berekening.zet("oordeel", tekst)
    return _punt(blik, loop, stap, Aard.AANDACHTSDATUM, datum, berekening, bron, None)


def _punt(
    blik: Blik,
    loop: Spoorloop,
    stap: Stapstand,
    aard: Aard,
    datum: date,
    berekening: Berekening,
    bron: Bron,
    termijn: Termijn | None,
    *,
    voorlopig: bool = False,
) -> Kantelpunt:
    """Make the answer; what need not be done is never over term."""
    regel: Spoorstapregel = stap.regel
    return maak_punt(
        blik,
        aard,
        datum,
        berekening,
        bron=bron,
        naar=regel.code,
        spoorcode=regel.code,
        voorlopig=voorlopig,
        actie=regel.actie or regel.naam,
        termijn=termijn or Termijn(0, Eenheid.DAGEN, Grens.LANGER_DAN),
        sleutel=loop.start.sleutel,
        titel=loop.regel.naam,
        verplicht=regel.verplicht,
    )
