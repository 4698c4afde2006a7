"""A posting as schema.org's JobPosting (JSON-LD), as search engines and other job boards read it."""

from datetime import datetime
from decimal import Decimal
from html import escape
from typing import Any

from services.jobfair.domain.posting import Posting
from shared.kernel.fen import FEN_PER_YUAN, Fen


def job_posting_ld(posting: Posting, posted_at: datetime) -> dict[str, Any]:
    """Decimals stand for JSON numbers; text of the company is escaped where HTML is expected (`description`)."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": posting.title,
        "description": _html(posting),
        "identifier": {"@type": "PropertyValue", "name": posting.employer, "value": posting.job_no},
        "datePosted": posted_at.isoformat(),
        "employmentType": posting.employment.value,
        "hiringOrganization": {
            "@type": "Organization",
            "name": posting.employer,
            "identifier": {"@type": "PropertyValue", "name": "统一社会信用代码", "value": posting.uscc},
        },
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "streetAddress": posting.place, "addressCountry": "CN"},
        },
        "baseSalary": {"@type": "MonetaryAmount", "currency": "CNY", "value": _pay(posting)},
        "totalJobOpenings": posting.headcount,
        "validThrough": posting.valid_until.isoformat() if posting.valid_until else None,
        "occupationalCategory": posting.occupation,
        "industry": posting.industry,
        "educationRequirements": posting.education,
        "qualifications": posting.conditions,
        "responsibilities": posting.duties,
        "directApply": True,
    }
    return {name: value for name, value in told.items() if value not in (None, "")}


def _html(posting: Posting) -> str:
    parts = (("岗位职责", posting.duties), ("任职要求", posting.conditions))
    return "".join(f"<p>{name}：{escape(text).replace(chr(10), '<br>')}</p>" for name, text in parts if text)


def _pay(posting: Posting) -> dict[str, Any]:
    pay: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": "MONTH"}
    if posting.pay_min_fen is not None and posting.pay_max_fen is not None:
        return pay | {"minValue": _yuan(posting.pay_min_fen), "maxValue": _yuan(posting.pay_max_fen)}
    return pay | {"value": _yuan(posting.base_pay_fen)} if posting.base_pay_fen is not None else pay


def _yuan(amount: Fen) -> int | Decimal:
    yuan = Decimal(amount) / FEN_PER_YUAN
    return int(yuan) if yuan == int(yuan) else yuan
