"""Services: the fields of a letter that the user fills in: proposals, and reading them back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.documents.sjabloon import Dag, Gat, Keus, Regels, Sjabloon, Veld, sjabloon
from app.documents.tekst import plat
from app.domain.datumwoorden import lees_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Afspraak
from app.domain.fouten import InvoerFout, NotitieGesloten
from app.domain.namen import zoeknaam
from app.domain.notitie import NotitieStand, notitie_stand
from app.domain.partners import Partner
from app.services import briefbronnen, brieffeiten
from app.services.briefmodel import Invulsoort, Invulveld
from app.services.instellingen import Instellingen
from app.services.sjablonen import geldend
from app.services.vastleggen import feiten_van

if TYPE_CHECKING:
    from app.services.sessie import Sessie

PARTNERS = "partners"
"""The field with which the user chooses partners; no template names it."""
_TIJD = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?: uur)?")


def invulvelden(
    code: str,
    sessie: Sessie | None = None,
    dossier_id: str | None = None,
    datum: date | None = None,
) -> list[Invulveld]:
    """List the fields of a letter; with a session and a dossier also proposals and options."""
    if sessie is None or dossier_id is None:
        return lege_velden(sjabloon(code))
    model = geldend(sessie, code)
    dag = datum or sessie.vandaag()
    feiten = feiten_van(sessie, dossier_id)
    velden = voorstellen(model, feiten, sessie.instellingen, dag)
    if "partner" in model.aan:
        velden.insert(0, partnerveld(sessie, model, feiten, dag))
    dicht = not notities(sessie, feiten, dag).open
    gesloten = {v.code for v in model.velden if v.notitie} if dicht else set()
    return [v for v in velden if v.code not in gesloten]


def lege_velden(model: Sjabloon) -> list[Invulveld]:
    """List the fields of a template without any proposal."""
    return [_invulveld(v) for v in model.velden]


def voorstellen(
    model: Sjabloon, feiten: DossierFeiten, inst: Instellingen, datum: date
) -> list[Invulveld]:
    """Give all fields of a template with what this dossier and team propose for them."""
    result = []
    for v in model.velden:
        veld = _invulveld(v)
        if v.code == "verzuim":
            opties = brieffeiten.verzuimfeiten(feiten, datum)
            alleen_luxe = [o for o in opties if o.luxe] if v.bron == "verzuim:luxe" else opties
            veld = replace(
                veld,
                opties=tuple((o.id, plat(o.zin)) for o in opties),
                standaard=_alle(alleen_luxe)
                if v.bron == "verzuim:alles"
                else brieffeiten.voorgesteld(alleen_luxe or opties),
            )
        elif v.code == "afspraken":
            open_ = afspraken_op(feiten, datum)
            veld = replace(
                veld,
                opties=tuple((a.id, _afspraakregel(a)) for a in open_),
                standaard=",".join(a.id for a in open_ if a.uitkomst is None),
            )
        elif v.bron:
            voorstel = briefbronnen.voorstel(v.bron, feiten, inst, datum)
            if v.soort != "keus" or voorstel in v.opties:
                veld = replace(veld, standaard=voorstel)
        result.append(veld)
    return result


def partnerveld(sessie: Sessie, model: Sjabloon, feiten: DossierFeiten, datum: date) -> Invulveld:
    """Offer the partners of the team, those of the kinds meant first; one that fits is proposed."""
    alle = sorted(
        sessie.lees(Partner), key=lambda p: (p.soort not in model.partners, zoeknaam(p.naam))
    )
    passend = [p for p in alle if p.soort in model.partners]
    school = brieffeiten.school_op(feiten, datum)
    swv = zoeknaam(school.swv) if school is not None else ""
    gekozen: list[str] = []
    for soort in model.partners:
        van_soort = [p for p in passend if p.soort == soort]
        eigen = [p for p in van_soort if soort == "swv" and swv and zoeknaam(p.naam) == swv]
        gekozen += [p.id for p in eigen or (van_soort if len(van_soort) == 1 else [])]
    alleen = set(model.aan) == {"partner"}
    return Invulveld(
        code=PARTNERS,
        label="Aan welke partners",
        soort=Invulsoort.KEUZES,
        standaard=",".join(gekozen),
        verplicht=alleen,
        uitleg="Het adresboek staat bij Brieven, Partners.",
        opties=tuple((p.id, f"{p.naam} ({p.soort.label})") for p in alle),
    )


def gekozen_partners(sessie: Sessie, tekst: str) -> list[Partner]:
    """Read the chosen partners back; InvoerFout for one that is gone."""
    bekend = {p.id: p for p in sessie.lees(Partner)}
    ids = [d.strip() for d in tekst.split(",") if d.strip()]
    if any(i not in bekend for i in ids):
        raise InvoerFout(
            "Deze partner staat niet (meer) in het adresboek.", "Kies opnieuw.", veld=PARTNERS
        )
    return [bekend[i] for i in dict.fromkeys(ids)]


def afspraken_op(feiten: DossierFeiten, datum: date) -> list[Afspraak]:
    """List the agreements made up to a day, the newest first."""
    return sorted(
        (a for a in feiten.afspraken if a.datum <= datum), key=lambda a: a.datum, reverse=True
    )


def _afspraakregel(a: Afspraak) -> str:
    wat = " ".join(a.wat.split()) or "zonder tekst"
    niet = " (niet in de brief aan ouders)" if a.niet_delen else ""
    return f"{brieffeiten.lange_dag(a.datum)}, {a.met}: {wat[:120]}{niet}"


def _alle(opties: list[brieffeiten.Verzuimfeit]) -> str:
    return ",".join(o.id for o in opties)


def notities(sessie: Sessie, feiten: DossierFeiten, datum: date) -> NotitieStand:
    """Tell whether leerplicht may keep text and documents about this day (003 h.3)."""
    return notitie_stand(feiten, datum, met_toestemming=sessie.instellingen.notitie_met_toestemming)


def _invulveld(v: Veld) -> Invulveld:
    return Invulveld(
        code=v.code,
        label=v.label,
        soort=Invulsoort(v.soort),
        verplicht=v.verplicht,
        uitleg=v.uitleg,
        opties=tuple(v.opties.items()),
        terug=_richting(v) == "terug",
    )


def _richting(v: Veld) -> str:
    """Tell where the day of a field lies: a talk ahead, what was spoken of behind."""
    return v.richting or ("vooruit" if v.code.startswith("datum_") else "terug")


def gekozen_waarden(
    model: Sjabloon,
    velden: list[Invulveld],
    datum: date,
    keuzes: Mapping[str, str],
    stand: NotitieStand,
) -> dict[str, object]:
    """Turn what the user chose into values for the template; proposals fill what is not named."""
    bekend = {v.code for v in model.velden}
    if "partner" in model.aan:
        bekend.add(PARTNERS)
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
    if v.soort == "keus":
        if tekst not in v.opties:
            raise InvoerFout(
                f"Dit is geen keus bij {v.label.lower()}.",
                f"Kies uit: {', '.join(v.opties)}.",
                veld=v.code,
            )
        return Keus(tekst, v.opties[tekst])
    return Regels(tekst) if v.soort == "regels" else tekst


def _dag(v: Veld, tekst: str, datum: date) -> Dag:
    """Read a day; a talk lies ahead of the letter, what was spoken of lies behind it."""
    try:
        dag = lees_dag(tekst, datum)
    except InvoerFout as fout:
        raise InvoerFout(fout.tekst, fout.doe, veld=v.code) from fout
    richting = _richting(v)
    if richting == "vooruit" and dag < datum:
        raise InvoerFout(
            "Deze dag ligt vóór de datum van de brief.", "Kies een latere dag.", veld=v.code
        )
    if richting == "terug" and dag > datum:
        raise InvoerFout(
            "Deze dag ligt na de datum van de brief.", "Kies een eerdere dag.", veld=v.code
        )
    return Dag(dag, weekdag=richting == "vooruit" and v.code.startswith("datum_"))
