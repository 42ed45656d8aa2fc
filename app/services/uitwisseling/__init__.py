"""Services: import and export: our folder of CSV files, DUO's school list, other lists."""

from __future__ import annotations

from app.services.uitwisseling.csvlezen import Bestandsfout, Gestopt
from app.services.uitwisseling.doorvoeren import schrijf_afgewezen, voer_door, wat_veranderde
from app.services.uitwisseling.duo import VORM as DUO_VORM
from app.services.uitwisseling.duo import lees_duo_scholen
from app.services.uitwisseling.kiezen import lees, lees_bestand
from app.services.uitwisseling.lezen import lees_map
from app.services.uitwisseling.opdracht import (
    Importresultaat,
    importeer,
    overgenomen,
    samenvatting,
    standaard_afgewezen_map,
)
from app.services.uitwisseling.opsporing import (
    Opsporingsimport,
    exporteer_opsporing,
    importeer_opsporing,
)
from app.services.uitwisseling.profiel import profielen
from app.services.uitwisseling.uitvoeren import exporteer
from app.services.uitwisseling.voorbeeld import (
    Bron,
    Reden,
    Rij,
    Rijstand,
    Telling,
    Voorbeeld,
    aantal_rijen,
    omschrijf,
    samen,
    soortnaam,
    verberg,
)

__all__ = [
    "DUO_VORM",
    "Bestandsfout",
    "Bron",
    "Gestopt",
    "Importresultaat",
    "Opsporingsimport",
    "Reden",
    "Rij",
    "Rijstand",
    "Telling",
    "Voorbeeld",
    "aantal_rijen",
    "exporteer",
    "exporteer_opsporing",
    "importeer",
    "importeer_opsporing",
    "lees",
    "lees_bestand",
    "lees_duo_scholen",
    "lees_map",
    "omschrijf",
    "overgenomen",
    "profielen",
    "samen",
    "samenvatting",
    "schrijf_afgewezen",
    "soortnaam",
    "standaard_afgewezen_map",
    "verberg",
    "voer_door",
    "wat_veranderde",
]
