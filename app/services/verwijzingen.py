"""Services: Leerplicht in regie: who was referred where, and whether help really began.

«Zo moet de leerplichtambtenaar controleren of doorverwezen jongeren daadwerkelijk in bemiddeling
zijn genomen. (…) De leerplichtambtenaar meldt wachtlijst en niet in behandeling genomen trajecten
bij zijn leidinggevende.» (000, voetnoot 6). Only where to, the days and how it stands: nothing of
the help itself. The facts are the events of resources/protocollen/routes.toml; the day on which it
is asked again is that of its track, in caseload and agenda alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.feit import Keuze
from app.domain.handelen import Doel, Doorgave, Wie
from app.domain.mensen import Ambtenaar
from app.domain.namen import lijstnaam, zoeknaam
from app.domain.notitie import notitie_stand
from app.domain.sporen import Gebeurtenis
from app.protocol.stand import Doorloopstand, Stand
from app.services import vastleggen
from app.services.caseload import RAAKT_ALLES, behandelaar_op, is_open_op, school_op, stand_van
from app.services.lijstuitvoer import Lijst, Lijstkolom
from app.services.verzamelen import verzamel
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

VERWEZEN, STAND, SPOOR = "doorverwezen", "verwijzing_stand", "in_regie"
"""The codes of the two events and of their track (routes.toml)."""

OP_SLOT = "op slot"


class Verwijsstand(Keuze):
    """How a referral stands; the codes are those of the event `verwijzing_stand`."""

    NIET_NAGEVRAAGD = "niet_nagevraagd", "nog niet nagevraagd"
    WACHTLIJST = "wachtlijst", "op een wachtlijst"
    NIET_IN_BEHANDELING = "niet_in_behandeling", "niet in behandeling"
    NIET_VERSCHENEN = "niet_verschenen", "niet verschenen"
    IN_BEMIDDELING = "in_bemiddeling", "in bemiddeling"
    AFGEROND = "afgerond", "afgerond"


VOOR_LEIDING = (Verwijsstand.WACHTLIJST, Verwijsstand.NIET_IN_BEHANDELING)
"""What the leidinggevende is told (000, voetnoot 6)."""

BEGONNEN = (Verwijsstand.IN_BEMIDDELING, Verwijsstand.AFGEROND)


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """One referral as it stands on a day.

    `sinds`: the first day of the present stand. `opnieuw`: the day on which it comes back by
    itself, None when it does not. `gemeld`: when the teamleider was told of this stand.
    """

    sleutel: str
    dossier_id: str
    leerling_id: str
    dossiernummer: str
    naam: str
    school: str
    ambtenaar: str
    ambtenaar_id: str
    naar: str
    verwezen: date
    stand: Verwijsstand
    sinds: date
    opnieuw: date | None
    gemeld: date | None
    feit: Gebeurtenis

    @property
    def te_melden(self) -> bool:
        """Whether the teamleider must still be told."""
        return self.stand in VOOR_LEIDING and self.gemeld is None

    @property
    def zoektekst(self) -> str:
        """Folded text to filter on."""
        return zoeknaam(
            f"{self.naam} {self.school} {self.naar} {self.dossiernummer} {self.ambtenaar} "
            f"{self.stand.label}"
        )


def alle_verwijzingen(
    sessie: Sessie, peildatum: date, ambtenaar_id: str | None = None
) -> list[Verwijzing]:
    """List the referrals of all open dossiers, or of one ambtenaar's; what must be told on top."""
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    gevonden: list[Verwijzing] = []
    for feiten in _dossiers(sessie, peildatum):
        regels = verwijzingen_van(sessie, feiten, stand_van(sessie, feiten, peildatum), peildatum)
        gevonden += [_met_naam(v, namen) for v in regels]
    if ambtenaar_id is not None:
        gevonden = [v for v in gevonden if v.ambtenaar_id == ambtenaar_id]
    return sorted(gevonden, key=_volgorde)


