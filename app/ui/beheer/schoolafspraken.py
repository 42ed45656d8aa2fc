"""UI: the page of a school with what was agreed and its visits."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.mensen import Rol
from app.domain.schoolwerk import Schoolafspraak, Schoolbezoek
from app.services import schoolbezoek
from app.services.schoolbezoek import Bezoek
from app.ui import berichten
from app.ui.afdrukken import bewaar_pdf, druk_pdf_af
from app.ui.beheer.bezoekdialoog import BezoekDialoog
from app.ui.beheer.feitformulier import nieuw_feit, wijzig_feit
from app.ui.beheer.schoolbladen import Schoolblad
from app.ui.kern import Kern
from app.ui.pagina import maak_knop
from app.ui.tabel import Tabel, Tabelkolom

AFSPRAAKVELDEN = ("soort", "datum", "met", "wat", "opnieuw", "tot")


class AfsprakenBlad(Schoolblad):
    """Agreements with the day on which they are looked at again, and visits with their report."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self.afspraken: Tabel[Schoolafspraak] = Tabel(
            "Afspraken met deze school",
            (
                Tabelkolom("Wat", _afspraak),
                Tabelkolom("Datum", lambda a: toon_dag(a.datum, jaar=True), 7.5, lambda a: a.datum),
                Tabelkolom(
                    "Opnieuw",
                    lambda a: toon_dag(a.opnieuw, jaar=True) if a.opnieuw else "–",
                    7.5,
                    lambda a: a.opnieuw or a.datum,
                ),
            ),
            leeg="Nog geen afspraken. Leg hier de datum van het verzuimprotocol vast, en wanneer "
            "u het samen evalueert; wie er over verzuim gaat; en wat u verder afsprak.",
        )
        self.afspraken.geopend.connect(self.wijzig)
        erbij = maak_knop("Afspraak…", self.nieuwe_afspraak, "plus")
        weg = maak_knop("Verwijderen", lambda: self.weg(self.afspraken.huidig), "prullenbak")
        weg.setAccessibleName("Afspraak met de school verwijderen")
        self.lijst_met("Afspraken", self.afspraken, erbij, weg)
        self.bezoeken: Tabel[Bezoek] = Tabel(
            "Bezoeken aan deze school",
            (
                Tabelkolom(
                    "Bezoek",
                    lambda b: toon_dag(b.bezoek.datum, jaar=True),
                    7.5,
                    lambda b: b.bezoek.datum,
                ),
                Tabelkolom("Punten", lambda b: str(len(b.punten)), 3.5, lambda b: len(b.punten)),
                Tabelkolom("Door", lambda b: b.door or "–", 7),
                Tabelkolom("Verslag", _verslag),
            ),
            leeg="Nog geen bezoek. Een bezoek heeft een vaste agenda; het verslag gaat naar de "
            "schoolleiding en het bestuur.",
        )
        self.bezoeken.geopend.connect(self.open_bezoek)
        self.nieuw = maak_knop("Bezoek…", self.nieuw_bezoek, "plus")
        self.papier = maak_knop(
            "Verslag afdrukken…", lambda: self._verslag(bewaar=False), "afdrukken"
        )
        self.pdf = maak_knop("Verslag als PDF…", lambda: self._verslag(bewaar=True), "document")
        self.verstuurd = maak_knop("Verslag verstuurd…", self._verstuurd, "envelop")
        self.bezoek_weg = maak_knop("Verwijderen", self._bezoek_weg, "prullenbak")
        self.bezoek_weg.setAccessibleName("Bezoek verwijderen")
        self.lijst_met(
            "Bezoeken",
            self.bezoeken,
            self.nieuw,
            self.papier,
            self.pdf,
            self.verstuurd,
            self.bezoek_weg,
        )

    def laad(self) -> None:
        """Read agreements and visits, newest first."""
        sessie, s = self.kern.sessie, self.school
        afspraken = sessie.lees(Schoolafspraak, school_id=s.id) if s else []
        afspraken.sort(key=lambda a: a.datum, reverse=True)
        self.afspraken.zet(afspraken, zelfde=lambda a: a.id)
        bezoeken = schoolbezoek.bezoeken_van(sessie, s.id) if s else []
        self.bezoeken.zet(bezoeken, zelfde=lambda b: b.bezoek.id)

    def zet_knoppen(self) -> None:
        """Paper may always be made; a visit is not for administratie to record."""
        super().zet_knoppen()
        admin = self.kern.sessie.ambtenaar.rol is Rol.ADMINISTRATIE
        for knop in (self.nieuw, self.verstuurd, self.bezoek_weg):
            knop.setEnabled(knop.isEnabled() and not admin)
            knop.setToolTip("Dit legt de leerplichtambtenaar vast." if admin else "")
        for knop in (self.papier, self.pdf):
            knop.setEnabled(self.school is not None)

    def nieuwe_afspraak(self) -> None:
        """Add an agreement, of today."""
        if self.school is None:
            return
        vast = {"school_id": self.school.id}
        begin = {"datum": self.kern.vandaag}
        nieuw_feit(self.kern, Schoolafspraak, self, vast=vast, alleen=AFSPRAAKVELDEN, begin=begin)

    def nieuw_bezoek(self) -> BezoekDialoog | None:
        """Record a visit with the agenda before one."""
        if self.school is None:
            return None
        bezoek = Schoolbezoek(
            school_id=self.school.id,
            datum=self.kern.vandaag,
            ambtenaar_id=self.kern.sessie.ambtenaar_id,
        )
        return self._open(Bezoek(bezoek, (), ""), nieuw=True)

    def open_bezoek(self, bezoek: object) -> BezoekDialoog | None:
        """Read or correct a visit."""
        return self._open(bezoek, nieuw=False) if isinstance(bezoek, Bezoek) else None

    def _open(self, bezoek: Bezoek, *, nieuw: bool) -> BezoekDialoog | None:
        if self.school is None:
            return None
        dialoog = BezoekDialoog(self.kern, self.school, bezoek, nieuw=nieuw, parent=self)
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.open()
        return dialoog

    def _verslag(self, *, bewaar: bool) -> None:
        """Print the report of the chosen visit, or save it."""
        gekozen = self.bezoeken.huidig
        if gekozen is None or self.school is None:
            return
        try:
            pdf = schoolbezoek.verslag_pdf(self.kern.sessie, gekozen.bezoek.id)
            naam = f"Schoolbezoek {gekozen.bezoek.datum:%Y-%m-%d}"
            if bewaar:
                bewaar_pdf(pdf, naam, self)
            else:
                druk_pdf_af(pdf, naam, self)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _verstuurd(self) -> None:
        """Record on which days the report went out; today is proposed."""
        gekozen = self.bezoeken.huidig
        if gekozen is None:
            return
        bezoek = dataclasses.replace(
            gekozen.bezoek,
            aan_schoolleiding=gekozen.bezoek.aan_schoolleiding or self.kern.vandaag,
            aan_bestuur=gekozen.bezoek.aan_bestuur or self.kern.vandaag,
        )
        wijzig_feit(
            self.kern,
            bezoek,
            self,
            alleen=("aan_schoolleiding", "aan_bestuur"),
            titel="Verslag verstuurd",
        )

    def _bezoek_weg(self) -> None:
        """Withdraw a visit with its points, in one change."""
        gekozen = self.bezoeken.huidig
        if gekozen is not None and berichten.vraag(
            self, "Dit bezoek met zijn punten verwijderen?", ja="Verwijderen", gevaar=True
        ):
            self.kern.voer_uit(
                lambda s: schoolbezoek.trek_bezoek_in(s, gekozen), "Bezoek verwijderd.", self
            )


def _afspraak(afspraak: Schoolafspraak) -> str:
    """Write an agreement in a line."""
    delen = (afspraak.soort.label, afspraak.met, afspraak.wat)
    return ": ".join(d for d in delen if d)


def _verslag(bezoek: Bezoek) -> str:
    """Say to whom the report went."""
    delen = [
        f"{wie} {toon_dag(dag)}"
        for wie, dag in (
            ("schoolleiding", bezoek.bezoek.aan_schoolleiding),
            ("bestuur", bezoek.bezoek.aan_bestuur),
        )
        if dag is not None
    ]
    return ", ".join(delen) or "nog niet verstuurd"
