"""UI: the address book: organisations that letters go to beside schools."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.namen import zoeknaam
from app.domain.partners import Partner
from app.services import vastleggen
from app.ui import berichten
from app.ui.beheer.feitformulier import nieuw_feit, wijzig_feit
from app.ui.kern import Kern
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel, Tabelkolom


class PartnerBlad(QWidget):
    """Partners by name; Enter opens the form."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, soort of plaats")
        self.zoekveld.setAccessibleName("Filter de partners")
        self.zoekveld.setClearButtonEnabled(True)
        self.tabel: Tabel[Partner] = Tabel(
            "Partners",
            (
                Tabelkolom("Naam", lambda p: p.naam),
                Tabelkolom("Soort", lambda p: p.soort.label, 14),
                Tabelkolom("Ter attentie van", lambda p: p.contactpersoon, 9),
                Tabelkolom("Adres", _adres, 16),
            ),
            leeg="Nog geen partners. Leg hier het samenwerkingsverband, de jeugdarts, het CJG en "
            "andere gemeenten vast; brieven nemen hun adres over.",
        )
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.tabel.geopend.connect(lambda p: self.wijzig(p))
        self.weg_knop = maak_knop("Verwijderen", self._weg, "prullenbak")
        lijst = QVBoxLayout(self)
        lijst.addWidget(self.zoekveld)
        lijst.addWidget(self.tabel, 1)
        lijst.addWidget(knoppenrij(maak_knop("Nieuwe partner…", self.nieuw, "plus"), self.weg_knop))

    def laad(self) -> None:
        """Read the list again."""
        rijen = sorted(self.kern.sessie.lees(Partner), key=lambda p: zoeknaam(p.naam))
        self.tabel.zet(rijen, zelfde=lambda p: p.id)
        self.weg_knop.setEnabled(bool(rijen))

    def nieuw(self) -> None:
        """Add a partner."""
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        nieuw_feit(self.kern, Partner, self)

    def wijzig(self, partner: object) -> None:
        """Correct a partner."""
        if isinstance(partner, Partner) and not self.kern.alleen_lezen:
            wijzig_feit(self.kern, partner, self)

    def _weg(self) -> None:
        """Withdraw the chosen one; letters that went there stay."""
        partner = self.tabel.huidig
        if partner is not None:
            self.kern.voer_uit(
                lambda s: vastleggen.trek_in(s, partner), f"{partner.naam} verwijderd.", self
            )


def _adres(p: Partner) -> str:
    straat = " ".join(d for d in (p.straat, p.huisnummer) if d.strip())
    plaats = "  ".join(d for d in (p.postcode, p.plaats) if d.strip())
    return ", ".join(d for d in (straat, plaats) if d)
