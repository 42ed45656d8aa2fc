"""Services: the checklist beside a proces-verbaal: every gate and gap, and where it is mended.

A WET point is asked by the law: no reason opens it. A GAT is something the page lacks. A POORT
follows from the MAS, the Aanwijzing, the team's protocol or the seeds: "pas toe of leg uit", with
a reason one may go on, and the reason stands in the proces-verbaal. DAARNA is to be done once it
is laid down. Nothing here is stored: it is weighed from the facts each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import InvoerFout
from app.domain.leeftijd import leeftijd
from app.domain.opsporing import (
    Adviesaan,
    Overtreding,
    ProcesVerbaal,
    Pvconcept,
    Verdachte,
)
from app.domain.opsporingkeuring import JONGSTE_VERDACHTE, MEERDERJARIG, keur_verdachte
from app.domain.plicht import plicht_op
from app.domain.termijn import plus_maanden
from app.protocol.tekst import som
from app.services import brieffeiten, opsporingspoorten
from app.services import opsporingszaak as zaken
from app.services.briefontvangers import adres_op_regel, een_ontvanger
from app.services.opsporingszaak import Zaak

if TYPE_CHECKING:
    from app.protocol.stand import PoortStand
    from app.services.sessie import Sessie

LUXE_ZONDER_PV = 1
"""Schooldagen: the first luxeverzuim up to this long gets a waarschuwing (2017R002)."""
HALT_TOT = 10
"""Schooldagen: signaalverzuim up to this long can go to Halt (Aanwijzing 2011)."""
UREN_PER_DAG = 5.5
"""Lesuren that count as a day, as the protocol 'mas' reckons for Halt."""
_AANWIJZING = "Aanwijzing strafrechtelijke aanpak schoolverzuim"


class Aard(StrEnum):
    """What a point is, and whether a reason can pass it."""

    WET = "wet"
    GAT = "gat"
    POORT = "poort"
    DAARNA = "daarna"


@dataclass(frozen=True, slots=True)
class Doel:
    """Where a point is mended: a field of the draft, a sealed or team fact, a letter, a screen.

    `soort` is "pvconcept", the kind of a fact, "brief", "scherm"; `naam` the field, the letter or
    the screen; `feit_id` the fact that is there, "" for a new one.
    """

    soort: str
    naam: str = ""
    feit_id: str = ""


@dataclass(frozen=True, slots=True)
class Punt:
    """One point: what it is, whether it is in order, what is missing or why it is, its source."""

    code: str
    naam: str
    in_orde: bool
    uitleg: str
    aard: Aard
    bron: str
    doel: Doel | None = None


def controlelijst(sessie: Sessie, zaak: Zaak) -> tuple[Punt, ...]:
    """Weigh every point of a draft on the day of its case."""
    concept = zaak.concept
    assert concept is not None
    punten = [
        *_verdachte(zaak, concept),
        *_feit(sessie, zaak, concept),
        *_verhoor(zaak),
        *_protocol(sessie, zaak, concept),
        *_voorgeschiedenis(sessie, zaak, concept),
        *_termijnen(zaak, concept),
        *_tekst(zaak, concept),
        *_tekenen(sessie, concept),
    ]
    afgeweken = [p.naam for p in punten if p.aard is Aard.POORT and not p.in_orde]
    if afgeweken:
        punten.append(
            Punt(
                "reden",
                "Reden om af te wijken",
                bool(concept.reden.strip()),
                f"Nog niet in orde: {som(afgeweken)}. Leg uit waarom u toch verdergaat."
                if not concept.reden.strip()
                else f"Uitgelegd waarom u verdergaat zonder: {som(afgeweken)}.",
                Aard.GAT,
                "MAS: pas toe of leg uit",
                _veld("reden"),
            )
        )
    return (*punten, *_daarna(zaak, concept))


def ontbreekt(punten: Sequence[Punt]) -> tuple[Punt, ...]:
    """Give the points that keep a proces-verbaal a concept."""
    uitgelegd = any(p.code == "reden" and p.in_orde for p in punten)
    return tuple(
        p
        for p in punten
        if not p.in_orde
        and (p.aard in (Aard.WET, Aard.GAT) or (p.aard is Aard.POORT and not uitgelegd))
    )


def afgeweken_van(punten: Sequence[Punt]) -> str:
    """Name the gates that are passed with a reason, as the page tells them."""
    namen = [p.naam for p in punten if p.aard is Aard.POORT and not p.in_orde]
    return som(namen) if namen else ""


# --- the points -----------------------------------------------------------------------------


def _verdachte(zaak: Zaak, c: Pvconcept) -> Iterator[Punt]:
    """Weigh whether the law knows this verdachte, and who he is."""
    fout = ""
    try:
        keur_verdachte(c, zaak.feiten.leerling, zaken_eerste_dag(zaak))
    except InvoerFout as f:
        fout = f.tekst
    if c.verdachte is Verdachte.OUDER and zaak.ouder is None:
        fout = "Deze ouder hoort niet (meer) bij de leerling."
    yield Punt(
        "verdachte",
        "Verdachte",
        not fout,
        fout or "De wet kent deze verdachte.",
        Aard.WET,
        "Leerplichtwet 1969, art. 1b, 2 lid 1 en 3",
        _veld("ouder_id"),
    )
    if not fout:
        minderjarig = leeftijd(zaak.feiten.leerling.geboortedatum, zaak.datum) < MEERDERJARIG
        zelf = c.verdachte is Verdachte.LEERLING and c.overtreding is Overtreding.LUXE
        yield Punt(
            "wie_vervolgd",
            "Bij luxeverzuim de ouder",
            not (zelf and minderjarig),
            "Bij luxeverzuim is de ouder verdachte, niet de jongere."
            if zelf and minderjarig
            else "Deze verdachte past bij de soort verzuim.",
            Aard.POORT,
            f"{_AANWIJZING}: absoluut en luxe de ouder",
            _veld("ouder_id"),
        )
    if c.verdachte is Verdachte.OUDER:
        yield _gevuld("geboren", "Geboortedatum van de verdachte", c.geboren is not None)
    yield _gevuld("geboorteplaats", "Geboorteplaats van de verdachte", bool(c.geboorteplaats))
    if c.verdachte is Verdachte.LEERLING or zaak.ouder is not None:
        adres = adres_op_regel(een_ontvanger(zaak.feiten, zaak.datum, zaak.ouder))
        heel = bool(adres) and "\ue000" not in adres
        yield Punt(
            "adres",
            "Adres van de verdachte",
            heel,
            "Het adres is bekend." if heel else "Het adres is niet (heel) bekend.",
            Aard.GAT,
            "wet-en-praktijk 5.4",
            Doel("scherm", "personen"),
        )


def zaken_eerste_dag(zaak: Zaak) -> date | None:
    """Give the first day of the unauthorised absence of a case."""
    return min((p.eerste_dag for p in zaak.verzuim), default=None)


def _feit(sessie: Sessie, zaak: Zaak, c: Pvconcept) -> Iterator[Punt]:
    """Weigh what happened, where and when, and which duty held."""
    lang = brieffeiten.lange_dag
    yield _gevuld("verzuim_van", "Eerste dag van het verzuim", c.verzuim_van is not None)
    yield _gevuld("verzuim_tot", "Laatste dag van het verzuim", c.verzuim_tot is not None)
    yield _gevuld("pleegplaats", "Pleegplaats", bool(c.pleegplaats.strip()))
    feit = zaak.feit
    yield Punt(
        "artikel",
        "Artikel en plicht",
        feit is not None,
        f"{zaak.plicht.soort.label} op {lang(zaak.van or zaak.datum)}: {feit.artikelen}."
        if feit is not None
        else f"Op {lang(zaak.van or zaak.datum)} rust deze plicht niet op deze verdachte "
        f"({zaak.plicht.soort.label}).",
        Aard.WET,
        "Leerplichtwet 1969, art. 2, 4, 4a-4c en 26",
        _veld("verzuim_van"),
    )
    if zaak.van is not None and zaak.tot is not None:
        kalender = sessie.kalenders.voor_school(brieffeiten.school_op(zaak.feiten, zaak.tot))
        eind = plicht_op(zaak.feiten.leerling, zaak.tot, kalender).soort
        gelijk = eind is zaak.plicht.soort
        yield Punt(
            "plicht_gelijk",
            "Een plicht over de hele periode",
            gelijk,
            "Dezelfde plicht gold de hele periode."
            if gelijk
            else f"Op de laatste dag gold een andere plicht ({eind.label}): kort de periode in, of "
            "leg uit.",
            Aard.POORT,
            "Leerplichtwet 1969, art. 3 en 4b",
            _veld("verzuim_tot"),
        )
    overzicht = zaak.overtreding is Overtreding.ABSOLUUT or bool(zaken.verzuimregels(zaak))
    yield Punt(
        "verzuim",
        "Verzuimoverzicht",
        overzicht,
        "Het verzuim in deze periode is vastgelegd."
        if overzicht
        else "In deze periode is geen ongeoorloofd verzuim vastgelegd.",
        Aard.GAT,
        "wet-en-praktijk 5.4",
        Doel("verzuimperiode"),
    )
    yield _ingeschreven(zaak)
    melding = zaken.melding_van(zaak)
    yield Punt(
        "melding",
        "Melding",
        melding is not None,
        f"Gemeld op {lang(melding)}."
        if melding is not None
        else "Er is geen melding van vóór het eerste verhoor.",
        Aard.POORT,
        f"{_AANWIJZING}: onderzoek na een melding",
        Doel("melding"),
    )


def _ingeschreven(zaak: Zaak) -> Punt:
    """Weigh whether he was enrolled in the period, as the kind of verzuim supposes."""
    van, tot = zaak.van or zaak.datum, zaak.tot or zaak.datum
    was = any(i.van <= tot and (i.tot is None or i.tot >= van) for i in zaak.feiten.inschrijvingen)
    absoluut = zaak.overtreding is Overtreding.ABSOLUUT
    if was is not absoluut:
        uitleg = "De inschrijvingen passen bij de soort verzuim."
    elif was:
        uitleg = "In deze periode was de jongere ingeschreven: dat is geen absoluut verzuim."
    else:
        uitleg = "In deze periode was de jongere niet ingeschreven: dat is absoluut verzuim."
    return Punt(
        "inschrijving",
        "Inschrijving in de periode",
        was is not absoluut,
        uitleg,
        Aard.POORT,
        "Leerplichtwet 1969, art. 2 lid 1; wet-en-praktijk 2.3",
        Doel("scherm", "personen"),
    )


def _verhoor(zaak: Zaak) -> Iterator[Punt]:
    """Weigh the verhoor of this verdachte: held, cautie, advocaat, and what was written down."""
    verhoren = zaak.verhoren
    klaar = [v for v in verhoren if v.gehouden is not None and v.gehouden <= zaak.datum]
    weg = [v for v in verhoren if v.niet_verschenen]
    open_ = [v for v in verhoren if v not in klaar and v not in weg]
    goed = bool(klaar or weg)
    if klaar:
        uitleg = f"Gehoord op {brieffeiten.lange_dag(klaar[-1].gehouden or zaak.datum)}."
    elif weg:
        uitleg = "Opgeroepen en niet verschenen."
    elif open_:
        uitleg = "Opgeroepen; het verhoor is nog niet gehouden."
    else:
        uitleg = "Deze verdachte is nog niet opgeroepen voor een verhoor."
    doel = Doel("verhoor", "gehouden", open_[-1].id) if open_ else Doel("brief", "oproep_verhoor")
    yield Punt(
        "verhoor",
        "Verhoor van de verdachte",
        goed,
        uitleg,
        Aard.POORT,
        "Leerplichtwet 1969, art. 22 lid 3; " + _AANWIJZING,
        doel,
    )
    for code, naam, aard, los in _VERHOORPUNTEN if klaar else ():
        mist = next((v for v in klaar if not getattr(v, code)), None)
        yield Punt(
            code if code != "plaats" else "verhoor_plaats",
            naam,
            mist is None,
            f"{naam}: in orde." if mist is None else los,
            aard,
            "wet-en-praktijk 5.4",
            Doel("verhoor", code, (mist or klaar[-1]).id),
        )


_VERHOORPUNTEN = (
    ("cautie", "Cautie", Aard.POORT, "De cautie is niet vastgelegd."),
    (
        "raadsman",
        "Recht op een advocaat",
        Aard.POORT,
        "Niet vastgelegd dat op het recht op een advocaat is gewezen.",
    ),
    ("verslag", "Verklaring", Aard.GAT, "De verklaring is nog leeg."),
    ("plaats", "Plaats van het verhoor", Aard.GAT, "De plaats van het verhoor ontbreekt."),
    (
        "getekend",
        "Ondertekening van de verklaring",
        Aard.GAT,
        "Niet vastgelegd of de verklaring is getekend.",
    ),
)


def _protocol(sessie: Sessie, zaak: Zaak, c: Pvconcept) -> Iterator[Punt]:
    """Take the gates of the protocol in: the Raad, the doctor, and what the team asks more."""
    pv = pv_van(c, zaak.datum)
    for poort in opsporingspoorten.poorten(sessie, pv, zaak.feiten):
        if poort.code == "pv_leeftijd":
            continue  # weighed above, by the law itself
        aan = _ADVIES.get(poort.code)
        uitleg = poort.uitleg
        doel: Doel | None = _veld("reden")
        if aan is not None and not poort.open:
            uitleg, doel = _wacht_op(zaak, poort, aan)
        yield Punt(
            poort.code,
            poort.naam,
            poort.open or not poort.verplicht,
            uitleg,
            Aard.POORT if poort.leg_uit else Aard.WET,
            f"{poort.bron.document}, {poort.bron.plaats}",
            doel,
        )


_ADVIES = {"pv_advies_raad": Adviesaan.RAAD, "pv_ziekte_uitgesloten": Adviesaan.ARTS}


def _wacht_op(zaak: Zaak, poort: PoortStand, aan: Adviesaan) -> tuple[str, Doel]:
    """Say how long an advice is waited for, and where its answer is recorded."""
    gevraagd = [a for a in zaak.adviezen if a.aan is aan and a.ontvangen is None]
    if not gevraagd:
        brief = "advies_raad" if aan is Adviesaan.RAAD else "advies_arts"
        return poort.uitleg, Doel("brief", brief)
    oudste = gevraagd[0]
    dagen = (zaak.datum - oudste.gevraagd).days
    wacht = "vandaag" if dagen == 0 else f"{dagen} {'dag' if dagen == 1 else 'dagen'} geleden"
    sinds = brieffeiten.lange_dag(oudste.gevraagd)
    uitleg = f"{poort.uitleg.rstrip('.')}: gevraagd op {sinds} ({wacht})."
    return uitleg, Doel("adviesvraag", "ontvangen", oudste.id)


def pv_van(c: Pvconcept, dag: date) -> ProcesVerbaal:
    """Give the fact that a draft becomes when it is laid down on a day."""
    basis = ProcesVerbaal(
        dossier_id=c.dossier_id,
        verdachte=c.verdachte,
        ouder_id=c.ouder_id,
        overtreding=c.overtreding,
        verzuim_van=c.verzuim_van,
        verzuim_tot=c.verzuim_tot,
        opgemaakt=dag,
        eerder_veroordeeld=c.eerder_veroordeeld,
        reden=c.reden,
    )
    return replace(basis, id=c.procesverbaal_id) if c.procesverbaal_id else basis


def _voorgeschiedenis(sessie: Sessie, zaak: Zaak, c: Pvconcept) -> Iterator[Punt]:
    """Weigh what came before: waarschuwing, Halt, hulp, the school's announcement."""
    gewaarschuwd = bool(zaken.waarschuwingen(zaak))
    if zaak.overtreding is Overtreding.SIGNAAL:
        halt = bool(zaak.halt) and c.verdachte is Verdachte.LEERLING
        yield Punt(
            "waarschuwing",
            "Eerst een waarschuwing",
            gewaarschuwd or halt,
            "Er is eerder gewaarschuwd of naar Halt verwezen."
            if gewaarschuwd or halt
            else "Er is nog geen schriftelijke waarschuwing vastgelegd.",
            Aard.POORT,
            "Jaarverslag Leerplicht Nijmegen 2020-2021: als waarschuwingen niet hielpen",
            Doel("scherm", "brief:waarschuwing"),
        )
        if c.verdachte is Verdachte.LEERLING:
            yield _halt_overwogen(sessie, zaak, halt=halt)
        hulp = bool(zaken.hulpregels(zaak) or c.hulp.strip())
        yield Punt(
            "hulp",
            "Hulp geprobeerd",
            hulp,
            "Er staat welke hulp is geprobeerd."
            if hulp
            else "Er is geen hulp vastgelegd: eerst vanuit zorg, dan handhaven.",
            Aard.POORT,
            "MAS: jeugdhulp eerst; GGD NOG par. 5.5",
            _veld("hulp"),
        )
    if zaak.overtreding is Overtreding.LUXE:
        dagen = _schooldagen(sessie, zaak)
        aangekondigd = bool(c.mededeling.strip())
        goed = dagen > LUXE_ZONDER_PV or gewaarschuwd or aangekondigd
        yield Punt(
            "waarschuwing",
            "Eerste keer luxeverzuim, hoogstens één schooldag",
            goed,
            "Meer dan één schooldag, of eerder gewaarschuwd, of door de school aangekondigd."
            if goed
            else "Voor de eerste keer, hoogstens één schooldag: een waarschuwing.",
            Aard.POORT,
            "Richtlijn 2017R002, luxeverzuim",
            Doel("scherm", "brief:waarschuwing_luxe"),
        )
        yield Punt(
            "mededeling",
            "Aankondiging door de school",
            aangekondigd,
            "Er staat hoe de school het aankondigde."
            if aangekondigd
            else "Beschrijf hoe de school heeft aangekondigd dat luxeverzuim wordt gemeld.",
            Aard.POORT,
            "Richtlijn 2017R002: het proces-verbaal beschrijft dit",
            _veld("mededeling"),
        )


