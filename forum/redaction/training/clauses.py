"""What people and firms do in complaints, and where they sit: slots that make many sentences of one pattern.

Firms do some of what people do, so that the deed alone says little and the words around it must say the rest.
"""

_ENGLISH = """
did: refused to look at my receipt | put the phone down on me | sorted it within the hour | talked over me the whole
 time | went through every line with me | charged me for something I never had | walked away while I was speaking |
 took down the wrong number | apologised straight away | gave me somebody else's paperwork | wouldn't give a surname |
 told me to come back tomorrow | insisted it was my fault | promised to email and didn't | fobbed me off | was on the
 phone to a friend | found the part in two minutes | laughed when I asked for a refund | checked the back room for us
 | rolled those eyes at me | stayed late to help | couldn't find my booking | waived the fee without being asked |
 made my mother cry | never turned up | knocked on the wrong door | took my details and vanished | helped me carry it
 to the car | made a joke of it | lost the key to our room | showed us round twice | answered on the first ring |
 hasn't rung back | has been brilliant from day one | had no idea | said it wasn't possible | says there is nothing to
 be done | explained the whole bill | asked for a tip | swore at me | rang me at home on a Sunday | cut me off mid
 sentence | kept me waiting for an hour | forgot our starters | got every single thing wrong | went out of the way to
 help | dealt with it quickly | ignored me | did the opposite of what I asked | looked at me like dirt | hung up |
 knew the answer | read from a script | didn't listen to a word | deserves a pay rise | deserves a bonus | needs more
 training | should be fired | should know better | is a credit to you | is a star | is useless | was off sick | left
 the company | isn't answering emails | won't return my calls | signed for it | handed me the wrong bag | threw it
 over the gate | smelled of beer | turned up two hours late | came back with the right size | shook my hand | offered
 us a drink | called me a liar | shouted at my son | raised a ticket | closed my ticket | transferred me to the wrong
 team | typed for ten minutes and then said no
firm_did: charged me twice | lost my bag | cancelled my order | sent me the wrong size | put the price up again |
 never answered my letter | refunded me in a day | closed my account | wants more money | delivered it to next door |
 has been down since noon | is down again | closed early | doesn't deliver here | changed the terms | sold my debt |
 took two payments | sent three reminders | stopped working after a week | broke on day two | froze during the match |
 won't open on my phone | keeps crashing | leaked all over the floor | arrived in pieces | tastes of soap | smells of
 plastic | was delayed by four hours | was fully booked | was cold and overpriced | is a rip off | told me to wait ten
 days | said no | says yes | promised next day delivery | refused my claim | offered me a voucher | apologised in a
 tweet | blamed the courier | did nothing | kept me on hold | hung up on me twice | helped us out once | lied about
 the speed | ignored my complaint | is closed on Sundays | used to be good | charges for the bag | has new owners | is
 hiring, I see | rang me six times in a day | came with no instructions | shrank in the wash | lost its colour | went
 off before the date
was: was lovely | was rude | was so rude | was kind and quick | was patient with my dad | was fantastic | was awful |
 is amazing | was very professional | was short with me | was helpful | was no help at all | was in a mood | was a
 delight | is the best | was our waiter | was our rep | was my adviser | was the only one on duty | was just brilliant
 | was a bit off | is the manager there | was on shift | was covering for someone | is always smiling | is the worst |
 was spot on
role: cashier | manager | supervisor | receptionist | engineer | plumber | waiter | waitress | nurse | fitter | driver
 | courier | assistant manager | sales guy | sales rep | agent | adviser | technician | mechanic | stylist | barista |
 barman | security guard | store manager | team leader | area manager | call handler | dentist | hygienist | concierge
 | duty manager | shift leader | chef | cleaner | electrician | installer | landlord | caretaker | porter | steward |
 conductor | ticket inspector | pharmacist | optician | estate agent | surveyor | instructor | lifeguard | head waiter
spot: at the desk | at reception | on reception | at the till | on the tills | in returns | from returns | in accounts
 | from accounts | in your office | at the front desk | from head office | in sales | from sales | in the service
 department | on the phone | on live chat | on webchat | from customer care | in customer services | behind the bar |
 behind the counter | at the checkout | at the gate | in the workshop | in the kitchen | from the warehouse | in
 claims | from billing | in billing | in the pharmacy | at the deli counter | on the door | from technical support |
 in lettings | from repairs | from the fraud team | in housekeeping | at the hire desk | from the night team | in the
 tyre bay
reached: spoke to | spoke with | I spoke to | dealt with | I dealt with | was served by | got through to | complained
 to | I complained to | chatted with | emailed | I emailed | met with | was put through to | got passed to | saw | I
 rang | phoned | I got hold of | asked for | I asked for | reported it to | wrote to | was seen by | heard back from |
 waited for | booked with | got an email from | had a call from | had a letter from | had a chat with | talked to | I
 saw
aside: I think | I believe | or whatever the name was | not sure of the spelling | if I heard right | something like
 that | that was the name on the badge | no surname given | I kept the email | good luck finding out more | to be fair
 | of all people | of course | again | who else | bless | as usual | I swear | apparently
opener: Yesterday | Today | This morning | On Saturday | Last week | In the end | Then | So | Well | And | But | Also
 | Anyway | Honestly | Finally | Luckily | Sadly | To top it off | After an hour | Eventually | Just now | Turns out |
 Next | At first | Once again | Afterwards | Long story short
kin: husband | wife | mum | dad | mother | father | son | daughter | brother | sister | nan | grandad | uncle | aunt |
 neighbour | friend | partner | boss | cousin | mate | flatmate | fiancé | stepson | mother in law
she: She | He | she | he | They | they
thanks: Thanks | Thank you | thanks | thank you | Cheers | Many thanks to | Thank you to | big thanks to | thx | ty |
 Kudos to | kudos | Props to | shout out to | Shoutout to | Huge thanks to | Hats off to | Well done | Bravo | Hello |
 Hi | Hey | Morning | Good morning | Dear | Credit to | A special mention for | Love to | All the best to | Respect to
item: zip | remote | charger | handle | lid | battery | screen | invoice | deposit | voucher | fridge | parcel |
 shower
ship: the Queen Mary | Pride of Kent | Stena Line | the Ruby Princess | the Lady Diana | the Prince Charles | the
 Rosie May | Spirit of Britain | the Victoria | MSC Virtuosa | Norwegian Jade | the Saint Patrick | Celebrity Grace |
 the Margaret | Brittany Ferries | Marella Discovery | P&O Iona | Cunard
club: Arsenal | Chelsea | Aston Villa | Leeds United | Everton | Celtic | Rangers | Crystal Palace | West Ham | Bolton
 | the Dodgers | the Packers | the Cowboys | the Jets | Saracens | Harlequins | Leicester Tigers | Inter Miami |
 Juventus
show: Emmerdale | Coronation Street | EastEnders | Doctor Martin | Sherlock | Hamilton | Matilda | Mary Poppins |
 Billy Elliot | Oliver | Jersey Boys | Father Brown | Miss Marple | Harry Potter | Toy Story | Frozen | Barbie | Tosca
 | Carmen | Luther | Vera | Dexter | Seinfeld | Frasier | Grey's Anatomy | Ozark | Fargo | Bob the Builder | Thomas
 the Tank Engine
software: Windows | Outlook | Teams | Zoom | Excel | Photoshop | Norton | Sage | Xero | Oracle | Jira | Slack | Gmail
 | Chrome | Firefox | Claude | Cortana | Bard | Ada | Ruby | Java | Python | Jenkins | Jasper | Watson | Julia | Alexa
nation: Polish | French | Scottish | German | Italian | Spanish | Welsh | Irish | American | Turkish | Greek | Indian
"""

