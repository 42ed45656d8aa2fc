"""UI: the form of a schoolbezoek: who, and the fixed agenda point by point."""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import Richting
from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Ambtenaar, Rol
from app.domain.scholen import School
from app.domain.schoolwerk import Onderwerp
from app.services import schoolbezoek
from app.services.schoolbezoek import LEERPLICHT, Bezoek, Punt
from app.ui import berichten
from app.ui.conceptvorm import Conceptvorm
from app.ui.kern import Kern
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import KopLabel, Paneel
from app.ui.thema import thema
from app.ui.vastleggen.velden import DagInvoer, Invoer, KeuzeInvoer, NotitieInvoer, TekstInvoer

WIE = (("", "–"), ("school", "school"), (LEERPLICHT, "leerplicht (wordt een taak)"))


class BezoekDialoog(QDialog):
    """Records a visit, or corrects it; empty points are not kept. One change, undone in one go."""

    def __init__(
        self,
        kern: Kern,
        school: School,
        bezoek: Bezoek,
        *,
        nieuw: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kern, self._school, self._bezoek = kern, school, bezoek
        self.setWindowTitle("Nieuw schoolbezoek" if nieuw else "Schoolbezoek")
        lijst, geheel = rolbaar(self)
        lijst.addWidget(KopLabel(school.naam, titel=True))
        self.datum = DagInvoer("Datum", kern.vandaag, leeg_mag=False)
        self.door = KeuzeInvoer("Bezocht door", self._collegas())
        self.aanwezig = TekstInvoer("Aanwezig namens de school")
        self.datum.zet(bezoek.bezoek.datum)
        self.door.zet(bezoek.bezoek.ambtenaar_id)
        self.aanwezig.zet(bezoek.bezoek.aanwezig)
        vorm = QFormLayout()
        for invoer in (self.datum, self.door, self.aanwezig):
            label = QLabel(invoer.label)
            label.setBuddy(invoer.invoer)
            vorm.addRow(label, invoer)
        lijst.addLayout(vorm)
        uitleg = QLabel(
            "Dit verslag gaat over de school en wordt verstuurd. Noem geen leerlingen: wat over "
            "een leerling gaat, hoort in het dossier."
        )
        uitleg.setProperty("rol", "zacht")
        uitleg.setWordWrap(True)
        lijst.addWidget(uitleg)
        bestaand = {p.onderwerp: p for p in bezoek.punten}
        self.punten: dict[Onderwerp, _Puntvelden] = {}
        for onderwerp in Onderwerp:
            velden = _Puntvelden(kern, onderwerp)
            punt = bestaand.get(onderwerp)
            if punt is not None:
                velden.zet(
                    Punt(
                        onderwerp=onderwerp,
                        bevinding=punt.bevinding,
                        afspraak=punt.afspraak,
                        wie=punt.wie,
                        uiterlijk=punt.uiterlijk,
                    )
                )
            self.punten[onderwerp] = velden
            lijst.addWidget(velden)
        self.fout = QLabel()
        self.fout.setProperty("rol", "gevaar")
        self.fout.setWordWrap(True)
        self.fout.hide()
        geheel.addWidget(self.fout)
        mag = not kern.alleen_lezen and kern.sessie.ambtenaar.rol is not Rol.ADMINISTRATIE
        doos = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        opslaan = doos.button(QDialogButtonBox.StandardButton.Save)
        opslaan.setProperty("primair", True)
        opslaan.setEnabled(mag)
        doos.accepted.connect(self.bewaar)
        doos.rejected.connect(self.reject)
        geheel.addWidget(doos)
        sleutel = (school.id, "schoolbezoek", "" if nieuw else bezoek.bezoek.id)
        alle: dict[str, Invoer] = {"datum": self.datum, "door": self.door}
        alle["aanwezig"] = self.aanwezig
        for onderwerp, velden in self.punten.items():
            alle |= velden.invoer(onderwerp.value)
        Conceptvorm(kern, self, sleutel, "Schoolbezoek", alle)
        kern.vergrendeld.connect(self.reject)
        pas_maat(self, 40, 38)
        self.datum.invoer.setFocus()

    def bewaar(self) -> None:
        """Save; stays open with the reason when it cannot be."""
        self.fout.hide()
        try:
            datum = self.datum.lees()
            punten = [velden.waarde() for velden in self.punten.values()]
            assert datum is not None  # the field may not be empty: it raised InvoerFout
            bezoek = dataclasses.replace(
                self._bezoek.bezoek,
                datum=datum,
                ambtenaar_id=self.door.waarde() or None,
                aanwezig=self.aanwezig.waarde(),
            )
            tekst = " ".join(f"{p.bevinding} {p.afspraak}" for p in punten)
            namen = schoolbezoek.namen_in(self._kern.sessie, self._school.id, tekst)
            if namen and not berichten.vraag(
                self,
                f"In het verslag staat een leerling van deze school: {', '.join(namen)}.",
                toelichting="Het verslag gaat naar de schoolleiding en het bestuur.",
                ja="Toch opslaan",
            ):
                return
            wijziging = schoolbezoek.leg_bezoek_vast(self._kern.sessie, bezoek, punten)
        except InvoerFout as fout:
            self.fout.setText(f"{fout.tekst} {fout.doe}".strip())
            self.fout.show()
            return
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.accept()
        self._kern.meld_wijziging(wijziging, "Schoolbezoek vastgelegd.")

    def _collegas(self) -> list[tuple[str | None, str]]:
        alle = sorted(self._kern.sessie.lees(Ambtenaar), key=lambda a: a.naam)
        return [(None, "–"), *((a.id, a.naam) for a in alle)]


class _Puntvelden(Paneel):
    """The fields of one point of the agenda."""

    def __init__(self, kern: Kern, onderwerp: Onderwerp) -> None:
        naam = onderwerp.label
        super().__init__(naam[:1].upper() + naam[1:])
        self._onderwerp = onderwerp
        self.bevinding = NotitieInvoer(f"{naam}: wat is besproken", regels=2)
        self.afspraak = TekstInvoer(f"{naam}: afspraak")
        self.wie = KeuzeInvoer(f"{naam}: wie doet het", WIE)
        self.uiterlijk = DagInvoer(
            f"{naam}: uiterlijk", kern.vandaag, richting=Richting.TAAK, leeg_mag=True
        )
        vorm = QFormLayout()
        vorm.setSpacing(thema().em(0.25))
        vorm.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for tekst, invoer in (
            ("Besproken", self.bevinding),
            ("Afspraak", self.afspraak),
            ("Wie", self.wie),
            ("Uiterlijk", self.uiterlijk),
        ):
            label = QLabel(tekst)
            label.setBuddy(invoer.invoer)
            vorm.addRow(label, invoer)
        vak = QVBoxLayout()
        vak.addLayout(vorm)
        self.inhoud.addLayout(vak)

    def zet(self, punt: Punt) -> None:
        """Show a point that is there; who does it may be a name of its own."""
        if punt.wie and punt.wie not in dict(WIE):
            self.wie.zet_opties([*WIE, (punt.wie, punt.wie)])
        self.bevinding.zet(punt.bevinding)
        self.afspraak.zet(punt.afspraak)
        self.wie.zet(punt.wie)
        self.uiterlijk.zet(punt.uiterlijk)

    def invoer(self, code: str) -> dict[str, Invoer]:
        """Give the inputs by a name that is their own."""
        return {
            f"{code}/bevinding": self.bevinding,
            f"{code}/afspraak": self.afspraak,
            f"{code}/wie": self.wie,
            f"{code}/uiterlijk": self.uiterlijk,
        }

    def waarde(self) -> Punt:
        """Give the point as it is filled in; InvoerFout when a day is none."""
        return Punt(
            onderwerp=self._onderwerp,
            bevinding=self.bevinding.waarde(),
            afspraak=self.afspraak.waarde(),
            wie=self.wie.waarde() or "",
            uiterlijk=self.uiterlijk.lees(),
        )
