"""Services: what the example team has with its schools: people, agreements and a visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.domain.feit import Feit
from app.domain.mensen import Ambtenaar, Rol
from app.domain.scholen import School
from app.domain.schoolwerk import (
    Afspraaksoort,
    Bezoekpunt,
    Onderwerp,
    Schoolafspraak,
    Schoolambtenaar,
    Schoolbezoek,
    Schoolrol,
)
from app.services.voorbeeld.bron import Bron

PUNTEN = (
    (Onderwerp.REGISTRATIE, "De teams gebruiken de codes verschillend.", "Codelijst bespreken"),
    (Onderwerp.BELEID, "Het protocol is besproken en klopt nog.", ""),
    (Onderwerp.THUISZITTERS, "De lijst is doorgenomen.", "Elke maand de lijst sturen"),
)
"""Invented points of a visit: subject, what came up, what was agreed."""


def schoolwerk_van(
    bron: Bron, peildatum: date, scholen: Sequence[School], ambtenaren: Sequence[Ambtenaar]
) -> list[Feit]:
    """Give every school but the last its ambtenaar and deputy, some agreements, and one visit."""
    werkers = [a for a in ambtenaren if a.rol is not Rol.ADMINISTRATIE]
    begin = date(peildatum.year - (peildatum.month < 8), 8, 1)
    feiten: list[Feit] = []
    for nummer, school in enumerate(scholen[:-1]):
        for plek, rol in enumerate(Schoolrol):
            feiten.append(
                Schoolambtenaar(
                    id=bron.id(),
                    school_id=school.id,
                    ambtenaar_id=werkers[(nummer + plek) % len(werkers)].id,
                    rol=rol,
                    van=begin,
                )
            )
    for nummer, school in enumerate(scholen[:3]):
        opnieuw = peildatum + timedelta(days=14 * nummer - 7)
        feiten.append(
            Schoolafspraak(
                id=bron.id(),
                school_id=school.id,
                soort=Afspraaksoort.PROTOCOL,
                datum=opnieuw - timedelta(days=365),
                met="directie",
                opnieuw=opnieuw,
            )
        )
    bezocht = max(begin, peildatum - timedelta(days=8))
    bezoek = Schoolbezoek(
        id=bron.id(),
        school_id=scholen[0].id,
        datum=bezocht,
        ambtenaar_id=werkers[0].id,
        aanwezig="directeur en ondersteuningscoördinator",
    )
    feiten.append(bezoek)
    feiten += [
        Bezoekpunt(
            id=bron.id(),
            schoolbezoek_id=bezoek.id,
            onderwerp=onderwerp,
            bevinding=bevinding,
            afspraak=afspraak,
            wie="school" if afspraak else "",
        )
        for onderwerp, bevinding, afspraak in PUNTEN
    ]
    return feiten
