"""Services: the files beside the CSV's: `brieven/<fingerprint>.pdf`, `documenten/<fingerprint>`.

Byte for byte as they are in the team file, under their sha256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.documenten import GROOTST
from app.domain.fouten import KnownError
from app.services.uitwisseling.rijlezer import Rijlezer
from app.services.uitwisseling.voorbeeld import Reden, Voorbeeld
from db.documenten import bekende
from db.uitwisselen import bekende_pdfs

if TYPE_CHECKING:
    from app.services.sessie import Sessie

SUBMAP = "brieven"
DOCUMENTMAP = "documenten"
MAX_PDF = 50_000_000


def keur_bijlagen(
    voorbeeld: Voorbeeld, lezers: Mapping[str, Rijlezer], map_: Path, sessie: Sessie
) -> None:
    """Find the file of every brief and document that lands; reject one that lacks or differs."""
    if (lezer := lezers.get("brief")) is not None:
        _keur_alle(voorbeeld, "brief", lezer, map_, bekende_pdfs(sessie.v), voorbeeld.bijlagen)
    if (lezer := lezers.get("document")) is not None:
        hier = bekende(sessie.v)
        _keur_alle(voorbeeld, "document", lezer, map_, hier, voorbeeld.documenten)


def bijlagepad(map_: Path, soort: str, vinger: str) -> Path:
    """Give the place of the file of a brief or a document in the folder."""
    if soort == "brief":
        return map_ / SUBMAP / f"{vinger}.pdf"
    return map_ / DOCUMENTMAP / vinger


def lees_bijlage(pad: Path, vinger: str) -> bytes:
    """Read a file again when it lands. KnownError when it is not what the preview saw."""
    try:
        inhoud = pad.read_bytes()
    except OSError:
        inhoud = b""
    if hashlib.sha256(inhoud).hexdigest() != vinger:
        raise KnownError(
            f"Een bestand in de map {pad.parent.name} is veranderd sinds het voorbeeld; "
            "er is niets overgenomen.",
            "Maak het voorbeeld opnieuw.",
        )
    return inhoud


def _keur_alle(
    voorbeeld: Voorbeeld,
    soort: str,
    lezer: Rijlezer,
    map_: Path,
    aanwezig: frozenset[str],
    gevonden: dict[str, Path],
) -> None:
    """Look at the files of one kind."""
    for rij in [r for r in voorbeeld.goede() if r.soort == soort]:
        feit: Any = rij.feit
        vinger: str = feit.sha256
        if not vinger or vinger in gevonden or vinger in aanwezig:
            continue
        pad = bijlagepad(map_, soort, vinger)
        fout = _keur_pdf(pad, vinger) if soort == "brief" else _keur_document(pad, feit)
        if fout:
            lezer.weiger(rij, Reden(lezer.kop("sha256"), fout))
        else:
            gevonden[vinger] = pad


def _keur_pdf(pad: Path, vinger: str) -> str:
    """Say what is wrong with a PDF; "" when nothing."""
    try:
        if pad.stat().st_size > MAX_PDF:
            return "de PDF is groter dan 50 MB"
        inhoud = pad.read_bytes()
    except OSError:
        return f"de PDF {SUBMAP}/{vinger[:8]}….pdf ontbreekt in de map"
    if not inhoud.startswith(b"%PDF-"):
        return f"{SUBMAP}/{vinger[:8]}….pdf is geen PDF"
    if hashlib.sha256(inhoud).hexdigest() != vinger:
        return f"{SUBMAP}/{vinger[:8]}….pdf is niet de brief die is verstuurd (vingerafdruk)"
    return ""


def _keur_document(pad: Path, document: Any) -> str:
    """Say what is wrong with the file of a document; "" when nothing."""
    naam = f"{DOCUMENTMAP}/{document.sha256[:8]}…"
    try:
        if pad.stat().st_size > GROOTST:
            return "het bestand is groter dan 50 MB"
        inhoud = pad.read_bytes()
    except OSError:
        return f"het bestand {naam} ontbreekt in de map"
    if hashlib.sha256(inhoud).hexdigest() != document.sha256:
        return f"{naam} is niet het document dat is opgeslagen (vingerafdruk)"
    return "" if len(inhoud) == document.grootte else f"{naam} heeft een andere grootte"
