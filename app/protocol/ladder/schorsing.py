"""Protocol: the term of a stap that rests because of a gebeurtenis, and runs on after it.

Source: protocollen 3 '3b -> 5_a suspends 3a'. While two stappen run side by side, a
gebeurtenis of its Rustregel makes the term of a stap rest, until the one that ends it.
Own rule for what is left then: of a term in schoolweken or schooldagen the schooldagen
after the day of the gebeurtenis up to and including the last day, counted again from
the day of the outcome; of another term the calendar days. What was over term on the day
of the gebeurtenis stays over term.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.dossiers import Eenheid
from app.domain.opsporing import MOMENTWOORDEN, Moment
from app.protocol.blik import Blik
from app.protocol.ladder.ladder import Doorloop
from app.protocol.rekenen.berekening import Berekening, toon_op
from app.protocol.sporen.stroom import momenten_van
from app.protocol.tekst import toon_termijn

_SCHOOLTIJD = frozenset({Eenheid.SCHOOLWEKEN, Eenheid.SCHOOLDAGEN})


class Schorsing(NamedTuple):
    """A rest of one term: from which gebeurtenis, until which one, and whether it runs on then."""

    begin: Moment
    einde: Moment | None
    verder: bool


def schorsingen(blik: Blik, loop: Doorloop, sinds: date | None) -> Sequence[Schorsing]:
    """Give the rests of a doorloop up to the peildatum, in order; not those before `sinds`."""
    regel = loop.stap.rust
    if regel is None or not blik.feiten.gebeurtenissen:
        return ()
    stroom = momenten_van(blik)
    redenen = sorted((m for c in regel.bij for m in stroom.get(c, ())), key=_dag)
    einden = sorted((m for c in regel.tot for m in stroom.get(c, ())), key=_dag)
    gevonden: list[Schorsing] = []
    vanaf = max(loop.begin, sinds or loop.begin)
    for reden in redenen:
        if regel.uitkomsten and reden.uitkomst not in regel.uitkomsten:
            continue
        if reden.datum < vanaf or not _naast(blik, loop, reden.datum):
            continue
        if loop.einde is not None and reden.datum >= loop.einde:
            break
        einde = next((m for m in einden if m.datum >= reden.datum), None)
        verder = einde is not None and (not regel.verder or einde.uitkomst in regel.verder)
        gevonden.append(Schorsing(reden, einde, verder))
        if einde is None or not verder:
            break
        vanaf = einde.datum
    return gevonden


def na_schorsing(
    blik: Blik,
    datum: date,
    eenheid: Eenheid,
    geweest: Sequence[Schorsing],
    berekening: Berekening | None,
) -> date:
    """Give the last day of a term once its rests are over, and write down why."""
    for schorsing in geweest:
        begin, einde = schorsing.begin.datum, schorsing.einde
        if einde is None or not schorsing.verder or datum < begin:
            continue
        if eenheid in _SCHOOLTIJD:
            over, soort = blik.kalender.schooldagen_tussen(begin, datum), Eenheid.SCHOOLDAGEN
            eerste = blik.kalender.volgende_schooldag(einde.datum)
            datum = blik.kalender.plus_schooldagen(eerste, over)
        else:
            over, soort = (datum - begin).days, Eenheid.DAGEN
            datum = einde.datum + timedelta(days=over)
        if berekening is not None:
            rest = "waren" if over > 1 else "was"
            nog = f"er {rest} nog {toon_termijn(over, soort)}" if over else "er was niets meer over"
            berekening.zet(
                "oordeel",
                f"Van {toon_op(blik, begin)} tot {toon_op(blik, einde.datum)} rustte deze termijn "
                f"({naam_van(blik, schorsing.begin.soort)}); {nog}, dus {toon_op(blik, datum)}",
                datum,
            )
    return datum


def naam_van(blik: Blik, soort: str) -> str:
    """Name a gebeurtenis by the words of the first file that has it, a sealed moment by its own."""
    for bestand in blik.regels.alle:
        if soort in bestand.gebeurtenissen:
            return bestand.gebeurtenissen[soort].naam
    return MOMENTWOORDEN.get(soort, soort)


def _naast(blik: Blik, loop: Doorloop, dag: date) -> bool:
    """Tell whether a stap ran beside this one on a day."""
    return any(
        ander.stap.code in loop.stap.naast
        and ander.begin <= dag
        and (ander.einde is None or ander.einde > dag)
        for ander in blik.ladder.doorlopen
    )


def _dag(moment: Moment) -> date:
    return moment.datum
