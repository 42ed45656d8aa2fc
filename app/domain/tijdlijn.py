"""Domain: the tijdlijn of one dossier, every fact as one plain Dutch line, newest first.

The list and the picture of the dossier screen are both drawn from these items.
Facts count by their own date (protocollen 1): what is dated after the peildatum
does not exist yet. The kantelpunten among the items are computed, never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Protocol

from app.domain import tijdlijnregels as regels
from app.domain.dossierfeiten import DossierFeiten
from app.domain.tijdlijndossier import dossier_regels
from app.domain.tijdlijnitem import Baan, Groep, Teken, TijdlijnItem
from app.domain.tijdlijnopsporing import opsporing_regels
from app.domain.tijdlijnsporen import spoor_regels
from app.domain.tijdlijntoestemming import toestemming_regels
from app.domain.tijdlijnvrijstelling import vrijstelling_regels

__all__ = ["Baan", "Groep", "Teken", "TijdlijnItem", "filter_tijdlijn", "maak_tijdlijn"]

_VOORUIT = timedelta(days=70)
"""How far beyond the peildatum holidays are shown when no kantelpunt lies further."""


class VrijeTijd(Protocol):
    """A holiday as the kalender gives it; `van` and `tot` are both free days."""

    @property
    def naam(self) -> str:
        """Name, as "herfstvakantie"."""

    @property
    def van(self) -> date:
        """First free day."""

    @property
    def tot(self) -> date:
        """Last free day."""


class Doorloop(Protocol):
    """A passage through a stap, as the engine's `StapDoorloop`."""

    @property
    def stap(self) -> str:
        """Code of the stap."""

    @property
    def begin(self) -> date | None:
        """First day."""

    @property
    def einde(self) -> date | None:
        """Last day."""

    @property
    def kantelpunt(self) -> date | None:
        """The day on which it tips or tipped."""


class Komend(Protocol):
    """A running kantelpunt, as the engine's `Kantelpunt`."""

    @property
    def datum(self) -> date | None:
        """Its last day."""

    @property
    def aard(self) -> str:
        """Code: kantelpunt, aandachtsdatum or geen."""

    @property
    def uitleg(self) -> str:
        """How it was computed, one sentence."""

    @property
    def spoor(self) -> str | None:
        """The stap it belongs to."""

    @property
    def titel(self) -> str:
        """The name of the track beside the ladder that it belongs to, or empty."""


class Standbeeld(Protocol):
    """What the tijdlijn needs of the engine's `Stand` (domain may not import the engine)."""

    @property
    def stap(self) -> str:
        """Code of the leading stap."""

    @property
    def doorlopen(self) -> tuple[Doorloop, ...]:
        """All passages."""

    @property
    def kantelpunten(self) -> tuple[Komend, ...]:
        """The running kantelpunten, one per track."""


def maak_tijdlijn(
    feiten: DossierFeiten,
    stand: Standbeeld | None,
    peildatum: date,
    vrij: Iterable[VrijeTijd] = (),
    *,
    notities_open: bool = True,
    ambtenaren: Mapping[str, str] | None = None,
    makers: Mapping[str, str] | None = None,
    namen: Mapping[str, str] | None = None,
) -> tuple[TijdlijnItem, ...]:
    """Tell everything about a dossier up to `peildatum`, newest first.

    `vrij` are holidays; those between the first item and the last kantelpunt
    are kept. With `notities_open` False the free text of facts stays out and
    the item is marked `notitie_op_slot` (003 h.3: locked, not deleted).
    `ambtenaren` gives names by ambtenaar_id, `makers` who wrote a fact down,
    by fact id; where given it stands on the right. `namen` gives the words of a
    protocol by path (`app.protocol.namen.regelnamen`).
    """
    kader = regels.Kader(
        feiten=feiten,
        peildatum=peildatum,
        notities_open=notities_open,
        ambtenaren=ambtenaren or {},
        namen=namen or {},
    )
    alle = chain(
        regels.alle_regels(kader),
        toestemming_regels(kader),
        spoor_regels(kader),
        vrijstelling_regels(kader),
        dossier_regels(kader),
        opsporing_regels(kader),
    )
    items = [i for i in alle if i.datum <= peildatum]
    if makers:
        items = [
            replace(i, rechts=makers.get(i.feit_id or "", "")) if not i.rechts else i for i in items
        ]
    if stand is not None:
        items += _kantelpunten(stand, peildatum)
    items += _vakanties(items, vrij, peildatum)
    items.sort(key=lambda i: (i.datum, i.volgorde, i.feit_id or ""), reverse=True)
    return tuple(items)


