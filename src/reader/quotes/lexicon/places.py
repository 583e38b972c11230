"""Countries, states and great cities: names that are never a person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NAMES = """Afghanistan, Africa, Alabama, Alaska, Albania, Algeria, America, Amsterdam, Angola, Argentina, Arizona,
    Arkansas, Armenia, Asia, Athens, Atlanta, Austria, Azerbaijan, Baghdad, Bangkok, Bangladesh, Barcelona,
    Beijing, Beirut, Belarus, Belgium, Berlin, Bolivia, Bosnia, Botswana, Brazil, Britain, Brussels, Budapest,
    Buenos Aires, Bulgaria, Cairo, California, Cambodia, Cameroon, Canada, Cape Town, Caracas, Chad, Chicago,
    Chile, China, Colombia, Colorado, Congo, Connecticut, Copenhagen, Costa Rica, Croatia, Cuba, Cyprus,
    Damascus, Delaware, Delhi, Denmark, Detroit, Dubai, Dublin, Ecuador, Edinburgh, Egypt, El Salvador, England,
    Estonia, Ethiopia, Europe, European Union, Finland, Florida, France, Frankfurt, Geneva, Germany, Ghana,
    Glasgow, Greece, Guatemala, Haiti, Hamburg, Havana, Hawaii, Helsinki, Holland, Honduras, Hong Kong, Houston,
    Hungary, Iceland, Idaho, Illinois, India, Indiana, Indonesia, Iowa, Iran, Iraq, Ireland, Islamabad, Israel,
    Istanbul, Italy, Jakarta, Jamaica, Japan, Jerusalem, Johannesburg, Kabul, Kansas, Kazakhstan, Kentucky,
    Kenya, Kosovo, Kuwait, Kyiv, Laos, Las Vegas, Latvia, Lebanon, Lesotho, Libya, Lima, Lisbon, Lithuania,
    Liverpool, London, Los Angeles, Louisiana, Luxembourg, Madrid, Maine, Malaysia, Mali, Malta, Manchester,
    Manhattan, Maryland, Massachusetts, Melbourne, Mexico, Miami, Michigan, Middle East, Milan, Minnesota,
    Mississippi, Missouri, Moldova, Mongolia, Montana, Montenegro, Montreal, Morocco, Moscow, Mozambique,
    Mumbai, Munich, Myanmar, Nairobi, Namibia, Nebraska, Nepal, Netherlands, Nevada, New Delhi, New Hampshire,
    New Jersey, New Mexico, New York, New York City, New Zealand, Nicaragua, Niger, Nigeria, North Carolina,
    North Dakota, North Korea, Northern Ireland, Norway, Ohio, Oklahoma, Oman, Ontario, Oregon, Oslo, Ottawa,
    Pakistan, Palestine, Panama, Paraguay, Paris, Pennsylvania, Peru, Philippines, Poland, Portugal, Prague,
    Pretoria, Puerto Rico, Qatar, Quebec, Rhode Island, Riyadh, Romania, Rome, Russia, Rwanda, San Diego, San
    Francisco, Sao Paulo, Saudi Arabia, Scotland, Senegal, Seoul, Serbia, Shanghai, Silicon Valley, Singapore,
    Slovakia, Slovenia, Somalia, South Africa, South Carolina, South Dakota, South Korea, South Sudan, Soviet
    Union, Spain, Sri Lanka, Stockholm, Sudan, Supreme Court, Sweden, Switzerland, Sydney, Syria, São Paulo,
    Taiwan, Tanzania, Tehran, Tel Aviv, Tennessee, Texas, Thailand, Tokyo, Toronto, Tripoli, Tunisia, Turkey,
    Uganda, Ukraine, United Kingdom, United States, Uruguay, Utah, Uzbekistan, Vancouver, Venezuela, Vermont,
    Vienna, Vietnam, Wales, Wall Street, Warsaw, Washington D.C, West Virginia, White House, Wisconsin, Wyoming,
    Yemen, UAE, UK, U.K., US, U.S., USA, Zambia, Zimbabwe, Zurich"""
_PLACES = frozenset(" ".join(name.split()).lower() for name in _NAMES.split(","))
"""Lower case, words with one space between."""
_KINDS = """airport avenue bay beach boulevard bridge city county district highway island islands lake mountains ocean
    peninsula province river road square stadium street valley"""
_KINDS_OF_PLACES = frozenset(_KINDS.split())
"""Last words of the names of places."""
_OF_PLACES = frozenset(
    (
        "new",
        "north",
        "south",
        "west",
        "east",
        "great",
        "saint",
        "st",
        "san",
        "los",
        "santa",
        "fort",
        "mount",
        "united",
    )
)
"""First words of the names of places."""


def is_place(name: Iterable[str]) -> bool:
    """Whether a name, as its words, is that of a well-known place, or ends as places do."""
    low = " ".join(name).lower()
    return low in _PLACES or low.rpartition(" ")[2] in _KINDS_OF_PLACES or low.endswith("shire")


def may_be_persons(name: Sequence[str]) -> bool:
    """Whether a name of several words may be a person's: it is no place, and does not begin as places do."""
    return name[0].lower() not in _OF_PLACES and not is_place(name)


_ADJECTIVES = """afghan african albanian algerian american arab argentine asian australian austrian bavarian
    belgian brazilian
    british bulgarian canadian catholic chilean chinese christian colombian conservative croatian cuban czech
    danish democrat democratic democrats dutch egyptian english estonian ethiopian european finnish french
    georgian german greek hungarian indian indonesian iranian iraqi irish israeli italian japanese jewish
    jordanian kenyan korean kurdish latvian lebanese liberal libyan lithuanian mexican moroccan muslim namibian
    nepali nigerian norwegian pakistani palestinian peruvian polish portuguese republican republicans romanian
    russian saudi scottish serbian slovak slovenian somali soviet spanish sudanese swedish swiss syrian
    taiwanese thai tunisian turkish ukrainian venezuelan vietnamese welsh western"""
_NATIONALITIES = frozenset(_ADJECTIVES.split())


def is_nationality(name: Sequence[str]) -> bool:
    """Whether a name is an adjective of a country, a faith or a party: "Chinese", "Republicans"."""
    return len(name) == 1 and name[0].lower() in _NATIONALITIES
