"""Services: all open tasks of a person or of the team on a day, from every source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier, Taak
from app.domain.feestdagen import plus_werkdagen
from app.domain.handelen import Ondertekening
from app.domain.klaarmet import Uitstel
from app.domain.mensen import Ambtenaar, Leerling, Rol
from app.domain.namen import lijstnaam, zoeknaam
from app.domain.notitie import notitie_stand
from app.domain.overdracht import Overdracht, zoals_op
from app.domain.voltooien import Taakstand, bestaat, taakstand
from app.protocol.namen import regelnamen
from app.protocol.stand import Stand, Termijnstatus
from app.services import caseloadtekst, meldingen
from app.services.caseload import RAAKT_ALLES, behandelaar_op, is_open_op, school_op, stand_van
from app.services.schoolkalender import kalender_van
from app.services.taken import woorden
from app.services.taken.dossier import Zaak, taken_van
from app.services.taken.regel import LOS, Hoofd, Taakbron, Taakregel
from app.services.teamsporen import teamkalender, teamsporen
from app.services.verzamelen import verzamel
from db import opzoeken
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

TEKENEN_BINNEN = 2
"""Werkdagen within which a letter that waits is signed: an own rule."""
_STAP = 50

Voortgang = Callable[[int, int], bool]
"""Told how many of how many dossiers are done; False to go on, True to stop."""


def mijn_taken(
    sessie: Sessie,
    peildatum: date,
    ambtenaar_id: str | None = None,
    *,
    voortgang: Voortgang | None = None,
) -> list[Taakregel]:
    """Give the open tasks of a person, or (None) of the whole team; over term first, then by day.

    What is of nobody and about no dossier is of everybody, as in the agenda.
    """
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    with zonder_gc():  # the lines of 3,000 dossiers are many objects and no cycles
        alles = _dossiers_van(sessie, peildatum, ambtenaar_id)
        regels = list(_uit_dossiers(sessie, alles, peildatum, namen, voortgang))
    return _bij_elkaar(sessie, regels, peildatum, ambtenaar_id, namen)


def ververs_taken(
    sessie: Sessie,
    wijziging: Wijziging,
    peildatum: date,
    ambtenaar_id: str | None,
    oud: Sequence[Taakregel],
) -> list[Taakregel] | None:
    """Compute anew what a change touches and keep the rest; None when it touches all.

    Who gets a dossier or a task gets it by such a change, so that also the list of one person
    is kept this way.
    """
    if wijziging.soorten & RAAKT_ALLES:
        return None
    geraakt = opzoeken.geraakte_dossiers(sessie.v, wijziging)
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    blijft = [
        r
        for r in oud
        if r.bron not in _BUITEN and r.hoofd.dossier_id and r.hoofd.dossier_id not in geraakt
    ]
    alles = verzamel(sessie, sorted(geraakt)) if geraakt else {}
    nieuw = _uit_dossiers(sessie, alles, peildatum, namen, None)
    return _bij_elkaar(sessie, [*blijft, *nieuw], peildatum, ambtenaar_id, namen)


_BUITEN = frozenset({Taakbron.MELDING, Taakbron.AANBOD, Taakbron.TEKENEN, Taakbron.TEAM})
"""What does not come from the dossier that it names."""


def _bij_elkaar(
    sessie: Sessie,
    regels: list[Taakregel],
    peildatum: date,
    ambtenaar_id: str | None,
    namen: Mapping[str, str],
) -> list[Taakregel]:
    """Add what is not from dossiers, keep what is of the person, and put all in order."""
    regels += _los(sessie, peildatum, namen)
    regels += _van_team(sessie, peildatum)
    regels += _meldingen(sessie, peildatum)
    regels += _aanbod(sessie, peildatum, namen)
    regels += _te_tekenen(sessie, peildatum, ambtenaar_id, namen)
    if ambtenaar_id is not None:
        regels = [
            r
            for r in regels
            if r.ambtenaar_id == ambtenaar_id or (not r.ambtenaar_id and not r.hoofd.dossier_id)
        ]
    return sorted(regels, key=lambda r: (not r.over, r.dag, r.hoofd.naam, r.sleutel))


def zaak_van(
    sessie: Sessie,
    feiten: DossierFeiten,
    stand: Stand,
    peildatum: date,
    namen: Mapping[str, str],
) -> Zaak:
    """Gather what the tasks of one dossier are computed from."""
    school = school_op(feiten, peildatum)
    behandelaar = behandelaar_op(feiten.behandelaars, peildatum)
    wie = behandelaar.ambtenaar_id if behandelaar else ""
    met_tekst = bool(feiten.taken or feiten.afspraken)
    return Zaak(
        feiten=feiten,
        stand=stand,
        kalender=kalender_van(sessie, feiten, peildatum),
        peildatum=peildatum,
        hoofd=Hoofd(
            dossier_id=feiten.dossier.id,
            dossiernummer=feiten.dossier.dossiernummer,
            naam=lijstnaam(feiten.leerling),
            school=school.naam if school else "",
            ambtenaar_id=wie,
            ambtenaar=namen.get(wie, ""),
        ),
        namen=namen,
        regelnamen=regelnamen(sessie.regels(feiten, peildatum)),
        notities_open=met_tekst
        and notitie_stand(
            feiten, peildatum, met_toestemming=sessie.instellingen.notitie_met_toestemming
        ).open,
    )


def losse_taken(sessie: Sessie, peildatum: date) -> list[Taakstand]:
    """Give the tasks that are about no dossier and not done on a day."""
    taken = sessie.lees(Taak, dossier_id=None)
    if not taken:
        return []
    uitstellen = sessie.lees(Uitstel, dossier_id=None)
    kalender = teamkalender(sessie)
    standen = [
        taakstand(t, uitstellen, None, kalender, peildatum) for t in taken if bestaat(t, peildatum)
    ]
    return [s for s in standen if s.klaar is None]


def _dossiers_van(
    sessie: Sessie, peildatum: date, ambtenaar_id: str | None
) -> dict[str, DossierFeiten]:
    """Gather the dossiers that a person handles, and those in which he has something to do."""
    alles = verzamel(sessie, ambtenaar_id=ambtenaar_id, op=peildatum)
    if ambtenaar_id is not None:
        elders = {t.dossier_id for t in sessie.lees(Taak, ambtenaar_id=ambtenaar_id)}
        erbij = sorted(d for d in elders if d is not None and d not in alles)
        if erbij:
            alles |= verzamel(sessie, erbij)
    return alles


def _uit_dossiers(
    sessie: Sessie,
    alles: Mapping[str, DossierFeiten],
    peildatum: date,
    namen: Mapping[str, str],
    voortgang: Voortgang | None,
) -> Iterator[Taakregel]:
    """Give the tasks of the dossiers that are open."""
    for nummer, feiten in enumerate(alles.values()):
        if voortgang is not None and nummer % _STAP == 0 and voortgang(nummer, len(alles)):
            return
        if not is_open_op(feiten, peildatum):
            continue
        stand = stand_van(sessie, feiten, peildatum)
        yield from taken_van(zaak_van(sessie, zoals_op(feiten, peildatum), stand, peildatum, namen))


def _los(sessie: Sessie, peildatum: date, namen: Mapping[str, str]) -> Iterator[Taakregel]:
    """Give the tasks that are about no dossier."""
    for stand in losse_taken(sessie, peildatum):
        taak = stand.taak
        laatste = stand.uitstellen[-1] if stand.uitstellen else None
        yield los_regel(
            taak.id,
            Taakbron.HAND,
            stand.dag,
            taak.omschrijving,
            peildatum,
            regel="met de hand",
            klaar_door=woorden.klaar_met(None, None),
            ambtenaar_id=taak.ambtenaar_id or "",
            namen=namen,
            herhaalt=woorden.herhaalt(taak),
            uitgesteld=len(stand.uitstellen),
            uitstelreden=laatste.reden.label if laatste else "",
            feit=taak,
        )


def _van_team(sessie: Sessie, peildatum: date) -> Iterator[Taakregel]:
    """Give what the team as a whole has to do by its protocols."""
    for spoor in teamsporen(sessie, peildatum):
        for stap in spoor.stappen:
            punt = stap.punt
            if punt is None or punt.datum is None:
                continue
            vorm, wanneer = caseloadtekst.urgentie_van_punt(punt, peildatum)
            wat = punt.actie or stap.naam
            yield los_regel(
                f"team/{spoor.sleutel}/{stap.code}",
                Taakbron.TEAM,
                punt.datum,
                wat[:1].upper() + wat[1:],
                peildatum,
                regel=spoor.naam,
                klaar_door="vastleggen dat het is gedaan",
                namen={},
                over=punt.status is Termijnstatus.OVER_TERMIJN,
                vorm=vorm,
                wanneer=wanneer,
                uitleg=punt.uitleg,
                rechtsgrond=punt.bron,
                legt_vast=stap.legt_vast,
            )


def _meldingen(sessie: Sessie, peildatum: date) -> Iterator[Taakregel]:
    """Give the meldingen that wait and were given to somebody; in a dossier its track asks."""
    for rij in meldingen.lijst(sessie, peildatum, gegeven=True, lijkt_op=False):
        if rij.ambtenaar_id is None or rij.melding.dossier_id is not None:
            continue
        yield los_regel(
            rij.melding.id,
            Taakbron.MELDING,
            rij.uiterlijk,
            f"Melding {rij.melding.soort.label} beoordelen",
            peildatum,
            regel="aan u gegeven in Meldingen",
            klaar_door="een besluit over de melding",
            hoofd=Hoofd(naam=rij.naam, school=rij.school),
            ambtenaar_id=rij.ambtenaar_id,
            namen={rij.ambtenaar_id: rij.ambtenaar},
            melding_id=rij.melding.id,
        )


def _aanbod(sessie: Sessie, peildatum: date, namen: Mapping[str, str]) -> Iterator[Taakregel]:
    """Give the dossiers that were offered to somebody who has not answered."""
    open_ = [o for o in sessie.lees(Overdracht, antwoord=None) if o.aangeboden <= peildatum]
    hoofden = hoofden_van(sessie, {o.dossier_id for o in open_})
    for o in open_:
        if o.dossier_id not in hoofden:
            continue
        yield los_regel(
            o.id,
            Taakbron.AANBOD,
            o.van,
            f"Antwoord op het aanbod van {namen.get(o.door_id, 'een collega')}",
            peildatum,
            regel="dossier overnemen",
            klaar_door="overnemen of weigeren",
            hoofd=hoofden[o.dossier_id],
            ambtenaar_id=o.aan_id,
            namen=namen,
            feit=o,
        )


def _te_tekenen(
    sessie: Sessie, peildatum: date, ambtenaar_id: str | None, namen: Mapping[str, str]
) -> Iterator[Taakregel]:
    """Give the letters that wait for a signature: of every teamleider."""
    leiders = [a.id for a in sessie.lees(Ambtenaar, rol=Rol.TEAMLEIDER.value)]
    if not leiders or (ambtenaar_id is not None and ambtenaar_id not in leiders):
        return
    open_ = [o for o in sessie.lees(Ondertekening, uitkomst=None) if o.datum <= peildatum]
    hoofden = hoofden_van(sessie, {o.dossier_id for o in open_})
    for o in open_:
        if o.dossier_id in hoofden:
            yield los_regel(
                o.id,
                Taakbron.TEKENEN,
                plus_werkdagen(o.datum, TEKENEN_BINNEN),
                f"Brief ondertekenen: {o.onderwerp}",
                peildatum,
                regel=f"voorgelegd door {namen.get(o.door_id, 'een collega')}",
                klaar_door="tekenen of teruggeven",
                hoofd=hoofden[o.dossier_id],
                ambtenaar_id=ambtenaar_id or leiders[0],
                namen=namen,
                feit=o,
            )


def hoofden_van(sessie: Sessie, dossier_ids: set[str]) -> dict[str, Hoofd]:
    """Name dossiers for a list, without computing them."""
    dossiers = opzoeken.per_id(sessie.v, Dossier, dossier_ids)
    leerlingen = opzoeken.per_id(sessie.v, Leerling, {d.leerling_id for d in dossiers.values()})
    return {
        d.id: Hoofd(d.id, d.dossiernummer, lijstnaam(leerlingen[d.leerling_id]))
        for d in dossiers.values()
        if d.leerling_id in leerlingen
    }


def los_regel(
    sleutel: str,
    bron: Taakbron,
    dag: date,
    wat: str,
    peildatum: date,
    *,
    regel: str,
    namen: Mapping[str, str],
    ambtenaar_id: str = "",
    hoofd: Hoofd = LOS,
    over: bool | None = None,
    vorm: str = "",
    wanneer: str = "",
    **rest: object,
) -> Taakregel:
    """Make a task that no stand of a dossier computes."""
    eigen_vorm, eigen_wanneer = woorden.wanneer(dag, peildatum)
    naam = namen.get(ambtenaar_id, "")
    return Taakregel(
        sleutel=sleutel,
        bron=bron,
        hoofd=hoofd,
        dag=dag,
        wat=wat,
        regel=regel,
        over=dag < peildatum if over is None else over,
        vorm=vorm or eigen_vorm,
        wanneer=wanneer or eigen_wanneer,
        ambtenaar_id=ambtenaar_id,
        ambtenaar=naam,
        zoektekst=woorden.zoekregel(wat, regel, hoofd.naam, hoofd.dossiernummer, naam, bron.value),
        **rest,  # type: ignore[arg-type]
    )


def filter_taken(
    regels: Sequence[Taakregel],
    tekst: str = "",
    bronnen: frozenset[Taakbron] = frozenset(),
) -> list[Taakregel]:
    """Keep the tasks in which every word occurs, of these sources."""
    woorden_ = zoeknaam(tekst).split()
    return [
        r
        for r in regels
        if (not bronnen or r.bron in bronnen) and all(w in r.zoektekst for w in woorden_)
    ]