def _halt_overwogen(sessie: Sessie, zaak: Zaak, *, halt: bool) -> Punt:
    """Weigh whether Halt would come first for this jongere."""
    jaren = leeftijd(zaak.feiten.leerling.geboortedatum, zaak.datum)
    kan = JONGSTE_VERDACHTE <= jaren < MEERDERJARIG and _gemiste_dagen(sessie, zaak) <= HALT_TOT
    return Punt(
        "halt",
        "Halt overwogen",
        halt or not kan,
        "Halt is geprobeerd, of past hier niet meer."
        if halt or not kan
        else f"Signaalverzuim tot en met {HALT_TOT} dagen kan naar Halt: verwijs, of leg uit.",
        Aard.POORT,
        f"{_AANWIJZING}: signaalverzuim tot {HALT_TOT} dagen",
        Doel("brief", "halt_verwijzing"),
    )


def _termijnen(zaak: Zaak, c: Pvconcept) -> Iterator[Punt]:
    """Weigh the terms: 2 maanden after the melding, 1 maand after the first verhoor."""
    pv = _pv_feit(zaak, c)
    opgemaakt = pv.opgemaakt if pv is not None else zaak.datum
    ingestuurd = pv.ingestuurd if pv is not None and pv.ingestuurd is not None else zaak.datum
    melding = zaken.melding_van(zaak)
    if melding is not None:
        yield _termijn(
            "termijn_melding",
            "Binnen 2 maanden na de melding",
            plus_maanden(melding, 2),
            opgemaakt,
            c,
        )
    eerste = min((v.gehouden for v in zaak.verhoren if v.gehouden is not None), default=None)
    if eerste is not None:
        yield _termijn(
            "termijn_verhoor",
            "Ingestuurd binnen 1 maand na het eerste verhoor",
            plus_maanden(eerste, 1),
            ingestuurd,
            c,
        )


