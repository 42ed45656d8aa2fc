"""UI: a new melding from a school, an ouder or an own signal: first who, then what."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.mensen import Leerling
from app.domain.namen import lijstnaam
from app.domain.scholen import Inschrijving, School
from app.domain.verzuim import Melding, Meldingbron
from app.services.meldingen import kenmerken, keur_kenmerk
from app.ui.beheer.feitformulier import Feitformulier, nieuw_feit
from app.ui.collegas import in_dienst, keuze_van
from app.ui.kern import Kern
from app.ui.leerlingeerst import LeerlingEerst

VELDEN = (
    "soort",
    "kenmerk",
    "bron",
    "melddatum",
    "school_id",
    "ambtenaar_id",
    "begindatum",
    "einddatum",
    "uren",
    "vermoeden",
    "alle_lessen_gemist",
    "reden",
    "actie_school",
    "toelichting",
    "contact_naam",
    "contact_functie",
    "contact_telefoon",
    "contact_email",
)


class NieuweMelding(LeerlingEerst):
    """The form of a melding, once it is known of whom."""

    def __init__(self, kern: Kern, parent: QWidget) -> None:
        super().__init__(kern, parent)
        self.formulier: Feitformulier | None = None

    def ga_door(self, leerling: Leerling) -> None:
        """Open the form; the school of the leerling is proposed."""
        sessie = self._kern.sessie
        dag = self._kern.vandaag
        lopend = [
            i
            for i in sessie.lees(Inschrijving, leerling_id=leerling.id)
            if i.van <= dag and (i.tot is None or i.tot >= dag)
        ]
        huidige = max(lopend, key=lambda i: i.van, default=None)
        scholen = sorted(sessie.lees(School), key=lambda s: s.naam.casefold())
        opties: list[tuple[str | None, str]] = [(None, "–"), *((s.id, s.naam) for s in scholen)]
        self.formulier = nieuw_feit(
            self._kern,
            Melding,
            self._parent.window(),
            vast={"leerling_id": leerling.id},
            opties={
                "school_id": opties,
                "kenmerk": [("", "–"), *kenmerken(sessie, dag).items()],
                "ambtenaar_id": keuze_van(in_dienst(self._kern), niemand="–"),
            },
            begin={
                "bron": Meldingbron.SCHOOL,
                "melddatum": dag,
                **({"school_id": huidige.school_id} if huidige is not None else {}),
            },
            keur=lambda melding: keur_kenmerk(melding.soort, melding.kenmerk),
            alleen=VELDEN,
            titel="Nieuwe melding",
            kop=lijstnaam(leerling),
        )
