"""Command line: `document`, `pakket` and `aanbod`: files of a dossier, and passing it on."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.toegang import (
    dossier_van,
    sessie_van,
    typ_wachtwoord,
    zoek_ambtenaar,
    zoek_leerling,
)
from app.cli.uitvoer import zeg, zeg_json, zeg_tabel
from app.domain.datumwoorden import toon_dag
from app.domain.documenten import Document, Documentsoort, toon_grootte
from app.domain.fouten import InvoerFout, KnownError
from app.services import documenten, overdracht
from app.services.slot import met_pen
from app.services.vastleggen import notitie_op

if TYPE_CHECKING:
    from app.services.sessie import Sessie

WACHTZIN = "KANTELPUNT_WACHTZIN"


def document(opties: argparse.Namespace) -> int:
    """List the documents of a dossier, add one, or save a plain copy of one."""
    with sessie_van(opties) as sessie, met_pen(sessie):
        dossier_id = dossier_van(sessie, zoek_leerling(sessie, opties))
        if opties.voeg_toe:
            bestand = documenten.lees_bestand(opties.voeg_toe)
            documenten.voeg_toe(
                sessie,
                dossier_id,
                bestand,
                titel=opties.titel,
                soort=_soort(opties.soort),
                datum=opties.datum,
                van_wie=opties.van_wie,
                niet_delen=opties.niet_delen,
            )
            zeg(f"Toegevoegd: {bestand.naam}, {bestand.grootte}. Het origineel staat er nog.")
            return 0
        alle = documenten.van_dossier(sessie, dossier_id)
        if opties.opslaan:
            return _sla_op(sessie, alle, opties)
        open_ = notitie_op(sessie, dossier_id, sessie.vandaag()).open
    _toon(alle, opties, open_=open_)
    return 0


def _sla_op(sessie: Sessie, alle: list[Document], opties: argparse.Namespace) -> int:
    """Save a plain copy of one document; that is recorded."""
    if not opties.naar:
        raise InvoerFout("Er staat niet waarheen.", "Geef --naar BESTAND.")
    if opties.opslaan > len(alle):
        raise KnownError(
            f"Er zijn {len(alle)} documenten in dit dossier.", "Kies een nummer uit de lijst."
        )
    if Path(opties.naar).exists():
        raise KnownError("Dat bestand bestaat al.", "Kies een andere naam.")
    documenten.bewaar_kopie(sessie, alle[opties.opslaan - 1], opties.naar)
    zeg(f"Onversleutelde kopie geschreven naar {opties.naar}. Wis haar als u klaar bent.")
    return 0


def _toon(alle: list[Document], opties: argparse.Namespace, *, open_: bool) -> None:
    """Write the list; titles stay out while they are on lock."""
    if opties.json:
        zeg_json(
            [
                {
                    "nummer": nr,
                    "id": d.id,
                    "datum": d.datum.isoformat(),
                    "titel": d.titel if open_ else None,
                    "soort": str(d.soort),
                    "mediatype": d.mediatype,
                    "grootte": d.grootte,
                    "sha256": d.sha256,
                    "van_wie": d.van_wie,
                    "niet_delen": d.niet_delen,
                }
                for nr, d in enumerate(alle, start=1)
            ]
        )
        return
    if not alle:
        zeg("Er zijn geen documenten in dit dossier.")
        return
    zeg_tabel(
        ("nr", "datum", "titel", "soort", "van", "grootte"),
        [
            (
                str(nr),
                toon_dag(d.datum, jaar=True),
                d.titel if open_ else "op slot",
                d.soort.label,
                d.van_wie or "–",
                toon_grootte(d.grootte),
            )
            for nr, d in enumerate(alle, start=1)
        ],
    )


def _soort(code: str) -> Documentsoort:
    """Read a kind of document."""
    per_code = {s.value: s for s in Documentsoort}
    if code not in per_code:
        raise KnownError("Deze soort document bestaat niet.", f"Kies uit: {', '.join(per_code)}.")
    return per_code[code]


def pakket(opties: argparse.Namespace) -> int:
    """Write a dossier as an encrypted package, and its wachtzin once to the terminal."""
    from app.services.pakket import EINDE, maak, verzend

    naar = Path(opties.naar)
    if naar.suffix != EINDE:
        raise KnownError(f"De naam van een pakket eindigt op {EINDE}.", "Kies een andere naam.")
    if naar.exists():
        raise KnownError("Dat bestand bestaat al.", "Kies een andere naam.")
    with sessie_van(opties) as sessie, met_pen(sessie):
        dossier_id = dossier_van(sessie, zoek_leerling(sessie, opties))
        concept = maak(sessie, dossier_id, opties.gemeente)
        verzend(sessie, concept, naar)
    zeg(f"Geschreven: {naar} ({concept.omschrijving}).")
    for tekst in concept.waarschuwingen:
        zeg(f"Let op: {tekst}")
    zeg("De wachtzin, alleen nu te zien. Geef hem telefonisch door:")
    zeg(concept.wachtzin)
    return 0


def vraag_wachtzin() -> str:
    """Give the wachtzin of a package from the environment, else ask for it."""
    return os.environ.get(WACHTZIN, "") or typ_wachtwoord("Wachtzin van het pakket: ")


def aanbod(opties: argparse.Namespace) -> int:
    """List offers between colleagues, offer a dossier, or answer an offer."""
    with sessie_van(opties) as sessie, met_pen(sessie):
        if not opties.leerling:
            _toon_aanbod(sessie)
            return 0
        dossier_id = dossier_van(sessie, zoek_leerling(sessie, opties))
        if opties.aan:
            aan_id = zoek_ambtenaar(sessie, opties.aan)
            assert aan_id is not None
            van = opties.vanaf or sessie.vandaag()
            overdracht.bied_aan(sessie, [dossier_id], aan_id, van, tot=opties.tot)
            zeg("Aangeboden; er verandert niets totdat uw collega het overneemt.")
            return 0
        mijn = [
            a.overdracht.id
            for a in overdracht.aan_mij(sessie)
            if a.overdracht.dossier_id == dossier_id
        ]
        if not mijn:
            raise KnownError("Dit dossier is u niet aangeboden.", "Zie: kantelpunt aanbod BESTAND.")
        if opties.weiger:
            overdracht.weiger(sessie, mijn)
            zeg("Geweigerd; het dossier blijft waar het is.")
        else:
            overdracht.aanvaard(sessie, mijn)
            zeg("Overgenomen.")
    return 0


def _toon_aanbod(sessie: Sessie) -> None:
    """Write what is offered to who is at work, and by."""
    for kop, alle, wie in (
        ("Aan u aangeboden", overdracht.aan_mij(sessie), "door"),
        ("Door u aangeboden", overdracht.door_mij(sessie), "aan"),
    ):
        zeg(f"{kop}: {len(alle)}")
        for a in alle:
            o = a.overdracht
            tot = f" t/m {toon_dag(o.tot, jaar=True)} (waarneming)" if o.tot else ""
            ander = a.door if wie == "door" else a.aan
            zeg(f"  {a.naam}, {wie} {ander}, vanaf {toon_dag(o.van, jaar=True)}{tot}")
