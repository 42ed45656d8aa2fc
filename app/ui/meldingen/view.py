"""UI: the meldingen that wait: a list, the melding itself, and three keys to decide."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.services import meldingen
from app.services.meldingen import MeldingRij
from app.services.sessie import Sessie
from app.ui import berichten, voorkeuren
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.onderdelen import KopLabel, LegeStaat
from app.ui.pagina import Pagina, maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema


class MeldingenView(Pagina):
    """Triage one by one: B take into behandeling, K ter kennisgeving, L look at the leerling."""

    aantal_veranderd = Signal(int)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(
            "Meldingen", "Binnengekomen en nog niet beoordeeld; de oudste eerst.", parent
        )
        self.kern = kern
        self.nieuw = self.knop("Nieuwe melding…", self._nieuw, "plus")
        self.tabel: Tabel[MeldingRij] = Tabel(
            "Meldingen die wachten",
            (
                Tabelkolom("Uiterlijk op", self._uiterlijk, 8.2, lambda r: r.uiterlijk, self._vorm),
                Tabelkolom("Leerling", lambda r: r.naam, 9),
                Tabelkolom("Soort", lambda r: r.melding.soort.label, 4.5),
                Tabelkolom("School", lambda r: r.school or "–"),
                Tabelkolom(
                    "Gemeld",
                    lambda r: toon_dag(r.melding.melddatum),
                    5,
                    lambda r: r.melding.melddatum,
                ),
                Tabelkolom("Uren", _uren, 3.2, lambda r: r.melding.uren or 0, rechts=True),
                Tabelkolom("Bron", lambda r: r.melding.bron.label, 4.5),
                Tabelkolom("Dossier", lambda r: "loopt" if r.dossier_id else "–", 4),
            ),
        )
        self.tabel.gekozen.connect(self._toon)
        self.tabel.geopend.connect(lambda _r: self.in_behandeling())
        self.leeg = LegeStaat(
            "Geen meldingen die wachten",
            "Meldingen van DUO komen binnen met Importeren (menu Bestand). Een melding van een "
            "school of ouder legt u zelf vast.",
            "bakje",
            "Nieuwe melding…",
            self._nieuw,
        )
        self.paneel = _Meldingpaneel(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(thema().em(0.5))
        self.splitter.addWidget(self.tabel)
        self.splitter.addWidget(self.paneel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([thema().em(48), thema().em(17)])
        self.stapel = QStackedWidget()
        self.stapel.addWidget(self.splitter)
        self.stapel.addWidget(self.leeg)
        self.inhoud.addWidget(self.stapel, 1)
        stand = voorkeuren.lees_bytes("meldingen/splitter")
        if stand is not None:
            self.splitter.restoreState(stand)
        # Shortcuts, not key presses: a table takes letters to search in itself.
        for toets, doe in (
            (Qt.Key.Key_B, self.in_behandeling),
            (Qt.Key.Key_K, self.ter_kennisgeving),
            (Qt.Key.Key_L, self.bekijk_leerling),
        ):
            kort = QShortcut(QKeySequence(toets), self, doe)
            kort.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        kern.gewijzigd.connect(lambda _w: self.laad())
        kern.peildatum_veranderd.connect(lambda _d: self.laad())
        self.laad()

    def laad(self) -> None:
        """Read the list again."""
        try:
            rijen = meldingen.lijst(self.kern.sessie, self.kern.peildatum)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.tabel.zet(rijen, zelfde=lambda r: r.melding.id)
        self.stapel.setCurrentWidget(self.splitter if rijen else self.leeg)
        self.nieuw.setEnabled(not self.kern.alleen_lezen)
        self.aantal_veranderd.emit(len(rijen))

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.tabel

    def bewaar_voorkeuren(self) -> None:
        """Keep the splitter."""
        voorkeuren.bewaar("meldingen/splitter", self.splitter.saveState())

    def in_behandeling(self) -> None:
        """Take the melding into the running dossier, or open one, and go there."""
        rij = self.tabel.huidig
        if rij is None:
            return
        dossier: list[str] = []

        def doe(sessie: Sessie) -> object:
            dossier_id, wijziging = meldingen.in_behandeling(sessie, rij.melding.id)
            dossier.append(dossier_id)
            return wijziging

        tekst = "Melding in het lopende dossier gezet." if rij.dossier_id else "Dossier geopend."
        if self.kern.voer_uit(doe, tekst, self) is not None:  # type: ignore[arg-type]
            self.kern.toon_dossier.emit(dossier[0])

    def ter_kennisgeving(self) -> None:
        """Take note of the melding and go on to the next."""
        rij = self.tabel.huidig
        if rij is not None:
            self.kern.voer_uit(
                lambda s: meldingen.ter_kennisgeving(s, rij.melding.id),
                "Melding ter kennisgeving aangenomen.",
                self,
            )
            self.tabel.setFocus()

    def bekijk_leerling(self) -> None:
        """Look at the leerling, or at the dossier that runs."""
        rij = self.tabel.huidig
        if rij is None:
            return
        if rij.dossier_id:
            self.kern.toon_dossier.emit(rij.dossier_id)
        else:
            self.kern.toon_leerling.emit(rij.leerling.id)

    def _toon(self, rij: object) -> None:
        """Show the chosen melding."""
        self.paneel.toon(rij if isinstance(rij, MeldingRij) else None, self.kern.alleen_lezen)

    def _nieuw(self) -> None:
        """Open the form of a new melding."""
        from app.ui.meldingen.nieuw import NieuweMelding

        NieuweMelding(self.kern, parent=self).open()

    def _uiterlijk(self, rij: MeldingRij) -> str:
        """Say by when it must be judged."""
        te_laat = rij.uiterlijk < self.kern.peildatum
        return f"{toon_dag(rij.uiterlijk)}{' · te laat' if te_laat else ''}"

    def _vorm(self, rij: MeldingRij) -> tuple[str, Kleur]:
        """Give urgency its shape."""
        if rij.uiterlijk < self.kern.peildatum:
            return "driehoek", Kleur.GEVAAR
        if rij.uiterlijk == self.kern.peildatum:
            return "stip", Kleur.LET_OP
        return "klok", Kleur.GOED


class _Meldingpaneel(QFrame):
    """The melding in words and the three decisions as buttons."""

    def __init__(self, view: MeldingenView) -> None:
        super().__init__(view)
        self.setProperty("rol", "paneel")
        self.setAccessibleName("De gekozen melding")
        self.setMinimumWidth(thema().em(12))
        em = thema().em
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(1, 1, 1, 1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        binnen = QWidget()
        binnen.setObjectName("paneelinhoud")
        lijst = QVBoxLayout(binnen)
        lijst.setContentsMargins(em(0.6), em(0.5), em(0.6), em(0.5))
        self.naam = KopLabel(titel=True)
        self.naam.setWordWrap(True)
        self.tekst = QLabel()
        self.tekst.setTextFormat(Qt.TextFormat.RichText)
        self.tekst.setWordWrap(True)
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.behandel = maak_knop("In behandeling  (B)", view.in_behandeling, primair=True)
        self.kennis = maak_knop("Ter kennisgeving  (K)", view.ter_kennisgeving)
        self.leerling = maak_knop("Bekijk leerling  (L)", view.bekijk_leerling)
        for deel in (self.naam, self.tekst):
            lijst.addWidget(deel)
        lijst.addSpacing(em(0.4))
        rij = QHBoxLayout()
        rij.addWidget(self.behandel)
        rij.addStretch(1)
        lijst.addLayout(rij)
        for knop in (self.kennis, self.leerling):
            rij = QHBoxLayout()
            rij.addWidget(knop)
            rij.addStretch(1)
            lijst.addLayout(rij)
        lijst.addStretch(1)
        rol.setWidget(binnen)
        buiten.addWidget(rol)

    def toon(self, rij: MeldingRij | None, lezen: bool) -> None:
        """Show a melding."""
        for knop in (self.behandel, self.kennis):
            knop.setEnabled(rij is not None and not lezen)
        self.leerling.setEnabled(rij is not None)
        if rij is None:
            self.naam.setText("")
            self.tekst.setText("")
            return
        self.naam.setText(rij.naam)
        self.behandel.setText("In lopend dossier  (B)" if rij.dossier_id else "Dossier openen  (B)")
        self.leerling.setText("Bekijk dossier  (L)" if rij.dossier_id else "Bekijk leerling  (L)")
        self.tekst.setText(_vertel(rij))


def _vertel(rij: MeldingRij) -> str:
    """Tell a melding in lines."""
    m = rij.melding
    zacht = thema().hex(Kleur.TEKST_ZACHT)
    periode = ""
    if m.begindatum is not None:
        einde = f" tot en met {toon_dag(m.einddatum)}" if m.einddatum else ", loopt nog"
        periode = f"{toon_dag(m.begindatum)}{einde}"
    contact = " · ".join(
        d for d in (m.contact_naam, m.contact_functie, m.contact_telefoon, m.contact_email) if d
    )
    paren = (
        ("Soort", m.soort.label + (", vermoeden van ongeoorloofd" if m.vermoeden else "")),
        ("Geboren", toon_dag(rij.leerling.geboortedatum, jaar=True, weekdag=False)),
        ("School", rij.school),
        ("Gemeld", f"{toon_dag(m.melddatum)} door {m.bron.label}"),
        ("Verzuim", periode),
        ("Uren", _uren(rij) if m.uren else ""),
        ("Reden", m.reden),
        ("School deed", m.actie_school),
        ("Toelichting", m.toelichting),
        ("Contact", contact),
        ("Nummer", m.meldingsnummer),
    )
    return "<br>".join(
        f'<span style="color:{zacht}">{naam}</span>&nbsp; {escape(tekst)}'
        for naam, tekst in paren
        if tekst
    )


def _uren(rij: MeldingRij) -> str:
    """Write the hours with a comma."""
    if rij.melding.uren is None:
        return "–"
    return f"{rij.melding.uren:g}".replace(".", ",")
