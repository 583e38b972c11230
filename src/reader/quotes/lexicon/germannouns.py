"""German nouns: persons, groups, bodies, things, media and works, by their endings."""

from __future__ import annotations

from reader.quotes.lexicon.german import german_role
from reader.quotes.lexicon.memo import Memo
from reader.quotes.lexicon.wordlists import GIVEN_NAMES, word_set

OF_HERS = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "ion",
    "tät",
    "ei",
    "polizei",
    "behörde",
    "gruppe",
    "firma",
    "bank",
)
"""Endings of nouns that are feminine in the singular: with "der" before them they are no subject."""

_BODIES = tuple(
    word_set(
        """ministerium amt partei verband gewerkschaft polizei gericht gerichtshof regierung bund behörde
            unternehmen konzern firma agentur institut universität stiftung verein kammer kirche anwaltschaft
            feuerwehr fraktion kommission rathaus stadt gemeinde landkreis kreis kanton senat zentrale
            gesellschaft redaktion zeitung sender portal klinik krankenhaus dienst club klub hochschule schule
            museum theater bank kasse initiative organisation bündnis koalition opposition parlament bundestag
            landtag bundesrat kongress verwaltung direktion verlag hersteller betreiber anbieter händler airline
            bahn werk union liga allianz team mannschaft fachwelt gruppe band stadtrat gemeinderat kreml haus
            armee bundeswehr militär hilfswerk netzwerk plattform magazin blatt tageszeitung nachrichtenagentur
            forum zentrum bewegung delegation jury gremium ausschuss vorstand aufsichtsrat städtetag
            landkreistag gemeindetag"""
    )
)
_GROUPS = word_set("""experten kritiker beobachter medien politiker forscher wissenschaftler behörden ermittler
    anwohner eltern schüler studenten lehrer ärzte zeugen demonstranten aktivisten gegner befürworter fans
    nutzer kunden bürger einwohner nachbarn analysten ökonomen historiker juristen händler gewerkschafter
    abgeordnete parteien verbände  fachleute leute menschen frauen männer kinder jugendliche besucher
    zuschauer teilnehmer bewohner betroffene opfer angehörige polizisten autoren tester veranstalter
    organisatoren stadtwerke grünen linken liberalen""")
_SOMEONE = word_set("""general admiral oberst major koch graf gräfin star imker mann frau junge mädchen kind
    dame herr vater mutter bruder schwester sohn tochter opa oma onkel tante freund freundin nachbar witwe
    witwer könig königin papst prinz prinzessin fürst kaiser bischof pfarrer pastor rabbi imam gast chef boss
    coach profi kapitän kandidat kandidatin student anwalt arzt bauer wirt pilot polizist soldat jurist ehemann
    ehefrau gatte gattin mensch rentner zeuge zeugin täter opfer held idol legende komiker künstler oberhaupt
    favorit ex-profi angeklagte angeklagter beschuldigte verteidiger ankläger mitbegründer gigant verdächtige
    geschädigte überlebende gesandte angehörige intendant kommandant dirigent komponist präses landrat minister
    senator professor manager trainer stadtrat ständerat nationalrat bundesrat gemeinderat kantonsrat
    regierungsrat staatsrat landrätin""")
_AGENTS = tuple(
    word_set(
        """loge login iker ikerin ist istin ant antin eur eurin jährige jähriger profi boss coach chef kapitän
            kandidat kandidatin arzt ärztin bischof lehrkraft popstar filmstar rockstar geschäftsmann kameramann
            feuerwehrmann fachmann staatsmann landsmann spitzenmann obmann fachfrau geschäftsfrau dezernent
            referent dozent reeder erin orin entin ärin pfarrer nom nomin träger besitzer inhaber führer macher
            schreiber lehrer spieler kämpfer fahrer sieger champion promoter gegner veteran pädagoge mediziner
            leger ratsmitglied mitglied jurist offizier steller weltmeister agent assistent student präses
            intendant koordinator moderator kurator organisator redakteur ingenieur designer entwickler anwalt
            kläger verteidiger stürmer torwart keeper influencer blogger youtuber rapper landwirt starkoch
            chefkoch sternekoch züchter winzer retter pfleger arbeiter aktivist anführer oberhaupt ermittler
            beamter beamtin beamte zeuge kenner beobachter denker dichter maler bildhauer"""
    )
)
_THINGS = tuple(
    word_set(
        """ung heit keit schaft tion nis tät ungen heiten keiten tionen ismus thema frage zitat fazit jahr
            jahre jahren euro prozent programm text satz wort worte worten foto bild video beitrag bericht brief
            rede titel motto regel kritik interview gespräch post tweet artikel buch film lied song studie
            umfrage zahl zahlen grund gründe ziel ende anfang beginn folge folgen problem lage fall idee plan
            pläne hoffnung sorge angst gefahr urteil gesetz entwurf papier schau"""
    )
)
TIMES = word_set("""januar februar märz april mai juni juli august september oktober november dezember jänner
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag anfang ende mitte uhr prozent euro
    millionen milliarden million milliarde jahr jahre jahren tag tage tagen woche wochen monat monate monaten
    abend abends morgen vormittag nachmittag mittag nacht wochenende minuten minute stunden stunde sekunden
    meter kilometer grad dollar franken montagabend dienstagabend mittwochabend donnerstagabend freitagabend
    samstagabend sonntagabend montagmorgen mittwochmittag sommer winter herbst frühjahr frühling""")
