"""Command line: `caseload` and `dossier`, as text or as JSON with stable keys."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from app.cli.toegang import dossier_van, sessie_van, zoek_ambtenaar, zoek_leerling
from app.cli.uitvoer import tel_dossiers, zeg, zeg_json, zeg_tabel
from app.domain.datumwoorden import toon_dag
from app.domain.notitie import VASTE_TAKEN
from app.services import caseload as services_caseload
from app.services import caseloadtekst, uitlegtekst
from app.services.bestand import schrijf_bytes
from app.services.betrokkenen import Betrokkenen, betrokkenen
from app.services.dossierbeeld import Dossierbeeld, open_dossier
from app.services.dossierjson import als_json
from app.services.dossieroverzicht import overzicht_pdf
from app.services.lezers import wie_las
from app.services.oudersoverzicht import LET_OP_16, ouders_pdf

KOPPEN = ("Leerling", "Lft", "School", "Soort", "Stap", "Urgentie", "Kantelt", "Naar", "Dagen")
LAATSTE = 12  # items of the tijdlijn in the text of a dossier


def caseload(opties: argparse.Namespace) -> int:
    """Show the caseload of the team, or of one ambtenaar, on a peildatum."""
    with sessie_van(opties) as sessie:
        peildatum: date = opties.peildatum or sessie.vandaag()
        ambtenaar_id = zoek_ambtenaar(sessie, opties.ambtenaar)
        rijen = services_caseload.Caseload(sessie).laad(peildatum, ambtenaar_id)
        waarschuwingen = sessie.kalenders.waarschuwingen(peildatum)
    if opties.json:
        zeg_json([services_caseload.als_json(rij) for rij in rijen])
        return 0
    zeg(f"Caseload op {toon_dag(peildatum, jaar=True, kort=False)}: {tel_dossiers(len(rijen))}")
    zeg_tabel(
        KOPPEN,
        [
            (
                rij.naam,
                str(rij.leeftijd),
                rij.school or "–",
                rij.soort,
                caseloadtekst.stap(rij.stand),
                caseloadtekst.urgentie(rij.stand)[1],
                caseloadtekst.kantelt(rij.stand),
                caseloadtekst.naar(rij.stand),
                caseloadtekst.dagen_thuis(rij.stand),
            )
            for rij in rijen
        ],
    )
    for tekst in waarschuwingen:
        zeg(f"Let op: {tekst}")
    return 0


def dossier(opties: argparse.Namespace) -> int:
    """Show one dossier on a peildatum; who looked is recorded, as in the window."""
    with sessie_van(opties) as sessie:
        leerling = zoek_leerling(sessie, opties)
        peildatum: date = opties.peildatum or sessie.vandaag()
        beeld = open_dossier(sessie, dossier_van(sessie, leerling), peildatum)
        wie = betrokkenen(sessie, beeld)
        teamnaam = sessie.instellingen.teamnaam
        lezingen = wie_las(sessie, beeld.feiten.dossier.id) if opties.gelezen else []
    if opties.gelezen:
        zeg_tabel(
            ("wanneer", "wie", "wat"),
            [(f"{x.tijdstip:%d-%m-%Y %H.%M}", x.wie, x.wat) for x in lezingen],
            breedst=60,
        )
        return 0
    if opties.pdf:
        if opties.voor_ouders and beeld.plicht.zestien_plus:
            zeg(f"Let op: {LET_OP_16}")
        maak = ouders_pdf if opties.voor_ouders else overzicht_pdf
        schrijf_bytes(opties.pdf, maak(beeld, teamnaam))
        zeg(f"Geschreven: {Path(opties.pdf).name}")
        return 0
    if opties.json:
        zeg_json(als_json(beeld, wie))
    else:
        _toon(beeld, wie)
    return 0


def _toon(beeld: Dossierbeeld, wie: Betrokkenen) -> None:
    """Write a dossier as text."""
    stand = beeld.stand
    school = beeld.school.naam if beeld.school else "geen school"
    zeg(f"{beeld.naam}, {beeld.plicht.leeftijd} jaar, {school}")
    zeg(f"Dossier {beeld.feiten.dossier.dossiernummer}, {beeld.ambtenaar or 'geen ambtenaar'}")
    zeg(f"Peildatum {toon_dag(beeld.peildatum, jaar=True, kort=False)}")
    zeg(beeld.plicht.uitleg)
    if beeld.plicht.let_op:
        zeg(beeld.plicht.let_op)
    zeg()
    if stand.stap:
        zeg(f"Stap {caseloadtekst.stap(stand)}: {stand.stapnaam}")
    zeg(f"{caseloadtekst.urgentie(stand)[1].capitalize()}. {stand.kantelpunt.uitleg}")
    zeg(f"Bron: {stand.kantelpunt.bron.document}, {stand.kantelpunt.bron.plaats}")
    for vraag in stand.vragen:
        zeg(f"Vraag: {vraag.tekst}")
    for spoor in stand.sporen:
        zeg(f"Spoor: {caseloadtekst.spoorregel(stand, spoor)}")
    for poort in stand.poorten:
        zeg(f"{poort.naam}: {'ja' if poort.open else 'nee'}. {poort.uitleg}")
    for signaal in stand.signalen:
        zeg(f"Signaal: {signaal.tekst}. {signaal.vraag}")
    _toon_betrokkenen(wie)
    for indeling in stand.indelingen:
        zeg(f"Telt als: {indeling.naam}")
    for mist in stand.ontbreekt:
        zeg(f"Wat mist: {mist}")
    _toon_taken(beeld)
    zeg()
    for item in beeld.tijdlijn[:LAATSTE]:
        zeg(f"{toon_dag(item.datum, jaar=True)}  {item.regel}")
    zeg()
    zeg("Hoe berekend?")
    for uitleg in uitlegtekst.alle_uitleg(stand, beeld.feiten.leerling, beeld.plicht):
        zeg()
        zeg(uitlegtekst.als_tekst(uitleg))


def _toon_betrokkenen(wie: Betrokkenen) -> None:
    """Write who consented, what the leerling can do, referrals and what others must hear."""
    for regel in wie.doelen:
        if any(v.feit for v in regel.vakken):
            zeg(f"Toestemming, {regel.doel.label}: {regel.uitleg}")
    for u in wie.uitspraken[:1]:
        zeg(f"Belastbaarheid: {u.antwoord.label}, {u.van_wie}, {toon_dag(u.datum, jaar=True)}")
    for v in wie.verwijzingen:
        zeg(f"Verwezen naar {v.naar}: {v.stand.label}, sinds {toon_dag(v.sinds)}")
    for terug in wie.open_terug:
        dag = toon_dag(terug.uiterlijk) if terug.uiterlijk else "geen termijn bekend"
        zeg(f"Nog door te geven aan {terug.aan.label}: {dag}")


def _toon_taken(beeld: Dossierbeeld) -> None:
    """Write the open tasks; a text that is on lock stays so."""
    for taak in beeld.taken:
        dicht = not beeld.notitie.open and taak.omschrijving not in VASTE_TAKEN
        wat = "taak (tekst op slot)" if dicht else taak.omschrijving
        zeg(f"Te doen voor {toon_dag(taak.datum)}: {wat}")
