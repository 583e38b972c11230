"""German nouns: roles before names, and given names."""

from __future__ import annotations

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
