"""English word lists: names, offices, roles and other nouns the rules look for."""

from __future__ import annotations

from reader.quotes.lexicon.german import GERMAN_GIVEN_NAMES
from reader.quotes.lexicon.givennames import EITHER, MEN, WOMEN


def word_set(words: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(words.split())


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In the order in which `datetime` counts them."""
ROLE_WORDS = word_set(
    """leader administrator head officer executive ceo manager analyst reporter editor correspondent
    host candidate nominee strategist adviser advisor aide owner founder member commissioner
    superintendent sheriff detective researcher economist attorney lawyer activist organizer
    consultant pollster spokesman spokeswoman chair speaker scientist engineer expert critic
    columnist historian veteran prosecutor broadcaster presenter journalist psychologist biologist chemist physicist
    geologist photographer filmmaker playwright novelist rapper comedian eyewitness astronaut solicitor barrister
    magistrate campaigner spokesperson geochemist astronomer epidemiologist virologist"""
)
"""Nouns before a name that say what its bearer does; the name begins after them."""
OFFICES = word_set(
    """president senator governor mayor minister chancellor judge congressman congresswoman secretary
    king queen pope chairman chairwoman chair director chief ambassador general professor candidate
    nominee coach attorney premier sheriff speaker lawmaker"""
)
"""Offices that "the ..." refers back to."""
_PERSON_NOUNS = (
    ROLE_WORDS
    | OFFICES
    | word_set(
        """boss coordinator president-elect vice-president undersecretary deputy captain architect artist author
        biologist blogger broker campaigner chef chemist client coordinator creator curator dean designer developer
        diplomat doctor driver entrepreneur farmer father filmmaker firefighter guest inspector inventor investigator
        investor judge landlord lecturer legislator mother musician novelist nurse photographer physician physicist
        pilot player playwright poet politician prosecutor psychologist publisher rapper resident sergeant singer
        sister brother wife husband daughter son solicitor specialist star student surgeon teacher technician
        trader treasurer victim winner worker writer daughter uncle aunt cousin neighbour neighbor friend colleague
        barrister magistrate bishop archbishop cardinal priest pastor rabbi imam monk nun marshal admiral colonel
        lieutenant major broadcaster presenter comedian actor actress model athlete footballer striker goalkeeper
        midfielder defender golfer swimmer boxer driver cyclist runner skipper organiser campaigner protester
        whistleblower insider observer supporter opponent official source witness patient fan mum mom
        dad pensioner shopper tourist traveller traveler buyer seller user customer youtuber influencer blogger legend
        hero homeowner tenant driver veteran volunteer caller applicant inmate suspect defendant plaintiff dancer
        conductor baker butcher cook waiter waitress cashier cleaner plumber carpenter mason sailor keeper clerk porter
        guard gardener printer tailor barber hairdresser librarian archivist mechanic electrician miner trucker courier
        messenger interpreter translator comedian composer pianist violinist sculptor painter dentist midwife paramedic
        soldier commander pensioner retiree teenager girl boy child man woman lady gentleman newcomer onlooker bystander
        passer-by visitor traveller parishioner villager islander councillor councilwoman senator deputy delegate envoy
        negotiator mediator trustee shareholder creditor landowner shopkeeper merchant vendor dealer trader banker
        accountant auditor actuary architect surveyor planner statistician mathematician physicist astronomer geologist
        lecturer tutor headteacher principal pupil graduate apprentice intern recruit referee umpire fencer skier"""
    )
)
_DOING = ("ologist", "ographer", "keeper", "holder", "master", "woman", "man", "person")
"""Endings of nouns for those who do something."""


def is_person_noun(noun: str) -> bool:
    """Whether a lower-case noun says what a single person is or does: "director-general", "co-founder", "expert"."""
    return (
        noun in _PERSON_NOUNS
        or noun.endswith(_DOING)
        or any(part in _PERSON_NOUNS for part in noun.split("-"))
    )


ORGANISATION_NOUNS = word_set(
    """company firm agency department group network team platform organization organisation bank party
    campaign administration government ministry newspaper paper magazine website outlet university
    commission committee union association foundation museum church court police institute bureau
    startup retailer carmaker giant board council office charity club authority embassy army
    military hospital school coalition service alliance business shop store restaurant hotel label studio brand
    chain operator airline club
    federation council
    league watchdog broadcaster lender insurer manufacturer maker developer regulator supplier utility center centre
    collective consortium institution nonprofit charity start-up tank syndicate publisher parliament senate"""
)
_BODY_WORDS = ORGANISATION_NOUNS | word_set(
    """inc corp corporation ltd llc plc gmbh co group holdings holding records productions production pictures studios
    entertainment media news times post herald tribune journal gazette press systems technologies technology labs
    laboratories airlines airways motors energy bank partners capital ventures international global trust fund
    society congress assembly court college academy hospital agency force forces guard philharmonic orchestra
        symphony choir theatre theater opera
    ballet band ensemble quartet gallery library zoo cathedral festival league fc"""
)


def is_body_word(word: str) -> bool:
    """Whether a word of a name tells that it is no person's but a body's: "Productions", "Agency", "Inc."."""
    low = word.lower().rstrip(".")
    return low in _BODY_WORDS or (low.endswith("s") and low[:-1] in _BODY_WORDS)


DOCUMENT_NOUNS = word_set(
    """petition statement letter policy report post memo memorandum complaint lawsuit filing email
    tweet book message speech op-ed editorial article study document note notice release manifesto
    resolution suit advertisement ad survey brief transcript affidavit indictment press-release"""
)
"""Things with words in them: "the petition" speaks for whoever launched it, "X's policy" for X."""
BEARERS = word_set(
    """sign signs banner banners placard placards poster posters hat hats cap caps shirt shirts t-shirt t-shirts
    button buttons sticker stickers billboard billboards plaque flag flags headline headlines caption captions
    chyron graffiti tattoo label bracelet mug"""
)
"""Things that words are written on: "held a sign saying" quotes the sign."""
MALE_NAMES = word_set(
    """mr sir john james robert michael william david donald mike richard joseph thomas charles chris
    christopher daniel matthew anthony mark paul steven steve andrew kenneth joshua kevin brian
    george edward ronald timothy tim jason jeffrey jeff ryan jacob gary nicholas eric jonathan
    stephen larry justin scott brandon benjamin ben samuel sam frank gregory raymond alexander
    patrick jack dennis jerry tyler aaron jose adam nathan henry peter ted bernie barack marco jeb
    rand newt bill bob joe jim tom dan tony don ken rick ed al harry rudy karl mitt lindsey vladimir
    xi vincent bruce carl fred glenn hugh ian keith lee martin neil oliver philip roger simon stuart
    victor walter lawrence roy terry sean todd reince corey ray greg doug dave rob ron dick lou
    mitch king lord graham alan arthur boris emmanuel gerald gordon jimmy juan luis carlos mohammed
    muhammad ahmed ali omar ivan igor sergei hans klaus wolfgang jean pierre jacques francis craig
    derek colin malcolm nigel dmitry"""
)
FEMALE_NAMES = word_set(
    """mrs ms miss lady mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa
    nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa
    deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela
    emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria
    heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn
    hillary hilary chelsea melania ivanka kellyanne megyn loretta huma theresa carly claire diana
    elena ellen eva gina grace hannah jane jill julia kate kim leslie madeleine martha michele
    monica natalie paula queen sally sara sophie sonia tina wendy dame maggie katie jenny alice
    andrea anne ann ursula greta charlotte lucy jacqueline fiona nadia fatima aisha irina olga marie
    elisabeth"""
)
GIVEN_NAMES = (
    dict.fromkeys(WOMEN, "f")
    | dict.fromkeys(MEN, "m")
    | dict.fromkeys(EITHER, "")
    | {name: gender for gender, names in GERMAN_GIVEN_NAMES.items() for name in names.split()}
    | dict.fromkeys(FEMALE_NAMES, "f")
    | dict.fromkeys(MALE_NAMES, "m")
)
"""Given name, lower case, to the gender it tells: m, f, or empty for either."""
NOT_NAMES = word_set(
    """the a an but and in on at as for if when while after before he she it they we i his her their
    its this that these those there here now then so yet still also however meanwhile monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august
    september october november december asked speaking writing according my our your what who why
    how where not no yes one two three four five six seven eight nine ten
    eleven twelve thirteen both many some most another other earlier later even just with from
    by to of or let last first next during since because although though despite instead indeed
    perhaps well oh today yesterday tomorrow under over between among against will would can could
    should shall may might must do does did is are was were has have had please thank thanks hello
    yeah just look listen once until about such wait doing minutes hours days weeks months years moments
    feb apr jul aug sep sept oct nov dec late out following fellow amid inside outside beyond across near along
    around upon within without throughout above below behind beneath beside besides again another
    finally equally moreover furthermore additionally similarly nevertheless nonetheless neither either recent
    preliminary federal local getting offering breathing whatever whoever others everyone
    everybody anyone anybody someone somebody nobody nothing something anything everything follow click visit scroll
    tap subscribe download"""
)
ABBREVIATIONS = word_set(
    """mr mrs ms dr sen rep gov gen col sgt lt st prof rev no vs sens reps capt maj hon ft mt feb jan
    aug sept oct nov dec"""
)
