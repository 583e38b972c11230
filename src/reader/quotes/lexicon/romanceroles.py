"""What people are in French, Spanish and Italian, lower case, with the gender it tells: m, f, or "" for either."""

from __future__ import annotations

from reader.quotes.lexicon.wordlists import word_set

_FRENCH_MEN = word_set(
    """président ministre maire député sénateur directeur chef porte-parole professeur avocat juge procureur
    commissaire secrétaire conseiller chercheur économiste historien sociologue politologue médecin infirmier
    journaliste écrivain auteur acteur comédien réalisateur cinéaste chanteur musicien entraîneur entraineur
    sélectionneur joueur
    capitaine gardien attaquant défenseur milieu buteur patron pdg dirigeant responsable délégué syndicaliste militant
    candidat adjoint préfet sous-préfet général colonel commandant lieutenant agriculteur éleveur viticulteur pêcheur
    ouvrier artisan commerçant restaurateur hôtelier boulanger enseignant instituteur étudiant élève lycéen habitant
    voisin riverain témoin père fils frère mari oncle cousin grand-père ami compagnon homme garçon roi prince pape
    évêque prêtre curé imam rabbin ambassadeur diplomate expert spécialiste analyste artiste consultant ingénieur
    architecte
    biologiste climatologue géologue physicien astronome philosophe psychologue psychiatre chirurgien pharmacien
    vétérinaire pompier policier gendarme soldat pilote coureur nageur skieur champion fondateur cofondateur
    président-directeur gérant propriétaire locataire organisateur animateur présentateur éditeur rédacteur
    correspondant envoyé rapporteur négociateur médiateur premier-ministre chancelier leader élu édile échevin
    bourgmestre vice-président trésorier greffier notaire huissier magistrat éducateur bénévole coordinateur
    coordonnateur formateur manager trader courtier banquier investisseur entrepreneur industriel fabricant vendeur
    client usager passager conducteur chauffeur cheminot facteur chroniqueur éditorialiste essayiste romancier poète
    peintre sculpteur photographe dessinateur styliste créateur danseur chorégraphe metteur dramaturge scénariste
    producteur humoriste botaniste agronome démographe géographe juriste constitutionnaliste virologue épidémiologiste
    urgentiste généraliste pédiatre retraité président-fondateur garde coach technicien parlementaire eurodéputé
    premier gouverneur suspect accusé prévenu auteur-compositeur plaignant colocataire maraîcher berger apiculteur
    céréalier aubergiste fermier forgeron menuisier charpentier maçon plombier éclusier marin batelier skipper
    cuisinier sommelier barman libraire bibliothécaire archiviste archéologue guide moniteur arbitre supporteur
    supporter président-délégué secouriste ambulancier aide-soignant praticien douanier détenu gardien-chef interprète
    traducteur mathématicien conservateur chimiste linguiste anthropologue ethnologue généticien neurologue
    cardiologue
    néphrologue membre numéro instructeur britannique américain allemand italien espagnol russe chinois
    ukrainien belge
    suisse canadien australien néerlandais portugais intéressé trentenaire quadragénaire quinquagénaire sexagénaire
    septuagénaire octogénaire égyptologue paléontologue météorologue prévisionniste"""
)
_FRENCH_WOMEN = word_set(
    """présidente ministre maire députée sénatrice directrice cheffe porte-parole professeure avocate juge procureure
    commissaire secrétaire conseillère chercheuse chercheure économiste historienne sociologue médecin infirmière
    journaliste écrivaine autrice auteure actrice comédienne réalisatrice chanteuse musicienne entraîneuse entraîneure
    sélectionneuse joueuse capitaine gardienne attaquante défenseure patronne dirigeante responsable déléguée
    syndicaliste militante candidate adjointe préfète générale agricultrice éleveuse viticultrice ouvrière artisane
    commerçante restauratrice hôtelière boulangère enseignante institutrice étudiante lycéenne habitante voisine
    riveraine mère fille sœur femme épouse tante cousine grand-mère amie compagne dame reine princesse ambassadrice
    experte consultante ingénieure biologiste physicienne philosophe psychologue chirurgienne pharmacienne pompière
    policière soldate pilote coureuse nageuse skieuse championne fondatrice cofondatrice gérante propriétaire
    locataire
    organisatrice animatrice présentatrice éditrice rédactrice correspondante rapporteure négociatrice médiatrice
    chancelière leader élue vice-présidente trésorière greffière magistrate éducatrice bénévole coordinatrice
    coordonnatrice formatrice vendeuse cliente usagère passagère conductrice chroniqueuse éditorialiste essayiste
    romancière poétesse sculptrice créatrice danseuse metteuse productrice retraitée technicienne gouverneure suspecte
    accusée plaignante première eurodéputée pédopsychiatre membre instructrice américaine allemande italienne
    espagnole
    chinoise ukrainienne intéressée veuve maîtresse maraîchère bergère apicultrice fermière cuisinière libraire
    bibliothécaire archiviste archéologue guide monitrice arbitre secouriste ambulancière aide-soignante praticienne
    interprète traductrice mathématicienne chimiste linguiste anthropologue ethnologue généticienne prévisionniste
    garde factrice astronome conservatrice"""
)


