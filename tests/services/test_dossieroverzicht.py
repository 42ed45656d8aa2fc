"""The dossier on paper: what stands in the window stands there too, and no BSN or address."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.dossiers import Besluitsoort, Stapbesluit, Taak
from app.domain.handelen import Interventie
from app.services.dossierbeeld import dossierbeeld
from app.services.dossieroverzicht import overzicht_pdf
from app.services.sessie import Sessie
from tests.documents.papier import paginateksten
from tests.fabriek import een_leerling, zet_dossier

PEILDATUM = date(2026, 11, 18)


@pytest.fixture
def tekst(team_sessie: Sessie) -> str:
    leerling = een_leerling(straat="Geheimstraat", huisnummer="7", plaats="Nergenshuizen")
    dossier, _, _ = zet_dossier(team_sessie, leerling=leerling, geopend=date(2026, 9, 7))
    with team_sessie.schrijf() as tx:
        for feit in (
            Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 9, 9)),
            Stapbesluit(
                dossier_id=dossier.id,
                datum=date(2026, 9, 30),
                soort=Besluitsoort.OPSCHALEN,
                stap="2",
                van_stap="1",
                antwoorden="herstel=nee",
                poorten="toestemming_kernteam",
                reden="ouders zijn niet bereikt",
            ),
            Taak(dossier_id=dossier.id, datum=date(2026, 11, 20), omschrijving="School bellen"),
        ):
            tx.maak(feit)
    beeld = dossierbeeld(team_sessie, dossier.id, PEILDATUM)
    pdf = overzicht_pdf(beeld, "Team Modelstad")
    assert pdf == overzicht_pdf(beeld, "Team Modelstad")
    return " ".join(" ".join(paginateksten(pdf)).split())


def test_stappen_met_antwoord_poort_en_reden(tekst: str) -> None:
    for deel in (
        "Dossier 2026-0001",
        "zoals het stond op woensdag 18 november 2026",
        "Stap 1, De basis op orde: gedaan, vanaf ma 7 sep 2026 tot wo 30 sep 2026.",
        "Stap 2, Het kernteam aan zet: loopt, vanaf wo 30 sep 2026.",
        "ouders zijn niet bereikt",
        "Toestemming kernteam",
        "School bellen, uiterlijk vr 20 nov 2026",
        "Thuiszittersprotocol Apeldoorn (2023), h. 4, stap 2, kantelpunt",
    ):
        assert deel in tekst, deel


def test_geen_bsn_en_geen_adres(tekst: str) -> None:
    assert "Geheimstraat" not in tekst
    assert "Nergenshuizen" not in tekst
    assert "9999" not in tekst
