"""UI: the few texts of Qt's own windows that its Dutch file lacks: the labels of its file window.

Windows has a file window of its own; on Linux Qt's is often shown.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

_TEKST = {
    ("QFileDialog", "&Look in:"): "&Zoeken in:",
    ("QFileDialog", "Files of &type:"): "Bestands&type:",
}


class Aanvulling(QTranslator):
    """Gives these texts, and nothing for any other, so that the next translator is asked."""

    def isEmpty(self) -> bool:
        """Say that there is something in it: Qt installs no empty translator."""
        return False

    def translate(
        self, context: str, bron: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Look a text up; None, not an empty text, lets the next one be asked."""
        del disambiguation, n
        return _TEKST.get((context, bron))  # type: ignore[return-value]