def _gendered(male: frozenset[str], female: frozenset[str]) -> dict[str, str]:
    """Roles with their gender; "" for those that both have."""
    both = male & female
    epicene = {word for word in male if word.endswith(("iste", "logue", "aire", "phe", "gène"))}
    return dict.fromkeys(male, "m") | dict.fromkeys(female, "f") | dict.fromkeys(both | epicene, "")


FRENCH_ROLES = _gendered(_FRENCH_MEN, _FRENCH_WOMEN)


def _paired(pairs: str) -> dict[str, str]:
    """Roles with their gender, from pairs of forms for men and women; "" where one form serves both."""
    out: dict[str, str] = {}
    for pair in pairs.split():
        male, female = pair.split("/")
        if male == female:
            out[male] = ""
        else:
            out.setdefault(male, "m")
            out.setdefault(female, "f")
    return out


_SPANISH = """presidente/presidenta ministro/ministra alcalde/alcaldesa diputado/diputada senador/senadora
    director/directora jefe/jefa profesor/profesora abogado/abogada juez/jueza fiscal/fiscal comisario/comisaria
    secretario/secretaria consejero/consejera conseller/consellera concejal/concejala investigador/investigadora
    economista/economista historiador/historiadora sociólogo/socióloga politólogo/politóloga médico/médica
    enfermero/enfermera periodista/periodista escritor/escritora autor/autora actor/actriz cineasta/cineasta
    cantante/cantante músico/música entrenador/entrenadora seleccionador/seleccionadora jugador/jugadora
    capitán/capitana portero/portera delantero/delantera defensa/defensa patrón/patrona dirigente/dirigenta
    responsable/responsable delegado/delegada sindicalista/sindicalista militante/militante candidato/candidata
    vicepresidente/vicepresidenta viceministro/viceministra vicealcalde/vicealcaldesa exministro/exministra
    expresidente/expresidenta exalcalde/exalcaldesa portavoz/portavoz líder/lideresa lehendakari/lehendakari
    general/general coronel/coronela comandante/comandante teniente/teniente agricultor/agricultora ganadero/ganadera
    pescador/pescadora obrero/obrera artesano/artesana comerciante/comerciante hostelero/hostelera maestro/maestra
    docente/docente estudiante/estudiante alumno/alumna vecino/vecina testigo/testigo padre/madre hijo/hija
    hermano/hermana marido/esposa tío/tía primo/prima abuelo/abuela amigo/amiga compañero/compañera hombre/mujer
    chico/chica niño/niña rey/reina príncipe/princesa papa/papisa obispo/obispa cura/monja embajador/embajadora
    diplomático/diplomática experto/experta especialista/especialista analista/analista artista/artista
    consultor/consultora
    ingeniero/ingeniera arquitecto/arquitecta biólogo/bióloga climatólogo/climatóloga geólogo/geóloga físico/física
    astrónomo/astrónoma filósofo/filósofa psicólogo/psicóloga psiquiatra/psiquiatra cirujano/cirujana
    farmacéutico/farmacéutica veterinario/veterinaria bombero/bombera policía/policía guardia/guardia soldado/soldado
    piloto/piloto ciclista/ciclista nadador/nadadora campeón/campeona fundador/fundadora cofundador/cofundadora
    gerente/gerenta propietario/propietaria dueño/dueña inquilino/inquilina organizador/organizadora
    presentador/presentadora editor/editora redactor/redactora corresponsal/corresponsal enviado/enviada
    relator/relatora negociador/negociadora mediador/mediadora canciller/cancillera magistrado/magistrada
    notario/notaria educador/educadora voluntario/voluntaria coordinador/coordinadora formador/formadora
    técnico/técnica banquero/banquera inversor/inversora empresario/empresaria fabricante/fabricante
    vendedor/vendedora
    cliente/clienta usuario/usuaria pasajero/pasajera conductor/conductora columnista/columnista ensayista/ensayista
    novelista/novelista poeta/poetisa pintor/pintora escultor/escultora fotógrafo/fotógrafa dibujante/dibujante
    diseñador/diseñadora creador/creadora bailarín/bailarina coreógrafo/coreógrafa dramaturgo/dramaturga
    guionista/guionista productor/productora humorista/humorista agrónomo/agrónoma demógrafo/demógrafa
    geógrafo/geógrafa jurista/jurista virólogo/viróloga epidemiólogo/epidemióloga pediatra/pediatra jubilado/jubilada
    parlamentario/parlamentaria eurodiputado/eurodiputada gobernador/gobernadora sospechoso/sospechosa acusado/acusada
    denunciante/denunciante víctima/víctima ponente/ponente edil/edil regidor/regidora intendente/intendenta
    subdirector/subdirectora subsecretario/subsecretaria mandatario/mandataria popular/popular socialista/socialista
    activista/activista científico/científica catedrático/catedrática decano/decana rector/rectora titular/titular
    interventor/interventora defensor/defensora procurador/procuradora letrado/letrada doctor/doctora don/doña
    señor/señora copresidente/copresidenta exfutbolista/exfutbolista futbolista/futbolista tenista/tenista
    técnico/técnica atleta/atleta oficial/oficiala sargento/sargenta inspector/inspectora fundador/fundadora
    trabajador/trabajadora afectado/afectada joven/joven republicano/republicana miembro/miembro
    instructor/instructora
    británico/británica estadounidense/estadounidense francés/francesa alemán/alemana italiano/italiana
    español/española ruso/rusa portugués/portuguesa argentino/argentina mexicano/mexicana brasileño/brasileña
    belga/belga austriaco/austriaca holandés/holandesa catalán/catalana andaluz/andaluza gallego/gallega vasco/vasca
    demócrata/demócrata conservador/conservadora"""
