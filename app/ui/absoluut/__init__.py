"""UI: who is leerplichtig and enrolled nowhere, and what was found out about them."""
