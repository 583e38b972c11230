"""German function words, and the words a sentence begins with that are no names."""

from __future__ import annotations

from reader.quotes.lexicon.wordlists import word_set

GERMAN_WORDS = {
    "det": """der die das den dem des ein eine einen einem einer eines unserer sein seine seinen seinem seiner seines
    ihr ihre ihren ihrem ihrer ihres dieser diese dieses diesen diesem jener jene jenes jenem jenen
    unser unsere unseren unserem mehrere viele einige zwei drei vier manche alle kein keine keinen
    keinem keiner beide beiden mein meine meinen meinem meiner jeder jede jedes jeden jedem dessen deren""",
    "pron": "er sie es wir ich man",
    "aux": """hat haben hatte hatten habe ist sind war waren wird werden wurde wurden worden auch dann später noch
    bereits zudem außerdem weiter ferner nun so dazu daraufhin gestern heute jedoch dagegen wörtlich
    sich ihm ihnen uns mir nicht nur schon wieder zuletzt einmal mehr mal doch eben gerade etwa aber ja
    selbst sogar zugleich hier dort damals jetzt kürzlich unterdessen derweil indes hingegen dabei
    darauf daran davor davon dafür abschließend schließlich zunächst anschließend anfangs einst immer
    stets oft erneut sofort offen klar deutlich ebenfalls allerdings dennoch trotzdem deshalb daher
    somit also zuvor danach inzwischen mittlerweile kann könnte will wollte soll sollte muss musste darf
    durfte möchte würde würden hätte wäre sei seien hätten ihn""",
    "prep": """von für in im an am auf mit bei beim zu zum zur nach vor über unter gegen durch aus um während seit laut
    gegenüber wegen vom trotz ohne zwischen hinter neben statt bis ab ins ans aufs fürs ums übers unters
    vors hinters durchs angesichts aufgrund anlässlich bezüglich gemäß hinsichtlich infolge innerhalb
    außerhalb mithilfe anhand zugunsten mittels samt nebst entlang dank rund""",
    "break": """und aber oder dass daß wenn während weil obwohl ob als wie da denn sondern damit sowie nachdem bevor
    sobald falls sodass wobei woraufhin worauf wovor warum wo indem solange bzw""",
    "title": "herr frau dr prof herrn",
}
"""Function words by class. What is an adverb stands with the auxiliaries: both may stand between verb and subject."""
SUBORDINATING = word_set("""dass daß wenn weil obwohl ob als wie da damit nachdem bevor sobald falls sodass
    wobei woraufhin worauf wovor warum wo indem solange während was""")
"""Words that a clause begins with whose verb stands last."""
NO_SUBJECT = word_set(
    """den dem des einen einem einer eines seinen seinem seiner seines ihren ihrem ihrer ihres diesen diesem
    unseren unserem unserer keinen keinem keiner meinen meinem meiner jeden jedem jenem jenen"""
)
"""Determiners that stand before no subject."""
SENTENCE_OPENERS = """doch auch generell gleichzeitig zwar allerdings jedoch deshalb daher dabei damit danach
    davor dazu darum trotz laut nach seit ohne gegen über zwischen während wegen statt sowie sogar selbst schon
    erst dann zuvor inzwischen mittlerweile derzeit aktuell künftig heute gestern morgen weil obwohl falls
    sobald bevor nachdem alle viele einige manche mehrere keine außerdem zudem ferner ebenso ebenfalls insgesamt
    schließlich letztlich zunächst anfangs später früher bereits ähnlich jeder jede jedes beide diese dieser
    dieses ihre ihr sein seine unser unsere vielleicht nur noch immer wieder oft manchmal nun hier dort nicht
    wenn der die das den dem des ein eine einen einem einer eines kein wer was wo wann warum wieso weshalb wie
    woher wohin wovor worauf woran wofür als ob dass er sie es wir ich du man uns ihm ihn ihnen sich dafür
    dagegen daran daraus darauf darüber darunter dahinter daraufhin dadurch darin davon demnach demzufolge umso
    spannender längerfristig kurzfristig langfristig bald irgendwann vielmehr stattdessen trotzdem dennoch
    gerade genau eben einst damals jetzt nie niemand niemals jemand etwas nichts sonst ansonsten besonders
    insbesondere lediglich ausgerechnet immerhin offenbar angeblich vermutlich wahrscheinlich möglicherweise
    natürlich selbstverständlich tatsächlich wirklich eigentlich übrigens zuletzt zuerst erstens zweitens
    drittens einerseits andererseits zugleich gemeinsam zusammen dementsprechend entsprechend folglich somit
    also ja nein denn aber und oder sondern bis ab aus bei mit von zu zum zur im in am an auf um für unter vor
    durch hinter neben beim vom ins ans kaum rund etwa ungefähr mindestens höchstens wenigstens knapp ganz sehr
    so zwei drei vier fünf sechs sieben acht neun zehn weitere weiterer weiteres andere anderer anderes
    unterdessen indes derweil hinzu herr frau gewiss klar sicher manch solche solcher solches dies jene jener
    jenes mein meine dein deine euer eure welche welcher welches laufend aufgrund angesichts anlässlich
    bezüglich gemäß hinsichtlich infolge innerhalb außerhalb mithilfe anhand zugunsten mittels gegenüber samt
    nebst entlang je hoffentlich leider glücklicherweise normalerweise teilweise beispielsweise wortwörtlich
    wörtlich"""
"""Words that a capital begins a sentence with, and no name."""
