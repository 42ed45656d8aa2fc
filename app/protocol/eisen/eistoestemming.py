"""Protocol: whether there is toestemming for something on the peildatum, and of whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.dossiers import Toestemming, Toestemmingbesluit, Toestemmingdoel
from app.domain.leeftijd import leeftijd
from app.protocol.blik import Blik
from app.protocol.eisen.uitkomst import Uitkomst
from app.protocol.signalen.omstandigheden import schoolwissel
from app.protocol.tekst import som, toon

MEERDERJARIG = 18
ZELF_TOESTEMMING = 16


def toestemming(blik: Blik, doel: str) -> Uitkomst:
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
        reden = _vorige_school(blik, antwoord, doel, ouder.relatie.label) or _bezwaar(
            antwoord, ouder.relatie.label, peildatum
        )
        if reden:
            mist.append(reden)
        elif antwoord is not None and (laatste is None or antwoord.datum > laatste.datum):
            laatste = antwoord
    mist += _nee_van_leerling(blik, doel)
    if mist:
        return Uitkomst(False, som(mist))
    if laatste is None:
        return Uitkomst(False)
    wie = "beide ouders" if len(gezag) == 2 else som(o.relatie.label for o in gezag)
    dag = toon(laatste.datum, peildatum.year)
    tekst = f"Toestemming gegeven door {wie}, {dag}{_zestien(blik, doel)}"
    return Uitkomst(True, tekst, laatste.id, laatste.datum)


def _vorige_school(blik: Blik, antwoord: Toestemming | None, doel: str, wie: str) -> str:
    """Say that an answer about the kernteam was given at another school; "" when it was not.

    A new school has a kernteam of its own: consent is asked anew (protocollen 3).
    """
    if antwoord is None or doel != Toestemmingdoel.KERNTEAM:
        return ""
    wissel = schoolwissel(blik.feiten, blik.peildatum)
    if wissel is None or antwoord.datum >= wissel.datum:
        return ""
    dag = toon(wissel.datum, blik.peildatum.year)
    return f"opnieuw vragen aan {wie}: het antwoord was voor de vorige school (tot {dag})"


def _nee_van_leerling(blik: Blik, doel: str) -> list[str]:
    """Say that a leerling of 16 or 17 refused or withdrew; no answer yet is no refusal.

    One refusal is none (protocollen 3), and from 16 on his own counts (UAVG art. 5).
    """
    leerling, peildatum = blik.feiten.leerling, blik.peildatum
    if leeftijd(leerling.geboortedatum, peildatum) < ZELF_TOESTEMMING:
        return []
    zelf = _antwoord(blik.feiten.toestemmingen, doel, None, peildatum)
    if zelf is None:
        return []
    ingetrokken = zelf.ingetrokken_op is not None and zelf.ingetrokken_op <= peildatum
    if zelf.besluit is Toestemmingbesluit.GEGEVEN and not ingetrokken:
        return []
    return [_bezwaar(zelf, "de leerling", peildatum)]


def _zestien(blik: Blik, doel: str) -> str:
    """Flag consent of the ouders alone once the leerling is 16; "" when it is enough.

    From 16 on he decides about his own data (AVG art. 8, UAVG art. 5): an own rule
    asks him too (protocollen 3).
    """
    leerling, peildatum = blik.feiten.leerling, blik.peildatum
    if leeftijd(leerling.geboortedatum, peildatum) < ZELF_TOESTEMMING:
        return ""
    zelf = _antwoord(blik.feiten.toestemmingen, doel, None, peildatum)
    if not _bezwaar(zelf, "", peildatum):
        return ""
    return f". De leerling is {ZELF_TOESTEMMING} of ouder: vraag ook de leerling zelf"


def _eigen_toestemming(blik: Blik, doel: str) -> Uitkomst:
    """Tell whether the leerling himself consents."""
    antwoord = _antwoord(blik.feiten.toestemmingen, doel, None, blik.peildatum)
    reden = _vorige_school(blik, antwoord, doel, "de leerling") or _bezwaar(
        antwoord, "de leerling", blik.peildatum
    )
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
