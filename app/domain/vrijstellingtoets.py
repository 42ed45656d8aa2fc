"""Domain: what the law asks of an appeal, a request or leave, beside what the tracks ask.

The gates of a protocol file say what must be there (a verklaring, who was heard). What takes
more than events stands here: the days of art. 6, who signed (art. 7), where the leerling was
(art. 8), in which period it holds, and of leave which days they are (art. 13a, 14).

Nothing here refuses anything. A kennisgeving may come at any time and the vrijstelling exists
by law (protocollen 3, scenario's): a check informs whoever weighs it. `open` None: the program
cannot know, a person has to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.datumwoorden import toon_dag
from app.domain.kalender import Kalender
from app.domain.mensen import Leerling
from app.domain.plicht import Plicht, Plichtsoort, einde_leerplicht, plicht_op
from app.domain.scholen import Inschrijving, School
from app.domain.termijn import plus_maanden
from app.domain.vrijstellingen import (
    HOOGSTENS,
    ONAFHANKELIJK,
    POSITIEF,
    VERVANGEND,
    Grond,
    Verlofaanvraag,
    Verlofbesluit,
    Verlofsoort,
    Vrijstelling,
    Vrijstellingduur,
)
from app.domain.vrijstellinggebeurtenissen import MAANDEN_TERUG, geplaatst_in_jaar

WET = "Leerplichtwet 1969"
MAANDEN_VERKLARING = 3
WEKEN_VERLENGING = 8
_EEN_DAG = timedelta(days=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Toets:
    """One check: whether it is met (None: a person has to look), why, and where it stands."""

    code: str
    naam: str
    open: bool | None
    uitleg: str
    bron: str
    eigen: bool = False
    """No source says so: it is this program's own rule."""
    controleren: bool = False
    """What the law means here is still to be checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omgeving:
    """What is known around an appeal. `swv`: a code of `SWV_REGELS`.

    `eerdere` are the other appeals and requests of this leerling, `verlof` the other requests
    for leave. `swv_toestemming`: all ouders with gezag agreed to overleg with the SWV.
    """

    leerling: Leerling
    kalender: Kalender
    inschrijvingen: Sequence[Inschrijving] = ()
    scholen: dict[str, School] | None = None
    eerdere: Sequence[Vrijstelling] = ()
    verlof: Sequence[Verlofaanvraag] = ()
    gemeente: str = ""
    swv: str = "altijd"
    swv_toestemming: bool = False


SWV_REGELS: dict[str, str] = {
    "altijd": "bij elk beroep op 5 onder a",
    "met_toestemming": "alleen als de ouders dat goedvinden",
    "niet": "niet",
}
"""When the SWV is asked: 001 3.6 and 003 h.3 always, 002 3.3.1 with toestemming of the ouders."""


def begin_schooljaar(dag: date) -> date:
    """Give 1 August of the schooljaar in which a day lies."""
    return date(dag.year if dag.month >= 8 else dag.year - 1, 8, 1)


def einde_schooljaar(dag: date) -> date:
    """Give 31 July of the schooljaar in which a day lies."""
    return date(begin_schooljaar(dag).year + 1, 7, 31)


def voorstel_periode(grond: Grond, ingediend: date, *, opnieuw: bool) -> tuple[date, date]:
    """Propose the period of an appeal or request: the rest of a schooljaar.

    A yearly one or an extension is for the next schooljaar; a first one for the running one,
    from the day it came in; art. 3a and 3b are about one whole schooljaar, so from April on
    for the next (own rule: nobody begins a programme for its last months).
    """
    volgend = einde_schooljaar(ingediend) + _EEN_DAG
    if opnieuw or (grond in VERVANGEND and ingediend.month in (4, 5, 6, 7)):
        return volgend, einde_schooljaar(volgend)
    return ingediend, einde_schooljaar(ingediend)


def laatste_dag_opnieuw(dag: date) -> date:
    """Give the last day for the yearly kennisgeving about the schooljaar of a day: 30 June.

    Art. 6 lid 2 onder b: "voor 1 juli". Not moved past a weekend, as the track that follows it.
    """
    return date(begin_schooljaar(dag).year, 6, 30)


def laatste_dag_eerste(begin_leerplicht: date) -> date:
    """Give the last day for a kennisgeving about the beginning (art. 6 lid 2 onder a)."""
    return plus_maanden(begin_leerplicht, -1)


def toetsen(v: Vrijstelling, om: Omgeving) -> tuple[Toets, ...]:
    """Give the checks of an appeal or request that no gate of a protocol makes."""
    plicht = plicht_op(om.leerling, v.van or v.ingediend, om.kalender)
    lijst: list[Toets] = [_gemeente(om)] if om.gemeente and om.leerling.woongemeente else []
    lijst.append(_plicht(v, plicht))
    if v.grond.is_beroep:
        lijst.append(_op_tijd(v, plicht))
    lijst += _van_grond(v, om)
    lijst += _periode(v, plicht)
    return tuple(lijst)


def _dag(dag: date) -> str:
    return toon_dag(dag, jaar=True, kort=False, weekdag=False)


def _gemeente(om: Omgeving) -> Toets:
    woont, hier = om.leerling.woongemeente.strip(), om.gemeente.strip()
    goed = woont.casefold() == hier.casefold()
    tekst = (
        f"De leerling staat in {woont} ingeschreven."
        if goed
        else f"De leerling staat in {woont} ingeschreven; de kennisgeving hoort bij die gemeente. "
        "Werkt uw team voor die gemeente, dan is het goed."
    )
    bron = f"{WET}, art. 6 lid 1"
    return Toets("gemeente", "Bij de woongemeente", True if goed else None, tekst, bron)


def _plicht(v: Vrijstelling, plicht: Plicht) -> Toets:
    """Check that there is a duty at all to be exempt from."""
    leeg = plicht.soort in (Plichtsoort.DOORSTROOMPUNT, Plichtsoort.GEEN)
    te_laat = v.grond in VERVANGEND and plicht.soort is Plichtsoort.KWALIFICATIEPLICHTIG
    goed = not leeg and not te_laat
    artikel = {Grond.VERVANGEND: "3a lid 1", Grond.LAATSTE_JAAR: "3b lid 1"}.get(
        v.grond, "5a" if v.grond is Grond.TREKKEND else "5"
    )
    if v.grond is Grond.ANDER_ONDERWIJS:
        artikel = "15 lid 1"
    return Toets(
        "plicht",
        "Er is een plicht om van vrijgesteld te worden",
        goed,
        plicht.uitleg,
        f"{WET}, art. {artikel}",
    )


def _op_tijd(v: Vrijstelling, plicht: Plicht) -> Toets:
    """Check the days of art. 6 lid 2: a month before the begin, and each year before 1 July."""
    naam, bron = "Op tijd ingediend", f"{WET}, art. 6 lid 2"
    op = f"ingediend op {_dag(v.ingediend)}"
    if not v.opnieuw and v.ingediend < plicht.begin:
        uiterlijk = laatste_dag_eerste(plicht.begin)
        tekst = (
            f"De leerplicht begint op {_dag(plicht.begin)}; uiterlijk een maand eerder is "
            f"{_dag(uiterlijk)}, {op}."
        )
        return Toets("op_tijd", naam, v.ingediend <= uiterlijk, tekst, f"{bron} onder a")
    if not v.opnieuw:
        tekst = (
            "Een eerste beroep tijdens de leerplicht. De wet noemt daarvoor geen dag; voor 1 juli "
            "geldt voor wie vrijgesteld wil blijven."
        )
        return Toets("op_tijd", naam, True, tekst, f"{bron} onder b", controleren=True)
    over = v.van or einde_schooljaar(v.ingediend) + _EEN_DAG
    uiterlijk = laatste_dag_opnieuw(over)
    jaar = begin_schooljaar(over).year
    tekst = f"Voor schooljaar {jaar}-{jaar + 1} is de laatste dag {_dag(uiterlijk)}, {op}."
    weekend = v.ingediend > uiterlijk and uiterlijk.weekday() >= 5
    maandag = uiterlijk + timedelta(days=7 - uiterlijk.weekday())
    if weekend and v.ingediend <= maandag:
        dag = "zaterdag" if uiterlijk.weekday() == 5 else "zondag"
        tekst += f" Dat is een {dag}: of de maandag erna nog op tijd is, zegt de wet niet."
        return Toets("op_tijd", naam, None, tekst, f"{bron} onder b", controleren=True)
    return Toets("op_tijd", naam, v.ingediend <= uiterlijk, tekst, f"{bron} onder b")


def _van_grond(v: Vrijstelling, om: Omgeving) -> Iterator[Toets]:
    """Give the checks of one ground."""
    if v.grond is Grond.LICHAMELIJK_PSYCHISCH:
        yield _onafhankelijk(v)
        if om.swv != "niet":
            yield _swv(v, om)
        if v.duur is Vrijstellingduur.PERMANENT:
            tekst = "De verklaring zegt nooit geschikt: er is niet elk jaar een nieuwe nodig."
            yield Toets("permanent", "Elk jaar opnieuw", True, tekst, f"{WET}, art. 6 lid 3")
    elif v.grond is Grond.RICHTING:
        yield _terugblik(v, om)
    elif v.grond is Grond.TREKKEND:
        tekst = (
            "Ga na of de ouders een trekkend bestaan leiden zoals de regeling dat omschrijft, en "
            "of de leerling meereist."
        )
        yield Toets("trekkend", "Trekkend bestaan", None, tekst, f"{WET}, art. 5a")
    elif v.grond in VERVANGEND:
        yield from _vervangend(v, om)


def _onafhankelijk(v: Vrijstelling) -> Toets:
    """Check who signed: named by B&W, and an arts not being the treating one (art. 7)."""
    naam, bron = "Onafhankelijke arts, pedagoog of psycholoog", f"{WET}, art. 7"
    if v.verklaring_door is None:
        tekst = (
            "Vul in van wie de verklaring is. Alleen wie B&W hebben aangewezen telt, en nooit de "
            "behandelend arts."
        )
        return Toets("onafhankelijk", naam, False, tekst, bron)
    goed = v.verklaring_door in ONAFHANKELIJK
    wie = v.verklaring_door.label
    tekst = f"De verklaring is van: {wie}."
    if not goed:
        tekst += " Die kan dit niet verklaren: het moet iemand zijn die B&W hebben aangewezen."
    return Toets("onafhankelijk", naam, goed, tekst, bron)


def _swv(v: Vrijstelling, om: Omgeving) -> Toets:
    """Check the advice of the SWV, as the team has chosen (001, 003: always; 002: if agreed)."""
    naam = "Advies van het samenwerkingsverband"
    if om.swv == "altijd":
        bron = "Thuiszittersaanpak Zuid-Limburg, par. 3.6; Apeldoorns verzuimprotocol, h. 5"
    else:
        bron = "Jaarverslag Leerplicht Nijmegen 2020-2021, par. 3.3.1"
    code = "swv"
    if v.swv_advies is not None and v.swv_advies_op is not None:
        tekst = f"Op {_dag(v.swv_advies_op)}: {v.swv_advies.label}."
        return Toets(code, naam, True, tekst, bron)
    slot = " Het houdt de vrijstelling niet tegen: die ontstaat uit de wet."
    if om.swv == "met_toestemming" and not om.swv_toestemming:
        tekst = (
            "De ouders hebben overleg met het samenwerkingsverband niet goedgevonden; afdwingen "
            "kan niet. Vraag het hun, en leg hun toestemming vast."
        )
        return Toets(code, naam, None, tekst, bron)
    if v.swv_gevraagd is not None:
        tekst = f"Gevraagd op {_dag(v.swv_gevraagd)}, nog geen antwoord.{slot}"
        return Toets(code, naam, False, tekst, bron)
    return Toets(code, naam, False, f"Nog niet gevraagd.{slot}", bron)


def _terugblik(v: Vrijstelling, om: Omgeving) -> Toets:
    """Tell where the leerling was in the year before (art. 8 lid 2)."""
    naam, bron = "In het jaar ervoor niet op zo’n school", f"{WET}, art. 8 lid 2"
    van, tot = plus_maanden(v.ingediend, -MAANDEN_TERUG), v.ingediend - _EEN_DAG
    jaar = f"van {_dag(van)} tot en met {_dag(tot)}"
    if v.laatst_geplaatst is not None:
        goed = not geplaatst_in_jaar(v)
        woord = "ervoor" if goed else "erin"
        tekst = (
            f"Het jaar voor de kennisgeving loopt {jaar}. De laatste dag op een school van die "
            f"richting was {_dag(v.laatst_geplaatst)}: dat ligt {woord}."
        )
        if not goed:
            tekst += " De verklaring is dan niet geldig."
        return Toets("terugblik", naam, goed, tekst, bron)
    if v.teruggekeken is not None:
        tekst = f"Nagegaan op {_dag(v.teruggekeken)}: {jaar} niet op een school van die richting."
        return Toets("terugblik", naam, True, tekst, bron)
    scholen = om.scholen or {}
    waar = [
        f"{scholen[i.school_id].naam} ({_tot_tekst(i)})"
        for i in om.inschrijvingen
        if i.school_id in scholen and i.van <= tot and (i.tot is None or i.tot >= van)
    ]
    if waar:
        tekst = (
            f"Het jaar voor de kennisgeving loopt {jaar}. De leerling stond toen ingeschreven "
            f"op {', '.join(waar)}. Is dat een school van de richting waartegen de ouders "
            "bedenkingen hebben? Alleen de richting telt, niet hoe de school het doet."
        )
    else:
        tekst = f"Voor zover bekend stond de leerling {jaar} nergens ingeschreven. Ga dat na."
    return Toets("terugblik", naam, None, tekst, bron)


def _tot_tekst(i: Inschrijving) -> str:
    return "nu nog" if i.tot is None else f"tot en met {_dag(i.tot)}"


def _vervangend(v: Vrijstelling, om: Omgeving) -> Iterator[Toets]:
    """Check the plan, the extension and the schooljaar of art. 3a and 3b."""
    laatste = v.grond is Grond.LAATSTE_JAAR
    van_wie = "de mbo-instelling" if laatste else "de school"
    artikel = "3b lid 3" if laatste else "3a lid 2 onder a"
    tekst = (
        f"Ontvangen op {_dag(v.plan_op)}."
        if v.plan_op is not None
        else f"Bij het verzoek hoort een plan van aanpak van {van_wie}."
    )
    yield Toets("plan", "Plan van aanpak", v.plan_op is not None, tekst, f"{WET}, art. {artikel}")
    if laatste:
        yield _laatste_schooljaar(v, om)
    elif v.opnieuw:
        yield from _verlenging(v, om.eerdere)


def _laatste_schooljaar(v: Vrijstelling, om: Omgeving) -> Toets:
    """Check that it is about the last schooljaar of the leerplicht (art. 3b lid 1)."""
    einde = einde_leerplicht(om.leerling.geboortedatum)
    over = v.van or voorstel_periode(v.grond, v.ingediend, opnieuw=v.opnieuw)[0]
    goed = begin_schooljaar(over) == begin_schooljaar(einde)
    jaar = begin_schooljaar(einde).year
    tekst = (
        f"De leerplicht eindigt op {_dag(einde)}; het laatste schooljaar is {jaar}-{jaar + 1}. "
        f"Dit gaat over {begin_schooljaar(over).year}-{begin_schooljaar(over).year + 1}."
    )
    bron = f"{WET}, art. 3b lid 1"
    return Toets("laatste_schooljaar", "Het laatste schooljaar", goed, tekst, bron)


def _verlenging(v: Vrijstelling, eerdere: Iterable[Vrijstelling]) -> Iterator[Toets]:
    """Check an extension: eight weken before the end, with a declaration of the hoofd (lid 5)."""
    bron = f"{WET}, art. 3a lid 5"
    eindes = [
        e.tot
        for e in eerdere
        if e.grond is Grond.VERVANGEND and e.uitkomst in POSITIEF and e.tot is not None
    ]
    lopend = [e for e in eindes if e >= v.ingediend]
    if lopend:
        einde = min(lopend)
        uiterlijk = einde - WEKEN_VERLENGING * _WEEK
        tekst = (
            f"De toestemming loopt tot en met {_dag(einde)}; acht weken eerder is "
            f"{_dag(uiterlijk)}, gevraagd op {_dag(v.ingediend)}."
        )
        yield Toets("verlenging", "Acht weken van tevoren", v.ingediend <= uiterlijk, tekst, bron)
    else:
        tekst = "Er is geen lopende vervangende leerplicht vastgelegd die verlengd kan worden."
        yield Toets("verlenging", "Acht weken van tevoren", None, tekst, bron)
    goed = v.verklaring_op is not None
    tekst = (
        "Er is een verklaring van het hoofd van de school over het programma."
        if goed
        else "Bij een verlenging hoort een verklaring van het hoofd over het programma."
    )
    yield Toets("verklaring_hoofd", "Verklaring van het hoofd", goed, tekst, bron)


def _periode(v: Vrijstelling, plicht: Plicht) -> Iterator[Toets]:
    """Check that the period lies within one schooljaar, once there is one."""
    if v.van is None:
        return
    naam = "Binnen één schooljaar"
    einde = einde_schooljaar(v.van)
    bron = f"{WET}, art. 6 lid 2 onder b" if v.grond.is_beroep else f"{WET}, art. 3a lid 1"
    vrij = v.grond is Grond.ANDER_ONDERWIJS
    permanent = v.duur is Vrijstellingduur.PERMANENT
    if v.grond.is_beroep and v.van < v.ingediend:
        tekst = (
            f"Een beroep kan pas als er kennis van is gegeven, op {_dag(v.ingediend)}; de periode "
            f"begint eerder, op {_dag(v.van)}."
        )
        waar = f"{WET}, art. 6 lid 1"
        yield Toets("niet_eerder", "Niet voor de kennisgeving", False, tekst, waar)
    if permanent:
        yield Toets(
            "periode",
            naam,
            True,
            "Een permanente vrijstelling geldt zolang de grond er is.",
            f"{WET}, art. 6 lid 3",
        )
    elif vrij:
        goed = v.tot is not None
        tekst = (
            "Begin en einde van de vrijstelling staan vast."
            if goed
            else "Bij deze vrijstelling horen een begin- en een einddatum."
        )
        yield Toets("periode", "Begin en einde", goed, tekst, f"{WET}, art. 15 lid 2 onder b")
    else:
        goed = v.tot is not None and v.tot <= einde
        tekst = (
            f"Dit schooljaar eindigt op {_dag(einde)}; de periode "
            f"{'eindigt op ' + _dag(v.tot) if v.tot is not None else 'heeft geen einde'}."
        )
        yield Toets("periode", naam, goed, tekst, bron)
    if (
        v.tot is not None
        and plicht.tot is not None
        and v.tot > (plicht.kwalificatie_tot or plicht.einde)
    ):
        tekst = f"De plicht eindigt op {_dag(plicht.kwalificatie_tot or plicht.einde)}, eerder."
        yield Toets("na_de_plicht", "Niet langer dan de plicht", False, tekst, f"{WET}, art. 3, 4b")


# --- leave -------------------------------------------------------------------------------


def tel_schooldagen(kalender: Kalender, van: date, tot: date) -> int:
    """Count the schooldagen from one day up to and including another."""
    return kalender.schooldagen_tussen(van - _EEN_DAG, tot) if van <= tot else 0


def eerder_verleend(v: Verlofaanvraag, andere: Iterable[Verlofaanvraag]) -> int:
    """Count what was given before on the same ground in the schooljaar of this leave."""
    jaar = begin_schooljaar(v.van)
    return sum(
        a.dagen if a.verleend is None else a.verleend
        for a in andere
        if a.id != v.id
        and a.grond is v.grond
        and a.besluit in (Verlofbesluit.TOEGEKEND, Verlofbesluit.DEELS)
        and begin_schooljaar(a.van) == jaar
    )


def eerste_lesweken(kalender: Kalender, dag: date) -> tuple[date, date]:
    """Give the first day and the Sunday of the first two lesweken of a schooljaar (art. 13a)."""
    eerste = kalender.volgende_schooldag(begin_schooljaar(dag))
    maandag = eerste - timedelta(days=eerste.weekday())
    tweede = kalender.volgende_schooldag(maandag + _WEEK)
    return eerste, tweede + timedelta(days=6 - tweede.weekday())


def toetsen_verlof(v: Verlofaanvraag, om: Omgeving) -> tuple[Toets, ...]:
    """Give the checks of a request for leave that no gate of a protocol makes."""
    return tuple(_verlof(v, om))


def _verlof(v: Verlofaanvraag, om: Omgeving) -> Iterator[Toets]:
    beroep = v.grond is Verlofsoort.BEROEP
    if beroep:
        yield from _vakantie(v, om)
    else:
        yield _wie_beslist(v)
    geteld = tel_schooldagen(om.kalender, v.van, v.tot)
    if geteld != v.dagen:
        tekst = (
            f"In deze periode liggen volgens de kalender {_dagen(geteld)}, gevraagd zijn er "
            f"{v.dagen}."
        )
        yield Toets("telling", "Aantal schooldagen", None, tekst, "kalender van de school")
    if begin_schooljaar(v.van) != begin_schooljaar(v.tot):
        tekst = "De periode loopt over in een nieuw schooljaar: tel de dagen per schooljaar."
        artikel = "13a lid 2" if beroep else "14 lid 3"
        yield Toets("schooljaar", "Eén schooljaar", None, tekst, f"{WET}, art. {artikel}")
    plicht = plicht_op(om.leerling, v.van, om.kalender)
    if plicht.soort is Plichtsoort.KWALIFICATIEPLICHTIG:
        tekst = (
            "De leerling is kwalificatieplichtig: de school kan verlof geven naar verhouding van "
            "de dagen waarop er les is."
        )
        artikel = "13a lid 2" if beroep else "14 lid 3"
        yield Toets("evenredig", "Naar verhouding", None, tekst, f"{WET}, art. {artikel}")


def _dagen(aantal: int) -> str:
    return "1 schooldag" if aantal == 1 else f"{aantal} schooldagen"


def _wie_beslist(v: Verlofaanvraag) -> Toets:
    """Say who decides: up to ten days the hoofd, above that the leerplichtambtenaar."""
    samen = v.dagen + v.eerder
    som = f"{_dagen(v.dagen)} gevraagd"
    if v.eerder:
        som += f" en {v.eerder} al verleend, samen {samen}"
    if v.door_leerplicht:
        tekst = f"{som}: meer dan {HOOGSTENS}. De leerplichtambtenaar besluit, het hoofd gehoord."
    else:
        tekst = f"{som}: niet meer dan {HOOGSTENS}. Dit beslist het hoofd van de school zelf."
    return Toets("wie_beslist", "Wie beslist", True, tekst, f"{WET}, art. 14 lid 3")


def _vakantie(v: Verlofaanvraag, om: Omgeving) -> Iterator[Toets]:
    """Check leave for a parent's work: once, ten days, not in the first two lesweken."""
    bron = f"{WET}, art. 13a lid 2"
    tekst = f"{_dagen(v.dagen)} gevraagd; hoogstens {HOOGSTENS}. Alleen het hoofd kan dit verlenen."
    yield Toets("hoogstens_10", "Hoogstens 10 schooldagen", v.dagen <= HOOGSTENS, tekst, bron)
    eerder = max(v.eerder, eerder_verleend(v, om.verlof))
    tekst = (
        f"In dit schooljaar is al {_dagen(eerder)} verlof hiervoor verleend; het kan maar één keer."
        if eerder
        else "In dit schooljaar is dit niet eerder verleend."
    )
    yield Toets("een_keer", "Eén keer per schooljaar", eerder == 0, tekst, bron)
    eerste, zondag = eerste_lesweken(om.kalender, v.van)
    geraakt = v.van <= zondag and tel_schooldagen(om.kalender, v.van, min(v.tot, zondag)) > 0
    tekst = (
        f"De eerste twee lesweken lopen van {_dag(eerste)} tot en met {_dag(zondag)}; het verlof "
        f"begint op {_dag(v.van)}."
    )
    yield Toets("lesweken", "Niet in de eerste twee lesweken", not geraakt, tekst, bron)
    tekst = (
        "Ouders toonden de school aan dat zij door hun werk in geen enkele schoolvakantie samen "
        "weg kunnen?"
    )
    yield Toets(
        "aangetoond", "Aangetoond", None, tekst, "Apeldoorns verzuimprotocol, h. 5; art. 11 onder f"
    )
