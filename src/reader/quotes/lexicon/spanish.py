"""Spanish: cue verbs with their forms, function words, roles and given names."""

from __future__ import annotations

from reader.quotes.lexicon.grammar import Language, filed_cues
from reader.quotes.lexicon.romancegivennames import SPANISH_GIVEN_NAMES
from reader.quotes.lexicon.romanceroles import SPANISH_ROLES
from reader.quotes.lexicon.wordlists import word_set

_REGULAR = {
    "say": "manifestar expresar pronunciar soltar verbalizar apostillar testimoniar dictar",
    "tell": "relatar narrar informar desvelar revelar comunicar confiar confesar",
    "add": "agregar abundar",
    "ask": "preguntar cuestionar interpelar",
    "explain": """explicar detallar aclarar argumentar justificar razonar analizar desgranar desarrollar clarificar""",
    "state": "señalar indicar precisar puntualizar especificar matizar concretar",
    "reply": "contestar replicar",
    "tweet": "tuitear publicar",
    "continue": "continuar",
    "declare": "declarar proclamar sentenciar dictaminar",
    "note": "notar observar constatar apuntar anotar",
    "liken": "comparar",
    "argue": "alegar valorar considerar estimar juzgar opinar pensar",
    "insist": "recalcar incidir remarcar",
    "joke": "bromear ironizar",
    "warn": "alertar avisar amenazar",
    "exclaim": "exclamar gritar espetar clamar lanzar corear",
    "remark": "comentar destacar",
    "assert": "afirmar asegurar aseverar garantizar certificar jurar ratificar",
    "emphasize": "subrayar enfatizar resaltar acentuar recordar",
    "acknowledge": "aceptar",
    "confirm": "confirmar corroborar constatar",
    "announce": "anunciar avanzar adelantar",
    "denounce": "denunciar condenar deplorar",
    "lament": "lamentar suspirar",
    "criticize": "criticar censurar acusar reprochar tachar tildar afear cargar arremeter",
    "hope": "esperar desear confiar",
    "deny": "negar rechazar descartar",
    "suggest": "proponer aconsejar recomendar plantear",
    "demand": "exigir reclamar demandar ordenar instar rogar suplicar implorar reivindicar",
    "call": "llamar calificar bautizar denominar apodar",
    "describe": "evocar retratar",
    "quote": "citar",
    "speak": "hablar",
    "conclude": "zanjar rematar finalizar terminar resumir cerrar culminar",
    "praise": "elogiar celebrar alabar felicitar aplaudir",
    "respond": "reaccionar",
    "whisper": "susurrar murmurar balbucear",
    "report": "reportar",
    "repeat": "reiterar",
    "predict": "pronosticar vaticinar augurar",
    "recall": "rememorar",
    "complain": "quejar",
    "wonder": "interrogar",
    "promise": "prometer",
    "question": "cuestionar",
    "defend": "defender",
    "deem": "tachar",
    "thank": "agradecer",
    "vow": "comprometer",
}
"""English verb to verbs of the same act, regular but for a vowel: those that are not are below and win."""
_IRREGULAR = {
    "say": "decir dice dicen dijo dijeron decía decían dicho diciendo dirá dirán",
    "tell": """contar cuenta cuentan contó contaron contaba contaban contado contando confiesa confiesan""",
    "add": "añadir añade añaden añadió añadieron añadía añadían añadido añadiendo",
    "write": "escribir escribe escriben escribió escribieron escribía escrito escribiendo",
    "reply": """responder responde responden respondió respondieron respondía respondido respondiendo replica replican
        replicó""",
    "continue": """proseguir prosigue prosiguen prosiguió proseguía proseguido prosiguiendo continúa continúan""",
    "warn": "advertir advierte advierten advirtió advirtieron advertía advertían advertido advirtiendo",
    "argue": """sostener sostiene sostienen sostuvo sostuvieron sostenía sostenían sostenido sosteniendo argüir arguye
        cree creen creyó creía creído piensa piensan opina mantiene mantienen mantuvo mantenía mantenido
        defender defiende defienden defendió defendía defendido defendiendo aducir aduce adujo""",
    "insist": "insistir insiste insisten insistió insistieron insistía insistían insistido insistiendo",
    "acknowledge": """reconocer reconoce reconocen reconoció reconocieron reconocía reconocían reconocido
        reconociendo""",
    "admit": """admitir admite admiten admitió admitieron admitía admitían admitido admitiendo conceder concede
        concedió""",
    "assert": "aseverar asevera",
    "emphasize": "recuerda recuerdan recordó recordaron recordaba recordado recordando",
    "conclude": """concluir concluye concluyen concluyó concluyeron concluía concluido concluyendo resumir resume
        resumen resumió resumía resumido resumiendo""",
    "deny": "niega niegan desmentir desmiente desmienten desmintió desmentido desmintiendo",
    "suggest": """sugerir sugiere sugieren sugirió sugirieron sugería sugerido sugiriendo proponer propone proponen
        propuso propusieron proponía propuesto proponiendo recomienda recomiendan""",
    "demand": """exigir exige exigen exigió exigieron exigía exigido exigiendo pedir pide piden pidió pidieron pedía
        pedían pedido pidiendo""",
    "describe": """ver ve ven veía describir describe describen describió describía descrito describiendo definir
        define definió definido""",
    "agree": "coincidir coincide coinciden coincidió coincidieron coincidía coincidido",
    "repeat": "repetir repite repiten repitió repitieron repetía repetido repitiendo",
    "predict": "predecir predice predijo predicho",
    "promise": "prometer promete prometen prometió prometieron prometía prometido prometiendo",
    "express": "expresar transmitir transmite transmitió transmitido",
    "mention": "aludir alude aludió mencionar menciona mencionó mencionado",
    "refer": "referir refiere refieren refirió referían referido",
    "boast": "presumir presume presumió",
    "joke": "reír ríe ríen rió sonreír sonríe sonrió",
    "read": "leer lee leía rezar reza rezaba",
    "praise": "aplaudir aplaude aplaudió",
    "blame": "atribuir atribuye atribuyen atribuyó achacar achaca achacó culpar culpa culpó",
    "thank": "agradecer agradece agradecen agradeció agradecido",
}
_PAST = word_set("dicho escrito descrito predicho propuesto")


