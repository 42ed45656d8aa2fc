"""Documents: make a paragraph of reportlab, without its parser where the text has no markup.

Most paragraphs of a letter hold plain text; the parser of reportlab (an HTML
parser) takes as long for them as breaking their lines.
"""

from __future__ import annotations

from typing import Any

_VOORBEELDEN: dict[str, Any] = {}


def maak_alinea(markup: str, stijl: Any) -> Any:
    """Make a paragraph of markup in a style; styles are told apart by their name."""
    from reportlab.platypus.paragraph import Paragraph

    if "<" in markup or "&" in markup or not markup.strip():
        return Paragraph(markup, stijl)
    voorbeeld = _VOORBEELDEN.get(stijl.name)
    if voorbeeld is None:
        voorbeeld = _VOORBEELDEN[stijl.name] = Paragraph("x", stijl).frags[0]
    return Paragraph(markup, stijl, frags=[voorbeeld.clone(text=markup)])
