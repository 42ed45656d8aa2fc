"""Domain: days that a team adds on which no term of the law ends, by koninklijk besluit.

Algemene termijnenwet art. 3 lid 3: a KB can make days equal to an algemeen erkende feestdag for
terms of the law. The known decrees are shipped (`feestdagen.GELIJKGESTELD`); a later one a team
adds itself, with where it stands. Stored as text: a line per day, "2029-05-11 Stb. 2028, 123".
"""

from __future__ import annotations

from datetime import date

from app.domain.feestdagen import ZATERDAG, termijnwet_dagen
from app.domain.fouten import InvoerFout
from app.domain.schooldagen import EERSTE_JAAR, LAATSTE_JAAR

MEEST, LANGST = 100, 120
"""So many days, and letters of a decree, are kept at most."""


def kb_dagen_van(tekst: str) -> dict[date, str]:
    """Read the days with their decree, in order; a line that is none is left out."""
    dagen: dict[date, str] = {}
    for regel in tekst.splitlines():
        if (dag := _dag(regel)) is not None:
            dagen[dag] = " ".join(regel[10:].split())
    return dict(sorted(dagen.items()))


def als_tekst(dagen: dict[date, str]) -> str:
    """Write the days as they are stored."""
    return "\n".join(f"{dag.isoformat()} {besluit}" for dag, besluit in sorted(dagen.items()))


def keur_kb_dag(dag: date, besluit: str) -> None:
    """Refuse a day that changes nothing, and one without its decree. InvoerFout names the field."""
    if dag.weekday() >= ZATERDAG:
        raise InvoerFout(
            "Dit is een zaterdag of zondag; daarop eindigt al geen termijn van de wet.",
            "Kies een andere dag.",
            veld="dag",
        )
    if naam := termijnwet_dagen(dag.year).get(dag):
        raise InvoerFout(f"Deze dag telt al: {naam}.", "U hoeft niets toe te voegen.", veld="dag")
    if not besluit.strip():
        raise InvoerFout(
            "Het koninklijk besluit ontbreekt.",
            "Vul in waar het staat, bijvoorbeeld Stb. 2028, 123.",
            veld="besluit",
        )
    if len(besluit) > LANGST:
        raise InvoerFout(f"Dit is langer dan {LANGST} tekens.", "Maak het korter.", veld="besluit")


def keur_kb_dagen(tekst: str) -> None:
    """Refuse a stored text of which a line is no day with its decree."""
    regels = [r for r in tekst.splitlines() if r.strip()]
    if len(regels) > MEEST:
        raise InvoerFout(
            f"Meer dan {MEEST} dagen bij koninklijk besluit.", "Haal oude weg.", veld="kb_dagen"
        )
    for regel in regels:
        dag = _dag(regel)
        if dag is None:
            raise InvoerFout(
                f"‘{regel[:30]}’ is geen dag met een besluit.",
                "Schrijf het als 2029-05-11 Stb. 2028, 123.",
                veld="kb_dagen",
            )
        keur_kb_dag(dag, regel[10:])


def _dag(regel: str) -> date | None:
    try:
        dag = date.fromisoformat(regel[:10])
    except ValueError:
        return None
    return dag if EERSTE_JAAR <= dag.year <= LAATSTE_JAAR else None
