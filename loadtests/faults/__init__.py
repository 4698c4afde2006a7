"""Faults on purpose: what is done to the running stack while the city goes on, and what was seen of it."""
