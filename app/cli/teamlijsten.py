"""Command line: `lijst`: referrals, and what must still be passed on, as text, JSON or paper."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.cli.toegang import sessie_van, zoek_ambtenaar
from app.cli.uitvoer import zeg, zeg_json, zeg_tabel
from app.domain.datumwoorden import toon_dag
from app.services import verwijzingen
from app.services.bestand import schrijf_bytes
from app.services.meldingen import doorgeven

if TYPE_CHECKING:
    from app.services.sessie import Sessie


class _Lijst(NamedTuple):
    """How one list is read and written."""

    titel: str
    lees: Callable[[Sessie, date, str | None], list[Any]]
    koppen: tuple[str, ...]
    rij: Callable[[Any], tuple[str, ...]]
    json: Callable[[Any], dict[str, Any]]
    pdf: Callable[..., bytes]
    xlsx: Callable[..., None]


def _door_te_geven(sessie: Sessie, dag: date, ambtenaar_id: str | None) -> list[Any]:
    regels = doorgeven.nog_door_te_geven(sessie, dag)
    return [r for r in regels if ambtenaar_id in (None, r.ambtenaar_id)]


def _verwijzing(v: verwijzingen.Verwijzing) -> tuple[str, ...]:
    return (
        v.naam,
        v.naar,
        toon_dag(v.verwezen),
        v.stand.label,
        toon_dag(v.sinds),
        toon_dag(v.opnieuw) if v.opnieuw else "–",
        verwijzingen.gemeld_tekst(v),
        v.ambtenaar or "–",
    )


def _terug(r: doorgeven.Doorgeefregel) -> tuple[str, ...]:
    return (
        toon_dag(r.uiterlijk) if r.uiterlijk else "–",
        r.aan.label,
        r.naam,
        r.school or "–",
        r.wat,
    )


def _terug_json(r: doorgeven.Doorgeefregel) -> dict[str, Any]:
    return {
        "soort": r.soort.value,
        "aan": r.aan.value,
        "naam": r.naam,
        "school": r.school,
        "wat": r.wat,
        "sinds": r.sinds.isoformat(),
        "uiterlijk": r.uiterlijk.isoformat() if r.uiterlijk else None,
        "dossier_id": r.dossier_id,
        "leerling_id": r.leerling_id,
    }


LIJSTEN: dict[str, _Lijst] = {
    "verwijzingen": _Lijst(
        verwijzingen.LIJST.titel,
        verwijzingen.alle_verwijzingen,
        ("Leerling", "Naar", "Op", "Stand", "Sinds", "Navragen", "Teamleider", "Ambtenaar"),
        _verwijzing,
        verwijzingen.als_json,
        verwijzingen.LIJST.pdf,
        verwijzingen.LIJST.xlsx,
    ),
    "door_te_geven": _Lijst(
        doorgeven.LIJST.titel,
        _door_te_geven,
        ("Uiterlijk", "Aan", "Leerling", "School", "Wat"),
        _terug,
        _terug_json,
        doorgeven.LIJST.pdf,
        doorgeven.LIJST.xlsx,
    ),
}


def lijst(opties: argparse.Namespace) -> int:
    """Show a list of the team on a peildatum, or write it as PDF or workbook."""
    wat = LIJSTEN[opties.naam]
    with sessie_van(opties) as sessie:
        peildatum: date = opties.peildatum or sessie.vandaag()
        rijen = wat.lees(sessie, peildatum, zoek_ambtenaar(sessie, opties.ambtenaar))
        teamnaam = sessie.instellingen.teamnaam
    if opties.json:
        zeg_json([wat.json(r) for r in rijen])
    elif opties.pdf:
        schrijf_bytes(opties.pdf, wat.pdf(rijen, peildatum=peildatum, teamnaam=teamnaam))
        zeg(f"Geschreven: {Path(opties.pdf).name}")
    elif opties.xlsx:
        wat.xlsx(rijen, opties.xlsx, peildatum=peildatum)
        zeg(f"Geschreven: {Path(opties.xlsx).name}. Het bestand is niet versleuteld.")
    else:
        zeg(f"{wat.titel}, {toon_dag(peildatum, jaar=True, kort=False)}: {len(rijen)}")
        zeg_tabel(wat.koppen, [wat.rij(r) for r in rijen])
    return 0
