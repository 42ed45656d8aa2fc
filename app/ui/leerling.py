"""UI: a leerling without an open dossier: who is this, and the button that opens one."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.bsn import verberg_bsn
from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Dossier
from app.domain.fouten import KnownError
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Leerling, Ouder, Samenvoeging
from app.domain.namen import lijstnaam, oudernaam
from app.domain.plicht import plicht_op
from app.domain.scholen import Inschrijving, School
from app.domain.verzuim import Melding
from app.services import dossiers
from app.services.meldingen import samenvoegen
from app.services.sessie import Sessie
from app.ui import berichten
from app.ui.kern import Kern
from app.ui.onderdelen import Paneel
from app.ui.pagina import Pagina, knoppenrij, maak_knop


class LeerlingView(Pagina):
    """Reached from search and from Meldingen; with an open dossier one goes there instead."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Leerling", parent=parent)
        self.kern = kern
        self._leerling: Leerling | None = None
        self._dossiers: list[Dossier] = []
        self._samen: list[Samenvoeging] = []
        self.persoon = _Tekstpaneel("Wie is dit")
        self.schoolgang = _Tekstpaneel("School")
        self.verleden = _Tekstpaneel("Eerder")
        self.open_knop = maak_knop("Dossier openen", self.open_dossier, primair=True)
        self.wijzig_knop = maak_knop("Gegevens wijzigen…", self._wijzig, "potlood")
        self.melding_knop = maak_knop("Nieuwe melding…", self._melding, "vlag")
        self.ouder_knop = maak_knop("Ouder toevoegen…", self._ouder, "plus")
        self.school_knop = maak_knop("Inschrijven…", self._schrijf_in, "school")
        self.samen_knop = maak_knop("Samenvoegen…", self._samenvoegen, "personen")
        self.splits_knop = maak_knop("Weer uit elkaar…", self._splits)
        self.splits_knop.hide()
        self.inhoud.addWidget(
            knoppenrij(
                self.open_knop,
                self.melding_knop,
                self.wijzig_knop,
                self.ouder_knop,
                self.school_knop,
                self.samen_knop,
                self.splits_knop,
            )
        )
        for paneel in (self.persoon, self.schoolgang, self.verleden):
            self.inhoud.addWidget(paneel)
        self.inhoud.addStretch(1)
        kern.gewijzigd.connect(lambda _w: self._ververs())
        kern.peildatum_veranderd.connect(lambda _d: self._ververs())

    def toon(self, leerling_id: str) -> None:
        """Show a leerling; KnownError when it is not there any more."""
        sessie = self.kern.sessie
        self._leerling = sessie.lees_een(Leerling, leerling_id)
        self._dossiers = sorted(
            sessie.lees(Dossier, leerling_id=leerling_id), key=lambda d: d.geopend
        )
        self._vul(self._leerling)
        self.leesbalk.goed()

    def eerste_focus(self) -> QWidget:
        """Begin at the button that is most likely wanted."""
        return self.open_knop

    def open_dossier(self) -> None:
        """Open a dossier, or go to the one that is open."""
        if self._leerling is None:
            return
        lopend = [d for d in self._dossiers if d.gesloten is None]
        if lopend:
            self.kern.toon_dossier.emit(lopend[0].id)
            return
        leerling_id = self._leerling.id
        gemaakt: list[str] = []

        def doe(sessie: Sessie) -> object:
            dossier_id, wijziging = dossiers.open_nieuw(sessie, leerling_id)
            gemaakt.append(dossier_id)
            return wijziging

        if self.kern.voer_uit(doe, "Dossier geopend.", self) is not None:  # type: ignore[arg-type]
            self.kern.toon_dossier.emit(gemaakt[0])

    def _ververs(self) -> None:
        """Read again when shown."""
        if self._leerling is not None and self.isVisible():
            leerling_id = self._leerling.id
            self.leesbalk.probeer(lambda: self.toon(leerling_id))

    def _vul(self, leerling: Leerling) -> None:
        """Fill the panels."""
        sessie, dag = self.kern.sessie, self.kern.peildatum
        self.kop.setText(lijstnaam(leerling))
        inschrijvingen = sorted(
            sessie.lees(Inschrijving, leerling_id=leerling.id), key=lambda i: i.van, reverse=True
        )
        scholen = {s.id: s for s in sessie.lees(School)} if inschrijvingen else {}
        nu = next(
            (i for i in inschrijvingen if i.van <= dag and (i.tot is None or i.tot >= dag)), None
        )
        school = scholen.get(nu.school_id) if nu else None
        plicht = plicht_op(leerling, dag, sessie.kalenders.voor_school(school))
        adres = (
            "geheim adres"
            if leerling.geheim_adres
            else (
                f"{leerling.straat} {leerling.huisnummer}, {leerling.postcode} {leerling.plaats}"
            ).strip(" ,")
        )
        geboren = toon_dag(leerling.geboortedatum, jaar=True, weekdag=False)
        ouders = [
            f"{oudernaam(o)}, {o.relatie.label}{', gezag' if o.gezag else ''}"
            for o in sessie.lees(Ouder, leerling_id=leerling.id)
        ]
        self.persoon.zet(
            [
                f"{leeftijd(leerling.geboortedatum, dag)} jaar, geboren {geboren}",
                plicht.uitleg,
                adres,
                f"BSN {verberg_bsn(leerling.bsn)}" if leerling.bsn else "",
                *ouders,
            ]
        )
        self.schoolgang.zet(
            [
                f"{scholen[i.school_id].naam if i.school_id in scholen else 'school'}"
                f"{', klas ' + i.klas if i.klas else ''} · sinds {toon_dag(i.van, jaar=True)}"
                + (f" tot en met {toon_dag(i.tot, jaar=True)}" if i.tot else "")
                for i in inschrijvingen
            ]
            or ["Geen inschrijving bekend."]
        )
        regels = [
            f"Dossier {d.dossiernummer}: {toon_dag(d.geopend, jaar=True)} – "
            + (f"{toon_dag(d.gesloten, jaar=True)}" if d.gesloten else "loopt")
            + (f", {d.sluitreden.label}" if d.sluitreden else "")
            for d in reversed(self._dossiers)
        ]
        regels += [
            f"Melding {m.soort.label}, {toon_dag(m.melddatum, jaar=True)}"
            for m in sessie.lees(Melding, leerling_id=leerling.id)
        ]
        self._samen = samenvoegen.samenvoegingen(sessie, leerling.id)
        regels += [
            f"Samengevoegd met {samenvoegen.naam_van(s)} op {toon_dag(s.datum, jaar=True)}"
            for s in self._samen
        ]
        self.verleden.zet(regels or ["Nog geen dossier en geen meldingen."])
        lopend = any(d.gesloten is None for d in self._dossiers)
        self.open_knop.setText("Naar het dossier" if lopend else "Dossier openen")
        mag = not self.kern.alleen_lezen
        self.open_knop.setEnabled(lopend or mag)
        self.melding_knop.setEnabled(mag)
        self.wijzig_knop.setEnabled(mag)
        self.ouder_knop.setEnabled(mag)
        self.school_knop.setEnabled(mag)
        self.splits_knop.setVisible(bool(self._samen))
        self.splits_knop.setEnabled(mag)

    def _wijzig(self) -> None:
        """Correct the data of the leerling."""
        from app.ui.beheer.feitformulier import wijzig_feit

        if self._leerling is not None:
            wijzig_feit(self.kern, self._leerling, self)

    def _ouder(self) -> None:
        """Record an ouder; without a dossier there is no other place for it."""
        from app.ui.beheer.feitformulier import nieuw_feit

        if self._leerling is not None:
            nieuw_feit(
                self.kern,
                Ouder,
                self,
                vast={"leerling_id": self._leerling.id},
                kop=lijstnaam(self._leerling),
            )

    def _schrijf_in(self) -> None:
        """Record at which school the leerling is enrolled, from when."""
        from app.ui.beheer.feitformulier import nieuw_feit

        if self._leerling is None:
            return
        scholen = sorted(self.kern.sessie.lees(School), key=lambda s: s.naam.casefold())
        if not scholen:
            berichten.toon_fout(
                self,
                KnownError(
                    "Er staan nog geen scholen in het teambestand.",
                    "Maak eerst de school bij Scholen en kalender (Ctrl+5).",
                ),
            )
            return
        opties: list[tuple[str | None, str]] = [(None, "–"), *((s.id, s.naam) for s in scholen)]
        nieuw_feit(
            self.kern,
            Inschrijving,
            self,
            vast={"leerling_id": self._leerling.id},
            opties={"school_id": opties},
            kop=lijstnaam(self._leerling),
        )

    def _samenvoegen(self) -> None:
        """Lay this leerling beside those who could be the same."""
        from app.ui.meldingen.samen import open_kandidaten

        if self._leerling is not None:
            open_kandidaten(self.kern, self._leerling.id, self.window())

    def _splits(self) -> None:
        """Show what parting this leerling from another does, and let a person do it."""
        from app.ui.meldingen.uitelkaar import open_uitelkaar

        if self._leerling is not None:
            open_uitelkaar(self.kern, self._leerling.id, self.window())

    def _melding(self) -> None:
        """Open the form of a new melding for this leerling."""
        from app.ui.meldingen.nieuw import NieuweMelding

        if self._leerling is not None:
            NieuweMelding(self.kern, self).open_voor(self._leerling.id)


class _Tekstpaneel(Paneel):
    """A panel of lines."""

    def __init__(self, kop: str) -> None:
        super().__init__(kop)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.inhoud.addWidget(self._label)

    def zet(self, regels: list[str]) -> None:
        """Show lines; empty ones are left out."""
        self._label.setText("<br>".join(escape(r) for r in regels if r))