def filter_tijdlijn(items: Iterable[TijdlijnItem], groep: Groep) -> tuple[TijdlijnItem, ...]:
    """Keep the items of one `groep`; `Groep.ALLES` keeps all of them."""
    return tuple(i for i in items if groep is Groep.ALLES or i.groep is groep)


def _kantelpunten(stand: Standbeeld, peildatum: date) -> list[TijdlijnItem]:
    """Make the diamonds: the running kantelpunten, and those that a doorloop outlived."""
    result = []
    gezien: set[tuple[str, date]] = set()
    for k in stand.kantelpunten:
        stap = k.spoor or stand.stap
        if k.datum is None or str(k.aard) == "geen":
            continue
        if not k.titel:
            gezien.add((stap, k.datum))
        verstreken = k.datum < peildatum
        waarvan = k.titel or _stapnaam(stap)
        naam = "Kantelpunt" if str(k.aard) == "kantelpunt" else "Aandachtsdatum"
        result.append(
            TijdlijnItem(
                datum=k.datum,
                soort="kantelpunt" if naam == "Kantelpunt" else "aandachtsdatum",
                titel=" ".join(d for d in (naam, waarvan, "verstreken" if verstreken else "") if d),
                tekst=k.uitleg,
                rechts="berekend",
                baan=Baan.HANDELEN,
                vorm=Teken.RUIT_OPEN,
                groep=Groep.BESLUITEN,
                ernst=verstreken,
                komt=k.datum > peildatum,
                volgorde=99,
            )
        )
    for d in stand.doorlopen:
        voorbij = d.kantelpunt is not None and d.kantelpunt < peildatum
        overleefd = d.einde is None or (d.kantelpunt is not None and d.einde > d.kantelpunt)
        if d.kantelpunt is None or not voorbij or not overleefd:
            continue
        if (d.stap, d.kantelpunt) in gezien:
            continue
        result.append(
            TijdlijnItem(
                datum=d.kantelpunt,
                soort="kantelpunt",
                titel=f"Kantelpunt {_stapnaam(d.stap)} verstreken",
                tekst="" if d.einde is None else f"de stap eindigde op {regels.dag(d.einde)}",
                rechts="berekend",
                baan=Baan.HANDELEN,
                vorm=Teken.RUIT_OPEN,
                groep=Groep.BESLUITEN,
                volgorde=99,
            )
        )
    return result


def _stapnaam(stap: str) -> str:
    """Say "stap 2", or nothing before the ladder."""
    return f"stap {stap}" if stap else ""


def _vakanties(
    items: list[TijdlijnItem], vrij: Iterable[VrijeTijd], peildatum: date
) -> list[TijdlijnItem]:
    """Keep the holidays that lie within what the tijdlijn shows."""
    if not items:
        return []
    eerste = min(i.datum for i in items)
    laatste = max([peildatum + _VOORUIT, *(i.datum for i in items)])
    return [
        TijdlijnItem(
            datum=v.van,
            einde=v.tot,
            soort="vakantie",
            titel=v.naam[:1].upper() + v.naam[1:],
            tekst=regels.periode(v.van, v.tot),
            rechts="telt niet mee",
            baan=None,
            vorm=Teken.VAKANTIE,
            groep=Groep.ACHTERGROND,
            komt=v.van > peildatum,
            volgorde=0,
        )
        for v in vrij
        if v.tot >= eerste and v.van <= laatste
    ]
