"""Protocol: changes of circumstances that a dossier lives through (protocollen 3, an own rule).

Another school, no school, another gemeente: what each is, by the facts up to the
peildatum, and the date of a ladder that rests because of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Stapbesluit
from app.domain.mensen import Verhuizing
from app.domain.scholen import School, inschrijving_op
from app.protocol.berekening import toon_op
from app.protocol.blik import Blik
from app.protocol.model import Aandachtregel, Rustreden
from app.protocol.punten import gekozen_of_standaard, rustregel
from app.protocol.stand import Kantelpunt

DAG = timedelta(days=1)


class Schoolwissel(NamedTuple):
    """The first day at another school than the one before it."""

    datum: date
    oud: School | None
    nieuw: School | None


def schoolwissel(feiten: DossierFeiten, peildatum: date) -> Schoolwissel | None:
    """Give the latest change of school up to the peildatum; None when there was none.

    The day is that of the new enrolment: the zorgplicht passes earlier, at the
    aanmelding, but the regie at the enrolment (protocollen 3).
    """
    if len(feiten.inschrijvingen) < 2:
        return None
    vorige: str | None = None
    gevonden: Schoolwissel | None = None
    for rij in sorted(feiten.inschrijvingen, key=lambda r: r.van):
        if rij.van > peildatum:
            break
        if vorige is not None and rij.school_id != vorige:
            scholen = feiten.scholen
            gevonden = Schoolwissel(rij.van, scholen.get(vorige), scholen.get(rij.school_id))
        vorige = rij.school_id
    return gevonden


def uitgeschreven_op(feiten: DossierFeiten, peildatum: date) -> date | None:
    """Give the first day without a school after an enrolment; None while enrolled, or never was."""
    if inschrijving_op(feiten.inschrijvingen, peildatum) is not None:
        return None
    einden = [r.tot for r in feiten.inschrijvingen if r.van <= peildatum and r.tot is not None]
    return max(einden) + DAG if einden else None


def vertrokken(feiten: DossierFeiten, peildatum: date) -> Verhuizing | None:
    """Give the move that took the leerling out of the team's gemeente while the dossier ran.

    "Counted here up to the BRP date": on that day the new gemeente counts. A move from
    before the opening is one to here, and so is a later one that `blijft`.
    """
    weg: Verhuizing | None = None
    for rij in feiten.verhuizingen:
        if feiten.dossier.geopend < rij.datum <= peildatum:
            weg = None if rij.blijft else rij
    return weg


def rustpunt(blik: Blik) -> Kantelpunt | None:
    """Give the date of a ladder that rests as a whole; None when nothing makes it rest.

    Moved away: from the BRP date on, until the new gemeente confirmed the
    transfer. Enrolled nowhere: from the first day without a school, while a stap runs.
    """
    feiten, peildatum, actief = blik.feiten, blik.peildatum, blik.ladder.actief
    if feiten.verhuizingen and (weg := vertrokken(feiten, peildatum)) is not None:
        return _na_vertrek(blik, weg)
    if not actief or not feiten.inschrijvingen:
        return None
    dag = uitgeschreven_op(feiten, peildatum)
    if dag is None:
        return None
    regel = rustregel(
        blik,
        Rustreden.UITGESCHREVEN,
        "nieuwe school?",
        "De ladder rust: zonder school loopt er geen termijn van een stap",
    )
    return _rust(blik, regel, "Zonder school sinds", dag)


def _na_vertrek(blik: Blik, weg: Verhuizing) -> Kantelpunt:
    """Give the look after a move: until the receipt of the transfer is confirmed, then to close."""
    sinds = f"De ladder rust: sinds {toon_op(blik, weg.datum)} telt {weg.naar_gemeente}"
    bevestigd = weg.ontvangst_bevestigd
    if bevestigd is not None and bevestigd <= blik.peildatum:
        regel = rustregel(blik, Rustreden.VERHUISD, "", sinds)
        regel = replace(regel, actie="sluit af: verhuisd", tekst=sinds)
        return _rust(blik, regel, "Ontvangst bevestigd op", bevestigd, meteen=True)
    vraag = "Vraag de nieuwe gemeente of de overdracht is aangekomen"
    regel = rustregel(blik, Rustreden.VERHUISD, "ontvangst bevestigd?", vraag)
    gedaan = weg.overgedragen_op
    if gedaan is not None and gedaan <= blik.peildatum:
        dag = max(gedaan, weg.datum)
        return _rust(blik, regel, "Overgedragen, te bevestigen vanaf", dag, erbij=(sinds,))
    return _rust(blik, regel, "Verhuisd op", weg.datum, erbij=(sinds,))


def _rust(
    blik: Blik,
    regel: Aandachtregel,
    begin: str,
    dag: date,
    *,
    erbij: tuple[str, ...] = (),
    meteen: bool = False,
) -> Kantelpunt:
    """Make the date: the one a person chose since, else the default; `meteen`: the day itself."""
    actief = blik.ladder.actief
    code = actief[-1].stap.code if actief else ""
    keuzes = [loop.aandacht for loop in actief] if actief else [blik.ladder.los]
    gekozen: Stapbesluit | None = None
    for besluit in keuzes:
        if besluit is not None and besluit.datum >= dag and besluit.nieuwe_datum is not None:
            gekozen = besluit
    return gekozen_of_standaard(
        blik,
        regel,
        gekozen,
        begin,
        dag,
        code or blik.protocol.begin,
        code or None,
        erbij,
        meteen=meteen,
    )
