"""Services: which CSV file carries which kind of fact, its columns and its natural key.

Everything is drawn from `velden(Soort)`, so a new field of a fact is a new
column without a line here; only the Dutch file name and the natural key of a
kind are said. Reading, writing and help all use this one description.
"""

from __future__ import annotations

import dataclasses
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app.domain.feit import Feit, Veld, Vorm, velden
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.keuring import LENGTE, langste
from app.domain.opsporing import OPSPORINGSSOORTEN

SLEUTEL = "sleutel"
"""The first column: the source's own id of the row, or our UUID."""

HERSTELKOLOMMEN = ("regelnummer", "afgewezen_veld", "afgewezen_reden")
"""Columns of a file with rejected rows; ignored when it is read again."""

_NAAMRUIMTE = uuid.UUID("3b0b6c6c-9c55-5b61-8f0a-2f4b7c1d9e10")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its header, the field it fills, and that field's own default."""

    kop: str
    veld: Veld
    standaard: object = None
    maximum: int = LENGTE


@dataclass(frozen=True, slots=True)
class Bestand:
    """One CSV file of the folder.

    `natuurlijk` lists the natural keys of the kind in order of preference, as
    field names; the first one whose first field is filled decides. `uniek` are
    those that name one fact wherever it comes from, so that a row is matched by
    them even when its sleutel is unknown here. `leesbaar` is the field that is
    written as sleutel instead of the UUID where it names one fact only; a
    sleutel that is no UUID is looked up in it.
    """

    soort: type[Feit]
    naam: str
    kolommen: tuple[Kolom, ...]
    natuurlijk: tuple[tuple[str, ...], ...]
    uniek: tuple[tuple[str, ...], ...] = ()
    leesbaar: str | None = None


# Per kind: file name, natural keys, unique ones.
_NAMEN: dict[str, tuple[str, Sequence[str], Sequence[str]]] = {
    "instelling": ("instellingen", ["naam"], ["naam"]),
    "teamprotocol": ("protocollen", ["code geldig_vanaf"], ["code geldig_vanaf"]),
    "importprofiel": ("importprofielen", ["naam"], ["naam"]),
    "sjabloonversie": ("sjablonen", ["code nummer"], ["code nummer"]),
    "ambtenaar": ("ambtenaren", ["naam"], []),
    "partner": ("partners", ["soort naam contactpersoon"], []),
    "school": ("scholen", ["brin vestiging", "naam"], ["brin vestiging"]),
    "schoolcontact": ("contactpersonen", ["school_id naam"], []),
    "schoolambtenaar": ("schoolambtenaren", ["school_id ambtenaar_id rol van"], []),
    "schoolafspraak": ("schoolafspraken", ["school_id datum soort met wat"], []),
    "schoolbezoek": ("schoolbezoeken", ["school_id datum"], []),
    "bezoekpunt": ("bezoekpunten", ["schoolbezoek_id onderwerp bevinding afspraak"], []),
    "schoolnorm": ("schoolnormen", ["school_id norm van"], ["school_id norm van"]),
    "vrijedag": ("vrije_dagen", ["eerste_dag school_id soort"], []),
    "vakantie": ("vakanties", ["schooljaar vakantie regio"], ["schooljaar vakantie regio"]),
    "protocolkeuze": ("protocolkeuzen", ["protocol van school_id gemeente"], []),
    "leerling": (
        "leerlingen",
        [
            "bsn",
            "onderwijsnummer",
            "achternaam tussenvoegsel voornamen roepnaam geboortedatum",
        ],
        ["bsn", "onderwijsnummer"],
    ),
    "ouder": ("ouders", ["leerling_id relatie achternaam voorletters"], []),
    "inschrijving": ("inschrijvingen", ["leerling_id school_id van"], []),
    "verhuizing": ("verhuizingen", ["leerling_id datum"], []),
    "verwant": ("verwanten", ["leerling_id ander_id"], []),
    "samenvoeging": ("samenvoegingen", ["leerling_id ander_id datum"], []),
    "dossier": ("dossiers", ["dossiernummer", "leerling_id geopend"], ["dossiernummer"]),
    "behandelaar": ("behandelaars", ["dossier_id ambtenaar_id van"], []),
    "verzuimperiode": ("verzuimperioden", ["leerling_id soort eerste_dag school_id"], []),
    "telaat": ("te_laat", ["leerling_id van tot school_id"], []),
    "melding": (
        "meldingen",
        ["meldingsnummer", "leerling_id soort begindatum melddatum"],
        ["meldingsnummer"],
    ),
    "meldingstatus": ("meldingstatussen", ["melding_id datum status"], []),
    "absoluutbevinding": ("absoluut_verzuim", ["leerling_id datum bevinding"], []),
    "lijstbespreking": ("verzuimlijst", ["leerling_id school_id datum"], []),
    "contact": ("contacten", ["dossier_id datum soort met"], []),
    "interventie": ("interventies", ["dossier_id datum soort stap wie"], []),
    "overleg": ("overleggen", ["dossier_id datum soort stap"], []),
    "stapbesluit": ("stapbesluiten", ["dossier_id datum soort stap spoor"], []),
    "herstel": ("herstel", ["dossier_id datum soort"], []),
    "toestemming": ("toestemmingen", ["dossier_id ouder_id doel datum"], []),
    "belastbaarheid": ("belastbaarheid", ["dossier_id datum van"], []),
    "regie": ("regie", ["dossier_id soort van"], []),
    "wacht": ("wachten", ["dossier_id van op"], []),
    "afspraak": ("afspraken", ["dossier_id datum met wat"], []),
    "taak": ("taken", ["datum dossier_id ambtenaar_id omschrijving"], []),
    "uitstel": ("uitstellen", ["taak_id datum tot"], []),
    "doorgave": ("doorgaven", ["dossier_id datum aan"], []),
    "verzending": ("verzendingen", ["datum sjabloon wie"], []),
    "verzendlid": ("verzendregels", ["verzending_id dossier_id aan"], []),
    "brief": ("brieven", ["dossier_id datum sjabloon ontvanger sha256"], []),
    "ondertekening": ("ter_ondertekening", ["dossier_id datum sjabloon onderwerp"], []),
    "spoor": ("sporen", ["dossier_id protocol code begonnen"], []),
    "gebeurtenis": ("gebeurtenissen", ["soort datum dossier_id spoor uitkomst"], []),
    "vrijstelling": ("vrijstellingen", ["dossier_id grond ingediend"], []),
    "verlofaanvraag": ("verlofaanvragen", ["dossier_id grond ontvangen van"], []),
    "boatermijn": ("boa_termijnen", ["dossier_id van datum"], []),
    "document": ("documenten", ["dossier_id sha256 datum titel"], []),
    "overdracht": ("overdrachten", ["dossier_id aangeboden aan_id"], []),
    "heropening": ("heropeningen", ["dossier_id heropend"], []),
    "pakket": ("overdrachtspakketten", ["dossier_id sha256"], []),
}

