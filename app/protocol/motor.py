"""Protocol: the engine: protocol data + facts + calendar + peildatum -> stand.

A pure function. Facts count by their own date: what is dated after the
peildatum does not exist yet (protocollen 1). Nothing that is open is ever
without a date (protocollen 3), except where the source lets no term run at
all: geoorloofd verzuim only, and a closed dossier.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, partial

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Regie, Regiesoort, Stapbesluit
from app.domain.handelen import Wie
from app.domain.plicht import einde_leerplicht
from app.domain.scholen import inschrijving_op
from app.domain.schooldagen import Kalender
from app.domain.verzuim import Periodesoort
from app.protocol.berekening import geen_punt, kort
from app.protocol.besluitwoorden import antwoorden_in_woorden, poorten_in_woorden
from app.protocol.blik import Blik, herstelstand, laatste_contact, maak_blik, open_meldingen
from app.protocol.ladder import Doorloop
from app.protocol.lui import lui
from app.protocol.model import Protocol, Regelset, Stapregel
from app.protocol.nader import Nader
from app.protocol.omstandigheden import schoolwissel
from app.protocol.punten import (
    gekozen_of_standaard,
    kanteldatum,
    na_herstel,
    punt_na_grens,
    punt_van,
)
from app.protocol.rust import rustpunt
from app.protocol.signaalsoorten import over_grens, thuis_over
from app.protocol.sporen import Sporen
from app.protocol.stand import (
    Aard,
    Doorloopstand,
    Kantelpunt,
    RegieStand,
    Stand,
    StapDoorloop,
    Vraag,
    WachtStand,
)
from app.protocol.starten import melddagen
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
    stil = kort(blik, partial(_stilstand, blik))
    if stil is not None:
        punten: tuple[Kantelpunt, ...] = (stil,)
    elif actief:
        punten = tuple(kort(blik, partial(punt_van, blik, loop)) for loop in actief)
    else:
        punten = (_in_spoor(blik, sporen) or kort(blik, partial(_zonder_stap, blik)),)
    return _stand(blik, punten, sporen, open_=True)


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
    lopend = {s.feit_id: s.naam for s in sporen.alle() if s.einde is None}
    if not lopend:
        return None
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
    ladderpunt = min(punten, key=_datum)
    stap = _leidende(actief, ladderpunt)
    regel = stap or protocol.stappen[protocol.begin]
    contact = laatste_contact(feiten, peildatum)
    stil_sinds = contact or feiten.dossier.geopend
    proces = _regie(blik, Regiesoort.PROCES, regel) if open_ else None
    wacht = blik.wacht if open_ else None
    thuis = blik.thuis
    beeld = Standbeeld(blik, punten, ladderpunt, actief, stap, sporen, open_=open_)
    kantelpunt = _eerste(ladderpunt, sporen)
    return lui(
        Stand,
        beeld,
        peildatum=peildatum,
        protocol=protocol.code,
        protocol_titel=protocol.titel,
        stap=stap.code if stap else "",
        stapnaam=stap.naam if stap else "",
        stappen=tuple([loop.stap.code for loop in actief]),
        kantelpunt=kantelpunt,
        wacht=WachtStand(wacht.op.label, wacht.tot) if wacht is not None else None,
        regie_proces=proces,
        zonder_regie=proces is not None and proces.voorgesteld,
        nader=Nader(blik, actief, sporen, stil_sinds, open_=open_),
        dagen_thuis=thuis.dagen if thuis else None,
        thuis_sinds=thuis.sinds if thuis else None,
        lang_thuis=thuis_over(blik, protocol.lang_thuis.termijn),
        laatste_contact=contact,
        lang_niets_gehoord=open_ and over_grens(blik, stil_sinds, protocol.stil.termijn),
        eerder_thuis=thuis.eerder if thuis else 0,
        zonder_ladder=_zonder_ladder(blik) if open_ and not actief else "",
        nazorg=kantelpunt.bron is protocol.nazorg.bron,
        ladderpunt=ladderpunt,
    )


def _eerste(ladderpunt: Kantelpunt, sporen: Sporen | None) -> Kantelpunt:
    """Give the most urgent date of all; of one day that of the ladder."""
    eerste = sporen.eerste() if sporen is not None else None
    if eerste is None or _datum(ladderpunt) <= eerste.datum:
        return ladderpunt
    return eerste.punt() or ladderpunt


class Standbeeld:
    """What no list shows of a stand; called with the name of a field."""

    __slots__ = ("_actief", "_blik", "_ladderpunt", "_open", "_punten", "_sporen", "_stap")

    def __init__(
        self,
        blik: Blik,
        punten: tuple[Kantelpunt, ...],
        ladderpunt: Kantelpunt,
        actief: Sequence[Doorloop],
        stap: Stapregel | None,
        sporen: Sporen | None,
        *,
        open_: bool,
    ) -> None:
        self._blik, self._punten, self._ladderpunt = blik, punten, ladderpunt
        self._actief, self._stap, self._sporen, self._open = actief, stap, sporen, open_

    def __call__(self, naam: str) -> object:
        """Work out one field."""
        blik, stap = self._blik, self._stap
        match naam:
            case "doorlopen":
                return _doorlopen(blik, self._punten, self._actief)
            case "kantelpunten":
                return self._kantelpunten()
            case "sporen":
                return self._sporen.standen() if self._sporen is not None else ()
            case "vragen":
                return _vragen(self._ladderpunt, stap, blik.peildatum, self._actief)
            case "regie_inhoud":
                regel = stap or blik.protocol.stappen[blik.protocol.begin]
                return _regie(blik, Regiesoort.INHOUD, regel) if self._open else None
            case "betrokkenen":
                return stap.betrokkenen[blik.variant] if stap else ()
        return stap.wat[blik.variant] if stap else ()

    def _kantelpunten(self) -> tuple[Kantelpunt, ...]:
        """Give the dates of the ladder, then those of the tracks; no "none" beside a date."""
        sporen = self._sporen.alle() if self._sporen is not None else ()
        spoorpunten = [punt for spoor in sporen if (punt := spoor.punt()) is not None]
        if not spoorpunten:
            return self._punten
        return (*(p for p in self._punten if p.aard is not Aard.GEEN), *spoorpunten)


def _datum(punt: Kantelpunt) -> date:
    """Order points by their day, those without one last."""
    return punt.datum or date.max


def _leidende(actief: Sequence[Doorloop], kantelpunt: Kantelpunt) -> Stapregel | None:
    """Give the stap whose date comes first."""
    for loop in actief:
        if loop.stap.code == kantelpunt.spoor:
            return loop.stap
    return actief[-1].stap if actief else None


def _vragen(
    kantelpunt: Kantelpunt, stap: Stapregel | None, peildatum: date, actief: Sequence[Doorloop]
) -> tuple[Vraag, ...]:
    """Give the conditions to ask once the kantelpunt has come (protocollen 3).

    The new date of an andere oplossing stands in its place: then they are asked again.
    """
    if kantelpunt.datum is None or peildatum < kantelpunt.datum or not stap or not stap.kantelpunt:
        return ()
    nieuwe_datum = kantelpunt.naar == stap.kantelpunt.naar and any(
        loop.stap is stap and loop.oplossing is not None for loop in actief
    )
    return stap.kantelpunt.vragen if kantelpunt.aard is Aard.KANTELPUNT or nieuwe_datum else ()


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


def _zonder_stap(blik: Blik) -> Kantelpunt:
    """Give the date of an open dossier in which no stap runs."""
    protocol, feiten, ladder = blik.protocol, blik.feiten, blik.ladder
    begin = protocol.begin
    if ladder.doorlopen:
        einde = max(d.einde or d.begin for d in ladder.doorlopen)
        regel = protocol.zonder_stap
        return gekozen_of_standaard(
            blik, regel, ladder.los, "Laatste stap beëindigd op", einde, begin
        )
    if ladder.los is None and _alleen_geoorloofd(blik):
        tekst = (
            "Geen, geoorloofd: bij alleen geoorloofd verzuim loopt er geen termijn van leerplicht."
        )
        return geen_punt(tekst, protocol.geoorloofd)
    herstel = herstelstand(feiten, date.min, blik.peildatum)
    if herstel.feit is not None:
        return na_herstel(blik, herstel.feit, "", ladder.los)
    regel = protocol.instroom
    dagen = melddagen(blik, regel.vanaf)
    erbij = [] if dagen else [regel.vanaf.geen]
    if reden := _geen_ladder_hier(blik):
        erbij.insert(0, reden)
    naam, start = (
        (regel.vanaf.naam, min(dagen)) if dagen else ("Dossier geopend op", feiten.dossier.geopend)
    )
    return gekozen_of_standaard(blik, regel, ladder.los, naam, start, begin, erbij=erbij)


def _alleen_geoorloofd(blik: Blik) -> bool:
    """Tell whether there is nothing but geoorloofd absence, and no melding that waits."""
    perioden = [p for p in blik.feiten.perioden if p.eerste_dag <= blik.peildatum]
    return (
        bool(perioden)
        and all(p.soort is not Periodesoort.ONGEOORLOOFD for p in perioden)
        and not open_meldingen(blik.feiten, blik.peildatum)
    )


def _zonder_ladder(blik: Blik) -> str:
    """Say why no ladder runs, when there is a reason beside that nobody began it."""
    if not blik.ladder.doorlopen and blik.ladder.los is None and _alleen_geoorloofd(blik):
        return "Alleen geoorloofd verzuim: telling, geen stappen."
    return _geen_ladder_hier(blik)


def _geen_ladder_hier(blik: Blik) -> str:
    """Say that the protocol has no ladder for this kind of school, or that there is no school."""
    inschrijvingen = blik.feiten.inschrijvingen
    if inschrijving_op(inschrijvingen, blik.peildatum) is None and inschrijvingen:
        return "De leerling staat op dit moment nergens ingeschreven."
    if blik.school is None:
        return ""
    return blik.protocol.zonder_ladder.get(blik.school.onderwijssoort.value, "")


def _regie(blik: Blik, soort: Regiesoort, stap: Stapregel) -> RegieStand:
    """Give the recorded regie of a kind, else the protocol's own as a proposal."""
    gevonden: Regie | None = None
    for regie in blik.feiten.regie:
        if (
            regie.soort is soort
            and regie.van <= blik.peildatum
            and (regie.tot is None or regie.tot >= blik.peildatum)
            and (gevonden is None or regie.van >= gevonden.van)
        ):
            gevonden = regie
    keuzes = stap.regie_inhoud if soort is Regiesoort.INHOUD else stap.regie_proces
    voorstel = keuzes[blik.variant]
    if gevonden is None:
        return voorstel
    wissel = schoolwissel(blik.feiten, blik.peildatum) if _is_school(gevonden) else None
    if wissel is not None and gevonden.van < wissel.datum:
        dag = toon(wissel.datum, blik.peildatum.year)
        naam = f" op {wissel.nieuw.naam}" if wissel.nieuw else ""
        reden = f"De regie van de vorige school verviel op {dag}, bij de inschrijving{naam}"
        return replace(voorstel, reden=reden)
    return RegieStand(gevonden.organisatie, gevonden.persoon, False)


