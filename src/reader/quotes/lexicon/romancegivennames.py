"""Given names of the countries that speak French, Spanish and Italian, lower case, with the gender they tell."""

from __future__ import annotations

from reader.quotes.lexicon.wordlists import word_set

FRENCH_GIVEN_NAMES = {
    **dict.fromkeys(
        word_set(
            """adrien alain albert alexandre alexis alfred ali amine anatole andré antoine antonin armand
            arnaud arthur aurélien axel baptiste bastien benjamin benoît benoit bernard bertrand boris
            brice bruno cédric cedric charles christian christophe claude clément cyril cyrille damien
            daniel david denis didier dominique dylan edgar édouard edouard elie éloi emile émile
            emmanuel enzo eric éric erwan étienne etienne eugène fabien fabrice félix felix ferdinand
            fernand florent florian françois francis franck frédéric frederic gabin gabriel gaël gaétan
            gaspard gaston gautier geoffroy georges gérald gérard gerard germain ghislain gilbert gilles
            grégoire grégory guillaume gustave guy hamza henri hervé hubert hugo hugues ibrahim ismaël
            jacques jean jérémie jérémy jérôme jerome joël johan jonathan jordan joseph jules julien
            karim kévin kevin laurent léo léon léopold lilian lionel loïc louis luc lucas lucien ludovic
            malo marc marcel marius martin mathieu matthieu mathis matteo maurice max maxime mehdi
            michaël michel mickaël mohamed mohammed nathan nicolas noah noé norbert octave olivier omar
            oscar pascal patrice patrick paul philippe pierre quentin rachid raoul raphaël raymond régis
            rémi rémy renaud rené richard robert robin rodolphe rodrigue roger roland romain roman samir
            samuel samy sébastien serge simon stanislas stéphane stephane steve sylvain théo theo
            théodore thibault thibaut thierry thomas timothée tom tristan valentin valéry victor vincent
            virgile vivien walid william xavier yann yannick yanis yohan youssef yves yvan yvon zinedine
            augustin barnabé corentin côme cyprien donatien firmin hippolyte isidore lazare mathurin
            maël tanguy titouan ulysse wilfried"""
        ),
        "m",
    ),
    **dict.fromkeys(
        word_set(
            """adèle adeline agathe agnès aïcha alexandra alice aline alix amandine amélie ambre anaïs
            andrée angèle angélique anna anne annick annie antoinette apolline ariane armelle astrid
            aude audrey aurélie aurore barbara béatrice beatrice bénédicte bernadette brigitte camille
            capucine carine carole caroline catherine cathy cécile céleste celine céline chantal
            charlène charlotte chloé christelle christiane christine claire clara claudine clémence
            clémentine coline colette constance coralie corinne cosette cyrielle danielle danièle daphné
            delphine denise diane éléonore elena éliane élisa élisabeth elisabeth élise éloïse elodie
            élodie elsa emeline emilie émilie emma emmanuelle estelle esther eugénie eva ève fabienne
            fanny fatima faustine félicie florence françoise frédérique gabrielle gaëlle geneviève
            georgette géraldine germaine ghislaine ginette gisèle hélène helene héloïse henriette
            huguette inès ingrid irène isabelle jacqueline jade jeanne jeannine jessica joëlle joséphine
            josiane judith julia julie juliette justine karine laetitia laëtitia lætitia laure laurence
            laurie léa leïla lena léna léonie lila lilou liliane lina lise lola lou louise louisette
            lucie lucienne ludivine lydia lydie madeleine magali maïté manon margaux margot marguerite
            maria marianne marie marie-claude marie-christine marie-hélène marie-laure marie-pierre
            marine marion marjorie marlène martine maryse maryline mathilde maud mélanie melissa mélissa
            mireille monique morgane muriel myriam nadège nadia nadine nathalie nicole nina ninon noémie
            océane odette odile olga olivia ophélie pascale patricia paule paulette pauline pénélope
            perrine pierrette rachel raymonde régine renée rose roselyne roxane sabine sabrina salomé
            samia sandra sandrine sarah ségolène séverine sidonie simone solange solène sonia sophie
            stéphanie suzanne suzette sylvie sylviane tatiana thérèse valentine valérie vanessa
            véronique victoire victoria viviane violette virginie yasmina yasmine yolande yvette yvonne
            zoé fleur gwenaëlle maëlle maëva nolwenn prune soizic tiphaine"""
        ),
        "f",
    ),
    **dict.fromkeys(
        ("camille", "claude", "dominique", "pascale", "alix", "lou", "sacha", "charlie", "maxence"), ""
    ),
    "jean-pierre": "m",
    "jean-claude": "m",
    "jean-luc": "m",
    "jean-marie": "m",
    "jean-paul": "m",
    "jean-michel": "m",
    "jean-jacques": "m",
    "jean-françois": "m",
    "jean-louis": "m",
    "jean-baptiste": "m",
    "jean-yves": "m",
    "jean-marc": "m",
    "jean-philippe": "m",
    "jean-christophe": "m",
    "pierre-yves": "m",
    "paul-henri": "m",
    "marc-antoine": "m",
    "jean-noël": "m",
    "jean-charles": "m",
    "jean-bernard": "m",
    "anne-marie": "f",
    "anne-sophie": "f",
    "anne-laure": "f",
    "anne-cécile": "f",
}
"""Given name to m, f, or "" for those that both have."""

