"""Examples of labels to measure by, not to develop with.

`HELD_OUT` was written before the rules; one trap in it showed a fault, which was mended. `FRESH` was written last, in
other words, and no rule was mended because of it: it says best what to expect.
"""

from tests.rules.label_examples import Lot

HELD_OUT = {
    "accusation_crime": Lot(
        english_yes="""
        The man who repaired my phone stole the pictures of my family.
        Your technician took cash from my bedside table and denied it.
        This company is a scam, they charge for a service that does not exist.
        The security guard grabbed me by the arm and slapped me.
        Somebody in your branch forged my signature on the loan.
        """,
        english_no="""
        You stole two hours of my life with that form.
        My bag was stolen on the bus before I came to you.
        Please send me to the fraud department, someone used my card.
        The cashier accused me of stealing in front of everyone.
        At that price the sofa is an absolute steal.
        """,
        french_yes="""
        Le livreur a volé mon colis, le voisin l’a vu.
        Votre société nous arnaque depuis le mois de mars.
        Le vigile m’a frappé au visage.
        """,
        french_no="""
        Mon vol pour Lisbonne a été annulé deux fois.
        On m’a volé mon sac dans le métro avant le rendez-vous.
        Je n’accuse personne de vol, il manque juste un carton.
        """,
    ),
    "accusation_racism": Lot(
        english_yes="""
        The guard only searched the black customers, that is racial profiling.
        I was refused a table because I am Arab.
        The manager made a racist remark about my wife.
        They discriminate against people in wheelchairs.
        He would not serve us and laughed at my headscarf, pure islamophobia.
        """,
        english_no="""
        The new lamp does not discriminate between warm and cold light.
        My black jacket came back grey.
        I do not think it was racist, just very rude.
        I missed the start of the race because the bus was late.
        A choice for the discriminating coffee drinker, says the box, but it is stale.
        """,
        french_yes="""
        Le guichetier a tenu des propos racistes devant la file.
        Elle a refusé mon dossier parce que je suis noire.
        C’est de la discrimination, les personnes handicapées n’ont pas d’entrée.
        """,
        french_no="""
        L’appareil distingue mal les couleurs.
        Le café noir était froid.
        Je ne dis pas que c’est du racisme, mais l’accueil était froid.
        """,
    ),
    "insult": Lot(
        english_yes="""
        Your driver is a complete moron.
        The woman at the desk is a lying bitch.
        What a bunch of wankers.
        Only a pathetic loser would work there.
        Tell that arsehole at counter four to learn some manners.
        """,
        english_no="""
        The nurse pricks the finger with a needle.
        There was soap scum all over the shower.
        He told me I was an idiot for asking.
        Losers in the draw were not told by mail.
        I was the idiot who forgot the receipt.
        """,
        french_yes="""
        Le vendeur est un abruti fini.
        Quelle bande de connards.
        Cette grosse vache au guichet ne répond même pas.
        """,
        french_no="""
        Il m’a traité d’imbécile devant mes collègues.
        Les ordures ménagères ne sont plus ramassées.
        La consigne était fermée et le concierge absent.
        """,
    ),
    "slur": Lot(
        english_yes="""
        That faggot at the till threw my change at me.
        Some Paki driver drove straight past the stop.
        The clerk is a retard.
        Too many pikeys in this shop.
        I will not be served by a tranny.
        """,
        english_no="""
        The kitchen was spic and span.
        The train was retarded by a signal fault.
        There is a chink in the curtain that lets light in.
        The road along the dyke is closed.
        The sofa is fire-retardant, says the label.
        """,
        french_yes="""
        Ce bougnoule ne sait pas compter.
        La caissière est une sale arabe.
        Le serveur est un pédé.
        """,
        french_no="""
        Le train avait deux heures de retard.
        J’ai acheté une tapette à mouches, elle a cassé.
        La salle noire du musée était fermée.
        """,
    ),
    "threat": Lot(
        english_yes="""
        Next time I see that clerk I will break his jaw.
        I am coming down there with a baseball bat.
        Somebody should burn that office down.
        I know where your manager lives and he will regret this.
        He told me he would kill me if I came back.
        """,
        english_no="""
        My feet are killing me after that queue.
        I would never hurt anyone, I only want an answer.
        We will beat any price, says the sign, but you did not.
        I will find you a screenshot of the error.
        If it is not repaired I will take you to court.
        """,
        french_yes="""
        La prochaine fois je lui casse la figure.
        Je vais venir tout cramer dans votre agence.
        Je sais où vous habitez, faites attention.
        """,
        french_no="""
        Cette chaleur va me tuer.
        Je vais casser ma tirelire pour payer la facture.
        Je vous attends à la sortie du magasin à midi, merci.
        """,
    ),
    "sexual": Lot(
        english_yes="""
        The driver asked me to suck his dick.
        The masseur touched my breasts without asking.
        He kept staring at my tits and made sexual comments.
        Your waiter said he wanted to have sex with my wife.
        There was a condom on the seat and porn on the screen.
        """,
        english_no="""
        The form asks for my sex and age.
        The chicken breast was raw in the middle.
        The new phone has a sexy finish.
        The cock crowed at five next to the hotel.
        We sell cold-pressed rape oil, and the bottle leaked.
        """,
        french_yes="""
        Le chauffeur m’a demandé une fellation.
        Il a mis la main sur mes fesses.
        Le réceptionniste a fait des remarques sexuelles à ma fille.
        """,
        french_no="""
        Le fromage râpé était moisi.
        Le formulaire demande le sexe et l’âge.
        La bite d’amarrage du port a abîmé mon bateau.
        """,
    ),
    "call_to_confront": Lot(
        english_yes="""
        Go to the shop and tell her to her face what you think of her.
        Everybody should ring this clerk at home tonight.
        Let’s all wait for him outside the depot.
        Share her photo until everyone knows who she is.
        If you see this driver, make his day hell.
        """,
        english_no="""
        Please call me back tonight.
        I went to the desk and told her what I thought.
        Let’s all hope the lift works on Monday.
        If you see this error, restart the router.
        Go to the second floor to find the returns desk.
        """,
        french_yes="""
        Allez tous la voir à son guichet pour lui dire ses quatre vérités.
        Faites tourner sa photo partout.
        Il faut le retrouver et lui pourrir la vie.
        """,
        french_no="""
        Allez voir au guichet trois, on m’y a bien aidé.
        Je suis allé lui dire que c’était faux.
        Appelez-moi après dix-huit heures.
        """,
    ),
    "demand_dismissal": Lot(
        english_yes="""
        Whoever was at the desk on Friday should lose their job.
        I demand that you fire this driver today.
        Why is that man still employed by you? Get him out.
        She must be sacked at once.
        I hope your manager gets fired for this.
        """,
        english_no="""
        There was a fire drill while I was in the queue.
        I was fired last month and cannot pay the bill.
        Please do not fire anybody because of my letter.
        The claim was dismissed without a reason.
        The sack of flour was open.
        """,
        french_yes="""
        J’exige que cet employé soit licencié.
        Virez-moi cette incapable.
        Une personne pareille n’a rien à faire à ce poste.
        """,
        french_no="""
        Merci de me virer la somme sur mon compte.
        J’ai été licencié et je ne peux plus payer.
        Il faut renvoyer le colis dans son carton.
        """,
    ),
    "recording": Lot(
        english_yes="""
        I filmed the whole scene with my phone.
        The video is here: https://youtu.be/abc123xyz
        I have him on camera throwing the parcel over the fence.
        I recorded our conversation, she admits it.
        You can watch what he did on tiktok.com/@somebody/video/123
        """,
        english_no="""
        The record player skips on every disc.
        For the record, I paid on the third.
        A voice said that my call may be recorded.
        The video card overheats after ten minutes.
        I sent the keys by recorded delivery.
        """,
        french_yes="""
        J’ai tout filmé avec mon téléphone.
        J’ai un enregistrement de l’appel.
        La vidéo est sur https://www.dailymotion.com/video/x8abc
        """,
        french_no="""
        La carte vidéo chauffe trop.
        Mon adresse n’est pas enregistrée chez vous.
        Le film était en version doublée.
        """,
    ),
    "minor": Lot(
        english_yes="""
        My daughter is seven and was left alone at the gate.
        The boy at the till cannot be older than fifteen.
        My 9-year-old was refused on the ride.
        She goes to Hillside Primary School, in year 4.
        The guard shouted at a little girl until she cried.
        """,
        english_no="""
        The kids size runs small.
        There is a minor scratch on the lid.
        My 12-year-old washing machine broke.
        My daughter is 34 and has her own account.
        The contract is ten years old.
        """,
        french_yes="""
        Mon fils de huit ans a été oublié dans le car.
        Elle est en CM2 à l’école Jean-Moulin.
        Le vendeur est mineur, il a seize ans.
        """,
        french_no="""
        Une rayure mineure sur la coque.
        Ma fille de trente ans a payé la facture.
        Le lave-linge a douze ans.
        """,
    ),
}

