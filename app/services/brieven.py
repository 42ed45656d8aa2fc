"""Services: letters: make them, show them, register what went out.

`maak_concepten` makes one PDF per addressee and stores nothing. `registreer`
records each as a Brief fact with the very bytes, in one transaction. What is
printed is the stored PDF itself, as pixels (`render_paginas`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.documents.sjabloon import GROEPEN, Sjabloon, codes, sjabloon
from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Afspraak
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.handelen import (
    Brief,
    Doel,
    Doorgave,
    Doorgavewijze,
    Ontvangersoort,
    Tekenuitkomst,
    Wie,
)
from app.domain.mensen import Ambtenaar, Rol
from app.domain.notitie import NotitieStand
from app.domain.scholen import School, SchoolContact
from app.domain.verzending import Bezorgwijze
from app.services import brieffeiten, handtekening
from app.services.briefhuisstijl import huisstijl
from app.services.briefmaken import maak_brief_aan
from app.services.briefmodel import BriefConcept, Invulsoort, Invulveld, Pagina, SjabloonInfo
from app.services.briefontvangers import ontvangers
from app.services.briefvelden import (
    PARTNERS,
    afspraken_op,
    gekozen_partners,
    gekozen_waarden,
    invulvelden,
    lege_velden,
    notities,
    partnerveld,
    voorstellen,
)
from app.services.briefwaarden import Briefbron
from app.services.caseload import behandelaar_op
from app.services.sjablonen import eigen_codes, geldend, kader
from app.services.vastleggen import feiten_van
from db import brieven as db_brieven

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

__all__ = [
    "GROEPEN",
    "SJABLONEN",
    "Bezorgwijze",
    "BriefConcept",
    "Invulsoort",
    "Invulveld",
    "Pagina",
    "SjabloonInfo",
    "Tekenuitkomst",
    "huisstijl",
    "invulvelden",
    "lees_pdf",
    "lege_velden",
    "maak_concepten",
    "registreer",
    "render_paginas",
    "sjablonen",
]

SJABLONEN: tuple[str, ...] = codes()
"""The codes of the templates, in the order of the menu."""


def sjablonen(sessie: Sessie | None = None) -> list[SjabloonInfo]:
    """List the templates that can be chosen, group by group; with a session the team's own too."""
    alle = [sjabloon(code) for code in SJABLONEN]
    if sessie is not None:
        alle += [kader(sessie, code) for code in eigen_codes(sessie)]
    return [
        SjabloonInfo(s.code, s.naam, s.uitleg, s.groep, s.bij)
        for groep in GROEPEN
        for s in alle
        if s.groep == groep
    ]


def eis_code(sessie: Sessie, code: str) -> None:
    """Refuse a code that is no template; KnownError names those that are."""
    if code not in (alle := (*SJABLONEN, *eigen_codes(sessie))):
        raise KnownError("Dit sjabloon bestaat niet.", f"Kies uit: {', '.join(alle)}.")


def maak_concepten(
    sessie: Sessie,
    dossier_id: str,
    code: str,
    datum: date,
    keuzes: Mapping[str, str] | None = None,
    *,
    concept: bool = False,
    teksten: Mapping[str, str] | None = None,
    model: Sjabloon | None = None,
) -> list[BriefConcept]:
    """Make the letters of a template, one per addressee, and store nothing.

    `keuzes` are values by the code of an `Invulveld`; a field that is not named
    has its proposal. `teksten` are bodies that were changed by hand, by the
    `sleutel` of the addressee. `model` takes the place of the template that
    holds (for the template screen). A letter is a concept (watermark, not to be
    registered) when `concept` says so, when the day is not today, when something
    is still missing, or when leerplicht keeps no documents in this dossier
    (003 h.3) and the letter is no act of the law itself.
    KnownError: no addressee, unreadable logo, foreign address or BSN in the
    text; InvoerFout: a value that cannot be right.
    """
    return maak_van_feiten(
        sessie,
        feiten_van(sessie, dossier_id),
        geldend(sessie, code) if model is None else model,
        datum,
        keuzes,
        concept=concept,
        teksten=teksten,
    )


