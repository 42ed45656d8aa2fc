"""Services: what falls between people: work that is of nobody, or that nobody looks at any more.

"No leerling falls silent between two steps" (ontwerp): this list is for the teamleider, and
everything on it says what would mend it. Where no source says how long is too long, that is
an own rule of the program and named as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.feestdagen import plus_werkdagen
from app.domain.feit import Feit
from app.domain.mensen import Ambtenaar, Rol
from app.domain.overdracht import Overdracht, zoals_op
from app.domain.voltooien import wacht_einde
from app.protocol.stand import Stand
from app.services import meldingen
from app.services.caseload import RAAKT_ALLES, is_open_op, stand_van
from app.services.mensen import lijst as mensenlijst
from app.services.taken.dossier import Zaak, met_de_hand
from app.services.taken.lijst import Voortgang, hoofden_van, losse_taken, zaak_van
from app.services.taken.regel import LOS, Hoofd, Taakbron, Taakregel
from app.services.taken.woorden import wanneer, werkdagen_na
from app.services.verzamelen import verzamel
from db import opzoeken
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

AANBOD_WERKDAGEN = 3
"""An offer without an answer is shown after so many werkdagen, or from its day on: own rule."""
TAAK_WERKDAGEN = 10
"""A task so many werkdagen past its day is nobody's any more in practice: own rule."""
UITSTEL_KEREN = 3
"""A task that was put off so often is shown: own rule."""
_STAP = 50


class Gatsoort(StrEnum):
    """How something falls between people; the value is its word on the screen."""

    DOSSIER_NIEMAND = "dossier van niemand"
    DOSSIER_WEG = "behandelaar is weg"
    TAAK_NIEMAND = "taak van niemand"
    TAAK_OUD = "taak blijft liggen"
    AANBOD = "aanbod zonder antwoord"
    MELDING = "melding van niemand"
    WACHT = "wachten voorbij"
    ZONDER_DATUM = "dossier zonder datum"


class Herstelling(StrEnum):
    """What mends it, in the order in which it is offered."""

    DOSSIER_TOEWIJZEN = "dossier toewijzen"
    TAAK_GEVEN = "taak geven aan"
    MELDING_GEVEN = "melding geven aan"
    AANBOD_TERUG = "aanbod terugnemen"
    WACHT_EINDE = "wachten beëindigen"
    WACHT_LANGER = "langer wachten"
    TAAK_MAKEN = "taak maken"


@dataclass(frozen=True, slots=True)
class Gat:
    """One thing that falls between people: whose dossier, why, since when, what mends it."""

    sleutel: str
    soort: Gatsoort
    hoofd: Hoofd
    wat: str
    waarom: str
    sinds: date | None
    hoe: tuple[Herstelling, ...]
    feit: Feit | None = None
    melding_id: str = ""
    eigen_regel: bool = False


@dataclass(frozen=True, slots=True)
class _Team:
    """Who can work on a day; `weg` says of the others why they cannot."""

    namen: Mapping[str, str]
    weg: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Vangnet:
    """What falls between people on a day, by kind and then longest first; `team` who could work."""

    gaten: tuple[Gat, ...]
    team: _Team


def tussen_wal_en_schip(
    sessie: Sessie, peildatum: date, *, voortgang: Voortgang | None = None
) -> list[Gat]:
    """List what falls between people on a day, by kind and then longest first."""
    return list(kijk_na(sessie, peildatum, voortgang=voortgang).gaten)


def kijk_na(sessie: Sessie, peildatum: date, *, voortgang: Voortgang | None = None) -> Vangnet:
    """Look at the whole team."""
    team = _team(sessie, peildatum)
    with zonder_gc():  # the stands of 3,000 dossiers are many objects that are all kept
        alles = verzamel(sessie, op=peildatum)
        gaten = list(_uit_dossiers(sessie, alles, peildatum, team, voortgang))
    return _bij_elkaar(sessie, gaten, peildatum, team)


