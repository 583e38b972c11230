"""French: cue verbs with their forms, function words, roles and given names."""

from __future__ import annotations

from reader.quotes.lexicon.grammar import Language, filed_cues
from reader.quotes.lexicon.romancegivennames import FRENCH_GIVEN_NAMES
from reader.quotes.lexicon.romanceroles import FRENCH_ROLES
from reader.quotes.lexicon.wordlists import word_set

_REGULAR = {
    "say": "glisser lâcher souffler prononcer articuler formuler témoigner",
    "tell": "raconter confier expliciter relater narrer révéler informer",
    "add": "ajouter compléter",
    "ask": "demander interroger questionner interpeller",
    "explain": "expliquer détailler décrypter analyser justifier argumenter développer éclairer démontrer",
    "state": "indiquer préciser signaler énoncer",
    "reply": "répliquer riposter rétorquer",
    "tweet": "tweeter twitter poster",
    "continue": "continuer enchaîner",
    "declare": "déclarer proclamer décréter",
    "note": "noter constater remarquer observer relever pointer",
    "argue": "estimer juger considérer plaider arguer avancer penser trouver",
    "insist": "insister marteler",
    "joke": "plaisanter ironiser blaguer moquer railler rigoler",
    "warn": "alerter sermonner menacer",
    "exclaim": "exclamer écrier lancer hurler crier clamer tonner tempêter scander vociférer entonner",
    "remark": "commenter gloser",
    "assert": "affirmer assurer certifier jurer attester asséner",
    "emphasize": "souligner appuyer rappeler accentuer",
    "acknowledge": "avouer concéder confesser",
    "confirm": "confirmer corroborer",
    "announce": "annoncer communiquer publier",
    "denounce": "dénoncer condamner fustiger blâmer vilipender brocarder",
    "lament": "regretter déplorer désoler lamenter désespérer soupirer",
    "criticize": "critiquer pester râler attaquer accuser reprocher tacler étriller cingler",
    "hope": "espérer souhaiter",
    "deny": "nier réfuter contester rejeter récuser",
    "fume": "emporter indigner insurger agacer énerver gronder fulminer enrager",
    "wonder": "étonner inquiéter alarmer questionner",
    "suggest": "suggérer proposer préconiser conseiller recommander esquisser",
    "demand": "exiger réclamer exhorter ordonner revendiquer supplier implorer",
    "call": "appeler qualifier surnommer baptiser nommer traiter",
    "liken": "comparer",
    "describe": "énumérer évoquer dresser",
    "quote": "citer",
    "speak": "parler discuter",
    "conclude": "résumer trancher terminer achever",
    "praise": "saluer féliciter louer vanter",
    "respond": "nuancer tempérer relativiser rassurer modérer corriger",
    "whisper": "murmurer chuchoter marmonner bredouiller balbutier bougonner grommeler",
    "report": "rapporter",
    "repeat": "répéter réitérer marteler",
    "predict": "pronostiquer prophétiser anticiper",
    "recall": "remémorer",
    "estimate": "évaluer",
    "believe": "imaginer supposer présumer",
    "read": "entonner réciter",
    "blame": "attribuer imputer",
    "thank": "remercier",
    "boast": "vanter targuer",
}
"""English verb to regular verbs of the same act; those that are not regular are below and win."""
_IRREGULAR = {
    "say": "dire dit disent disait disaient dira diront dirent disant dite dits",
    "declare": "déclarer",
    "write": "écrire écrit écrivent écrivait écrivaient écrivit écrivirent écrivant écrite",
    "reply": "répondre répond répondent répondait répondaient répondit répondirent répondu répondant répondra",
    "conclude": "conclure conclut concluent concluait conclu concluant finit",
    "continue": "poursuivre poursuit poursuivent poursuivait poursuivit poursuivi poursuivant",
    "warn": """avertir avertit avertissent avertissait averti avertissant prévenir prévient préviennent prévenait
        prévint prévenu prévenant""",
    "acknowledge": """reconnaître reconnaitre reconnaît reconnait reconnaissent reconnaissait reconnut reconnu
        reconnaissant convenir convient conviennent convenait convenu""",
    "admit": "admettre admet admettent admettait admit admis admettant",
    "promise": "promettre promet promettent promettait promit promis promettant",
    "argue": """soutenir soutient soutiennent soutenait soutint soutenu soutenant maintenir maintient maintiennent
        maintenu prétendre prétend prétendent prétendait prétendu""",
    "believe": "croire croit croient croyait cru",
    "recall": "souvenir souvient souviennent souvenait souvenu",
    "joke": "sourire sourit sourient souriait souri",
    "respond": "réagir réagit réagissent réagissait réagi réagissant",
    "add": "surenchérir surenchérit surenchéri renchérir renchérit renchérissent renchérissait renchéri",
    "predict": "prédire prédit prédisent prédisait prédisant",
    "describe": "voir voit voient voyait voyant décrire décrit décrivent décrivait décrivant dépeint",
    "deny": "démentir dément démentent démentait démenti",
    "complain": "plaindre plaint plaignent plaignait plaignant",
    "praise": "réjouir réjouit réjouissent réjouissait réjoui applaudit",
    "defend": "défendre défend défendent défendait défendu",
    "tell": "apprendre apprend",
    "emphasize": "rappelle rappellent",
    "call": "appelle appellent",
    "repeat": "redire redit redisent",
    "read": "lire lit",
}
_PAST = word_set(
    """dit dite dits écrit écrite répondu conclu poursuivi averti prévenu reconnu convenu admis promis soutenu maintenu
    prétendu cru souvenu souri réagi surenchéri renchéri prédit décrit démenti plaint réjoui défendu fait redit"""
)
_BOTH = word_set("dit écrit prédit décrit redit plaint dément finit")
"""Participles that are a present or a simple past too."""


