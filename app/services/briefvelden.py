"""Services: the fields of a letter that the user fills in: proposals, and reading them back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.documents.sjabloon import Gat, Regels, Sjabloon, Veld, sjabloon
from app.documents.tekst import plat
from app.domain.datumwoorden import lees_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import InvoerFout, NotitieGesloten
from app.domain.notitie import NotitieStand, notitie_stand
from app.services import brieffeiten
from app.services.briefmodel import Invulsoort, Invulveld
from app.services.instellingen import Instellingen
from app.services.vastleggen import feiten_van

if TYPE_CHECKING:
    from app.services.sessie import Sessie

_TIJD = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?: uur)?")


def invulvelden(
    code: str,
    sessie: Sessie | None = None,
    dossier_id: str | None = None,
    datum: date | None = None,
) -> list[Invulveld]:
    """List the fields of a letter; with a session and a dossier also proposals and options."""
    model = sjabloon(code)
    if sessie is None or dossier_id is None:
        return [_invulveld(v) for v in model.velden]
    dag = datum or sessie.vandaag()
    feiten = feiten_van(sessie, dossier_id)
    velden = voorstellen(model, feiten, sessie.instellingen, dag)
    dicht = not notities(sessie, feiten, dag).open
    gesloten = {v.code for v in model.velden if v.notitie} if dicht else set()
    return [v for v in velden if v.code not in gesloten]


def voorstellen(
    model: Sjabloon, feiten: DossierFeiten, inst: Instellingen, datum: date
) -> list[Invulveld]:
    """Give all fields of a template with what this dossier and team propose for them."""
    result = []
    for v in model.velden:
        veld = _invulveld(v)
        if v.code == "verzuim":
            opties = brieffeiten.verzuimfeiten(feiten, datum)
            veld = replace(
                veld,
                opties=tuple((o.id, plat(o.zin)) for o in opties),
                standaard=brieffeiten.voorgesteld(opties),
            )
        elif v.code == "plaats_gesprek":
            veld = replace(veld, standaard=_kantoor(inst))
        result.append(veld)
    return result


def notities(sessie: Sessie, feiten: DossierFeiten, datum: date) -> NotitieStand:
    """Tell whether leerplicht may keep text and documents about this day (003 h.3)."""
    return notitie_stand(feiten, datum, met_toestemming=sessie.instellingen.notitie_met_toestemming)


def _kantoor(inst: Instellingen) -> str:
    """Propose the office of the team as the place of a talk."""
    delen = (inst.gemeente or inst.teamnaam, inst.straat, inst.plaats)
    return ", ".join(d.strip() for d in delen if d.strip()) if inst.straat.strip() else ""


def _invulveld(v: Veld) -> Invulveld:
    return Invulveld(
        code=v.code,
        label=v.label,
        soort=Invulsoort(v.soort),
        verplicht=v.verplicht,
        uitleg=v.uitleg,
    )


def gekozen_waarden(
    model: Sjabloon,
    velden: list[Invulveld],
    datum: date,
    keuzes: Mapping[str, str],
    stand: NotitieStand,
) -> dict[str, object]:
    """Turn what the user chose into values for the template; proposals fill what is not named."""
    bekend = {v.code for v in model.velden}
    if vreemd := sorted(set(keuzes) - bekend):
        raise InvoerFout(
            f"Deze brief heeft geen veld {vreemd[0]}.", f"Kies uit: {', '.join(sorted(bekend))}."
        )
    voorstel = {v.code: v.standaard for v in velden}
    result: dict[str, object] = {}
    for v in model.velden:
        tekst = keuzes.get(v.code, voorstel.get(v.code, "")).strip()
        if v.notitie and tekst and not stand.open:
            raise NotitieGesloten(stand.uitleg, "Laat dit veld leeg.", veld=v.code)
        result[v.code] = _waarde(v, tekst, datum)
    return result


def _waarde(v: Veld, tekst: str, datum: date) -> object:
    """Turn the text of one field into its value; InvoerFout names the field."""
    if not tekst:
        return Gat(v.label[:1].lower() + v.label[1:]) if v.verplicht else ""
    if v.soort == "dag":
        return _dag(v, tekst, datum)
    if v.soort == "tijd":
        if (treffer := _TIJD.fullmatch(tekst)) is None:
            raise InvoerFout(
                "Deze tijd is niet te lezen.", "Schrijf de tijd als 14:00.", veld=v.code
            )
        return f"{int(treffer[1])}.{treffer[2]} uur"
    return Regels(tekst) if v.soort == "regels" else tekst


def _dag(v: Veld, tekst: str, datum: date) -> str:
    """Read a day; a talk lies ahead of the letter, what was spoken of lies behind it."""
    try:
        dag = lees_dag(tekst, datum)
    except InvoerFout as fout:
        raise InvoerFout(fout.tekst, fout.doe, veld=v.code) from fout
    komt = v.code.startswith("datum_")
    if komt and dag < datum:
        raise InvoerFout(
            "Het gesprek ligt vóór de datum van de brief.", "Kies een latere dag.", veld=v.code
        )
    if not komt and dag > datum:
        raise InvoerFout(
            "Deze dag ligt na de datum van de brief.", "Kies een eerdere dag.", veld=v.code
        )
    return brieffeiten.lange_dag(dag, weekdag=komt)
