"""The roles (角色) a bearer may have."""

from enum import StrEnum


class Role(StrEnum):
    """One a bearer; staff have a district or, without one, the whole city."""

    CITIZEN = "citizen"
    CASHIER = "cashier"
    MERCHANT_ADMIN = "merchant_admin"
    TREASURY_MAKER = "treasury_maker"
    TREASURY_CHECKER = "treasury_checker"
    DISTRICT_REVIEWER = "district_reviewer"
    CITY_REVIEWER = "city_reviewer"
    FINANCE = "finance"
    MODERATOR = "moderator"
    BUREAU = "bureau"
    AUDITOR = "auditor"
    ADMIN = "admin"


STAFF_ROLES = frozenset(Role) - {Role.CITIZEN}
SECOND_ADMIN_ROLES = frozenset({Role.TREASURY_MAKER, Role.TREASURY_CHECKER, Role.FINANCE, Role.ADMIN})
"""Roles that move money, and the one that makes them: two administrators open such an account, or one alone would be
maker and checker."""