def ververs_vangnet(
    sessie: Sessie, wijziging: Wijziging, peildatum: date, oud: Vangnet
) -> Vangnet | None:
    """Compute anew what a change touches and keep the rest; None when it touches all.

    Who can work decides over every dossier, and hangs also on the keys: those are no facts.
    """
    team = _team(sessie, peildatum)
    if wijziging.soorten & RAAKT_ALLES or team != oud.team:
        return None
    geraakt = opzoeken.geraakte_dossiers(sessie.v, wijziging)
    blijft = [
        g
        for g in oud.gaten
        if g.soort not in _BUITEN and g.hoofd.dossier_id and g.hoofd.dossier_id not in geraakt
    ]
    alles = verzamel(sessie, sorted(geraakt)) if geraakt else {}
    nieuw = _uit_dossiers(sessie, alles, peildatum, team, None)
    return _bij_elkaar(sessie, [*blijft, *nieuw], peildatum, team)


_BUITEN = frozenset({Gatsoort.AANBOD, Gatsoort.MELDING})
"""What does not come from the dossier that it names."""


def _bij_elkaar(sessie: Sessie, gaten: list[Gat], peildatum: date, team: _Team) -> Vangnet:
    """Add what is not from dossiers, and put all in order."""
    gaten += _losse_taken(sessie, peildatum, team)
    gaten += _aanbod(sessie, peildatum, team)
    gaten += _meldingen(sessie, peildatum, team)
    volgorde = {soort: nummer for nummer, soort in enumerate(Gatsoort)}
    gaten.sort(key=lambda g: (volgorde[g.soort], g.sinds or date.max, g.hoofd.naam))
    return Vangnet(tuple(gaten), team)


def _uit_dossiers(
    sessie: Sessie,
    alles: Mapping[str, DossierFeiten],
    peildatum: date,
    team: _Team,
    voortgang: Voortgang | None,
) -> Iterator[Gat]:
    """Look at the dossiers that are open."""
    for nummer, feiten in enumerate(alles.values()):
        if voortgang is not None and nummer % _STAP == 0 and voortgang(nummer, len(alles)):
            return
        if is_open_op(feiten, peildatum):
            yield from _van_dossier(sessie, zoals_op(feiten, peildatum), peildatum, team)


def _team(sessie: Sessie, peildatum: date) -> _Team:
    """Tell who can work: in service, with a key to the file, and not for administration only."""
    namen: dict[str, str] = {}
    weg: dict[str, str] = {}
    vandaag = peildatum == sessie.vandaag()
    for regel in mensenlijst(sessie):
        wie: Ambtenaar = regel.ambtenaar
        namen[wie.id] = wie.naam
        if wie.uit_dienst is not None and wie.uit_dienst <= peildatum:
            weg[wie.id] = f"{wie.naam} is uit dienst sinds {toon_dag(wie.uit_dienst, jaar=True)}"
        elif vandaag and not regel.kan_inloggen and wie.id != sessie.ambtenaar_id:
            weg[wie.id] = f"{wie.naam} kan niet meer inloggen"
    return _Team(namen, weg)


def _van_dossier(
    sessie: Sessie, feiten: DossierFeiten, peildatum: date, team: _Team
) -> Iterator[Gat]:
    """Look at one open dossier."""
    stand = stand_van(sessie, feiten, peildatum)
    zaak = zaak_van(sessie, feiten, stand, peildatum, team.namen)
    yield from _behandelaar(sessie, zaak, team)
    yield from _voorbije_wachten(zaak)
    eigen = sorted(met_de_hand(zaak), key=lambda r: (r.dag, r.sleutel)) if feiten.taken else []
    for regel in eigen:
        yield from _taak(regel, peildatum, team)
    if not eigen and not _heeft_datum(stand, feiten, peildatum):
        yield Gat(
            f"{feiten.dossier.id}/datum",
            Gatsoort.ZONDER_DATUM,
            zaak.hoofd,
            "Er staat geen datum in dit dossier",
            stand.kantelpunt.uitleg or "Er loopt geen termijn, taak of afspraak.",
            feiten.dossier.geopend,
            (Herstelling.TAAK_MAKEN,),
        )