FRESH = {
    "accusation_crime": Lot(
        english_yes="""
        The removal men walked off with my grandmother’s silver, they are common thieves.
        Your salesman forged my initials on page four.
        A steward slapped my brother on the platform.
        """,
        english_no="""
        The heat hit us as soon as we left the lobby.
        Someone stole my bicycle, can I keep the ticket?
        Page six explains how to report fraud.
        """,
        french_yes="""
        Le gérant a empoché la caution sans rien rendre.
        L’ouvrier a frappé mon mari avec une pelle.
        """,
        french_no="""
        La porte m’a frappé l’épaule.
        J’ai perdu mes bagages pendant le vol.
        """,
    ),
    "accusation_racism": Lot(
        english_yes="""
        I heard the host say that they do not want gypsies here.
        Your guard stopped us only because we are brown.
        Turning away a guide dog is discrimination.
        """,
        english_no="""
        The white paint turned yellow within a month.
        We have never met any racism in your shop.
        He asked where I came from so that he could pick the right tariff.
        """,
        french_yes="""
        Le chauffeur a lancé des remarques xénophobes à ma voisine.
        On me refuse le crédit à cause de mes origines.
        """,
        french_no="""
        Le fond noir rend le texte illisible.
        Je ne crois pas à une discrimination, c’est une erreur de date.
        """,
    ),
    "insult": Lot(
        english_yes="""
        Whoever packed this box is an imbecile.
        Your fitter, the lazy cow, left at noon.
        The supervisor is a bastard to everyone under him.
        """,
        english_no="""
        A needle that pricks the skin is not a toy.
        The boss called her staff idiots on the open line.
        I must have looked like a moron with that hat.
        """,
        french_yes="""
        Ce livreur est un crétin de première.
        Votre standardiste est une pétasse.
        """,
        french_no="""
        Le conseiller a traité mon père de menteur.
        Deux cons ne font pas la paire, dit le proverbe, mais le contrat si.
        """,
    ),
    "slur": Lot(
        english_yes="""
        The bus was full of pakis, so I walked.
        Your new manager is a dyke, is she not?
        Ask the nigger at the gate.
        """,
        english_no="""
        The spick and span kitchen of the advert was filthy.
        A fag end lay in my soup.
        The ribbon is flame retardant.
        """,
        french_yes="""
        Deux pédés tiennent la caisse.
        Le sale juif du guichet deux.
        """,
        french_no="""
        Je suis en retard d’un loyer.
        La nappe sale n’a pas été changée.
        """,
    ),
    "threat": Lot(
        english_yes="""
        I will stab the next driver who passes me by.
        She knows that I know where she lives.
        You had better look behind you on the way home, because I will hurt you.
        """,
        english_no="""
        The stairs will be the death of me.
        Hang the picture higher, said the leaflet.
        I will beat him to the counter next time.
        """,
        french_yes="""
        Le prochain qui m’appelle, je le tue.
        Je vais lui casser les jambes.
        """,
        french_no="""
        Cette file d’attente me tue.
        Je vais frapper à toutes les portes jusqu’à une réponse.
        """,
    ),
    "sexual": Lot(
        english_yes="""
        The cleaner found porn magazines under my bed.
        Your trainer groped two girls in the pool.
        He whispered that he wanted to fuck me.
        """,
        english_no="""
        The bottom of the bag was wet.
        Sexism has no place in adverts.
        A pair of blue tits nested in the box.
        """,
        french_yes="""
        Le vigile m’a mis la main aux fesses.
        Un agent m’a envoyé une photo de son sexe.
        """,
        french_no="""
        Le pull râpe un peu au cou.
        La fesse du jambon était trop grasse, disait le boucher.
        """,
    ),
    "call_to_confront": Lot(
        english_yes="""
        Go round to his flat and bang on the door until he answers.
        Post her address everywhere.
        Let us give that clerk what she deserves on Saturday.
        """,
        english_no="""
        Go round to the back door for deliveries.
        Post the parcel before noon.
        I gave the clerk my card.
        """,
        french_yes="""
        Trouvez où il habite et allez sonner chez lui.
        Partagez sa photo, que tout le monde le reconnaisse.
        """,
        french_no="""
        Partagez votre avis sur le site.
        J’ai sonné chez lui pour rendre la clé.
        """,
    ),
    "demand_dismissal": Lot(
        english_yes="""
        A man like that must not keep his job.
        Sack the driver of the 14.
        I expect the clerk to be dismissed by Monday.
        """,
        english_no="""
        The firing of the pottery took a day.
        My job depends on this train.
        They dismissed my appeal in one line.
        """,
        french_yes="""
        Ce contrôleur mérite d’être licencié.
        Renvoyez cet employé chez lui pour de bon.
        """,
        french_no="""
        Le licencié du club doit payer deux fois.
        Renvoyez-moi le contrat signé.
        """,
    ),
    "recording": Lot(
        english_yes="""
        My wife recorded everything he said at the door.
        Footage of the clerk is on vimeo.com/123456
        We have the row on tape.
        """,
        english_no="""
        Tape the box before you return it.
        The records office was closed.
        You recorded my payment under the wrong name.
        """,
        french_yes="""
        J’ai filmé l’agent pendant qu’il criait.
        L’appel est enregistré, j’ai gardé l’enregistrement audio.
        """,
        french_no="""
        La vidéo de démonstration ne se charge pas.
        L’enregistrement des bagages ferme trop tôt.
        """,
    ),
    "minor": Lot(
        english_yes="""
        You let our 11-year-old daughter travel alone.
        He was only a child when your dog bit him.
        Two boys, aged 8 and 10, were locked in the changing room.
        """,
        english_no="""
        A ten-year-old boiler should still work.
        The toddler size is sold out.
        My daughter runs the shop now.
        """,
        french_yes="""
        Ma nièce de onze ans a attendu seule sur le quai.
        Le stagiaire n’a que quinze ans.
        """,
        french_no="""
        Un contrat de trois ans.
        Mon fils dirige l’atelier.
        """,
    ),
}
