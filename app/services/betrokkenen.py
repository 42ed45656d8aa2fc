"""Services: who consented, what a leerling can do, who leads, and what others must still hear.

One gathering for the panel beside the dossier and for the command line, from a dossier as it was
shown already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.belastbaarheid import Uitspraak, uitspraken
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Regie, Regiesoort, Toestemmingdoel
from app.domain.handelen import Doel, Doorgave, Doorgavewijze
from app.domain.toestemming import Antwoordstand, Persoon, Vak, is_compleet, matrix, personen
from app.protocol.signalen.omstandigheden import schoolwissel
from app.services.meldingen.doorgeven import Doorgeefregel, terugkoppelingen_van
from app.services.verwijzingen import Verwijzing, als_json, verwijzingen_van

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld
    from app.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Doelregel:
    """One purpose: what each person said, whether that is enough, and why (not) in a sentence."""

    doel: Toestemmingdoel
    vakken: tuple[Vak, ...]
    compleet: bool
    uitleg: str


@dataclass(frozen=True, slots=True)
class Betrokkenen:
    """All of it on one day; lists with the latest first, regie with who leads now first."""

    personen: tuple[Persoon, ...]
    doelen: tuple[Doelregel, ...]
    uitspraken: tuple[Uitspraak, ...]
    regie: tuple[tuple[Regiesoort, tuple[Regie, ...]], ...]
    verwijzingen: tuple[Verwijzing, ...]
    open_terug: tuple[Doorgeefregel, ...]
    gedaan_terug: tuple[Doorgave, ...]


def betrokkenen(sessie: Sessie, beeld: Dossierbeeld) -> Betrokkenen:
    """Gather it for a dossier as shown."""
    feiten, dag = beeld.feiten, beeld.peildatum
    return Betrokkenen(
        personen=personen(feiten, dag),
        doelen=doelregels(feiten, dag),
        uitspraken=uitspraken(feiten.belastbaarheid, feiten.gebeurtenissen, dag),
        regie=tuple((soort, _regie(feiten.regie, soort, dag)) for soort in Regiesoort),
        verwijzingen=tuple(verwijzingen_van(sessie, feiten, beeld.stand, dag)),
        open_terug=tuple(
            sorted(
                terugkoppelingen_van(sessie, feiten, dag, beeld.stand, ook_vrij=True),
                key=lambda r: (r.uiterlijk or r.sinds, r.aan.value),
            )
        ),
        gedaan_terug=tuple(
            sorted((d for d in feiten.doorgaven if d.datum <= dag), key=lambda d: d.datum)[::-1]
        ),
    )


def doelregels(feiten: DossierFeiten, dag: date) -> tuple[Doelregel, ...]:
    """Tell per purpose who said what on a day, and whether that is enough.

    A new school has a kernteam of its own: an answer of before does not count for it, as in the
    gates of the protocol (protocollen 3).
    """
    wissel = schoolwissel(feiten, dag)
    regels = []
    for doel, vakken in matrix(feiten, dag):
        nu = vakken
        if doel is Toestemmingdoel.KERNTEAM and wissel is not None:
            nu = tuple(_voor_school(v, wissel.datum) for v in vakken)
        regels.append(Doelregel(doel, nu, is_compleet(nu), waarom(nu)))
    return tuple(regels)


def _voor_school(vak: Vak, sinds: date) -> Vak:
    """Let a yes that was given before the leerling came to this school stand no longer."""
    if vak.stand is Antwoordstand.JA and vak.feit is not None and vak.feit.datum < sinds:
        return replace(vak, stand=Antwoordstand.VORIGE_SCHOOL)
    return vak


def waarom(vakken: Sequence[Vak]) -> str:
    """Say in one sentence whether there is toestemming, and what stands in its way."""
    if is_compleet(vakken):
        return "Er is toestemming."
    nee = [v for v in vakken if v.stand in (Antwoordstand.GEWEIGERD, Antwoordstand.INGETROKKEN)]
    if nee:
        woord = {Antwoordstand.GEWEIGERD: "zei nee", Antwoordstand.INGETROKKEN: "trok in"}
        return f"Geen toestemming: {som([f'{v.persoon.wie} {woord[v.stand]}' for v in nee])}."
    mist = [v for v in vakken if v.persoon.moet and v.stand is not Antwoordstand.JA]
    if not mist:
        return "Geen toestemming: er is geen ouder met gezag vastgelegd."
    if all(v.stand is Antwoordstand.GEEN for v in vakken):
        return "Nog niet gevraagd."
    if all(v.persoon.ouder is None and v.stand is Antwoordstand.GEEN for v in mist) and any(
        v.persoon.ouder is not None for v in vakken
    ):
        return "De ouders zeggen ja. De leerling is 16 of ouder: vraag ook de leerling zelf."
    vorige = [v.persoon.wie for v in mist if v.stand is Antwoordstand.VORIGE_SCHOOL]
    verlopen = [v.persoon.wie for v in mist if v.stand is Antwoordstand.VERLOPEN]
    geen = [v.persoon.wie for v in mist if v.stand is Antwoordstand.GEEN]
    delen = [f"van {som(geen)} is er nog geen antwoord"] if geen else []
    delen += [f"die van {som(verlopen)} is verlopen"] if verlopen else []
    delen += [f"die van {som(vorige)} was voor de vorige school"] if vorige else []
    return f"Geen toestemming: {som(delen)}."


def is_op_schrift(doorgave: Doorgave) -> bool:
    """Tell whether it was told in writing, as schools ask (004 par. 5.6); unknown counts as so."""
    return not (
        doorgave.wijze is Doorgavewijze.MONDELING and doorgave.aan in (Doel.SCHOOL, Doel.JEUGDARTS)
    )


def betrokkenen_json(b: Betrokkenen) -> dict[str, Any]:
    """Give it with the stable keys of the command line."""
    return {
        "toestemming": [
            {
                "doel": r.doel.value,
                "compleet": r.compleet,
                "uitleg": r.uitleg,
                "antwoorden": [
                    {
                        "wie": v.persoon.wie,
                        "moet": v.persoon.moet,
                        "stand": v.stand.value,
                        "dag": _iso(v.dag),
                        "tot": _iso(v.feit.tot if v.feit else None),
                        "wijze": v.feit.wijze.value if v.feit and v.feit.wijze else None,
                    }
                    for v in r.vakken
                ],
            }
            for r in b.doelen
        ],
        "belastbaarheid": [
            {
                "datum": u.datum.isoformat(),
                "antwoord": u.antwoord.value,
                "van": u.van.value if u.van else None,
                "tot": _iso(u.tot),
            }
            for u in b.uitspraken
        ],
        "regie": [
            {
                "soort": r.soort.value,
                "organisatie": r.organisatie,
                "persoon": r.persoon,
                "van": r.van.isoformat(),
                "tot": _iso(r.tot),
            }
            for _, rijen in b.regie
            for r in rijen
        ],
        "verwijzingen": [als_json(v) for v in b.verwijzingen],
        "terugkoppeling": [
            {"aan": r.aan.value, "uiterlijk": _iso(r.uiterlijk), "verzonden": None, "wat": r.wat}
            for r in b.open_terug
        ]
        + [
            {
                "aan": d.aan.value,
                "uiterlijk": None,
                "verzonden": d.datum.isoformat(),
                "wat": d.wijze.label if d.wijze else "",
            }
            for d in b.gedaan_terug
        ],
    }


def som(delen: Sequence[str]) -> str:
    """Join with commas and "en"."""
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"


def _regie(alle: Sequence[Regie], soort: Regiesoort, dag: date) -> tuple[Regie, ...]:
    """Give who led on a kind up to a day, the latest first."""
    rijen = [r for r in alle if r.soort is soort and r.van <= dag]
    return tuple(sorted(rijen, key=lambda r: r.van)[::-1])


def _iso(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()