SPANISH_GIVEN_NAMES = {
    **dict.fromkeys(
        word_set(
            """aarón adolfo adrián agustín aitor alberto alejandro alejo alfonso alfredo álvaro amadeo
            amado amancio ander andrés ángel aníbal anselmo antonio antoni ariel armando arnau arturo
            asier augusto aurelio baltasar bartolomé basilio benito benjamín bernardo bernat blas borja
            bruno camilo carles carlos carmelo cayetano césar cesar ciro claudio clemente cosme cristian
            cristóbal damián daniel dario darío david demetrio diego dionisio domingo edgar edmundo
            eduardo efraín eladio eliseo eloy elías emiliano emilio enrique enric ernesto esteban
            eugenio eusebio ezequiel fabián facundo federico felipe félix fermín fernando ferran fidel
            florencio francesc francisco froilán gabriel gaspar genaro gerardo germán gilberto ginés
            gonzalo gorka gregorio guillermo guillem gustavo héctor heriberto hernán hilario horacio
            hugo humberto ibai ignacio iker imanol íñigo isaac isidro ismael iván jacinto jacobo jaime
            jaume javier jerónimo jesús joan joaquín joaquim jon jonás jordi jorge josé jose josep josu
            juan juanjo juanma julián julio justo kepa lázaro leandro leonardo leopoldo lisandro lorenzo
            lluís lucas luciano lucio luis luís manolo manuel marc marcelino marcelo marcial marcos
            mariano mario martín mateo matías mauricio máximo maximiliano miguel mikel miquel modesto
            moisés narciso néstor nicanor nicolás norberto octavio oleguer omar oriol óscar oscar
            osvaldo pablo paco pascual patxi pau pedro pelayo pepe pere pío plácido quim rafael rafa
            raimundo ramiro ramón raúl ricardo rigoberto roberto rodolfo rodrigo rogelio román roque
            rubén rufino salvador samuel sancho santiago saúl saturnino sebastián sergi sergio severino
            silvestre simón tadeo teodoro tomás toni ulises unai urbano valentín valerio vicente vicent
            víctor virgilio xabier xavier xavi yago zacarías nacho quique lalo"""
        ),
        "m",
    ),
    **dict.fromkeys(
        word_set(
            """abigail abril ada adela adelaida adriana agustina ainara ainhoa aitana alba alejandra alicia
            alma almudena amaia amalia amanda amaya amelia amparo ana anabel andrea ángela ángeles anna
            antonia araceli aránzazu arantxa ariadna asunción aurora azucena beatriz begoña belén berta
            blanca brenda brígida camila candela carla carlota carme carmen carolina casandra catalina
            cecilia celia charo chelo clara claudia concepción concha consuelo coral cristina dafne
            dalia daniela débora delia diana dolores dolors dora edurne elena elisa elisenda eloísa elsa
            elvira ema emilia encarna encarnación esmeralda esperanza estefanía estela ester esther
            estrella eugenia eulalia eva fabiola fátima felisa fernanda filomena flora francisca
            gabriela gema gemma genoveva georgina gertrudis gisela gloria graciela guadalupe helena
            herminia idoia ignacia inés inmaculada irene iria isabel itziar ivana ivonne jacinta jéssica
            jimena josefa josefina juana judith julia juliana julieta laia lara laura leire leonor
            leticia lidia liliana lina lola lorena lourdes lucía lucila luisa macarena magdalena maite
            manuela maravillas marcela margarita maría maria mariana maribel marina marisa marisol marta
            martina matilde mayte mercè mercedes meritxell micaela milagros míriam miriam mireia mónica
            montserrat nadia naiara natalia nazaret nekane neus nerea nieves noelia noemí nora núria
            nuria octavia ofelia olalla olga olimpia olivia paloma pamela paola patricia paula paulina
            paz penélope petra pilar purificación ramona raquel rebeca regina remedios rita roberta
            rocío romina rosa rosalía rosario roser rosaura roxana ruth sabina sagrario salomé sandra
            sara silvia sofía soledad sonia soraya susana tamara tania teresa tatiana trinidad úrsula
            valentina valeria vanesa vega verónica victoria violeta virginia viviana xiana yaiza yanira
            yolanda zaida zulema consol"""
        ),
        "f",
    ),
    **dict.fromkeys(("trinidad", "guadalupe", "cruz", "reyes", "noa"), ""),
}
"""Given name to m, f, or "" for those that both have."""

