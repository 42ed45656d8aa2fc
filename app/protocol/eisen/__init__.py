"""Protocol: demands and poorten: what must be so, whether it is, and by which fact."""
