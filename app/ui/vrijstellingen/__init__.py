"""UI: vrijstellingen, vervangende leerplicht and leave: the screen, the panel and the forms."""
