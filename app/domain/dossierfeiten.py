"""Domain: everything that is recorded about one dossier, gathered for the engine."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.belastbaarheid import Belastbaarheid
from app.domain.documenten import Document
from app.domain.dossiers import (
    Afspraak,
    Behandelaar,
    Dossier,
    Regie,
    Stapbesluit,
    Taak,
    Toestemming,
    Wacht,
)
from app.domain.handelen import Brief, Contact, Doorgave, Herstel, Interventie, Overleg
from app.domain.klaarmet import Uitstel
from app.domain.mensen import Leerling, Ouder, Verhuizing
from app.domain.opsporing import Opsporingsfeit
from app.domain.overdracht import Heropening, Overdracht, Pakket
from app.domain.scholen import Inschrijving, School, Schoolnorm
from app.domain.schoolwerk import Lijstbespreking
from app.domain.sporen import Boatermijn, Gebeurtenis, Spoor
from app.domain.verzuim import Melding, MeldingStatus, TeLaat, Verzuimperiode
from app.domain.vrijstellingen import Verlofaanvraag, Vrijstelling


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFeiten:
    """All facts of one dossier, each kind in the order of its date; withdrawn ones left out.

    Nothing is filtered on a peildatum here: whoever asks does that, so that one
    gathering answers for any day. `scholen` are the schools of `inschrijvingen`
    and of meldingen, by id.
    """

    dossier: Dossier
    leerling: Leerling
    scholen: dict[str, School]
    ouders: tuple[Ouder, ...] = ()
    inschrijvingen: tuple[Inschrijving, ...] = ()
    verhuizingen: tuple[Verhuizing, ...] = ()
    behandelaars: tuple[Behandelaar, ...] = ()
    perioden: tuple[Verzuimperiode, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    statussen: tuple[MeldingStatus, ...] = ()
    contacten: tuple[Contact, ...] = ()
    interventies: tuple[Interventie, ...] = ()
    overleggen: tuple[Overleg, ...] = ()
    besluiten: tuple[Stapbesluit, ...] = ()
    herstel: tuple[Herstel, ...] = ()
    toestemmingen: tuple[Toestemming, ...] = ()
    belastbaarheid: tuple[Belastbaarheid, ...] = ()
    regie: tuple[Regie, ...] = ()
    wachten: tuple[Wacht, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    taken: tuple[Taak, ...] = ()
    uitstellen: tuple[Uitstel, ...] = ()
    doorgaven: tuple[Doorgave, ...] = ()
    brieven: tuple[Brief, ...] = ()
    sporen: tuple[Spoor, ...] = ()
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    """Those that were recorded, and those that `vrijstellingen` and `verlof` hold."""
    vrijstellingen: tuple[Vrijstelling, ...] = ()
    verlof: tuple[Verlofaanvraag, ...] = ()
    te_laat: tuple[TeLaat, ...] = ()
    besprekingen: tuple[Lijstbespreking, ...] = ()
    boatermijnen: tuple[Boatermijn, ...] = ()
    documenten: tuple[Document, ...] = ()
    overdrachten: tuple[Overdracht, ...] = ()
    heropeningen: tuple[Heropening, ...] = ()
    pakketten: tuple[Pakket, ...] = ()
    schoolnormen: tuple[Schoolnorm, ...] = ()
    """The own thresholds of the schools in `scholen`."""
    opsporing: tuple[Opsporingsfeit, ...] | None = None
    """The sealed facts; None: they are sealed for who asks (no BOA)."""
