"""English cue verbs: the words that announce speech, with their forms."""

from __future__ import annotations

from reader.quotes.lexicon.wordlists import word_set

_SPEECH = word_set(
    """say tell add write ask explain argue note state claim reply respond tweet announce declare
    insist warn continue admit acknowledge suggest joke quip recall remark observe conclude assert
    contend maintain stress emphasize emphasise comment concede confirm deny boast brag complain vow
    promise predict read shout yell chant exclaim reiterate reveal advise urge question testify post
    caution lament scoff counter retort muse recount agree inform assure remind answer report begin
    elaborate clarify finish opine cry plead demand think believe mention interject whisper deadpan
    snap text email signal propose pledge hope express repeat proclaim disclose allege estimate
    indicate fume retweet riff surmise ponder wonder bark vent snipe echo recite sing thank feel
    respond rebut instruct beg bemoan gush sigh mutter murmur scream growl rant tease disagree
    volunteer guess speculate reason relate imply intone implore protest recommend relay report
    swear theorize affirm attest bet order rule"""
)
_JUDGING = word_set(
    """describe call dub label refer brand characterize cite blast charge accuse criticize criticise
    praise blame condemn denounce decry slam deride dismiss credit liken mock portray deem attack
    defend tout hail laud rail talk speak discuss quote rip compare cast rate apologize champion
    depict deplore discuss ridicule point highlight thunder offer go publish release find show joke
    want conclude title term promote"""
)
"""Verbs that take quoted words as object ("called it “a farce”"), seldom whole sentences."""
_IRREGULAR = {
    "say": "said says saying say",
    "tell": "told tells telling",
    "write": "wrote writes writing written",
    "read": "read reads reading",
    "think": "thought thinks",
    "go": "went goes",
    "begin": "began begins beginning",
    "cry": "cried cries crying",
    "reply": "replied replies replying",
    "deny": "denied denies denying",
    "testify": "testified testifies testifying",
    "clarify": "clarified clarifies clarifying",
    "quip": "quipped quips quipping",
    "admit": "admitted admits admitting",
    "refer": "referred refers referring",
    "snap": "snapped snaps",
    "brag": "bragged brags bragging",
    "dub": "dubbed",
    "label": "labeled labelled labels",
    "rebut": "rebutted rebuts",
    "beg": "begged begs begging",
    "speak": "spoke speaks speaking",
    "sing": "sang sings singing",
    "swear": "swore swears",
    "feel": "felt feels",
    "find": "found finds finding",
    "show": "showed shows showing",
    "rip": "ripped rips ripping",
    "decry": "decried decries decrying",
    "imply": "implied implies implying",
    "signal": "signaled signalled signals signaling",
    "cast": "cast casts",
    "slam": "slammed slams slamming",
    "want": "wanted wants",
    "bet": "bet bets",
    "publish": "published",
    "release": "released",
    "title": "titled",
    "term": "termed",
    "hope": "hoped hopes hoping",
    "add": "added adds adding add",
    "argue": "argued argues arguing argue",
    "email": "emailed e-mailed",
    "point": "pointed points pointing",
    "offer": "offered offers offering",
    "report": "reported reports reporting",
    "hail": "hailed hails hailing",
}
_NOUN_LIKE = word_set(
    "comment state answer demand promise label brand text post signal question charge report hope attack"
)
"""Verbs whose bare form is a noun more often than not."""
STRONG_CUES = word_set(
    """say tell add write ask explain state reply respond tweet continue declare note argue insist joke
    warn exclaim quip remark conclude"""
)
"""Verbs that announce speech wherever they stand: these keep a weight of their own in the ranker."""
REPORTING_CUES = word_set(
    """say tell add write explain argue note state claim announce declare insist warn admit acknowledge
    suggest assert contend maintain stress emphasize concede confirm deny boast complain vow testify
    reveal allege recall remark observe conclude reiterate disclose caution predict report according
    inform assure indicate estimate propose tweet lament counter recount repeat proclaim"""
)
"""Verbs whose clause is taken for indirect speech; beliefs and wishes are left out."""
SAYING_NOUNS = word_set(
    """remark remarks claim claims statement comment comments assertion argument suggestion warning
    description conclusion admission declaration contention vow pledge promise complaint words word phrase
    question slogan motto accusation allegation characterization assessment prediction observation insistence
    acknowledgment demand proposal reference call calls quote mantra response reply message statements
    warnings speech answer announcement note apology address"""
)
"""Nouns that announce speech behind a possessive ("her remark that ...")."""
PARTICLE_CUES = {
    form: frozenset(particles.split())
    for forms, particles in (
        ("chimed chimes chiming cut cuts weighed weighs weighing broke jumped chipped", "in"),
        ("shot shoots shooting fired fires firing hit hits called yelled shouted", "back"),
        ("put puts", "it"),
        ("piped pipes spoke", "up"),
        ("blurted called burst cried", "out"),
    )
    for form in forms.split()
}
"""Verbs that announce speech with a particle only: "chimed in", "as she put it"."""
GIVING_FORMS = word_set(
    """issued issues issuing released releases releasing made makes making gave gives giving sent sends sending
    delivered delivers posted posts put published posed asked had offered read wrote signed"""
)
"""Verbs with which a statement, a remark or a question is given."""
BARE_CUES = word_set("say add argue think believe")
"""Verbs taken for cues in their bare form too ("critics say")."""


MINDS = word_set(
    """support endorse oppose reject decline refuse seek expect plan decide worry fear consider view see
    favor prefer threaten request want know show hope agree suggest indicate intend wish doubt regard recognize
    challenge push understand realize suspect assume learn hear vote order back welcome embrace applaud celebrate
    resist need like love hate insist contend acknowledge maintain allege admit deny describe praise blame question
    feel wonder"""
)
"""Verbs of attitude and their bare forms: they announce what somebody holds, never a quotation between marks."""
_IRREGULAR_MINDS = {
    "see": "saw sees seeing",
    "know": "knew knows knowing",
    "seek": "sought seeks seeking",
    "understand": "understood understands understanding",
    "hear": "heard hears hearing",
    "plan": "planned plans planning",
    "worry": "worried worries worrying",
    "prefer": "preferred prefers preferring",
    "want": "wants wanting",
}


def mind_lemmas() -> dict[str, str]:
    """Every form of a verb of attitude, lower case, with its verb."""
    lemmas: dict[str, str] = {}
    for verb in sorted(MINDS):
        for form in (verb, *_IRREGULAR_MINDS.get(verb, " ".join(_forms(verb))).split()):
            lemmas[form] = verb
    return lemmas


def _forms(verb: str) -> list[str]:
    """The finite forms and the participle of a verb, without the bare form where that is usually a noun."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    if verb.endswith("e"):
        return [verb + "d", verb + "s", verb[:-1] + "ing"]
    if verb.endswith(("sh", "ch", "ss")):
        return [verb + "ed", verb + "es", verb + "ing"]
    return [verb + "ed", verb + "s", verb + "ing"]


def english_lemmas() -> dict[str, str]:
    """Every form of a cue verb, lower case, with its verb."""
    lemmas: dict[str, str] = {}
    for verb in sorted(_SPEECH | _JUDGING):
        for form in _forms(verb):
            lemmas.setdefault(form, verb)
    for verb in BARE_CUES - _NOUN_LIKE:
        lemmas.setdefault(verb, verb)
    return lemmas
