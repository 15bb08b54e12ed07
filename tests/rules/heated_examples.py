"""Our own labelled examples: heated or not, someone in danger or not; to develop with, and held out to measure by.

One text a line. The rules are mended by looking at the first half only; the second half says how good they are.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A text, its language, and what a person says of it."""

    text: str
    language: str
    yes: bool


def _of(language: str, yes: bool, lines: str) -> list[Example]:
    return [Example(line.strip(), language, yes) for line in lines.strip().splitlines()]


DEVELOPMENT = [
    *_of(
        "en",
        True,
        """
        You are all useless.
        IT NEVER WORKS!!!
        I paid on Monday. Nobody called back. You people are a bunch of clowns.
        Answer me!!!
        Shame on you for treating an old woman like this.
        What the hell is wrong with you? I only want my money back.
        Your staff are completely incompetent.
        I HAVE BEEN WAITING FOR SIX WEEKS and nobody writes.
        Go to hell with your voucher.
        The parcel is late again. Fuck you.
        The clerk is an idiot and I want my money back.
        You will regret this, I know where you work.
        WHY IS NOBODY ANSWERING
        Shut up and give me my refund.
        You should be ashamed of yourselves.
        This is the third time I have to come in!!!
        Thanks for nothing!!!
        They are all thieves over there.
        You lying bastards took my deposit.
        Are you all deaf? I said no to the insurance.
        I hate you all.
        Your useless staff lost my file twice.
        STOP CALLING ME AT NIGHT
        Do you even have a brain? Read my last letter.
        """,
    ),
    *_of(
        "en",
        False,
        """
        The service is terrible.
        The app is useless, it crashes at every start.
        I waited four hours and was never called.
        She called me an idiot in front of the whole queue.
        The man behind the counter said “you are all useless” to us.
        My IKEA BILLY KALLAX shelf came without screws.
        The screen says ERROR: CANNOT CONNECT TO SERVER.
        You are not useless, but this was the worst month I had with you.
        I felt like an idiot standing there with my ticket.
        Wonderful help from the whole team!!!
        I will never buy from you again.
        This damn router loses the connection ten times a day.
        Never again. I am moving to another bank.
        The fucking lift has been broken since May.
        I am not saying you are liars, but the bill is wrong.
        The waiting time is a joke.
        You are late, and nobody told me why.
        Even an idiot could see that the cable is cut.
        It is outrageous that a refund takes six weeks.
        I did NOT order this, and I did NOT sign.
        Your website is the worst I have ever used.
        The LG OLED TV has no HDMI ARC port.
        Stop treating us like idiots and tell us the date.
        The voucher says FOR USE IN ALL OUR SHOPS, yet you refused it.
        """,
    ),
    *_of(
        "fr",
        True,
        """
        Vous êtes tous des incapables.
        Bande de voleurs !
        ÇA NE MARCHE JAMAIS !!!
        Répondez !!!
        Vous vous foutez de ma gueule depuis trois mois.
        Allez vous faire voir avec votre bon d’achat.
        JE VEUX QU’ON ME RENDE MON ARGENT
        Honte à vous.
        Vos employés sont tous des abrutis.
        Vous devriez avoir honte de traiter les gens comme ça.
        La caissière est une connasse.
        Vous êtes vraiment nuls.
        Quelle bande d’incompétents, on m’a perdu deux colis.
        Vous me dégoûtez.
        Fermez vos gueules et remboursez.
        C’est la troisième fois que je viens !!!
        """,
    ),
    *_of(
        "fr",
        False,
        """
        Le service est nul.
        J’ai attendu trois heures pour rien.
        Le vendeur m’a traité d’idiot devant mes enfants.
        Je ne dis pas que vous êtes des voleurs, mais la facture est fausse.
        Vous n’êtes pas nuls, mais ce mois-ci était catastrophique.
        Merci à toute l’équipe, c’est génial !!!
        Ce putain de routeur tombe en panne tous les jours.
        Plus jamais je n’achèterai chez vous.
        L’écran affiche ERREUR DE CONNEXION AU SERVEUR.
        Ma TV SAMSUNG QLED HDR ne s’allume plus.
        Je me suis senti idiot avec mon billet à la main.
        C’est inadmissible d’attendre six semaines.
        Vous êtes incapables de me donner une date.
        Les ordures ne sont plus ramassées dans notre rue.
        Votre site est une catastrophe.
        On nous prend pour des idiots avec ces nouveaux tarifs.
        """,
    ),
]