_FRENCH = """
did: m'a raccroché au nez | a refusé mon ticket | a tout réglé en deux minutes | ne m'a pas écoutée | m'a rappelée
 dans l'heure | a oublié nos entrées | m'a traité de menteur | n'est jamais venu | a haussé les épaules | m'a mal
 parlé | a souri et c'est tout | m'a fait attendre une heure | a pris le temps d'expliquer | s'est trompée de dossier
 | m'a accusé devant tout le monde | a promis un geste commercial | ne répond plus aux mails | n'a rien voulu savoir |
 m'a envoyé balader | a retrouvé ma carte | a signé à ma place | a vérifié en réserve | a levé les yeux au ciel |
 connaît son métier | mérite une augmentation | devrait changer de métier | était en pause | a été parfaite | a été
 odieux | s'est excusé | m'a tutoyée d'emblée | m'a coupé la parole | a crié sur ma mère | a ri quand j'ai demandé un
 remboursement | nous a offert le café | nous a très bien reçus | lit un script | a transféré mon appel | a fermé le
 guichet | a jeté le carton par terre | m'a donné un faux numéro | est partie en vacances | a quitté la société | me
 dit d'attendre | dit que c'est ma faute | me promet un appel | soutient le contraire | sait de quoi elle parle | vous
 remercie, paraît-il | a fait de son mieux | a mesuré de travers | a changé la pièce | a rayé le parquet | a cassé le
 vase | est passé hier
firm_did: m'a débité deux fois | a perdu ma valise | a annulé ma commande | ne livre pas chez moi | a augmenté ses
 tarifs | ne répond jamais | m'a remboursé en trois jours | ferme à midi | est en panne | plante à chaque mise à jour
 | refuse la garantie | a livré chez le voisin | vend des produits périmés | m'a envoyé la mauvaise taille | a changé
 ses conditions | me relance pour rien | a résilié mon contrat | ne marche plus | est arrivé cassé | sent le plastique
 | a deux heures de retard | était complet | était hors de prix | rejette la faute sur le transporteur | propose un
 bon d'achat | m'a dit d'attendre | promet la livraison en 24 h | a fermé | recrute, paraît-il | n'a rien fait | se
 moque de ses clients | m'a raccroché au nez deux fois | fait la sourde oreille | s'ouvre mal | a rétréci au lavage |
 a déteint
was: est adorable | est odieuse | était débordée | était très pro | a été super | est au top | est nul | est une perle
 | est d'une patience rare | est désagréable | était seule en caisse | est le responsable | était notre serveur | est
 incompétente | est toujours souriant | n'était pas là | est la meilleure | était pressé | est formidable
role: caissière | vendeur | vendeuse | responsable | directeur | conseillère | conseiller | livreur | technicien |
 serveur | serveuse | gérant | gérante | réceptionniste | secrétaire | chauffeur | contrôleur | coiffeuse | infirmière
 | chef de rayon | agent d'accueil | chargé de clientèle | assistante | pharmacien | opticien | mécanicien | plombier
 | gardien
spot: à l'accueil | de l'accueil | du service client | au guichet | en caisse | à la caisse | du SAV | au SAV | du
 siège | au téléphone | sur le chat | du rayon bricolage | à la réception | de la réception | au comptoir | du
 comptoir | au drive | du standard | de l'atelier | à l'atelier | en salle | au bar | des réclamations | du service
 après-vente | de la compta | en rayon | de votre agence | du support | de la hotline | du service fraude
reached: j'ai eu | j'ai parlé à | j'ai parlé avec | on m'a passé | je suis tombée sur | j'ai vu | reçue par | servi
 par | j'ai écrit à | j'ai appelé | j'ai demandé | merci à | j'attends | rdv avec | rendez-vous avec | échange avec |
 mail de | appel de | courrier de | d'après | selon | j'ai signalé à | adressez-vous à | voir avec | je remercie
aside: je crois | il me semble | sauf erreur | pas sûre de l'orthographe | c'était écrit sur le badge | sans nom de
 famille | évidemment | encore | comme d'habitude | paraît-il | pour ne pas changer | si j'ai bien entendu
opener: Hier | Aujourd'hui | Ce matin | Samedi | Ensuite | Puis | Alors | Bref | Et | Mais | Du coup | Enfin |
 Finalement | Heureusement | Là | Au final | Après une heure | Sinon | Franchement | Ce soir | Résultat
kin: mari | femme | mère | père | fils | fille | frère | sœur | grand-mère | oncle | tante | voisin | voisine | ami |
 copine | patron | cousin | collègue | beau-père | belle-sœur
she: Elle | Il | elle | il | On
thanks: Merci | Merci à | merci | Bravo | Bravo à | Un grand merci à | Bonjour | Salut | Coucou | Félicitations à |
 Chapeau | Mention spéciale à | Cher | Chère | Mille mercis à | Bonsoir | Hello | Bisous à
item: colis | fermeture | écran | chargeur | facture | frigo | bon d'achat | poignée | batterie
ship: le Napoléon Bonaparte | le Danielle Casanova | le Pascal Paoli | Corsica Ferries | le Mont-Saint-Michel | le
 Marie Galante | Costa Croisières | le Bretagne | l'Armorique | le Méditerranée | MSC Bellissima | le Jean Nicoli
club: Saint-Étienne | Olympique de Marseille | le PSG | Stade Rennais | Saint-Denis | Lorient | Montpellier | Toulon
show: Joséphine Ange Gardien | Marie Poppins | Camping Paradis | Carmen | Roméo et Juliette | Notre-Dame de Paris |
 Julie Lescaut | Harry Potter | Alice Nevers | Titanic | Astérix | Barbapapa | Capitaine Marleau | Demain nous
 appartient
software: Windows | Outlook | Teams | Zoom | Excel | Norton | Sage | Ciel | Chrome | Firefox | Oracle | Alexa | Ruby |
 Java
nation: française | italien | espagnole | polonais | allemande | anglais | belge | portugais
"""


def clauses(language: str) -> dict[str, tuple[str, ...]]:
    """The clauses for each slot of one language."""
    lines = (_FRENCH if language == "fr" else _ENGLISH).replace("\n ", " ").strip().splitlines()
    slots = (line.split(":", 1) for line in lines)
    return {slot: tuple(part.strip() for part in parts.split("|")) for slot, parts in slots}
