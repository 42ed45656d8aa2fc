"""UI: the people of the team as choices: who is here, who can handle a dossier."""

from __future__ import annotations

from app.domain.mensen import Ambtenaar, Rol
from app.ui.kern import Kern

Keuzes = list[tuple[str | None, str]]
"""What a KeuzeInvoer offers: the id with its name."""


def in_dienst(kern: Kern) -> list[Ambtenaar]:
    """Give who works here today, by name."""
    hier = [a for a in kern.sessie.lees(Ambtenaar) if a.werkt_op(kern.vandaag)]
    return sorted(hier, key=lambda a: a.naam.casefold())


def behandelaars(kern: Kern) -> list[Ambtenaar]:
    """Give who can handle a dossier: everybody but the administratie."""
    return [a for a in in_dienst(kern) if a.rol is not Rol.ADMINISTRATIE]


def keuze_van(mensen: list[Ambtenaar], *, niemand: str = "") -> Keuzes:
    """Offer people by name; with `niemand` also nobody, first, in those words."""
    keuzes: Keuzes = [(a.id, a.naam) for a in mensen]
    return [(None, niemand), *keuzes] if niemand else keuzes