HELD_OUT = [
    *_of(
        "en",
        True,
        """
        You lot are pathetic.
        I ordered on the 2nd. Today is the 30th. You are a bunch of crooks.
        WHERE IS MY REFUND
        nobody cares about customers here, you idiots
        Get lost with your surveys.
        I want my deposit!!!!
        Your support people are brainless.
        The driver is a complete moron.
        You make me sick.
        Screw you and your loyalty card.
        I AM SO TIRED OF THIS COMPANY
        How can you be so slow? Are you stupid?
        I hope you all get fired.
        What a bunch of amateurs.
        You disgusting people left my mother in the rain.
        Can’t you people read? It says no sugar.
        Kiss my ass, I am done paying.
        Six months without heating, and all I get is a form letter?!?!
        You are nothing but scammers.
        Watch your back, I will find you.
        EVERY SINGLE TIME THE SAME STORY, and no one says sorry.
        Everyone there is an absolute idiot.
        You’re a disgrace.
        My train was late. The next one too. DO YOU EVEN CARE
        """,
    ),
    *_of(
        "en",
        False,
        """
        The food was disgusting and cold.
        Nobody at your company answers the phone, ever.
        He told me I was stupid for not reading the contract.
        This is the worst hotel I have stayed in.
        The machine ate my card, the stupid thing.
        Best shop in town!!!
        I am an idiot, I forgot my own PIN.
        The letter was headed FINAL NOTICE BEFORE COURT ACTION, which scared me.
        You never called back, although you promised to.
        My new ASUS ROG STRIX SCAR has dead pixels.
        Another customer shouted “you are idiots” at the poor woman at the till.
        What a shame that the café closed.
        You are wrong about the date, here is the receipt.
        The shit smell from the drain is back.
        I do not think you are bad people, you just have a bad system.
        Cancel my contract. I am leaving for good.
        The clowns at the children’s party were great.
        The price is a joke and the quality is worse.
        It is ridiculous to pay a fee for paying a fee.
        The BBC and the NHS use the same form, so why not you?
        Thank you so much, you saved our holiday!!!
        The clerk laughed at me when I asked for the manager.
        I pressed the button marked DO NOT PRESS by accident.
        Your competitors are faster and cheaper.
        My son asked: "Are you stupid?" and the guard just smiled.
        """,
    ),
    *_of(
        "fr",
        True,
        """
        Vous êtes des escrocs.
        Vous n’avez pas honte ?
        Espèce de menteurs !
        OÙ EST MON COLIS
        Remboursez-moi !!!!
        Le technicien est un vrai connard.
        Votre équipe est complètement incompétente.
        Allez au diable, je résilie.
        Ils sont tous nuls dans cette agence.
        J’EN AI MARRE DE VOS MENSONGES
        Une bande de guignols, voilà ce que vous êtes.
        Va te faire foutre.
        Vous êtes sourds ou quoi ?
        Tas d’incapables, ma mère attend depuis ce matin.
        Ça fait trois semaines, répondez enfin ?!?!
        """,
    ),
    *_of(
        "fr",
        False,
        """
        La nourriture était dégueulasse.
        Personne ne répond jamais au téléphone.
        Elle m’a dit « vous êtes un idiot » et elle a raccroché.
        C’est le pire hôtel de la ville.
        Bravo à tous, vous êtes les meilleurs !!!
        Je suis bête, j’avais oublié mon code.
        Le panneau indique ENTRÉE INTERDITE AU PUBLIC.
        Vous avez promis de rappeler et rien n’est venu.
        La SNCF et la RATP acceptent ce billet, pas vous.
        Merde, encore une erreur sur ma facture.
        Vous vous trompez de date, voici le reçu.
        Je résilie mon contrat et je ne reviendrai pas.
        Les frais sont honteux et le délai est ridicule.
        Un autre client a crié que vous étiez des voleurs.
        Cette machine est débile, elle avale les cartes.
        Quelle honte, ces trottoirs sales.
        """,
    ),
]

IN_DANGER = [
    *_of(
        "en",
        True,
        """
        I smell gas in the hallway and nobody answers at the emergency number.
        There is smoke coming out of the socket right now.
        The boiler room is on fire.
        My daughter is alone in the car and the barrier does not open.
        We are trapped in the lift and the alarm does not work.
        My father fell on your stairs and he is bleeding.
        I cannot go on, I want to end my life.
        If you cut my power I will kill myself.
        He is unconscious and the ambulance is not coming.
        A live cable is hanging over the playground.
        The carbon monoxide alarm keeps going off.
        My husband locked me in and he is hitting me.
        She took all the pills at once.
        Somebody will get hurt on that broken escalator.
        """,
    ),
    *_of(
        "en",
        False,
        """
        My gas bill is wrong for the third time.
        The fire alarm test woke us up at seven.
        Nobody was hurt, but the shelf fell down.
        The waiting music is killing me.
        I am dying to know when the parcel comes.
        Your firewall blocks my mails.
        He was fired because of one review.
        My son is alone at home after school, so deliver before noon.
        The price gave me a heart attack.
        There is no smoke detector in the flat.
        Is the gas station open on Sundays?
        My phone died after the update.
        The lift has been out of order for a week.
        """,
    ),
    *_of(
        "fr",
        True,
        """
        Ça sent le gaz dans la cage d’escalier.
        Il y a de la fumée qui sort du compteur.
        L’immeuble est en feu.
        Mon fils est enfermé dans la voiture.
        Nous sommes bloqués dans l’ascenseur.
        Ma mère est tombée et elle saigne.
        Je n’en peux plus, j’ai envie d’en finir.
        Je vais me suicider si vous coupez l’eau.
        Il est inconscient et personne ne vient.
        Mon mari me frappe.
        """,
    ),
    *_of(
        "fr",
        False,
        """
        Ma facture de gaz est fausse.
        L’alarme incendie a été testée ce matin.
        Personne n’a été blessé, mais l’étagère est tombée.
        J’attends depuis des heures, c’est à mourir d’ennui.
        Le feu rouge devant le magasin ne marche pas.
        L’ascenseur est en panne depuis une semaine.
        Mon téléphone est mort après la mise à jour.
        Il n’y a pas de détecteur de fumée dans l’appartement.
        La bouteille de gaz n’a pas été livrée.
        """,
    ),
]
