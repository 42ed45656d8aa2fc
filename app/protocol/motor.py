"""Protocol: the engine: protocol data + facts + calendar + peildatum -> stand.

A pure function. Facts count by their own date: what is dated after the
peildatum does not exist yet (protocollen 1). Nothing that is open is ever
without a date (protocollen 3), except where the source lets no term run at
all: geoorloofd verzuim only, and a closed dossier.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Regiesoort
from app.domain.plicht import einde_leerplicht
from app.domain.schooldagen import Kalender
from app.protocol.blik import Blik, herstelstand, laatste_contact, maak_blik, open_meldingen
from app.protocol.ladder.beoordeeld import beoordeeld
from app.protocol.ladder.ladder import Doorloop
from app.protocol.ladder.punten import (
    gekozen_of_standaard,
    na_herstel,
    punt_na_grens,
    punt_van,
)
from app.protocol.ladder.rust import rustpunt
from app.protocol.ladder.starten import te_beoordelen
from app.protocol.ladder.vrijgesteld import alleen_vrijstelling, vrijstellingspunt
from app.protocol.ladder.zonderladder import alleen_geoorloofd, geen_ladder_hier
from app.protocol.lui import af
from app.protocol.model import Regelset, Stapregel
from app.protocol.rekenen.berekening import geen_punt, kort
from app.protocol.signalen.signaalsoorten import over_grens, thuis_over
from app.protocol.signalen.stilte import stiltermijn
from app.protocol.sporen.sporen import Sporen
from app.protocol.stand import (
    STANDKLAD,
    Kantelpunt,
    Stand,
    WachtStand,
)
from app.protocol.standbeeld import Standbeeld, regie_van
from app.protocol.tekst import toon

DAG = timedelta(days=1)


def bereken_stand(
    regels: Regelset, feiten: DossierFeiten, kalender: Kalender, peildatum: date
) -> Stand:
    """Compute where a dossier stands on a day, and what tips next.

    `regels` are the ladder of the dossier and what runs beside it. `kalender`
    is that of the leerling's school. Never raises on facts that passed their
    own checks; a decision on a stap that the protocol does not know is left out.
    """
    blik = maak_blik(regels, feiten, kalender, peildatum)
    protocol, actief = regels.ladder, blik.ladder.actief
    dossier = feiten.dossier
    if dossier.gesloten is not None and dossier.gesloten <= peildatum:
        return _stand(blik, (_gesloten(blik),), _sporen(blik), open_=False)
    if dossier.geopend > peildatum and not blik.ladder.doorlopen:
        dag = toon(dossier.geopend, peildatum.year)
        tekst = f"Het dossier werd pas op {dag} geopend."
        return _stand(blik, (geen_punt(tekst, protocol.bron),), None, open_=False)
    sporen = _sporen(blik)
    stil = kort(blik, partial(_stilstand, blik)) if _kan_stilstaan(blik) else None
    if stil is not None:
        punten: tuple[Kantelpunt, ...] = (stil,)
    elif actief:
        punten = tuple([kort(blik, partial(punt_van, blik, loop)) for loop in actief])
    else:
        punten = (_in_spoor(blik, sporen) or kort(blik, partial(_zonder_stap, blik, sporen)),)
    return _stand(blik, punten, sporen, open_=True)


def _kan_stilstaan(blik: Blik) -> bool:
    """Tell whether there is anything by which no term of the ladder may run: most have nothing."""
    feiten, dag = blik.feiten, blik.grensdag
    return (
        (dag is not None and dag <= blik.peildatum)
        or feiten.leerling.startkwalificatie is not None
        or feiten.leerling.vrij_van_kwalificatieplicht is not None
        or bool(feiten.verhuizingen)
        or (blik.inschrijving is None and bool(feiten.inschrijvingen))
    )


def _stilstand(blik: Blik) -> Kantelpunt | None:
    """Give the date of a ladder of which no term runs: 18, moved away, enrolled nowhere."""
    return _vervallen(blik) or rustpunt(blik)


def _sporen(blik: Blik) -> Sporen:
    """Give the tracks beside the ladder; demands about them are answered from then on."""
    blik.achtergrond = sporen = Sporen(blik)
    return sporen


def _in_spoor(blik: Blik, sporen: Sporen) -> Kantelpunt | None:
    """Say that a melding that came in is looked at in its track: it has no second date then.

    So it is while no stap runs, nobody chose a date, and a running track was
    started by one of the meldingen that are not dealt with.
    """
    if blik.ladder.doorlopen or blik.ladder.los is not None:
        return None
    lopend = {s.feit_id: s.naam for s in sporen.lopend()}
    if not lopend:
        return None
    if alleen_vrijstelling(blik.feiten, blik.peildatum) and sporen.eerste() is not None:
        tekst = "Er loopt geen stap: dit dossier gaat over een vrijstelling of verlof. De termijn "
        tekst += "staat in het spoor ernaast."
        return geen_punt(tekst, blik.protocol.instroom.bron)
    for melding in open_meldingen(blik.feiten, blik.peildatum):
        if melding.id in lopend:
            naam = lopend[melding.id]
            tekst = f"Er loopt geen stap; de melding wordt beoordeeld in het spoor {naam}."
            return geen_punt(tekst, blik.protocol.instroom.bron)
    return None


def _stand(
    blik: Blik, punten: tuple[Kantelpunt, ...], sporen: Sporen | None, *, open_: bool
) -> Stand:
    """Put the answer together; `open_` False: nothing runs and nothing is asked.

    What no list shows is worked out when somebody asks (`Standbeeld`).
    """
    protocol, feiten, peildatum = blik.protocol, blik.feiten, blik.peildatum
    actief = blik.ladder.actief if open_ else []
    ladderpunt = punten[0] if len(punten) == 1 else min(punten, key=_datum)
    stap = _leidende(actief, ladderpunt)
    regel = stap or protocol.stappen[protocol.begin]
    contact = laatste_contact(feiten, peildatum)
    stil_sinds = contact or feiten.dossier.geopend
    proces = regie_van(blik, Regiesoort.PROCES, regel) if open_ else None
    wacht = blik.wacht if open_ else None
    thuis = blik.thuis
    klad = STANDKLAD()
    klad.peildatum = peildatum
    klad.stap = stap.code if stap else ""
    klad.stappen = tuple([loop.stap.code for loop in actief])
    klad.kantelpunt = kantelpunt = _eerste(ladderpunt, sporen)
    klad.ladderpunt = ladderpunt
    klad.nazorg = kantelpunt.bron is protocol.nazorg.bron
    klad.wacht = WachtStand(wacht.op.label, wacht.tot) if wacht is not None else None
    klad.regie_proces = proces
    klad.zonder_regie = proces is not None and proces.voorgesteld
    klad.dagen_thuis = thuis.dagen if thuis else None
    klad.thuis_sinds = thuis.sinds if thuis else None
    klad.lang_thuis = thuis is not None and thuis_over(blik, protocol.lang_thuis.termijn)
    klad.laatste_contact = contact
    klad.lang_niets_gehoord = open_ and over_grens(
        blik, stil_sinds, stiltermijn(blik, protocol.stil.termijn)
    )
    beeld = Standbeeld(blik, punten, ladderpunt, actief, stap, sporen, stil_sinds, open_=open_)
    return af(klad, Stand, beeld)


def _eerste(ladderpunt: Kantelpunt, sporen: Sporen | None) -> Kantelpunt:
    """Give the most urgent date of all; of one day that of the ladder."""
    eerste = sporen.eerste(_datum(ladderpunt)) if sporen is not None else None
    if eerste is None:
        return ladderpunt
    return eerste.punt() or ladderpunt


def _datum(punt: Kantelpunt) -> date:
    """Order points by their day, those without one last."""
    return punt.datum or date.max


def _leidende(actief: Sequence[Doorloop], kantelpunt: Kantelpunt) -> Stapregel | None:
    """Give the stap whose date comes first."""
    for loop in actief:
        if loop.stap.code == kantelpunt.spoor:
            return loop.stap
    return actief[-1].stap if actief else None


def _gesloten(blik: Blik) -> Kantelpunt:
    """Say that a closed dossier has no date."""
    dossier = blik.feiten.dossier
    dag = toon(dossier.gesloten or blik.peildatum, blik.peildatum.year)
    reden = f" ({dossier.sluitreden.label})" if dossier.sluitreden else ""
    return geen_punt(f"Het dossier is op {dag} gesloten{reden}.", blik.protocol.bron)


def _vervallen(blik: Blik) -> Kantelpunt | None:
    """Give the choice that is due from the 18th birthday or startkwalificatie on, if so.

    A startkwalificatie ends the kwalificatieplicht, never the leerplicht before
    it; so does a getuigschrift of the praktijkonderwijs or a diploma of the vso
    (Leerplichtwet 1969 art. 3, 4a, 4b). Without a running stap the choice is due
    in a dossier from before that day only: a later one is begun for who is 18.
    """
    grens, dag = blik.protocol.leeftijdsgrens, blik.grensdag
    if grens is None or dag is None:
        return None
    leerling, actief, jaar = blik.feiten.leerling, blik.ladder.actief, blik.peildatum.year
    reden = ""
    for wat, behaald in (
        ("Startkwalificatie behaald", leerling.startkwalificatie),
        ("Getuigschrift praktijkonderwijs of diploma vso", leerling.vrij_van_kwalificatieplicht),
    ):
        if behaald is None:
            continue
        vrij = max(behaald, einde_leerplicht(leerling.geboortedatum) + DAG)
        if vrij < dag:
            reden = f"{wat} op {toon(behaald, jaar)}"
            if vrij > behaald:
                reden += f"; de leerplicht liep tot en met {toon(vrij - DAG, jaar)}"
            dag = vrij
    if dag > blik.peildatum or (not actief and blik.feiten.dossier.geopend >= dag):
        return None
    reden = reden or f"De leerling werd op {toon(dag, jaar)} {grens.jaren} jaar"
    keuzes = [loop.aandacht for loop in actief] if actief else [blik.ladder.los]
    gekozen = [b for b in keuzes if b is not None and b.datum >= dag and b.nieuwe_datum is not None]
    code = actief[-1].stap.code if actief else ""
    return punt_na_grens(blik, grens, dag, reden, gekozen[-1] if gekozen else None, code)


def _zonder_stap(blik: Blik, sporen: Sporen) -> Kantelpunt:
    """Give the date of an open dossier in which no stap runs.

    A melding is assessed once: when all are, in their track or by who took them in hand, it is
    not asked again but what comes after it, as after a last stap.
    """
    protocol, feiten, ladder = blik.protocol, blik.feiten, blik.ladder
    begin = protocol.begin
    if ladder.doorlopen:
        einde = max(d.einde or d.begin for d in ladder.doorlopen)
        regel = protocol.zonder_stap
        return gekozen_of_standaard(
            blik, regel, ladder.los, "Laatste stap beëindigd op", einde, begin
        )
    vrij = vrijstellingspunt(blik)
    if vrij is not None:
        return vrij
    if ladder.los is None and alleen_geoorloofd(blik):
        tekst = "Bij alleen geoorloofd verzuim loopt er geen termijn van leerplicht."
        return geen_punt(tekst, protocol.geoorloofd)
    herstel = herstelstand(feiten, date.min, blik.peildatum)
    if herstel.feit is not None:
        return na_herstel(blik, herstel.feit, "", ladder.los)
    regel = protocol.instroom
    routes = [s for s in sporen.beeindigd() if s.is_route]
    dagen = te_beoordelen(blik, regel.vanaf, {s.feit_id for s in routes})
    erbij = []
    if reden := geen_ladder_hier(blik):
        erbij.append(reden)
    if not dagen:
        if (gezien := beoordeeld(blik, routes)) is not None:
            naam, start = gezien
            regel = protocol.zonder_stap
            return gekozen_of_standaard(blik, regel, ladder.los, naam, start, begin, erbij=erbij)
        erbij.append(regel.vanaf.geen)
    naam, start = (
        (regel.vanaf.naam, min(dagen)) if dagen else ("Dossier geopend op", feiten.dossier.geopend)
    )
    return gekozen_of_standaard(blik, regel, ladder.los, naam, start, begin, erbij=erbij)
