"""Store: the error boundary. SQLite's and SQLCipher's errors become Dutch sentences or bugs.

sqlcipher3 raises its own exception classes, not sqlite3's (voorbeeldcode 2.7), so both
families are met here and nowhere else. What a user can understand becomes a KnownError;
anything else goes on as it is: a bug.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3

from app.domain.fouten import BestandFout, InvoerFout, KnownError, NotitieGesloten

DB_FOUTEN = (sqlcipher3.Error, sqlite3.Error)
"""Every exception that a connection can raise."""

_PER_CODE: dict[int, tuple[str, str]] = {
    5: (
        "Het teambestand is bezet door een ander programma.",
        "Wacht even en probeer het opnieuw; er is niets opgeslagen.",
    ),
    8: (
        "Het teambestand kan alleen gelezen worden.",
        "Controleer of u in deze map mag schrijven; er is niets opgeslagen.",
    ),
    10: (
        "De schijf of de netwerkmap gaf een fout bij lezen of schrijven.",
        "Controleer de verbinding met de map en de ruimte op de schijf; probeer het opnieuw.",
    ),
    11: (
        "Het teambestand is beschadigd.",
        "Zet een reservekopie terug via Beheer, of vraag uw systeembeheerder.",
    ),
    13: (
        "De schijf is vol; er is niets opgeslagen.",
        "Maak ruimte vrij en sla opnieuw op.",
    ),
    14: (
        "Het teambestand kan niet worden geopend.",
        "Controleer of het bestand er nog staat en of u in de map mag lezen en schrijven.",
    ),
    26: (
        "Dit bestand is beschadigd of is geen teambestand van Kantelpunt.",
        "Kies een ander bestand of zet een reservekopie terug.",
    ),
}
_PER_CODE[6] = _PER_CODE[5]

_UNIEK: dict[str, tuple[str, str]] = {
    "leerling.bsn": ("Er is al een leerling met dit BSN.", "bsn"),
    "leerling.onderwijsnummer": (
        "Er is al een leerling met dit onderwijsnummer.",
        "onderwijsnummer",
    ),
    "school.brin": ("Er is al een school met deze BRIN en vestiging.", "brin"),
    "dossier.leerling_id": ("Deze leerling heeft al een open dossier.", "leerling_id"),
    "dossier.dossiernummer": ("Dit dossiernummer bestaat al.", "dossiernummer"),
    "melding.meldingsnummer": (
        "Er is al een DUO-melding met dit meldingsnummer.",
        "meldingsnummer",
    ),
    "instelling.naam": ("Deze instelling bestaat al.", "naam"),
    "importprofiel.naam": ("Er is al een profiel met deze naam.", "naam"),
    "teamprotocol.code": ("Dit protocol bestaat al met dezelfde ingangsdatum.", "geldig_vanaf"),
    "sjabloonversie.code": ("Een collega bewaarde dit sjabloon net ook.", "nummer"),
    "brief.verzendlid_id": ("Deze brief is in de tussentijd al gemaakt.", "verzendlid_id"),
    "schoolnorm.school_id": (
        "Deze school heeft al een eigen drempel voor deze norm met dezelfde ingangsdatum.",
        "van",
    ),
    "overdracht.dossier_id": (
        "Dit dossier is al aangeboden; daar is nog geen antwoord op.",
        "dossier_id",
    ),
    "vakantie.schooljaar": ("Deze vakantie staat al in de kalender.", "vakantie"),
}


def vertaal(fout: BaseException) -> BaseException:
    """Turn a database error into a KnownError where a user can do something about it."""
    if not isinstance(fout, DB_FOUTEN):
        return fout
    tekst = str(fout)
    if tekst.startswith("kantelpunt:"):
        return _van_trigger(tekst)
    if tekst.startswith("UNIQUE constraint failed: "):
        kolom = tekst.removeprefix("UNIQUE constraint failed: ").split(",")[0]
        if kolom in _UNIEK:
            zin, naam = _UNIEK[kolom]
            return InvoerFout(zin, "Zoek eerst of het er al in staat.", veld=naam)
        return fout
    code = getattr(fout, "sqlite_errorcode", None)
    bekend = _PER_CODE.get(code & 0xFF) if isinstance(code, int) else None
    return BestandFout(*bekend) if bekend else fout


def _van_trigger(tekst: str) -> KnownError:
    """Read what one of our own triggers refused: 'kantelpunt:<wat>:<veld of soort>'."""
    _, wat, naam = (*tekst.split(":"), "", "")[:3]
    if wat == "notitie":
        return NotitieGesloten(
            "In dit dossier mag leerplicht op deze dag geen aantekeningen maken.",
            "Leeg het tekstveld; soort, datum en met wie mogen wel worden vastgelegd.",
            veld=naam,
        )
    if wat == "toestemming":
        return InvoerFout(
            "Er is geen toestemming van iedereen die dat moet geven om de jeugdarts bericht te "
            "geven.",
            "Leg eerst die toestemming vast.",
            veld=naam,
        )
    if wat == "advies":
        return InvoerFout(
            "Een uitspraak over wat een leerling aankan, is van een arts of de onafhankelijke "
            "psycholoog.",
            "Kies 'anders' of CJG.",
            veld=naam,
        )
    if wat == "verwijzing":
        return InvoerFout(
            "Het gegeven waar dit bij hoort is intussen ingetrokken.",
            "Ververs het scherm en kies opnieuw.",
            veld=naam,
        )
    if wat == "afhankelijk":
        return KnownError(
            "Dit kan niet worden ingetrokken: er hangen nog andere gegevens aan.",
            "Trek eerst die gegevens in.",
        )
    return KnownError(
        "Deze gegevens mogen niet worden gewijzigd of verwijderd.",
        "Vastgelegde feiten worden ingetrokken, niet gewist.",
    )


@contextmanager
def foutgrens() -> Iterator[None]:
    """Let no database error out untranslated."""
    try:
        yield
    except DB_FOUTEN as fout:
        vertaald = vertaal(fout)
        if vertaald is fout:
            raise
        raise vertaald from fout
