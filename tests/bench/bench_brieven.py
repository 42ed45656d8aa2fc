"""Bench: 500 letters, from facts in an encrypted file to bytes, against a named baseline.

Baseline: 500 bare reportlab pages that embed the same font (reportlab's own class) and
carry the same number of lines, without structure, facts, templates or letterhead. Both in
processor time, so that what else runs on the machine does not count. Run by hand
with `python -m tests.bench.bench_brieven`, or as a test with pytest.
"""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from app.domain.dossiers import Dossier
from app.domain.mensen import Rol
from app.domain.scholen import Inschrijving
from app.services import brieven, instellingen, verzendingen, verzendregels
from app.services.instellingen import Instellingen
from app.services.sessie import Sessie, maak_team
from db.sleutels import Kosten
from resources.lezer import lees_bytes
from tests.fabriek import een_leerling, een_melding, een_ouder, een_school

VANDAAG = date(2026, 11, 18)
AANTAL = 500
MAX_SECONDEN = 10.0
"""500 brieven ≤ 10 s (ontwerp, Speed that people feel)."""
MAX_VERHOUDING = 3.0


def kale_paginas(aantal: int) -> float:
    """Make that many bare pages of thirty lines in two fonts; give the seconds."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for naam, bestand in (("Kaal", "NotoSans-Regular.ttf"), ("Kaalvet", "NotoSans-Bold.ttf")):
        font = TTFont(naam, BytesIO(lees_bytes("fonts", bestand)))
        font.face.name = naam.encode()  # reportlab takes two fonts of one face for the same
        pdfmetrics.registerFont(font)
    begin = time.process_time()
    for _ in range(aantal):
        buffer = BytesIO()
        doek = Canvas(buffer, invariant=1, pageCompression=1)
        doek.setFont("Kaalvet", 12)
        doek.drawString(70, 750, "Waarschuwing: Emre Iepenlaan was niet op school")
        doek.setFont("Kaal", 10)
        for regel in range(30):
            doek.drawString(
                70, 700 - 14 * regel, f"Een regel {regel} van een gewone brief, zo lang."
            )
        doek.save()
    return time.process_time() - begin


def vul(sessie: Sessie, aantal: int) -> list[str]:
    """Write dossiers whose waarschuwing goes to one ouder and the leerling."""
    school = een_school()
    ids = []
    with sessie.schrijf() as tx:
        tx.maak(school)
        for i in range(aantal):
            leerling = een_leerling(bsn="", onderwijsnummer=str(100_000_000 + i))
            dossier = Dossier(
                leerling_id=leerling.id, dossiernummer=f"2026-{i:04d}", geopend=date(2026, 9, 1)
            )
            tx.maak(leerling)
            tx.maak(een_ouder(leerling))
            tx.maak(
                Inschrijving(leerling_id=leerling.id, school_id=school.id, van=date(2024, 8, 1))
            )
            tx.maak(dossier)
            tx.maak(een_melding(leerling, dossier_id=dossier.id))
            ids.append(dossier.id)
    return ids


def echte_brieven(sessie: Sessie, ids: list[str]) -> tuple[float, int]:
    """Make the letters of all dossiers; give the seconds and how many there were."""
    brieven.maak_concepten(sessie, ids[0], "waarschuwing", VANDAAG)
    begin = time.process_time()
    aantal = sum(len(brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)) for d in ids)
    return time.process_time() - begin, aantal


def een_verzending(sessie: Sessie, ids: list[str]) -> tuple[float, float, int]:
    """Weigh, make and record the letters of all dossiers at once: seconds, seconds, letters."""
    begin = time.process_time()
    regels = verzendingen.voorbeeld(sessie, ids, "waarschuwing")
    gezien = time.process_time() - begin
    _, plan = verzendingen.begin(sessie, regels, "waarschuwing", "bench")
    begin = time.process_time()
    gemaakt = verzendingen.maak(sessie, plan.id).gemaakt
    return gezien, time.process_time() - begin, gemaakt


def meet(sessie: Sessie, aantal: int) -> tuple[float, float, int]:
    """Measure `aantal` letters and the baseline: seconds, seconds, number of letters."""
    ids = vul(sessie, aantal // 2)
    kale_paginas(20)
    kaal = kale_paginas(aantal)
    echt, gemaakt = echte_brieven(sessie, ids)
    return echt, kaal, gemaakt


def test_brieven_zijn_snel_genoeg(team_sessie: Sessie) -> None:
    """A fifth of the work, so that the whole stays short: the ratio is what counts."""
    echt, kaal, gemaakt = meet(team_sessie, AANTAL // 5)
    print(
        f"{gemaakt} brieven {echt:.2f} s, {gemaakt} kale pagina's {kaal:.2f} s, "
        f"verhouding {echt / kaal:.1f}"
    )
    assert gemaakt == AANTAL // 5
    assert echt / kaal <= MAX_VERHOUDING
    assert echt <= MAX_SECONDEN


def main() -> None:
    """Measure the full 500 and print the seconds."""
    with tempfile.TemporaryDirectory() as naam:
        sessie, _ = maak_team(
            Path(naam) / "bench.kantelpunt",
            naam="S. de Wit",
            wachtwoord="groene-fiets-42",
            rol=Rol.TEAMLEIDER,
            klok=lambda: datetime(2026, 11, 18, 12, tzinfo=UTC),
            kosten=Kosten(rondes=1, geheugen_kib=64, banen=1),
        )
        begin = time.perf_counter()
        echt, kaal, gemaakt = meet(sessie, AANTAL)
        klok = time.perf_counter() - begin
        instellingen.bewaar(sessie, Instellingen(gemeente="Modelstad", telefoon="055 000 0000"))
        ids = verzendregels.dossiers(sessie, "alle", VANDAAG)
        gezien, samen, aantal = een_verzending(sessie, ids)
        sessie.sluit()
    print(
        f"{gemaakt} brieven: {echt:.2f} s (grens {MAX_SECONDEN:.0f} s); "
        f"kale reportlab-pagina's: {kaal:.2f} s; verhouding {echt / kaal:.1f}; "
        f"alles samen op de klok {klok:.1f} s\n"
        f"een verzending van {aantal}: {gezien:.2f} s om te bekijken, {samen:.2f} s om te maken "
        "en vast te leggen"
    )


if __name__ == "__main__":
    main()
