"""A scanned signature: small, on white, in one's own letters that go out and nowhere else."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdf
import pytest
from PIL import Image, ImageDraw

from app.domain.fouten import KnownError
from app.services import brieven, handtekening, instellingen
from app.services.instellingen import Instellingen
from app.services.sessie import Sessie
from tests.documents.papier import paginateksten
from tests.fabriek import zet_dossier

VANDAAG = date(2026, 11, 18)
VELDEN = {"datum_gesprek": "2026-12-01", "tijd_gesprek": "10:00", "plaats_gesprek": "Kantoor"}


def scan(breed: int = 1600, hoog: int = 900) -> bytes:
    """Make a transparent PNG with a stroke in its middle."""
    beeld = Image.new("RGBA", (breed, hoog), (0, 0, 0, 0))
    ImageDraw.Draw(beeld).line((300, 500, 1100, 420), fill=(20, 30, 120, 255), width=14)
    uit = BytesIO()
    beeld.save(uit, "PNG")
    return uit.getvalue()


def beelden(pdf: bytes) -> list[tuple[int, int]]:
    return [b.image.size for p in pypdf.PdfReader(BytesIO(pdf)).pages for b in p.images if b.image]


def test_handtekening_en_regels_onder_de_naam(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    instellingen.bewaar(
        team_sessie,
        Instellingen(
            gemeente="Modelstad",
            telefoon="055 000 0000",
            ondertekenblok="Team <Leerplicht>\nbereikbaar van 9 tot 12",
        ),
    )
    handtekening.bewaar(team_sessie, scan())
    klein = Image.open(BytesIO(handtekening.lees(team_sessie)))
    # cut to the stroke (some 800 × 95 pixels), then made to fit 700 × 260
    assert klein.size[0] == 700
    assert klein.size[1] < 110
    assert klein.mode == "RGB"
    (brief, _) = brieven.maak_concepten(team_sessie, dossier.id, "uitnodiging", VANDAAG, VELDEN)
    assert beelden(brief.pdf) == [klein.size]
    assert "Team <Leerplicht> bereikbaar van 9 tot 12" in " ".join(
        " ".join(paginateksten(brief.pdf)).split()
    )
    concept = brieven.maak_concepten(
        team_sessie, dossier.id, "uitnodiging", VANDAAG, VELDEN, concept=True
    )[0]
    assert beelden(concept.pdf) == []
    met_gat = brieven.maak_concepten(team_sessie, dossier.id, "uitnodiging", VANDAAG, {})[0]
    assert beelden(met_gat.pdf) == []
    handtekening.bewaar(team_sessie, b"")
    assert handtekening.lees(team_sessie) == b""


@pytest.mark.parametrize(
    "fout", [b"\xff\xd8\xff jpeg", b"\x89PNG\r\n\x1a\n stuk", b"x" * 2_000_000]
)
def test_wat_geen_handtekening_is(team_sessie: Sessie, fout: bytes) -> None:
    with pytest.raises(KnownError, match="bruikbare handtekening"):
        handtekening.bewaar(team_sessie, fout)
    leeg = BytesIO()
    Image.new("RGB", (50, 50), "white").save(leeg, "PNG")
    with pytest.raises(KnownError, match="staat niets"):
        handtekening.bewaar(team_sessie, leeg.getvalue())
