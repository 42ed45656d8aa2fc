"""Protocol: which definitions a dossier meets: the kind of thuiszitter, the group of a count.

Definitions are data of a protocol file and more than one may hold (protocollen
2): each source draws the line elsewhere. Each answer names the facts that
decided, and since when it holds where that can be told.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.thuis import eerste_dag_over
from app.protocol.blik import Blik, maak_blik
from app.protocol.eisen.eisen import vervuld
from app.protocol.eisen.eisuitleg import eisstappen
from app.protocol.eisen.uitkomst import LADDER
from app.protocol.model import Definitie, Eis, Grens, Voorwaarde
from app.protocol.sporen.stroom import momenten_van
from app.protocol.stand import Indeling, Rekenstap

DAG = timedelta(days=1)


def indelingen_van(blik: Blik) -> tuple[Indeling, ...]:
    """Give the definitions of all layers that this dossier meets on the peildatum."""
    return tuple(
        indeling
        for bestand in blik.regels.alle
        for definitie in bestand.definities
        if definitie.aan and (indeling := _indeling(blik, definitie)) is not None
    )


def _indeling(blik: Blik, definitie: Definitie) -> Indeling | None:
    """Give what one definition says of this dossier; None when it does not meet it."""
    uitkomst = vervuld(blik, definitie.eis, LADDER)
    if not uitkomst.open:
        return None
    feiten = eisstappen(blik, definitie.eis, LADDER)
    bron = definitie.bron
    stappen = (
        Rekenstap("regel", f"{definitie.naam} ({bron.document}, {bron.plaats})"),
        *feiten,
        Rekenstap("oordeel", f"Telt als {definitie.telt_als}"),
    )
    return Indeling(
        definitie.code,
        definitie.naam,
        definitie.telt_als,
        " ".join(stap.tekst for stap in feiten),
        bron,
        _sinds(blik, definitie.eis),
        stappen,
    )


def _sinds(blik: Blik, eis: Voorwaarde) -> date | None:
    """Give the first day on which a demand held; None when that cannot be told.

    The facts give one day; it is told only when the demand was indeed met on it
    and not on the day before.
    """
    dag = _eerste_dag(blik, eis)
    if not date.min < dag <= blik.peildatum:
        return None
    toen, ervoor = (
        vervuld(maak_blik(blik.regels, blik.feiten, blik.kalender, op), eis, LADDER).open
        for op in (dag, dag - DAG)
    )
    return dag if toen and not ervoor else None


def _eerste_dag(blik: Blik, eis: Voorwaarde) -> date:
    """Give the day that the facts of a demand point at; date.min when they point at none."""
    if eis.eis is Eis.ALLE:
        return max(_eerste_dag(blik, deel) for deel in eis.delen)
    if eis.eis is Eis.EEN:
        dagen = [_eerste_dag(blik, d) for d in eis.delen if vervuld(blik, d, LADDER).open]
        return min(dagen, default=date.min)
    if eis.eis is Eis.NIET:
        deel = eis.delen[0]
        if deel.eis is Eis.INGESCHREVEN:
            return _uitgeschreven(blik, deel)
        return _voorbij(blik, deel) if deel.eis is Eis.GEBEURTENIS and deel.geldig else date.min
    return vervuld(blik, eis, LADDER).dag or date.min


def _uitgeschreven(blik: Blik, ingeschreven: Voorwaarde) -> date:
    """Give the first day without enrolment, or the first on which that lasted long enough."""
    laatste = [
        i.tot for i in blik.feiten.inschrijvingen if i.tot is not None and i.van <= blik.peildatum
    ]
    if not laatste:
        return date.min
    eerste, binnen = max(laatste) + DAG, ingeschreven.binnen
    if binnen is None:
        return eerste
    vanaf = binnen.grens is Grens.VANAF
    return eerste_dag_over(blik.kalender, eerste, binnen.aantal, binnen.eenheid, vanaf=vanaf)


def _voorbij(blik: Blik, gebeurtenis: Voorwaarde) -> date:
    """Give the first day after the last one of these gebeurtenissen was over."""
    dagen = [
        m.tot + DAG
        for soort in gebeurtenis.soorten
        for m in momenten_van(blik).get(soort, ())
        if m.tot is not None
        and (not gebeurtenis.uitkomsten or m.uitkomst in gebeurtenis.uitkomsten)
    ]
    return max(dagen, default=date.min)