def _forms(verb: str) -> list[str]:
    """The forms of the third person of a verb in -er, with its participles and infinitive."""
    stem = verb[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    vowel = stem.rfind("é")
    open_stem = (
        stem[:vowel] + "è" + stem[vowel + 1 :] if vowel >= max(0, len(stem) - 3) and vowel >= 0 else stem
    )
    if stem.endswith("ev"):
        open_stem = stem[:-2] + "èv"
    return [
        verb, open_stem + "e", open_stem + "ent", soft + "ait", soft + "aient", soft + "a", stem + "èrent",
        verb + "a", verb + "ont", soft + "ant", stem + "é", stem + "ée", stem + "és", stem + "ées",
    ]  # fmt: skip


_CUES = filed_cues(_REGULAR, _IRREGULAR, _forms)
_PLURALS = """habitants riverains voisins élus syndicats experts chercheurs scientifiques auteurs autorités enquêteurs
    policiers pompiers gendarmes parents élèves étudiants enseignants salariés ouvriers agriculteurs pêcheurs
    manifestants opposants militants responsables organisateurs organisations associations avocats juges procureurs
    magistrats médecins soignants économistes analystes spécialistes observateurs journalistes médias joueurs
    supporters clients usagers commerçants députés sénateurs ministres maires sources proches témoins victimes
    familles
    internautes utilisateurs cadres dirigeants investisseurs historiens collectifs entreprises banques représentants
    défenseurs critiques certains beaucoup plusieurs d'autres autres deux uns chefs secouristes passagers
    jeunes femmes
    hommes"""

FRENCH = Language(
    code="fr",
    cues=_CUES,
    participles=frozenset(
        {form for form in _CUES if form.endswith(("é", "ée", "és", "ées"))} | (_PAST - _BOTH) & _CUES.keys()
    ),
    infinitives=frozenset(form for form in _CUES if form.endswith(("er", "ir", "re"))),
    gerunds=frozenset(form for form in _CUES if form.endswith("ant")),
    auxiliaries=word_set(
        """a ont avait avaient aura auront aurait auraient est sont était étaient été eut eurent ayant avoir fait font
        faisait fit"""
    ),
    passives=word_set("est sont était étaient été"),
    reflexives=word_set("se s' suis"),
    between=word_set(
        """a ont avait avaient aura auront aurait auraient est sont était étaient été eut eurent ayant se s' lui leur
        nous vous me m' te t' le la les l' en y ne n' pas plus jamais donc ainsi aussi également encore toujours
        notamment alors ensuite puis enfin déjà même surtout simplement d'ailleurs ailleurs toutefois cependant
        néanmoins pourtant récemment immédiatement aussitôt clairement lui-aussi longuement vivement régulièrement
        publiquement d'abord abord d' tout fait tient tenu veut voulu souhaité va vient pu n'a bien mieux parfois
        souvent rapidement finalement brièvement fermement sèchement hier jeudi vendredi samedi dimanche lundi mardi
        mercredi lui-même elle-même quant"""
    ),
    articles=word_set(
        """le la les l' un une des du au aux son sa ses leur leurs mon ma mes ton ta tes notre nos votre vos ce cet
        cette ces plusieurs quelques certains certaines chaque deux trois quatre cinq six autre autres tout toute tous
        toutes aucun aucune nombreux nombreuses d'autres beaucoup"""
    ),
    pronouns={
        "il": "m",
        "elle": "f",
        "ils": "",
        "elles": "",
        "on": "",
        "celui-ci": "m",
        "celle-ci": "f",
        "-il": "m",
        "-t-il": "m",
        "-elle": "f",
        "-t-elle": "f",
        "-ils": "",
        "-elles": "",
        "-on": "",
        "-t-on": "",
        "-t-ils": "",
        "-t-elles": "",
        "nous": "",
        "je": "",
        "j'": "",
    },
    obliques={"lui": "m", "elle": "f", "eux": "", "elles": "", "celui-ci": "m", "celle-ci": "f"},
    latter=word_set("dernier dernière derniers dernières"),
    relatives=word_set("qui"),
    links=word_set("de d' du des"),
    particles=word_set("de d' du des la le les von van der den di da del bin ben ibn al el dos"),
    prepositions=word_set(
        """à au aux en dans sur sous par pour avec sans chez vers contre entre depuis pendant avant après devant
        derrière selon malgré dès lors jusqu' jusque outre hors parmi durant via face grâce quant afin auprès
        concernant envers voire suite près loin de d' du"""
    ),
    conjunctions=word_set(
        """et ou mais que qu' car donc ni or quand lorsque lorsqu' si s'il puisque puisqu' comme parce tandis alors
        pourquoi comment où dont quoique bien combien"""
    ),
    thats=word_set("que qu'"),
    ands=word_set("et puis"),
    agents=word_set("par"),
    according=(
        ("selon",),
        ("d'", "après"),
        ("aux", "yeux", "de"),
        ("aux", "yeux", "d'"),
        ("aux", "yeux", "du"),
        ("de", "l'", "avis", "de"),
        ("de", "l'", "avis", "du"),
        ("à", "en", "croire"),
        ("dixit",),
        ("de", "l'", "aveu", "de"),
        ("pour", "reprendre", "les", "mots", "de"),
        ("d'", "après", "les", "mots", "de"),
        ("dans", "les", "mots", "de"),
        ("comme", "dit"),
    ),
    views=(
        ("à", "ses", "yeux"),
        ("a", "ses", "yeux"),
        ("à", "son", "avis"),
        ("à", "son", "sens"),
        ("selon", "ses", "mots"),
        ("selon", "ses", "termes"),
        ("selon", "ses", "propos"),
        ("selon", "ses", "dires"),
    ),
    origins=frozenset(),
    weak_according=word_set("pour chez"),
    posts=word_set(
        """adjoint adjointe conseiller conseillère ministre secrétaire délégué déléguée metteur metteuse"""
    ),
    joints=word_set("au aux à en"),
    titles={
        "m": "m",
        "mm": "m",
        "mme": "f",
        "mmes": "f",
        "mlle": "f",
        "monsieur": "m",
        "madame": "f",
        "mademoiselle": "f",
        "me": "",
        "maître": "",
        "dr": "",
        "docteur": "",
        "pr": "",
        "mgr": "m",
        "monseigneur": "m",
        "saint": "m",
        "sainte": "f",
        "sir": "m",
        "lord": "m",
        "lady": "f",
    },
    roles=FRENCH_ROLES,
    demonyms=word_set(
        """britannique américain américaine allemand allemande italien italienne espagnol espagnole russe chinois
        chinoise ukrainien ukrainienne belge suisse canadien australien néerlandais portugais intéressé intéressée
        premier première militant militante milieu prévenu suspect suspecte"""
    ),
    groups=frozenset(_PLURALS.split()),
    organisations=word_set(
        """entreprise société groupe compagnie firme agence association ong organisation syndicat confédération
        fédération parti mouvement gouvernement ministère mairie municipalité région département préfecture parquet
        tribunal cour police gendarmerie armée banque institut université école hôpital musée théâtre club équipe
        journal quotidien hebdomadaire magazine chaîne radio site plateforme commission comité conseil assemblée sénat
        parlement union fondation collectif observatoire autorité administration direction constructeur géant enseigne
        start-up métropole agglomération majorité opposition coalition exécutif élysée matignon ambassade
        chambre ligue
        intersyndicale rectorat académie coopérative cabinet accusation défense défenseure source communauté ville
        commune état famille couple"""
    ),
    documents=word_set(
        """communiqué texte lettre rapport étude enquête tweet message courrier document article loi affiche pancarte
        banderole livre note tribune déclaration discours interview entretien pétition sondage vidéo post billet
        panneau arrêté décret circulaire tract"""
    ),
    sayings=word_set(
        """mots propos paroles phrase avertissement aveu constat message réponse formule conseil promesse analyse
        verdict conclusion explication explications confidence confidences commentaire réaction"""
    ),
    given=FRENCH_GIVEN_NAMES,
    openers=word_set(
        """a le la les l' un une des du de d' au aux ce cet cette ces cela ça c' son sa ses leur leurs notre nos votre
        mon ma mes il elle ils elles on nous vous je j' tu y en à dans sur sous par pour avec sans chez vers contre
        entre depuis pendant avant après devant derrière selon malgré dès lors jusqu' outre hors parmi durant face
        grâce quant afin et ou mais donc or ni car que qu' qui quoi quand lorsque lorsqu' si puisque comme
        parce tandis
        alors pourquoi comment où dont ainsi aussi également encore toujours notamment ensuite puis enfin déjà même
        surtout toutefois cependant néanmoins pourtant récemment aujourd'hui hier demain ici là voilà voici plusieurs
        quelques certains certaines chaque deux trois quatre cinq six sept huit neuf dix autre autres tout toute tous
        toutes aucun aucune nombreux beaucoup non oui ne n' pas plus moins très trop peu assez seul seule seuls tel
        telle faute lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet
        août septembre octobre novembre décembre interrogé interrogée contacté contactée invité invitée sollicité
        sollicitée joint jointe réagissant face fin début dernier dernière premier première second bref reste résultat
        certes autant quel quelle quels quelles celui celle ceux côté idem mieux pire bien sauf dont s' m' t' lui eux
        moi toi né née élu élue âgé âgée inquiet inquiète ancien ancienne merci bonjour"""
    ),
    days=word_set(
        """lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui matin soir midi après-midi ce cette
        semaine mois année dernier dernière encore ainsi aussi également notamment alors ensuite même d'ailleurs
        ailleurs jour jours récemment déjà toujours pourtant toutefois immédiatement d'emblée emblée d'entrée entrée
        simplement janvier février mars avril mai juin juillet août septembre octobre novembre décembre nuit peu plus
        tard tôt tout propos quant en de son côté part sa sans détour ironie amusé amusée agacé agacée souriant
        souriante inquiet inquiète lucide confiant confiante visiblement ému émue passage aussitôt finalement"""
    ),
    weekdays={
        "lundi": "monday",
        "mardi": "tuesday",
        "mercredi": "wednesday",
        "jeudi": "thursday",
        "vendredi": "friday",
        "samedi": "saturday",
        "dimanche": "sunday",
        "aujourd'hui": "today",
        "hier": "yesterday",
    },
    other_days=word_set("prochain prochaine avant jusqu' dès d'ici depuis"),
    works=word_set(
        """film livre roman album chanson série pièce émission documentaire podcast magazine revue journal tableau
        poème essai ouvrage titre exposition spectacle opération projet programme plan dispositif loi label prix
        recueil jeu chronique blog rubrique mot terme expression"""
    ),
    naming=word_set(
        """dit dite dits dites intitulé intitulée intitulés baptisé baptisée baptisés surnommé surnommée nommé nommée
        appelé appelée appelés dénommé dénommée soi-disant titré titrée rebaptisé rebaptisée"""
    ),
    judging=word_set(
        """qualifie qualifié qualifiait qualifiant dénonce dénoncé dénonçant évoque évoqué évoquant fustige fustigé
        parle parlé parlant décrit décrivant juge jugé jugeant estime estimé estimant critique critiqué salue salué
        saluant appelle appelé regrette regretté déplore déploré accuse accusé réclame réclamé promet promis considère
        considéré pointe pointé trouve trouvé"""
    ),
    nouns=word_set(
        "note demande annonce critique cite juge commande réclame conseille conteste rejette salue"
    ),
    modals=word_set(
        "doit doivent peut peuvent devra devrait devraient pourrait pourraient pouvait faut faudrait"
    ),
    plurals=word_set("ont avaient auront auraient sont étaient"),
    plural_end="ent",
    drops=False,
    elided=r"(?:[ldjmtscnLDJMTSCN]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Qq]uoiqu)",
    own=word_set("je j' nous on notre nos mon ma mes moi vous"),
    interviews=(
        r"(?P<with>\b(?:[Ee]ntretien avec|[Ii]nterview (?:de|d['’]|avec)|[Rr]encontre avec|[Cc]onversation avec)\s?)"
        r"|(?P<by>\b(?:[Ii]nterview(?:é|ée|és) par|[Rr]épond(?:ent)? aux questions|[Ss]['’]est confiée? à"
        r"|[Pp]ropos recueillis par)\b)"
    ),
)
"""The tables of French."""
