"""German verbs: those that announce speech, with their forms, and the forms that report what somebody said."""

from __future__ import annotations

from reader.quotes.lexicon.wordlists import word_set

_WEAK = """sagen erklären betonen meinen fordern warnen berichten antworten fragen behaupten kritisieren
    bestätigen äußern versichern kommentieren zitieren erzählen ergänzen begründen verlangen loben bedauern
    appellieren urteilen erwidern beklagen twittern posten gratulieren prognostizieren vermuten schimpfen
    lästern mahnen schildern kontern beteuern monieren argumentieren resümieren verkünden entgegnen jubeln
    scherzen spotten bekräftigen erläutern würdigen verteidigen verurteilen versprechen erinnern wiederholen
    konstatieren bilanzieren kündigen attestieren diagnostizieren orakeln frotzeln ätzen höhnen wettern poltern
    donnern raunen flüstern stöhnen seufzen schwärmen witzeln staunen präzisieren konkretisieren signalisieren
    protestieren plädieren werben drohen dementieren leugnen gestehen beschreiben verweisen unterstreichen rügen
    tadeln geißeln bemängeln bejubeln feiern hoffen glauben befürchten fürchten analysieren referieren
    deklarieren melden formulieren notieren ermahnen ermuntern rechtfertigen entschuldigen informieren
    bezweifeln bezeugen gestikulieren philosophieren sinnieren grübeln mutmaßen spekulieren schlussfolgern
    folgern präsentieren charakterisieren titulieren betiteln brandmarken verspotten verhöhnen beschuldigen
    bezichtigen ereifern wundern freuen ärgern empören entrüsten beschweren bedanken wünschen empfehlen raten
    überlegen erkundigen preisen verraten beschimpfen brüllen kreischen singen schreien lachen murmeln knurren
    brummen skandieren empfinden offenbaren enthüllen verwahren verdeutlichen veranschaulichen haken argwöhnen
    unterstellen verneinen bejahen parieren stellen fügen teilen räumen führen merken legen setzen klagen pochen
    drängen zeigen fassen lehnen schieben hadern machen pflichten stimmen schätzen ordnen rechnen nörgeln maulen
    motzen granteln plaudern befinden mäkeln kritteln kondolieren beschwichtigen beruhigen relativieren
    differenzieren insistieren bitten ermutigen bekennen
    prophezeien unken verlautbaren zürnen tönen bemerken erwähnen beichten tweeten beschwören attackieren
    hinterfragen rätseln predigen fauchen giften zetern triumphieren frohlocken prahlen sticheln lamentieren jammern
    pöbeln dozieren postulieren proklamieren ächzen schnauben stammeln"""
_STRONG = {
    "schreiben": "schreibt schrieb schrieben geschrieben schreiben",
    "bezeichnen": "bezeichnet bezeichnete bezeichneten bezeichnen",
    "nennen": "nennt nannte nannten genannt nennen",
    "sprechen": "spricht sprach sprachen gesprochen sprechen",
    "rufen": "ruft rief riefen gerufen",
    "heißen": "heißt hieß heisst hiess",
    "beschreiben": "beschreibt beschrieb beschrieben beschreiben",
    "unterstreichen": "unterstreicht unterstrich unterstrichen unterstreichen",
    "versprechen": "verspricht versprach versprachen versprochen",
    "widersprechen": "widerspricht widersprach widersprachen widersprochen",
    "gestehen": "gesteht gestand gestanden",
    "verweisen": "verweist verwies verwiesen",
    "bekennen": "bekennt",
    "besagen": "besagt besagte",
    "lauten": "lautet lautete lauteten",
    "erwarten": "erwartet erwartete erwarteten",
    "empfehlen": "empfiehlt empfahl empfahlen empfohlen",
    "raten": "rät riet rieten geraten",
    "bitten": "bittet bat baten gebeten",
    "werben": "wirbt warb warben",
    "verraten": "verrät verriet verrieten",
    "schreien": "schreit schrie schrien geschrien",
    "singen": "singt sang sangen gesungen",
    "befinden": "befand befanden befindet",
    "preisen": "preist pries priesen",
    "finden": "findet fand fanden",
    "denken": "denkt dachte dachten",
    "sehen": "sieht sah sahen sehen",
    "halten": "hält hielt hielten",
    "verlauten": "verlautete verlautet verlauten",
}
_SEPARABLE = {
    "mit": "teilt teilte teilten",
    "fest": "stellt stellte stellten hält hielt hielten",
    "klar": "stellt stellte stellten macht machte machten",
    "deutlich": "macht machte machten",
    "hinzu": "fügt fügte fügten setzt setzte",
    "an": """kündigt kündigte kündigten merkt merkte merkten gibt gab gaben prangert prangerte prangerten deutet deutete
        führt führte""",
    "zu": "gibt gab gaben stimmt stimmte stimmten",
    "bekannt": "gibt gab gaben",
    "ein": "räumt räumte räumten wirft warf warfen wendet wandte wandten gesteht gestand schätzt schätzte",
    "hin": "weist wies wiesen",
    "zurück": "weist wies wiesen führt führte führten",
    "offen": "lässt ließ ließen",
    "wissen": "lässt ließ ließen",
    "geltend": "macht machte machten",
    "dagegen": "hält hielt hielten",
    "vor": "wirft warf warfen schlägt schlug schlugen hält hielt",
    "hervor": "hebt hob hoben",
    "aus": "führt führte führten spricht sprach sprachen geht ging gingen schließt schloss schlossen",
    "zusammen": "fasst fasste fassten",
    "nach": "legt legte legten hakt hakte schiebt schob",
    "ab": "lehnt lehnte lehnten",
    "auf": "ruft rief riefen fordert forderte forderten",
    "bei": "pflichtet pflichtete",
    "wieder": "gibt gab",
    "entgegen": "hält hielt",
    "los": "legt legte poltert polterte",
    "dar": "stellt stellte legt legte",
    "voraus": "sagt sagte",
    "durch": "gibt gab",
}
"""Particle to the finite forms that announce speech with it: "teilte die Behörde mit"."""
_NEEDS_PARTICLE = word_set("""stellen fügen teilen räumen führen merken legen setzen machen stimmen schätzen
    lehnen schieben pflichten fassen haken kündigen ordnen zeigen weisen""")