def _behandelaar(sessie: Sessie, zaak: Zaak, team: _Team) -> Iterator[Gat]:
    """Tell that nobody handles a dossier, or somebody who is gone or may not."""
    wie, hoofd = zaak.hoofd.ambtenaar_id, zaak.hoofd
    hoe = (Herstelling.DOSSIER_TOEWIJZEN,)
    if not wie:
        einden = [b.tot for b in zaak.feiten.behandelaars if b.tot and b.tot < zaak.peildatum]
        sinds = max(einden, default=zaak.feiten.dossier.geopend)
        yield Gat(
            f"{hoofd.dossier_id}/niemand",
            Gatsoort.DOSSIER_NIEMAND,
            hoofd,
            "Niemand behandelt dit dossier",
            f"Zonder behandelaar sinds {toon_dag(sinds, jaar=True)}.",
            sinds,
            hoe,
        )
        return
    reden = team.weg.get(wie, "")
    if not reden:
        ambtenaar = sessie.lees_een(Ambtenaar, wie) if wie in team.namen else None
        if ambtenaar is None or ambtenaar.rol is Rol.ADMINISTRATIE:
            reden = f"{hoofd.ambtenaar or 'De behandelaar'} behandelt geen dossiers"
    if reden:
        yield Gat(
            f"{hoofd.dossier_id}/weg",
            Gatsoort.DOSSIER_WEG,
            hoofd,
            "De behandelaar is er niet meer",
            f"{reden}.",
            None,
            hoe,
        )


def _voorbije_wachten(zaak: Zaak) -> Iterator[Gat]:
    """Give the waits that are past their day while nobody ended them."""
    for wacht in zaak.feiten.wachten:
        einde = wacht_einde(zaak.feiten, wacht, zaak.peildatum)
        if einde is not None and einde.dag < zaak.peildatum:
            gekomen = einde.door is not None and wacht.klaar_met is not None
            yield Gat(
                wacht.id,
                Gatsoort.WACHT,
                zaak.hoofd,
                f"Wachten op {wacht.op.label}",
                f"Over sinds {toon_dag(einde.dag, jaar=True)}"
                + (": het kwam, en niemand keek ernaar." if gekomen else "; niemand keek ernaar."),
                einde.dag,
                (Herstelling.WACHT_EINDE, Herstelling.WACHT_LANGER),
                wacht,
            )


def _heeft_datum(stand: Stand, feiten: DossierFeiten, peildatum: date) -> bool:
    """Tell whether anything in a dossier has a day on which somebody looks at it again."""
    if any(k.datum is not None for k in stand.kantelpunten):
        return True
    return any(w.beeindigd is None and w.van <= peildatum for w in feiten.wachten) or any(
        a.uitkomst is None and a.uiterlijk is not None and a.datum <= peildatum
        for a in feiten.afspraken
    )


def _taak(regel: Taakregel, peildatum: date, team: _Team) -> Iterator[Gat]:
    """Tell that a task is of nobody, or lies there too long."""
    hoe = (Herstelling.TAAK_GEVEN,)
    if not regel.ambtenaar_id or regel.ambtenaar_id in team.weg:
        reden = team.weg.get(regel.ambtenaar_id, "Er staat geen naam bij")
        yield Gat(
            regel.sleutel, Gatsoort.TAAK_NIEMAND, regel.hoofd, regel.wat, f"{reden}.", regel.dag,
            hoe, regel.feit,
        )  # fmt: skip
        return
    over = werkdagen_na(regel.dag, peildatum)
    if over < TAAK_WERKDAGEN and regel.uitgesteld < UITSTEL_KEREN:
        return
    _, woorden = wanneer(regel.dag, peildatum)
    reden = f"{regel.ambtenaar}: {woorden}"
    if regel.uitgesteld:
        keer = "keer" if regel.uitgesteld > 1 else "maal"
        reden += f", {regel.uitgesteld} {keer} uitgesteld ({regel.uitstelreden})"
    yield Gat(
        regel.sleutel, Gatsoort.TAAK_OUD, regel.hoofd, regel.wat, f"{reden}.", regel.dag, hoe,
        regel.feit, eigen_regel=True,
    )  # fmt: skip


