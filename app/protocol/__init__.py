"""Protocol engine: protocol data + facts + calendar + peildatum -> stand."""
