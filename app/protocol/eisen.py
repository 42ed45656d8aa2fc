"""Protocol: whether a demand (`Voorwaarde`) is met on the peildatum, and by which fact.

Poorten, steps of tracks, signalen and definities all ask in this one small
vocabulary (LEESMIJ, `Eis`); a `Kader` says where it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.domain.dossiers import Toestemming, Toestemmingbesluit
from app.domain.feit import Feit
from app.domain.handelen import Overleg
from app.domain.leeftijd import leeftijd
from app.protocol.blik import Blik
from app.protocol.model import Eis, Sinds, Voorwaarde
from app.protocol.tekst import som, toon
from app.protocol.uitkomst import DICHT, LADDER, Kader, Uitkomst

__all__ = ["DICHT", "LADDER", "Kader", "Uitkomst", "vervuld"]

MEERDERJARIG = 18

Gedateerd = list[tuple[date, Feit]]
"""Facts, each with its day."""

_TOESTEMMING, _DOSSIER = Eis.TOESTEMMING, Sinds.DOSSIER


def vervuld(blik: Blik, eis: Voorwaarde, kader: Kader) -> Uitkomst:
    """Tell whether a demand is met on the peildatum."""
    if eis.eis is _TOESTEMMING:
        return _toestemming(blik, eis.doel)
    if eis.delen:
        delen = [vervuld(blik, d, kader) for d in eis.delen]
        if eis.eis is Eis.ALLE:
            return next((d for d in delen if not d.open), delen[-1])
        return next((d for d in delen if d.open), delen[0])
    sinds = _sinds(blik, eis, kader) if eis.sinds is not _DOSSIER else None
    peildatum = blik.peildatum
    for dag, feit in _FEITEN[eis.eis](blik, eis):
        if dag <= peildatum and (sinds is None or dag >= sinds):
            return Uitkomst(True, f"Vastgelegd op {toon(dag, peildatum.year)}", feit.id, dag)
    return DICHT


def _sinds(blik: Blik, eis: Voorwaarde, kader: Kader) -> date | None:
    """Give the day from which facts count; None: all of the dossier."""
    if eis.sinds is Sinds.THUIS:
        return blik.thuis.sinds if blik.thuis is not None else None
    if eis.sinds is Sinds.STAP and kader.actief:
        grenzen = [loop.vanaf for loop in kader.actief if loop.vanaf is not None]
        return min(grenzen) if len(grenzen) == len(kader.actief) else None
    if eis.sinds is Sinds.SPOOR:
        return kader.begin
    return (kader.vorige or kader.begin) if eis.sinds is Sinds.VORIGE else None


def _doorgaven(blik: Blik, eis: Voorwaarde) -> Gedateerd:
    """Give what was passed on to the partner that is asked for."""
    return [(d.datum, d) for d in blik.feiten.doorgaven if d.aan == eis.aan]


def _overleggen(blik: Blik, eis: Voorwaarde) -> Gedateerd:
    """Give the overleggen of the kinds asked."""
    return [(o.datum, o) for o in blik.feiten.overleggen if _overleg_telt(eis, o)]


def _interventies(blik: Blik, eis: Voorwaarde) -> Gedateerd:
    """Give the interventies of the kinds asked."""
    soorten = eis.soorten
    lijst = blik.feiten.interventies
    return [(i.datum, i) for i in lijst if not soorten or i.soort in soorten]


def _contacten(blik: Blik, eis: Voorwaarde) -> Gedateerd:
    """Give the contacts in which somebody that is asked for was reached."""
    lijst = blik.feiten.contacten
    return [(c.datum, c) for c in lijst if c.geslaagd and (not eis.met or c.met in eis.met)]


def _besluiten(blik: Blik, eis: Voorwaarde) -> Gedateerd:
    """Give the decisions about the stap and of the kinds asked."""
    lijst, soorten = blik.feiten.besluiten, eis.soorten
    return [
        (b.datum, b) for b in lijst if b.stap == eis.stap and (not soorten or b.soort in soorten)
    ]


def _regie(blik: Blik, eis: Voorwaarde) -> Gedateerd:
    """Give the recorded regie of the kind asked that has not ended."""
    return [
        (r.van, r)
        for r in blik.feiten.regie
        if r.soort == eis.regie and (r.tot is None or r.tot >= blik.peildatum)
    ]


_FEITEN: Mapping[Eis, Callable[[Blik, Voorwaarde], Gedateerd]] = {
    Eis.DOORGAVE: _doorgaven,
    Eis.OVERLEG: _overleggen,
    Eis.INTERVENTIE: _interventies,
    Eis.CONTACT: _contacten,
    Eis.BESLUIT: _besluiten,
    Eis.REGIE: _regie,
}


def _overleg_telt(eis: Voorwaarde, overleg: Overleg) -> bool:
    """Tell whether an overleg is of the kinds asked, with the plan and regievoerder asked."""
    return (
        (not eis.soorten or overleg.soort in eis.soorten)
        and (overleg.plan or not eis.plan)
        and (bool(overleg.regievoerder) or not eis.regievoerder)
    )


def _toestemming(blik: Blik, doel: str) -> Uitkomst:
    """Tell whether every ouder with gezag consents; refused, withdrawn or expired counts as none.

    From 18 on nobody has gezag any more (BW 1:233) and the leerling answers himself. Who
    answered is named by relatie, never by name (003 h.4 stap 1; protocollen 3).
    """
    feiten, peildatum = blik.feiten, blik.peildatum
    if leeftijd(feiten.leerling.geboortedatum, peildatum) >= MEERDERJARIG:
        return _eigen_toestemming(blik, doel)
    gezag = [o for o in feiten.ouders if o.gezag and (o.tot is None or o.tot > peildatum)]
    if not gezag:
        return Uitkomst(False, "Er is geen ouder met gezag vastgelegd")
    mist: list[str] = []
    laatste: Toestemming | None = None
    for ouder in gezag:
        antwoord = _antwoord(feiten.toestemmingen, doel, ouder.id, peildatum)
        reden = _bezwaar(antwoord, ouder.relatie.label, peildatum)
        if reden:
            mist.append(reden)
        elif antwoord is not None and (laatste is None or antwoord.datum > laatste.datum):
            laatste = antwoord
    if mist:
        return Uitkomst(False, som(mist))
    if laatste is None:
        return Uitkomst(False)
    wie = "beide ouders" if len(gezag) == 2 else som(o.relatie.label for o in gezag)
    dag = toon(laatste.datum, peildatum.year)
    return Uitkomst(True, f"Toestemming gegeven door {wie}, {dag}", laatste.id, laatste.datum)


def _eigen_toestemming(blik: Blik, doel: str) -> Uitkomst:
    """Tell whether the leerling himself consents."""
    antwoord = _antwoord(blik.feiten.toestemmingen, doel, None, blik.peildatum)
    reden = _bezwaar(antwoord, "de leerling", blik.peildatum)
    if reden or antwoord is None:
        return Uitkomst(False, reden)
    dag = toon(antwoord.datum, blik.peildatum.year)
    return Uitkomst(
        True, f"Toestemming gegeven door de leerling, {dag}", antwoord.id, antwoord.datum
    )


def _antwoord(
    toestemmingen: Sequence[Toestemming], doel: str, ouder_id: str | None, peildatum: date
) -> Toestemming | None:
    """Give the latest answer of one ouder, or of the leerling; of one day a refusal rules."""
    gevonden: Toestemming | None = None
    for t in toestemmingen:
        if (
            t.ouder_id == ouder_id
            and t.doel == doel
            and t.datum <= peildatum
            and (gevonden is None or _rang(t) >= _rang(gevonden))
        ):
            gevonden = t
    return gevonden


def _rang(antwoord: Toestemming) -> tuple[date, bool]:
    """Order answers in time; which of one day was recorded first says nothing."""
    return antwoord.datum, antwoord.besluit is not Toestemmingbesluit.GEGEVEN


def _bezwaar(antwoord: Toestemming | None, wie: str, peildatum: date) -> str:
    """Say why an answer does not count as consent; empty when it does."""
    if antwoord is None:
        return f"nog geen antwoord van {wie}"
    if antwoord.besluit is not Toestemmingbesluit.GEGEVEN:
        return f"geweigerd door {wie}"
    if antwoord.ingetrokken_op is not None and antwoord.ingetrokken_op <= peildatum:
        return f"ingetrokken door {wie}"
    if antwoord.tot is not None and antwoord.tot < peildatum:
        return f"verlopen van {wie}"
    return ""
