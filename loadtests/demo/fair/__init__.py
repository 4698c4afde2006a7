"""The demo's live fair: a show of 80 minutes, sped up, and its wall beside a recount of the log."""