def _is_school(regie: Regie) -> bool:
    """Tell whether a regie is in the hands of the school ("school", "School, mentor")."""
    return regie.organisatie.strip().casefold().startswith(Wie.SCHOOL.value)


def _doorlopen(
    blik: Blik, punten: tuple[Kantelpunt, ...], actief: Sequence[Doorloop]
) -> tuple[StapDoorloop, ...]:
    """Give every passage, past and present, and every other stap, in the protocol's order."""
    protocol, ladder = blik.protocol, blik.ladder
    datums = {p.spoor: p.datum for p in punten if p.aard is Aard.KANTELPUNT}
    haalbaar: Collection[str] = protocol.stappen
    if actief:
        haalbaar = _haalbaar(protocol, actief[0])
        for loop in actief[1:]:
            haalbaar = _haalbaar(protocol, loop) | set(haalbaar)
    per_stap: dict[str, list[StapDoorloop]] = {}
    for loop in ladder.doorlopen:  # in the order of the decisions, which is that of their days
        passages = per_stap.setdefault(loop.stap.code, [])
        passages.append(_passage(blik, loop, datums, actief))
    rijen: list[StapDoorloop] = []
    for code, stap in _alle_stappen(protocol, ladder.doorlopen).items():
        if code in per_stap:
            rijen += per_stap[code]
        elif code in haalbaar and code not in ladder.overgeslagen:
            rijen.append(_komend(code, stap.naam, stap.tak))
        else:
            rijen.append(_voorbij(blik, stap))
    return tuple(rijen)


