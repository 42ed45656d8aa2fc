"""Services: how a team reads, adapts, compares and adopts its protocols."""