def _termijn(code: str, naam: str, eind: date, dag: date, c: Pvconcept) -> Punt:
    akkoord = c.akkoord_ovj is not None
    if dag <= eind:
        uitleg = f"Uiterlijk {toon_dag(eind, jaar=True)}."
    elif akkoord:
        assert c.akkoord_ovj is not None
        uitleg = (
            f"Was uiterlijk {toon_dag(eind, jaar=True)}; de officier van justitie stemde in op "
            f"{toon_dag(c.akkoord_ovj, jaar=True)}."
        )
    else:
        uitleg = (
            f"Was uiterlijk {toon_dag(eind, jaar=True)}: later kan alleen met de officier van "
            "justitie."
        )
    return Punt(code, naam, dag <= eind or akkoord, uitleg, Aard.POORT, _AANWIJZING,
                _veld("akkoord_ovj"))  # fmt: skip


def _tekst(zaak: Zaak, c: Pvconcept) -> Iterator[Punt]:
    """Weigh what a person writes beside the facts."""
    if zaak.overtreding is not Overtreding.ABSOLUUT:
        school = bool(zaken.schoolregels(zaak) or c.school.strip())
        yield _gevuld("school", "Wat de school deed", school)
    leerplicht = bool(zaken.leerplichtregels(zaak) or c.leerplicht.strip())
    yield _gevuld("leerplicht", "Wat leerplicht deed", leerplicht)
    yield _gevuld("overweging", "Overweging", bool(c.overweging.strip()))
    yield _gevuld("bijlagen", "Bijlagen", bool(c.bijlagen.strip()))