SPANISH_ROLES = (
    _paired(_SPANISH)
    | dict.fromkeys(word_set("portavoz fiscal juez líder concejal gerente cliente música física técnica"), "")
    | dict.fromkeys(("presidente", "jefe"), "m")
)
_ITALIAN = """presidente/presidentessa ministro/ministra sindaco/sindaca deputato/deputata senatore/senatrice
    direttore/direttrice capo/capa portavoce/portavoce professore/professoressa docente/docente avvocato/avvocata
    giudice/giudice procuratore/procuratrice commissario/commissaria segretario/segretaria consigliere/consigliera
    assessore/assessora ricercatore/ricercatrice economista/economista storico/storica sociologo/sociologa
    politologo/politologa medico/medica dottore/dottoressa infermiere/infermiera giornalista/giornalista
    scrittore/scrittrice autore/autrice attore/attrice regista/regista cantante/cantante musicista/musicista
    allenatore/allenatrice tecnico/tecnica giocatore/giocatrice calciatore/calciatrice capitano/capitana
    portiere/portiera attaccante/attaccante difensore/difensora patron/patron dirigente/dirigente
    responsabile/responsabile delegato/delegata sindacalista/sindacalista militante/militante candidato/candidata
    vicepresidente/vicepresidente viceministro/viceministra vicesindaco/vicesindaca leader/leader
    segretario/segretaria
    premier/premier governatore/governatrice prefetto/prefetta questore/questora generale/generale
    colonnello/colonnella comandante/comandante agricoltore/agricoltrice allevatore/allevatrice pescatore/pescatrice
    operaio/operaia artigiano/artigiana commerciante/commerciante ristoratore/ristoratrice albergatore/albergatrice
    insegnante/insegnante maestro/maestra studente/studentessa abitante/abitante vicino/vicina testimone/testimone
    padre/madre figlio/figlia fratello/sorella marito/moglie zio/zia cugino/cugina nonno/nonna amico/amica
    compagno/compagna uomo/donna ragazzo/ragazza bambino/bambina re/regina principe/principessa papa/papessa
    vescovo/vescova parroco/suora ambasciatore/ambasciatrice diplomatico/diplomatica esperto/esperta
    specialista/specialista analista/analista artista/artista consulente/consulente ingegnere/ingegnera
    architetto/architetta
    biologo/biologa climatologo/climatologa geologo/geologa fisico/fisica astronomo/astronoma filosofo/filosofa
    psicologo/psicologa psichiatra/psichiatra chirurgo/chirurga farmacista/farmacista veterinario/veterinaria
    pompiere/pompiera poliziotto/poliziotta carabiniere/carabiniera soldato/soldata pilota/pilota ciclista/ciclista
    nuotatore/nuotatrice campione/campionessa fondatore/fondatrice cofondatore/cofondatrice
    amministratore/amministratrice proprietario/proprietaria titolare/titolare inquilino/inquilina
    organizzatore/organizzatrice conduttore/conduttrice presentatore/presentatrice editore/editrice
    redattore/redattrice corrispondente/corrispondente inviato/inviata relatore/relatrice negoziatore/negoziatrice
    mediatore/mediatrice cancelliere/cancelliera magistrato/magistrata notaio/notaia educatore/educatrice
    volontario/volontaria coordinatore/coordinatrice banchiere/banchiera investitore/investitrice
    imprenditore/imprenditrice industriale/industriale produttore/produttrice venditore/venditrice cliente/cliente
    utente/utente passeggero/passeggera autista/autista editorialista/editorialista saggista/saggista
    romanziere/romanziera poeta/poetessa pittore/pittrice scultore/scultrice fotografo/fotografa
    disegnatore/disegnatrice stilista/stilista creatore/creatrice ballerino/ballerina coreografo/coreografa
    drammaturgo/drammaturga sceneggiatore/sceneggiatrice comico/comica agronomo/agronoma demografo/demografa
    geografo/geografa giurista/giurista virologo/virologa epidemiologo/epidemiologa pediatra/pediatra
    pensionato/pensionata parlamentare/parlamentare eurodeputato/eurodeputata onorevole/onorevole indagato/indagata
    imputato/imputata legale/legale capogruppo/capogruppo sottosegretario/sottosegretaria preside/preside
    rettore/rettrice primario/primaria cardinale/cardinale sacerdote/sacerdotessa don/don signor/signora membro/membro
    istruttore/istruttrice britannico/britannica americano/americana francese/francese tedesco/tedesca
    spagnolo/spagnola inglese/inglese russo/russa cittadino/cittadina attivista/attivista scienziato/scienziata
    numero/numero ct/ct mister/mister pm/pm gip/gip ex-ministro/ex-ministra coach/coach manager/manager
    superiore/superiora vincitore/vincitrice curatore/curatrice critico/critica mamma/mamma papà/papà"""
