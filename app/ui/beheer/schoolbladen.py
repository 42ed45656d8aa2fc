"""UI: two pages of one school: its data with free days and norms, and its people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.feit import Feit
from app.domain.mensen import Ambtenaar
from app.domain.scholen import School, SchoolContact, VrijeDag
from app.domain.schoolwerk import Schoolambtenaar, Schoolrol
from app.services import schoolwerk, vastleggen
from app.ui.beheer.feitformulier import Feitformulier, nieuw_feit, wijzig_feit
from app.ui.beheer.schoolnormen import NormenLijst
from app.ui.collegas import in_dienst, keuze_van
from app.ui.kern import Kern
from app.ui.onderdelen import KopLabel
from app.ui.pagina import knoppenrij, maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema

if TYPE_CHECKING:
    from db.wijziging import Wijziging


class Schoolblad(QWidget):
    """A page of the chosen school; `knoppen` are off while nothing may be recorded."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.school: School | None = None
        self.knoppen: list[QWidget] = []
        self.lijst = QVBoxLayout(self)
        rand = thema().em(0.3)
        self.lijst.setContentsMargins(rand, rand, rand, rand)
        self.lijst.setSpacing(thema().em(0.3))

    def toon(self, school: School | None) -> None:
        """Show a school, or nothing."""
        self.school = school
        self.laad()
        self.zet_knoppen()

    def laad(self) -> None:
        """Read what the page shows."""
        raise NotImplementedError

    def zet_knoppen(self) -> None:
        """Offer what may be done now."""
        aan = self.school is not None and not self.kern.alleen_lezen
        for knop in self.knoppen:
            knop.setEnabled(aan)

    def lijst_met(self, kop: str, tabel: QWidget, *knoppen: QWidget, rekt: int = 1) -> None:
        """Add a list with its heading and what can be done with it."""
        self.lijst.addWidget(KopLabel(kop))
        self.lijst.addWidget(tabel, rekt)
        self.lijst.addWidget(knoppenrij(*knoppen))  # type: ignore[arg-type]
        self.knoppen += knoppen

    def erbij(self, soort: type[Feit], **anders: Any) -> Feitformulier | None:
        """Open the form of a new fact of this school."""
        if self.school is None:
            return None
        return nieuw_feit(self.kern, soort, self, vast={"school_id": self.school.id}, **anders)

    def wijzig(self, feit: object, **anders: Any) -> None:
        """Correct a fact of this school."""
        if isinstance(feit, Feit) and self.school is not None and not self.kern.alleen_lezen:
            wijzig_feit(self.kern, feit, self, vast={"school_id": self.school.id}, **anders)

    def weg(self, feit: Feit | None) -> None:
        """Withdraw a fact; it can be undone."""
        if feit is not None:
            self.kern.voer_uit(
                lambda s: vastleggen.trek_in(s, feit), f"{feit.LABEL} verwijderd.", self
            )


