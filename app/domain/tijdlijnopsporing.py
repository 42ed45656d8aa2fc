"""Domain: what the sealed file says, as lines of the tijdlijn and in one line per fact.

Only who may open that file has these facts at hand (`DossierFeiten.opsporing`); to others there
is nothing to tell. What a verdachte said stays out: it is read in the fact itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from app.domain.feit import Feit
from app.domain.mensen import Ouder
from app.domain.opsporing import (
    MOMENTUITKOMSTEN,
    MOMENTWOORDEN,
    Adviesvraag,
    Haltverwijzing,
    Moment,
    Opsporingsstuk,
    ProcesVerbaal,
    Pvconcept,
    Verhoor,
)
from app.domain.tijdlijnitem import Baan, Groep, Teken, TijdlijnItem
from app.domain.tijdlijnregels import Kader, dag, maak_item, rij


def opsporing_regels(k: Kader) -> Iterator[TijdlijnItem]:
    """Give a line for every dated moment of a sealed fact, in no order."""
    for feit in k.feiten.opsporing or ():
        for moment in feit.momenten():
            titel = MOMENTWOORDEN.get(moment.soort)
            if titel is None:
                continue
            yield maak_item(
                k,
                feit,
                moment.datum,
                titel,
                rij(_uitkomst(moment), _wie(feit, k.feiten.ouders)),
                rechts="opsporing",
                baan=Baan.OPSPORING,
                vorm=Teken.SLOT,
                groep=Groep.OPSPORING,
                volgorde=43,
            )


def feitregel(feit: Feit, ouders: tuple[Ouder, ...]) -> str:
    """Say a sealed fact in one line: what, who, and how far it is."""
    if isinstance(feit, Opsporingsstuk):
        return rij(feit.onderwerp, _stuk(feit))
    return rij(feit.LABEL, _wie(feit, ouders), _STAND[feit.SOORT](feit))


def _uitkomst(moment: Moment) -> str:
    """Name the uitkomst of what has one of its own; whom or what it is about is said elsewhere."""
    keuze = MOMENTUITKOMSTEN[moment.soort]
    if keuze is None or not moment.uitkomst or moment.soort.startswith(("pv_", "uitn", "verh")):
        return ""
    return next((k.label for k in keuze if k.value == moment.uitkomst), "")


def _wie(feit: Feit, ouders: tuple[Ouder, ...]) -> str:
    """Name the verdachte, or of whom advice is asked."""
    if isinstance(feit, Adviesvraag):
        return feit.wie
    if not isinstance(feit, Verhoor | ProcesVerbaal | Pvconcept):
        return ""
    ouder = next((o for o in ouders if o.id == feit.ouder_id), None)
    if ouder is None:
        return feit.verdachte.label.partition(" (")[0]
    naam = " ".join(d for d in (ouder.voorletters, ouder.tussenvoegsel, ouder.achternaam) if d)
    return f"{naam}, {ouder.relatie.label}"


def _verhoor(feit: Feit) -> str:
    assert isinstance(feit, Verhoor)
    if feit.niet_verschenen:
        return "niet verschenen"
    if feit.gehouden is None:
        return f"uitgenodigd {dag(feit.uitgenodigd)}, nog niet gehouden"
    return f"gehouden {dag(feit.gehouden)}"


def _halt(feit: Feit) -> str:
    assert isinstance(feit, Haltverwijzing)
    if feit.retour is None:
        return f"verwezen {dag(feit.datum)}, nog geen bericht"
    uitslag = feit.uitslag.label if feit.uitslag else ""
    return f"terug {dag(feit.retour)}: {uitslag}"


def _advies(feit: Feit) -> str:
    assert isinstance(feit, Adviesvraag)
    if feit.ontvangen is None:
        return f"{feit.aan.label}, gevraagd {dag(feit.gevraagd)}, nog niet ontvangen"
    uitkomst = f": {feit.uitkomst.label}" if feit.uitkomst else ""
    return f"{feit.aan.label}, ontvangen {dag(feit.ontvangen)}{uitkomst}"


def _pv(feit: Feit) -> str:
    assert isinstance(feit, ProcesVerbaal)
    for wanneer, woord in (
        (feit.onherroepelijk, "onherroepelijk sinds"),
        (feit.uitspraak, "uitspraak"),
        (feit.verzet, "verzet"),
        (feit.strafbeschikking, "strafbeschikking"),
        (feit.zitting, "zitting"),
        (feit.ingestuurd, "ingestuurd"),
    ):
        if wanneer is not None:
            return f"{woord} {dag(wanneer)}"
    return f"opgemaakt {dag(feit.opgemaakt)}, nog niet ingestuurd"


def _concept(feit: Feit) -> str:
    assert isinstance(feit, Pvconcept)
    return "vastgesteld" if feit.procesverbaal_id else f"begonnen {dag(feit.begonnen)}"


def _stuk(feit: Feit) -> str:
    assert isinstance(feit, Opsporingsstuk)
    if feit.nummer:
        return f"uitgave {feit.uitgave}" if feit.uitgave > 1 else ""
    return f"aan {feit.ontvanger}"


_STAND: Mapping[str, Callable[[Feit], str]] = {
    Verhoor.SOORT: _verhoor,
    Haltverwijzing.SOORT: _halt,
    Adviesvraag.SOORT: _advies,
    ProcesVerbaal.SOORT: _pv,
    Pvconcept.SOORT: _concept,
    Opsporingsstuk.SOORT: _stuk,
}
