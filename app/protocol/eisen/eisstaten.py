"""Protocol: the demands that ask how things stand on the peildatum, and since when.

Where data are missing the answer says which (`Uitkomst.mist`): then neither the
demand nor its opposite is met, so nothing is concluded from what nobody recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from app.domain.leeftijd import leeftijd, verjaardag
from app.domain.plicht import Plichtsoort, plicht_op
from app.domain.scholen import Onderwijssoort, inschrijving_op
from app.domain.thuis import eerste_dag_over
from app.protocol.blik import Blik
from app.protocol.eisen.eistoestemming import toestemming
from app.protocol.eisen.getallen import aanwezig, tel_getal
from app.protocol.eisen.uitkomst import DICHT, Kader, Uitkomst, sinds_van
from app.protocol.model import Eis, Grens, Voorwaarde
from app.protocol.tekst import toon

DAG = timedelta(days=1)


def _toestemming(blik: Blik, eis: Voorwaarde, _: Kader) -> Uitkomst:
    """Tell whether every ouder with gezag consents, or the leerling from 18 on."""
    return toestemming(blik, eis.doel)


def _leeftijd(blik: Blik, eis: Voorwaarde, _: Kader) -> Uitkomst:
    """Tell whether the leerling is so many whole years old, both ends included."""
    geboren = blik.feiten.leerling.geboortedatum
    jaren = leeftijd(geboren, blik.peildatum)
    past = (eis.minimum is None or jaren >= eis.minimum) and (
        eis.maximum is None or jaren <= eis.maximum
    )
    sinds = geboren if eis.minimum is None else verjaardag(geboren, int(eis.minimum))
    return Uitkomst(past, f"De leerling is {jaren} jaar", None, sinds if past else None)


def _plicht(blik: Blik, eis: Voorwaarde, _: Kader) -> Uitkomst:
    """Tell whether the leerling stands under one of these duties."""
    plicht = plicht_op(blik.feiten.leerling, blik.peildatum, blik.kalender)
    if plicht.soort not in eis.soorten:
        return Uitkomst(False, plicht.uitleg)
    sinds = plicht.begin if plicht.soort is Plichtsoort.LEERPLICHTIG else plicht.einde + DAG
    return Uitkomst(True, plicht.uitleg, None, sinds)


def _thuis(blik: Blik, eis: Voorwaarde, _: Kader) -> Uitkomst:
    """Tell whether the leerling is at home, for so long and by such absence as asked."""
    thuis = blik.thuis
    if thuis is None:
        return Uitkomst(False, "De leerling zit niet thuis")
    tekst = f"De leerling zit {thuis.dagen} dagen thuis, sinds {_op(blik, thuis.sinds)}"
    if eis.soorten and thuis.soort not in eis.soorten:
        return Uitkomst(False, f"{tekst} ({thuis.soort.label})")
    termijn, sinds = eis.termijn, thuis.sinds
    if termijn is not None:
        vanaf = termijn.grens is Grens.VANAF
        sinds = eerste_dag_over(blik.kalender, sinds, termijn.aantal, termijn.eenheid, vanaf=vanaf)
    return Uitkomst(sinds <= blik.peildatum, tekst, None, sinds)


def _verzuim(blik: Blik, eis: Voorwaarde, kader: Kader) -> Uitkomst:
    """Tell whether there is absence of these kinds on or after the day from which facts count."""
    sinds, peildatum = sinds_van(blik, eis, kader), blik.peildatum
    for periode in blik.feiten.perioden:
        if (
            periode.eerste_dag <= peildatum
            and (not eis.soorten or periode.soort in eis.soorten)
            and (sinds is None or periode.laatste_dag is None or periode.laatste_dag >= sinds)
        ):
            dag = periode.eerste_dag
            tekst = f"Verzuim ({periode.soort.label}) vanaf {_op(blik, dag)}"
            return Uitkomst(True, tekst, periode.id, dag)
    return Uitkomst(False, "Zulk verzuim is er niet")


def _ingeschreven(blik: Blik, eis: Voorwaarde, _: Kader) -> Uitkomst:
    """Tell whether the leerling is enrolled at a school, with `binnen` or was not long ago.

    An enrolment of which so little time has passed is no absoluut verzuim that counts
    yet ("shorter than 4 weken", 001).
    """
    peildatum = blik.peildatum
    rij = inschrijving_op(blik.feiten.inschrijvingen, peildatum)
    if rij is not None:
        dag = rij.van if eis.binnen is None else peildatum
        return Uitkomst(True, f"Ingeschreven sinds {_op(blik, rij.van)}", rij.id, dag)
    eerdere = [i.tot for i in blik.feiten.inschrijvingen if i.tot is not None and i.van < peildatum]
    if not eerdere:
        return Uitkomst(False, "De leerling staat nergens ingeschreven")
    tekst = f"De leerling stond tot en met {_op(blik, max(eerdere))} ingeschreven en nu nergens"
    return Uitkomst(eis.binnen is not None, tekst, None, max(eerdere))


def _onderwijs(blik: Blik, eis: Voorwaarde, _: Kader) -> Uitkomst:
    """Tell whether the school is of one of these kinds (or follows PO or VO)."""
    school = blik.school
    if school is None or school.onderwijssoort is Onderwijssoort.ONBEKEND:
        tekst = "Welke onderwijssoort de school heeft, is niet vastgelegd"
        return Uitkomst(False, tekst, mist=True)
    past = school.onderwijssoort in eis.soorten or blik.variant in eis.soorten
    rij = inschrijving_op(blik.feiten.inschrijvingen, blik.peildatum)
    tekst = f"De school is {school.onderwijssoort.label}"
    return Uitkomst(past, tekst, school.id, rij.van if rij is not None and past else None)


def _wacht(blik: Blik, eis: Voorwaarde, _: Kader) -> Uitkomst:
    """Tell whether the dossier waits for one of these things now."""
    wacht = blik.wacht
    if wacht is None or (eis.soorten and wacht.op not in eis.soorten):
        return Uitkomst(False, "Daar wordt nu niet op gewacht")
    tekst = f"Wacht op {wacht.op.label} tot {_op(blik, wacht.tot)}"
    return Uitkomst(True, tekst, wacht.id, wacht.van)


def _spoor(blik: Blik, eis: Voorwaarde, kader: Kader) -> Uitkomst:
    """Tell whether such a track runs, or with `uitkomsten` ended so. Never about itself."""
    if blik.achtergrond is None:
        return DICHT
    for soort in sorted(eis.soorten):
        for spoor in blik.achtergrond.sporen_met(soort):
            if spoor.sleutel == kader.sleutel or spoor.begin > blik.peildatum:
                continue
            if eis.uitkomsten and spoor.einde and spoor.uitkomst_code in eis.uitkomsten:
                tekst = f"{spoor.naam} is beëindigd op {_op(blik, spoor.einde)}: {spoor.uitkomst}"
                return Uitkomst(True, tekst, spoor.spoor_id, spoor.einde)
            if not eis.uitkomsten and spoor.einde is None:
                tekst = f"{spoor.naam} loopt sinds {_op(blik, spoor.begin)}"
                return Uitkomst(True, tekst, spoor.spoor_id, spoor.begin)
    return DICHT


def _stap_klaar(_: Blik, eis: Voorwaarde, kader: Kader) -> Uitkomst:
    """Tell whether another step of the same track is done."""
    dag = kader.klaar.get(eis.stap)
    return DICHT if dag is None else Uitkomst(True, "", None, dag)


def _signaal(blik: Blik, eis: Voorwaarde, _: Kader) -> Uitkomst:
    """Tell whether one of these signalen is on."""
    from app.protocol.signalen.signalen import signalen_met  # a signaal can ask a demand too

    for signaal in signalen_met(blik, eis.soorten):
        return Uitkomst(True, signaal.tekst, None, signaal.datum)
    return DICHT


def _op(blik: Blik, dag: date) -> str:
    """Write a day, with its year when that is not the one of the peildatum."""
    return toon(dag, blik.peildatum.year)


STATEN: Mapping[Eis, Callable[[Blik, Voorwaarde, Kader], Uitkomst]] = {
    Eis.TOESTEMMING: _toestemming,
    Eis.LEEFTIJD: _leeftijd,
    Eis.PLICHT: _plicht,
    Eis.THUIS: _thuis,
    Eis.VERZUIM: _verzuim,
    Eis.AANWEZIG: aanwezig,
    Eis.GETAL: tel_getal,
    Eis.INGESCHREVEN: _ingeschreven,
    Eis.ONDERWIJS: _onderwijs,
    Eis.WACHT: _wacht,
    Eis.SPOOR: _spoor,
    Eis.STAP_KLAAR: _stap_klaar,
    Eis.SIGNAAL: _signaal,
}
