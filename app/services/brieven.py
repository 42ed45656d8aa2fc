"""Services: letters: make them, show them, register what went out.

`maak_concepten` makes one PDF per addressee and stores nothing. `registreer`
records each as a Brief fact with the very bytes, in one transaction. What is
printed is the stored PDF itself, as pixels (`render_paginas`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.documents.model import Briefdocument, Huisstijl
from app.documents.sjabloon import SJABLONEN as _CODES
from app.documents.sjabloon import (
    Gat,
    MetGaten,
    Regels,
    Sjabloon,
    sjabloon,
    vul_blokken,
    vul_onderwerp,
)
from app.documents.tekst import gat, gaten, plat, schone_regels, schoon
from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.handelen import Brief
from app.domain.mensen import Ambtenaar
from app.domain.notitie import NotitieStand
from app.services import brieffeiten
from app.services.briefhuisstijl import huisstijl
from app.services.briefmodel import BriefConcept, Invulsoort, Invulveld, Pagina, SjabloonInfo
from app.services.briefontvangers import Ontvanger, eis_geen_vreemd_adres, ontvangers
from app.services.briefvelden import (
    gekozen_waarden,
    invulvelden,
    notities,
    voorstellen,
)
from app.services.caseload import behandelaar_op
from app.services.vastleggen import feiten_van
from db import brieven as db_brieven

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

__all__ = [
    "SJABLONEN",
    "BriefConcept",
    "Invulsoort",
    "Invulveld",
    "Pagina",
    "SjabloonInfo",
    "huisstijl",
    "invulvelden",
    "lees_pdf",
    "maak_concepten",
    "registreer",
    "render_paginas",
    "sjablonen",
]

SJABLONEN: tuple[str, ...] = _CODES
"""The codes of the templates, in the order of the menu."""


def sjablonen() -> list[SjabloonInfo]:
    """List the templates that can be chosen."""
    alle = (sjabloon(code) for code in SJABLONEN)
    return [SjabloonInfo(s.code, s.naam, s.uitleg) for s in alle]


def maak_concepten(
    sessie: Sessie,
    dossier_id: str,
    code: str,
    datum: date,
    keuzes: Mapping[str, str] | None = None,
    *,
    concept: bool = False,
) -> list[BriefConcept]:
    """Make the letters of a template, one per addressee, and store nothing.

    `keuzes` are values by the code of an `Invulveld`; a field that is not named
    has its proposal. A letter is a concept (watermark, not to be registered)
    when `concept` says so, when the day is not today, when something is still
    missing, or when leerplicht keeps no documents in this dossier (003 h.3).
    KnownError: no addressee, unreadable logo, foreign address in the text;
    InvoerFout: a value that cannot be right.
    """
    feiten = feiten_van(sessie, dossier_id)
    model = sjabloon(code)
    stand = notities(sessie, feiten, datum)
    velden = voorstellen(model, feiten, sessie.instellingen, datum)
    waarden = gekozen_waarden(model, velden, datum, keuzes or {}, stand)
    stijl = huisstijl(sessie.instellingen)
    reden = _waarom_concept(sessie, datum, concept, stand)
    wie = _behandelaar(sessie, feiten, datum)
    alle = ontvangers(feiten, datum)
    return [
        _maak(sessie, feiten, model, datum, waarden, stijl, reden, wie, o, len(alle)) for o in alle
    ]


def registreer(sessie: Sessie, concepten: Sequence[BriefConcept]) -> Wijziging:
    """Record letters that go out, with the bytes of their PDF, all or none.

    KnownError when one has gaps (they are named), is a concept, or is not of today.
    """
    if not concepten:
        raise KnownError("Er is geen brief gekozen.", "Kies ten minste één ontvanger.")
    for c in concepten:
        if c.gaten:
            raise KnownError(
                f"In de brief ontbreekt nog: {'; '.join(c.gaten)}.",
                "Vul dit eerst in; daarna kan de brief de deur uit.",
            )
        if c.concept or c.datum != sessie.vandaag():
            raise KnownError(
                c.waarom_concept or "Deze brief heeft niet de datum van vandaag.",
                "Maak de brief opnieuw met de datum van vandaag.",
            )
        _eis_open(sessie, c)
    with sessie.schrijf() as tx:
        for c in concepten:
            sha = hashlib.sha256(c.pdf).hexdigest()
            db_brieven.bewaar_pdf(tx, sha, c.pdf)
            tx.maak(
                Brief(
                    dossier_id=c.dossier_id,
                    datum=c.datum,
                    sjabloon=c.sjabloon,
                    onderwerp=c.onderwerp,
                    aan=c.aan,
                    ouder_id=c.ouder_id,
                    ontvanger=c.ontvanger,
                    sha256=sha,
                )
            )
    return tx.wijziging


def lees_pdf(sessie: Sessie, brief_id: str) -> bytes:
    """Give the bytes that went out; KnownError when they are not there or were altered."""
    brief = sessie.lees_een(Brief, brief_id)
    if not brief.sha256:
        raise KnownError(
            "Van deze brief is geen PDF bewaard.",
            "De brief komt uit een ander systeem; zoek hem daar op.",
        )
    pdf = db_brieven.lees_pdf(sessie.v, brief.sha256)
    if hashlib.sha256(pdf).hexdigest() != brief.sha256:
        raise KnownError(
            "De bewaarde brief is niet meer dezelfde als die de deur uit ging.",
            "Laat het bestand controleren en zet zo nodig een reservekopie terug.",
        )
    return pdf


def render_paginas(pdf: bytes, dpi: float) -> list[Pagina]:
    """Draw every page as pixels, full size: `dpi` 96 for the screen, 300 for print."""
    from app.documents.weergave import render

    return [Pagina(*p) for p in render(pdf, dpi)]


def _maak(
    sessie: Sessie,
    feiten: DossierFeiten,
    model: Sjabloon,
    datum: date,
    waarden: dict[str, object],
    stijl: Huisstijl,
    reden: str,
    wie: Ambtenaar,
    ontvanger: Ontvanger,
    aantal: int,
) -> BriefConcept:
    """Make the letter to one addressee."""
    telefoon = wie.telefoon or stijl.telefoon
    email = wie.email or stijl.email
    ouder = ontvanger.ouder
    gekozen = _gekozen_verzuim(feiten, datum, waarden)
    vulling = {
        "leerling": brieffeiten.leerlingwaarden(
            feiten, datum, heeft_ouders=aantal > 1 or ouder is not None
        ),
        "melding": brieffeiten.meldingwaarden(feiten, datum),
        "verzuim": tuple(MetGaten(f.zin) for f in gekozen)
        or (Gat("verzuim waarvoor u waarschuwt"),),
        "luxe": any(f.luxe for f in gekozen),
        "plicht": brieffeiten.plichtwaarde(
            feiten, gekozen, sessie.kalenders, datum, zelf=ouder is None
        ),
        "ontvanger": {
            "tolk": ouder is not None and ouder.tolk,
            "taal": ouder.taal if ouder is not None else "",
        },
        "afzender": {
            "naam": wie.naam,
            "functie": _functie(wie),
            "bereik": _bereik(telefoon, email),
        },
        "veld": waarden,
    }
    onderwerp = vul_onderwerp(model, ontvanger.lezer, vulling)
    bijlagen = waarden.get("bijlagen")
    brief = Briefdocument(
        huisstijl=stijl,
        titel=model.naam,
        adresregels=ontvanger.adresregels,
        datum=datum,
        datumtekst=brieffeiten.lange_dag(datum),
        kenmerk=schoon(feiten.dossier.dossiernummer) or gat("dossiernummer"),
        onderwerp=onderwerp,
        aanhef=ontvanger.aanhef,
        blokken=vul_blokken(model, ontvanger.lezer, vulling),
        ondertekenaar=schoon(wie.naam),
        functie=schoon(_functie(wie)),
        telefoon=schoon(telefoon),
        email=schoon(email),
        bijlagen=schone_regels(bijlagen.tekst) if isinstance(bijlagen, Regels) else (),
        concept=True,
    )
    teksten = [onderwerp, *(f"{b.label} {b.tekst}" for b in brief.blokken), *brief.bijlagen]
    eis_geen_vreemd_adres(ontvanger, teksten)
    ontbreekt = gaten(*brief.adresregels, brief.kenmerk, brief.aanhef, *teksten)
    if ontbreekt and not reden:
        reden = "In deze brief ontbreekt nog iets."
    return BriefConcept(
        dossier_id=feiten.dossier.id,
        sjabloon=model.code,
        datum=datum,
        aan=ontvanger.aan,
        ontvanger=schoon(ontvanger.naam),
        ouder_id=ouder.id if ouder is not None else None,
        adresregels=tuple(plat(r) for r in ontvanger.adresregels),
        onderwerp=plat(onderwerp),
        pdf=_druk(brief, concept=bool(reden)),
        gaten=ontbreekt,
        concept=bool(reden),
        waarom_concept=reden,
    )


def _druk(brief: Briefdocument, *, concept: bool) -> bytes:
    """Set the letter; reportlab is loaded only now."""
    import dataclasses

    from app.documents.brief import maak_brief

    return maak_brief(dataclasses.replace(brief, concept=concept))


def _eis_open(sessie: Sessie, c: BriefConcept) -> None:
    """Refuse a document in a dossier where leerplicht keeps none (protocollen 7)."""
    stand = notities(sessie, feiten_van(sessie, c.dossier_id), c.datum)
    if not stand.open:
        raise NotitieGesloten(stand.uitleg, "Een brief kan dan alleen als concept.")


def _waarom_concept(sessie: Sessie, datum: date, gevraagd: bool, stand: NotitieStand) -> str:
    """Say why a letter can be a concept only; "" when it may go out."""
    vandaag = sessie.vandaag()
    if gevraagd:
        return "Deze brief is als concept gemaakt."
    if datum != vandaag:
        dag = toon_dag(datum, jaar=True, kort=False)
        return f"De peildatum is {dag}, niet vandaag: de brief kan alleen als concept."
    return "" if stand.open else stand.uitleg


def _behandelaar(sessie: Sessie, feiten: DossierFeiten, datum: date) -> Ambtenaar:
    """Give who signs: the ambtenaar of the dossier on that day, else who is at work."""
    nu = behandelaar_op(feiten.behandelaars, datum)
    return sessie.ambtenaar if nu is None else sessie.lees_een(Ambtenaar, nu.ambtenaar_id)


def _functie(wie: Ambtenaar) -> str:
    return wie.functie.strip() or wie.rol.label


def _bereik(telefoon: str, email: str) -> object:
    """Say how the sender can be reached."""
    wegen = [f"op telefoonnummer {telefoon}"] if telefoon.strip() else []
    wegen += [f"via {email}"] if email.strip() else []
    return " of ".join(wegen) or Gat("telefoonnummer of e-mailadres van de afzender")


def _gekozen_verzuim(
    feiten: DossierFeiten, datum: date, waarden: Mapping[str, object]
) -> list[brieffeiten.Verzuimfeit]:
    """Give the chosen verzuim, oldest first; InvoerFout for one that is not in the dossier."""
    gekozen = waarden.get("verzuim")
    if not isinstance(gekozen, str):
        return []
    opties = {f.id: f for f in brieffeiten.verzuimfeiten(feiten, datum)}
    ids = _ids(gekozen)
    if any(i not in opties for i in ids):
        raise InvoerFout(
            "Dit verzuim hoort niet (meer) bij het dossier.",
            "Kies het verzuim opnieuw.",
            veld="verzuim",
        )
    return sorted((opties[i] for i in ids), key=lambda f: f.eerste_dag)


def _ids(tekst: str) -> Iterable[str]:
    return tuple(dict.fromkeys(d.strip() for d in tekst.split(",") if d.strip()))
