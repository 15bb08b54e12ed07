"""More examples of labels to develop with: the rules were measured on them once, and then mended by them."""

from tests.rules.label_examples import Lot

MORE = {
    "accusation_crime": Lot(
        english_yes="""
        Your courier helped himself to two bottles of wine from my crate.
        I watched the mechanic swap my new tyres for old ones, that is plain theft.
        The doorman twisted my arm and threw me down the stairs.
        """,
        english_no="""
        The trolley hit me on the ankle and left a bruise.
        The burglars took my television, now I need a copy of the invoice.
        No, I do not call it fraud, only a muddle.
        """,
        french_yes="""
        La femme de chambre m’a pris deux cents euros dans mon sac.
        Cette agence est une bande d’escrocs.
        """,
        french_no="""
        Le vol retour partait à six heures du matin.
        Le film raconte l’histoire d’un voleur de bicyclettes.
        """,
    ),
    "accusation_racism": Lot(
        english_yes="""
        When she heard my accent she suddenly had no free rooms, she only lets to white people.
        Our son was mocked because he is deaf.
        The trainer kept making sexist jokes in front of the women.
        """,
        english_no="""
        Your museum has a fine exhibition about racism in the fifties.
        The machine cannot tell white sugar from brown sugar.
        I am not accusing anybody of discrimination, I just want a ramp.
        """,
        french_yes="""
        Le videur refuse tous les Arabes à l’entrée.
        On m’a dit qu’une femme ne comprend rien aux moteurs, c’est sexiste.
        """,
        french_no="""
        Les vêtements noirs ont déteint sur le blanc.
        Votre charte contre les discriminations est introuvable sur le site.
        """,
    ),
    "insult": Lot(
        english_yes="""
        The bloke at the hire desk is a useless prick.
        You people are nothing but liars.
        Some halfwit delivered my sofa to the wrong street.
        """,
        english_no="""
        My toddler asked if the clown would come back next week.
        The foreman called my wife a stupid cow.
        I am no idiot, I read the contract twice.
        """,
        french_yes="""
        Votre directeur est un vrai con.
        Une bande d’abrutis a peint ma porte en vert.
        """,
        french_no="""
        On m’a prise pour une idiote.
        La pédale de frein grince depuis la révision.
        """,
    ),
    "slur": Lot(
        english_yes="""
        I am not paying a bunch of gyppos to fix my roof.
        The chink behind the counter could not even speak to me.
        Stop hiring retards.
        """,
        english_no="""
        We walked along the dyke to the ferry, which did not run.
        My cat is a Maine Coon and was left in the cold.
        Growth of the plants was retarded by your compost.
        """,
        french_yes="""
        Votre équipe de bougnoules m’a rendu ma voiture sale.
        Il paraît que le nouveau chef est une tapette.
        """,
        french_no="""
        Le retard du train m’a coûté ma correspondance.
        La salle blanche du laboratoire était fermée.
        """,
    ),
    "threat": Lot(
        english_yes="""
        Tell your boss to check under his car from now on, he will regret this.
        One of these days I am going to strangle that receptionist.
        If he touches my bike again I will break his fingers.
        """,
        english_no="""
        I could have died of boredom in that waiting room.
        The update will kill your old phone, so I was told.
        You will pay the same price as last year, said the letter.
        """,
        french_yes="""
        Si je le croise, je lui pète les dents.
        Qu’il surveille ses arrières, je sais où il travaille.
        """,
        french_no="""
        Vous allez me rembourser ou je saisis le médiateur.
        Je meurs de faim quand le livreur arrive enfin.
        """,
    ),
    "sexual": Lot(
        english_yes="""
        The osteopath put his hand on my thigh and asked if I was lonely.
        Pornographic pictures opened on the children’s tablet.
        A passenger exposed himself and your conductor laughed.
        """,
        english_no="""
        The sexual health leaflet was out of date.
        The duck breast came without sauce.
        What sex is the kitten, nobody could say.
        """,
        french_yes="""
        Le moniteur m’a caressé la cuisse pendant la leçon.
        Un client se masturbait dans la cabine voisine.
        """,
        french_no="""
        Le blanc de poulet sentait mauvais.
        La mention du sexe manque sur la carte.
        """,
    ),
    "call_to_confront": Lot(
        english_yes="""
        Spread his picture so that he cannot walk down the street in peace.
        Please, all of you, ring his private number until he picks up.
        Somebody ought to follow her home and see how she likes it.
        """,
        english_no="""
        Ring the bell at the side entrance until somebody picks up.
        Spread the word, the new opening hours are great.
        We waited for the driver outside the depot and he was very kind.
        """,
        french_yes="""
        Affichez son visage dans tout le quartier.
        Attendez-le à la sortie et expliquez-lui la politesse.
        """,
        french_no="""
        Affichez les horaires dans tout le quartier.
        Attendez-moi à la sortie, disait le message, mais personne n’est venu.
        """,
    ),
    "demand_dismissal": Lot(
        english_yes="""
        I will not rest until this man is out of a job.
        Kick that nurse out before she harms somebody.
        People like her have no business working with children.
        """,
        english_no="""
        My husband lost his job and we asked for a payment plan.
        The engine misfired on the second day.
        The teacher dismissed the class early.
        """,
        french_yes="""
        Qu’attendez-vous pour mettre ce chauffeur à la porte ?
        Cet agent doit perdre son poste.
        """,
        french_no="""
        Le virement n’est toujours pas arrivé.
        On m’a renvoyé d’un guichet à l’autre.
        """,
    ),
    "recording": Lot(
        english_yes="""
        My doorbell camera shows the courier kicking my parcel.
        A passenger filmed how the inspector pushed the old lady.
        I taped the whole phone call with your agent.
        """,
        english_no="""
        The film on the screen protector has bubbles.
        A recording told me that all lines were busy.
        The tape on the parcel was torn.
        """,
        french_yes="""
        Ma caméra de surveillance a tout enregistré, on voit le livreur.
        Des passagers ont filmé le contrôleur.
        """,
        french_no="""
        Le bruit du film d’emballage est agaçant.
        Un message enregistré répète que les lignes sont occupées.
        """,
    ),
    "minor": Lot(
        english_yes="""
        Our little one, who is four, cried for an hour at the desk.
        The lifeguard sent a group of ten year olds home without telling us.
        My nephew attends Oakfield Academy and takes the 7:40 bus.
        """,
        english_no="""
        The children’s menu costs nine pounds.
        I have been a customer for twelve years.
        My son is a surgeon and confirmed it.
        """,
        french_yes="""
        Notre petite de cinq ans est tombée du manège.
        Ils ont servi de l’alcool à un adolescent de quinze ans.
        """,
        french_no="""
        La garantie est de cinq ans.
        Le rayon enfants est mal rangé.
        """,
    ),
}