ITALIAN_GIVEN_NAMES = {
    **dict.fromkeys(
        word_set(
            """achille adriano agostino alberto aldo alessandro alessio alfio alfonso alfredo amedeo
            amilcare andrea angelo annibale antonello antonino antonio arduino aristide armando arnaldo
            arrigo arturo attilio augusto aurelio baldassarre bartolomeo basilio battista benedetto
            beniamino beppe bernardo biagio bruno calogero camillo carlo carmelo carmine cataldo cesare
            christian ciro claudio corrado cosimo costantino cristiano cristian damiano daniele dante
            dario davide demetrio diego dino domenico donato duccio edgardo edoardo egidio elia elio
            emanuele emiliano emilio ennio enrico enzo ercole ermanno ermes ernesto ettore eugenio ezio
            fabiano fabio fabrizio fausto federico felice ferdinando fernando ferruccio filiberto
            filippo fiorenzo flaminio flavio folco francesco franco fulvio furio gabriele gaetano
            galeazzo gaspare gastone gennaro gerardo germano giacinto giacomo giambattista giampaolo
            giampiero giancarlo gianfranco gianluca gianluigi gianmarco gianni gianpaolo gianpiero
            giordano giorgio giosuè giovanni girolamo giulio giuliano giuseppe giustino goffredo
            graziano gregorio gualtiero guglielmo guido iacopo ignazio ilario italo ivan ivano ivo
            jacopo ladislao lamberto lanfranco lapo leandro leo leonardo leone leonida leopoldo libero
            lino lodovico lorenzo luca luciano lucio ludovico luigi manfredi manlio manuel marcello
            marco mariano marino mario martino massimiliano massimo matteo mattia maurizio mauro max
            michelangelo michele mimmo mirco mirko moreno natale nazareno nello nereo nicola nicolò
            niccolò nino nunzio oreste orlando oscar osvaldo ottavio ottone palmiro paolo paride
            pasquale patrizio pericle pier pierfrancesco pierluigi piero pierpaolo pietro pino pio primo
            quintino raffaele raimondo raniero raul remo renato renzo riccardo rinaldo rino roberto
            rocco rodolfo rolando romano romeo romolo rosario ruben ruggero salvatore samuele sandro
            santo saverio sebastiano secondo sergio settimio severino silvano silverio silvestro silvio
            simone stefano tancredi tarcisio teodoro tiberio timoteo tito tiziano tobia tommaso torquato
            toto tullio ubaldo ugo ulisse umberto urbano valentino valerio valter vasco vincenzo
            virgilio virginio vito vittore vittorio vladimiro walter zeno"""
        ),
        "m",
    ),
    **dict.fromkeys(
        word_set(
            """ada addolorata adele adelaide adelina adriana agata agnese alba alberta alda alessandra
            alessia alice alida allegra alma amalia amanda amelia anastasia angela angelica angelina
            anita anna annalisa annamaria annarita annunziata antonella antonia antonietta arianna
            armida asia assunta aurelia aurora barbara beatrice benedetta berenice bernadette bianca
            bice brigida bruna camilla carla carlotta carmela carolina caterina cecilia celeste chiara
            cinzia clara clarissa claudia clelia clementina concetta consuelo cornelia cosima costanza
            cristina dafne daniela daria debora delia denise diana dina diletta domenica donata
            donatella dora doriana doris edda edvige egle elda elena eleonora elettra eliana elide elisa
            elisabetta elodia elsa elvira emanuela emilia emma enrica enza erica erika ermelinda ernesta
            ersilia ester eugenia eva evelina fabiana fabiola fabrizia fatima federica felicita fernanda
            fiamma fiorella flaminia flavia flora franca francesca fulvia gabriella gaia gemma genoveffa
            germana gilda ginevra gioia giorgia giovanna giuditta giulia giuliana giulietta giuseppa
            giuseppina giusy gloria grazia graziella greta guendalina iginia ilaria ilenia ileana imma
            immacolata ines iolanda iole ippolita irene iris irma isa isabella isotta ivana jessica
            jolanda katia lara laura lavinia lea leda letizia lia lidia liliana lina lisa livia lorella
            lorena lorenza loretta loriana luana lucia luciana lucilla lucrezia ludovica luigia luisa
            maddalena mafalda manuela mara marcella margherita maria mariangela marianna marica mariella
            marina marinella marisa maristella marta martina matilde maura melania melissa mena mercedes
            micaela michela milena milva mimma mina mirella miriam moira monica morena nadia natalia
            natascia nicoletta nicole nilde nina noemi norma novella nunzia odette olga olimpia olivia
            ombretta oriana orietta ornella ortensia ottavia paola paolina patrizia pamela penelope pia
            piera pina priscilla rachele raffaella ramona rebecca regina renata rina rita roberta romina
            rosa rosalba rosalia rosanna rosaria rosetta rosina rosita rossana rossella sabina sabrina
            samantha sandra santina sara selvaggia serena serenella silvana silvia simona sofia sonia
            stefania stella susanna sveva tamara tania tatiana tecla teodora teresa tina tiziana tosca
            tullia valentina valeria vanessa vera veronica viola violetta virginia vittoria viviana
            wanda zita zoe"""
        ),
        "f",
    ),
    **dict.fromkeys(("celeste", "fiore", "diamante"), ""),
}
"""Given name to m, f, or "" for those that both have."""
