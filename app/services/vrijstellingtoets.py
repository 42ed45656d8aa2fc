"""Services: the checks of an appeal, a request or leave as it stands or is typed.

The gates of the tracks that it starts (law, and what the team's protocols add), weighed as if
nothing was decided yet, and the checks that take more than events. One list, what is closed
first. Nothing here refuses: it informs (protocollen 3, scenario's).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Toestemmingdoel
from app.domain.termijn import plus_maanden
from app.domain.vrijstellingen import Verlofaanvraag, Vrijstelling
from app.domain.vrijstellinggebeurtenissen import feit_van, is_afgeleid, met_feit
from app.domain.vrijstellingtoets import (
    MAANDEN_VERKLARING,
    Omgeving,
    Toets,
    toetsen,
    toetsen_verlof,
)
from app.protocol.blik import maak_blik
from app.protocol.eisen.eistoestemming import toestemming
from app.protocol.stand import PoortStand, Spoorstand, Stand
from app.services.caseload import stand_van
from app.services.schoolkalender import kalender_van
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie

Verzoek = Vrijstelling | Verlofaanvraag

_ZELFDE = {"swv_advies_5a": "swv", "terugblik_richting": "terugblik"}
"""Gates that ask what a check tells with more words."""


def zonder_uitkomst(feit: Verzoek) -> Verzoek:
    """Give it as it was before anything was decided: its gates stand before that."""
    if isinstance(feit, Verlofaanvraag):
        return replace(feit, besluit=None, besluit_op=None, verleend=None, bezwaar=None,
                       bezwaar_op=None)  # fmt: skip
    return replace(feit, uitkomst=None, uitkomst_op=None, van=None, tot=None, gemeente="",
                   gemeld_op=None, arbeidsinspectie_op=None, bezwaar=None,
                   bezwaar_op=None)  # fmt: skip


def checks(sessie: Sessie, feiten: DossierFeiten, feit: Verzoek, peildatum: date) -> list[Toets]:
    """Give every check of one of these as it is now, the closed ones first."""
    om = _omgeving(sessie, feiten, feit, peildatum)
    eigen = toetsen(feit, om) if isinstance(feit, Vrijstelling) else toetsen_verlof(feit, om)
    codes = {t.code for t in eigen}
    dag = feit.ingediend if isinstance(feit, Vrijstelling) else feit.ontvangen
    stand = stand_van(sessie, met_feit(feiten, zonder_uitkomst(feit)), max(dag, peildatum))
    uit_spoor = [
        _van_poort(p, feit) for p in poorten_van(stand, feit.id) if _ZELFDE.get(p.code) not in codes
    ]
    return sorted([*uit_spoor, *eigen], key=_dicht_eerst)


def poorten_van(stand: Stand, feit_id: str) -> list[PoortStand]:
    """Give the gates before the running steps of the tracks that a fact started, each once."""
    gevonden: dict[str, PoortStand] = {}
    for spoor in sporen_van(stand, feit_id):
        for poort in (*spoor.poorten, *(p for s in spoor.stappen for p in s.poorten)):
            gevonden.setdefault(poort.code, poort)
    return list(gevonden.values())


def sporen_van(stand: Stand, feit_id: str) -> list[Spoorstand]:
    """Give the tracks that a fact started."""
    gevonden = []
    for spoor in stand.sporen:
        van = spoor.sleutel.partition(":")[2]
        if is_afgeleid(van) and feit_van(van) == feit_id:
            gevonden.append(spoor)
    return gevonden


def _van_poort(p: PoortStand, feit: Verzoek) -> Toets:
    """See a gate as a check; with the days where its own sentence has none."""
    uitleg = p.uitleg
    if p.code == "verklaring_arts" and isinstance(feit, Vrijstelling):
        uitleg = f"{uitleg} {_oudste(feit)}".strip()
    bron = f"{p.bron.document}, {p.bron.plaats}"
    open_ = p.open if p.verplicht or p.open else None
    return Toets(p.code, p.naam, open_, uitleg, bron, p.bron.eigen, p.bron.controleren)


def _oudste(v: Vrijstelling) -> str:
    """Say until which day a declaration can be used (art. 7: not older than three maanden)."""
    if v.verklaring_op is None:
        return "Vul de dagtekening in."
    tot = plus_maanden(v.verklaring_op, MAANDEN_VERKLARING)
    return (
        f"De verklaring is van {_dag(v.verklaring_op)} en is te gebruiken tot en met {_dag(tot)}; "
        f"ingediend op {_dag(v.ingediend)}."
    )


def _omgeving(sessie: Sessie, feiten: DossierFeiten, feit: Verzoek, peildatum: date) -> Omgeving:
    andere = _andere_dossiers(sessie, feiten)
    kalender = kalender_van(sessie, feiten, peildatum)
    blik = maak_blik(sessie.regels(feiten, peildatum), feiten, kalender, peildatum)
    return Omgeving(
        leerling=feiten.leerling,
        kalender=kalender,
        inschrijvingen=feiten.inschrijvingen,
        scholen=feiten.scholen,
        eerdere=[v for v in (*andere, *feiten.vrijstellingen) if v.id != feit.id],
        verlof=[v for v in feiten.verlof if v.id != feit.id],
        gemeente=sessie.instellingen.gemeente,
        swv=sessie.instellingen.swv_advies_5a,
        swv_toestemming=toestemming(blik, Toestemmingdoel.SWV.value).open,
    )


def _andere_dossiers(sessie: Sessie, feiten: DossierFeiten) -> list[Vrijstelling]:
    """Read what stands in earlier dossiers of the same leerling."""
    from app.domain.dossiers import Dossier

    eerder = [d.id for d in sessie.lees(Dossier, leerling_id=feiten.leerling.id)]
    return [
        v
        for dossier_id in eerder
        if dossier_id != feiten.dossier.id
        for v in opzoeken.lees_waar(sessie.v, Vrijstelling, dossier_id=dossier_id)
    ]


def _dicht_eerst(t: Toets) -> int:
    return {False: 0, None: 1, True: 2}[t.open]


def _dag(dag: date) -> str:
    return toon_dag(dag, jaar=True, kort=False, weekdag=False)