def maak_van_feiten(
    sessie: Sessie,
    feiten: DossierFeiten,
    model: Sjabloon,
    datum: date,
    keuzes: Mapping[str, str] | None = None,
    *,
    concept: bool = False,
    teksten: Mapping[str, str] | None = None,
    druk: bool = True,
) -> list[BriefConcept]:
    """Make letters as `maak_concepten` does, of facts that were read already.

    `druk` False sets no page: what is missing and to whom it goes is known, the
    bytes are empty. A letter of opsporing is none of the team file (KnownError).
    """
    if model.kring:
        raise KnownError(
            "Dit stuk hoort bij opsporing en komt niet in het teambestand.",
            "Een BOA maakt het in het dossier, bij Opsporing.",
        )
    keuzes = dict(keuzes or {})
    stand = notities(sessie, feiten, datum)
    velden = voorstellen(model, feiten, sessie.instellingen, datum)
    waarden = gekozen_waarden(model, velden, datum, keuzes, stand)
    school = brieffeiten.school_op(feiten, datum)
    partners = []
    if "partner" in model.aan:
        voorstel = partnerveld(sessie, model, feiten, datum).standaard
        partners = gekozen_partners(sessie, keuzes.get(PARTNERS, voorstel))
    alle = ontvangers(
        feiten,
        datum,
        model.aan,
        school,
        _contactpersoon(sessie, school, datum) if "school" in model.aan else "",
        partners,
    )
    tekenaar = _tekenaar(sessie, feiten, model, datum)
    bron = Briefbron(
        feiten=feiten,
        datum=datum,
        model=model,
        instellingen=sessie.instellingen,
        kalenders=sessie.kalenders,
        school=school,
        tekenaar=tekenaar,
        velden=waarden,
        verzuim=_gekozen_verzuim(feiten, datum, waarden),
        afspraken=_gekozen_afspraken(feiten, datum, waarden),
        ontvangers=alle,
        anoniem=bool(model.anoniem) and not heeft_toestemming(sessie, feiten, model.anoniem, datum),
        handtekening=handtekening.lees(sessie) if tekenaar.id == sessie.ambtenaar_id else b"",
    )
    stijl = huisstijl(sessie.instellingen)
    reden = _waarom_concept(sessie, datum, concept, stand, altijd=model.altijd)
    wacht = model.ondertekent == "teamleider" and sessie.ambtenaar.rol is not Rol.TEAMLEIDER
    anders = teksten or {}
    if any(anders.values()) and not stand.open:
        raise NotitieGesloten(
            stand.uitleg, "De tekst van een brief kan hier niet met de hand worden aangepast."
        )
    return [
        maak_brief_aan(
            bron,
            o,
            stijl,
            reden,
            wacht=wacht,
            eigen_tekst=anders.get(o.sleutel, ""),
            druk=druk,
        )
        for o in alle
    ]


TERUGKOPPELING = {("terugkoppeling_school", Ontvangersoort.SCHOOL): Doel.SCHOOL}
"""The letters that are a terugkoppeling in writing (protocollen 6), and to whom."""


def registreer(
    sessie: Sessie,
    concepten: Sequence[BriefConcept],
    bezorgwijze: Bezorgwijze = Bezorgwijze.POST,
) -> Wijziging:
    """Record letters that go out, with the bytes of their PDF, all or none.

    KnownError when one has gaps (they are named), is a concept, is not of today,
    or waits for the signature of the teamleider.
    """
    for c in eis_af(sessie, concepten):
        if c.wacht:
            raise KnownError(
                "Deze brief wordt door de teamleider ondertekend.",
                "Leg hem ter ondertekening voor.",
            )
    with sessie.schrijf() as tx:
        leg_vast_in(tx, concepten, bezorgwijze)
    return tx.wijziging


def leg_vast_in(
    tx: Transactie,
    concepten: Sequence[BriefConcept],
    bezorgwijze: Bezorgwijze,
    leden: Mapping[str, str] | None = None,
) -> None:
    """Record letters inside a running transaction; who calls has weighed them (`eis_af`).

    `leden` gives by addressee the line of a verzending that the letter was made for.
    The letter with the terugkoppeling to the school is that terugkoppeling: it is ticked off.
    """
    for c in concepten:
        doel = TERUGKOPPELING.get((c.sjabloon, c.aan))
        if doel is not None:
            tx.maak(
                Doorgave(
                    dossier_id=c.dossier_id,
                    datum=c.datum,
                    aan=doel,
                    door=Wie.LEERPLICHT,
                    wijze=Doorgavewijze.BEVEILIGD
                    if bezorgwijze is Bezorgwijze.BEVEILIGD
                    else Doorgavewijze.BRIEF,
                )
            )
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
                school_id=c.school_id,
                partner_id=c.partner_id,
                ontvanger=c.ontvanger,
                sha256=sha,
                getekend_door=c.tekenaar_id,
                bezorgwijze=bezorgwijze,
                afwijking=c.afwijking,
                verzendlid_id=(leden or {}).get(c.sleutel),
            )
        )


def eis_af(sessie: Sessie, concepten: Sequence[BriefConcept]) -> Sequence[BriefConcept]:
    """Refuse letters that cannot go out today; gives them back."""
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
    return concepten


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


