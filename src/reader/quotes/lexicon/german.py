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
}
"""Verb to the forms that announce speech."""
NAMING_CUES = frozenset(("bezeichnen", "nennen", "sprechen", "kritisieren"))
"""Verbs that take a single quoted word."""

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
