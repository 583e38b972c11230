"""Italian: cue verbs with their forms, function words, roles and given names."""

from __future__ import annotations

from reader.quotes.lexicon.grammar import Language, filed_cues
from reader.quotes.lexicon.romancegivennames import ITALIAN_GIVEN_NAMES
from reader.quotes.lexicon.romanceroles import ITALIAN_ROLES
from reader.quotes.lexicon.wordlists import word_set

_REGULAR = {
    "say": "esprimere pronunciare esternare testimoniare buttare confidare",
    "tell": "raccontare narrare informare rivelare svelare comunicare riferire confessare",
    "add": "rincarare",
    "ask": "domandare interrogare",
    "explain": """spiegare dettagliare chiarire argomentare motivare illustrare analizzare ragionare giustificare""",
    "state": "indicare precisare specificare segnalare puntualizzare",
    "reply": "replicare ribattere controbattere",
    "tweet": "twittare postare pubblicare",
    "continue": "continuare",
    "declare": "dichiarare proclamare sentenziare decretare",
    "note": "notare osservare constatare rilevare annotare evidenziare",
    "liken": "paragonare",
    "argue": "stimare giudicare considerare valutare pensare ritenere",
    "insist": "insistere ribadire rimarcare",
    "joke": "scherzare ironizzare",
    "warn": "allertare minacciare ammonire avvertire avvisare",
    "exclaim": "esclamare gridare urlare lanciare tuonare sbottare scandire",
    "remark": "commentare chiosare",
    "assert": "affermare assicurare garantire giurare certificare asserire",
    "emphasize": "sottolineare rimarcare ricordare",
    "acknowledge": "confessare",
    "confirm": "confermare corroborare",
    "announce": "annunciare anticipare",
    "denounce": "denunciare condannare stigmatizzare",
    "lament": "lamentare deplorare sospirare rammaricare",
    "criticize": "criticare attaccare accusare rimproverare bacchettare",
    "hope": "sperare auspicare augurare",
    "deny": "negare rifiutare contestare respingere",
    "suggest": "suggerire consigliare raccomandare ipotizzare",
    "demand": "ordinare reclamare implorare pretendere supplicare invocare esortare",
    "call": "chiamare qualificare definire battezzare soprannominare bollare",
    "describe": "evocare",
    "quote": "citare",
    "speak": "parlare",
    "conclude": "terminare chiudere sintetizzare tagliare",
    "praise": "elogiare celebrare lodare applaudire salutare",
    "whisper": "sussurrare mormorare balbettare bisbigliare",
    "report": "riportare",
    "predict": "pronosticare profetizzare",
    "recall": "rievocare rammentare menzionare",
    "thank": "ringraziare",
    "claim": "rivendicare vantare",
    "wonder": "interrogare",
    "repeat": "ripetere",
    "attack": "attaccare",
}
_IRREGULAR = {
    "say": """dire dice dicono disse dissero diceva dicevano detto dicendo dirà diranno riferire riferisce riferiscono
        riferì riferito riferendo""",
    "add": "aggiungere aggiunge aggiungono aggiunse aggiunsero aggiungeva aggiunto aggiungendo",
    "write": "scrivere scrive scrivono scrisse scrissero scriveva scritto scrivendo",
    "ask": "chiedere chiede chiedono chiese chiesero chiedeva chiesto chiedendo",
    "reply": "rispondere risponde rispondono rispose risposero rispondeva risposto rispondendo",
    "continue": """proseguire prosegue proseguono proseguì proseguiva proseguito proseguendo riprendere riprende
        riprese ripreso incalzare incalza""",
    "conclude": """concludere conclude concludono concluse conclusero concludeva concluso concludendo chiuso chiosa""",
    "argue": """sostenere sostiene sostengono sostenne sostennero sosteneva sostenuto sostenendo ritiene ritengono
        riteneva ritenuto pensa credere crede credono credeva creduto opinare""",
    "insist": """insistere insiste insistono insisteva insistito insistendo ribadisce ribadiscono ribadì ribadiva""",
    "explain": "chiarisce chiariscono chiarì spiega",
    "warn": """avverte avvertono avvertì avvertiva avvertito ammonisce ammonì""",
    "assert": "garantisce garantiscono asserisce",
    "acknowledge": """riconoscere riconosce riconoscono riconobbe riconosceva riconosciuto riconoscendo ammettere
        ammette ammettono ammise ammisero ammetteva ammesso ammettendo""",
    "deny": "smentire smentisce smentiscono smentì smentito",
    "suggest": "suggerisce suggeriscono proporre propone propongono propose proponeva proposto proponendo",
    "call": "definisce definiscono definì",
    "demand": "esigere esige preteso pretese",
    "describe": """vedere vede vedono vedeva descrivere descrive descrivono descrisse descriveva descritto descrivendo
        dipinge""",
    "promise": "promettere promette promettono promise promesso promettendo",
    "predict": "predire predice prevedere prevede prevedono",
    "complain": "lagnare lagna dolere duole",
    "joke": "sorridere sorride ridere ride scherza",
    "respond": "reagire reagisce reagì reagito",
    "defend": "difendere difende difendono difese difendeva difeso difendendo",
    "blame": "attribuire attribuisce attribuì attribuito imputare imputa imputato",
    "read": "leggere legge recitare recita",
    "praise": "plaudire plaude applaude",
    "discuss": "discutere discute",
    "question": "esordire esordisce esordì esordito",
    "tell": "apprendere",
    "express": "espresso espresse esprime",
    "remark": "intervenire interviene intervenuto",
}
_PAST = word_set(
    """detto aggiunto scritto chiesto risposto ripreso concluso chiuso riconosciuto ammesso proposto descritto promesso
    difeso espresso preteso"""
)


