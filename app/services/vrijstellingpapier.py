"""Services: vrijstellingen on paper and as JSON: who stands on a day, and the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.documents.model import Kolom, Tabeldocument
from app.domain.datumwoorden import toon_dag
from app.domain.vrijstellingen import Vrijstellinguitkomst as U
from app.services.vrijstellingen import Grondtelling, Overzicht, Vrijstellingrij

if TYPE_CHECKING:
    from datetime import date

_LIJST = (
    ("Leerling", 8.0),
    ("Lft", 1.6),
    ("Woongemeente", 4.5),
    ("Grond", 4.0),
    ("Duur", 3.0),
    ("Vanaf", 4.0),
    ("Tot en met", 4.0),
    ("Ingediend", 4.0),
    ("Ambtenaar", 5.0),
    ("Let op", 8.0),
)

TELKOLOMMEN: tuple[tuple[str, tuple[U, ...]], ...] = (
    ("Voldoet/toegekend", (U.VOLDOET, U.TOEGEKEND)),
    ("Voldoet niet", (U.VOLDOET_NIET,)),
    ("Afgewezen", (U.AFGEWEZEN,)),
    ("Ingetrokken", (U.INGETROKKEN,)),
    ("Niet rechtsg.", (U.NIET_RECHTSGELDIG,)),
    ("Elders", (U.ANDERE_GEMEENTE,)),
)
"""The outcomes of the table of protocollen 8 item 2, in its order. An appeal meets the demands, a
request is granted: no ground has both. Elders: by another gemeente."""


def tel(rij: Grondtelling, uitkomsten: Sequence[U]) -> int:
    """Count these outcomes of a ground."""
    return sum(rij.per_uitkomst.get(u, 0) for u in uitkomsten)


def telregel(o: Overzicht) -> str:
    """Say in one line who stands: the total, and per ground."""
    lopend = o.lopend()
    delen = []
    for t in o.telling(o.schooljaren()[0]):
        if not t.lopend:
            continue
        erbij = f" ({t.tijdelijk} tijdelijk, {t.permanent} permanent)" if t.permanent else ""
        delen.append(f"{t.grond.kort}: {t.lopend}{erbij}")
    dag = toon_dag(o.peildatum, jaar=True, kort=False)
    if not lopend:
        return f"Op {dag} loopt er geen vrijstelling of vervangende leerplicht."
    return f"Op {dag} lopen er {len(lopend)}: {', '.join(delen)}."


def lijst_pdf(
    o: Overzicht, rijen: Sequence[Vrijstellingrij], *, filtertekst: str, teamnaam: str
) -> bytes:
    """Print who stands, as shown."""
    from app.documents.tabel import maak_tabel

    return maak_tabel(
        Tabeldocument(
            titel="Vrijstellingen en vervangende leerplicht",
            teamnaam=teamnaam,
            peildatum=o.peildatum,
            peildatumtekst=toon_dag(o.peildatum, jaar=True, kort=False),
            filtertekst=filtertekst,
            kolommen=tuple(Kolom(titel=t, deel=d, vet=not n) for n, (t, d) in enumerate(_LIJST)),
            rijen=tuple(
                (
                    r.naam,
                    str(r.leeftijd),
                    r.woongemeente or "–",
                    r.grond.kort,
                    r.vrijstelling.duur.value if r.vrijstelling.duur else "–",
                    _dag(r.vrijstelling.van),
                    _dag(r.vrijstelling.tot),
                    _dag(r.vrijstelling.ingediend),
                    r.ambtenaar or "–",
                    r.let_op or "–",
                )
                for r in rijen
            ),
            telwoord=("vrijstelling", "vrijstellingen"),
        )
    )


def _dag(dag: date | None) -> str:
    return toon_dag(dag, jaar=True, weekdag=False) if dag is not None else "–"


def als_json(o: Overzicht, schooljaar: str) -> dict[str, Any]:
    """Give who stands, what waits and the numbers of a schooljaar, with stable keys."""
    return {
        "peildatum": o.peildatum.isoformat(),
        "schooljaar": schooljaar,
        "lopend": [rij_json(r) for r in o.lopend()],
        "in_behandeling": [rij_json(r) for r in o.in_behandeling()],
        "telling": [
            {
                "grond": t.grond.value,
                "ingediend": t.ingediend,
                "uitkomsten": {u.value: n for u, n in t.per_uitkomst.items()},
                "open": t.open,
                "lopend": t.lopend,
                "tijdelijk": t.tijdelijk,
                "permanent": t.permanent,
            }
            for t in o.telling(schooljaar)
        ],
        "verlof": [
            {
                "dossier_id": r.verlof.dossier_id,
                "naam": r.naam,
                "grond": r.verlof.grond.value,
                "ontvangen": r.verlof.ontvangen.isoformat(),
                "dagen": r.verlof.dagen,
                "door_leerplicht": r.verlof.door_leerplicht,
                "besluit": None if r.open or r.verlof.besluit is None else r.verlof.besluit.value,
            }
            for r in o.verlof
        ],
    }


def rij_json(r: Vrijstellingrij) -> dict[str, Any]:
    """Give one row with stable keys."""
    v = r.vrijstelling
    return {
        "vrijstelling_id": None if r.los else v.id,
        "dossier_id": v.dossier_id,
        "leerling_id": r.leerling_id,
        "naam": r.naam,
        "woongemeente": r.woongemeente,
        "grond": v.grond.value,
        "schooljaar": r.schooljaar,
        "ingediend": v.ingediend.isoformat(),
        "opnieuw": v.opnieuw,
        "uitkomst": v.uitkomst.value if v.uitkomst else None,
        "van": v.van.isoformat() if v.van else None,
        "tot": v.tot.isoformat() if v.tot else None,
        "duur": v.duur.value if v.duur else None,
        "stand": r.stand.value,
        "ambtenaar": r.ambtenaar,
        "let_op": r.let_op,
    }