"""Nouns for times and measures, which are nobody even where no preposition stands before them."""


_GROUP_ENDINGS = (
    "logen",
    "isten",
    "anten",
    "enten",
    "innen",
    "leute",
    "experten",
    "forscher",
    "kritiker",
    "politiker",
    "schützer",
)
BODY, GROUP, PERSON, THING = 1, 2, 4, 8
_REMEMBERED = 8_000
"""Nouns whose kinds are kept, in each of two generations."""
_LONG = 40
"""Code points from which a noun is not worth keeping."""


def _kinds(word: str) -> int:
    """What a lower-case noun may be by its ending, as bits."""
    last = word.rpartition("-")[2]
    thing = word in TIMES or word.endswith(_THINGS)
    kinds = THING if thing else 0
    if word.endswith(_BODIES):
        kinds |= BODY
    if last in _GROUPS or word.endswith(_GROUP_ENDINGS):
        kinds |= GROUP
    if (
        last in _SOMEONE
        or german_role(word) is not None
        or (len(word) > len("prof") and word.endswith(_AGENTS) and not word.endswith(_THINGS))
    ):
        kinds |= PERSON
    return kinds


_KINDS: Memo[str, int] = Memo(_kinds, _REMEMBERED, _LONG)


def kinds_of(word: str) -> int:
    """What a lower-case noun may be by its ending: the bits `PERSON`, `GROUP`, `BODY`, `THING`."""
    return _KINDS[word]


def is_body(word: str) -> bool:
    """Whether a lower-case noun is a body that may speak, by its ending: "Landwirtschaftsministerium"."""
    return bool(_KINDS[word] & BODY)


def is_group(word: str) -> bool:
    """Whether a lower-case noun in the plural is people: "Experten", "Politikerinnen"."""
    return bool(_KINDS[word] & GROUP)


def is_someone(word: str) -> bool:
    """Whether a lower-case noun is a person: a role, or a noun for those who do something or are somebody."""
    return bool(_KINDS[word] & PERSON)


def is_thing(word: str) -> bool:
    """Whether a lower-case noun is no person and no body by its ending: "Kritik", "Entscheidung"."""
    return bool(_KINDS[word] & THING)


def is_impersonal(word: str) -> bool:
    """Whether a lower-case noun is a thing, a body or several people, and so no surname."""
    return bool(_KINDS[word] & (THING | BODY | GROUP))


def gender_of(word: str) -> str:
    """Whether a noun for a person is a man's (m), a woman's (f), or either's (empty)."""
    role = german_role(word)
    if role is not None:
        return role
    if word.endswith("in") or word in (
        "frau",
        "dame",
        "mutter",
        "tochter",
        "schwester",
        "königin",
        "witwe",
        "oma",
    ):
        return "f"
    if word.endswith(("jährige", "angeklagte", "beschuldigte", "beamte", "verletzte", "gesandte")):
        return ""
    return "m"


GERMAN_ABBREVIATIONS = word_set(
    "dr prof bzw ca z.b u.a d.h etc nr st mio mrd usw vgl evtl inkl ggf sog zzt hl tel str abs art"
)
"""Words whose full stop ends no sentence."""
MEDIA = word_set("""spiegel stern bild welt zeit taz faz focus handelsblatt tagesspiegel standard presse kurier
    krone profil blick tagesschau tagesthemen heute bunte gala kicker zdf ard orf srf bbc cnn rtl sport1
    politico guardian times post independent economist newsweek mirror telegraph reuters bloomberg news monde
    figaro libération país mundo repubblica republik cicero freitag merkur echo anzeiger zeitung rundschau
    allgemeine nachrichten tageblatt abendblatt morgenpost kreiszeitung volksstimme volkszeitung courier journal
    tribune magazin wochenblatt""")