def _forms(verb: str) -> list[str]:
    """The forms of the third person of a regular verb, with its participles and infinitive."""
    stem, kind = verb[:-3], verb[-3:]
    hard = stem + "h" if stem.endswith(("c", "g")) else stem
    if kind == "are":
        soft = stem[:-1] if stem.endswith("i") else hard
        return [
            verb, stem + "a", stem + "ano", stem + "ò", stem + "arono", stem + "ava", stem + "avano", stem + "ato",
            stem + "ata", stem + "ati", stem + "ate", stem + "ando", soft + "erà", soft + "eranno",
        ]  # fmt: skip
    if kind == "ere":
        return [
            verb, stem + "e", stem + "ono", stem + "eva", stem + "evano", stem + "uto", stem + "endo", stem + "é",
            stem + "ette",
        ]  # fmt: skip
    return [
        verb, stem + "e", stem + "ono", stem + "isce", stem + "iscono", stem + "ì", stem + "irono", stem + "iva",
        stem + "ivano", stem + "ito", stem + "endo",
    ]  # fmt: skip


_CUES = filed_cues(_REGULAR, _IRREGULAR, _forms)
_PLURALS = """abitanti residenti vicini sindacati esperti ricercatori scienziati autori autorità inquirenti
    investigatori poliziotti carabinieri genitori alunni studenti insegnanti professori lavoratori operai agricoltori
    pescatori manifestanti oppositori militanti responsabili organizzatori organizzazioni associazioni avvocati giudici
    magistrati medici infermieri economisti analisti specialisti osservatori giornalisti media giocatori tifosi clienti
    utenti commercianti ristoratori deputati senatori ministri sindaci fonti parenti testimoni vittime famiglie
    dirigenti investitori storici collettivi imprese aziende banche rappresentanti critici alcuni molti diversi altri
    entrambi due capi passeggeri giovani donne uomini legali promotori difensori amici colleghi dem leghisti grillini
    volontari soccorritori attivisti cittadini pm partiti"""