def _tekenen(sessie: Sessie, c: Pvconcept) -> Iterator[Punt]:
    """Weigh what the head and the signature need."""
    yield _gevuld("ambtswoord", "Ambtseed of ambtsbelofte", c.ambtswoord is not None)
    nummer = bool(sessie.ambtenaar.boa_nummer.strip())
    yield Punt(
        "boa_nummer",
        "BOA-nummer",
        nummer,
        "Uw BOA-nummer is bekend." if nummer else "Uw BOA-nummer is nog niet vastgelegd.",
        Aard.GAT,
        "wet-en-praktijk 5.4",
        Doel("scherm", "mensen"),
    )
    inst = sessie.instellingen
    team = bool(inst.gemeente.strip() and inst.plaats.strip())
    yield Punt(
        "standplaats",
        "Gemeente en standplaats",
        team,
        "Gemeente en plaats van het team zijn bekend."
        if team
        else "De gemeente of de plaats van het team is niet ingevuld.",
        Aard.GAT,
        "wet-en-praktijk 5.4",
        Doel("scherm", "instellingen"),
    )


def _daarna(zaak: Zaak, c: Pvconcept) -> Iterator[Punt]:
    """Tell what is to be done once it is laid down."""
    if not (c.eerder_veroordeeld or c.overtreding is Overtreding.SIGNAAL):
        return
    pv = _pv_feit(zaak, c)
    klaar = pv is not None and pv.kopie_raad is not None
    waarom = "na een eerdere veroordeling" if c.eerder_veroordeeld else "bij signaalverzuim"
    yield Punt(
        "kopie_raad",
        "Afschrift naar de Raad",
        klaar,
        f"Afschrift aan de Raad gestuurd op {brieffeiten.lange_dag(pv.kopie_raad)}."
        if pv is not None and pv.kopie_raad is not None
        else f"Stuur na het vaststellen een afschrift aan de Raad: {waarom}.",
        Aard.DAARNA,
        "Leerplichtwet 1969, art. 22 lid 5; Jaarverslag Leerplicht Nijmegen 2020-2021, par. 4.2",
        Doel("brief", "afschrift_raad"),
    )


