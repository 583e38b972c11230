"""German cue verbs and function words, for the attribution of direct speech in German texts."""

from __future__ import annotations

GERMAN_CUES = {
    "sagen": "sagte sagt sagten sagen gesagt",
    "erklären": "erklärte erklärt erklärten erklären",
    "betonen": "betonte betont betonten",
    "meinen": "meinte meint meinten",
    "fordern": "forderte fordert forderten",
    "warnen": "warnte warnt warnten",
    "schreiben": "schrieb schreibt schrieben geschrieben",
    "berichten": "berichtete berichtet berichteten",
    "mitteilen": "teilte teilten mitgeteilt",
    "antworten": "antwortete antwortet antworteten",
    "fragen": "fragte fragt fragten",
    "behaupten": "behauptete behauptet behaupteten",
    "kritisieren": "kritisierte kritisiert kritisierten",
    "bezeichnen": "bezeichnete bezeichnet bezeichneten",
    "nennen": "nannte nennt nannten genannt",
    "ankündigen": "kündigte kündigten angekündigt",
    "hinzufügen": "fügte hinzugefügt",
    "bestätigen": "bestätigte bestätigt bestätigten",
    "äußern": "äußerte äußert äußerten geäußert",
    "versichern": "versicherte versichert versicherten",
    "rufen": "rief riefen ruft",
    "kommentieren": "kommentierte kommentiert kommentierten",
    "zitieren": "zitierte zitiert zitierten",
    "sprechen": "sprach spricht sprachen",
    "erzählen": "erzählte erzählt erzählten",
    "ergänzen": "ergänzte ergänzt ergänzten",
    "hervorheben": "hob hoben",
    "begründen": "begründete begründet",
    "verlangen": "verlangte verlangt verlangten",
    "heißen": "heißt hieß",
    "loben": "lobte lobt",
    "bedauern": "bedauerte bedauert",
    "appellieren": "appellierte appelliert",
    "feststellen": "stellte stellten",
    "hinweisen": "wies wiesen",
    "zusammenfassen": "fasste",
    "urteilen": "urteilte urteilt",
    "erwidern": "erwiderte erwidert",
    "beklagen": "beklagte beklagt beklagten",
    "twittern": "twitterte twittert twitterten",
    "gratulieren": "gratulierte gratuliert gratulierten",
    "prognostizieren": "prognostizierte prognostiziert prognostizierten",
    "einräumen": "räumte räumt räumten eingeräumt",
    "vermuten": "vermutete vermutet vermuteten",
    "schimpfen": "schimpfte schimpft schimpften",
    "lästern": "lästerte lästert",
    "unterstreichen": "unterstrich unterstreicht unterstrichen",
    "mahnen": "mahnte mahnt mahnten",
    "schildern": "schilderte schildert schilderten",
    "kontern": "konterte kontert konterten",
    "beteuern": "beteuerte beteuert beteuerten",
    "monieren": "monierte moniert monierten",
    "argumentieren": "argumentierte argumentiert argumentierten",
    "resümieren": "resümierte resümiert",
    "verkünden": "verkündete verkündet verkündeten",
    "entgegnen": "entgegnete entgegnet entgegneten",
    "jubeln": "jubelte jubelt jubelten",
    "scherzen": "scherzte scherzt",
    "spotten": "spottete spottet",
    "bekräftigen": "bekräftigte bekräftigt bekräftigten",
}
"""Verb to the forms that announce speech."""
NAMING_CUES = frozenset(("bezeichnen", "nennen", "sprechen", "kritisieren"))
"""Verbs that take a single quoted word."""

_ROLES = """minister präsident sprecher direktor chef sekretär politiker berater trainer forscher leiter kanzler
    analyst ökonom autor meister händler manager professor richter vertreter gründer wissenschaftler kommissar
    beauftragter abgeordneter vorsitzender senator korrespondent regisseur schauspieler sänger"""
_ENDINGS = tuple(_ROLES.split())
_HERS = tuple(f"{role}in" for role in _ENDINGS)
_MORE = {
    "experte": "m", "expertin": "f", "anwalt": "m", "anwältin": "f", "rat": "m", "rätin": "f", "abgeordnete": "",
    "vorsitzende": "", "beauftragte": "", "kollege": "m", "kollegin": "f", "chefin": "f", "herr": "m", "frau": "f",
    "psychologe": "m", "psychologin": "f", "historiker": "m", "historikerin": "f",
}  # fmt: skip
_SHORTEST_ROLE = 4
_ENGLISH_TOO = frozenset(("minister", "senator", "professor", "manager", "trainer", "chef"))
"""Roles that English writes alike, of men and women."""