_FOR_WOMEN_TOO = word_set(
    """presidente ministro sindaco avvocato medico assessore segretario consigliere magistrato architetto ingegnere
    prefetto capogruppo direttore amministratore procuratore"""
)
"""Forms of men by which many women go."""
ITALIAN_ROLES = (
    _paired(_ITALIAN)
    | {"mamma": "f", "papà": "m", "don": "m", "mister": "m"}
    | dict.fromkeys(_FOR_WOMEN_TOO, "")
)
CHIEFS = word_set(
    """chef cheffe locataire patron patronne dirigeant dirigeante leader jefe jefa titular líder lideresa dirigente
    mandatario mandataria titolare capo numero número numéro cittadino cittadina"""
)
"""Roles by which somebody is called who has been named: "the head of the government"."""
ANAPHORS = word_set(
    """entreprise société groupe compagnie firme association ong organisation syndicat collectif fondation parti club
    ministère empresa sociedad grupo compañía firma asociación organización sindicato entidad plataforma colectivo
    fundación multinacional formación partido ministerio azienda società gruppo compagnia associazione organizzazione
    sindacato fondazione partito multinazionale ministero"""
)
"""Organisations that "the ..." refers back to; "the police" are nobody else."""
UNNAMED = word_set(
    """juge procureur procureure juez jueza fiscal giudice procuratore pm homme femme garçon fille voisin voisine
    riverain riveraine témoin passager passagère conducteur conductrice
    client cliente suspect suspecte plaignant plaignante hombre mujer chico chica niño niña vecino vecina testigo
    pasajero pasajera conductor conductora cliente clienta víctima joven acusado acusada denunciante detenido
    uomo donna
    ragazzo ragazza bambino bambina testimone passeggero passeggera autista indagato indagata imputato imputata"""
)
"""Nouns for people who are seldom named."""
