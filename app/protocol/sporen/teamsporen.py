"""Protocol: the tracks of the team as a whole: what it owes others at fixed times of the year.

Source of the kinds: wet-en-praktijk 3 (art. 25) and protocollen 3 (peildata). A
rule with `team = true` runs once in every schooljaar, from 1 August; with a
start by a gebeurtenis once for each of those. Only what the team recorded
itself (a Gebeurtenis without dossier) does its steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier
from app.domain.mensen import Leerling
from app.domain.schooldagen import Kalender, schooljaar_van
from app.domain.sporen import Gebeurtenis
from app.protocol.blik import maak_blik
from app.protocol.model import Feitsoort, Protocol, Regelbestand, Regelset
from app.protocol.sporen.spoorindex import Plek, maak_plek
from app.protocol.sporen.spoorstart import Start, starts_van_regel
from app.protocol.sporen.sporen import bouw_spoor, op_urgentie
from app.protocol.stand import Spoorstand

BEGIN_SCHOOLJAAR = (8, 1)


def bereken_teamsporen(
    bestanden: Sequence[Regelbestand],
    gebeurtenissen: Sequence[Gebeurtenis],
    kalender: Kalender,
    peildatum: date,
) -> tuple[Spoorstand, ...]:
    """Compute the tracks of the team on a day, in the order of `Stand.sporen`.

    `bestanden` are the files in use, at least one ladder among them: it says
    what "deze week" is. `kalender` is that of the region of the team.
    """
    ladder = next(b for b in bestanden if isinstance(b, Protocol))
    lagen = tuple(b for b in bestanden if b is not ladder)
    begin = _begin(peildatum)
    niemand = Leerling(achternaam="", geboortedatum=begin)
    feiten = DossierFeiten(
        dossier=Dossier(leerling_id=niemand.id, dossiernummer="", geopend=begin),
        leerling=niemand,
        scholen={},
        gebeurtenissen=tuple(
            sorted((g for g in gebeurtenissen if g.dossier_id is None), key=lambda g: g.datum)
        ),
    )
    regels = Regelset(ladder, lagen, {b.code: (b,) for b in bestanden})
    blik = maak_blik(regels, feiten, kalender, peildatum)
    sporen = [
        spoor
        for plek in _plekken(bestanden)
        for start in (
            starts_van_regel(blik, plek.plan)
            if plek.regel.start is not None and plek.regel.start.feit is Feitsoort.GEBEURTENIS
            else _per_schooljaar(plek, peildatum)
        )
        if (spoor := bouw_spoor(blik, plek, start)) is not None
    ]
    return tuple(spoor.stand() for spoor in sorted(sporen, key=op_urgentie))


def _plekken(bestanden: Sequence[Regelbestand]) -> Iterator[Plek]:
    """Give the rules for the team that are on."""
    for bestand in bestanden:
        for regel in bestand.sporen:
            if regel.team and regel.aan:
                yield maak_plek(bestand, regel)


def _per_schooljaar(plek: Plek, peildatum: date) -> Iterator[Start]:
    """Give the track of the schooljaar of the peildatum."""
    jaar = schooljaar_van(peildatum)
    yield Start(f"{plek.regel.code}:{jaar}", _begin(peildatum), feit=f"Schooljaar {jaar}")


def _begin(dag: date) -> date:
    """Give the first day of the schooljaar of a day."""
    return date(int(schooljaar_van(dag)[:4]), *BEGIN_SCHOOLJAAR)
