"""Documents: brieven and verslagen; dataclasses in, PDF bytes out."""
