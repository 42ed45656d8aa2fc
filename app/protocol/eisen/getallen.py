"""Protocol: the demands that ask for a count: `getal` and `aanwezig`."""

from __future__ import annotations

from datetime import date

from app.domain.feit import Feit
from app.domain.thuis import aanwezigheid, eerste_dag_over, thuis_op
from app.domain.verzuim import Verzuimperiode
from app.protocol.blik import Blik
from app.protocol.eisen.uitkomst import Kader, Uitkomst, sinds_van
from app.protocol.model import Drempel, Grens, Voorwaarde
from app.protocol.signalen.maten import SCHOOLDAGEN, TE_LAAT, UREN, ZIEKMELDINGEN, Maat, reeks_van
from app.protocol.signalen.tellen import HEEL_DOSSIER, Telvraag, bereikt_op, tel, venster_begin
from app.protocol.signalen.telwoorden import toon_aantal, toon_getal, toon_venster
from app.protocol.sporen.stroom import momenten_van
from app.protocol.tekst import som, toon

LEERLINGEN = "leerlingen"
_WAT = {
    UREN: "uren verzuim",
    ZIEKMELDINGEN: "ziekmeldingen",
    SCHOOLDAGEN: "verzuimdagen",
    TE_LAAT: "keren te laat",
    LEERLINGEN: "aantallen leerlingen",
}


def tel_getal(blik: Blik, eis: Voorwaarde, kader: Kader) -> Uitkomst:
    """Tell whether a count lies between `minimum` and `maximum`, both included.

    Counted over `venster` and no further back than `sinds`. When nothing at all
    is recorded there is no 0: the answer is that data are missing.
    """
    sinds = sinds_van(blik, eis, kader)
    if eis.van == LEERLINGEN:
        return _leerlingen(blik, eis, sinds)
    maat = Maat(eis.van, eis.soorten, eis.uren_per_dag, eis.te_laat_uren)
    vraag = Telvraag(maat, eis.venster or HEEL_DOSSIER, vanaf=sinds)
    reeks = reeks_van(blik, vraag.maat)
    if reeks.leeg:
        return _niets(eis)
    telling = tel(blik, vraag)
    if not telling.aantal and telling.onbekend:
        return _niets(eis)
    tekst = f"{toon_aantal(eis.van, telling.aantal)}{_soorten(eis)}"
    if venster := toon_venster(vraag.venster):
        tekst = f"{tekst} {venster}"
    if telling.onbekend:
        wat = "1 periode" if telling.onbekend == 1 else f"{telling.onbekend} perioden"
        tekst = f"{tekst}; van {wat} zijn geen uren vastgelegd"
    past = _tussen(eis, telling.aantal)
    dag = bereikt_op(blik, vraag, Drempel(eis.minimum)) if past and eis.minimum else None
    return Uitkomst(past, f"{tekst} ({_grenzen(eis)})", None, dag)


def _leerlingen(blik: Blik, eis: Voorwaarde, sinds: date | None) -> Uitkomst:
    """Judge the last recorded number of leerlingen (the `aantal` of a gebeurtenis)."""
    begin = max(
        venster_begin(blik.kalender, eis.venster or HEEL_DOSSIER, blik.peildatum),
        sinds or date.min,
    )
    met = [
        m
        for reeks in momenten_van(blik).values()
        for m in reeks
        if m.aantal is not None and m.datum >= begin
    ]
    if not met:
        return _niets(eis)
    laatste = max(met, key=lambda m: m.datum)
    aantal = laatste.aantal or 0
    tekst = f"{toon_getal(aantal)} leerlingen, vastgelegd op "
    tekst += f"{toon(laatste.datum, blik.peildatum.year)} ({_grenzen(eis)})"
    return Uitkomst(_tussen(eis, aantal), tekst, laatste.feit_id or None, laatste.datum)


def _niets(eis: Voorwaarde) -> Uitkomst:
    """Say that nothing is recorded to count."""
    tekst = f"Er zijn geen {_WAT[eis.van]}{_soorten(eis)} vastgelegd om te tellen"
    return Uitkomst(False, tekst, mist=True)


def _soorten(eis: Voorwaarde) -> str:
    """Name the kinds of absence that count; empty for all."""
    return f" ({som(sorted(eis.soorten), 'of')})" if eis.soorten else ""


def _tussen(eis: Voorwaarde, aantal: float) -> bool:
    """Tell whether an amount lies between the bounds, both included."""
    return (eis.minimum is None or aantal >= eis.minimum) and (
        eis.maximum is None or aantal <= eis.maximum
    )


def _grenzen(eis: Voorwaarde) -> str:
    """Write the bounds: "9 t/m 60", "minstens 9" or "hoogstens 60"."""
    if eis.minimum is None:
        return f"hoogstens {toon_getal(eis.maximum or 0)}"
    if eis.maximum is None:
        return f"minstens {toon_getal(eis.minimum)}"
    return f"{toon_getal(eis.minimum)} t/m {toon_getal(eis.maximum)}"


def aanwezig(blik: Blik, eis: Voorwaarde, _: Kader) -> Uitkomst:
    """Tell whether a spell runs in which so much of the lesson time is attended.

    Whole days away are 0 %: "at most 49 %" is a spell at home or below half of
    the lesson time, from its first day on (002 4.3), with `termijn` for so long.
    With `soorten` only while the absence that runs now is of such a kind.
    """
    feiten, peildatum = blik.feiten, blik.peildatum

    def telt(periode: Verzuimperiode) -> bool:
        deel = aanwezigheid(periode)
        return deel is not None and _tussen(eis, deel)

    thuis = thuis_op(feiten.perioden, feiten.herstel, blik.kalender, peildatum, telt)
    lopend = [p for p in feiten.perioden if _loopt(p, peildatum)]
    if thuis is None:
        if any(aanwezigheid(p) is None for p in lopend):
            tekst = "Hoeveel procent van de lestijd de leerling aanwezig is, is niet vastgelegd"
            return Uitkomst(False, tekst, mist=True)
        bekend = [(aanwezigheid(p), p) for p in lopend]
        if not bekend:
            return Uitkomst(False, "Er loopt nu geen verzuim")
        deel, periode = bekend[-1]
        return Uitkomst(False, f"De leerling is {deel} % van de lestijd aanwezig", periode.id)
    passend = [p for p in feiten.perioden if p.eerste_dag <= peildatum and telt(p)]
    laatste: Feit = passend[-1]
    deel = aanwezigheid(passend[-1])
    dag = thuis.sinds
    tekst = f"De leerling is {deel} % van de lestijd aanwezig; deze periode loopt sinds "
    tekst += toon(thuis.sinds, peildatum.year)
    if eis.soorten and thuis.soort not in eis.soorten:
        return Uitkomst(False, f"{tekst} ({thuis.soort.label})", laatste.id)
    if eis.termijn is not None:
        vanaf = eis.termijn.grens is Grens.VANAF
        dag = eerste_dag_over(
            blik.kalender, dag, eis.termijn.aantal, eis.termijn.eenheid, vanaf=vanaf
        )
    return Uitkomst(dag <= peildatum, tekst, laatste.id, dag)


def _loopt(periode: Verzuimperiode, peildatum: date) -> bool:
    """Tell whether a spell of absence runs on a day."""
    return periode.eerste_dag <= peildatum and (
        periode.laatste_dag is None or periode.laatste_dag >= peildatum
    )
