"""UI: the people of the team: who can log in, what they may do, passwords, the noodsleutel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Ambtenaar, Rol
from app.services import mensen
from app.services.mensen import Persoonregel
from app.services.opsporingstoegang import OUDE_KOPIEEN, Toegang, Zegelstand, toegang
from app.ui import berichten
from app.ui.invoer import NieuwWachtwoord
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.maat import pas_maat, rolbaar
from app.ui.noodpapier import NoodsleutelVenster
from app.ui.onderdelen import Paneel, foutregel
from app.ui.opsporing.mensen import Opsporingsmensen
from app.ui.opsporing.toegang import ZEGELWOORDEN
from app.ui.pagina import Pagina, knoppenrij, maak_knop
from app.ui.startwachtwoord import EigenWachtwoord
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.wachten import in_beeld


class MensenView(Pagina):
    """The list with what can be done to the chosen person; most of it is the teamleider's."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(
            "Mensen en rechten",
            "Iedereen heeft een eigen wachtwoord en een eigen sleutel op het bestand. Alleen het "
            "zegel op opsporing (BOA) is cryptografie; de andere rechten bewaakt het programma.",
            parent,
        )
        self.kern = kern
        self.tabel: Tabel[Persoonregel] = Tabel(
            "Ambtenaren",
            (
                Tabelkolom("Naam", lambda r: r.ambtenaar.naam, 13),
                Tabelkolom("Rol", lambda r: r.ambtenaar.rol.label, 11),
                Tabelkolom("BOA", lambda r: "ja" if r.ambtenaar.boa else "nee", 3.5),
                Tabelkolom("Functie", lambda r: r.ambtenaar.functie),
                Tabelkolom("Toegang", _toegang, 12, None, _vorm),
                *_zegelkolom(kern),
            ),
        )
        self.tabel.geopend.connect(lambda _r: self._wijzig())
        self.tabel.gekozen.connect(lambda _r: self._zet_knoppen())
        self.toevoegen = maak_knop("Toevoegen…", self._voeg_toe, "plus")
        self.wijzig = maak_knop("Wijzigen…", self._wijzig, "potlood")
        self.wachtwoord = maak_knop("Nieuw startwachtwoord…", self._nieuw_wachtwoord, "sleutel")
        self.verwijder = maak_knop("Verwijderen…", self._verwijder, "prullenbak")
        self.eigen = maak_knop("Mijn wachtwoord wijzigen…", self._eigen_wachtwoord, "sleutel")
        self.nood = maak_knop("Nieuwe noodsleutel…", self._noodsleutel, "schild")
        self.inhoud.addWidget(
            knoppenrij(self.toevoegen, self.wijzig, self.wachtwoord, self.verwijder)
        )
        self.inhoud.addWidget(self.tabel, 1)
        paneel = Paneel("Als een wachtwoord kwijt is")
        tekst = QLabel(
            "Niemand kan een wachtwoord terughalen. Een teamleider geeft een nieuw "
            "startwachtwoord. Kan niemand meer inloggen, dan opent de noodsleutel uit de kluis "
            "het bestand. Een nieuwe noodsleutel maakt de oude ongeldig."
        )
        tekst.setWordWrap(True)
        paneel.inhoud.addWidget(tekst)
        paneel.inhoud.addWidget(knoppenrij(self.eigen, self.nood))
        self.inhoud.addWidget(paneel)
        self.opsporing: Opsporingsmensen | None = None
        if kern.toont_opsporing:
            self.opsporing = Opsporingsmensen(kern)
            self.inhoud.addWidget(self.opsporing)
        kern.gewijzigd.connect(lambda _w: self.laad())
        kern.peildatum_veranderd.connect(lambda _d: self.laad())
        self.laad()

    def laad(self) -> None:
        """Read the people again."""
        self.leesbalk.probeer(self._lees)

    def _lees(self) -> None:
        regels = mensen.lijst(self.kern.sessie)
        self.tabel.zet(regels, zelfde=lambda r: r.ambtenaar.id)
        self._zet_knoppen()

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.tabel

    def _zet_knoppen(self) -> None:
        """Offer what this person may do to the chosen one; say why not."""
        regel = self.tabel.huidig
        leider = self.kern.sessie.ambtenaar.rol is Rol.TEAMLEIDER
        mag = leider and not self.kern.alleen_lezen
        in_dienst = regel is not None and regel.ambtenaar.uit_dienst is None
        ik = regel is not None and regel.ambtenaar.id == self.kern.sessie.ambtenaar_id
        waarom = "" if leider else "Dit kan alleen een teamleider."
        for knop, aan in (
            (self.toevoegen, True),
            (self.wijzig, in_dienst),
            (self.wachtwoord, in_dienst and not ik),
            (self.verwijder, regel is not None and not ik and (in_dienst or regel.nog_ontnemen)),
            (self.nood, True),
        ):
            knop.setEnabled(mag and aan)
            knop.setToolTip(waarom)
        if self.opsporing is not None:
            self.opsporing.toon(self.tabel.model_.rijen(), regel)

    def _doe(self, doe: Callable[[], object], tekst: str) -> bool:
        """Do something with the keys; known errors are told."""
        try:
            doe()
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return False
        self.kern.sessie.vergeet()
        self.kern.gewijzigd.emit(None)
        berichten.meld(tekst)
        return True

    def _voeg_toe(self) -> None:
        """Add a person."""
        PersoonDialoog(self.kern, None, self).open()

    def _wijzig(self) -> None:
        """Correct a person."""
        regel = self.tabel.huidig
        if regel is not None and self.wijzig.isEnabled():
            PersoonDialoog(self.kern, regel.ambtenaar, self).open()

    def _nieuw_wachtwoord(self) -> None:
        """Give somebody a new start password."""
        regel = self.tabel.huidig
        if regel is not None:
            StartwachtwoordDialoog(self.kern, regel.ambtenaar, self).open()

    def _verwijder(self) -> None:
        """Take somebody's access away; the file gets a new key."""
        regel = self.tabel.huidig
        if regel is None:
            return
        if berichten.vraag(
            self,
            f"{regel.ambtenaar.naam} uit het team halen?",
            toelichting="Het bestand krijgt een nieuwe sleutel; collega’s moeten het daarvoor "
            f"even sluiten. {mensen.OUDE_KOPIEEN}"
            + (f" {OUDE_KOPIEEN}" if regel.opsporing is Zegelstand.HEEFT else ""),
            ja="Verwijderen",
            gevaar=True,
        ):
            self._doe(
                lambda: self._haal_weg(regel.ambtenaar.id),
                "Verwijderd. Het bestand heeft een nieuwe sleutel.",
            )

    def _haal_weg(self, ambtenaar_id: str) -> None:
        """Give the file its new key; a large one takes some seconds."""
        with in_beeld(self, "Het bestand krijgt een nieuwe sleutel…"):
            mensen.verwijder(self.kern.sessie, ambtenaar_id)

    def _eigen_wachtwoord(self) -> None:
        """Change the own password."""
        EigenWachtwoord(self.kern.sessie, self).open()

    def _noodsleutel(self) -> None:
        """Make a new noodsleutel."""
        if not berichten.vraag(
            self,
            "Een nieuwe noodsleutel maken?",
            toelichting="De woorden die nu in de kluis liggen, openen daarna niets meer.",
            ja="Nieuwe maken",
            gevaar=True,
        ):
            return
        try:
            nood = mensen.vernieuw_noodsleutel(self.kern.sessie)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        NoodsleutelVenster(nood, self.kern.sessie.pad, self).open()


