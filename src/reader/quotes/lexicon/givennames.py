"""Given names of many countries, by the gender they tell; without those that are as often places or words."""

from __future__ import annotations

_MEN = """aaron abdul abdullah abel abraham ade adel adrian ahmad aidan ajay akash akira alastair albert alejandro
    aleksandar aleksander aleksei alessandro alex alexandre alexei alexey alfonso alfred alistair allan
    allen alvaro alvin amar amir amit amos anatoly anders andre andrei andrej andres andrew andrey andrii
    andriy andrzej andré andrés andy angelo angus anil ankit antoine anton antonio anwar archie ari arjun
    arman arnaud arne arnold arthur arturo arvind ashok ashraf asif aubrey augusto aurelien axel aziz
    barry bart bartosz bashar bashir basil ben benedict benito benjamín bernard bernardo bert bertrand
    billy bjarne björn blaine blake bo bob bobby bogdan boris boyd bradley brady brendan brent bret brett
    bryan bryce bukayo burak byron cade caleb callum calvin cameron carl carlo carlton cary casey cathal
    cecil cedric cesar chad chaim chandra charlie chester chip christoph christophe christopher ciaran
    claude claudio clay clayton clement clifford clint clive clyde cody cole connor conor conrad corentin
    cory cosmo cristian cristiano curt curtis cyril cyrus césar dale damian damien damon dana dane danilo
    danny dario darko darrell darren darryl daryl dave davide davis dawid declan deepak denis dennis
    denzel derrick desmond devin dexter diego dilip dimitri dimitris dinesh dirk dmitri dmytro domenico
    dominic dominik dominique donnie donovan doug drew duncan dustin dwayne dwight dylan eamonn ebrahim
    eddie edgar edmund eduard eduardo edwin efraim ehud eitan eli elias elijah elliot elliott elmer elon
    elton emad emil emile emilio emmett enda enrico enrique enzo erik erling ernesto ernie ervin esteban
    ethan etienne eugene eugenio evan everett evgeny eyal ezra fabian fabio fabrice fabrizio fahad faisal
    farhan farid farooq federico felipe fergus fernando fidel finn floyd francesco francis francisco
    franco francois frankie franklin franz françois fred freddie frederic frederick fredrik fumio gabriel
    gareth garrett garth gaurav gavin gene geoff geoffrey gerard gerardo gerry gianluca gianni gideon
    gilbert gilles giorgio giovanni giuliano giulio giuseppe glen godfrey gopal goran gottfried graeme
    greig guido guillaume guillermo gustav gustavo guy habib hakan hakeem hamid hamish hamza hank haris
    harish harold haroon harris harrison harry harvey hasan hassan hector henri henrik henrique herb
    herbert herman hideki hiroshi homer horace horacio howard hubert hugo humberto hussein hyun håkan
    ibrahim ignacio igor ihor ilan ilya imran ioannis iqbal ira irving irwin isaac isaiah ismail itamar
    ivo jaap jabari jack jackson jacob jacques jagdish jaime jake jakub jamal jamie jamil jan janusz jared
    jaroslav jarrett jarrod jasper javad javier jay jed jeffery jens jeremiah jeremy jerome jess jesus
    jimmie jiří joachim joao joaquin joaquín jock jody joel joey johan johannes johnathan johnnie johnny
    jon jonah jonas jonathon jorge joris josef josep josh joshua josip josé juan jude julian julien julio
    julius jun jurgen jussi jürgen kabir kamal karim karthik kaspar keir keiran keita ken kendrick kenji
    kenny kent kerry kevin khaled khalid kieran kiran kirk klaas knut kofi krishna kristian kristof
    krzysztof kumar kunal kurt kwame kyle kylian lachlan ladislav lamar lance lars lasse laurence laurent
    lawrence leif leland len lennart leo leonard leonardo leonid leroy lester lev levi lewis lex liam
    lionel liviu lloyd logan lorenzo louis luc luca lucas luciano lucien luigi luka luke lyle lyndon
    maarten magnus mahmoud mahmud maksim malik manfred manish manoj manuel marc marcel marcelo marcin
    marcos marcus mariano marin mario marios marius marko markus marlon mart marty marvin marwan masood
    massimo mateo mateusz mathew mathieu mats matt matteo matthieu maurice mauricio mauro max maxim maxime
    maxwell mehdi mehmet mel melvin menachem michal michel mick miguel mihai mikael mike mikhail miles
    milo milos miloš milton mircea mirko miroslav mitchell mohamad mohamed mohammad moishe morris moshe
    mostafa moussa murad murat murray mustafa mykhailo mykola myles nabil nadav naftali nahum naoki
    narendra naresh nasser nate nathaniel naveen navin neal ned neville neymar nick nicky nico nicola
    nicolas nicolás niels nigel nikhil nikita nikola nikolai nikolaj nikos nils nino nitin noah noel nolan
    norm norman novak octavio oded oleg oleh oleksandr oleksiy oliver olivier omer orlando osama oscar
    osman otis ousmane owen pablo paddy paolo parker pascal pascual pat pavel pavlo pawel paweł pedro per
    percy perry petar petr petro petros phil philippe pierce piers pieter pietro piotr pradeep prakash
    pranab pranav praveen preston priit quentin quincy rafa rafael rafal rafał rafi raheem rahul raj rajan
    rajeev rajesh rajiv rakesh ralph ramesh rami ramiro ramon ramsey ramón randall randolph randy raoul
    raphael rashid raul ravi rayan raúl reed reggie reginald remy renato rené reuben reuven rex reza
    ricardo ricky ridley rishi ritchie roald robbie robby roberto robin rocco rod roderick rodney rodolfo
    rodrigo roger rohan rohit roland rolando romain roman ronaldo ronan ronnie rory roscoe ross rowan
    royce ruben rubén rufus rupert russ russell rustam rusty ryszard sachin sadio sadiq saeed sajid salah
    salim salman salvador salvatore sameer sami samir sandeep sandro sandy sanjay santiago satoshi scottie
    seamus sebastiano sebastien sebastián sergey sergio serhii serhiy seth seymour shah shahid shane
    shankar shaun shawn sheldon sherman shimon shinji shinzo shlomo sid siddharth sidney siegfried sigmund
    silvio sipho slobodan solomon spencer srinivas stan stanislav stanley stefano stelios stephane
    sterling stevie stewart stéphane subramaniam sudhir suleiman sultan sunil suresh svein syed sylvester
    søren tadeusz taha takashi takeshi tamir tanner tariq taro tarun tate tayyip teddy terence terrance
    terrell terrence thabo thaddeus theo theodore thierry timo timur tobias toby todor tomas tomasz
    tommaso tommy tomás tomáš toni tony travis trent trevor tristan troy tsvi tucker tuomas ty tyrone
    tyson ulysses umar umberto uri usman valentin valery vasily vaughn venkatesh vernon viacheslav vicente
    vijay vikram viktor vinay vincenzo vinod virgil vitalii vitaly vlad vladislav volodymyr vyacheslav
    wade waleed walid wallace wally warren wayne wendell wes wesley wilbur wiley wilfred wilfried willem
    willie wim winston wojciech woody wyatt xavier yaakov yahya yair yannick yaroslav yasin yasser yehuda
    yevgeny yitzhak yoav yogi yosef yoshihiko yousef youssef yuri yuriy yusuf yves zac zach zachary zack
    zaid zane zayn zbigniew zdeněk zeev zeke zlatan zoltan zoltán zvi ángel øystein"""