ITALIAN = Language(
    code="it",
    cues=_CUES,
    participles=frozenset(
        {form for form in _CUES if form.endswith(("ato", "ata", "ati", "ate", "ito", "uto"))}
        | _PAST & _CUES.keys()
    ),
    infinitives=frozenset(form for form in _CUES if form.endswith(("are", "ere", "ire")) or form == "dire"),
    gerunds=frozenset(form for form in _CUES if form.endswith(("ando", "endo"))),
    auxiliaries=word_set(
        """ha hanno aveva avevano avrà avranno ebbe è sono era erano avrebbe avrebbero avere avendo abbia stato stata"""
    ),
    passives=word_set("è sono era erano stato stata stati state"),
    reflexives=word_set("si s'"),
    between=word_set(
        """ha hanno aveva avevano avrà avranno ebbe è sono era erano stato stata stati state avrebbe avrebbero si lo la
        le li gli ci ne mi ti vi l' c' infatti tuttavia dunque piuttosto non mai già anche inoltre così poi infine
        ancora sempre solo oggi ieri ora subito quindi intanto successivamente recentemente pubblicamente chiaramente
        immediatamente semplicemente invece però dunque pure tiene a vuole voluto tenuto fatto fa torna tornato lunedì
        martedì mercoledì giovedì venerdì sabato domenica prima dopo ribadire più volte"""
    ),
    articles=word_set(
        """il lo la i gli le l' un uno una un' del dello della dei degli delle dell' al allo alla ai agli alle all' suo
        sua suoi sue mio mia tuo tua nostro nostra nostri nostre loro questo questa questi queste quest' quello quella
        quel quell' quei ogni due tre quattro cinque sei altro altra altri altre tutto tutta tutti tutte alcuni alcune
        diversi diverse molti molte nessun nessuna entrambi stesso stessa qualche"""
    ),
    pronouns={
        "lui": "m",
        "lei": "f",
        "egli": "m",
        "ella": "f",
        "essi": "",
        "io": "",
        "noi": "",
    },
    obliques={"lui": "m", "lei": "f", "loro": "", "essi": ""},
    latter=word_set("ultimo ultima ultimi ultime"),
    relatives=word_set("che"),
    links=word_set("di del dello della dei degli delle dell' d'"),
    particles=word_set(
        "di de del della dei degli da dal dalla la le lo van von der den bin ben ibn el al d' dell'"
    ),
    prepositions=word_set(
        """a ad al allo alla ai agli alle all' con contro da dal dallo dalla dai dagli dalle dall' di del durante entro
        fra in nel nello nella nei negli nelle nell' per presso secondo senza sopra sotto su sul sullo sulla sui sugli
        sulle sull' tra verso dopo prima oltre attraverso mediante circa davanti dietro dentro fuori fino insieme
        vicino riguardo rispetto grazie tramite nonostante col"""
    ),
    conjunctions=word_set(
        """e ed o ma però che perché quando se come anche mentre dove poiché sebbene quindi dunque né cui quale chi
        cosa oppure affinché benché bensì"""
    ),
    thats=word_set("che"),
    ands=word_set("e ed"),
    agents=word_set("da dal dallo dalla dai dagli dalle dall'"),
    according=(
        ("secondo",),
        ("a", "detta", "di"),
        ("a", "detta", "del"),
        ("a", "detta", "della"),
        ("a", "giudizio", "di"),
        ("a", "parere", "di"),
        ("a", "parere", "del"),
        ("a", "parere", "della"),
        ("stando", "a"),
        ("stando", "al"),
        ("stando", "alla"),
        ("stando", "ai"),
        ("a", "avviso", "di"),
        ("nelle", "parole", "di"),
        ("agli", "occhi", "di"),
    ),
    views=(
        ("a", "suo", "avviso"),
        ("a", "suo", "giudizio"),
        ("a", "suo", "parere"),
        ("secondo", "le", "sue", "parole"),
        ("a", "suo", "dire"),
    ),
    origins=word_set("dal dalla dall' dai dagli dalle"),
    weak_according=word_set("per"),
    posts=word_set(
        """assessore assessora ministro ministra sottosegretario sottosegretaria delegato delegata consigliere
        consigliera"""
    ),
    joints=word_set("al allo alla ai agli alle all' con"),
    titles={
        "sig": "m",
        "signor": "m",
        "signore": "m",
        "sig.ra": "f",
        "signora": "f",
        "signorina": "f",
        "dott": "m",
        "dottor": "m",
        "dottoressa": "f",
        "dr": "m",
        "prof": "",
        "on": "",
        "onorevole": "",
        "avv": "",
        "ing": "",
        "don": "m",
        "monsignor": "m",
        "mons": "m",
        "suor": "f",
        "fra": "m",
        "padre": "m",
        "papa": "m",
        "san": "m",
        "santa": "f",
        "professor": "m",
        "ingegner": "",
        "cardinal": "m",
        "sir": "m",
        "lord": "m",
    },
    roles=ITALIAN_ROLES,
    demonyms=word_set(
        """britannico britannica americano americana francese tedesco tedesca spagnolo spagnola inglese russo russa
        storico storica medico medica tecnico tecnica fisico fisica comico comica critico critica legale industriale
        generale vicino vicina militante superiore primario primaria capo numero titolare diplomatico diplomatica"""
    ),
    groups=frozenset(_PLURALS.split()),
    organisations=word_set(
        """azienda società gruppo compagnia ditta agenzia associazione ong organizzazione sindacato confederazione
        federazione partito movimento governo esecutivo ministero comune municipio regione provincia dipartimento
        giunta tribunale corte cassazione polizia questura procura esercito banca istituto università scuola ospedale
        museo teatro club squadra giornale quotidiano settimanale rivista rete radio sito piattaforma commissione
        comitato consiglio camera senato parlamento unione fondazione collettivo osservatorio autorità amministrazione
        direzione costruttore colosso opposizione maggioranza coalizione quirinale farnesina viminale ambasciata lega
        rettorato accademia cooperativa studio accusa difesa fonte città stato casa chiesa ente istituzione portale
        famiglia coppia multinazionale lega viminale prefettura asl protezione"""
    ),
    documents=word_set(
        """comunicato testo lettera rapporto studio indagine tweet messaggio email documento articolo legge cartello
        striscione libro nota dichiarazione discorso intervista petizione sondaggio video post sentenza ordinanza
        decreto circolare manifesto volantino"""
    ),
    sayings=word_set(
        """parola parole dichiarazioni frase avvertimento avviso messaggio risposta formula consiglio promessa analisi
        conclusione spiegazione commento reazione riflessione sfogo grido appello monito"""
    ),
    given=ITALIAN_GIVEN_NAMES,
    openers=word_set(
        """il lo la i gli le l' un uno una un' del dello della dei degli delle dell' al allo alla ai agli alle all' suo
        sua suoi sue mio mia nostro nostra loro questo questa questi queste quest' quello quella quel quell' quei ogni
        due tre quattro cinque sei sette otto nove dieci altro altra altri altre tutto tutta tutti tutte alcuni alcune
        diversi diverse molti molte nessun nessuna nessuno entrambi qualche lui lei egli ella essi io noi voi a ad con
        contro da dal dalla dai dagli dalle dall' di d' durante entro fra in nel nello nella nei negli nelle nell' per
        presso secondo senza sopra sotto su sul sulla sui sugli sulle sull' tra verso dopo prima oltre attraverso e ed
        o ma però che perché quando se come anche mentre dove poiché sebbene quindi dunque né cui quale chi cosa
        inoltre così poi infine ancora sempre solo oggi ieri domani ora subito intanto invece pure già non mai più meno
        molto poco tanto tale tali lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo
        aprile maggio giugno luglio agosto settembre ottobre novembre dicembre qui qua là lì ecco sì no niente nulla
        qualcuno qualcosa forse magari proprio quasi è sono era erano ha hanno c' ci si ne mi ti vi gli lo stando
        nonostante grazie insieme fino davanti ultimo ultima primo prima nuovo nuova tra interpellato interpellata
        intervistato intervistata sarà sarebbe bene buongiorno certo ovviamente infatti tuttavia eppure oppure siamo
        abbiamo ho nato nata"""
    ),
    days=word_set(
        """lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri stamattina stasera stamane mattina sera
        pomeriggio notte questa questo settimana mese anno scorso scorsa anche inoltre così poi infine ancora sempre
        ora subito quindi intanto invece però dunque pure già successivamente recentemente immediatamente gennaio
        febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre sorridendo sorridente
        commosso commossa a proposito in di con su per parte al riguardo margine tra l' altro dal canto suo"""
    ),
    weekdays={
        "lunedì": "monday",
        "martedì": "tuesday",
        "mercoledì": "wednesday",
        "giovedì": "thursday",
        "venerdì": "friday",
        "sabato": "saturday",
        "domenica": "sunday",
        "oggi": "today",
        "ieri": "yesterday",
    },
    other_days=word_set("prossimo prossima entro fino prima da dal dalla"),
    works=word_set(
        """film libro romanzo album canzone serie opera programma documentario podcast rivista giornale quadro poesia
        saggio titolo mostra spettacolo operazione progetto piano campagna legge premio raccolta gioco rubrica blog
        disco termine espressione parola trasmissione collana inchiesta"""
    ),
    naming=word_set(
        """cosiddetto cosiddetta cosiddetti cosiddette detto detta detti dette intitolato intitolata denominato
        denominata ribattezzato ribattezzata chiamato chiamata soprannominato soprannominata battezzato battezzata
        presunto presunta"""
    ),
    judging=word_set(
        """definisce definito definita definiva definendo definì bolla bollato denuncia denunciato parla parlato
        parlando giudica giudicato critica criticato considera considerato ritiene ritenuto chiede chiesto auspica
        auspicato accusa accusato promette promesso sottolinea sottolineato descrive descritto chiama chiamato elogia
        elogiato rivendica rivendicato lamenta lamentato attacca attaccato"""
    ),
    nouns=word_set("nota cita domanda denuncia critica replica attacco parola chiesa condanna"),
    modals=word_set("deve devono può possono dovrà dovranno potrebbe potrebbero dovrebbe poteva bisogna"),
    plurals=word_set("hanno avevano avranno avrebbero sono erano"),
    plural_end="no",
    drops=True,
    elided=(
        r"(?:[ldcsmtvnLDCSMTVN]|[Uu]n|(?:[Dd]|[Aa]|[Dd]a|[Nn]e|[Ss]u|[Qq]ue|[Cc]o)ll|[Dd]ell|[Aa]ll|[Dd]all|[Nn]ell"
        r"|[Ss]ull|[Qq]uest|[Qq]uell|[Bb]ell|[Dd]ov|[Cc]om|[Aa]nch|[Tt]utt|[Gg]l|[Nn]ient)"
    ),
    own=word_set("io mi mio mia ci noi nostro nostra abbiamo siamo ho sono credo penso voi lei"),
    interviews=(
        r"(?P<with>\b(?:[Ii]ntervista (?:a|con|all['’])|[Cc]onversazione con|[Aa] colloquio con)\s?)"
        r"|(?P<by>\b(?:[Ii]ntervistat[oa] da|[Rr]isponde alle domande|[Ss]i racconta))"
    ),
)
"""The tables of Italian."""
