"""Services: the description of every file and column for the help page, drawn from the fields.

The page holds the result between two marks; a test compares them, so that help
never lags behind a new field.
"""

from __future__ import annotations

from app.domain.feit import Vorm
from app.services.uitwisseling.soorten import Bestand, Kolom, bestanden, kop_van

BEGIN = "<!-- bestanden: begin -->"
EINDE = "<!-- bestanden: einde -->"


def beschrijf_bestanden() -> str:
    """Write all files with their columns as Markdown, in the order of the kinds."""
    return "\n\n".join(_bestand(b) for b in bestanden().values())


def _bestand(bestand: Bestand) -> str:
    regels = [
        f"### {bestand.naam}",
        "",
        f"{bestand.soort.LABEL}. Zonder kolom `sleutel` beslist: {_natuurlijk(bestand)}.",
        "",
        "| kolom | betekenis | wat erin mag |",
        "|---|---|---|",
        f"| `sleutel` | eigen nummer van de rij | {_sleutel(bestand)} |",
    ]
    regels += [
        f"| `{k.kop}`{' (verplicht)' if k.veld.verplicht else ''} | {k.veld.label} | {_mag(k)} |"
        for k in bestand.kolommen
    ]
    return "\n".join(regels)


def _natuurlijk(bestand: Bestand) -> str:
    koppen = {k.veld.naam: kop_van(k.veld) for k in bestand.kolommen}
    return ", anders ".join(
        " + ".join(f"`{koppen[n]}`" for n in sleutel) for sleutel in bestand.natuurlijk
    )


def _sleutel(bestand: Bestand) -> str:
    if bestand.leesbaar:
        return f"in een export: `{bestand.leesbaar}`"
    return "UUID van Kantelpunt, of het nummer uit het andere systeem"


def _mag(kolom: Kolom) -> str:
    veld = kolom.veld
    match veld.vorm:
        case Vorm.KEUZE:
            assert veld.keuze is not None
            return ", ".join(f"`{lid}`" for lid in veld.keuze)
        case Vorm.VERWIJZING:
            assert veld.verwijst_naar is not None
            return f"sleutel uit {bestanden()[veld.verwijst_naar].naam}"
        case Vorm.DAG:
            return "datum"
        case Vorm.JANEE:
            return "ja of nee"
        case Vorm.GETAL | Vorm.KOMMA:
            soort = "heel getal" if veld.vorm is Vorm.GETAL else "getal, komma mag"
            if veld.minimum is not None and veld.maximum is not None:
                return f"{soort}, {veld.minimum:g} tot en met {veld.maximum:g}"
            return soort
        case _:
            aantal = f"{kolom.maximum:,}".replace(",", ".")
            return f"{'notitie' if veld.notitie else 'tekst'}, hoogstens {aantal} tekens"
