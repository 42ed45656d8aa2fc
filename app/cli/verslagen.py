"""Command line: `verslag` and `bundel`: on paper what was said, and what belongs to a dossier."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.cli.toegang import dossier_van, sessie_van, zoek_leerling
from app.cli.uitvoer import zeg, zeg_tabel
from app.domain.datumwoorden import lees_dag, toon_dag
from app.domain.fouten import InvoerFout, KnownError
from app.services import bundel as bundeldienst
from app.services import verslagen
from app.services.bestand import schrijf_bytes
from app.services.slot import met_pen
from app.services.verslagen import Actie


def verslag(opties: argparse.Namespace) -> int:
    """List what a verslag can be made of, or make one."""
    with sessie_van(opties) as sessie, met_pen(sessie):
        dossier_id = dossier_van(sessie, zoek_leerling(sessie, opties))
        alle = verslagen.bronnen(sessie, dossier_id, sessie.vandaag())
        if not opties.nr:
            if not alle:
                zeg("Er is nog geen gesprek of overleg vastgelegd.")
                return 0
            zeg_tabel(
                ("nr", "waarvan"),
                [(str(n), b.naam) for n, b in enumerate(alle, start=1)],
                breedst=70,
            )
            return 0
        if opties.nr > len(alle):
            raise KnownError(f"Er zijn er {len(alle)}.", "Kies een nummer uit de lijst.")
        _nieuw(opties.naar)
        bron = alle[opties.nr - 1]
        delen, acties = verslagen.inhoud(bron)
        delen |= _delen(opties.deel, bron.delen)
        acties = [*acties, *(_actie(a, sessie.vandaag()) for a in opties.actie)]
        if opties.concept:
            pdf = verslagen.maak_pdf(sessie, bron, delen, acties)
        else:
            _, pdf = verslagen.leg_vast(sessie, bron, delen, acties)
    if opties.naar:
        schrijf_bytes(opties.naar, pdf)
    zeg("Verslag gemaakt." if opties.concept else "Verslag vastgelegd en in het dossier gezet.")
    return 0


def bundel(opties: argparse.Namespace) -> int:
    """List what can be bundled, or write the bundle."""
    with sessie_van(opties) as sessie, met_pen(sessie):
        dossier_id = dossier_van(sessie, zoek_leerling(sessie, opties))
        alle = bundeldienst.stukken(sessie, dossier_id, sessie.vandaag())
        if not opties.naar:
            zeg_tabel(
                ("nr", "datum", "titel", "soort", ""),
                [
                    (
                        str(n),
                        toon_dag(s.datum, jaar=True),
                        s.titel,
                        s.soort,
                        "niet delen met ouders" if s.niet_delen else "",
                    )
                    for n, s in enumerate(alle, start=1)
                ],
                breedst=70,
            )
            return 0
        _nieuw(opties.naar)
        gekozen = [alle[n - 1] for n in _nummers(opties.stukken, len(alle))]
        pdf = bundeldienst.maak(
            sessie, dossier_id, gekozen, opties.titel, voor_ouders=opties.voor_ouders
        )
    schrijf_bytes(opties.naar, pdf)
    zeg(f"Geschreven: {Path(opties.naar).name}, {len(gekozen)} bijlagen.")
    return 0


def _nieuw(naar: str) -> None:
    """Refuse to write over a file, before anything is recorded."""
    if naar and Path(naar).exists():
        raise KnownError("Dat bestand bestaat al.", "Kies een andere naam.")
    if naar and not Path(naar).resolve().parent.is_dir():
        raise KnownError("De map bestaat niet.", "Maak eerst de map.")


def _nummers(tekst: str, aantal: int) -> list[int]:
    """Read "1,3,2"; nothing: all of them."""
    if not tekst.strip():
        return list(range(1, aantal + 1))
    delen = [d.strip() for d in tekst.split(",") if d.strip()]
    if not all(d.isdigit() and 1 <= int(d) <= aantal for d in delen):
        raise InvoerFout(f"Kies nummers van 1 tot en met {aantal}.", "Bijvoorbeeld 1,3,2.")
    return [int(d) for d in dict.fromkeys(delen)]


def _delen(teksten: Sequence[str], mogelijk: Sequence[str]) -> dict[str, str]:
    """Read `--deel besproken=…`."""
    uit = {}
    for tekst in teksten:
        code, teken, waarde = tekst.partition("=")
        if not teken or code.strip() not in mogelijk:
            raise InvoerFout(
                f"Dit verslag heeft geen deel {code.strip()}.", f"Kies uit: {', '.join(mogelijk)}."
            )
        uit[code.strip()] = waarde.strip()
    return uit


def _actie(tekst: str, vandaag: date) -> Actie:
    """Read `--actie "moeder:belt de huisarts:3-12-2026"`."""
    delen = [d.strip() for d in tekst.split(":")]
    if len(delen) not in (2, 3) or not all(delen[:2]):
        raise InvoerFout(
            "Een actie schrijft u als WIE:WAT of WIE:WAT:DAG.",
            "Bijvoorbeeld moeder:belt de huisarts:3-12-2026.",
        )
    dag = lees_dag(delen[2], vandaag) if len(delen) == 3 and delen[2] else None
    return Actie(delen[0], delen[1], dag)
