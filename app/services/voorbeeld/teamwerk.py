"""Services: what the example team as a whole did in time: jaarverslag, thuiszitterslijst."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.feestdagen import plus_werkdagen
from app.domain.kalender import Kalender
from app.domain.sporen import Gebeurtenis
from app.protocol.model import Eis, Regelbestand, Spoorregel
from app.protocol.sporen.teamsporen import bereken_teamsporen
from app.protocol.stand import Doorloopstand, Spoorstand, Spoorstap
from app.services.protocollen import alle_versies
from app.services.voorbeeld.bron import Bron
from app.services.voorbeeld.rekenen import Rekenaar

RONDEN = 12
BEGONNEN = (30, 60)
"""Calendar days ago that something of the team began."""
LEERLINGEN_OP_LIJST = (9, 22)


def bestanden_van(rekenaar: Rekenaar) -> tuple[Regelbestand, ...]:
    """Give every file that the team uses somewhere, in the version of the peildatum."""
    in_gebruik = {k.protocol for k in rekenaar.keuzes if k.aan}
    versies = alle_versies(rekenaar.team, rekenaar.peildatum)
    laatste = [reeks[-1] for reeks in versies.values()]
    return tuple(b for b in laatste if b.standaard or b.code in in_gebruik or b.code == "apeldoorn")


def teamgebeurtenissen(bron: Bron, rekenaar: Rekenaar, kalender: Kalender) -> list[Gebeurtenis]:
    """Record what the tracks of the team ask, as far as its day has come."""
    bestanden = bestanden_van(rekenaar)
    gedaan = list(_aanleidingen(bron, rekenaar.peildatum, bestanden))
    for _ in range(RONDEN):
        erbij: list[Gebeurtenis] = []
        for spoor in bereken_teamsporen(bestanden, gedaan, kalender, rekenaar.peildatum):
            regel = _regel(bestanden, spoor)
            for stap in spoor.stappen if spoor.einde is None else ():
                nieuw = _doe(bron, rekenaar.peildatum, bestanden, spoor, regel, stap)
                if nieuw is not None and nieuw.soort not in {g.soort for g in erbij}:
                    erbij.append(nieuw)
        if not erbij:
            break
        gedaan += erbij
    return gedaan


def _aanleidingen(
    bron: Bron, peildatum: date, bestanden: tuple[Regelbestand, ...]
) -> Iterator[Gebeurtenis]:
    """Record what makes a track of the team begin that does not come every schooljaar."""
    for bestand in bestanden:
        for spoor in bestand.sporen:
            if spoor.team and spoor.aan and spoor.start and spoor.start.soorten:
                dag = plus_werkdagen(peildatum - timedelta(days=bron.kans.randint(*BEGONNEN)), 1)
                yield _leg_vast(bron, bestanden, min(spoor.start.soorten), dag)


def _regel(bestanden: tuple[Regelbestand, ...], spoor: Spoorstand) -> Spoorregel:
    bestand = next(b for b in bestanden if b.code == spoor.protocol)
    return next(r for r in bestand.sporen if r.code == spoor.code)


def _doe(
    bron: Bron,
    peildatum: date,
    bestanden: tuple[Regelbestand, ...],
    spoor: Spoorstand,
    regel: Spoorregel,
    stap: Spoorstap,
) -> Gebeurtenis | None:
    """Do one step some days before its last day; None when that has not come."""
    klaar = regel.stappen[stap.code].klaar
    if stap.stand is not Doorloopstand.HUIDIG or klaar.eis is not Eis.GEBEURTENIS:
        return None
    if stap.punt is None or stap.punt.datum is None:
        return None
    vroegst = max(stap.klaar_op or spoor.begin, spoor.begin)
    dag = plus_werkdagen(stap.punt.datum - timedelta(days=bron.kans.randint(4, 12)), 1)
    dag = min(max(dag, vroegst + timedelta(days=1)), stap.punt.datum)
    if dag > peildatum:
        return None
    return _leg_vast(bron, bestanden, min(klaar.soorten), dag)


def _leg_vast(
    bron: Bron, bestanden: tuple[Regelbestand, ...], soort: str, dag: date
) -> Gebeurtenis:
    """Record an event of the team with all that its form asks."""
    vorm = next(b.gebeurtenissen[soort] for b in bestanden if soort in b.gebeurtenissen)
    return Gebeurtenis(
        id=bron.id(),
        soort=soort,
        datum=dag,
        uitkomst=next(iter(vorm.uitkomsten), ""),
        aantal=float(bron.kans.randint(*LEERLINGEN_OP_LIJST)) if vorm.aantal else None,
        tot=dag + timedelta(days=365) if vorm.tot else None,
        wie=vorm.wie,
        persoon="Samenwerkingsverband Modelstad" if vorm.persoon else "",
    )
