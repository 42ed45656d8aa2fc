"""Protocol: the Dutch words of a count: how much, in which window, and what was counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.dossiers import Eenheid
from app.domain.feestdagen import ZATERDAG, feestdagen
from app.domain.schooldagen import Kalender, Vrij
from app.protocol.blik import Blik
from app.protocol.model import Drempel, Grens, Venster, Vensterom
from app.protocol.signalen.maten import (
    SCHOOLDAGEN,
    TE_LAAT,
    UREN,
    ZIEKMELDINGEN,
    Post,
    Reeks,
    reeks_van,
)
from app.protocol.signalen.tellen import Telling, Telvraag, nieuwe_telperiode
from app.protocol.sporen.stroom import geldige_meldingen
from app.protocol.stand import Bron, Rekenstap
from app.protocol.tekst import toon, toon_termijn, toon_vrije

DAG = timedelta(days=1)
_EEN = {
    UREN: "uur",
    ZIEKMELDINGEN: "ziekmelding",
    SCHOOLDAGEN: "schooldag",
    TE_LAAT: "keer te laat",
}
_MEER = {**_EEN, ZIEKMELDINGEN: "ziekmeldingen", SCHOOLDAGEN: "schooldagen"}


def toon_getal(aantal: float) -> str:
    """Write a number with a comma and no more decimals than it has: "16" or "15,5"."""
    return f"{round(aantal, 2):.10g}".replace(".", ",")


def toon_aantal(wat: str, aantal: float) -> str:
    """Write an amount: "15,5 uur", "1 ziekmelding", "9 keer te laat"."""
    return f"{toon_getal(aantal)} {(_EEN if aantal == 1 else _MEER)[wat]}"


def toon_venster(venster: Venster) -> str:
    """Write a window: "in 4 lesweken", "in het schooljaar"; empty for the whole dossier."""
    if venster.om is Vensterom.DOSSIER:
        return ""
    if venster.om is Vensterom.SCHOOLJAAR:
        return "in het schooljaar"
    termijn = toon_termijn(venster.aantal, venster.eenheid)
    if venster.eenheid is Eenheid.SCHOOLWEKEN:
        termijn = termijn.replace("school", "les")
    return f"in {termijn}"


def toon_drempel(vraag: Telvraag, drempel: Drempel) -> str:
    """Write a threshold: "16 uur in 4 lesweken"; why it is missing when it is."""
    if drempel.aantal is None:
        return drempel.ontbreekt
    meer = "meer dan " if drempel.grens is Grens.LANGER_DAN else ""
    aaneen = "achter elkaar" if vraag.aaneen else ""
    delen = (toon_aantal(vraag.maat.wat, drempel.aantal), aaneen, toon_venster(vraag.venster))
    return meer + " ".join(deel for deel in delen if deel)


def telstappen(
    blik: Blik, vraag: Telvraag, telling: Telling, drempel: str, bron: Bron, bereikt: date | None
) -> tuple[Rekenstap, ...]:
    """Tell how a count was made: the rule, what counted, what was skipped and why, the result."""
    jaar = blik.peildatum.year
    reeks = reeks_van(blik, vraag.maat)
    stappen = [Rekenstap("regel", f"{drempel} ({bron.document}, {bron.plaats})")]
    van = telling.van
    if van > date.min:
        tekst = f"Telt van {toon(van, jaar)} t/m {toon(blik.peildatum, jaar)}"
        stappen.append(Rekenstap("begin", tekst, van))
    if telling.opnieuw is not None:
        stappen.append(_telperiode(blik, vraag, telling.opnieuw))
    stappen += _posten(blik, vraag, telling, reeks)
    stappen += _onbekend(telling.onbekend)
    totaal = toon_aantal(vraag.maat.wat, telling.aantal)
    if bereikt is not None:
        tekst = f"Samen {totaal}; bereikt op {toon(bereikt, jaar)}"
        stappen.append(Rekenstap("oordeel", tekst, bereikt))
    else:
        stappen.append(Rekenstap("oordeel", f"Samen {totaal}"))
    return tuple(stappen)


def _telperiode(blik: Blik, vraag: Telvraag, opnieuw: date) -> Rekenstap:
    """Say after which melding the count began anew."""
    jaar = blik.peildatum.year
    melding = next(
        m
        for m in geldige_meldingen(blik)
        if m.soort in vraag.opnieuw_na and nieuwe_telperiode(m) == opnieuw
    )
    tekst = (
        f"Wat voor {toon(opnieuw, jaar)} ligt, hoort bij een eerdere telperiode "
        f"(melding van {toon(melding.melddatum, jaar)})"
    )
    return Rekenstap("overgeslagen", tekst, opnieuw)


def _posten(blik: Blik, vraag: Telvraag, telling: Telling, reeks: Reeks) -> list[Rekenstap]:
    """Give one line per spell that counts, and what was skipped."""
    van, tot = telling.van.toordinal(), blik.peildatum.toordinal()
    if vraag.aaneen and telling.dagen:
        van, tot = telling.dagen[0], telling.dagen[-1]
    stappen: list[Rekenstap] = []
    gebruikt: list[Post] = []
    som, buiten = 0.0, 0
    for post in reeks.posten:
        dagen = [dag for dag in post.dagen if van <= dag <= tot]
        if dagen:
            gebruikt.append(post)
            som += len(dagen) * post.per_dag
            stappen.append(_geteld(blik, vraag.maat.wat, post, dagen))
        elif post.tot.toordinal() < van or post.dagen:
            buiten += 1
        else:
            tekst = f"{_wanneer(blik, post)}: daar ligt geen schooldag in"
            stappen.append(Rekenstap("overgeslagen", tekst, post.van))
    if buiten:
        wat = "1 periode valt" if buiten == 1 else f"{buiten} perioden vallen"
        stappen.append(Rekenstap("overgeslagen", f"{wat} buiten wat telt"))
    if gebruikt and _kent_vakanties(vraag):
        begin = date.fromordinal(max(van, gebruikt[0].van.toordinal()))
        stappen += _vrij(blik, begin, date.fromordinal(tot), gebruikt)
    if som > telling.aantal + 0.01:
        tekst = "Wat van een dag twee keer is vastgelegd, telt één keer"
        stappen.append(Rekenstap("overgeslagen", tekst))
    return stappen


def _kent_vakanties(vraag: Telvraag) -> bool:
    """Tell whether days without school matter: they bear no hours or days, and no lesweken."""
    in_lesweken = vraag.venster.eenheid in (Eenheid.SCHOOLWEKEN, Eenheid.SCHOOLDAGEN)
    rollend = vraag.venster.om is Vensterom.ROLLEND
    return vraag.maat.wat in (UREN, SCHOOLDAGEN) or (rollend and in_lesweken)


def _wanneer(blik: Blik, post: Post) -> str:
    """Say what a post is and when: "ongeoorloofd verzuim ma 7 september t/m vr 11 september"."""
    jaar = blik.peildatum.year
    eind = "" if post.tot == post.van else f" t/m {toon(post.tot, jaar)}"
    return f"{post.naam} {toon(post.van, jaar)}{eind}"


def _geteld(blik: Blik, wat: str, post: Post, dagen: list[int]) -> Rekenstap:
    """Say how much one spell counts for, and that it is a part of it when the window cuts it."""
    tekst, eerste = _wanneer(blik, post), date.fromordinal(dagen[0])
    if wat == ZIEKMELDINGEN:
        return Rekenstap("geteld", tekst, eerste)
    aantal = toon_aantal(wat, len(dagen) * post.per_dag)
    if wat == UREN and len(dagen) > 1:
        aantal = f"{toon_aantal(SCHOOLDAGEN, len(dagen))}, {aantal}"
    deel = "hiervan tellen " if len(dagen) < len(post.dagen) else ""
    return Rekenstap("geteld", f"{tekst}: {deel}{aantal}", eerste)


def _vrij(blik: Blik, van: date, tot: date, posten: Iterable[Post]) -> list[Rekenstap]:
    """Say which days without school lie between the counted ones."""
    stappen = []
    if vrij := vrije_dagen(blik.kalender, van, tot):
        tekst = toon_vrije(vrij)
        stappen.append(Rekenstap("overgeslagen", tekst[:1].upper() + tekst[1:]))
    if any(_weekend(post, van, tot) for post in posten):
        tekst = "Zaterdagen en zondagen zijn geen schooldagen"
        stappen.append(Rekenstap("overgeslagen", tekst))
    return stappen


def _weekend(post: Post, van: date, tot: date) -> bool:
    """Tell whether a spell goes over a weekend within van..tot."""
    eerste, laatste = max(post.van, van), min(post.tot, tot)
    return eerste <= laatste and eerste.weekday() + (laatste - eerste).days >= ZATERDAG


def vrije_dagen(kalender: Kalender, van: date, tot: date) -> tuple[Vrij, ...]:
    """Give all that keeps school closed on a weekday of van..tot, in order."""
    vakanties = kalender.vrij_tussen(van, tot)
    feest = [
        Vrij(naam, dag, dag, soort="feestdag")
        for jaar in range(van.year, tot.year + 1)
        for dag, naam in feestdagen(jaar).items()
        if van <= dag <= tot
        and dag.weekday() < ZATERDAG
        and not any(v.van <= dag <= v.tot for v in vakanties)
    ]
    return tuple(sorted((*vakanties, *feest), key=lambda v: v.van))


def _onbekend(aantal: int) -> list[Rekenstap]:
    """Say of how many spells the hours are not known."""
    if not aantal:
        return []
    wat = "Van 1 periode zijn" if aantal == 1 else f"Van {aantal} perioden zijn"
    telt = "die telt" if aantal == 1 else "die tellen"
    return [Rekenstap("oordeel", f"{wat} geen uren vastgelegd; {telt} niet mee")]
