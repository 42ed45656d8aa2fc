"""UI: the post register: search, what came back, print."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.handelen import Retourreden
from app.domain.schooldagen import schooljaar_van
from app.domain.verzending import Bezorgwijze
from app.services import postregister
from app.services.postregister import Postregel
from app.ui import berichten
from app.ui.afdrukken import bewaar_pdf, druk_pdf_af
from app.ui.beheer.feitformulier import wijzig_feit
from app.ui.brieven.bekijken import bekijk_brief
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.pagina import knoppenrij, maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom

_PERIODEN = (("30", "laatste 30 dagen"), ("jaar", "dit schooljaar"), ("alles", "alles"))


class PostBlad(QWidget):
    """Letters that went out, the newest first; Enter shows one."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op leerling, dossier, brief of ontvanger")
        self.zoekveld.setAccessibleName("Filter het postregister")
        self.zoekveld.setClearButtonEnabled(True)
        self.periode = QComboBox()
        self.periode.setAccessibleName("Periode")
        for code, naam in _PERIODEN:
            self.periode.addItem(naam, code)
        self.periode.activated.connect(lambda _i: self.laad())
        self.terug = QCheckBox("Alleen &teruggekomen")
        self.terug.toggled.connect(lambda _aan: self.laad())
        self.tabel: Tabel[Postregel] = Tabel(
            "Postregister",
            (
                Tabelkolom("Datum", _dag, 6.5, lambda r: r.brief.datum),
                Tabelkolom("Leerling", lambda r: r.leerling, 9),
                Tabelkolom("Dossier", lambda r: r.dossiernummer, 5),
                Tabelkolom("Brief", lambda r: r.soort, 13),
                Tabelkolom("Aan", lambda r: r.aan),
                Tabelkolom("Verzonden", lambda r: r.hoe, 12, None, _vorm),
            ),
            leeg="Er zijn in deze periode geen brieven verstuurd. Kies een andere periode, "
            "of maak een brief in een dossier (Ctrl+Shift+B).",
        )
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.tabel.geopend.connect(lambda _r: self.bekijk())
        self.tabel.gekozen.connect(lambda r: self._weeg(r))
        self.toon_knop = maak_knop("Bekijken…", self.bekijk, "oog")
        self.retour_knop = maak_knop("Verzonden en terug…", self.wijzig, "terug")
        self.retour_knop.setToolTip("Hoe de brief wegging, en of hij terugkwam")
        self.dossier_knop = maak_knop("Naar dossier", self._naar_dossier, "dossier")
        druk = maak_knop("Register afdrukken…", self._druk, "afdrukken")
        pdf = maak_knop("Register als PDF…", self._pdf, "document")
        lijst = QVBoxLayout(self)
        lijst.addLayout(naast(self.zoekveld, self.periode, self.terug))
        lijst.addWidget(self.tabel, 1)
        lijst.addWidget(knoppenrij(self.toon_knop, self.retour_knop, self.dossier_knop, druk, pdf))

    def laad(self) -> None:
        """Read the register of the chosen spell again, up to the day of the window."""
        tot = self.kern.peildatum
        rijen = postregister.lijst(
            self.kern.sessie, self._van(), tot, alleen_terug=self.terug.isChecked()
        )
        self.tabel.zet(rijen, zelfde=lambda r: r.brief.id)

    def bekijk(self) -> None:
        """Show the very page that went out."""
        if self.tabel.huidig is not None:
            bekijk_brief(self.kern, self.tabel.huidig.brief, self)

    def wijzig(self) -> None:
        """Record how it left and whether it came back."""
        regel = self.tabel.huidig
        if regel is None:
            return
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        wijzig_feit(
            self.kern,
            regel.brief,
            self,
            alleen=("bezorgwijze", "retour_op", "retour_reden"),
            opties={
                "bezorgwijze": [(None, "onbekend"), *((str(b), b.label) for b in Bezorgwijze)],
                "retour_reden": [(None, "niet terug"), *((str(r), r.label) for r in Retourreden)],
            },
            titel="Verzonden en teruggekomen",
            kop=f"{regel.soort} aan {regel.brief.ontvanger}",
        )

    def _van(self) -> date:
        """Give the first day of the chosen spell."""
        tot = self.kern.peildatum
        keus = self.periode.currentData()
        if keus == "alles":
            return date(1900, 1, 1)
        if keus == "jaar":
            return date(int(schooljaar_van(tot)[:4]), 8, 1)
        return tot - timedelta(days=30)

    def _weeg(self, regel: object) -> None:
        """Let the buttons follow the choice."""
        for knop in (self.toon_knop, self.retour_knop, self.dossier_knop):
            knop.setEnabled(isinstance(regel, Postregel))

    def _naar_dossier(self) -> None:
        if self.tabel.huidig is not None:
            self.kern.toon_dossier.emit(self.tabel.huidig.brief.dossier_id)

    def _register(self) -> bytes:
        """Set the register as it is shown."""
        delen = [self.periode.currentText(), self.zoekveld.text().strip()]
        delen += ["alleen teruggekomen"] if self.terug.isChecked() else []
        return postregister.register_pdf(
            self.tabel.model_.rijen(),
            filtertekst=" · ".join(d for d in delen if d),
            teamnaam=self.kern.sessie.instellingen.teamnaam,
            peildatum=self.kern.peildatum,
        )

    def _druk(self) -> None:
        try:
            druk_pdf_af(self._register(), "Postregister", self, liggend=True)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _pdf(self) -> None:
        try:
            bewaar_pdf(self._register(), f"postregister-{self.kern.peildatum}", self)
        except KnownError as fout:
            berichten.toon_fout(self, fout)


def _dag(regel: Postregel) -> str:
    return toon_dag(regel.brief.datum, jaar=True, weekdag=False)


def _vorm(regel: Postregel) -> tuple[str, Kleur] | None:
    """Mark what came back by a shape."""
    return ("terug", Kleur.LET_OP) if regel.brief.retour_op is not None else None
