"""Domain: what leerplicht may tell others, or take from them, only when something else is so.

A message of leerplicht to the jeugdarts needs the toestemming of all who must give it
(protocollen 6: "terugkoppeling to school (and jeugdarts, with toestemming)"; 004 par. 5.6).
Without names one may always ask: that is a contact, not a doorgave. An answer about
belastbaarheid is of a doctor or the independent psycholoog (app.domain.belastbaarheid). The same
stands as triggers in db.deeltriggers.
"""

from __future__ import annotations

from app.domain.belastbaarheid import ADVIESCODES, MAG_ZEGGEN
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Toestemmingdoel
from app.domain.feit import Feit
from app.domain.fouten import InvoerFout
from app.domain.handelen import Doel, Doorgave, Wie
from app.domain.notitie import toestemming_compleet
from app.domain.sporen import Gebeurtenis

DOEL = Toestemmingdoel.BERICHT_JEUGDARTS


def vraagt_toestemming(feit: Feit) -> bool:
    """Tell whether a fact may only be recorded with toestemming."""
    return isinstance(feit, Doorgave) and feit.aan is Doel.JEUGDARTS and feit.door is Wie.LEERPLICHT


def keur_delen(feiten: DossierFeiten | None, feit: Feit, oud: Feit | None = None) -> None:
    """Raise InvoerFout when something was told that nobody consented to (see above).

    A fact whose day, dossier and addressee stay what they were is not weighed again: what was so
    then stays recorded.
    """
    if not isinstance(feit, Doorgave) or not vraagt_toestemming(feit):
        return
    if isinstance(oud, Doorgave) and _zelfde(feit, oud):
        return
    if feiten is None or not toestemming_compleet(feiten, feit.datum, DOEL):
        raise InvoerFout(
            "Er is geen toestemming van iedereen die dat moet geven om de jeugdarts bericht te "
            "geven.",
            "Leg die eerst vast. Een vraag zonder naam is een contact met de jeugdarts.",
            veld="aan",
        )


def keur_bron_van_advies(gebeurtenis: Gebeurtenis) -> None:
    """Raise InvoerFout when an advice about belastbaarheid would be of somebody else."""
    if gebeurtenis.soort in ADVIESCODES and gebeurtenis.wie not in MAG_ZEGGEN:
        raise InvoerFout(
            f"Een uitspraak over wat een leerling aankan, komt nooit van {gebeurtenis.wie.label}.",
            "Alleen een arts of de onafhankelijke psycholoog doet die: kies 'anders' of CJG.",
            veld="wie",
        )


def _zelfde(feit: Doorgave, oud: Doorgave) -> bool:
    return (feit.datum, feit.dossier_id, feit.aan, feit.door) == (
        oud.datum,
        oud.dossier_id,
        oud.aan,
        oud.door,
    )
