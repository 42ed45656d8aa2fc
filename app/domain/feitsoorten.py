"""Domain: every kind of fact, in the order in which they can be written (references first)."""

from __future__ import annotations

from app.domain.absoluut import Absoluutbevinding
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
from app.domain.feit import Feit
from app.domain.handelen import (
    Brief,
    Contact,
    Doorgave,
    Herstel,
    Interventie,
    Ondertekening,
    Overleg,
)
from app.domain.klaarmet import Uitstel
from app.domain.mensen import Ambtenaar, Leerling, Ouder, Samenvoeging, Verhuizing
from app.domain.overdracht import Heropening, Overdracht, Pakket, Verwant
from app.domain.partners import Partner
from app.domain.scholen import (
    Inschrijving,
    School,
    SchoolContact,
    Schoolnorm,
    Vakantie,
    VrijeDag,
)
from app.domain.schoolwerk import (
    Bezoekpunt,
    Lijstbespreking,
    Schoolafspraak,
    Schoolambtenaar,
    Schoolbezoek,
)
from app.domain.sporen import Boatermijn, Gebeurtenis, Spoor
from app.domain.team import Importprofiel, Instelling, Protocolkeuze, Sjabloonversie, TeamProtocol
from app.domain.verzending import Verzending, Verzendlid
from app.domain.verzuim import Melding, MeldingStatus, TeLaat, Verzuimperiode
from app.domain.vrijstellingen import Verlofaanvraag, Vrijstelling

FEITSOORTEN: tuple[type[Feit], ...] = (
    Instelling,
    TeamProtocol,
    Importprofiel,
    Sjabloonversie,
    Ambtenaar,
    Partner,
    School,
    SchoolContact,
    Schoolambtenaar,
    Schoolafspraak,
    Schoolbezoek,
    Bezoekpunt,
    Schoolnorm,
    VrijeDag,
    Vakantie,
    Protocolkeuze,
    Leerling,
    Ouder,
    Inschrijving,
    Verhuizing,
    Verwant,
    Samenvoeging,
    Dossier,
    Behandelaar,
    Verzuimperiode,
    TeLaat,
    Melding,
    MeldingStatus,
    Absoluutbevinding,
    Lijstbespreking,
    Contact,
    Interventie,
    Overleg,
    Stapbesluit,
    Herstel,
    Toestemming,
    Belastbaarheid,
    Regie,
    Wacht,
    Afspraak,
    Taak,
    Uitstel,
    Doorgave,
    Verzending,
    Verzendlid,
    Brief,
    Ondertekening,
    Spoor,
    Gebeurtenis,
    Vrijstelling,
    Verlofaanvraag,
    Boatermijn,
    Document,
    Overdracht,
    Heropening,
    Pakket,
)
"""All kinds; a kind stands after every kind it refers to."""

PER_CODE: dict[str, type[Feit]] = {soort.SOORT: soort for soort in FEITSOORTEN}
"""The kinds by their stable code (also the name of their table and CSV file)."""
