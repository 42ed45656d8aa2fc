"""Helpers for tests on the documents of opsporing: a BOA with a number, partners, the people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.mensen import Ambtenaar
from app.domain.partners import Partner, Partnersoort
from app.services.sessie import Sessie
from tests.services.briefpersonen import team_op_papier, zet_persoon

GOUD = Path(__file__).parents[1] / "golden"

VELDEN: dict[str, dict[str, str]] = {
    "oproep_verhoor": {
        "overtreding": "signaal",
        "datum_verhoor": "2026-11-30",
        "tijd_verhoor": "14:00",
    },
    "halt_verwijzing": {
        "uren": "18,5",
        "te_laat": "",
        "instemming_leerling": "2026-11-16",
        "instemming_ouders": "2026-11-17",
        "eigen_initiatief": "ja",
        "problematiek": "nee",
    },
    "advies_raad": {"vraag": "Is een proces-verbaal passend?", "terug_voor": "2026-12-01"},
    "advies_arts": {"jeugdarts": "2 november: afgezegd door de ouders."},
    "afschrift_raad": {},
}
"""What a BOA fills in for each letter beside whom it is about."""


def boateam(sessie: Sessie, wie: str, *, vol: bool = True) -> str:
    """Give the team an address, its BOA a number, partners; write a dossier; gives its id."""
    team_op_papier(sessie)
    with sessie.schrijf() as tx:
        zelf = sessie.lees_een(Ambtenaar, sessie.ambtenaar_id)
        tx.wijzig(replace(zelf, boa_nummer="123456"))
        for soort, naam in ((Partnersoort.RAAD, "Raad Modelland"), (Partnersoort.HALT, "Halt")):
            tx.maak(
                Partner(
                    soort=soort,
                    naam=naam,
                    straat="Postbus 30",
                    postcode="7300 AB",
                    plaats="Modelstad",
                )
            )
    sessie.vergeet()
    return zet_persoon(sessie, wie, vol=vol)