def _forms(verb: str) -> list[str]:
    """The forms of the third person of a regular verb, with its participles and infinitive."""
    stem, kind = verb[:-2], verb[-2:]
    if kind == "ar":
        return [
            verb, stem + "a", stem + "an", stem + "ó", stem + "aron", stem + "aba", stem + "aban", stem + "ado",
            stem + "ando", verb + "á", verb + "án",
        ]  # fmt: skip
    return [
        verb, stem + "e", stem + "en", stem + "ió", stem + "ieron", stem + "ía", stem + "ían", stem + "ido",
        stem + "iendo", verb + "á", verb + "án",
    ]  # fmt: skip


def _cues() -> dict[str, str]:
    out = filed_cues(_REGULAR, _IRREGULAR, _forms)
    for written in _IRREGULAR.values():
        for form in written.split():
            if form.endswith(("ar", "er", "ir", "ando", "iendo")):
                out.setdefault(f"{form}se", out[form])
    return out


_CUES = _cues()
_PLURALS = """vecinos vecinas sindicatos expertos expertas investigadores científicos autores autoridades policías
    bomberos padres madres familias alumnos estudiantes docentes profesores trabajadores trabajadoras obreros
    agricultores ganaderos pescadores manifestantes opositores militantes responsables organizadores organizaciones
    asociaciones abogados jueces fiscales magistrados médicos economistas analistas especialistas observadores
    periodistas medios jugadores aficionados clientes usuarios comerciantes hosteleros diputados senadores ministros
    alcaldes fuentes allegados testigos víctimas directivos inversores historiadores colectivos empresas bancos
    representantes críticos algunos muchos varios otros ambos dos unos jefes pasajeros jóvenes mujeres hombres
    populares socialistas conservadores convocantes portavoces voces compañeros amigos partidos activistas funcionarios
    portavoces ciudadanos investigadoras grupos"""