class GegevensBlad(Schoolblad):
    """Address and kind of the school, its free days and its own norms."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self.tekst = QLabel()
        self.tekst.setWordWrap(True)
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bewerk = maak_knop("Wijzigen…", self._wijzig_school, "potlood")
        self.lijst.addLayout(naast(self.tekst, self.bewerk))
        self.vrij: Tabel[VrijeDag] = Tabel(
            "Vrije dagen van deze school",
            (
                Tabelkolom("Vrij", _dagen, 13, lambda v: v.eerste_dag),
                Tabelkolom("Waarom", lambda v: v.omschrijving or v.soort.label),
            ),
            leeg="Geen eigen vrije dagen.",
        )
        self.vrij.geopend.connect(self.wijzig)
        erbij = maak_knop("Vrije dag…", lambda: self.erbij(VrijeDag), "plus")
        weg = maak_knop("Verwijderen", lambda: self.weg(self.vrij.huidig), "prullenbak")
        weg.setAccessibleName("Vrije dag verwijderen")
        self.lijst_met("Vrije dagen", self.vrij, erbij, weg)
        self.normen = NormenLijst(kern)
        self.lijst.addWidget(KopLabel("Eigen normen"))
        self.lijst.addWidget(self.normen, 1)
        self.knoppen += [self.bewerk, *self.normen.knoppen]

    def laad(self) -> None:
        """Read free days and norms."""
        s = self.school
        self.tekst.setText("" if s is None else _vertel(s))
        vrij = self.kern.sessie.lees(VrijeDag, school_id=s.id) if s else []
        self.vrij.zet(sorted(vrij, key=lambda v: v.eerste_dag, reverse=True))
        self.normen.toon(s)

    def _wijzig_school(self) -> None:
        """Correct the school itself."""
        if self.school is not None and not self.kern.alleen_lezen:
            wijzig_feit(self.kern, self.school, self)


class MensenBlad(Schoolblad):
    """Who of the team works for the school, and who are its contact persons, with history."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self._namen: dict[str, str] = {}
        self.ambtenaren: Tabel[Schoolambtenaar] = Tabel(
            "Ambtenaren van deze school",
            (
                Tabelkolom("Ambtenaar", lambda a: self._namen.get(a.ambtenaar_id, "onbekend")),
                Tabelkolom("Rol", lambda a: a.rol.label, 8),
                Tabelkolom("Wanneer", lambda a: periode(a.van, a.tot), 13, lambda a: a.van),
            ),
            leeg="Nog geen vaste ambtenaar. Wie hier vast staat, krijgt de meldingen van deze "
            "school voorgesteld.",
        )
        self.ambtenaren.geopend.connect(lambda a: self.wijzig(a, opties=self._collegas()))
        self.vast = maak_knop("Vaste ambtenaar…", lambda: self.kies(Schoolrol.VAST), "persoon")
        self.vervanger = maak_knop("Vervanger…", lambda: self.kies(Schoolrol.VERVANGER), "personen")
        weg = maak_knop("Verwijderen", lambda: self.weg(self.ambtenaren.huidig), "prullenbak")
        weg.setAccessibleName("Ambtenaar van de school verwijderen")
        self.lijst_met("Van leerplicht", self.ambtenaren, self.vast, self.vervanger, weg)
        self.contacten: Tabel[SchoolContact] = Tabel(
            "Contactpersonen van deze school",
            (
                Tabelkolom("Contact", lambda c: c.naam),
                Tabelkolom("Functie", lambda c: c.functie, 8),
                Tabelkolom("Telefoon", lambda c: c.telefoon, 7),
                Tabelkolom("Wanneer", lambda c: periode(c.van, c.tot), 9),
            ),
            leeg="Nog geen contactpersonen.",
        )
        self.contacten.geopend.connect(self.wijzig)
        erbij = maak_knop("Contactpersoon…", lambda: self.erbij(SchoolContact), "plus")
        contact_weg = maak_knop(
            "Verwijderen", lambda: self.weg(self.contacten.huidig), "prullenbak"
        )
        contact_weg.setAccessibleName("Contactpersoon verwijderen")
        self.lijst_met("Van de school", self.contacten, erbij, contact_weg)

    def laad(self) -> None:
        """Read who works here now and before; who is there now stands first."""
        sessie, s = self.kern.sessie, self.school
        self._namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
        rijen = sessie.lees(Schoolambtenaar, school_id=s.id) if s else []
        rijen.sort(
            key=lambda a: (a.tot is not None, a.rol is not Schoolrol.VAST, -a.van.toordinal())
        )
        self.ambtenaren.zet(rijen, zelfde=lambda a: a.id)
        contacten = sessie.lees(SchoolContact, school_id=s.id) if s else []
        dag = self.kern.peildatum
        contacten.sort(key=lambda c: (c.tot is not None and c.tot < dag, c.naam.casefold()))
        self.contacten.zet(contacten, zelfde=lambda c: c.id)

    def kies(self, rol: Schoolrol) -> Feitformulier | None:
        """Ask who works for the school from when on; who did before ends the day before."""
        if self.school is None:
            return None
        vorm = _Opvolging(
            self.kern,
            Schoolambtenaar,
            vast={"school_id": self.school.id, "rol": rol, "tot": None},
            opties=self._collegas(),
            alleen=("ambtenaar_id", "van"),
            titel=rol.label.capitalize(),
            kop=self.school.naam,
            parent=self,
        )
        vorm.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        vorm.invoer["van"].zet(self.kern.vandaag)
        vorm.open()
        return vorm

    def _collegas(self) -> dict[str, list[tuple[str | None, str]]]:
        return {"ambtenaar_id": keuze_van(in_dienst(self.kern))}


class _Opvolging(Feitformulier):
    """The form of a new ambtenaar of the school: the one before her ends by it."""

    def schrijf(self, feit: Feit) -> Wijziging:
        """Record the succession as one change."""
        assert isinstance(feit, Schoolambtenaar)
        return schoolwerk.zet_ambtenaar(
            self._kern.sessie, feit.school_id, feit.ambtenaar_id, feit.rol, feit.van
        )


def periode(van: date | None, tot: date | None) -> str:
    """Write from when until when, "" when neither is known."""
    if tot is not None:
        begin = f"{toon_dag(van, jaar=True, weekdag=False)} – " if van else "t/m "
        return f"{begin}{toon_dag(tot, jaar=True, weekdag=False)}"
    return f"vanaf {toon_dag(van, jaar=True, weekdag=False)}" if van else ""


def _vertel(school: School) -> str:
    """Tell the data of a school in lines."""
    adres = " ".join(d for d in (school.straat, school.huisnummer) if d)
    plaats = " ".join(d for d in (school.postcode, school.plaats) if d)
    stap2 = f"eigen termijn stap 2: {school.termijn_stap2} schoolweken"
    regels = (
        " · ".join(
            d
            for d in (
                f"{school.brin}{school.vestiging}",
                school.onderwijssoort.label,
                f"regio {school.regio.label}",
                stap2 if school.termijn_stap2 else "",
            )
            if d
        ),
        ", ".join(d for d in (adres, plaats) if d),
        " · ".join(d for d in (school.telefoon, school.email, school.swv) if d),
    )
    return "\n".join(r for r in regels if r)


def _dagen(vrij: VrijeDag) -> str:
    """Write a spell of free days."""
    if vrij.eerste_dag == vrij.laatste_dag:
        return toon_dag(vrij.eerste_dag, jaar=True)
    return f"{toon_dag(vrij.eerste_dag)} – {toon_dag(vrij.laatste_dag, jaar=True)}"
