"""Services: everything the dossier screen shows, computed for a peildatum."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Afspraak, Besluitsoort, Taak
from app.domain.mensen import Ambtenaar
from app.domain.namen import lijstnaam
from app.domain.notitie import NotitieStand, notitie_stand
from app.domain.overdracht import zoals_op
from app.domain.plicht import Plicht, plicht_op
from app.domain.scholen import Inschrijving, School
from app.domain.tijdlijn import TijdlijnItem, maak_tijdlijn
from app.domain.vrijstellingoud import alle_van
from app.protocol.ladder.besluiten import Besluitoptie, mogelijke_besluiten
from app.protocol.namen import regelnamen
from app.protocol.stand import Spoorvoorstel, Stand
from app.services import opsporing
from app.services.caseload import (
    behandelaar_op,
    inschrijving_op,
    school_op,
    soort_op,
    stand_van,
)
from app.services.schoolkalender import kalender_van
from app.services.sporen import te_beginnen
from app.services.taken import Taakregel, taken_van, zaak_van
from app.services.vastleggen import feiten_van
from db import audit, opzoeken

if TYPE_CHECKING:
    from app.domain.kalender import Kalender
    from app.services.sessie import Sessie

VOORUIT = timedelta(weeks=16)
"""How far past the peildatum holidays are still drawn."""


@dataclass(frozen=True, slots=True)
class Dossierbeeld:
    """One dossier on one peildatum. `taken` and `afspraken` are the open ones."""

    feiten: DossierFeiten
    peildatum: date
    stand: Stand
    plicht: Plicht
    tijdlijn: tuple[TijdlijnItem, ...]
    notitie: NotitieStand
    opties: tuple[Besluitoptie, ...]
    naam: str
    soort: str
    school: School | None
    inschrijving: Inschrijving | None
    ambtenaar: str
    ambtenaar_id: str
    taken: tuple[Taak, ...]
    afspraken: tuple[Afspraak, ...]
    kalender: Kalender
    te_beginnen: tuple[Spoorvoorstel, ...] = ()
    """The tracks that a person can begin, proposed ones first."""
    takenlijst: tuple[Taakregel, ...] = ()
    """Every open task and wait, of all sources, the earliest first."""


def dossierbeeld(
    sessie: Sessie, dossier_id: str, peildatum: date, *, verzegeld: bool = True
) -> Dossierbeeld:
    """Gather and compute what the dossier screen shows. Leaves no trace; see `open_dossier`.

    `verzegeld` False leaves the sealed facts out for a BOA too (behind a locked screen).
    """
    feiten = feiten_van(sessie, dossier_id)
    if not verzegeld:
        feiten = replace(feiten, opsporing=None)
    school = school_op(feiten, peildatum)
    kalender = kalender_van(sessie, feiten, peildatum)
    stand = stand_van(sessie, feiten, peildatum)
    notitie = notitie_stand(
        feiten, peildatum, met_toestemming=sessie.instellingen.notitie_met_toestemming
    )
    if not notitie.open:
        stand = _zonder_redenen(stand, feiten)
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    behandelaar = behandelaar_op(feiten.behandelaars, peildatum)
    ambtenaar_id = behandelaar.ambtenaar_id if behandelaar else ""
    regels = sessie.regels(feiten, peildatum)
    takenlijst = taken_van(zaak_van(sessie, zoals_op(feiten, peildatum), stand, peildatum, namen))
    return Dossierbeeld(
        feiten=zoals_op(feiten, peildatum),
        peildatum=peildatum,
        stand=stand,
        plicht=plicht_op(feiten.leerling, peildatum, kalender, vrijstellingen=alle_van(feiten)),
        tijdlijn=maak_tijdlijn(
            feiten,
            stand,
            peildatum,
            kalender.vrij_tussen(_eerste_dag(feiten), peildatum + VOORUIT),
            notities_open=notitie.open,
            ambtenaren=namen,
            makers=_makers(sessie, dossier_id, namen),
            namen=regelnamen(regels),
        ),
        notitie=notitie,
        opties=mogelijke_besluiten(regels, stand),
        naam=lijstnaam(feiten.leerling),
        soort=soort_op(feiten, stand, peildatum),
        school=school,
        inschrijving=inschrijving_op(feiten, peildatum),
        ambtenaar=namen.get(ambtenaar_id, ""),
        ambtenaar_id=ambtenaar_id,
        taken=tuple(
            sorted((r.feit for r in takenlijst if isinstance(r.feit, Taak)), key=lambda t: t.datum)
        ),
        afspraken=tuple(
            a
            for a in feiten.afspraken
            if a.datum <= peildatum and (a.uitkomst_op is None or a.uitkomst_op > peildatum)
        ),
        kalender=kalender,
        te_beginnen=te_beginnen(regels, stand),
        takenlijst=tuple(takenlijst),
    )


def _zonder_redenen(stand: Stand, feiten: DossierFeiten) -> Stand:
    """Leave the reasons of decisions out while notes are closed (003 h.3): locked, not deleted."""
    over = {(b.spoor, b.stap) for b in feiten.besluiten if b.soort is Besluitsoort.OVERSLAAN}
    return replace(
        stand,
        sporen=tuple(
            replace(
                s,
                uitkomst=s.uitkomst if s.uitkomst_code else "",
                stappen=tuple(
                    replace(t, reden="overgeslagen") if (s.sleutel, t.code) in over else t
                    for t in s.stappen
                ),
            )
            for s in stand.sporen
        ),
        doorlopen=tuple(
            replace(d, reden="", poorten=d.poorten.partition(" Reden: ")[0]) if d.besluit_id else d
            for d in stand.doorlopen
        ),
    )


def open_dossier(sessie: Sessie, dossier_id: str, peildatum: date) -> Dossierbeeld:
    """Show a dossier and leave the raadpleging: who looked, and when."""
    beeld = dossierbeeld(sessie, dossier_id, peildatum)
    if not sessie.alleen_lezen:
        audit.raadpleging(sessie.v, sessie.ambtenaar_id, dossier_id, sessie.nu())
        if beeld.feiten.opsporing:
            opsporing.raadpleeg(sessie, dossier_id)
    return beeld


def _eerste_dag(feiten: DossierFeiten) -> date:
    dagen = [feiten.dossier.geopend, *(p.eerste_dag for p in feiten.perioden)]
    dagen += [m.melddatum for m in feiten.meldingen]
    return min(dagen)


def _makers(sessie: Sessie, dossier_id: str, namen: dict[str, str]) -> dict[str, str]:
    """Tell per fact who wrote it down."""
    return {
        feit_id: namen.get(door, "")
        for feit_id, door in opzoeken.makers(sessie.v, dossier_id).items()
    }
