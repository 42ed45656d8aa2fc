"""UI: the wizard that points out what the columns of another administration's list mean."""
