"""Protocol: what is not recorded, and what would be computed with it; missing is never 0."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.leeftijd import leeftijd
from app.domain.scholen import Onderwijssoort
from app.domain.schooldagen import schooljaar_van
from app.protocol.blik import Blik
from app.protocol.eisen.eisen import vervuld
from app.protocol.eisen.uitkomst import LADDER
from app.protocol.model import Regelbestand, Signaalregel
from app.protocol.signalen.maten import UREN
from app.protocol.signalen.normen import regels_van
from app.protocol.signalen.tellen import MAAT_VAN, tel, vraag_van
from app.protocol.signalen.telwoorden import toon_drempel

MEERDERJARIG = 18


def ontbreekt_van(blik: Blik) -> tuple[str, ...]:
    """Give one sentence for each thing that is missing, with what would be computed with it."""
    return tuple(dict.fromkeys((*_gegevens(blik), *_normen(blik), *_definities(blik))))


def _gegevens(blik: Blik) -> Iterator[str]:
    """Say which facts every case needs are not recorded."""
    if blik.school is None:
        yield (
            "Er is geen school vastgelegd; met een inschrijving zouden de termijnen met de "
            "vakanties en vrije dagen van de school berekend worden."
        )
    elif blik.school.onderwijssoort is Onderwijssoort.ONBEKEND:
        yield (
            "De onderwijssoort van de school is niet vastgelegd; met de onderwijssoort zou "
            "bepaald worden of de stappen van PO of VO gelden."
        )
    jaar = schooljaar_van(blik.peildatum)
    if not blik.kalender.schooljaar_volledig(jaar):
        yield (
            f"De schoolvakanties van {jaar} zijn niet compleet; met alle vijf vakanties zouden "
            "schoolweken en schooldagen zonder voorbehoud berekend worden."
        )
    jong = leeftijd(blik.feiten.leerling.geboortedatum, blik.peildatum) < MEERDERJARIG
    gezag = any(o.gezag and (o.tot is None or o.tot > blik.peildatum) for o in blik.feiten.ouders)
    if jong and not gezag:
        yield (
            "Er is geen ouder met gezag vastgelegd; met het gezag zou berekend worden of alle "
            "toestemmingen er zijn."
        )


def _normen(blik: Blik) -> Iterator[str]:
    """Say which norms have no number, and which hours are not recorded."""
    bestanden = {id(r): bestand for bestand in blik.regels.alle for r in bestand.signalen}
    for groep in regels_van(blik):
        for _, regel in groep:
            if regel.drempel is None or regel.soort not in MAAT_VAN:
                continue
            if regel.drempel.aantal is None:
                yield _zonder_getal(regel, bestanden.get(id(regel)))
                continue
            vraag = vraag_van(regel)
            if vraag.maat.wat == UREN and (aantal := tel(blik, vraag).onbekend):
                wat = "1 periode" if aantal == 1 else f"{aantal} perioden"
                yield (
                    f"Van {wat} verzuim zijn geen uren vastgelegd; met de uren zou "
                    f"'{toon_drempel(vraag, regel.drempel)}' volledig berekend worden."
                )


def _zonder_getal(regel: Signaalregel, bestand: Regelbestand | None) -> str:
    """Say that a source names a norm without number, and where the team can fill it in."""
    reden = (regel.drempel.ontbreekt if regel.drempel else "").rstrip(". ")
    waar = f"bij '{bestand.titel}' (scherm Protocollen)" if bestand else "in het protocol"
    return (
        f"{reden or f'De norm {regel.norm} heeft geen getal'}; met een getal {waar} of als "
        f"eigen norm van de school zou het signaal '{regel.code}' berekend worden."
    )


def _definities(blik: Blik) -> Iterator[str]:
    """Say which definitions cannot be answered, and for lack of what."""
    for bestand in blik.regels.alle:
        for definitie in bestand.definities:
            if not definitie.aan:
                continue
            uitkomst = vervuld(blik, definitie.eis, LADDER)
            if uitkomst.mist:
                tekst = uitkomst.tekst.rstrip(". ")
                yield (
                    f"{tekst}; met dat gegeven zou berekend worden of dit dossier telt als "
                    f"'{definitie.naam}'."
                )