def german_role(word: str) -> str | None:
    """Return whom a lower-case word before a name says its bearer to be: m, f, or "" for either; None for nobody.

    By the ending, because German makes compounds: "Innenminister", "CDU-Politikerin", "Polizeisprecher".
    """
    if len(word) < _SHORTEST_ROLE or word in _ENGLISH_TOO:
        return None
    if word.endswith(_HERS):
        return "f"
    if word.endswith(_ENDINGS):
        return "m"
    last = word.rpartition("-")[2]
    if last in _MORE:
        return _MORE[last]
    return next(
        (gender for role, gender in _MORE.items() if len(role) > _SHORTEST_ROLE and word.endswith(role)), None
    )


GERMAN_GIVEN_NAMES = {
    "m": """andreas bernd björn carsten christoph detlef dieter dirk eberhard egon erich ernst ewald ferdinand florian
    friedrich fritz georg gerd gerhard günter günther hans hansjörg harald hartmut heinrich heinz helmut helge
    hendrik herbert hermann holger horst hubert ingo jan jens joachim jochen jörg johann johannes jürgen kai karl
    karsten klaus konrad konstantin kurt lars lothar ludwig lukas lutz manfred markus marcel marco mario matthias
    maximilian michael moritz niklas norbert olaf oliver oskar otto patrick peter philipp ralf rainer reinhard
    reiner robert roland rolf rudolf rüdiger sascha sebastian siegfried stefan stephan sven thomas thorsten tilo tim
    tobias torsten udo ulrich ulf uwe volker walter werner wilhelm winfried wolfgang wolfram felix leon jonas
    urs beat reto alain pierre""",
    "f": """andrea anette angela angelika anja anke anna annalena anne annegret annette antje astrid barbara beate
    birgit bettina brigitte carina carmen caroline christa christiane christina christine claudia cornelia dagmar
    daniela doris dorothea edith elke ellen elisabeth erika eva franziska frauke friederike gabriele gerda gisela
    gudrun hannelore hanna heidi heike helga hildegard ilse ines inge ingrid irene iris jana jasmin julia juliane
    jutta karin karoline katharina kathrin katja katrin kerstin kirsten klara kristina lena lisa luise manuela
    maren margit margarete maria marianne marie marion marlene martina melanie michaela miriam mona monika nadine
    nicole nina petra ramona regina renate ricarda rita rosa roswitha ruth sabine sabrina sandra saskia sibylle
    sigrid silke silvia simone sonja sophie stefanie stephanie susanne svenja sybille tanja tatjana theresa ulla
    ulrike ursula ute vanessa vera verena veronika viola yvonne""",
}
"""Common given names of the German-speaking countries, by gender."""
SENTENCE_OPENERS = """doch auch generell gleichzeitig zwar allerdings jedoch deshalb daher dabei damit danach davor dazu
    darum trotz laut nach seit ohne gegen über zwischen während wegen statt sowie sogar selbst schon erst dann zuvor
    inzwischen mittlerweile derzeit aktuell künftig heute gestern morgen weil obwohl falls sobald bevor nachdem alle
    viele einige manche mehrere keine außerdem zudem ferner ebenso ebenfalls insgesamt schließlich letztlich zunächst
    anfangs später früher bereits ähnlich jeder jede jedes beide diese dieser dieses ihre ihr sein seine unser unsere
    vielleicht nur noch immer wieder oft manchmal nun hier dort nicht wenn"""
"""Words that a capital begins a sentence with, and no name."""

GERMAN_WORDS = {
    "det": """der die das den dem des ein eine einen einem einer eines sein seine ihr ihre dieser diese dieses
    mehrere viele einige zwei drei manche alle kein keine""",
    "pron": "er sie es wir ich man",
    "aux": """hat haben hatte hatten ist sind war waren wird werden wurde wurden auch dann später noch bereits
    zudem außerdem weiter ferner nun so dazu daraufhin gestern heute am jedoch dagegen wörtlich""",
    "prep": """von für in im an am auf mit bei beim zu zum zur nach vor über unter gegen durch aus um während
    seit laut gegenüber wegen vom""",
    "break": "und aber oder dass daß wenn während weil obwohl ob als wie da denn sondern damit",
    "title": """herr frau dr prof präsident präsidentin minister ministerin kanzler kanzlerin bundeskanzler
    bundeskanzlerin sprecher sprecherin senator außenminister innenminister generalsekretär premierminister
    ministerpräsident vorsitzender vorsitzende direktor bürgermeister""",
}
