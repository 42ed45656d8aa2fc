"""Protocol: which definitions a dossier meets: the kind of thuiszitter, the group of a count.

Definitions are data of a protocol file and more than one may hold (protocollen
2): each source draws the line elsewhere. Each answer names the facts that
decided, and since when it holds where that can be told.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.thuis import eerste_dag_over
from app.protocol.blik import Blik
from app.protocol.eisen import vervuld
from app.protocol.eisuitleg import eisstappen
from app.protocol.model import Definitie, Eis, Grens, Voorwaarde
from app.protocol.stand import Indeling, Rekenstap
from app.protocol.uitkomst import LADDER

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
    dagen = [uitkomst.dag, _niet_ingeschreven(blik, definitie.eis)]
    sinds = max((dag for dag in dagen if dag is not None), default=None)
    return Indeling(
        definitie.code,
        definitie.naam,
        definitie.telt_als,
        " ".join(stap.tekst for stap in feiten),
        bron,
        sinds,
        stappen,
    )


def _niet_ingeschreven(blik: Blik, eis: Voorwaarde) -> date | None:
    """Give the first day on which "not enrolled" held, when the demand asks for that."""
    if eis.eis is Eis.NIET and eis.delen[0].eis is Eis.INGESCHREVEN:
        laatste = [i.tot for i in blik.feiten.inschrijvingen if i.tot is not None]
        if not laatste:
            return None
        eerste = max(laatste) + DAG
        if (binnen := eis.delen[0].binnen) is None:
            return eerste
        vanaf = binnen.grens is Grens.VANAF
        return eerste_dag_over(blik.kalender, eerste, binnen.aantal, binnen.eenheid, vanaf=vanaf)
    if eis.eis is not Eis.ALLE:
        return None
    dagen = [dag for deel in eis.delen if (dag := _niet_ingeschreven(blik, deel)) is not None]
    return max(dagen, default=None)
