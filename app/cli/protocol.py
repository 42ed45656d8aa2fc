"""Command line: `protocol`: list, read, print, try and adopt the protocols of a team."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.toegang import sessie_van
from app.cli.uitvoer import zeg, zeg_json, zeg_tabel
from app.documents.model import Regelsoort
from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.protocol.model import Protocol, Regelbestand
from app.services.bestand import schrijf_bytes
from app.services.protocolbeheer import vaststellen
from app.services.protocolbeheer.concept import Concept
from app.services.protocolbeheer.gebruik import tel_gebruik
from app.services.protocolbeheer.handboek import handboek_pdf
from app.services.protocolbeheer.leestekst import leestekst
from app.services.protocolbeheer.verschil import verschillen
from app.services.protocolbeheer.voorbeelden import proef, voorbeelden_van
from app.services.protocolbeheer.watals import Verschuiving, wat_als
from app.services.protocollen import regels_op

if TYPE_CHECKING:
    from app.services.sessie import Sessie


def protocol(opties: argparse.Namespace) -> int:
    """Do what the options say; 1 when an example comes out otherwise."""
    with sessie_van(opties) as sessie:
        dag: date = opties.peildatum or sessie.vandaag()
        bestanden = regels_op(sessie, dag)
        if opties.nieuw:
            return _nieuw(sessie, opties, bestanden, dag)
        if not opties.code:
            return _lijst(sessie, opties, bestanden, dag)
        bestand = _zoek(bestanden, opties.code)
        if opties.toml:
            toml = vaststellen.toml_van(sessie, bestand.code, dag)
            vaststellen.schrijf_bestand(toml, opties.toml)
            zeg(f"Geschreven: {Path(opties.toml).name}")
            return 0
        if opties.pdf:
            return _pdf(sessie, opties.pdf, [bestand], dag)
    if opties.voorbeelden:
        return _voorbeelden(bestand)
    _lees(bestand)
    return 0


def _zoek(bestanden: tuple[Regelbestand, ...], code: str) -> Regelbestand:
    """Find a protocol by its code."""
    for bestand in bestanden:
        if bestand.code == code:
            return bestand
    codes = ", ".join(sorted(b.code for b in bestanden))
    raise KnownError(f"Het protocol '{code}' is er niet.", f"Kies uit: {codes}.")


def _lijst(
    sessie: Sessie, opties: argparse.Namespace, bestanden: tuple[Regelbestand, ...], dag: date
) -> int:
    """List the protocols, or print them all as one handbook."""
    if opties.pdf:
        return _pdf(sessie, opties.pdf, list(bestanden), dag)
    rijen = [(b, tel_gebruik(sessie, b.code, dag)) for b in bestanden]
    if opties.json:
        zeg_json([_als_json(b, aantal) for b, aantal in rijen])
        return 0
    zeg_tabel(
        ("Code", "Protocol", "Laag", "Geldt vanaf", "Dossiers"),
        [(b.code, b.titel, b.laag.value, _vanaf(b), str(aantal)) for b, aantal in rijen],
    )
    return 0


def _vanaf(bestand: Regelbestand) -> str:
    return toon_dag(bestand.geldig_vanaf, jaar=True, weekdag=False)


def _als_json(bestand: Regelbestand, aantal: int) -> dict[str, Any]:
    """Describe a protocol with stable keys."""
    return {
        "code": bestand.code,
        "titel": bestand.titel,
        "laag": bestand.laag.value,
        "geldig_vanaf": bestand.geldig_vanaf.isoformat(),
        "ladder": isinstance(bestand, Protocol),
        "standaard": bestand.standaard,
        "open_dossiers": aantal,
        "sporen": [s.code for s in bestand.sporen],
        "signalen": [s.code for s in bestand.signalen],
        "poorten": [p.code for p in bestand.poorten],
        "definities": [d.code for d in bestand.definities],
    }


def _pdf(sessie: Sessie, naar: str, bestanden: list[Regelbestand], dag: date) -> int:
    """Print protocols as a handbook."""
    pdf = handboek_pdf(bestanden, teamnaam=sessie.instellingen.teamnaam, datum=dag)
    schrijf_bytes(naar, pdf)
    zeg(f"Geschreven: {Path(naar).name}")
    return 0


def _lees(bestand: Regelbestand) -> None:
    """Write a protocol out as text."""
    voor = {
        Regelsoort.KOP: "\n## ",
        Regelsoort.TUSSENKOP: "\n",
        Regelsoort.PUNT: "  - ",
        Regelsoort.BRON: "  (",
    }
    zeg(bestand.titel)
    for blok in leestekst(bestand):
        slot = ")" if blok.soort is Regelsoort.BRON else ""
        zeg(f"{voor.get(blok.soort, '')}{blok.tekst}{slot}")


def _voorbeelden(bestand: Regelbestand) -> int:
    """Run the examples beside a protocol; 1 when one comes out otherwise."""
    uitslagen = proef(voorbeelden_van(bestand.code), {bestand.code: bestand})
    for uitslag in uitslagen:
        for regel in uitslag.anders:
            zeg(f"{uitslag.scenario.naam}: {regel}")
    anders = sum(bool(u.anders) for u in uitslagen)
    zeg(f"{len(uitslagen)} voorbeelden, {anders} anders dan opgeschreven")
    return 1 if anders else 0


def _nieuw(
    sessie: Sessie,
    opties: argparse.Namespace,
    bestanden: tuple[Regelbestand, ...],
    dag: date,
) -> int:
    """Read a protocol file, say what it changes and moves, and adopt it when asked."""
    toml = vaststellen.lees_tekst_van(opties.nieuw)
    regels = vaststellen.lees_bestand(opties.nieuw)
    vanaf: date = opties.vanaf or regels.geldig_vanaf
    bekend = any(b.code == regels.code for b in bestanden)
    basis = vaststellen.toml_van(sessie, regels.code, dag) if bekend else ""
    if basis:
        for v in verschillen(basis, toml):
            zeg(f"{v.soort.value}: {v.regel}, {v.label}: {v.oud or '–'} → {v.nieuw or '–'}")
        uitkomst = wat_als(sessie, regels, vanaf, dag, ook_lopende=opties.ook_lopende)
        for een in uitkomst.verschuivingen:
            zeg(_verschuiving(een))
        aantal = len(uitkomst.verschuivingen)
        zeg(f"{aantal} datums verschuiven in {uitkomst.bekeken} open dossiers")
    if opties.stel_vast:
        concept = Concept(regels.code, basis or toml, Path(opties.nieuw).name)
        concept.zet_toml(toml)
        vaststellen.stel_vast(sessie, concept, vanaf)
        zeg(f"Vastgesteld: {regels.titel}, vanaf {toon_dag(vanaf, jaar=True, weekdag=False)}")
    elif not basis:
        zeg(f"Nieuw protocol: {regels.titel}. Nog niet vastgesteld (--stel-vast).")
    return 0


def _verschuiving(v: Verschuiving) -> str:
    """Write one date that moves."""
    oud = toon_dag(v.oud, jaar=True) if v.oud else "–"
    nieuw = toon_dag(v.nieuw, jaar=True) if v.nieuw else "–"
    return f"{v.naam}, {v.waarvan or 'de stappen'}: {oud} → {nieuw}"