def _losse_taken(sessie: Sessie, peildatum: date, team: _Team) -> Iterator[Gat]:
    """Look at the tasks that are about no dossier."""
    for stand in losse_taken(sessie, peildatum):
        taak, laatste = stand.taak, stand.uitstellen[-1] if stand.uitstellen else None
        wie = taak.ambtenaar_id or ""
        yield from _taak(
            Taakregel(
                sleutel=taak.id,
                bron=Taakbron.HAND,
                hoofd=LOS,
                dag=stand.dag,
                wat=taak.omschrijving,
                regel="",
                klaar_door="",
                over=stand.dag < peildatum,
                vorm="",
                wanneer="",
                ambtenaar_id=wie,
                ambtenaar=team.namen.get(wie, ""),
                uitgesteld=len(stand.uitstellen),
                uitstelreden=laatste.reden.label if laatste else "",
                feit=taak,
            ),
            peildatum,
            team,
        )


def _aanbod(sessie: Sessie, peildatum: date, team: _Team) -> Iterator[Gat]:
    """Give the offers that nobody answers."""
    open_ = [o for o in sessie.lees(Overdracht, antwoord=None) if o.aangeboden <= peildatum]
    hoofden = hoofden_van(sessie, {o.dossier_id for o in open_})
    for o in open_:
        lang = peildatum > plus_werkdagen(o.aangeboden, AANBOD_WERKDAGEN)
        weg = team.weg.get(o.aan_id, "")
        if o.dossier_id not in hoofden or not (weg or lang or o.van <= peildatum):
            continue
        aan, door = team.namen.get(o.aan_id, "?"), team.namen.get(o.door_id, "?")
        op = toon_dag(o.aangeboden, jaar=True)
        waarom = f"{door} bood het aan op {op}; {aan} heeft nog niet geantwoord."
        yield Gat(
            o.id,
            Gatsoort.AANBOD,
            hoofden[o.dossier_id],
            f"Aangeboden aan {aan}, vanaf {toon_dag(o.van)}",
            f"{weg}. {waarom}" if weg else waarom,
            o.aangeboden,
            (Herstelling.AANBOD_TERUG, Herstelling.DOSSIER_TOEWIJZEN),
            o,
            eigen_regel=not weg and o.van > peildatum,
        )


def _meldingen(sessie: Sessie, peildatum: date, team: _Team) -> Iterator[Gat]:
    """Give the meldingen that are of nobody: none proposed, the proposed one gone, or too late."""
    for rij in meldingen.lijst(sessie, peildatum, lijkt_op=False):
        if rij.ambtenaar_id is not None and rij.ambtenaar_id not in team.weg:
            continue
        if rij.ambtenaar_id is None and rij.voorstel_id is not None and rij.uiterlijk >= peildatum:
            continue
        if rij.ambtenaar_id is not None:
            waarom = team.weg[rij.ambtenaar_id]
        elif rij.voorstel_id is None:
            waarom = "De school heeft geen vaste ambtenaar en er loopt geen dossier"
        else:
            waarom = f"Te beoordelen uiterlijk {toon_dag(rij.uiterlijk)} en aan niemand gegeven"
        yield Gat(
            rij.melding.id,
            Gatsoort.MELDING,
            Hoofd(naam=rij.naam, school=rij.school),
            f"Melding {rij.melding.soort.label} van {toon_dag(rij.melding.melddatum)}",
            f"{waarom}.",
            rij.melding.melddatum,
            (Herstelling.MELDING_GEVEN,),
            rij.melding,
            rij.melding.id,
        )
