"""Protocol: what will end by itself: a toestemming, the regie, an answer about belastbaarheid.

Own rule: the last day is announced, so that somebody asks again before a gate closes or a case
has nobody who leads (protocollen 3 and 7 give each an end, and no reminder).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.belastbaarheid import uitspraken
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Regiesoort
from app.domain.toestemming import Antwoordstand, matrix
from app.protocol.stand import Aankondiging, Bron

BRON = Bron("Eigen regel van Kantelpunt", "de laatste dag wordt aangekondigd", eigen=True)
JAAR = timedelta(days=366)


def verlopend(feiten: DossierFeiten, peildatum: date) -> Iterator[Aankondiging]:
    """Give the last days that come within a year, of what holds now and has an end."""
    for code, dag, tekst in _laatste_dagen(feiten, peildatum):
        if peildatum <= dag <= peildatum + JAAR:
            yield Aankondiging(code, dag, tekst, BRON)


def _laatste_dagen(feiten: DossierFeiten, peildatum: date) -> Iterator[tuple[str, date, str]]:
    if any(t.tot is not None for t in feiten.toestemmingen):
        yield from _toestemmingen(feiten, peildatum)
    for soort in Regiesoort:
        rijen = [r for r in feiten.regie if r.soort is soort and r.van <= peildatum]
        nu = max(rijen, key=lambda r: r.van, default=None)
        if nu is None or nu.tot is None or nu.tot < peildatum:
            continue
        if not any(r.soort is soort and r.van > nu.van for r in feiten.regie):
            yield (
                "regie_eindigt",
                nu.tot,
                f"Laatste dag van de {soort.label} van {nu.organisatie}: wie neemt het over?",
            )
    alle = uitspraken(feiten.belastbaarheid, feiten.gebeurtenissen, peildatum)
    if alle and alle[0].tot is not None:
        wat = alle[0].antwoord.label
        yield (
            "belastbaarheid_verloopt",
            alle[0].tot,
            f"Laatste dag van de uitspraak over belastbaarheid ({wat}): opnieuw vragen?",
        )


def _toestemmingen(feiten: DossierFeiten, peildatum: date) -> Iterator[tuple[str, date, str]]:
    """Give those that stand, one line for a purpose and a day."""
    samen: dict[tuple[str, date], list[str]] = {}
    for doel, vakken in matrix(feiten, peildatum):
        for vak in vakken:
            t = vak.feit
            if t is not None and t.tot is not None and vak.stand is Antwoordstand.JA:
                samen.setdefault((doel.label, t.tot), []).append(vak.persoon.wie)
    for (doel_, dag), wie in samen.items():
        van = " en ".join(wie)
        yield (
            "toestemming_verloopt",
            dag,
            f"Laatste dag van de toestemming van {van} ({doel_}): opnieuw vragen?",
        )
