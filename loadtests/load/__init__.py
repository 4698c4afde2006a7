"""Journeys of people under load, played by Locust: a rush, tills, filings, a live fair, and all of it at once.

Locust is a closed model: a user waits for an answer before it asks on, so a slow stack is asked less. And it shares
the cores with what it loads. What a peak is, `make bench` says, by a generator that times from the planned send.
"""

CAVEAT = (
    "Locust is a closed model (a user waits for its answer before it asks again, so a slow stack is asked less) and "
    "runs on the same cores as the stack. These are figures of journeys, not of a peak: peak figures come from "
    "`make bench` (wrk, and an open loop that times from the planned send)."
)
