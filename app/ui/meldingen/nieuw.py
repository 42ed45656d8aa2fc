"""UI: a new melding from a school, an ouder or an own signal: first who, then what."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar, Leerling
from app.domain.namen import lijstnaam
from app.domain.scholen import Inschrijving, School
from app.domain.verzuim import Melding, Meldingbron
from app.services.meldingen import kenmerken, keur_kenmerk
from app.ui.beheer.feitformulier import Feitformulier, nieuw_feit
from app.ui.kern import Kern
from app.ui.palet import Palet

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


class NieuweMelding(QObject):
    """Picks a leerling, then opens the form; neither blocks the window."""

    def __init__(self, kern: Kern, parent: QWidget) -> None:
        super().__init__(parent)
        self._kern = kern
        self._parent = parent
        self.palet: Palet | None = None
        self.formulier: Feitformulier | None = None

    def open(self) -> None:
        """Ask for whom."""
        self.palet = Palet(
            self._kern, parent=self._parent.window(), alleen_leerling=True, nieuw=True
        )
        self.palet.nieuw_gevraagd.connect(self._nieuwe_leerling)
        self.palet.leerling_gekozen.connect(self.open_voor)
        self.palet.open()
        self.palet.veld.setFocus()

    def _nieuwe_leerling(self) -> None:
        """Record a leerling who is not known yet, then go on to the melding."""
        nieuw_feit(
            self._kern,
            Leerling,
            self._parent.window(),
            titel="Nieuwe leerling",
            na=lambda feit: self.open_voor(feit.id),
        )

    def open_voor(self, leerling_id: str) -> None:
        """Open the form for a leerling; its school is proposed."""
        sessie = self._kern.sessie
        try:
            leerling = sessie.lees_een(Leerling, leerling_id)
        except KnownError:
            return
        dag = self._kern.vandaag
        lopend = [
            i
            for i in sessie.lees(Inschrijving, leerling_id=leerling_id)
            if i.van <= dag and (i.tot is None or i.tot >= dag)
        ]
        huidige = max(lopend, key=lambda i: i.van, default=None)
        scholen = sorted(sessie.lees(School), key=lambda s: s.naam.casefold())
        opties: list[tuple[str | None, str]] = [(None, "–"), *((s.id, s.naam) for s in scholen)]
        self.formulier = nieuw_feit(
            self._kern,
            Melding,
            self._parent.window(),
            vast={"leerling_id": leerling_id},
            opties={
                "school_id": opties,
                "kenmerk": [("", "–"), *kenmerken(sessie, dag).items()],
                "ambtenaar_id": self._ambtenaren(),
            },
            keur=lambda melding: keur_kenmerk(melding.soort, melding.kenmerk),
            alleen=VELDEN,
            titel="Nieuwe melding",
            kop=lijstnaam(leerling),
        )
        self.formulier.invoer["bron"].zet(Meldingbron.SCHOOL)
        self.formulier.invoer["melddatum"].zet(dag)
        if huidige is not None:
            self.formulier.invoer["school_id"].zet(huidige.school_id)

    def _ambtenaren(self) -> list[tuple[str | None, str]]:
        """Give who can get the melding: everybody in service."""
        dag = self._kern.vandaag
        wie = [
            a
            for a in self._kern.sessie.lees(Ambtenaar)
            if a.uit_dienst is None or a.uit_dienst > dag
        ]
        return [
            (None, "–"),
            *((a.id, a.naam) for a in sorted(wie, key=lambda a: a.naam.casefold())),
        ]
