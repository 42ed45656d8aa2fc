"""UI: documents in a dossier: adding, looking, the scanner folder."""
