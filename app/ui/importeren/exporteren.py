"""UI: exporting everything to a folder of CSV files, in the background, with cancel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.fouten import KnownError
from app.services.sessie import Sessie
from app.services.uitwisseling import exporteer as schrijf_export
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie, met_venster
from app.ui.kern import Kern


def exporteer(kern: Kern, parent: QWidget | None = None) -> Achtergrondtaak | None:
    """Warn, ask for a folder and write the export there; None when the user thought better of it.

    The export is readable by anyone (it is for carrying over), so that is said first.
    """
    if not berichten.vraag(
        parent,
        "Alles exporteren naar een map?",
        toelichting="De map bevat alle persoonsgegevens van het team en is niet versleuteld. "
        "Bewaar haar op een beveiligde plaats en gooi haar weg als u haar niet meer nodig hebt.",
        ja="Map kiezen…",
    ):
        return None
    naam = f"{Path(kern.sessie.pad).stem}-export-{kern.vandaag.isoformat()}"
    gekozen = QFileDialog.getExistingDirectory(parent, "Waar moet de exportmap komen?")
    if not gekozen:
        return None
    return begin_export(kern, Path(gekozen) / naam, parent)


def begin_export(kern: Kern, map_: Path, parent: QWidget | None = None) -> Achtergrondtaak:
    """Write the export to `map_` behind a progress window."""

    def werk(sessie: Sessie, voortgang: Voortgang) -> Path:
        return schrijf_export(sessie, map_, voortgang=voortgang.meld, stop=voortgang.stop)

    taak = Achtergrondtaak(met_sessie(kern.sessie, werk), parent)
    taak.klaar.connect(lambda pad: berichten.meld(f"Geëxporteerd naar {pad}"))
    taak.mislukt.connect(
        lambda fout: berichten.toon_fout(parent, fout) if isinstance(fout, KnownError) else None
    )
    met_venster(taak, parent, "Exporteren…")
    return taak
