"""Officers for tests: two of the whole city, and one of a district where nothing of the test lies."""

from shared.kernel.officer import Officer

ANN, BO = Officer("ann"), Officer("bo")
STRANGER = Officer("cy", "elsewhere")
