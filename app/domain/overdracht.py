"""Domain: a dossier passes on: to a colleague, to another gemeente, and back open again."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from app.domain.dossiers import Dossier, Sluitreden
from app.domain.feit import Feit, Keuze, veld

if TYPE_CHECKING:
    from app.domain.dossierfeiten import DossierFeiten


class Antwoord(Keuze):
    """How an offer ended."""

    AANVAARD = "aanvaard", "overgenomen"
    GEWEIGERD = "geweigerd", "geweigerd"
    TERUGGENOMEN = "teruggenomen", "teruggenomen"


class Verwantschap(Keuze):
    """How two leerlingen belong together. GEEN: looked at, and they do not."""

    BROER_ZUS = "broer_zus", "broer of zus"
    HALF = "half", "halfbroer of halfzus"
    STIEF = "stief", "stief- of pleegbroer of -zus"
    HUISHOUDEN = "huishouden", "zelfde huishouden"
    GEEN = "geen", "geen familie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdracht(Feit):
    """A dossier offered to a colleague, from `van` on; with `tot` for a while only (waarneming).

    It changes nothing until the colleague takes it: then a Behandelaar is made. When a
    waarneming has ended, whoever handled the dossier before does so again, by itself.
    """

    SOORT: ClassVar[str] = "overdracht"
    LABEL: ClassVar[str] = "Overdracht"
    DATUM: ClassVar[str | None] = "aangeboden"

    dossier_id: str = veld("Dossier", naar="dossier")
    door_id: str = veld("Aangeboden door", naar="ambtenaar")
    aan_id: str = veld("Aangeboden aan", naar="ambtenaar")
    aangeboden: date = veld("Aangeboden op")
    van: date = veld("Vanaf")
    tot: date | None = veld("Waarneming tot en met", default=None)
    toelichting: str = veld("Toelichting", default="", notitie=True)
    antwoord: Antwoord | None = veld("Antwoord", default=None)
    antwoord_op: date | None = veld("Antwoord op", default=None)
    reden: str = veld("Reden van weigeren", default="", notitie=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heropening(Feit):
    """A dossier that had been closed goes on: when and why it was closed, and from which day on.

    The dossier itself no longer says so; a peildatum in between still shows it closed.
    """

    SOORT: ClassVar[str] = "heropening"
    LABEL: ClassVar[str] = "Heropening"
    DATUM: ClassVar[str | None] = "heropend"

    dossier_id: str = veld("Dossier", naar="dossier")
    gesloten: date = veld("Was gesloten op")
    sluitreden: Sluitreden = veld("Reden van sluiten")
    heropend: date = veld("Heropend op")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwant(Feit):
    """Two leerlingen of one family or household, as a person said after looking."""

    SOORT: ClassVar[str] = "verwant"
    LABEL: ClassVar[str] = "Broer of zus"
    DATUM: ClassVar[str | None] = "datum"

    leerling_id: str = veld("Leerling", naar="leerling")
    ander_id: str = veld("En", naar="leerling")
    verwantschap: Verwantschap = veld("Hoe", default=Verwantschap.BROER_ZUS)
    datum: date = veld("Vastgelegd op")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pakket(Feit):
    """A dossier that was handed out as an encrypted package to another gemeente.

    `inhoud` counts what was in it; `sha256` is the fingerprint of the package as it went out.
    `verhuizing_id` ties it to the move whose receipt is to be confirmed.
    """

    SOORT: ClassVar[str] = "pakket"
    LABEL: ClassVar[str] = "Overdrachtspakket"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    verhuizing_id: str | None = veld("Verhuizing", naar="verhuizing", default=None)
    datum: date = veld("Gemaakt op")
    gemeente: str = veld("Voor gemeente")
    inhoud: str = veld("Wat erin zit", default="")
    sha256: str = veld("Vingerafdruk")
    ontvangst_bevestigd: date | None = veld("Ontvangst bevestigd op", default=None)


def zoals_op(feiten: DossierFeiten, dag: date) -> DossierFeiten:
    """Give the facts with the dossier as closed as it was on a day, reopened since or not."""
    dossier = dossier_op(feiten.dossier, feiten.heropeningen, dag)
    return feiten if dossier is feiten.dossier else dataclasses.replace(feiten, dossier=dossier)


def dossier_op(dossier: Dossier, heropeningen: Iterable[Heropening], dag: date) -> Dossier:
    """Give a dossier as closed as it was on a day; reopening takes its closing day away."""
    for h in heropeningen:
        if h.dossier_id == dossier.id and h.gesloten <= dag < h.heropend:
            return dataclasses.replace(dossier, gesloten=h.gesloten, sluitreden=h.sluitreden)
    return dossier
