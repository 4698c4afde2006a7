"""A posting for search engines."""

from datetime import UTC, datetime
from decimal import Decimal

from services.jobfair.domain.job_posting_ld import job_posting_ld
from services.jobfair.tests.posting_builders import LAWFUL, posting
from shared.kernel.fen import Fen

AT = datetime(2022, 8, 26, 2, tzinfo=UTC)


def test_tells_pay_place_employer_and_validity_in_the_words_of_schema_org() -> None:
    told = job_posting_ld(LAWFUL, AT)
    assert told["@type"] == "JobPosting"
    assert told["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "CNY",
        "value": {"@type": "QuantitativeValue", "unitText": "MONTH", "minValue": 4000, "maxValue": 6000},
    }
    assert told["jobLocation"]["address"]["addressCountry"] == "CN"
    assert told["hiringOrganization"]["name"] == "示例饮品股份有限公司"
    assert told["validThrough"] == "2099-09-30T16:00:00+00:00"
    assert told["employmentType"] == "FULL_TIME"
    assert told["identifier"]["value"] == "A01"


def test_leaves_out_what_is_not_known() -> None:
    told = job_posting_ld(posting(pay_min_fen=None, base_pay_fen=None, valid_until=None, industry="", duties=""), AT)
    assert told["baseSalary"]["value"] == {"@type": "QuantitativeValue", "unitText": "MONTH"}
    assert {"validThrough", "industry", "responsibilities"}.isdisjoint(told)
    assert told["description"] == "<p>任职要求：能倒班，有经验者优先</p>"


def test_pay_with_fen_is_a_decimal_and_text_is_escaped() -> None:
    told = job_posting_ld(posting(pay_min_fen=None, base_pay_fen=Fen(350_050), duties="<b>A&B</b>\n二"), AT)
    assert told["baseSalary"]["value"]["value"] == Decimal("3500.5")
    assert "&lt;b&gt;A&amp;B&lt;/b&gt;<br>二" in told["description"]
