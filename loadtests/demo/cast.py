"""Who plays in the demo, drawn from the campaign file: a crowd and shops for each district that issues vouchers."""

from dataclasses import dataclass

from deploy.campaigns.campaign_file import CampaignFile

SHOPPERS_PER_VOUCHER = 1.5  # each wants every face: several attempts a voucher
SHOPPERS_PER_VOUCHER_OF_THE_LAST_ROUND = 0.3  # one round with less demand than stock
SHOPS_PER_DISTRICT = 45


@dataclass
class Cast:
    """Shoppers by district, what is sold there, and whose district a program is."""

    shoppers: dict[str, int]
    categories: dict[str, tuple[str, ...]]
    district_of: dict[str, str]


def cast_of(file: CampaignFile) -> Cast:
    """The crowd of a district fits its largest round."""
    district_of = {part.program: district.district_id for district in file.districts for part in district.programs}
    cast = Cast({}, {}, district_of)
    for round_ in file.rounds:
        district = district_of[round_.program]
        wanted = int(SHOPPERS_PER_VOUCHER * sum(stock.quantity for stock in round_.stocks))
        cast.shoppers[district] = max(wanted, cast.shoppers.get(district, 0))
        known = cast.categories.get(district, ())
        cast.categories[district] = tuple(dict.fromkeys((*known, *round_.categories)))
    return cast
