"""Services: a verslag of a gesprek, huisbezoek or overleg: from the fact, as PDF, in the dossier.

Its text is the note of the contact or overleg (app.domain.verslagtekst). Filing
it is one transaction: the note, the agreements of who does what (a task for a
colleague, an afspraak with anybody else) and the PDF as a document; one undo
takes all of it back. In a dossier with only geoorloofd verzuim there is no
verslag (003 h.3); of an anonymous overleg there is one without a name
(protocollen 3, consent).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.documents.model import Regelsoort, Verslag, Verslagregel, Verslagtabel
from app.domain.datumwoorden import toon_dag
from app.domain.documenten import Document, Documentsoort
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Afspraak, Taak
from app.domain.fouten import InvoerFout, KnownError
from app.domain.handelen import Contact, Contactsoort, Overleg
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Ambtenaar
from app.domain.namen import volledige_naam
from app.domain.verslagtekst import ACTIEKOP, DELEN, KOPPEN, LANGST_WAT, Actie, lees, schrijf
from app.services import documenten
from app.services.briefontvangers import eis_geen_bsn, eis_geen_naam
from app.services.vastleggen import feiten_van, leg_vast_in, wijzig_in

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

__all__ = ["KOPPEN", "Actie", "Verslagbron", "bronnen", "inhoud", "leg_vast", "maak_pdf"]

_OP_PAPIER = (
    Contactsoort.GESPREK,
    Contactsoort.HUISBEZOEK,
    Contactsoort.SCHOOLBEZOEK,
    Contactsoort.VIDEO,
    Contactsoort.TELEFOON,
)
MEEST_ACTIES = 40


@dataclass(frozen=True, slots=True)
class Verslagbron:
    """A contact or overleg of which a verslag can be made."""

    feit: Contact | Overleg

    @property
    def soort(self) -> str:
        """Its kind of verslag: gesprek, huisbezoek or overleg."""
        if isinstance(self.feit, Overleg):
            return "overleg"
        return "huisbezoek" if self.feit.soort is Contactsoort.HUISBEZOEK else "gesprek"

    @property
    def wat(self) -> str:
        """What it is, in words."""
        if isinstance(self.feit, Overleg):
            return self.feit.soort.label
        return f"{self.feit.soort.label} met {self.feit.met.label}"

    @property
    def naam(self) -> str:
        """Day and kind, to choose by."""
        return f"{toon_dag(self.feit.datum, jaar=True)}: {self.wat}"

    @property
    def delen(self) -> tuple[str, ...]:
        """The parts that this verslag has."""
        return DELEN[self.soort]

    @property
    def anoniem(self) -> bool:
        """Whether the leerling was discussed without a name."""
        return isinstance(self.feit, Overleg) and self.feit.anoniem


def bronnen(sessie: Sessie, dossier_id: str, peildatum: date) -> list[Verslagbron]:
    """List what a verslag can be made of, the newest first."""
    feiten = feiten_van(sessie, dossier_id)
    alle: list[Contact | Overleg] = [
        c for c in feiten.contacten if c.soort in _OP_PAPIER and c.datum <= peildatum
    ]
    alle += [o for o in feiten.overleggen if o.datum <= peildatum]
    return [Verslagbron(f) for f in sorted(alle, key=lambda f: (f.datum, f.id), reverse=True)]


def inhoud(bron: Verslagbron) -> tuple[dict[str, str], list[Actie]]:
    """Read what the verslag holds by now."""
    return lees(bron.feit.notitie)


def maak_pdf(
    sessie: Sessie, bron: Verslagbron, delen: Mapping[str, str], acties: Sequence[Actie]
) -> bytes:
    """Set the verslag; nothing is stored. KnownError: a BSN, or a name where it is anonymous."""
    feiten = feiten_van(sessie, bron.feit.dossier_id)
    documenten.eis_open(sessie, bron.feit.dossier_id, bron.feit.datum)
    return _druk(sessie, feiten, bron, delen, acties)


def leg_vast(
    sessie: Sessie,
    bron: Verslagbron,
    delen: Mapping[str, str],
    acties: Sequence[Actie],
) -> tuple[Wijziging, bytes]:
    """Keep the verslag with its contact or overleg, file the PDF, make the agreements.

    Agreements that stood in it before are not made again. NotitieGesloten: no
    text here (003 h.3). InvoerFout: a line without who, what or, for a
    colleague, a day.
    """
    dossier_id, dag = bron.feit.dossier_id, bron.feit.datum
    feiten = feiten_van(sessie, dossier_id)
    documenten.eis_open(sessie, dossier_id, dag)
    _keur(acties)
    bekend = set(inhoud(bron)[1])
    nieuw = [_als_feit(sessie, bron, a) for a in acties if a not in bekend]
    pdf = _druk(sessie, feiten, bron, delen, acties)
    bestand = documenten.uit_bytes(f"verslag-{bron.soort}-{dag}.pdf", pdf)
    documenten.eis_nieuw(sessie, dossier_id, bestand)
    tekst = schrijf(delen, acties)
    with sessie.schrijf() as tx:
        if tekst != bron.feit.notitie:
            wijzig_in(sessie, tx, replace(bron.feit, notitie=tekst))
        for feit in nieuw:
            leg_vast_in(sessie, tx, feit)
        documenten.bewaar_in(
            sessie,
            tx,
            Document(
                dossier_id=dossier_id,
                datum=dag,
                titel=f"Verslag {bron.wat}"[:200],
                soort=Documentsoort.VERSLAG,
                bestandsnaam=bestand.naam,
                mediatype=bestand.mediatype,
                sha256=bestand.sha256,
                grootte=len(pdf),
                van_wie=sessie.ambtenaar.naam[:80],
                niet_delen=bron.feit.niet_delen,
            ),
            bestand,
        )
    return tx.wijziging, pdf


def _keur(acties: Sequence[Actie]) -> None:
    """Refuse agreements that are not whole."""
    if len(acties) > MEEST_ACTIES:
        raise InvoerFout(f"Er zijn meer dan {MEEST_ACTIES} afspraken.", "Voeg er een paar samen.")
    for nr, a in enumerate(acties, start=1):
        if not a.wie.strip() or not a.wat.strip():
            raise InvoerFout(
                f"Regel {nr} van {ACTIEKOP.lower()} is niet af.",
                "Vul in wie het doet en wat.",
                veld="acties",
            )
        if len(a.wat) > LANGST_WAT:
            raise InvoerFout(
                f"Regel {nr} is langer dan {LANGST_WAT} tekens.", "Maak hem korter.", veld="acties"
            )


def _als_feit(sessie: Sessie, bron: Verslagbron, actie: Actie) -> Taak | Afspraak:
    """Make a task for a colleague, an afspraak with anybody else."""
    collega = next(
        (a for a in sessie.lees(Ambtenaar) if a.naam.casefold() == actie.wie.strip().casefold()),
        None,
    )
    if collega is None:
        return Afspraak(
            dossier_id=bron.feit.dossier_id,
            datum=bron.feit.datum,
            met=actie.wie.strip(),
            wat=actie.wat.strip(),
            uiterlijk=actie.uiterlijk,
            niet_delen=bron.feit.niet_delen,
        )
    if actie.uiterlijk is None:
        raise InvoerFout(
            f"De taak van {collega.naam} heeft nog geen dag.",
            "Vul in wanneer het klaar moet zijn.",
            veld="acties",
        )
    return Taak(
        dossier_id=bron.feit.dossier_id,
        ambtenaar_id=collega.id,
        datum=actie.uiterlijk,
        omschrijving=actie.wat.strip(),
    )


def _druk(
    sessie: Sessie,
    feiten: DossierFeiten,
    bron: Verslagbron,
    delen: Mapping[str, str],
    acties: Sequence[Actie],
) -> bytes:
    """Check the texts and set the pages."""
    from app.documents.verslag import maak_verslag

    teksten = [*delen.values(), *(f"{a.wie} {a.wat}" for a in acties)]
    if isinstance(bron.feit, Overleg):
        teksten += [bron.feit.doel, bron.feit.regievoerder]
    eis_geen_bsn(feiten, teksten)
    if bron.anoniem:
        eis_geen_naam(feiten, teksten)
    if not any(t.strip() for t in delen.values()) and not acties:
        raise KnownError("Dit verslag is nog leeg.", "Schrijf op wat er is besproken.")
    nummer, team = feiten.dossier.dossiernummer, sessie.instellingen.teamnaam
    wie = volledige_naam(feiten.leerling)
    if bron.anoniem:
        wie = f"een leerling van {leeftijd(feiten.leerling.geboortedatum, bron.feit.datum)} jaar"
    titel = {"overleg": "Verslag van een overleg", "huisbezoek": "Verslag van een huisbezoek"}
    return maak_verslag(
        Verslag(
            titel=titel.get(bron.soort, "Verslag van een gesprek"),
            onder=" · ".join(
                d for d in (team, "" if bron.anoniem else f"dossier {nummer}", wie) if d
            ),
            voet="Vertrouwelijk" if bron.anoniem else f"Dossier {nummer} · vertrouwelijk",
            auteur=team,
            datum=bron.feit.datum,
            regels=tuple(_regels(sessie, bron, delen, acties)),
        )
    )


def _regels(
    sessie: Sessie, bron: Verslagbron, delen: Mapping[str, str], acties: Sequence[Actie]
) -> Iterator[Verslagregel | Verslagtabel]:
    """Give the whole verslag in reading order."""
    feit = bron.feit
    yield _gegeven("Datum", toon_dag(feit.datum, jaar=True, kort=False))
    yield _gegeven("Wat", bron.wat)
    if isinstance(feit, Contact) and not feit.geslaagd:
        yield _gegeven("Let op", "er is niemand gesproken")
    if isinstance(feit, Overleg):
        for label, tekst in (
            ("Doel", feit.doel),
            ("Regievoerder", feit.regievoerder),
            ("Plan op schrift", "ja" if feit.plan else ""),
            (
                "Terugkoppeling",
                toon_dag(feit.terugkoppeldatum, jaar=True) if feit.terugkoppeldatum else "",
            ),
        ):
            if tekst.strip():
                yield _gegeven(label, tekst)
    if delen.get("aanwezig", "").strip():
        yield _gegeven(KOPPEN["aanwezig"], "; ".join(_gevuld(delen["aanwezig"])))
    wie = sessie.ambtenaar
    yield _gegeven("Opgemaakt door", f"{wie.naam}, {wie.functie.strip() or wie.rol.label}")
    for code, kop in KOPPEN.items():
        if code == "aanwezig" or not delen.get(code, "").strip():
            continue
        yield Verslagregel(Regelsoort.KOP, kop)
        for regel in _gevuld(delen[code]):
            if regel.startswith("- "):
                yield Verslagregel(Regelsoort.PUNT, regel[2:])
            else:
                yield Verslagregel(Regelsoort.TEKST, regel)
    if acties:
        yield Verslagregel(Regelsoort.KOP, ACTIEKOP)
        yield Verslagtabel(
            ("Wie", "Wat", "Uiterlijk"),
            (2.0, 5.0, 1.8),
            tuple(
                (a.wie, a.wat, toon_dag(a.uiterlijk, jaar=True) if a.uiterlijk else "")
                for a in acties
            ),
        )


def _gegeven(label: str, tekst: str) -> Verslagregel:
    return Verslagregel(Regelsoort.GEGEVEN, tekst, label)


def _gevuld(tekst: str) -> list[str]:
    return [r.strip() for r in tekst.splitlines() if r.strip()]
