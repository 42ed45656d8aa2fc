"""Services: letters that wait for the signature of the teamleider.

Who writes a letter that the teamleider signs lays it before her; what is kept
is what it is made from, so that on the day of signing it is made anew with that
day as its date, from the facts as they are then. She sees that page first.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.dossiers import Dossier
from app.domain.fouten import KnownError, RechtFout
from app.domain.handelen import Ondertekening, Tekenuitkomst
from app.domain.mensen import Ambtenaar, Leerling, Rol
from app.domain.namen import lijstnaam
from app.domain.verzending import Bezorgwijze
from app.services import brieven, vastleggen
from app.services.briefmodel import BriefConcept
from app.services.postregister import soortnaam
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging


@dataclass(frozen=True, slots=True)
class Tekenregel:
    """A letter that waits: the fact, whose it is, who laid it there."""

    feit: Ondertekening
    leerling: str
    dossiernummer: str
    soort: str
    door: str


def leg_voor(
    sessie: Sessie,
    concepten: Sequence[BriefConcept],
    keuzes: Mapping[str, str],
    teksten: Mapping[str, str] | None = None,
) -> Wijziging:
    """Lay a letter before the teamleider: all chosen addressees as one.

    KnownError when it has gaps, is a concept, or is none that she signs.
    """
    brieven.eis_af(sessie, concepten)
    eerste = concepten[0]
    if eerste.tekent != "teamleider":
        raise KnownError("Deze brief ondertekent u zelf.", "Druk hem af of sla hem op.")
    wie = [c.sleutel for c in concepten]
    eigen = {k: t for k, t in (teksten or {}).items() if k in wie and t.strip()}
    invulling = {"velden": dict(keuzes), "aan": wie, "teksten": eigen}
    return vastleggen.leg_vast(
        sessie,
        Ondertekening(
            dossier_id=eerste.dossier_id,
            datum=eerste.datum,
            sjabloon=eerste.sjabloon,
            onderwerp=eerste.onderwerp,
            invulling=json.dumps(invulling, ensure_ascii=False, sort_keys=True),
            door_id=sessie.ambtenaar_id,
        ),
    )


def wachtend(sessie: Sessie) -> list[Tekenregel]:
    """List what waits for a signature, the oldest first."""
    feiten = sorted(sessie.lees(Ondertekening, uitkomst=None), key=lambda o: (o.datum, o.id))
    dossiers = opzoeken.per_id(sessie.v, Dossier, [o.dossier_id for o in feiten])
    leerlingen = opzoeken.per_id(sessie.v, Leerling, [d.leerling_id for d in dossiers.values()])
    mensen = opzoeken.per_id(sessie.v, Ambtenaar, [o.door_id for o in feiten])
    uit = []
    for o in feiten:
        d = dossiers.get(o.dossier_id)
        leerling = leerlingen.get(d.leerling_id) if d is not None else None
        door = mensen.get(o.door_id)
        uit.append(
            Tekenregel(
                o,
                lijstnaam(leerling) if leerling is not None else "",
                d.dossiernummer if d is not None else "",
                soortnaam(o.sjabloon, sessie),
                door.naam if door is not None else "",
            )
        )
    return uit


def hoeveel_wacht(sessie: Sessie) -> int:
    """Count what waits for who is at work: for a teamleider all of it, else nothing."""
    if sessie.ambtenaar.rol is not Rol.TEAMLEIDER:
        return 0
    return len(sessie.lees(Ondertekening, uitkomst=None))


def maak_op(sessie: Sessie, feit: Ondertekening) -> list[BriefConcept]:
    """Make the letters of today from what was laid here; KnownError when that no longer goes."""
    inhoud = _lees(feit)
    wie: list[str] = inhoud["aan"]
    alle = brieven.maak_concepten(
        sessie,
        feit.dossier_id,
        feit.sjabloon,
        sessie.vandaag(),
        inhoud["velden"],
        teksten=inhoud["teksten"],
    )
    per_sleutel = {c.sleutel: c for c in alle}
    if weg := [s for s in wie if s not in per_sleutel]:
        raise KnownError(
            f"{len(weg)} van de ontvangers krijgt deze brief niet meer.",
            "Geef de brief terug, zodat hij opnieuw wordt gemaakt.",
        )
    return [per_sleutel[s] for s in wie]


def teken(
    sessie: Sessie, feit: Ondertekening, bezorgwijze: Bezorgwijze = Bezorgwijze.POST
) -> tuple[Wijziging, list[BriefConcept]]:
    """Sign: the letters of today are recorded and may go out; gives them back to print.

    RechtFout: not a teamleider. KnownError: it was handled already, or is no
    longer whole.
    """
    sessie.eis_rol(Rol.TEAMLEIDER)
    _eis_open(sessie, feit)
    concepten = maak_op(sessie, feit)
    brieven.eis_af(sessie, concepten)
    with sessie.schrijf() as tx:
        brieven.leg_vast_in(tx, concepten, bezorgwijze)
        tx.wijzig(
            dataclasses.replace(feit, uitkomst=Tekenuitkomst.GETEKEND, uitkomst_op=sessie.vandaag())
        )
    return tx.wijziging, concepten


def geef_terug(sessie: Sessie, feit: Ondertekening, opmerking: str = "") -> Wijziging:
    """Give a letter back unsigned, with a remark; RechtFout: not a teamleider."""
    sessie.eis_rol(Rol.TEAMLEIDER)
    return _rond_af(sessie, feit, Tekenuitkomst.TERUG, opmerking)


def trek_terug(sessie: Sessie, feit: Ondertekening) -> Wijziging:
    """Take back what one laid here oneself."""
    if feit.door_id != sessie.ambtenaar_id:
        raise RechtFout(
            "Deze brief is door een collega voorgelegd.", "Vraag de collega om hem terug te nemen."
        )
    return _rond_af(sessie, feit, Tekenuitkomst.INGETROKKEN, "")


def _rond_af(
    sessie: Sessie, feit: Ondertekening, uitkomst: Tekenuitkomst, opmerking: str
) -> Wijziging:
    _eis_open(sessie, feit)
    nieuw = dataclasses.replace(
        feit, uitkomst=uitkomst, uitkomst_op=sessie.vandaag(), opmerking=opmerking.strip()
    )
    return vastleggen.wijzig(sessie, nieuw)


def _eis_open(sessie: Sessie, feit: Ondertekening) -> None:
    """Refuse what somebody handled in the meantime."""
    if sessie.lees_een(Ondertekening, feit.id).uitkomst is not None:
        raise KnownError("Deze brief is al afgehandeld.", "Ververs de lijst.")


def _lees(feit: Ondertekening) -> dict[str, Any]:
    """Read what a letter is made from; KnownError when it cannot be read."""
    try:
        ruw = json.loads(feit.invulling)
        return {
            "velden": {str(k): str(v) for k, v in ruw["velden"].items()},
            "aan": [str(a) for a in ruw["aan"]],
            "teksten": {str(k): str(v) for k, v in ruw["teksten"].items()},
        }
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise KnownError(
            "Wat deze brief moet bevatten, is niet te lezen.",
            "Geef de brief terug, zodat hij opnieuw wordt gemaakt.",
        ) from fout
