"""Services: recording what was found out about who is enrolled nowhere, one or many at once.

Daadwerkelijk makes a melding of absoluut verzuim that opens a dossier (or joins the running
one), so that its route runs; the others are a finding, and in a running dossier also the
gebeurtenis that its route waits for. All of one choice is one change: undone in one go.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.absoluut import Absoluutbevinding, Bevinding
from app.domain.fouten import InvoerFout, RechtFout
from app.domain.mensen import Rol
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Melding, Meldingbron, MeldingStatus, Meldingstatus, Verzuimsoort
from app.services import dossiers
from app.services.absoluut import Absoluutrij
from app.services.vastleggen import leg_vast_in
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

GEBEURTENIS = "absoluut_uitkomst"
"""The event that the routes and scenarios of absoluut verzuim wait for."""

OPNIEUW_NA = {
    Bevinding.ADMINISTRATIEF: 28,
    Bevinding.ONTERECHT: 28,
    Bevinding.AANVRAAG_5C: 91,
    Bevinding.ADRES: 91,
}
"""Days after which a finding is looked at anew; the source names none, this is an own choice."""

_UITKOMSTEN = (Bevinding.ADMINISTRATIEF, Bevinding.DAADWERKELIJK, Bevinding.ONTERECHT)


def voorstel_tot(bevinding: Bevinding, dag: date) -> date | None:
    """Propose until when a finding stands: who waits for the mbo to 1 March, after its intake."""
    if bevinding is Bevinding.WACHT_MBO:
        maart = date(dag.year, 3, 1)
        return maart if dag <= maart else date(dag.year + 1, 3, 1)
    dagen = OPNIEUW_NA.get(bevinding)
    return None if dagen is None else dag + timedelta(days=dagen)


def voorbeeld(rijen: Sequence[Absoluutrij], bevinding: Bevinding) -> str:
    """Say in words what recording this for these rows would do."""
    n = len(rijen)
    wie = rijen[0].naam if n == 1 else f"{n} leerlingen"
    if bevinding is not Bevinding.DAADWERKELIJK:
        lopend = sum(r.dossier_id is not None for r in rijen) if bevinding in _UITKOMSTEN else 0
        erbij = f" In {_dossiers(lopend)} komt de uitkomst ook te staan." if lopend else ""
        return f"{wie}: {bevinding.label}.{erbij}"
    nieuw = sum(r.dossier_id is None for r in rijen)
    melding = "Er komt een melding absoluut verzuim, als die er nog niet is"
    delen = [f"{wie}: {bevinding.label}. {melding}"]
    if nieuw:
        delen.append(f"; {_gaan_open(nieuw)}")
    if n - nieuw:
        delen.append(f"; bij {n - nieuw} in het lopende dossier")
    return "".join(delen) + "."


def leg_bevinding_vast(
    sessie: Sessie,
    rijen: Sequence[Absoluutrij],
    bevinding: Bevinding,
    *,
    tot: date | None = None,
    ambtenaar_id: str | None = None,
) -> Wijziging:
    """Record one finding for all these rows, today, all or none.

    `ambtenaar_id` gets the dossiers that open. InvoerFout when nobody was chosen; RechtFout
    when administratie would open dossiers of its own.
    """
    if not rijen:
        raise InvoerFout("Er is niemand gekozen.", "Kies eerst een of meer leerlingen.")
    if (
        bevinding is Bevinding.DAADWERKELIJK
        and ambtenaar_id is None
        and any(r.dossier_id is None for r in rijen)
        and sessie.ambtenaar.rol is Rol.ADMINISTRATIE
    ):
        raise RechtFout(
            "Een dossier is van een leerplichtambtenaar.",
            "Kies wie de dossiers behandelt, of laat de uitkomst aan een ambtenaar.",
        )
    dag = sessie.vandaag()
    with sessie.schrijf() as tx:
        lopend = opzoeken.open_dossiers(sessie.v, {r.leerling_id for r in rijen})
        for rij in rijen:
            dossier_id = lopend.get(rij.leerling_id)
            melding_id = None
            if bevinding is Bevinding.DAADWERKELIJK:
                melding_id, dossier_id = _meld(sessie, tx, rij, dossier_id, ambtenaar_id, dag)
            if dossier_id is not None and bevinding in _UITKOMSTEN:
                uitkomst = Gebeurtenis(
                    dossier_id=dossier_id, soort=GEBEURTENIS, datum=dag, uitkomst=bevinding.value
                )
                leg_vast_in(sessie, tx, uitkomst)
            leg_vast_in(
                sessie,
                tx,
                Absoluutbevinding(
                    leerling_id=rij.leerling_id,
                    datum=dag,
                    bevinding=bevinding,
                    tot=tot,
                    melding_id=melding_id,
                ),
            )
    return tx.wijziging


def _meld(
    sessie: Sessie,
    tx: Transactie,
    rij: Absoluutrij,
    dossier_id: str | None,
    ambtenaar_id: str | None,
    dag: date,
) -> tuple[str, str]:
    """Make the melding of absoluut verzuim, taken into a dossier; give the ids of both.

    One that was made of this same gap and stands in the running dossier is not made again.
    """
    if dossier_id is not None:
        for eerder in sessie.lees(Melding, dossier_id=dossier_id):
            if eerder.soort is Verzuimsoort.ABSOLUUT and eerder.melddatum >= rij.sinds:
                return eerder.id, dossier_id
    melding = Melding(
        leerling_id=rij.leerling_id,
        dossier_id=dossier_id,
        bron=Meldingbron.EIGEN,
        soort=Verzuimsoort.ABSOLUUT,
        melddatum=dag,
        begindatum=rij.sinds,
    )
    leg_vast_in(sessie, tx, melding)
    if dossier_id is None:
        wie = ambtenaar_id or sessie.ambtenaar_id
        dossier_id = dossiers.open_in(sessie, tx, rij.leerling_id, wie, dag)
    status = MeldingStatus(melding_id=melding.id, status=Meldingstatus.IN_BEHANDELING, datum=dag)
    leg_vast_in(sessie, tx, status)
    return melding.id, dossier_id


def _dossiers(aantal: int) -> str:
    return f"{aantal} lopend dossier" if aantal == 1 else f"{aantal} lopende dossiers"


def _gaan_open(aantal: int) -> str:
    return "er gaat een dossier open" if aantal == 1 else f"er gaan {aantal} dossiers open"
