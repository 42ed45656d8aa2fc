"""UI: verslagen and bundles of bijlagen of one dossier."""
