"""What may go wrong in a way no caller asked for. Expected refusals are values (`decision.py`)."""


class BrokenPromiseError(Exception):
    """Something that must hold does not; the act is abandoned and a person must look."""


class ForerunnerMissingError(Exception):
    """A fact cannot be applied before another one that has not come yet: it waits, it is not poison."""


class UnavailableError(Exception):
    """A part we need is away or too slow; the act may or may not have taken effect: its key resolves it."""