def ververs_verwijzingen(
    sessie: Sessie, wijziging: Wijziging, peildatum: date, oud: Sequence[Verwijzing]
) -> list[Verwijzing] | None:
    """Compute anew what a change touches of all referrals; None when it touches all."""
    if wijziging.soorten & RAAKT_ALLES:
        return None
    geraakt = opzoeken.geraakte_dossiers(sessie.v, wijziging)
    gevonden = [v for v in oud if v.dossier_id not in geraakt]
    if geraakt:
        namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
        for feiten in verzamel(sessie, sorted(geraakt)).values():
            if is_open_op(feiten, peildatum):
                stand = stand_van(sessie, feiten, peildatum)
                regels = verwijzingen_van(sessie, feiten, stand, peildatum)
                gevonden += [_met_naam(v, namen) for v in regels]
    return sorted(gevonden, key=_volgorde)


def aantal_te_melden(sessie: Sessie, peildatum: date) -> int:
    """Count the referrals of which the teamleider must still be told; computes no stands."""
    alle, gemeld = opzoeken.gebeurtenissen_en_doorgaven(
        sessie.v, (VERWEZEN, STAND), Doel.LEIDING.value, peildatum
    )
    per_dossier: dict[str | None, list[Gebeurtenis]] = {}
    for g in alle:
        per_dossier.setdefault(g.dossier_id, []).append(g)
    verteld: dict[str, list[Doorgave]] = {}
    for d in gemeld:
        verteld.setdefault(d.dossier_id, []).append(d)
    aantal = 0
    for dossier_id, eigen in per_dossier.items():
        for verwezen in (g for g in eigen if g.soort == VERWEZEN):
            nu, sinds = _nu(verwezen, _verloop(eigen, verwezen, peildatum))
            doorgaven = verteld.get(dossier_id or "", ())
            aantal += nu in VOOR_LEIDING and _gemeld(doorgaven, sinds, peildatum) is None
    return aantal


def verwijzingen_van(
    sessie: Sessie, feiten: DossierFeiten, stand: Stand, peildatum: date
) -> list[Verwijzing]:
    """Give the referrals of one dossier on a day, the latest first; `ambtenaar` stays empty."""
    met = sessie.instellingen.notitie_met_toestemming
    open_ = notitie_stand(feiten, peildatum, met_toestemming=met).open
    school = school_op(feiten, peildatum)
    behandelaar = behandelaar_op(feiten.behandelaars, peildatum)
    gevonden = []
    for g in feiten.gebeurtenissen:
        if g.soort != VERWEZEN or g.datum > peildatum:
            continue
        verloop = _verloop(feiten.gebeurtenissen, g, peildatum)
        nu, sinds = _nu(g, verloop)
        gevonden.append(
            Verwijzing(
                sleutel=g.id,
                dossier_id=feiten.dossier.id,
                leerling_id=feiten.leerling.id,
                dossiernummer=feiten.dossier.dossiernummer,
                naam=lijstnaam(feiten.leerling),
                school=school.naam if school else "",
                ambtenaar="",
                ambtenaar_id=behandelaar.ambtenaar_id if behandelaar else "",
                naar=(g.persoon or "–") if open_ else OP_SLOT,
                verwezen=g.datum,
                stand=nu,
                sinds=sinds,
                opnieuw=_opnieuw(stand, g),
                gemeld=_gemeld(feiten.doorgaven, sinds, peildatum),
                feit=g,
            )
        )
    return sorted(gevonden, key=lambda v: v.verwezen, reverse=True)


def meld_aan_leiding(sessie: Sessie, verwijzingen: Iterable[Verwijzing], dag: date) -> Wijziging:
    """Record that the teamleider knows of these, once per dossier: all of them or none."""
    dossiers = dict.fromkeys(v.dossier_id for v in verwijzingen)
    return vastleggen.leg_vast(
        sessie,
        *(
            Doorgave(dossier_id=d, datum=dag, aan=Doel.LEIDING, door=Wie.LEERPLICHT)
            for d in dossiers
        ),
    )


def als_json(v: Verwijzing) -> dict[str, Any]:
    """Give a referral with the stable keys of the command line."""
    return {
        "dossier_id": v.dossier_id,
        "leerling_id": v.leerling_id,
        "dossiernummer": v.dossiernummer,
        "naam": v.naam,
        "school": v.school,
        "ambtenaar": v.ambtenaar,
        "naar": v.naar,
        "verwezen": v.verwezen.isoformat(),
        "stand": v.stand.value,
        "sinds": v.sinds.isoformat(),
        "opnieuw": v.opnieuw.isoformat() if v.opnieuw else None,
        "gemeld": v.gemeld.isoformat() if v.gemeld else None,
        "te_melden": v.te_melden,
    }