_JOINED = """mitgeteilt festgestellt hinzugefügt angekündigt eingeräumt hingewiesen zurückgewiesen vorgeworfen
    vorgeschlagen hervorgehoben ausgeführt zusammengefasst nachgelegt abgelehnt aufgerufen aufgefordert klargestellt
    klargemacht bekanntgegeben angegeben zugegeben festgehalten"""
"""Participles of verbs with a particle."""
_PREFIXES = ("be", "er", "ver", "ent", "emp", "zer", "wider", "unter", "über", "wieder")


def _forms(verb: str) -> list[str]:
    """The forms of a weak verb that announce speech."""
    stem = verb[:-1] if verb.endswith(("eln", "ern")) else verb[:-2]
    link = "e" if stem.endswith(("d", "t", "gn", "dn", "chn", "ffn", "tm")) else ""
    third = f"{stem}{link}t"
    forms = [third, f"{stem}{link}te", f"{stem}{link}ten", verb]
    if not verb.endswith("ieren") and not verb.startswith(_PREFIXES):
        forms.append(f"ge{third}")
    return forms


def german_cues() -> dict[str, str]:
    """Every form of a verb that announces speech, lower case, with its verb."""
    lemmas: dict[str, str] = {}
    for verb in _WEAK.split():
        if verb in _STRONG:
            continue
        for form in _forms(verb):
            lemmas.setdefault(form, verb)
    for verb, forms in _STRONG.items():
        for form in forms.split():
            lemmas[form] = verb
    for particle, forms in _SEPARABLE.items():
        for form in forms.split():
            lemmas.setdefault(form, form)
            lemmas.setdefault(particle + form, form)
    for joined in _JOINED.split():
        lemmas.setdefault(joined, joined)
    return lemmas


def particles_of() -> dict[str, frozenset[str]]:
    """Each finite form of a verb that announces speech only with a particle at the end, and the particles."""
    bare = {form for verb in _WEAK.split() if verb not in _NEEDS_PARTICLE for form in _forms(verb)}
    bare |= {form for forms in _STRONG.values() for form in forms.split()}
    out: dict[str, set[str]] = {}
    for particle, forms in _SEPARABLE.items():
        for form in forms.split():
            if form not in bare:
                out.setdefault(form, set()).add(particle)
    for verb in _NEEDS_PARTICLE:
        for form in _forms(verb):
            if form not in bare:
                out.setdefault(form, set())
    return {form: frozenset(particles) for form, particles in out.items()}


WEAKLY = word_set("""finden denken sehen halten hoffen glauben fürchten befürchten lachen freuen feiern zeigen
    führen rechnen melden empfinden stellen erwarten geht ging gingen informieren werben bitten""")
"""Verbs that announce speech less surely than others of the sentence: thoughts, attitudes and common verbs."""
OBJECT_CUES = word_set("""bezeichnen nennen sprechen kritisieren loben würdigen titulieren betiteln
    charakterisieren beschreiben verurteilen warnen fordern beschimpfen brandmarken preisen feiern rügen geißeln
    bemängeln beklagen sehen halten verspotten monieren versprechen rufen attestieren verteidigen wünschen
    finden empfinden befürchten fürchten erwarten geht ging gingen zeigen""")
"""Verbs that take a quoted word or two: "nannte es „töricht“"."""
_REPORTED = """sei seien seist habe werde könne müsse solle wolle dürfe gebe gehe komme stehe liege bleibe sehe
    finde brauche mache lasse nehme trage sage wisse spreche gelte handele handle halte bedeute fehle hoffe
    erwarte glaube verstehe bekomme bringe betreffe diene gehöre möge bestehe bestünden ergebe entstehe passiere
    funktioniere spiele arbeite lebe denke fühle stelle setze führe zeige heiße kenne erhalte biete leide
    fordere verlange sorge laufe verliere gewinne verdiene zahle koste reiche stimme helfe wachse sinke steige
    falle treffe drohe nutze gefährde verkenne rate wünsche ändere verhindere schade rechne freue tue profitiere
    gebühre bedürfe warte vertraue begrüße unterstütze lehne kämpfe suche versuche beginne ende schaffe verfüge
    befinde hätten wären kämen gäbe gingen stünden lägen bräuchten müssten könnten sollten dürften würden hätte
    wäre"""
REPORTED = frozenset(_REPORTED.split())
"""Forms of the subjunctive, in which German reports what somebody said."""
DOUBTFUL = word_set("hätten hätte wäre wären würden könnten sollten müssten dürften gäbe führe ende reiche")
"""Those of them that the reporter uses of himself, too, or that are other words."""
