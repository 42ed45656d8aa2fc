"""Verslagen from facts: their text, their PDF, their tasks, who may see what; and the bundle."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest
from PIL import Image

from app.domain.documenten import Document, Documentsoort
from app.domain.dossiers import Afspraak, Taak
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.handelen import Contact, Contactmet, Contactsoort, Overleg
from app.domain.verslagtekst import Actie, lees, schrijf
from app.domain.verzuim import Melding, Meldingbron, Verzuimsoort
from app.services import bundel, documenten, verslagen
from app.services.dossierbeeld import dossierbeeld
from app.services.dossieroverzicht import overzicht_pdf
from app.services.oudersoverzicht import ouders_pdf
from app.services.sessie import Sessie
from app.services.vastleggen import leg_vast, maak_ongedaan
from tests.documents.papier import paginateksten
from tests.fabriek import zet_dossier

DAG = date(2026, 11, 12)


def plat(pdf: bytes) -> str:
    return " ".join(" ".join(paginateksten(pdf)).split())


def test_een_verslag_is_te_lezen_als_notitie_en_komt_heel_terug() -> None:
    """By hand: heading with a colon alone on its line; what stood there before is 'besproken'."""
    delen = {"aanwezig": "moeder\nEmre", "besproken": "Het slapen.\nEn: de bus.", "vervolg": "x"}
    acties = [
        Actie("moeder", "belt: de huisarts", date(2026, 12, 3)),
        Actie("S. de Wit", "school bellen"),
    ]
    tekst = schrijf(delen, acties)
    assert tekst.startswith("Aanwezig:\nmoeder\nEmre\n\nBesproken:\nHet slapen.")
    assert "- moeder: belt: de huisarts (uiterlijk 03-12-2026)" in tekst
    assert lees(tekst) == (delen, acties)
    assert lees("Belde terug; komt vrijdag.") == ({"besproken": "Belde terug; komt vrijdag."}, [])
    assert lees("Wie doet wat:\n- a: b (uiterlijk 31-02-2026)")[1] == [
        Actie("a", "b (uiterlijk 31-02-2026)")
    ]


def test_gesprek_overleg_bundel_en_wat_ouders_niet_zien(team_sessie: Sessie) -> None:
    """One team for all: filing a verslag makes tasks, an undo takes all back; then the bundle."""
    s = team_sessie
    dossier, _, _ = zet_dossier(s, geopend=date(2026, 9, 7))
    bezoek = Contact(
        dossier_id=dossier.id, datum=DAG, soort=Contactsoort.HUISBEZOEK, met=Contactmet.MOEDER
    )
    geheim = Contact(
        dossier_id=dossier.id,
        datum=date(2026, 11, 13),
        met=Contactmet.LEERLING,
        notitie="Xanthippe wil dit niet delen",
        niet_delen=True,
    )
    tafel = Overleg(dossier_id=dossier.id, stap="1", datum=date(2026, 11, 16), anoniem=True)
    leg_vast(s, bezoek, geheim, tafel)
    alle = verslagen.bronnen(s, dossier.id, date(2026, 11, 18))
    assert [b.soort for b in alle] == ["overleg", "gesprek", "huisbezoek"]
    bron = alle[-1]
    delen = {"aanwezig": "moeder", "gezien": "Een lege kamer.", "besproken": "- slapen\nDe bus."}
    acties = [
        Actie("moeder", "belt de huisarts", date(2026, 12, 3)),
        Actie("S. de Wit", "school bellen", date(2026, 11, 20)),
    ]
    with pytest.raises(InvoerFout, match="nog geen dag"):
        verslagen.leg_vast(s, bron, delen, [Actie("s. de wit", "bellen")])
    with pytest.raises(KnownError, match="burgerservicenummer"):
        verslagen.maak_pdf(s, bron, {"besproken": "nummer 999900377"}, [])
    wijziging, pdf = verslagen.leg_vast(s, bron, delen, acties)
    tekst = plat(pdf)
    for deel in (
        "Verslag van een huisbezoek",
        "Emre Iepenlaan",
        "huisbezoek met moeder",
        "Wat er te zien was Een lege kamer.",
        "moeder belt de huisarts do 3 dec 2026",
        "Opgemaakt door S. de Wit",
    ):
        assert deel in tekst, deel
    (afspraak,) = s.lees(Afspraak)
    assert (afspraak.met, afspraak.uiterlijk, afspraak.datum) == ("moeder", date(2026, 12, 3), DAG)
    (taak,) = s.lees(Taak)
    assert (taak.omschrijving, taak.datum) == ("school bellen", date(2026, 11, 20))
    assert taak.ambtenaar_id == s.ambtenaar_id
    (document,) = s.lees(Document)
    assert (document.soort, document.datum) == (Documentsoort.VERSLAG, DAG)
    maak_ongedaan(s, wijziging)
    assert s.lees(Taak) == s.lees(Document) == s.lees(Afspraak) == []
    assert s.lees_een(Contact, bezoek.id).notitie == ""
    bron = next(b for b in verslagen.bronnen(s, dossier.id, DAG) if b.soort == "huisbezoek")
    verslagen.leg_vast(s, bron, delen, acties)
    # again, with one more line: the lines of before are not made twice
    bron = next(b for b in verslagen.bronnen(s, dossier.id, DAG) if b.soort == "huisbezoek")
    assert verslagen.inhoud(bron) == (delen, acties)
    verslagen.leg_vast(s, bron, delen, [*acties, Actie("school", "stuurt rooster")])
    assert len(s.lees(Taak)) == 1
    assert len(s.lees(Afspraak)) == 2

    # anonymous: no name, no number; a name in the text is refused
    overleg = alle[0]
    anoniem = plat(verslagen.maak_pdf(s, overleg, {"besproken": "Rooster."}, []))
    assert "een leerling van 15 jaar" in anoniem
    assert "Iepenlaan" not in anoniem
    assert dossier.dossiernummer not in anoniem
    with pytest.raises(KnownError, match="anoniem"):
        verslagen.maak_pdf(s, overleg, {"besproken": "Emre slaapt."}, [])

    # the dossier on paper: all, and what ouders may see
    leerling_id = dossier.leerling_id
    leg_vast(
        s,
        Melding(
            leerling_id=leerling_id,
            dossier_id=dossier.id,
            bron=Meldingbron.OUDER,
            soort=Verzuimsoort.OVERIG,
            melddatum=date(2026, 10, 5),
            vermoeden=True,
        ),
        Taak(dossier_id=dossier.id, datum=date(2026, 11, 25), omschrijving="Eigen taak"),
    )
    beeld = dossierbeeld(s, dossier.id, date(2026, 11, 18))
    voor_team = plat(overzicht_pdf(beeld, "Team"))
    voor_ouders = plat(ouders_pdf(beeld, "Team"))
    assert "Xanthippe" in voor_team
    assert "Xanthippe" not in voor_ouders
    assert "Eigen taak" in voor_team
    assert "Eigen taak" not in voor_ouders
    assert Meldingbron.OUDER.label in voor_team
    assert "Melding van een ouder" not in voor_ouders
    assert "Contact, per dag en persoon" in voor_ouders
    assert "ongeoorloofd, hele dagen" in voor_ouders  # the legend of the picture

    # the bundle: a PDF, a picture, a text and a docx
    buffer = BytesIO()
    Image.new("RGB", (600, 300), "#3366aa").save(buffer, "PNG")
    for naam, inhoud in (
        ("foto.png", buffer.getvalue()),
        ("mail.txt", b"Beste school,\nTot morgen."),
        ("plan.docx", b"PK\x03\x04 geen echte"),
        ("stuk.pdf", b"%PDF-1.4 stuk"),
    ):
        documenten.voeg_toe(s, dossier.id, documenten.uit_bytes(naam, inhoud), datum=DAG)
    stukken = bundel.stukken(s, dossier.id, date(2026, 11, 18))
    assert {x.titel for x in stukken if x.los} == {"plan"}
    heel = bundel.maak(s, dossier.id, stukken, "Voor de overlegtafel")
    assert heel == bundel.maak(s, dossier.id, stukken, "Voor de overlegtafel")
    lezer = pypdf.PdfReader(BytesIO(heel))
    teksten = [" ".join(p.extract_text().split()) for p in lezer.pages]
    assert len(teksten) == 5  # front, two verslagen, picture (landscape), text
    assert "Voor de overlegtafel" in teksten[0]
    assert "pagina 1 van 5" in teksten[0]
    assert "los bijgevoegd" in teksten[0]
    assert "beschadigd of met een wachtwoord beveiligd" in teksten[0]
    op_titel = {x.titel: nr for nr, x in enumerate(stukken, start=1)}
    blad = next(n for n, t in enumerate(teksten) if "Tot morgen." in t)
    assert f"Bijlage {op_titel['mail']}, bladzijde 1 van 1" in teksten[blad]
    assert f"bladzijde {blad + 1} van 5" in teksten[blad]
    assert sum("Een lege kamer." in t for t in teksten) == 2
    maten = [(float(p.mediabox.width), float(p.mediabox.height)) for p in lezer.pages]
    assert sum(b > h for b, h in maten) == 1
    with pytest.raises(KnownError, match="gekozen"):
        bundel.maak(s, dossier.id, [])
    with pytest.raises(KnownError, match="niet met ouders"):
        bundel.maak(s, dossier.id, [replace(stukken[0], niet_delen=True)], voor_ouders=True)
    bundel.bewaar(s, dossier.id, heel)
    assert len(s.lees(Document)) == 7


def test_geen_verslag_waar_leerplicht_geen_aantekeningen_bewaart(team_sessie: Sessie) -> None:
    """003 h.3: only geoorloofd verzuim: no notes, no verslag."""
    dossier, _, _ = zet_dossier(team_sessie, ongeoorloofd=False)
    contact = Contact(dossier_id=dossier.id, datum=DAG, soort=Contactsoort.GESPREK)
    leg_vast(team_sessie, contact)
    bron = verslagen.bronnen(team_sessie, dossier.id, DAG)[0]
    with pytest.raises(NotitieGesloten):
        verslagen.maak_pdf(team_sessie, bron, {"besproken": "x"}, [])
    with pytest.raises(NotitieGesloten):
        verslagen.leg_vast(team_sessie, bron, {"besproken": "x"}, [])
    assert team_sessie.lees(Document) == []
