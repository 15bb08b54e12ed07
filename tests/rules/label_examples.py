"""Our own examples of labels, half of them traps: to develop with here, held out in the module beside this one.

One text a line; `heated` has its examples in `heated_examples`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.rules.heated_examples import Example


@dataclass(frozen=True)
class Lot:
    """Texts that should and should not wear one label."""

    english_yes: str
    english_no: str
    french_yes: str
    french_no: str

    def examples(self) -> Iterator[Example]:
        """Each text with its language and what a person says of it."""
        lots = ((self.english_yes, self.english_no), (self.french_yes, self.french_no))
        for language, both in zip(("en", "fr"), lots, strict=True):
            for yes, lines in zip((True, False), both, strict=True):
                yield from (Example(line.strip(), language, yes) for line in lines.strip().splitlines())


DEVELOPMENT: Mapping[str, Lot] = {
    "accusation_crime": Lot(
        english_yes="""
        The clerk stole my watch.
        You are criminals, and this is fraud.
        The plumber robbed my mother of her savings.
        I was scammed by your sales team.
        The bouncer punched me in the face.
        """,
        english_no="""
        They stole my time and my patience.
        What a steal of a deal, the bike cost forty pounds.
        There are fraudulent charges on my card and I reported them as identity theft.
        It hit me that the bill was wrong.
        I am not saying that they are thieves.
        """,
        french_yes="""
        Ce vendeur est un escroc.
        On me facture deux fois, c’est du vol.
        L’employé a détourné mon argent.
        """,
        french_no="""
        Le vol de 14 h est complet.
        L’agent m’a accusé de vol à tort.
        Je voulais signaler une fraude sur ma carte.
        """,
    ),
    "accusation_racism": Lot(
        english_yes="""
        It was racist from start to end.
        They refused us because we are Muslim.
        The agent told me to go back to my country.
        This is plain discrimination against disabled people.
        Your staff were homophobic towards my husband.
        """,
        english_no="""
        The sensor cannot discriminate between colours.
        She has a discriminating taste.
        Nobody was racist, they were all very kind.
        The clerk called me a racist because I asked for another cashier.
        The leaflet says that you fight against racism.
        """,
        french_yes="""
        Il m'a refusé à cause de ma couleur.
        Le vigile est raciste, il ne fouille que les Noirs.
        On nous a dit de rentrer dans notre pays.
        """,
        french_no="""
        Ce n’était pas du racisme, juste de la maladresse.
        La race du chien n’était pas notée.
        Elle m’a traité de raciste.
        """,
    ),
    "insult": Lot(
        english_yes="""
        What an idiot.
        The manager is a lying bastard.
        Your stupid cow at the till shouted at me.
        You are all crooks and liars.
        That clerk is as thick as a brick, a total moron.
        """,
        english_no="""
        The clowns at the children’s party were late.
        I felt like an idiot when the card was refused.
        She called me a bitch in front of my son.
        Even an idiot could assemble this shelf.
        The pros and cons were not explained.
        """,
        french_yes="""
        Quel connard.
        Votre collègue est une vraie conne.
        Vous êtes des menteurs et des incapables.
        """,
        french_no="""
        Le contrat de construction est confus.
        Je me suis senti idiot devant la machine.
        Vous êtes incapables de me donner une date.
        """,
    ),
    "slur": Lot(
        english_yes="""
        A nigger served me.
        Go and hire fewer chinks.
        The cleaner is a dirty gyppo.
        You bunch of retards.
        He is such a fag.
        """,
        english_no="""
        They smoked a fag outside the door the whole time.
        A chink in the armour of your website.
        The flame retardant coating peels off.
        The Dutch dykes are worth a visit.
        The doctor spoke of a spastic colon.
        """,
        french_yes="""
        Un négro m’a servi.
        Encore un chinetoque au comptoir.
        Cette gouine m’a insultée.
        """,
        french_no="""
        Le colis est en retard de six jours.
        Une tapette à souris était posée dans le couloir.
        Le roman de Gogol est arrivé abîmé.
        """,
    ),
    "threat": Lot(
        english_yes="""
        I know where you live.
        I am going to kill the guy who did this.
        You will regret this, watch your back.
        That cashier deserves to be shot.
        I swear I will smash his face.
        """,
        english_no="""
        This laptop is killing me.
        I would never threaten anyone.
        You will pay five pounds at the till.
        I will find you on the map.
        My phone died and the battery is dead.
        """,
        french_yes="""
        Je sais où tu habites.
        Je vais le tuer.
        Vous allez le regretter, je vous attends dehors.
        """,
        french_no="""
        Ces escaliers me tuent.
        Je n’ai jamais menacé personne.
        Je vais vous retrouver la facture.
        """,
    ),
    "sexual": Lot(
        english_yes="""
        The trainer said that I have nice tits.
        He groped me in the lift.
        A man was masturbating in the waiting room.
        Your agent sent me a dick pic.
        He sexually harassed my sister.
        """,
        english_no="""
        The car has a sexy design.
        A field of rape seed behind the house.
        The form does not let me change my sex.
        The turkey breast was dry and the cock on the roof is broken.
        The unisex shirt is too wide.
        """,
        french_yes="""
        Il m’a demandé de coucher avec lui.
        Le masseur m’a touché les seins.
        Il a sorti sa bite devant nous.
        """,
        french_no="""
        La râpe à légumes est cassée.
        Le sexe du chaton n’était pas indiqué.
        Le sein de l’association, non, le site est fermé.
        """,
    ),
    "call_to_confront": Lot(
        english_yes="""
        Go and find her at the counter and give her hell.
        Everyone should go to his house and tell him.
        Let’s make her life hell.
        If you see him, punch him.
        Help me find out who she is and where she lives.
        """,
        english_no="""
        I had to go and find a clerk myself.
        Everyone should try the new app.
        Let’s go and see the manager, he said.
        If you see him, say thank you from me.
        Go find a better bank.
        """,
        french_yes="""
        Retrouvez-la et dites-lui ce que vous en pensez.
        Allez tous chez lui.
        Harcelez-le jusqu’à ce qu’il réponde.
        """,
        french_no="""
        Allez voir le site, tout y est.
        Dites-lui merci de ma part.
        J’ai dû aller chez lui chercher la clé.
        """,
    ),
    "demand_dismissal": Lot(
        english_yes="""
        She should be fired.
        Fire that man.
        I want the clerk sacked.
        You must get rid of this nurse.
        He does not deserve his job.
        """,
        english_no="""
        The fire drill took an hour.
        I don’t want anyone fired.
        The agent told me he was fired last week.
        I need to get rid of my old phone.
        Fire alarms went off all night.
        """,
        french_yes="""
        Il faut virer cet employé.
        Je demande son licenciement.
        Cette caissière devrait être renvoyée.
        """,
        french_no="""
        Il faut virer l’argent avant lundi.
        Je ne demande le renvoi de personne.
        Je veux renvoyer cet article.
        """,
    ),
    "recording": Lot(
        english_yes="""
        I filmed her while she did it.
        I have it all on video.
        See https://www.youtube.com/watch?v=abc
        I have a recording of the call.
        My dash cam caught the bus driver.
        """,
        english_no="""
        My record player arrived broken.
        The call was recorded by you for training.
        The video game does not start.
        The camera in the phone is blurred.
        The payment was recorded twice.
        """,
        french_yes="""
        Je l’ai filmé.
        J’ai la vidéo de la scène.
        J’ai enregistré la conversation.
        """,
        french_no="""
        Le jeu vidéo ne démarre pas.
        J’ai enregistré ma carte dans l’application.
        Le film plastique était déchiré.
        """,
    ),
    "minor": Lot(
        english_yes="""
        My son is 6 years old.
        A 14 year old boy served us at the bar.
        The girl behind the counter is still a minor.
        My daughter, aged 9, was told to leave.
        He is a pupil at Saint Mary’s School.
        """,
        english_no="""
        A minor problem with the zip.
        The car is 6 years old.
        The children’s menu was sold out.
        My 25-year-old son ordered it.
        School shoes in three sizes.
        """,
        french_yes="""
        Ma fille a 7 ans.
        Le garçon de 12 ans était seul à l’arrêt.
        Mon enfant est scolarisé au collège Victor-Hugo.
        """,
        french_no="""
        Un problème mineur.
        La voiture a 7 ans.
        Le menu enfant était froid.
        """,
    ),
}