def _haalbaar(protocol: Protocol, loop: Doorloop) -> frozenset[str]:
    """Give what can still come from a running stap, by its own version and by that of today."""
    code = loop.stap.code
    eigen = loop.protocol.haalbaar[code]
    return eigen if loop.protocol is protocol else eigen | protocol.haalbaar.get(code, frozenset())


def _alle_stappen(protocol: Protocol, doorlopen: Sequence[Doorloop]) -> Mapping[str, Stapregel]:
    """Give the stappen of the version of today, with those of an older one that were entered."""
    ouder = {d.stap.code: d.stap for d in doorlopen if d.stap.code not in protocol.stappen}
    if not ouder:
        return protocol.stappen
    samen = [*protocol.stappen.values(), *ouder.values()]
    return {
        stap.code: stap for stap in sorted(samen, key=lambda s: (s.volgorde, s.code not in ouder))
    }


def _passage(
    blik: Blik,
    loop: Doorloop,
    datums: dict[str | None, date | None],
    actief: Sequence[Doorloop],
) -> StapDoorloop:
    """Describe one passage; a past one tells when it would have tipped."""
    huidig = loop in actief
    datum = datums.get(loop.stap.code) if huidig else None
    if not huidig and loop.stap.kantelpunt is not None:
        stand = herstelstand(blik.feiten, loop.begin, loop.einde or blik.peildatum)
        datum = kanteldatum(blik, loop, loop.stap.kantelpunt, stand)[0]
    return StapDoorloop(
        loop.stap.code,
        loop.stap.naam,
        Doorloopstand.HUIDIG if huidig else Doorloopstand.GEDAAN,
        loop.begin,
        loop.einde,
        datum,
        loop.besluit.reden,
        loop.besluit.id,
        loop.stap.tak,
        antwoorden_in_woorden(blik.regels, loop.besluit),
        poorten_in_woorden(loop.protocol, loop.besluit),
        loop.protocol.geldig_vanaf,
    )


def _voorbij(blik: Blik, stap: Stapregel) -> StapDoorloop:
    """Describe a stap that was passed by, and why."""
    besluit: Stapbesluit | None = blik.ladder.overgeslagen.get(stap.code)
    if besluit is not None:
        reden, sleutel = besluit.reden, besluit.id
    else:
        eerste = blik.ladder.doorlopen[0].stap
        lager = stap.volgorde < eerste.volgorde
        reden = f"begonnen in stap {eerste.code}" if lager else "andere tak gevolgd"
        sleutel = None
    stand = Doorloopstand.OVERGESLAGEN
    return StapDoorloop(stap.code, stap.naam, stand, reden=reden, besluit_id=sleutel, tak=stap.tak)


@lru_cache(maxsize=256)
def _komend(code: str, naam: str, tak: str) -> StapDoorloop:
    """Give a stap that is still to come: the same one for every dossier."""
    return StapDoorloop(code, naam, Doorloopstand.KOMEND, tak=tak)
