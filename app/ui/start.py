"""UI: the start of the window: the application, login, the window, locking, the end.

`Programma` holds what lives longer than one window: it goes from login to
window and back, and owns the lock. Nothing heavy is imported before the first
paint.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from app import __version__
from app.domain.fouten import KnownError
from app.services.aanloop import Aanloop
from app.services.sessie import Sessie
from app.ui import achtergrond, berichten, enkel, klembord, voorkeuren
from app.ui.crash import Foutvanger, zet_faulthandler_aan
from app.ui.iconen import programma_icoon
from app.ui.kern import Kern
from app.ui.lettertype import zorg_voor_lettertype
from app.ui.qttekst import Aanvulling
from app.ui.thema import thema
from app.ui.venster import Venster

if TYPE_CHECKING:
    from app.ui.inloggen import InlogVenster
    from app.ui.slot import Vergrendeling

_VOORBEELD_WACHTWOORD = "voorbeeld"
NA_BEELD_MS = 50
"""How long after it is shown the window does what need not be there at once."""
NA_START_MS = 5_000
"""When the rest of the team is there too, and memory may be looked through again."""


def start_venster(
    pad: str | None = None,
    *,
    voorbeeld: bool = False,
    sessie: Sessie | None = None,
    aanloop: Callable[[], Sessie] | None = None,
) -> int:
    """Show the window and run until it closes; gives the exit code.

    Without a file the login screen offers recent files, a new team and the
    example team. `voorbeeld` makes a fresh example team and logs in by itself;
    with `sessie` somebody is logged in already; `aanloop` gives the session of a
    login that was begun while Qt was read (`app.services.aanloop`).
    """
    app = maak_app(sys.argv)
    vanger = Foutvanger(app)
    vanger.installeer()
    zet_faulthandler_aan()
    if pad is not None and sessie is None and enkel.breng_naar_voren(pad):
        return 0
    programma = Programma(app)
    if aanloop is not None:
        programma.open_na(aanloop, pad)
    elif sessie is not None:
        programma.open(sessie, voorbeeld=voorbeeld)
    elif voorbeeld:
        programma.open_voorbeeld()
    else:
        programma.toon_inlog(pad)
    return app.exec()


def maak_app(argv: list[str]) -> QApplication:
    """Make the one QApplication, Dutch, with our look."""
    bestaand = QApplication.instance()
    app = bestaand if isinstance(bestaand, QApplication) else QApplication(argv[:1])
    app.setApplicationName("Kantelpunt")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("kantelpunt")
    app.setQuitOnLastWindowClosed(False)
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    vertaler = QTranslator(app)
    # Qt's own texts (Opslaan, Annuleren, Ja) come from the file that Qt ships.
    if vertaler.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(vertaler)
    app.installTranslator(Aanvulling(app))
    zorg_voor_lettertype(app)
    app.setWindowIcon(programma_icoon())
    thema().zet(keuze=voorkeuren.themakeuze(), procent=voorkeuren.tekstgrootte())
    thema().pas_toe()
    return app


class Programma(QObject):
    """From login to window and back."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.inlog: InlogVenster | None = None
        self.venster: Venster | None = None
        self.slot: Vergrendeling | None = None
        self._wachten: list[QObject] = []
        self._luisteraar: enkel.Luisteraar | None = None

    def toon_inlog(self, pad: str | None = None) -> InlogVenster:
        """Show the login screen."""
        from app.ui.inloggen import InlogVenster  # not read when somebody is logged in already

        inlog = InlogVenster(pad)
        self.inlog = inlog
        inlog.ingelogd.connect(self._ingelogd)
        inlog.nieuw_gevraagd.connect(lambda: self.nieuw_team(inlog))
        inlog.voorbeeld_gevraagd.connect(self.open_voorbeeld)
        inlog.gesloten.connect(self._inlog_gesloten)
        inlog.show()
        return inlog

    def open_na(self, aanloop: Callable[[], Sessie], pad: str | None) -> None:
        """Open the window of a login under way; when it fails, the login screen says why."""
        try:
            sessie = aanloop()
        except KnownError as fout:
            berichten.toon_fout(self.toon_inlog(pad), fout)
            return
        self._ingelogd(sessie)

    def nieuw_team(self, parent: QWidget | None) -> None:
        """Make a new team."""
        from app.ui.nieuwteam import NieuwTeam

        dialoog = NieuwTeam(parent)
        dialoog.gemaakt.connect(lambda s: self._wissel(s))
        dialoog.open()

    def open_voorbeeld(self) -> None:
        """Make a fresh example team in a folder of its own and log in."""
        from app.ui.voorbeeld import maak_voorbeeldteam

        try:
            sessie = maak_voorbeeldteam(
                os.environ.get("KANTELPUNT_WACHTWOORD") or _VOORBEELD_WACHTWOORD
            )
        except KnownError as fout:
            berichten.toon_fout(self.inlog, fout)
            return
        self._wissel(sessie, voorbeeld=True)

    def open(self, sessie: Sessie, *, voorbeeld: bool = False) -> Venster:
        """Show the window of a session."""
        kern = Kern(sessie)
        voorbeeld = voorbeeld or sessie.instellingen.voorbeeldteam
        venster = Venster(kern, voorbeeld=voorbeeld)
        self.venster = venster
        venster.afmelden_gevraagd.connect(self.meld_af)
        venster.openen_gevraagd.connect(self._open_ander)
        venster.nieuw_team_gevraagd.connect(lambda: self.nieuw_team(venster))
        venster.gesloten.connect(self._venster_gesloten)
        self.slot = None
        venster.vergrendelen_gevraagd.connect(self.vergrendel)
        venster.toon()
        QTimer.singleShot(NA_BEELD_MS, lambda: self._na_eerste_beeld(venster))
        return venster

    def vergrendel(self) -> None:
        """Lock every window."""
        if self.venster is None:
            return
        if self.slot is None:
            from app.ui.slot import Vergrendeling

            self.slot = Vergrendeling(self.venster.kern.sessie, self)
            self.slot.afmelden.connect(self.meld_af)
            self.slot.geopend.connect(self.venster.kern.ontgrendeld)
        if not self.slot.dicht:
            self.venster.bij_vergrendelen()
            self.slot.vergrendel()

    def meld_af(self) -> None:
        """Close the window and go back to the login screen of the same file."""
        if self.venster is None:
            return
        pad = self.venster.kern.sessie.pad
        self._sluit_venster()
        self.toon_inlog(pad)

    def _na_eerste_beeld(self, venster: Venster) -> None:
        """Do after the first paint what need not be there before it."""
        QTimer.singleShot(NA_START_MS, Aanloop.klaar)
        if self.venster is not venster:
            return
        from app.ui.slot import Schermwacht, Stiltewacht

        stilte = Stiltewacht(venster.kern.sessie.instellingen.vergrendel_minuten, venster)
        stilte.stil.connect(self.vergrendel)
        scherm = Schermwacht(venster)
        scherm.op_slot.connect(self.vergrendel)
        self._wachten = [stilte, scherm]
        venster.na_eerste_beeld(stilte)
        self._luisteraar = enkel.Luisteraar(venster.kern.sessie.pad, self._naar_voren, venster)

    def _naar_voren(self) -> None:
        """Bring what is in view to the front: the window, or the lock before it."""
        slot = self.slot.slot if self.slot is not None else None
        doel = slot if slot is not None else self.venster
        if doel is not None:
            enkel.til_op(doel)

    def _ingelogd(self, sessie: Sessie) -> None:
        """Go from login to window, past a start password that must be replaced."""
        from app.ui.startwachtwoord import zo_nodig_vervangen

        if not zo_nodig_vervangen(sessie, self.inlog):
            sessie.sluit()
            return
        if enkel.breng_naar_voren(sessie.pad):
            # Chosen in the login screen while it is open already: one window per file.
            sessie.sluit()
            if self.inlog is not None:
                self.inlog.close()
            self._app.quit()
            return
        self._wissel(sessie)

    def _wissel(self, sessie: Sessie, *, voorbeeld: bool = False) -> None:
        """Show the window of a session in place of what is open."""
        if self.inlog is not None:
            self.inlog.gesloten.disconnect(self._inlog_gesloten)
            self.inlog.close()
            self.inlog.deleteLater()
            self.inlog = None
        self._sluit_venster()
        self.open(sessie, voorbeeld=voorbeeld)

    def _open_ander(self, pad: str) -> None:
        """Open another file: its login comes first, then this window goes."""
        self._sluit_venster()
        self.toon_inlog(pad)

    def _sluit_venster(self) -> None:
        """Close the window and its session."""
        venster = self.venster
        if venster is None:
            return
        self.venster = None
        venster.close()
        self._ruim_op(venster)

    def _ruim_op(self, venster: Venster) -> None:
        """Close the session after everything in the background has stopped."""
        klembord.wis_geheim()
        if self._luisteraar is not None:
            self._luisteraar.sluit()
            self._luisteraar = None
        achtergrond.wacht_op_alles()
        sessie = venster.kern.sessie
        venster.deleteLater()
        with contextlib.suppress(KnownError):
            sessie.sluit()
        self._wachten.clear()

    def _venster_gesloten(self) -> None:
        """End the program: the user closed the window."""
        venster = self.venster
        if venster is None:
            return
        self.venster = None
        self._ruim_op(venster)
        if self.inlog is None:
            self._app.quit()

    def _inlog_gesloten(self) -> None:
        """End the program: the user closed the login screen."""
        self.inlog = None
        if self.venster is None:
            self._app.quit()