"""Last words of what papers, magazines and channels are called."""
SAYINGS = tuple(
    word_set(
        """aussage satz wort worte worten ruf rufe rufen parole parolen frage feststellung sprechchöre
            sprechchören slogan zitat antwort spruch stichwort behauptung forderung vorwurf bemerkung begründung
            hinweis formulierung einschätzung aufschrift fazit urteil warnung ansage botschaft kommentar losung
            ausruf satzes überschrift kritik sätze sätzen"""
    )
)
"""Nouns before words that are said: "mit den Worten „Wir bleiben“"; other nouns stand before what is only a name."""
NAMING = word_set(
    "sogenannte sogenannten sogenannter sogenanntes sogenanntem genannt genannte genannten namens alias"
)
"""Words beside what is only a name."""
_MORE_MEN = """alois sepp franz josef joseph xaver anton leopold hannes heiko jonathan julian fabian dominik
    simon benjamin philip felix max paul emil jakob noah elias luca luis finn henry henrik hinnerk ole lasse
    malte nils niels torben arne björn bjarne gunnar gunther hauke jannik jannis joris kevin pascal patrick rené
    ronny mike maik marvin mirko sandro silvio enrico gregor georg gustav august albert alfred alfons arnold
    arthur benno berthold bruno burkhard clemens cornelius dennis edgar edmund eduard emanuel erwin eugen
    ferdinand franco frank frederik fridolin gero gottfried guido hagen heiner henner henning hugo ignaz
    immanuel jochen jost justus kaspar kilian klemens knut korbinian leander leonhard levin linus lorenz magnus
    mathias matteo maurice merlin milan mohamed mustafa mehmet ali ahmet cem murat emre hasan hüseyin ibrahim
    ömer yusuf nico nikolai nikolaus nikola nino oleg pavel pjotr sergej wladimir wolodymyr dmitri igor ivan
    juri andrej alexej viktor boris ruben roman ronald samuel severin siegbert sigmar steffen theo theodor
    tillmann till timo titus tommy valentin vincent vinzenz volkmar wendelin wieland willi willy wim wolf zeno
    giorgio giuseppe luigi paolo pedro pablo diego javier carlos antonio emmanuel françois jean jacques michel
    olivier nicolas christophe laurent thierry jerome didier ueli ruedi hansruedi köbi jürg reto flavio fabio
    gian dario damian raphael rafael tim tobias timon tristan yannick joe george james john robert william
    richard charles elon mark jeff tom ben sam bill nick andy tony larry gary kamal omar karim yasin tariq
    naftali gideon itamar jair lionel kylian bastian leroy jamal serge toni mats kai-uwe karl-heinz hans-peter
    hans-jürgen klaus-peter"""
_MORE_WOMEN = """alice alina amelie anneliese anni antonia ayse aylin beatrice beatrix berta britta carla carola
    charlotte chiara constanze dana dörte dorothee ebru edeltraud elena elfriede elif elisa elvira emilia emily
    emma esther evelyn fatma felicitas feride finja fiona florentine friederike frieda gertrud greta gundula
    hedda hedwig helena helene henriette hilde ida ilka imke ina inga inken insa irina isabel isabelle isabella
    jennifer jessica johanna josefine jule juliana karola kirsten klara konstanze lara larissa laura lea leonie
    leyla lilli lilly linda linn liselotte lotte louisa lucia luise luzia lydia maja malin mandy mareike margot
    margret margarethe maria mathilde meike melissa merle mia michelle mila milena mirjam mina nele nina nora
    olga ottilie pauline pia rebecca rebekka ricarda romy rosina rosemarie runa sara sarah selma sevda sina
    sinem sofia sofie sonia stella susanna susann svea svetlana tamara tanja tatiana teresa tilda tina trude
    ulla ursel uta valentina valerie victoria viktoria waltraud wiebke wilma zoe zoé annegret anne-marie anna-
    lena eva-maria annelie marina marleen marta martha natalie nataliia natalia olena oksana julija kamala
    hillary giorgia ursula christine marine karoline samantha kate grace hannah"""
GIVEN = dict.fromkeys(_MORE_WOMEN.split(), "f") | dict.fromkeys(_MORE_MEN.split(), "m") | GIVEN_NAMES
"""Given name, lower case, to the gender it tells: more than for other languages, where a capital tells a name."""