def gemeld_tekst(v: Verwijzing) -> str:
    """Say when the teamleider was told, or that it must still be done."""
    if v.gemeld is not None and v.stand in VOOR_LEIDING:
        return toon_dag(v.gemeld)
    return "nog melden" if v.te_melden else "–"


LIJST: Lijst[Verwijzing] = Lijst(
    "Leerplicht in regie: verwijzingen",
    "Verwijzingen",
    ("verwijzing", "verwijzingen"),
    (
        Lijstkolom("Leerling", 8, 28, lambda v: v.naam),
        Lijstkolom("School", 8, 28, lambda v: v.school),
        Lijstkolom("Verwezen naar", 9, 30, lambda v: v.naar),
        Lijstkolom("Op", 5, 12, lambda v: v.verwezen),
        Lijstkolom("Hoe staat het", 8, 26, lambda v: v.stand.label),
        Lijstkolom("Sinds", 5, 12, lambda v: v.sinds),
        Lijstkolom("Navragen", 5, 12, lambda v: v.opnieuw),
        Lijstkolom("Gemeld", 5, 12, lambda v: v.gemeld, gemeld_tekst),
        Lijstkolom("Ambtenaar", 6, 20, lambda v: v.ambtenaar),
    ),
)
"""On paper, for the talk with the teamleider, and in a workbook."""


def _dossiers(sessie: Sessie, peildatum: date) -> Iterator[DossierFeiten]:
    """Gather the open dossiers in which somebody was referred, and no others."""
    ids = opzoeken.dossiers_met_gebeurtenis(sessie.v, VERWEZEN, peildatum)
    for feiten in verzamel(sessie, ids).values() if ids else ():
        if is_open_op(feiten, peildatum):
            yield feiten


def _verloop(
    alle: Iterable[Gebeurtenis], verwezen: Gebeurtenis, peildatum: date
) -> list[Gebeurtenis]:
    """Give what was heard of one referral, in order; heard of no one in particular is of all."""
    sleutel = f"{SPOOR}:{verwezen.id}"
    return [
        g
        for g in alle
        if g.soort == STAND and verwezen.datum <= g.datum <= peildatum and g.spoor in ("", sleutel)
    ]


def _nu(verwezen: Gebeurtenis, verloop: Sequence[Gebeurtenis]) -> tuple[Verwijsstand, date]:
    """Tell how it stands, and since when: the first day of the same answer in a row."""
    if not verloop:
        return Verwijsstand.NIET_NAGEVRAAGD, verwezen.datum
    laatste = verloop[-1]
    sinds = laatste.datum
    for g in reversed(verloop):
        if g.uitkomst != laatste.uitkomst:
            break
        sinds = g.datum
    bekend = next((s for s in Verwijsstand if s.value == laatste.uitkomst), None)
    return bekend or Verwijsstand.NIET_NAGEVRAAGD, sinds


def _opnieuw(stand: Stand, verwezen: Gebeurtenis) -> date | None:
    """Give the day on which its track asks how it stands."""
    for spoor in stand.sporen:
        if spoor.sleutel != f"{SPOOR}:{verwezen.id}" or spoor.einde is not None:
            continue
        dagen = [
            s.punt.datum
            for s in spoor.stappen
            if s.stand is Doorloopstand.HUIDIG
            and STAND in s.legt_vast
            and s.punt is not None
            and s.punt.datum is not None
        ]
        return min(dagen, default=None)
    return None


def _gemeld(doorgaven: Iterable[Doorgave], sinds: date, peildatum: date) -> date | None:
    """Give the first day on which the teamleider was told since a stand began."""
    dagen = [d.datum for d in doorgaven if d.aan is Doel.LEIDING and sinds <= d.datum <= peildatum]
    return min(dagen, default=None)


def _met_naam(v: Verwijzing, namen: dict[str, str]) -> Verwijzing:
    return replace(v, ambtenaar=namen.get(v.ambtenaar_id, ""))


def _volgorde(v: Verwijzing) -> tuple[int, date, str, str]:
    """Put what must be told first, then what must be asked, then what began; oldest first."""
    rang = 0 if v.te_melden else 2 if v.stand in BEGONNEN else 1
    return rang, v.opnieuw or v.sinds, v.naam, v.sleutel
