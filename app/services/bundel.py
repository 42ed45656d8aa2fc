"""Services: a bundle of bijlagen: chosen documents and letters of a dossier, in one PDF.

For an overlegtafel, a beroep, a colleague elsewhere. What is marked "niet delen
met ouders" is named as such and stays out when the bundle is for ouders.
Making one is recorded as a look at every document in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.datumwoorden import toon_dag
from app.domain.documenten import Document, Documentsoort, Vertoning, vertoning
from app.domain.fouten import KnownError
from app.domain.handelen import Brief, Ontvangersoort
from app.domain.namen import volledige_naam
from app.services import brieven, documenten
from app.services.postregister import soortnaam
from app.services.vastleggen import feiten_van

if TYPE_CHECKING:
    from app.documents.bundel import Bijlage
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging


@dataclass(frozen=True, slots=True)
class Bundelstuk:
    """Something that can go into a bundle."""

    feit: Document | Brief
    titel: str
    soort: str
    niet_delen: bool = False
    los: bool = False

    @property
    def datum(self) -> date:
        """Its day."""
        return self.feit.datum


def stukken(sessie: Sessie, dossier_id: str, peildatum: date) -> list[Bundelstuk]:
    """List what can go into a bundle, the oldest first; letters without a kept PDF do not."""
    feiten = feiten_van(sessie, dossier_id)
    uit = [
        Bundelstuk(
            d,
            d.titel,
            d.soort.label,
            d.niet_delen,
            vertoning(d.mediatype) is Vertoning.NIET,
        )
        for d in feiten.documenten
        if d.datum <= peildatum
    ]
    uit += [
        Bundelstuk(b, f"{soortnaam(b.sjabloon, sessie)}, aan {b.ontvanger}", "brief")
        for b in feiten.brieven
        if b.datum <= peildatum and b.sha256
    ]
    return sorted(uit, key=lambda s: (s.datum, s.titel))


def maak(
    sessie: Sessie,
    dossier_id: str,
    gekozen: Sequence[Bundelstuk],
    titel: str = "",
    *,
    voor_ouders: bool = False,
    peildatum: date | None = None,
) -> bytes:
    """Make the bundle in the order given, and record which documents were looked at.

    KnownError: nothing chosen, documents are on lock here (003 h.3), or with
    `voor_ouders` one that may not be shared, or a letter with another's address.
    """
    from app.documents.bundel import maak_bundel

    feiten, dag = feiten_van(sessie, dossier_id), peildatum or sessie.vandaag()
    if voor_ouders:
        _eis_deelbaar(gekozen)
    bijlagen = [_bijlage(sessie, s) for s in gekozen]
    nummer, team = feiten.dossier.dossiernummer, sessie.instellingen.teamnaam
    return maak_bundel(
        titel.strip() or f"Bijlagen bij dossier {nummer}",
        " · ".join(
            d for d in (team, volledige_naam(feiten.leerling), toon_dag(dag, jaar=True)) if d
        ),
        f"Dossier {nummer} · vertrouwelijk",
        team,
        dag,
        bijlagen,
    )


def bewaar(sessie: Sessie, dossier_id: str, pdf: bytes, titel: str = "") -> Wijziging:
    """File a bundle in the dossier as a document."""
    dag = sessie.vandaag()
    bestand = documenten.uit_bytes(f"bundel-{dag}.pdf", pdf)
    return documenten.voeg_toe(
        sessie,
        dossier_id,
        bestand,
        titel=titel.strip() or "Bundel bijlagen",
        soort=Documentsoort.ANDERS,
        datum=dag,
    )


def _eis_deelbaar(gekozen: Sequence[Bundelstuk]) -> None:
    """Refuse what ouders may not see: marked as such, or a letter to one of them."""
    if dicht := [s.titel for s in gekozen if s.niet_delen]:
        raise KnownError(
            f"Dit mag niet met ouders worden gedeeld: {dicht[0]}.", "Laat het uit de bundel."
        )
    gezin = (Ontvangersoort.OUDER, Ontvangersoort.LEERLING)
    aan = {
        (b.aan, b.ouder_id) for s in gekozen if isinstance(b := s.feit, Brief) and b.aan in gezin
    }
    if len(aan) > 1:
        raise KnownError(
            "In deze bundel staan brieven aan meer dan een van het gezin, elk met een eigen adres.",
            "Maak voor ieder een eigen bundel, met alleen de eigen brieven.",
        )


def _bijlage(sessie: Sessie, stuk: Bundelstuk) -> Bijlage:
    """Read one part; what cannot stand on a page is added apart."""
    from app.documents.bundel import Bijlage

    dag = toon_dag(stuk.datum, jaar=True, weekdag=False)
    if isinstance(stuk.feit, Brief):
        return Bijlage(stuk.titel, dag, stuk.soort, brieven.lees_pdf(sessie, stuk.feit.id))
    hoe = vertoning(stuk.feit.mediatype)
    inhoud = documenten.open_inhoud(sessie, stuk.feit)
    if hoe in (Vertoning.PDF, Vertoning.BEELD):
        return Bijlage(stuk.titel, dag, stuk.soort, inhoud, beeld=hoe is Vertoning.BEELD)
    if hoe is Vertoning.TEKST:
        return Bijlage(stuk.titel, dag, stuk.soort, _tekst_als_pdf(stuk, inhoud))
    return Bijlage(stuk.titel, dag, stuk.soort, waarom_los="")


def _tekst_als_pdf(stuk: Bundelstuk, inhoud: bytes) -> bytes:
    """Set a plain text on pages."""
    from app.documents.model import Regelsoort, Verslag, Verslagregel
    from app.documents.verslag import maak_verslag

    tekst = documenten.als_tekst(inhoud)[:200_000]
    regels = tuple(
        Verslagregel(Regelsoort.TEKST, r.strip()) for r in tekst.splitlines() if r.strip()
    )
    dag = toon_dag(stuk.datum, jaar=True, weekdag=False)
    return maak_verslag(
        Verslag(titel=stuk.titel, onder=dag, voet="", auteur="", datum=stuk.datum, regels=regels)
    )
