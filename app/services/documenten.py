"""Services: documents in a dossier: adding, looking, saving a copy elsewhere.

The bytes go straight from the chosen file into the encrypted team file, and from there into
memory to be shown: there is no plain copy on disk in between, not for a moment. What another
program must open, is saved by the user, where the user says (`bewaar_kopie`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.documenten import (
    GROOTST,
    Document,
    Documentsoort,
    Vertoning,
    mediatype_van,
    toon_grootte,
    vertoning,
)
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.services.bestand import schrijf_bytes
from app.services.briefmodel import Pagina
from app.services.vastleggen import leg_vast_in, notitie_op
from db import documenten as db_documenten

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

MEEST_PAGINAS = 40
"""Pages that are drawn at once: each takes some 6 MB of memory."""
_WEG = ("", ".tmp", ".part", ".crdownload", ".lnk")
"""Ends of files that a scanner or browser is still busy with, or that are no document."""


@dataclass(frozen=True, slots=True)
class NieuwBestand:
    """A file that was read to become a document. `titel` is a proposal, from its name."""

    naam: str
    inhoud: bytes
    mediatype: str
    sha256: str
    titel: str

    @property
    def vertoning(self) -> Vertoning:
        """How the program shows it."""
        return vertoning(self.mediatype)

    @property
    def grootte(self) -> str:
        """How large it is, in words."""
        return toon_grootte(len(self.inhoud))


def lees_bestand(pad: str | Path) -> NieuwBestand:
    """Read a file to file it; its size is looked at before a byte is read.

    KnownError: gone, a folder, unreadable, empty, or larger than 50 MB.
    """
    pad = Path(pad)
    try:
        if pad.is_dir():
            raise KnownError("Dit is een map, geen bestand.", "Kies de bestanden erin.")
        grootte = pad.stat().st_size
        _keur_grootte(grootte)
        with pad.open("rb") as stroom:
            inhoud = stroom.read(GROOTST + 1)
    except OSError:
        raise KnownError(
            "Dit bestand kan niet worden gelezen.",
            "Controleer of het er nog staat en niet in een ander programma open is.",
        ) from None
    return uit_bytes(pad.name, inhoud)


def uit_bytes(naam: str, inhoud: bytes) -> NieuwBestand:
    """Make the same from bytes that are in memory already."""
    _keur_grootte(len(inhoud))
    return NieuwBestand(
        naam=naam,
        inhoud=inhoud,
        mediatype=mediatype_van(naam, inhoud),
        sha256=hashlib.sha256(inhoud).hexdigest(),
        titel=_titel_van(naam),
    )


def voeg_toe(
    sessie: Sessie,
    dossier_id: str,
    bestand: NieuwBestand,
    *,
    titel: str = "",
    soort: Documentsoort = Documentsoort.ANDERS,
    datum: date | None = None,
    van_wie: str = "",
    niet_delen: bool = False,
) -> Wijziging:
    """File a document in a dossier, with its bytes, in one transaction.

    NotitieGesloten: leerplicht keeps no documents in this dossier on that day (protocollen 7).
    InvoerFout: the very same file is in this dossier already.
    """
    document = Document(
        dossier_id=dossier_id,
        datum=datum or sessie.vandaag(),
        titel=(titel.strip() or bestand.titel)[:200],
        soort=soort,
        bestandsnaam=bestand.naam[-255:],
        mediatype=bestand.mediatype,
        sha256=bestand.sha256,
        grootte=len(bestand.inhoud),
        van_wie=van_wie.strip(),
        niet_delen=niet_delen,
    )
    eis_open(sessie, dossier_id, document.datum)
    eis_nieuw(sessie, dossier_id, bestand)
    with sessie.schrijf() as tx:
        bewaar_in(sessie, tx, document, bestand)
    return tx.wijziging


def eis_nieuw(sessie: Sessie, dossier_id: str, bestand: NieuwBestand) -> None:
    """Refuse a file of which the very bytes are in this dossier already."""
    if sessie.lees(Document, dossier_id=dossier_id, sha256=bestand.sha256):
        raise InvoerFout(
            "Ditzelfde bestand zit al in dit dossier.",
            "Zoek het op onder Documenten.",
            veld="bestand",
        )


def bewaar_in(sessie: Sessie, tx: Transactie, document: Document, bestand: NieuwBestand) -> None:
    """File a document with its bytes inside a running transaction."""
    db_documenten.bewaar(tx, bestand.sha256, bestand.inhoud)
    leg_vast_in(sessie, tx, document)


def eis_open(sessie: Sessie, dossier_id: str, dag: date) -> None:
    """Refuse where leerplicht keeps no documents; the sentence says why."""
    stand = notitie_op(sessie, dossier_id, dag)
    if not stand.open:
        raise NotitieGesloten(
            stand.uitleg.replace("aantekeningen", "aantekeningen en bewaart geen documenten"),
            "Laat het document bij de school, of leg eerst het verzuim vast.",
            veld="titel",
        )


def van_dossier(sessie: Sessie, dossier_id: str) -> list[Document]:
    """List the documents of a dossier, newest first."""
    alle = sessie.lees(Document, dossier_id=dossier_id)
    return sorted(alle, key=lambda d: (d.datum, d.id), reverse=True)


def open_inhoud(sessie: Sessie, document: Document) -> bytes:
    """Give the bytes to show; who looked, and when, is recorded.

    NotitieGesloten while the dossier is closed for documents: locked, not deleted.
    """
    inhoud = _haal(sessie, document)
    _log(sessie, document, "document")
    return inhoud


def bewaar_kopie(sessie: Sessie, document: Document, naar: str | Path) -> None:
    """Save a plain copy where the user asks; recorded as such. KnownError when it cannot be."""
    inhoud = _haal(sessie, document)
    schrijf_bytes(naar, inhoud)
    _log(sessie, document, "documentkopie")


def als_tekst(inhoud: bytes) -> str:
    """Read the bytes of a plain text to show it."""
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")


def teken_pdf(inhoud: bytes, dpi: float) -> tuple[list[Pagina], int]:
    """Draw the first pages of a PDF as pixels; gives them with how many there are in all.

    KnownError: damaged, or locked with a password.
    """
    from app.documents.weergave import render, tel_paginas

    try:
        aantal = tel_paginas(inhoud)
        return [Pagina(*p) for p in render(inhoud, dpi, MEEST_PAGINAS)], aantal
    except (RuntimeError, ValueError, OSError):  # what pypdfium2 raises
        raise KnownError(
            "Deze PDF kan niet worden getoond.",
            "Het bestand is beschadigd of met een wachtwoord beveiligd.",
        ) from None


def nieuwe_in_map(map_: str | Path, gezien: Sequence[str] = ()) -> list[Path]:
    """List the files of a scanner folder that may become documents, newest first.

    `gezien` are names to leave out. KnownError when the folder is gone or unreadable.
    """
    map_ = Path(map_)
    try:
        alle = [
            p
            for p in map_.iterdir()
            if p.is_file()
            and not p.name.startswith((".", "~"))
            and p.suffix.lower() not in _WEG
            and p.name not in gezien
        ]
        return sorted(alle, key=lambda p: (-p.stat().st_mtime, p.name))
    except OSError:
        raise KnownError(
            "De scanmap kan niet worden gelezen.",
            "Controleer de map, of kies een andere.",
        ) from None


def wis_origineel(pad: str | Path, sha256: str) -> None:
    """Delete the original after it was filed, only when it still is that very file.

    KnownError when it changed since or cannot be deleted. A deleted file may still be found on
    the disk by a specialist; help says so.
    """
    pad = Path(pad)
    try:
        if hashlib.sha256(pad.read_bytes()).hexdigest() != sha256:
            raise KnownError(
                "Het bestand is veranderd nadat het is opgeslagen; het is niet gewist.",
                "Bekijk het eerst.",
            )
        pad.unlink()
    except OSError:
        raise KnownError(
            "Het bestand kan niet worden gewist.", "Wis het zelf in de Verkenner."
        ) from None


def _haal(sessie: Sessie, document: Document) -> bytes:
    """Read the bytes of a document that is still there, where documents may be seen."""
    nu = sessie.lees_een(Document, document.id)
    stand = notitie_op(sessie, nu.dossier_id, sessie.vandaag())
    if not stand.open:
        raise NotitieGesloten(
            "Dit document is op slot: " + stand.uitleg[:1].lower() + stand.uitleg[1:],
            "Het is niet weg; het gaat weer open als het verzuim ongeoorloofd is.",
        )
    return db_documenten.lees(sessie.v, nu.sha256)


def _log(sessie: Sessie, document: Document, wat: str) -> None:
    """Record that somebody looked at a document, or saved it elsewhere."""
    if sessie.alleen_lezen:
        return
    with sessie.schrijf() as tx:
        tx.raadpleeg_document(document.id, document.dossier_id, wat)


def _keur_grootte(grootte: int) -> None:
    if grootte == 0:
        raise KnownError("Dit bestand is leeg.", "Scan of bewaar het opnieuw.")
    if grootte > GROOTST:
        raise KnownError(
            f"Dit bestand is {toon_grootte(grootte)}; een document is hoogstens 50 MB.",
            "Scan het met een lagere kwaliteit, of verdeel het over meer bestanden.",
        )


def _titel_van(naam: str) -> str:
    """Propose a title: the file name without its ending, underscores as spaces."""
    stam = Path(naam).stem.replace("_", " ").strip()
    return " ".join("".join(c for c in stam if c.isprintable()).split()) or "Document"
