"""UI: the window that imports with a preview, and the export to a folder."""
