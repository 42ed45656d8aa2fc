"""Services: the house style of the team on paper, from its settings."""

from __future__ import annotations

import base64
import binascii

from app.documents.model import Huisstijl, Venster
from app.domain.fouten import KnownError
from app.services.enveloppen import ENVELOPPEN
from app.services.instellingen import Instellingen


def huisstijl(inst: Instellingen) -> Huisstijl:
    """Turn the settings of the team into its house style; KnownError for a broken logo."""
    return Huisstijl(
        teamnaam=inst.teamnaam,
        gemeente=inst.gemeente,
        afdeling=inst.afdeling,
        straat=inst.straat,
        postcode=inst.postcode,
        plaats=inst.plaats,
        antwoordadres=inst.antwoordadres,
        telefoon=inst.telefoon,
        email=inst.email,
        website=inst.website,
        logo=_logo(inst.logo),
        kleur=inst.huiskleur,
        vouwen=ENVELOPPEN[inst.envelop].vouwen,
        venster=Venster(
            links=inst.venster_links,
            boven=inst.venster_boven,
            breedte=inst.venster_breedte,
            hoogte=inst.venster_hoogte,
        ),
    )


def _logo(base64_tekst: str) -> bytes:
    """Read the logo from its base64 text."""
    try:
        return base64.b64decode(base64_tekst, validate=True)
    except (binascii.Error, ValueError) as fout:
        raise KnownError(
            "Het logo van het team kan niet worden gelezen.",
            "Kies in Beheer een PNG- of JPEG-bestand als logo.",
        ) from fout