def _pv_feit(zaak: Zaak, c: Pvconcept) -> ProcesVerbaal | None:
    """Give the fact that was recorded when the draft was laid down."""
    return next(
        (
            p
            for p in zaak.feiten.opsporing or ()
            if isinstance(p, ProcesVerbaal) and p.id == c.procesverbaal_id
        ),
        None,
    )


def _schooldagen(sessie: Sessie, zaak: Zaak) -> int:
    """Count the schooldagen from the first to the last day of the feit."""
    if zaak.van is None:
        return 0
    kalender = sessie.kalenders.voor_school(brieffeiten.school_op(zaak.feiten, zaak.van))
    return len(kalender.schooldagen(zaak.van, max(zaak.van, zaak.tot or zaak.datum)))


def _gemiste_dagen(sessie: Sessie, zaak: Zaak) -> float:
    """Count missed days: whole ones as schooldagen, hours by `UREN_PER_DAG`."""
    van = zaak.van or date.min
    tot = min(zaak.tot or zaak.datum, zaak.datum)
    totaal = 0.0
    for p in zaak.verzuim:
        if p.uren is not None:
            totaal += p.uren / UREN_PER_DAG
            continue
        kalender = sessie.kalenders.voor_school(brieffeiten.school_op(zaak.feiten, p.eerste_dag))
        begin, eind = max(p.eerste_dag, van), min(p.laatste_dag or tot, tot)
        totaal += len(kalender.schooldagen(begin, eind)) if begin <= eind else 0
    return totaal


def _gevuld(code: str, naam: str, goed: bool) -> Punt:
    """Make the point of a field of the draft."""
    uitleg = f"{naam}: ingevuld." if goed else f"{naam}: nog niet ingevuld."
    return Punt(code, naam, goed, uitleg, Aard.GAT, "wet-en-praktijk 5.4", _veld(code))


def _veld(naam: str) -> Doel:
    return Doel("pvconcept", naam)
