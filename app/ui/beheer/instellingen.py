"""UI: settings of the team (letterhead, envelope, safety) and of this computer (look)."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import KnownError
from app.domain.scholen import Regio
from app.domain.vrijstellingtoets import SWV_REGELS
from app.services import instellingen
from app.services.enveloppen import ENVELOPPEN
from app.services.instellingen import GRENZEN, Instellingen
from app.ui import berichten, voorkeuren
from app.ui.beheer.afsluitredenen import Afsluitredenen
from app.ui.beheer.ondertekenen import Ondertekenpaneel
from app.ui.conceptvorm import Conceptbewaarder
from app.ui.kern import Kern
from app.ui.onderdelen import Paneel
from app.ui.pagina import Pagina, knoppenrij, maak_knop
from app.ui.thema import GROOTTEN, Themakeuze, thema

INSTELLINGEN = "instellingen"
"""The kind of its drafts."""
LOGO_MAXIMUM = 400_000
"""Bytes of a logo; it travels in the team file and in every letter."""
_BRIEFHOOFD = (
    ("teamnaam", "&Naam van het team"),
    ("gemeente", "&Gemeente"),
    ("afdeling", "&Afdeling"),
    ("straat", "&Straat en nummer"),
    ("postcode", "&Postcode"),
    ("plaats", "Plaats"),
    ("antwoordadres", "Antwoordadres"),
    ("telefoon", "&Telefoon"),
    ("email", "&E-mail"),
    ("website", "Website"),
    ("bezwaaradres", "Adres voor be&zwaar"),
    ("huiskleur", "Kleur van k&oppen"),
)
_VENSTER = (
    ("venster_links", "Vanaf links"),
    ("venster_boven", "Vanaf boven"),
    ("venster_breedte", "Breedte"),
    ("venster_hoogte", "Hoogte"),
)


class InstellingenView(Pagina):
    """One page; the team's part is saved by a button, the computer's part at once."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Instellingen", parent=parent)
        self.kern = kern
        self._logo = ""
        self.bewaar_knop = self.knop("Opslaan", self.bewaar, primair=True)
        self.bewaar_knop.setShortcut("Ctrl+S")
        self.bewaar_knop.setToolTip("De instellingen van het team opslaan (Ctrl+S)")
        binnen = QWidget()
        binnen.setObjectName("paneelinhoud")
        lijst = QVBoxLayout(binnen)
        lijst.setContentsMargins(0, 0, thema().em(0.4), 0)
        self.redenen = Afsluitredenen()
        self.ondertekenen = Ondertekenpaneel(kern)
        self.tekst: dict[str, QLineEdit] = {}
        self.maat: dict[str, QDoubleSpinBox] = {}
        for paneel in (
            self._bouw_uiterlijk(),
            self._bouw_briefhoofd(),
            self.ondertekenen,
            self._bouw_kalender(),
            self._bouw_swv(),
            self._bouw_envelop(),
            self._bouw_veilig(),
            self.redenen,
        ):
            lijst.addWidget(paneel)
        lijst.addStretch(1)
        rol = QScrollArea()
        rol.setWidget(binnen)
        rol.setWidgetResizable(True)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inhoud.addWidget(rol, 1)
        self._getoond = self._ingevuld(Instellingen())
        self.bewaar_knop.setEnabled(False)  # until the present settings were read
        kern.gewijzigd.connect(lambda w: self.laad() if w is None or self._raakt(w) else None)
        kern.peildatum_veranderd.connect(lambda _d: self.laad())
        self.laad()
        self._concept = self._maak_concept()
        for vak in (self.redenen.lijst, self.ondertekenen.regels):
            vak.textChanged.connect(lambda: self._concept.getypt())

    def _maak_concept(self) -> Conceptbewaarder:
        """Let the texts of more than a line survive a crash, where they differ from the stored."""

        def ruw() -> dict[str, str]:
            nu = {"redenen": self.redenen.waarde(), "blok": self.ondertekenen.blok()}
            stand = self._getoond
            was = {"redenen": stand.afsluitredenen, "blok": stand.ondertekenblok}
            return {naam: tekst for naam, tekst in nu.items() if tekst != was[naam]}

        def zet(concept: Mapping[str, Any]) -> None:
            if "redenen" in concept:
                self.redenen.lijst.setPlainText(str(concept["redenen"]))
            if "blok" in concept:
                self.ondertekenen.regels.setPlainText(str(concept["blok"]))

        sleutel = ("", INSTELLINGEN, "")
        return Conceptbewaarder(self.kern, sleutel, "Tekst in Instellingen", ruw, zet, self)

    def laad(self) -> None:
        """Show what is stored; what somebody is typing here and did not save yet, stays."""
        self.leesbalk.probeer(self._lees)

    def _lees(self) -> None:
        oud, stand = self._getoond, self.kern.sessie.instellingen
        self._getoond = stand
        for naam, veld in self.tekst.items():
            if veld.text() == str(getattr(oud, naam)):
                veld.setText(str(getattr(stand, naam)))
        for naam, maat in self.maat.items():
            if maat.value() == float(getattr(oud, naam)):
                maat.setValue(float(getattr(stand, naam)))
        if self.minuten.value() == oud.vergrendel_minuten:
            self.minuten.setValue(stand.vergrendel_minuten)
        if self.regio.currentData() == oud.regio:
            self.regio.setCurrentIndex(max(self.regio.findData(stand.regio), 0))
        if self.swv.currentData() == oud.swv_advies_5a:
            self.swv.setCurrentIndex(max(self.swv.findData(stand.swv_advies_5a), 0))
        if self.envelop.currentData() == oud.envelop:
            self.envelop.setCurrentIndex(max(self.envelop.findData(stand.envelop), 0))
        if self.notitie.isChecked() == oud.notitie_met_toestemming:
            self.notitie.setChecked(stand.notitie_met_toestemming)
        self.redenen.laad(oud, stand)
        self.ondertekenen.laad(oud, stand)
        if self._logo == oud.logo:
            self._zet_logo(stand.logo)
        self.bewaar_knop.setEnabled(not self.kern.alleen_lezen)

    def bewaar(self) -> None:
        """Save the team's part."""
        try:
            nieuw = self._ingevuld(self.kern.sessie.instellingen)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        gelukt = self.kern.voer_uit(
            lambda s: instellingen.bewaar(s, nieuw), "Instellingen opgeslagen.", self
        )
        if gelukt is not None:
            self._concept.klaar()
            self._concept.laat_los()
            self._concept = self._maak_concept()

    def eerste_focus(self) -> QWidget:
        """Begin at the first choice."""
        return self.thema_keuze

    @staticmethod
    def _raakt(wijziging: object) -> bool:
        """Whether a change is about settings."""
        return "instelling" in getattr(wijziging, "soorten", ())

    def _ingevuld(self, basis: Instellingen) -> Instellingen:
        """Read the form; what it does not ask is that of `basis`."""
        return dataclasses.replace(
            basis,
            **{n: v.text().strip() for n, v in self.tekst.items()},  # type: ignore[arg-type]
            **{n: m.value() for n, m in self.maat.items()},  # type: ignore[arg-type]
            vergrendel_minuten=self.minuten.value(),
            regio=self.regio.currentData(),
            envelop=self.envelop.currentData(),
            swv_advies_5a=self.swv.currentData(),
            notitie_met_toestemming=self.notitie.isChecked(),
            afsluitredenen=self.redenen.waarde(),
            logo=self._logo,
            ondertekenblok=self.ondertekenen.blok(),
        )

    def _bouw_uiterlijk(self) -> Paneel:
        """Make the panel of this computer."""
        paneel = Paneel("Op deze computer")
        vorm = QFormLayout()
        self.thema_keuze = QComboBox()
        self.thema_keuze.setAccessibleName("Kleuren")
        for keuze, naam in (
            (Themakeuze.SYSTEEM, "zoals het systeem"),
            (Themakeuze.LICHT, "licht"),
            (Themakeuze.DONKER, "donker"),
        ):
            self.thema_keuze.addItem(naam, keuze.value)
        self.thema_keuze.setCurrentIndex(self.thema_keuze.findData(thema().keuze.value))
        self.thema_keuze.activated.connect(self._kies_thema)
        self.grootte = QComboBox()
        self.grootte.setAccessibleName("Grootte van tekst")
        for procent in GROOTTEN:
            self.grootte.addItem(f"{procent} %", procent)
        plek = self.grootte.findData(thema().procent)
        self.grootte.setCurrentIndex(plek if plek >= 0 else 1)
        self.grootte.activated.connect(self._kies_grootte)
        vorm.addRow("&Kleuren", self.thema_keuze)
        vorm.addRow("Grootte van tekst", self.grootte)
        paneel.inhoud.addWidget(_in_maat(vorm))
        return paneel

    def _bouw_briefhoofd(self) -> Paneel:
        """Make the panel of the letterhead."""
        paneel = Paneel("Briefhoofd van het team")
        vorm = QFormLayout()
        for naam, label in _BRIEFHOOFD:
            veld = QLineEdit()
            veld.setAccessibleName(label.replace("&", ""))
            self.tekst[naam] = veld
            vorm.addRow(label, veld)
        paneel.inhoud.addWidget(_in_maat(vorm))
        self.logobeeld = QLabel("Geen logo")
        self.logobeeld.setProperty("rol", "zacht")
        paneel.inhoud.addWidget(self.logobeeld)
        paneel.inhoud.addWidget(
            knoppenrij(
                maak_knop("Logo kiezen…", self._kies_logo),
                maak_knop("Logo weghalen", lambda: self._zet_logo("")),
            )
        )
        return paneel

    def _bouw_kalender(self) -> Paneel:
        """Make the panel of the holidays that count without a school."""
        paneel = Paneel("Schoolvakanties zonder school")
        uitleg = QLabel(
            "Staat een leerling nergens ingeschreven, dan tellen de vakanties van deze regio. "
            "Niet ingevuld: die van de laatste school, en zonder school die van Midden."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        paneel.inhoud.addWidget(uitleg)
        vorm = QFormLayout()
        self.regio = QComboBox()
        self.regio.setAccessibleName("Vakantieregio van de gemeente")
        self.regio.addItem("niet ingevuld", "")
        for regio in Regio:
            self.regio.addItem(regio.label, regio.value)
        vorm.addRow("Vakantiereg&io", self.regio)
        paneel.inhoud.addWidget(_in_maat(vorm))
        return paneel

    def _bouw_swv(self) -> Paneel:
        """Make the panel of when the SWV is asked."""
        paneel = Paneel("Vrijstelling 5 onder a")
        uitleg = QLabel(
            "Wanneer vraagt uw team het samenwerkingsverband om advies? Zuid-Limburg en Apeldoorn "
            "vragen het altijd, Nijmegen alleen als de ouders dat goedvinden. Het advies houdt een "
            "vrijstelling nooit tegen."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        paneel.inhoud.addWidget(uitleg)
        vorm = QFormLayout()
        self.swv = QComboBox()
        self.swv.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.swv.setMinimumContentsLength(12)
        self.swv.setAccessibleName("Advies van het samenwerkingsverband")
        for code, tekst in SWV_REGELS.items():
            self.swv.addItem(tekst, code)
        vorm.addRow("Ad&vies van het SWV", self.swv)
        paneel.inhoud.addWidget(_in_maat(vorm))
        return paneel

    def _bouw_envelop(self) -> Paneel:
        """Make the panel of the window of the envelope."""
        paneel = Paneel("Venster van de envelop (mm)")
        uitleg = QLabel(
            "Waar het adres op de brief staat. Kies uw envelop; de maten zijn gangbaar en te "
            "controleren. Druk de proefpagina af, vouw hem en kijk of het adres in het venster "
            "van uw enveloppen valt. Pas de maten zo nodig aan."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        paneel.inhoud.addWidget(uitleg)
        vorm = QFormLayout()
        self.envelop = QComboBox()
        self.envelop.setAccessibleName("Envelop")
        for code, envelop in ENVELOPPEN.items():
            self.envelop.addItem(envelop.naam, code)
        self.envelop.activated.connect(self._kies_envelop)
        vorm.addRow("Envelop", self.envelop)
        for naam, label in _VENSTER:
            maat = QDoubleSpinBox()
            maat.setAccessibleName(f"Venster, {label.lower()}, in millimeter")
            maat.setRange(*GRENZEN[naam])
            maat.setDecimals(1)
            maat.setSuffix(" mm")
            self.maat[naam] = maat
            vorm.addRow(label, maat)
        paneel.inhoud.addWidget(_in_maat(vorm))
        paneel.inhoud.addWidget(
            knoppenrij(maak_knop("Proefpagina afdrukken…", self._proef, "afdrukken"))
        )
        return paneel

    def _bouw_veilig(self) -> Paneel:
        """Make the panel of locking, backups and notes."""
        paneel = Paneel("Veiligheid en privacy")
        vorm = QFormLayout()
        self.minuten = QSpinBox()
        self.minuten.setRange(*(round(g) for g in GRENZEN["vergrendel_minuten"]))
        self.minuten.setSuffix(" minuten")
        self.minuten.setAccessibleName("Vergrendelen na stilte, in minuten")
        vorm.addRow("Vergrendelen na", self.minuten)
        kopie = QLineEdit()
        kopie.setAccessibleName("Map voor reservekopieën")
        kopie.setPlaceholderText("naast het teambestand")
        self.tekst["reservekopie_map"] = kopie
        vorm.addRow("&Map voor reservekopieën", kopie)
        paneel.inhoud.addWidget(_in_maat(vorm))
        paneel.inhoud.addWidget(knoppenrij(maak_knop("Map kiezen…", self._kies_map)))
        self.notitie = QCheckBox("Notities ook bij geoorloofd verzuim, met toestemming")
        self.notitie.setToolTip(
            "Bij alleen geoorloofd verzuim zijn notitievelden gesloten. Met dit vinkje opent een "
            "vastgelegde toestemming ze."
        )
        paneel.inhoud.addWidget(self.notitie)
        return paneel

    def _kies_envelop(self) -> None:
        """Fill in the measures that go with an envelope."""
        envelop = ENVELOPPEN[self.envelop.currentData()]
        for naam, maat in self.maat.items():
            maat.setValue(float(getattr(envelop, naam.removeprefix("venster_"))))

    def _kies_thema(self) -> None:
        """Turn light or dark at once."""
        keuze = Themakeuze(self.thema_keuze.currentData())
        voorkeuren.bewaar("uiterlijk/thema", keuze.value)
        thema().zet(keuze=keuze)

    def _kies_grootte(self) -> None:
        """Change the size of text at once."""
        procent = int(self.grootte.currentData())
        voorkeuren.bewaar("uiterlijk/tekstgrootte", procent)
        thema().zet(procent=procent)

    def _kies_map(self) -> None:
        """Choose the folder for backups."""
        map_ = QFileDialog.getExistingDirectory(self, "Map voor reservekopieën")
        if map_:
            self.tekst["reservekopie_map"].setText(map_)

    def _kies_logo(self) -> None:
        """Choose a picture."""
        pad, _ = QFileDialog.getOpenFileName(self, "Logo", "", "Afbeeldingen (*.png *.jpg *.jpeg)")
        if not pad:
            return
        try:
            with Path(pad).open("rb") as bestand:
                inhoud = bestand.read(LOGO_MAXIMUM + 1)
        except OSError:
            inhoud = b""
        if len(inhoud) > LOGO_MAXIMUM or not QPixmap().loadFromData(inhoud):
            berichten.toon_fout(
                self,
                KnownError(
                    "Dit is geen bruikbaar logo.",
                    f"Kies een PNG of JPEG van hooguit {LOGO_MAXIMUM // 1000} kB.",
                ),
            )
            return
        self._zet_logo(base64.b64encode(inhoud).decode("ascii"))

    def _zet_logo(self, logo: str) -> None:
        """Show a logo."""
        self._logo = logo
        beeld = QPixmap()
        if logo and beeld.loadFromData(QByteArray(base64.b64decode(logo))):
            self.logobeeld.setPixmap(
                beeld.scaledToHeight(thema().em(3), Qt.TransformationMode.SmoothTransformation)
            )
            self.logobeeld.setAccessibleName("Logo van het team")
        else:
            self.logobeeld.setText("Geen logo")

    def _proef(self) -> None:
        """Print the test page with what is filled in now."""
        from app.services.afdruk import proefafdruk_pdf
        from app.ui.afdrukken import druk_pdf_af

        try:
            druk_pdf_af(
                proefafdruk_pdf(self._ingevuld(self.kern.sessie.instellingen), self.kern.vandaag),
                "Proefpagina",
                self,
            )
        except KnownError as fout:
            berichten.toon_fout(self, fout)


def _in_maat(vorm: QFormLayout) -> QWidget:
    """Keep fields no wider than what is read in them, all panels in one line."""
    vak = QWidget()
    vak.setObjectName("paneelinhoud")
    vorm.setContentsMargins(0, 0, 0, 0)
    vak.setLayout(vorm)
    vak.setMaximumWidth(thema().em(38))
    for rij in range(vorm.rowCount()):
        label = vorm.itemAt(rij, QFormLayout.ItemRole.LabelRole)
        widget = label.widget() if label is not None else None
        if widget is not None:
            widget.setMinimumWidth(thema().em(8.5))
    return vak
