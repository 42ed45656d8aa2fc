"""Services: the address book of the example team: one invented organisation of most kinds."""

from __future__ import annotations

from app.domain.partners import Partner, Partnersoort
from app.services.voorbeeld.bron import Bron

PLAATS = "Modelstad"
PARTNERS = (
    (Partnersoort.SWV, "Samenwerkingsverband Modelstad", "mevrouw Krukel", "Schetslaan", "4"),
    (Partnersoort.JEUGDARTS, "Jeugdarts van de GGD Modelstreek", "dokter Kokkel", "Ontwerp", "12"),
    (Partnersoort.CJG, "CJG Modelstad", "de heer Wulk", "Kladweg", "7"),
    (Partnersoort.JEUGDHULP, "Jeugdhulp Modelstad", "", "Proefplein", "3"),
    (Partnersoort.ARTS, "Praktijk Het Krijt", "mevrouw Alikruik", "Krijtpad", "1"),
    (Partnersoort.MBO, "ROC Modelstad", "loket verzuim", "Maquettelaan", "40"),
    (Partnersoort.RAAD, "Raad voor de Kinderbescherming, locatie Modelstad", "", "Postbus", "100"),
    (Partnersoort.HALT, "Halt, locatie Modelstad", "", "Postbus", "200"),
)
"""Kind, name, for whose attention, street or postbus, number: nobody lives there."""


def partners_van(bron: Bron) -> list[Partner]:
    """Give the organisations that the letters of the example team go to."""
    return [
        Partner(
            id=bron.id(),
            soort=soort,
            naam=naam,
            contactpersoon=wie,
            straat=straat,
            huisnummer=nummer,
            postcode="7300 AA",
            plaats=PLAATS,
            email=f"{soort.value}@modelstad.example",
        )
        for soort, naam, wie, straat, nummer in PARTNERS
    ]
