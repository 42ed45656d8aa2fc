"""UI: whoever logs in with a password that a teamleider made up, chooses an own one first."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QWidget,
)

from app.domain.fouten import KnownError
from app.services.sessie import Sessie
from app.ui import berichten
from app.ui.invoer import NieuwWachtwoord, WachtwoordVeld
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import KopLabel


class EigenWachtwoord(QDialog):
    """Changes the own password; asks the present one too."""

    def __init__(
        self, sessie: Sessie, parent: QWidget | None = None, *, eerste_keer: bool = False
    ) -> None:
        super().__init__(parent)
        self._sessie = sessie
        self.setWindowTitle("Eigen wachtwoord")
        lijst, geheel = rolbaar(self)
        lijst.addWidget(KopLabel("Kies een eigen wachtwoord", titel=True))
        uitleg = QLabel(
            "U logde in met een startwachtwoord. Kies er nu een die alleen u weet."
            if eerste_keer
            else "Het nieuwe wachtwoord geldt meteen. Niemand anders kan het zien."
        )
        uitleg.setWordWrap(True)
        lijst.addWidget(uitleg)
        label = QLabel("&Huidig wachtwoord")
        self.oud = WachtwoordVeld("Huidig wachtwoord")
        label.setBuddy(self.oud.veld)
        self.nieuw = NieuwWachtwoord()
        doos = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.zet = doos.addButton("Wijzigen", QDialogButtonBox.ButtonRole.ActionRole)
        self.zet.setProperty("primair", True)
        self.zet.clicked.connect(self._zet)
        doos.rejected.connect(self.reject)
        for deel in (label, self.oud, self.nieuw):
            lijst.addWidget(deel)
        lijst.addStretch(1)
        geheel.addWidget(doos)
        self.zet.setDefault(True)
        pas_maat(self, 26, 22)

    def _zet(self) -> None:
        """Change it."""
        from app.services.mensen import wijzig_wachtwoord

        try:
            wijzig_wachtwoord(self._sessie, self.oud.text(), self.nieuw.waarde())
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.accept()
        berichten.meld("Uw wachtwoord is gewijzigd.")


def zo_nodig_vervangen(sessie: Sessie, parent: QWidget | None) -> bool:
    """Let a start password be replaced; False when the user gave up."""
    from app.services.mensen import lijst

    ik = next((r for r in lijst(sessie) if r.ambtenaar.id == sessie.ambtenaar_id), None)
    if ik is None or not ik.tijdelijk:
        return True
    dialoog = EigenWachtwoord(sessie, parent, eerste_keer=True)
    return dialoog.exec() == QDialog.DialogCode.Accepted