_WOMEN = """abby abigail ada adela adelaide adele adrienne agata agatha agnes agnieszka aimee aisha aishwarya aisling
    alana alberta aleksandra alessandra alessia alexa alexandra alexis alia alicia alina alisha alison
    alissa aliya allison allyson alma alyssa amal amara amber amelia amelie amina amira amparo amrita ana
    anabel anais anastasia anca angelina angelique angie aniela anika anisha anita anjali annabel
    annabelle annabeth anneke anneliese annemarie annette annie antoinette antonella antonia anusha anya
    aoibhinn aoife aparna ariana arianna ariel arlene asha ashleigh asma astrid athena audrey augusta
    aurelia aurora ava aya ayelet ayesha bea beatrice beatrix beatriz becky belinda bella benita
    bernadette bernice bertha bess beth bethany bettina bev beverley beverly bianca billie bina birgitte
    blanca blanche bonnie bridget brigid brigitte britta brittany bronwyn brooke bryony caitlin caitlyn
    calista camila camilla camille candace candice carey carina carissa carla carlotta carmela carmen
    carole carolina caroline carrie cassandra cassie catalina catarina cate caterina catharina cathy
    cecile cecilia celeste celia celine chandler chantal charlene charmaine cher cherie cherry cheryl
    chiara chioma chloe chloé chrissy christa christel christiana christiane christie christy ciara cindy
    claire clara clarissa claudette claudia clementine colette colleen connie constance consuelo cora
    cordelia corinne cornelia courtney cristina crystal daisy dalia dana daniella danielle daphne dara
    darcy darlene darya dawn deanna deb debbie deborah dee deepa deepika deirdre delia delphine demi
    denise desiree diana dina dinah divya dolores dominika donatella dora dorothea dorothée dorrit dunja
    ebony edie edith edna edwina eileen elaine eleanor elena eleni elina elisa elisabetta elise elissa
    eliza elizabeth ella elle ellie elodie eloise elsa elspeth elvira emilia emilie emily emmanuelle enid
    erica erika erin ernestine esme esmeralda esperanza estelle esther ethel eugenia eugenie eunice
    evangeline evelina evie ewa fabienne faiza farah farida fatemeh fatma faye federica felicia felicity
    fern fernanda fiorella flavia fleur flora frances francesca francine francoise françoise freda frieda
    gabriela gabriella gabrielle gail galina gemma genevieve georgette georgie georgina geraldine germaine
    gertrude ghislaine gianna gillian gina ginny giorgia giovanna gisele giselle gita giulia gladys glenda
    gloria greta gretchen guadalupe gwen gwendolyn gwyneth hadley haley halima hana hanan hanne hannelore
    harriet hattie hayley hazel heba hedda hedwig heidi helena helene helga henrietta hermione hilda hind
    holly huda hyacinth ida ilana ilona ilse imani imelda imogen indira indra ines inga inger ingrid inna
    inés ioana iona irena irene irma isabel isabella isabelle isha isla isobel ivy izabela jacinda jacinta
    jackie jade jaime jamila jan jana janelle janette janice janina janine jasmin jasmine jaya jayne jean
    jeanette jeanie jeanine jeanne jelena jemima jemma jenna jennie jeri jess jessie jill jillian jo joana
    joann joanna joanne jocelyn jodie johanna jolanta jolene jordana josefa josefina josephine josie joy
    juana juanita judi judith judy juliana julianna julianne juliet juliette junko justine kaitlin kaitlyn
    kaja kamala kamila kara karin karina karla karolina kasia kat katarina katarzyna kate katerina
    katharine kathryn kathy katia katrin katrina katy kavita kay kaya kayla keiko keira kelley kellie
    kelsey kendra kerri kersti keziah khadija kiera kimberley kimiko kirsten kirstie kirsty kitty krista
    kristen kristi kristin kristina kristine krystyna kyra lacey laetitia laila lakshmi lana lara larissa
    latifa latoya laurel lauri laurie lavinia layla leah leanne leila lena leonie leonora leslie leticia
    letitia lidia lila lilian liliana lillian lily lina lindsay linnea liv livia liz liza lizzie lois lola
    lora lorena lori lorna lorraine lottie lou louisa louise lourdes lucia luciana lucie lucille lucinda
    lucía ludmila luisa lupita lydia lyn lynda lynette lynn lynne mabel mackenzie maddie madeleine
    madeline madhuri mae maeve magda magdalena mahnoor maia maja malala malgorzata mandy manon manuela
    mara marcela marcella marcelle marcia margarita margaux marge margery margot marguerite mari mariam
    mariana marianna marianne maricela marielle marija marilyn marilynne marina marisa marisol marissa
    maritza marjorie marla marlene marlies marsha marta marte martina marwa mary maryam maryann maría
    matilda maud maude maureen mavis maxine maya mayra małgorzata meera meg megan meghan mei melania
    melinda mercedes meredith mia michaela micheline michiko mila mildred milena millicent millie mina
    mindy minna mira miranda miriam mitzi moira molly mona monika monique montserrat morag morgane muriel
    myra myrtle nabila nadine naima nancy nanette naomi nastassja natacha natalia natalija natalya natasha
    nathalie nausheen nell nellie nena nessa nia niamh nicky nicola nicole nicoletta nicolette nieves
    nikki nina nisha noa noor nora noreen norma nour nuala nuria octavia odette oksana olena olesya olga
    olivia oona ophelia oprah orla padma paige paloma pam pamela parvati pat patience patsy patti patty
    paulina pauline pearl peggy penelope penny perla petra philippa phoebe phyllis pippa polina polly
    pooja portia preeti prisca priscilla priti priya priyanka prudence rachael rachida radha raisa ramona
    rana rania raquel rashida rebekah regina reina rena renata renate renee rené renée rhea rhian rhiannon
    rhoda rhonda ria rima rina rita riya roberta rochelle romy rona ronda rosa rosalie rosalind rosalyn
    rosalía rosamund rosanna rosanne rosario roseanne roselyn rosemarie rosemary rosie roxana roxane
    roxanne ruby rukmini ruta sabina sabine sabrina sadie safiya sakura salma salome samara samira sana
    sandra sandrine sania saoirse sasha saskia saundra savannah scarlett seema selena selma serena shabana
    shana shania shanthi shari sharmila sharon shauna shawna sheena sheila shelby shelley shelly sheri
    sherri sherry shirin shona shreya shruti sian sienna sigrid silvia simone sinead siobhan siobhán
    smriti sofia solange sonal sonali sonja sonya soraya soumaya stacey staci stacy stella steph stephanie
    sue suella sujata sumaya sunita susana susanna susanne sushma susie suzan suzanne suzie suzy svetlana
    swati sybil sylvia sylvie tabitha tamar tamara tammy tania tanya tara tasha tatiana tatyana teresa
    tess tessa thea thelma theodora theresa therese thérèse tiffany tilda toni tonya tori tracey traci
    tracy trina trish trisha trudy tulsi twyla tzipi ulrika uma una ursula usha uta valentina valeria
    valerie valérie vandana vanessa veena vera verity verna veronica veronika veronique vicki vickie vicky
    victoire viola violet vivian viviane vivien vivienne wanda wendi whitney whoopi wilhelmina willa wilma
    winifred winnie winona xenia ximena xiomara yael yana yasmin yasmine yelena yesenia yetunde ylva yoko
    yolanda yuki yulia yuliya yvette yvonne zahra zainab zara zeinab zelda zena zoe zoey zofia zoë zsófia
    zuzana"""

MEN = frozenset(_MEN.split())
"""Given names that tell a man, lower case."""
WOMEN = frozenset(_WOMEN.split())
"""Given names that tell a woman, lower case."""
EITHER = MEN & WOMEN
"""Given names of both, which tell that it is a person and no more."""