class PersoonDialoog(QDialog):
    """Adds or corrects a person."""

    def __init__(
        self, kern: Kern, ambtenaar: Ambtenaar | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kern, self._ambtenaar = kern, ambtenaar
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Ambtenaar")
        lijst, geheel = rolbaar(self)
        vorm = QFormLayout()
        self.naam = _regel("Naam")
        self.rol = QComboBox()
        self.rol.setAccessibleName("Rol")
        for rol in Rol:
            self.rol.addItem(rol.label, rol.value)
        self.boa = QCheckBox("&BOA")
        self.boa_uitleg = QLabel()
        self.boa_uitleg.setWordWrap(True)
        self.boa_uitleg.setProperty("rol", "zacht")
        self.boa.toggled.connect(lambda _: self._zeg_boa())
        self.boa_nummer = _regel("BOA-nummer")
        self.boa_nummer.setPlaceholderText("komt onder een proces-verbaal te staan")
        self.functie = _regel("Functie")
        self.telefoon = _regel("Telefoon")
        self.email = _regel("E-mail")
        for tekst, veld in (
            ("&Naam", self.naam),
            ("&Rol", self.rol),
            ("", self.boa),
            ("", self.boa_uitleg),
            ("BOA-n&ummer", self.boa_nummer),
            ("&Functie", self.functie),
            ("&Telefoon", self.telefoon),
            ("&E-mail", self.email),
        ):
            vorm.addRow(tekst, veld)
        lijst.addLayout(vorm)
        self.wachtwoord = NieuwWachtwoord()
        self.uitleg = QLabel(
            "Dit is een startwachtwoord: bij de eerste keer inloggen kiest de collega een eigen."
        )
        self.uitleg.setWordWrap(True)
        self.uitleg.setProperty("rol", "zacht")
        if ambtenaar is None:
            lijst.addWidget(self.wachtwoord)
            lijst.addWidget(self.uitleg)
        else:
            self._vul(ambtenaar)
        self.fout = foutregel()
        lijst.addWidget(self.fout)
        doos = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        doos.button(QDialogButtonBox.StandardButton.Save).setProperty("primair", True)
        doos.accepted.connect(self._bewaar)
        doos.rejected.connect(self.reject)
        lijst.addStretch(1)
        geheel.addWidget(doos)
        self._zeg_boa()
        pas_maat(self, 26, 32 if ambtenaar is None else 22)

    def _zeg_boa(self) -> None:
        """Say what giving or taking the right means for opsporing."""
        was = self._ambtenaar is not None and self._ambtenaar.boa
        aan = self.boa.isChecked()
        tekst = ""
        if aan and not was:
            kan = toegang(self._kern.sessie) in (Toegang.OPEN, Toegang.GEEN_BESTAND)
            tekst = (
                "Kan alles lezen wat over opsporing wordt en is vastgelegd."
                if kan
                else "Wacht daarna tot een BOA toegang geeft tot opsporing."
            )
        elif was and not aan:
            tekst = f"Kan opsporing niet meer openen. {OUDE_KOPIEEN}"
        self.boa_nummer.setEnabled(aan)
        self.boa_uitleg.setText(tekst)
        self.boa_uitleg.setVisible(bool(tekst))

    def _vul(self, a: Ambtenaar) -> None:
        """Show a person."""
        self.naam.setText(a.naam)
        self.rol.setCurrentIndex(self.rol.findData(a.rol.value))
        self.boa.setChecked(a.boa)
        self.boa_nummer.setText(a.boa_nummer)
        self.functie.setText(a.functie)
        self.telefoon.setText(a.telefoon)
        self.email.setText(a.email)

    def _bewaar(self) -> None:
        """Save."""
        import dataclasses

        waarden = {
            "functie": self.functie.text().strip(),
            "telefoon": self.telefoon.text().strip(),
            "email": self.email.text().strip(),
            "boa_nummer": self.boa_nummer.text().strip(),
        }
        rol, sessie = _rol(self.rol.currentData()), self._kern.sessie
        if not self._zeker():
            return
        try:
            if self._ambtenaar is None:
                mensen.voeg_toe(
                    sessie,
                    self.naam.text(),
                    rol,
                    self.boa.isChecked(),
                    self.wachtwoord.waarde(),
                    **waarden,
                )
            else:
                nieuw = dataclasses.replace(
                    self._ambtenaar,
                    naam=self.naam.text().strip(),
                    rol=rol,
                    boa=self.boa.isChecked(),
                    functie=waarden["functie"],
                    telefoon=waarden["telefoon"],
                    email=waarden["email"],
                    boa_nummer=waarden["boa_nummer"],
                )
                mensen.wijzig(sessie, nieuw)
        except InvoerFout as fout:
            self._zeg(fout)
            return
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.accept()
        sessie.vergeet()
        self._kern.gewijzigd.emit(None)
        berichten.meld("Vastgelegd.")

    def _zeg(self, fout: InvoerFout) -> None:
        """Say what is wrong and go to the field that it is about."""
        self.fout.setText(str(fout))
        self.fout.show()
        velden: dict[str, QWidget] = {
            "wachtwoord": self.wachtwoord,
            "rol": self.rol,
            "boa": self.boa,
            "boa_nummer": self.boa_nummer,
        }
        velden.get(fout.veld, self.naam).setFocus()

    def _zeker(self) -> bool:
        """Ask before the BOA right is taken away."""
        a = self._ambtenaar
        if a is None or not a.boa or self.boa.isChecked():
            return True
        return berichten.vraag(
            self,
            f"{a.naam} het recht BOA afnemen?",
            toelichting=f"Het opsporingsbestand krijgt een nieuwe sleutel: nu, of als een BOA weer "
            f"inlogt. {OUDE_KOPIEEN}",
            ja="Afnemen",
            gevaar=True,
        )


class StartwachtwoordDialoog(QDialog):
    """Gives somebody who lost the password a new start password."""

    def __init__(self, kern: Kern, ambtenaar: Ambtenaar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern, self._ambtenaar = kern, ambtenaar
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nieuw startwachtwoord")
        lijst, geheel = rolbaar(self)
        uitleg = QLabel(
            f"Voor {ambtenaar.naam}. Geef het persoonlijk door; bij het inloggen kiest de "
            "collega een eigen wachtwoord."
        )
        uitleg.setWordWrap(True)
        self.wachtwoord = NieuwWachtwoord()
        doos = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        doos.button(QDialogButtonBox.StandardButton.Save).setProperty("primair", True)
        doos.accepted.connect(self._bewaar)
        doos.rejected.connect(self.reject)
        self.fout = foutregel()
        for deel in (uitleg, self.wachtwoord, self.fout):
            lijst.addWidget(deel)
        lijst.addStretch(1)
        geheel.addWidget(doos)
        pas_maat(self, 24, 18)

    def _bewaar(self) -> None:
        """Set it."""
        try:
            mensen.nieuw_wachtwoord(self._kern.sessie, self._ambtenaar.id, self.wachtwoord.waarde())
        except InvoerFout as fout:
            self.fout.setText(str(fout))
            self.fout.show()
            self.wachtwoord.setFocus()
            return
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.accept()
        self._kern.gewijzigd.emit(None)
        berichten.meld("Het startwachtwoord is ingesteld.")


def _zegelkolom(kern: Kern) -> tuple[Tabelkolom[Persoonregel], ...]:
    """Tell how each stands to opsporing: to those who give rights and to BOA's."""
    if not kern.toont_opsporing and kern.sessie.ambtenaar.rol is not Rol.TEAMLEIDER:
        return ()
    return (Tabelkolom("Opsporing", lambda r: ZEGELWOORDEN[r.opsporing], 14),)


def _rol(code: object) -> Rol:
    """Give the role of a code."""
    return next(rol for rol in Rol if rol.value == code)


def _regel(naam: str) -> QLineEdit:
    """Make a named line."""
    veld = QLineEdit()
    veld.setAccessibleName(naam)
    return veld


def _toegang(regel: Persoonregel) -> str:
    """Say whether somebody can log in."""
    if regel.nog_ontnemen:
        return "uit dienst, toegang nog weg te nemen"
    if regel.ambtenaar.uit_dienst is not None:
        return "uit dienst"
    if not regel.kan_inloggen:
        return "kan niet inloggen"
    return "startwachtwoord" if regel.tijdelijk else "kan inloggen"


def _vorm(regel: Persoonregel) -> tuple[str, Kleur]:
    """Give access its shape."""
    if regel.nog_ontnemen:
        return "waarschuwing", Kleur.GEVAAR
    if regel.kan_inloggen:
        return ("sleutel", Kleur.LET_OP) if regel.tijdelijk else ("vink", Kleur.GOED)
    return "streep", Kleur.TEKST_ZACHT