SPANISH = Language(
    code="es",
    cues=_CUES,
    participles=frozenset(
        {form for form in _CUES if form.endswith(("ado", "ido", "ído")) and form not in ("pido",)}
        | _PAST & _CUES.keys()
    ),
    infinitives=frozenset(form for form in _CUES if form.endswith(("ar", "er", "ir", "ír", "rse"))),
    gerunds=frozenset(form for form in _CUES if form.endswith(("ando", "iendo"))),
    auxiliaries=word_set("ha han había habían habrá habrán haya hayan hubo habría haber habiendo sido"),
    passives=word_set("sido"),
    reflexives=word_set("se"),
    between=word_set(
        """ha han había habían habrá habrán haya hayan hubo haber se lo la le los les las nos me te no nunca ya aún
        también además así incluso después luego entonces finalmente siempre solo sólo hoy ayer ahora mismo antes
        asimismo igualmente posteriormente recientemente rápidamente públicamente claramente inmediatamente
        repetidamente únicamente simplemente quiso querido ha vuelto volvió vuelve a quiere querían podido suele solía
        llegó llegado acaba de sigue siguió tampoco sí todavía lunes martes miércoles jueves viernes sábado domingo
        este esta tarde mañana noche ser sido"""
    ),
    articles=word_set(
        """el la los las un una unos unas del al su sus mi mis tu tus este esta estos estas ese esa esos esas aquel
        aquella nuestro nuestra nuestros nuestras cada dos tres cuatro cinco seis otro otra otros otras todo toda todos
        todas algún alguna algunos algunas varios varias ningún ninguna muchos muchas ambos ambas propio propia mismo
        misma"""
    ),
    pronouns={
        "él": "m",
        "ella": "f",
        "ellos": "",
        "ellas": "",
        "éste": "m",
        "ésta": "f",
        "usted": "",
        "nosotros": "",
        "yo": "",
    },
    obliques={"él": "m", "ella": "f", "ellos": "", "ellas": "", "éste": "m", "ésta": "f"},
    latter=word_set("último última últimos últimas"),
    relatives=word_set("que quien quienes"),
    links=word_set("de del"),
    particles=word_set("de del la las los y i van von der den di da al bin ben ibn el dos e"),
    prepositions=word_set(
        """a ante bajo con contra de desde durante en entre hacia hasta mediante para por según sin sobre tras al del
        vía junto respecto frente pese gracias debido dentro fuera cerca lejos después antes"""
    ),
    conjunctions=word_set(
        """y e o u pero sino que porque cuando si como aunque mientras donde pues ya cual cuyo cuya quien quienes cómo
        dónde cuándo qué quién ni"""
    ),
    thats=word_set("que"),
    ands=word_set("y e"),
    agents=word_set("por"),
    according=(
        ("según",),
        ("a", "juicio", "de"),
        ("a", "juicio", "del"),
        ("en", "opinión", "de"),
        ("en", "opinión", "del"),
        ("en", "palabras", "de"),
        ("en", "palabras", "del"),
        ("a", "ojos", "de"),
        ("a", "decir", "de"),
        ("en", "boca", "de"),
        ("de", "acuerdo", "con"),
        ("al", "decir", "de"),
        ("a", "criterio", "de"),
    ),
    views=(
        ("a", "su", "juicio"),
        ("en", "su", "opinión"),
        ("a", "su", "parecer"),
        ("en", "sus", "palabras"),
        ("según", "sus", "palabras"),
    ),
    origins=word_set("desde"),
    weak_according=word_set("para"),
    posts=word_set(
        "secretario secretaria comisario comisaria portavoz consejero consejera delegado delegada"
    ),
    joints=word_set("para"),
    titles={
        "sr": "m",
        "sra": "f",
        "srta": "f",
        "señor": "m",
        "señora": "f",
        "don": "m",
        "doña": "f",
        "dr": "m",
        "dra": "f",
        "doctor": "m",
        "doctora": "f",
        "d": "m",
        "san": "m",
        "santa": "f",
        "sir": "m",
        "lord": "m",
        "fray": "m",
        "sor": "f",
    },
    roles=SPANISH_ROLES,
    demonyms=word_set(
        """británico británica estadounidense francés francesa alemán alemana italiano italiana español española ruso
        rusa portugués portuguesa argentino argentina mexicano mexicana brasileño brasileña belga austriaco austriaca
        holandés holandesa catalán catalana andaluz andaluza gallego gallega vasco vasca popular socialista republicano
        republicana demócrata conservador conservadora joven científico científica físico física médico médica técnico
        técnica músico música policía guardia defensa general oficial titular"""
    ),
    groups=frozenset(_PLURALS.split()),
    organisations=word_set(
        """empresa sociedad grupo compañía firma agencia asociación ong organización sindicato confederación federación
        partido movimiento gobierno ejecutivo ministerio ayuntamiento comunidad región departamento consejería
        conselleria diputación generalitat junta xunta tribunal corte policía guardia ejército banco instituto
        universidad escuela hospital museo teatro club equipo periódico diario semanario revista cadena radio web
        plataforma comisión comité consejo consell congreso senado parlamento unión fundación colectivo observatorio
        autoridad administración dirección fabricante gigante oposición coalición embajada cámara liga rectorado
        academia cooperativa despacho acusación defensa fuente ciudad estado patronal fiscalía audiencia supremo
        constitucional casa iglesia medio entidad institución portal consistorio formación familia pareja tienda
        multinacional"""
    ),
    documents=word_set(
        """comunicado texto carta informe estudio encuesta tuit mensaje correo documento artículo ley cartel pancarta
        libro nota tribuna declaración discurso entrevista petición sondeo vídeo publicación post auto sentencia
        escrito resolución decreto circular manifiesto pintada"""
    ),
    sayings=word_set(
        """palabras declaraciones frase advertencia aviso mensaje respuesta fórmula consejo promesa análisis conclusión
        explicación explicaciones comentario reacción reflexión tesis lema grito"""
    ),
    given=SPANISH_GIVEN_NAMES,
    openers=word_set(
        """el la los las un una unos unas del al su sus mi mis tu tus este esta estos estas ese esa esos esas eso esto
        ello aquel aquella nuestro nuestra cada dos tres cuatro cinco seis siete ocho nueve diez otro otra otros otras
        todo toda todos todas algún alguna algunos algunas varios varias ningún ninguna muchos muchas ambos ambas él
        ella ellos ellas yo nosotros usted a ante bajo con contra de desde durante en entre hacia hasta mediante para
        por según sin sobre tras vía junto respecto frente pese gracias debido dentro fuera cerca y e o u pero sino que
        porque cuando si como aunque mientras donde pues ya cual quien cómo dónde cuándo qué quién por también además
        así incluso después luego entonces finalmente siempre solo sólo hoy ayer mañana ahora antes asimismo igualmente
        tampoco sí no nada nadie algo alguien más menos muy poco mucho tan tanto tal tales lunes martes miércoles
        jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre preguntado preguntada preguntados aquí allí allá sin embargo ante casi quizá quizás tal lo le les se
        me te nos es era son fue hay había está están ha han he será sería mejor peor primero primera último última
        nuevo nueva hace hacía solo solamente actualmente precisamente concretamente visiblemente eran tenía tiene
        tienen cuanto cuanta uno unas mismo misma gran buenos buenas gracias hola bueno bien claro tampoco jamás nunca
        todavía aún apenas siendo dicho entretanto"""
    ),
    days=word_set(
        """lunes martes miércoles jueves viernes sábado domingo hoy ayer anoche mañana tarde noche este esta semana mes
        año pasado pasada también además así incluso después luego entonces finalmente ahora mismo asimismo igualmente
        ya antes aún siempre inmediatamente rápidamente recientemente posteriormente previamente tajante rotundo
        rotunda contundente sonriente serio seria enero febrero marzo abril mayo junio julio agosto septiembre octubre
        noviembre diciembre entre risas emocionado emocionada convencido convencida tampoco al respecto de con en por
        su parte sobre ello todo lo se por tanto mientras tras jueves día orgulloso orgullosa"""
    ),
    weekdays={
        "lunes": "monday",
        "martes": "tuesday",
        "miércoles": "wednesday",
        "jueves": "thursday",
        "viernes": "friday",
        "sábado": "saturday",
        "domingo": "sunday",
        "hoy": "today",
        "ayer": "yesterday",
    },
    other_days=word_set("próximo próxima hasta antes desde para"),
    works=word_set(
        """película libro novela álbum canción serie obra programa documental podcast revista diario cuadro poema
        ensayo título exposición espectáculo operación proyecto plan campaña ley premio colección juego columna blog
        sección disco término expresión concepto palabra lema tema"""
    ),
    naming=word_set(
        """llamado llamada llamados llamadas denominado denominada denominados bautizado bautizada titulado titulada
        apodado apodada conocido conocida presunto presunta supuesto supuesta"""
    ),
    judging=word_set(
        """calificó calificado califica calificando tachó tachado tacha tildó tildado tilda denuncia denunció
        denunciado critica criticó criticado definió definido define habla habló hablado hablando considera consideró
        considerado pide pidió pedido reclama reclamó reclamado lamenta lamentó lamentado acusa acusó acusado promete
        prometió destaca destacó destacado describe describió descrito llama llamó llamado insta instó exige exigió
        defiende defendió defendido valora valoró valorado apela apeló"""
    ),
    nouns=word_set("cita nota cuenta denuncia demanda pregunta resume carga narra espera suma llama trata"),
    modals=word_set("debe deben puede pueden deberá deberán podría podrían debería podía hay"),
    plurals=word_set("han habían habrán hayan"),
    plural_end="n",
    drops=True,
    elided="",
    own=word_set(
        "yo me mi mis nos nuestro nuestra nosotros usted tengo creo somos estamos hemos soy he vamos tenemos"
    ),
    interviews=(
        r"(?P<with>\b(?:[Ee]ntrevista (?:con|a)|[Cc]onversación con|[Cc]harla con|[Hh]abla(?:mos)? con))"
        r"|(?P<by>\b(?:[Ee]ntrevistad[oa] por|[Rr]esponde a las preguntas|[Aa]tiende a|[Cc]onversa con))"
    ),
)
"""The tables of Spanish."""