def _eis_open(sessie: Sessie, c: BriefConcept) -> None:
    """Refuse a document in a dossier where leerplicht keeps none (protocollen 7).

    The answer to a kennisgeving or an aanvraag is an act that the law asks of
    leerplicht itself (Lpw art. 3a, 3b, 6, 14, 15); it goes out all the same.
    """
    if c.altijd and not c.afwijking:
        return
    stand = notities(sessie, feiten_van(sessie, c.dossier_id), c.datum)
    if not stand.open:
        raise NotitieGesloten(stand.uitleg, "Een brief kan dan alleen als concept.")


def _waarom_concept(
    sessie: Sessie, datum: date, gevraagd: bool, stand: NotitieStand, *, altijd: bool
) -> str:
    """Say why a letter can be a concept only; "" when it may go out."""
    vandaag = sessie.vandaag()
    if gevraagd:
        return "Deze brief is als concept gemaakt."
    if datum != vandaag:
        dag = toon_dag(datum, jaar=True, kort=False)
        return f"De peildatum is {dag}, niet vandaag: de brief kan alleen als concept."
    return "" if stand.open or altijd else stand.uitleg


def _tekenaar(sessie: Sessie, feiten: DossierFeiten, model: Sjabloon, datum: date) -> Ambtenaar:
    """Give who signs: the ambtenaar of the dossier on that day, or the teamleider.

    Without an ambtenaar of the dossier: who is at work. Of several teamleiders
    the one at work, else the first by name; one is always there (services.mensen).
    """
    if model.ondertekent == "teamleider":
        if sessie.ambtenaar.rol is Rol.TEAMLEIDER:
            return sessie.ambtenaar
        leiders = [a for a in sessie.lees(Ambtenaar, rol=Rol.TEAMLEIDER) if a.uit_dienst is None]
        return min(leiders, key=lambda a: a.naam, default=sessie.ambtenaar)
    nu = behandelaar_op(feiten.behandelaars, datum)
    return sessie.ambtenaar if nu is None else sessie.lees_een(Ambtenaar, nu.ambtenaar_id)


def heeft_toestemming(sessie: Sessie, feiten: DossierFeiten, doel: str, datum: date) -> bool:
    """Tell whether everybody who must consent did, by the rule of the engine (003 h.4 stap 1)."""
    from app.protocol.blik import maak_blik
    from app.protocol.eisen.eistoestemming import toestemming

    kalender = sessie.kalenders.voor_school(brieffeiten.school_op(feiten, datum))
    return toestemming(maak_blik(sessie.regels(feiten, datum), feiten, kalender, datum), doel).open


def _contactpersoon(sessie: Sessie, school: School | None, datum: date) -> str:
    """Give the contact person of a school on a day: who has to do with verzuim or support first."""
    if school is None:
        return ""
    nu = [
        c
        for c in sessie.lees(SchoolContact, school_id=school.id)
        if (c.van is None or c.van <= datum) and (c.tot is None or c.tot >= datum)
    ]
    woorden = ("verzuim", "ondersteuning", "intern begeleider", "zorg")

    def rang(c: SchoolContact) -> tuple[int, str]:
        functie = c.functie.casefold()
        return next((i for i, w in enumerate(woorden) if w in functie), len(woorden)), c.naam

    return min(nu, key=rang).naam if nu else ""


def _gekozen_verzuim(
    feiten: DossierFeiten, datum: date, waarden: Mapping[str, object]
) -> list[brieffeiten.Verzuimfeit]:
    """Give the chosen verzuim, oldest first; InvoerFout for one that is not in the dossier."""
    ids = _ids(waarden.get("verzuim"))
    opties = {f.id: f for f in brieffeiten.verzuimfeiten(feiten, datum)} if ids else {}
    if any(i not in opties for i in ids):
        raise InvoerFout(
            "Dit verzuim hoort niet (meer) bij het dossier.",
            "Kies het verzuim opnieuw.",
            veld="verzuim",
        )
    return sorted((opties[i] for i in ids), key=lambda f: f.eerste_dag)


def _gekozen_afspraken(
    feiten: DossierFeiten, datum: date, waarden: Mapping[str, object]
) -> list[Afspraak]:
    """Give the chosen agreements, oldest first; InvoerFout for one that is not in the dossier."""
    ids = _ids(waarden.get("afspraken"))
    opties = {a.id: a for a in afspraken_op(feiten, datum)} if ids else {}
    if any(i not in opties for i in ids):
        raise InvoerFout(
            "Deze afspraak hoort niet (meer) bij het dossier.",
            "Kies de afspraken opnieuw.",
            veld="afspraken",
        )
    return sorted((opties[i] for i in ids), key=lambda a: a.datum)


def _ids(tekst: object) -> tuple[str, ...]:
    """Read chosen codes with a comma between them."""
    if not isinstance(tekst, str):
        return ()
    return tuple(dict.fromkeys(d.strip() for d in tekst.split(",") if d.strip()))
