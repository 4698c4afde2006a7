"""Charts of what was measured, drawn by `python -m loadtests.bench.results` as small SVG files kept in git."""
