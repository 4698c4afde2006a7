"""Generated people and shops: valid in form, real in no case (serial numbers run through a made-up register)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from stdnum.cn import ric, uscc

_PLACES = ("131102", "131121", "131122", "131123", "131181")  # Hengshui and its counties (GB/T 2260)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "子涵欣怡浩宇雨桐梓轩思远嘉宁若曦晨阳诗琪明哲佳慧文博静雯天佑可馨"
_DAYS = 20_000  # of birth
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    national_id: str
    phone: str


def people(count: int, seed: int) -> Iterator[Person]:
    """Distinct people; the same seed gives the same people."""
    maker = random.Random(seed)
    places, days, serials = maker.randrange(len(_PLACES)), maker.randrange(_DAYS), maker.randrange(1000)
    for number in range(count):
        born = date(1950, 1, 1) + timedelta(days=(number * 7919 + days) % _DAYS)
        place = _PLACES[(number // _DAYS + places) % len(_PLACES)]
        head = f"{place}{born:%Y%m%d}{(number // 97 + serials) % 1000:03d}"
        name = maker.choice(_SURNAMES) + "".join(maker.sample(_GIVEN, 2))
        phone = f"19{(seed % 10)}{number:08d}"
        yield Person(name, head + ric.calc_check_digit(head + "0"), phone)


def shop_code(number: int) -> str:
    """A unified social credit code for the n-th made-up shop of the city."""
    body = f"91131100{number:09d}"
    return body + uscc.calc_check_digit(body)
