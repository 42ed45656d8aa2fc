"""Services: what happened in a dossier, on paper for the ouders: only what is theirs to read.

What a leerling of 16 or older asked not to share stays out (protocollen 7), with the fact itself.
So does what is of the team only (tasks, computed dates, who consented, passing on), what is sealed,
and where somebody lives. What one ouder said is not for the other: with two of them the note of a
talk with one stays out (AVG art. 15 lid 4), and so does a report that no school or DUO made. An
answer about belastbaarheid is there until the leerling is 16: then his own consent is asked
(BW 7:447). From 18 on ouders get no overview.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.documents.model import Regelsoort, Verslag, Verslagregel
from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import KnownError
from app.domain.handelen import Contact, Contactmet, Ontvangersoort
from app.domain.leeftijd import leeftijd
from app.domain.tijdlijn import maak_tijdlijn
from app.domain.toestemming import MEERDERJARIG, ZELF
from app.domain.verzuim import Meldingbron
from app.services.dossieroverzicht import Regel
from app.services.tijdlijnplaat import contacttabel, plaat

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld

_SLOT = (
    "Dit overzicht noemt wat er met en over uw kind is gedaan. Niet erin staan: taken van het "
    "team, hoe termijnen zijn berekend, gegevens van anderen, en wat een leerling van 16 jaar of "
    "ouder niet wil delen."
)
LET_OP_16 = (
    "De leerling is 16 jaar of ouder en beslist zelf over inzage (UAVG artikel 5). Geef dit "
    "overzicht alleen met zijn of haar instemming."
)


_OPENBAAR = (Meldingbron.DUO, Meldingbron.SCHOOL)
"""Reports that may be named; of any other the overview would tell who made it."""


def ouders_pdf(beeld: Dossierbeeld, teamnaam: str) -> bytes:
    """Print it; KnownError from 18 on."""
    from app.documents.verslag import maak_verslag

    if leeftijd(beeld.feiten.leerling.geboortedatum, beeld.peildatum) >= MEERDERJARIG:
        raise KnownError(
            "De leerling is 18 jaar of ouder; ouders krijgen dan geen overzicht.",
            "Vraag de leerling zelf, of print het dossier voor de leerling.",
        )
    dag = toon_dag(beeld.peildatum, jaar=True, kort=False)
    nummer = beeld.feiten.dossier.dossiernummer
    return maak_verslag(
        Verslag(
            titel=f"Overzicht voor ouders: {beeld.naam}",
            onder=" · ".join(d for d in (teamnaam, f"zoals het stond op {dag}") if d),
            voet=f"Dossier {nummer} · vertrouwelijk",
            auteur=teamnaam,
            datum=beeld.peildatum,
            regels=tuple(_regels(beeld)),
        )
    )


def voor_ouders(feiten: DossierFeiten, peildatum: date) -> DossierFeiten:
    """Give only what the ouders may read on a day (see above); a new kind is not among it."""
    zestien = leeftijd(feiten.leerling.geboortedatum, peildatum) >= ZELF
    gemeld = tuple(m for m in feiten.meldingen if m.bron in _OPENBAAR)
    bekend = {m.id for m in gemeld}
    twee = sum(o.tot is None or o.tot > peildatum for o in feiten.ouders) > 1
    return DossierFeiten(
        dossier=feiten.dossier,
        leerling=feiten.leerling,
        scholen=feiten.scholen,
        ouders=feiten.ouders,
        inschrijvingen=feiten.inschrijvingen,
        perioden=feiten.perioden,
        te_laat=feiten.te_laat,
        meldingen=gemeld,
        statussen=tuple(s for s in feiten.statussen if s.melding_id in bekend),
        contacten=tuple(_contact(c, twee=twee) for c in feiten.contacten if not c.niet_delen),
        interventies=tuple(i for i in feiten.interventies if not i.niet_delen),
        overleggen=tuple(o for o in feiten.overleggen if not o.niet_delen),
        afspraken=tuple(a for a in feiten.afspraken if not a.niet_delen),
        herstel=feiten.herstel,
        documenten=tuple(d for d in feiten.documenten if not d.niet_delen),
        brieven=tuple(b for b in feiten.brieven if b.aan is Ontvangersoort.OUDER),
        belastbaarheid=() if zestien else feiten.belastbaarheid,
    )


def _contact(c: Contact, *, twee: bool) -> Contact:
    """Leave out what one of two ouders said."""
    van_een = c.met in (Contactmet.MOEDER, Contactmet.VADER)
    return dataclasses.replace(c, notitie="") if twee and van_een else c


def _regels(beeld: Dossierbeeld) -> Iterator[Regel]:
    """Give the whole overview in reading order."""
    feiten = voor_ouders(beeld.feiten, beeld.peildatum)
    geboren = toon_dag(feiten.leerling.geboortedatum, jaar=True, kort=False, weekdag=False)
    school = beeld.school.naam if beeld.school else "nergens ingeschreven"
    yield _tekst(f"Geboren {geboren}. School: {school}.")
    yield _tekst(f"Leerplichtambtenaar: {beeld.ambtenaar or 'nog niet bekend'}.")
    open_ = [
        a
        for a in feiten.afspraken
        if a.datum <= beeld.peildatum and (a.uitkomst_op is None or a.uitkomst_op > beeld.peildatum)
    ]
    if open_:
        yield Verslagregel(Regelsoort.KOP, "Afspraken")
    for a in open_:
        wat = a.wat if beeld.notitie.open and a.wat else "afspraak"
        dag = f", uiterlijk {toon_dag(a.uiterlijk, jaar=True)}" if a.uiterlijk else ""
        yield Verslagregel(Regelsoort.PUNT, f"Met {a.met}: {wat}{dag}")
    tabel = contacttabel(feiten.contacten, beeld.peildatum)
    if tabel is not None:
        yield Verslagregel(Regelsoort.KOP, "Contact, per dag en persoon")
        yield tabel
    yield Verslagregel(Regelsoort.KOP, "Wat er gebeurde")
    items = maak_tijdlijn(feiten, None, beeld.peildatum, notities_open=beeld.notitie.open)
    beeldje = plaat(items, beeld.peildatum)
    if beeldje is not None:
        yield beeldje
    for item in items:
        einde = f" t/m {toon_dag(item.einde, jaar=True)}" if item.einde else ""
        yield Verslagregel(
            Regelsoort.PUNT, f"{toon_dag(item.datum, jaar=True)}{einde}: {item.regel}"
        )
    yield _tekst(_SLOT)


def _tekst(tekst: str) -> Verslagregel:
    return Verslagregel(Regelsoort.TEKST, tekst)