_OPSPORINGSNAMEN = {
    "verhoor": "verhoren",
    "haltverwijzing": "haltverwijzingen",
    "adviesvraag": "adviesvragen",
    "procesverbaal": "processen_verbaal",
    "pvconcept": "concepten_proces_verbaal",
    "opsporingsstuk": "stukken",
}

# A setting has one fixed key per name, and the first ambtenaar of a new file has
# a key of her own: by name both are the same thing in every file.
_LEESBAAR = {"instelling": "naam", "ambtenaar": "naam"}


@cache
def bestanden() -> dict[str, Bestand]:
    """Describe every file by the code of its kind, references first (as FEITSOORTEN)."""
    return {soort.SOORT: _beschrijf(soort, *_NAMEN[soort.SOORT]) for soort in FEITSOORTEN}


@cache
def opsporingsbestanden() -> dict[str, Bestand]:
    """Describe the files of a BOA's own folder, by the code of their kind."""
    return {
        soort.SOORT: _beschrijf(soort, _OPSPORINGSNAMEN[soort.SOORT], (), ())
        for soort in OPSPORINGSSOORTEN
    }


def _beschrijf(
    soort: type[Feit], naam: str, natuurlijk: Sequence[str], uniek: Sequence[str]
) -> Bestand:
    """Describe the file of one kind."""
    standaard = {f.name: f.default for f in dataclasses.fields(soort)}
    return Bestand(
        soort=soort,
        naam=f"{naam}.csv",
        kolommen=tuple(
            Kolom(kop_van(veld), veld, standaard[veld.naam], langste(soort.SOORT, veld))
            for veld in velden(soort)
        ),
        natuurlijk=tuple(tuple(n.split()) for n in natuurlijk),
        uniek=tuple(tuple(n.split()) for n in uniek),
        leesbaar=_LEESBAAR.get(soort.SOORT),
    )


def beschrijf_rij(soort: type[Feit]) -> Bestand:
    """Describe what a row of a list can hold that is no file of the folder."""
    return _beschrijf(soort, soort.SOORT, (), ())


@cache
def per_bestandsnaam() -> dict[str, Bestand]:
    """Find a file description by its file name in lower case."""
    return {b.naam: b for b in bestanden().values()}


def kop_van(veld: Veld) -> str:
    """Give the header of a field: its name; a reference without its `_id`."""
    return veld.naam.removesuffix("_id") if veld.vorm is Vorm.VERWIJZING else veld.naam


def id_van(code: str, sleutel: str) -> str:
    """Turn a sleutel into the key of the fact: our UUID as it is, another one always the same.

    A foreign sleutel gives a uuid5, so that a second import of the same folder,
    or of its mended rows, finds the same fact without anything being stored.
    """
    if len(sleutel) == 36 and _UUID.fullmatch(sleutel):
        return sleutel.lower()
    return str(uuid.uuid5(_NAAMRUIMTE, f"{code}\n{sleutel}"))


def vouw(kop: str) -> str:
    """Fold a header for comparing: lower case letters and digits only."""
    return "".join(c for c in kop.casefold() if c.isalnum())


def is_herstelkolom(kop: str) -> bool:
    """Whether a header is one that we added to a file with rejected rows."""
    return vouw(kop) in _HERSTEL


_HERSTEL = frozenset(vouw(k) for k in HERSTELKOLOMMEN)
