"""Services: the PDFs of brieven in the folder: `brieven/<fingerprint>.pdf`, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.fouten import KnownError
from app.services.uitwisseling.rijlezer import Rijlezer
from app.services.uitwisseling.voorbeeld import Reden, Voorbeeld
from db.uitwisselen import bekende_pdfs

if TYPE_CHECKING:
    from app.services.sessie import Sessie

SUBMAP = "brieven"
MAX_PDF = 50_000_000


def keur_bijlagen(voorbeeld: Voorbeeld, lezer: Rijlezer | None, map_: Path, sessie: Sessie) -> None:
    """Find the PDF of every brief that lands; reject a brief whose PDF is not there or differs."""
    if lezer is None:
        return
    aanwezig = bekende_pdfs(sessie.v)
    for rij in [r for r in voorbeeld.goede() if r.soort == "brief"]:
        feit: Any = rij.feit
        vinger: str = feit.sha256
        if not vinger or vinger in voorbeeld.bijlagen or vinger in aanwezig:
            continue
        pad = map_ / SUBMAP / f"{vinger}.pdf"
        if fout := _keur(pad, vinger):
            lezer.weiger(rij, Reden(lezer.kop("sha256"), fout))
        else:
            voorbeeld.bijlagen[vinger] = pad


def lees_bijlage(pad: Path, vinger: str) -> bytes:
    """Read a PDF again when it lands. KnownError when it is not what the preview saw."""
    try:
        inhoud = pad.read_bytes()
    except OSError:
        inhoud = b""
    if hashlib.sha256(inhoud).hexdigest() != vinger:
        raise KnownError(
            "Een PDF in de map brieven is veranderd sinds het voorbeeld; er is niets overgenomen.",
            "Maak het voorbeeld opnieuw.",
        )
    return inhoud


def _keur(pad: Path, vinger: str) -> str:
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
