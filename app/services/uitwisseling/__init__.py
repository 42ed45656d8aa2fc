"""Services: import and export: our folder of CSV files, DUO's school list, other lists."""

from __future__ import annotations

from app.services.uitwisseling.bron import Blad, Bronbestand, raad_koprij
from app.services.uitwisseling.bronlezen import lees_bron
from app.services.uitwisseling.csvlezen import Bestandsfout, Gestopt
from app.services.uitwisseling.doorvoeren import schrijf_afgewezen, voer_door, wat_veranderde
from app.services.uitwisseling.duo import VORM as DUO_VORM
from app.services.uitwisseling.duo import lees_duo_scholen
from app.services.uitwisseling.kiezen import lees, lees_bestand
from app.services.uitwisseling.lezen import lees_map
from app.services.uitwisseling.ontwerp import (
    SOORTNAAM,
    Ontwerp,
    Proefrij,
    bewaar_profiel,
    proefrijen,
)
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
from app.services.uitwisseling.voorstellen import Doelveld, doelvelden, geziene_waarden

__all__ = [
    "DUO_VORM",
    "SOORTNAAM",
    "Bestandsfout",
    "Blad",
    "Bron",
    "Bronbestand",
    "Doelveld",
    "Gestopt",
    "Importresultaat",
    "Ontwerp",
    "Opsporingsimport",
    "Proefrij",
    "Reden",
    "Rij",
    "Rijstand",
    "Telling",
    "Voorbeeld",
    "aantal_rijen",
    "bewaar_profiel",
    "doelvelden",
    "exporteer",
    "exporteer_opsporing",
    "geziene_waarden",
    "importeer",
    "importeer_opsporing",
    "lees",
    "lees_bestand",
    "lees_bron",
    "lees_duo_scholen",
    "lees_map",
    "omschrijf",
    "overgenomen",
    "proefrijen",
    "profielen",
    "raad_koprij",
    "samen",
    "samenvatting",
    "schrijf_afgewezen",
    "soortnaam",
    "standaard_afgewezen_map",
    "verberg",
    "voer_door",
    "wat_veranderde",
]
