"""Words around a name that say that a person is meant, English and French (folded)."""

from forum.redaction.rules.lists import words


def _phrases(words: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Compile phrases, parted by "/", by their last word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words.replace("\n", " ").split("/"):
        keys = tuple(phrase.split())
        if keys:
            found.setdefault(keys[-1], []).append(keys)
    return {last: tuple(sorted(keys, key=len, reverse=True)) for last, keys in found.items()}


def _openings(words: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Compile phrases, parted by "/", by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words.replace("\n", " ").split("/"):
        keys = tuple(phrase.split())
        if keys:
            found.setdefault(keys[0], []).append(keys)
    return {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in found.items()}


TITLES = words(
    """
    mr mrs ms miss mx dr prof m mme mlle mlles mmes mm monsieur madame mademoiselle docteur professeur mister
    messrs sergeant sgt captain constable pc lieutenant reverend rev judge councillor cllr rabbi pastor maitre
    """
)
# After a title only these are no names: "Madame, Monsieur", "Mr. President".
NOT_AFTER_A_TITLE = words(
    """
    president chairman speaker manager monsieur madame mademoiselle et ou and or sir mr mrs ms judge director le
    la les the directeur directrice ministre minister mayor maire xxxx xxx i you we he she they it is was
    """
)

ROLES = words(
    """
    accountant administrator adjuster adviser advisor agent analyst appraiser assistant associate attendant
    attorney banker barber barista barman bartender boss broker buyer caller captain caregiver carer cashier
    caseworker ceo cfo chef clerk coach collector colleague concierge conductor consultant contractor
    coordinator coo counsellor counselor courier coworker dealer dentist deputy director dispatcher doctor
    doorman driver electrician employee engineer escort executive foreman greeter guard hairdresser handyman
    host hostess inspector installer instructor investigator janitor landlord lawyer lender librarian lifeguard
    locksmith mailman manager masseuse mechanic negotiator notary nurse officer operative operator optician
    owner painter paralegal partner pharmacist physician pilot plumber porter postman processor proprietor
    realtor receptionist rep reporter representative reps sales salesgirl salesman salesperson saleswoman
    secretary servicer server specialist staffer stewardess stylist superintendent supervisor supervisors
    surgeon surveyor teacher technician tech teller therapist trainee trainer trustee tutor underwriter usher
    valet vet waiter waitress warden worker guy gentleman lady woman girl man boy bloke chap fella dude intern
    colleagues husband wife son daughter brother sister mother father friend neighbour neighbor administrateur
    administratrice agente ambulancier animateur assistante avocat avocate banquier boulanger boulangere boucher
    caissier caissiere charge chauffeur cheffe chirurgien coiffeur coiffeuse collegue commercial commerciale
    comptable concessionnaire conducteur conductrice conseiller conseillere controleur controleuse coordinateur
    coordinatrice courtier courtiere dame demarcheur depanneur dentiste directeur directrice docteur educateur
    educatrice employe employee estheticienne facteur factrice femme fille gardien gardienne garagiste garcon
    gerant gerante gestionnaire guichetier guichetiere homme hote hotesse huissier infirmier infirmiere
    ingenieur installateur interlocuteur interlocutrice jardinier kine livreur livreuse magasinier maitre
    mecanicien medecin monteur moniteur monsieur notaire operateur operatrice opticien opticienne ouvrier patron
    patronne pharmacien pharmacienne plombier pompier postier preparateur preparatrice proprietaire
    receptionniste recruteur remplacant remplacante representant representante responsable salarie salariee
    secretaire serveur serveuse stagiaire standardiste superviseur superviseuse technicien technicienne
    teleconseiller teleconseillere veterinaire vendeur vendeuse vigile voisin voisine copain copine ami amie
    mari frere soeur cousin fils
    """
)
# "The man Brenda" is rare, "the lady Gaga" and "my friend Visa" are too; these ask for a known name.
LOOSE_ROLES = words(
    """
    sales guy gentleman lady woman girl man boy bloke chap fella dude partner buyer dealer host server lender
    guard owner servicer dame femme fille homme garcon maitre charge commercial commerciale monsieur husband
    wife son daughter brother sister mother father friend neighbour neighbor copain copine ami amie mari frere
    soeur cousin fils voisin voisine tech specialist processor broker executive contractor employee worker
    attorney lawyer trustee collector captain agente caller
    """
)

SPEECH = _phrases(
    """
    told / tell / asked / thank / spoke to / spoke with / spoken to / spoken with / speak to / speak with /
    speaking to / speaking with /
    speaks to / talk to / talk with / talked to / talked with / talking to / talking with / talked w / spoke w /
    chat with / chatted with / chatting with / dealt with / deal with / dealing with / met with / meeting with /
    assisted by / served by / helped by / seen by / treated by / told by / informed by / advised by / greeted by
    / approached by / contacted by / insulted by / screamed at by / yelled at by / sold by / handled by /
    answered by / signed by / signed for by / written by / sent by / ask for / asked for / asking for /
    transferred to / transferred me to / passed to / passed me to / put through to / put me through to /
    connected to / connected with / connected me to / connected me with / handed to / handed over to / escalated
    to / conversation with / discussion with / appointment with / call with / call from / email from / mail from
    / message from / letter from / voicemail from / emailed / phoned / texted / according to / thanks to /
    working with / worked with / referred to / reported to / complained to / wrote to / written to / replied to
    / gave it to / explained to / explained this to / met / assigned to / shoutout to / shout out to / kudos to
    / props to / then to / and to / then by / then with / finally to / and finally / word with / issue with /
    problem with / experience with / interaction with / attention of /
    attn / care of / hats off to / spoke 2 / talked 2 / thanks 2 / props 2 / shoutout 2 / shout out 2 / big up /
    credit to / respect to / heard from / hear from / heard back from / got
    through to / get through to / got hold of / get hold of / shout-out to / parle a / parle avec / parler a /
    parler avec / discute avec / discuter avec / conversation
    avec / echange avec / echanger avec / entretien avec / rendez-vous avec / rdv avec / eu affaire a / affaire
    a / au telephone avec / en ligne avec / recu par / servi par / servie par / accueilli par / accueillie par /
    conseille par / conseillee par / aide par / aidee par / renseigne par / appele par / contacte par / insulte
    par / insultee par / traite par / signe par / envoye par / ecrit a / ecrit par / demandez / demander /
    demande a / demandez a / adressez-vous a / transfere a / mis en relation avec / tombe sur / tombee sur /
    tombes sur / selon / d'apres / apres / grace a / signale a / message de / mail de / courrier de / appel de /
    coup de fil de / mots de / part de / rencontre / a l'attention de
    """.replace("d'apres", "apres").replace("l'attention", "attention")
)

NAMED = _phrases(
    """
    named / called herself / called himself / by the name of / name of / name is / name was / name's / names
    were / names are / surname is / surname was / goes by / tag said / tag says / tag read / tag reads / badge
    said / badge says / badge read / nametag said / nametag says / nametag read / name on badge / name tag /
    nametag / said her name was / calls herself / calls himself / introduced herself as / introduced himself as
    / identified herself as / identified himself as / nomme / nommee / nommes / prenomme / prenommee / denomme /
    denommee / denommes / surnomme / surnommee / du nom de / au nom de / prenom de / nom est / prenom est / nom
    etait / appelle / appelait / appellent / repondant au nom de / presente comme / badge indiquait / badge
    disait / badge marque / a certain / certaine / certain / un certain / une certaine / some guy called /
    someone called / somebody called / guy called / lady called / woman called / man called / girl called / boy
    called / person called / agent called / rep called / manager called / one called / someone named / some
    """
)
# These cues are too weak in lower case or before an unknown word: "some Netflix", "called Amazon".
LOOSE_NAMED = frozenset(["some", "certain", "certaine", "called", "appelle", "tag", "nametag", "names"])

GREETINGS = _phrases(
    """
    hi / hello / hey / dear / hiya / thanks / thank you / thank you so much / thanks again / many thanks /
    cheers / well done / sorry / bye / goodbye / thanks for nothing / this is / it's / it was / my name is / i
    am / i'm / am / thx / thanx / ty / good morning / good afternoon / good evening / congratulations / signed /
    sincerely / regards / kind regards / best regards / yours truly / yours sincerely /
    best / bonjour / bonsoir / salut / coucou / cher / chere / merci / merci a / merci encore / bravo / bravo a
    / felicitations a / ici / je suis / signe / cordialement / bien a vous / felicitations / salutations / c'est
    / est / c'etait / respectfully / love
    """.replace("c'est / ", "").replace("it's / ", "")
)
# Nothing but a certain name counts after these; too much else follows them.
LOOSE_GREETINGS = words(
    """
    is was am est best sorry ici suis love c'etait you nothing it's i'm cher chere
    """
)
SIGNING = words(
    """
    signed sincerely regards truly yours signe cordialement salutations respectfully cheers best vous
    """
)

WORKPLACE = _openings(
    """
    at the till / at till / at the counter / at counter / at the desk / at the front desk / at the service desk
    / at the checkout / at checkout / at the reception / at reception / at the register / at the store / at the
    shop / at the branch / at customer service / at customer services / at customer care / at the help desk / at
    the bar / at the bank / at the door / at the gate / at the call centre / at the call center / on the till /
    on till / on reception / on the phone / on the desk / on the front desk / on checkout / on the other end /
    behind the counter / behind the bar / behind the desk / in accounts / in accounting / in billing / in claims
    / in customer service / in customer services / in customer care / in customer support / in support / in
    sales / in the sales / in the billing / in the accounts / in the claims / in the warehouse / in the office /
    in the shop / in the store / in collections / in hr / in reception / in returns / in complaints / in
    dispatch / in finance / from accounts / from accounting / from billing / from claims / from customer / from
    the customer / from support / from sales / from the sales / from the billing / from the accounts / from the
    claims / from the call / from head office / from collections / from hr / from returns / from complaints /
    from dispatch / from finance / from the bank / from the branch / from the store / from the shop / from the
    office / on chat / on live chat / on webchat / on the chat / on the tills / on tills / on the door / on the
    doors /
    on the bar / on security / on the shop floor / at head office / at the pharmacy / in housekeeping / in payroll /
    in repairs / in parts / in fraud / in lettings / in onboarding / in technical / in tech / in it / from
    onboarding /
    from housekeeping / from security / from payroll / from repairs / from parts / from fraud / from lettings /
    from hq / from your / from their / at your / at their / in your / in their / of customer / from it / from
    tech / from technical / from the front / from the help / du sav / du service / du magasin / du rayon / du
    support / du standard / du guichet / du siege / de l agence / de agence / de l accueil / de accueil / de la
    caisse / de la reception / de la boutique / de la comptabilite / de la hotline / de chez / de votre / de la
    succursale / a l accueil / a accueil / a la caisse / a la reception / a la boutique / au guichet / au
    comptoir / au telephone / au sav / au standard / au service / au rayon / au magasin / en caisse / en magasin
    / du drive / du comptoir / du chat / du bar / du secretariat / de la compta / de la livraison / de atelier /
    de la hot-line / des reclamations / des retours / au drive / au bar / a la livraison / a atelier / a la compta /
    en cuisine / en salle / en reception / en rayon / sur le chat / aux reclamations / chez vous / de votre / de
    vos / en boutique
    """
)
PERSON_VERBS = words(
    """
    told said says tells laughed lied yelled screamed shouted smiled sighed apologised apologized hung answered
    explained replied promised assured swore insisted admitted mentioned rolled rude lovely wonderful kind
    polite patient unhelpful was is didn't doesn't wouldn't couldn't isn't wasn't has had never who whom who's
    kept helped refused ignored smirked shrugged snapped mumbled insulted hesitated greeted deserves deserve
    served assisted stole fixed knew came went gave took made checked asked put sent called
    """
)
# What a company may do as well as a person; not enough for a name that is also a word or a brand.
SURE_VERBS = words(
    """
    laughed yelled screamed shouted smiled sighed explained rolled rude smirked shrugged snapped mumbled hung
    who whom lied told said answered wouldn't apologised apologized
    """
)
FRENCH_AFTER = _openings(
    """
    m'a / m'ont / nous a / nous ont / ne m'a / n'a / n'est / qui / m a / n a / n est / ne repond / me repond /
    etait / a refuse / a raccroche / a dit / a repondu / a promis / a hurle / a menti / a rigole / est
    incompetente / est incompetent / est odieux / est odieuse / est desagreable / est adorable / est geniale /
    est genial / a crie / a insulte / ment / refuse / raccroche / a ete
    """
)

# A name before these words belongs to a company, a street or a building.
ORGANISATIONS = words(
    """
    academy adjustment advisors advisory agency airline airlines airport alliance apartments arena assoc
    associates association associates auto automotive ave avenue bakery bank banking bar bay beach blvd
    boulevard boutique bridge bros brothers brewing building cafe campus capital card cards care cars casino
    cathedral cemetery center centre chapel christian church city clinic club co college collection
    collections communications community company condo condominiums connect construction convention cooperative
    corp corporation council county court courthouse credit creek dealership department depot diner district
    drive electric electronics energy enterprises equipment estate estates express factory falls farm farms
    fashion federal financial finance firm food foods forest foundation fund funding funds furniture galleries
    gallery garage garden gardens gas general grill group gym hall harbor heights hill hills holdings home homes
    hospital hotel hotels house housing inc incorporated industries inn institute insurance international
    investment investments island islands isle jewelers jewellers junction kitchen lake lakes landing lane law
    lawn lending library life limited llc llp loan loans lodge lp ltd magazine mall management manor market
    markets media medical memorial mgmt mobile mortgage motel motor motors mountain museum national network
    nissan ford toyota honda chevrolet office offices oil optical orchestra outlet outfitters p.a. pa palace
    park parkway partners partnership pc pharmacy pizza place plaza pllc plumbing point pub preserve press print
    products professional properties property realty recovery rental rentals reporting resort resources
    restaurant ridge river road roofing room salon school schools science sea servicing service services shop
    shopping shops showroom society solutions sons sport sports spa springs square st stadium state station
    steakhouse steel store stores street studio studios suites supermarket supplies supply systems technologies
    tech telecom theater theatre tower towers township trading trail transport travel travels trust tv union
    university usa utilities valley vacations vacation village vineyard way wholesale winery works world zoo act
    award awards theorem conjecture lemma equation inequality distribution transform algorithm syndrome test
    theory effect law method process bottle jeans whisky whiskey perfume lamp lease tub cream cereal shoes watch
    bag pizza burger beer lager ale cider yeast hops malt agence aeroport arrondissement assurance assurances
    banque boulangerie brasserie cie clinique ecole gare groupe hopital hypermarche lycee magasin magasins
    mairie marche musee pharmacie sa sarl sas stade telecom universite vacances voyages
    """
)
# A name after these words belongs to a place, a street or a company.
PLACES_BEFORE = words(
    """
    st saint ste sainte san santa los las fort ft mount mt lake port new north south east west upper lower cape
    point isle hotel hospital university college school church bank city county town village state airport
    station street avenue road park rue avenue boulevard bd place quai chemin impasse allee square gare aeroport
    lycee college ecole hopital clinique eglise cathedrale mont ville stade galerie galeries port chateau
    restaurant magasin boutique marque enseigne chez prince princess queen king lord sir pope near brand model
    """
)
OFFICE_OF = words(
    """
    office offices firm estate university bank city county church college hospital school state department town
    group foundation theory work works law laws
    """
)
SMALL_LINKS = frozenset(["and", "et", "or", "ou", "then", "puis"])
IN_A_PLACE = words(
    """
    in at to from near around through via outside visiting a en vers depuis pres de
    """
)
CALENDAR = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars
    avril mai juin juillet aout septembre octobre novembre decembre christmas easter noel
    """
)
# Said before a given name as a part of it: Big Tony, Uncle Bob, Tante Jeanne.
LEADS = words(
    """
    big little lil old young fat uncle auntie aunt sister brother father nurse chef coach tonton tante pere mere
    gros petit petite
    """
)
SURELY_IN_A_PLACE = words(
    """
    in at near around through via outside visiting en pres
    """
)
# What follows a name when only a person can be meant: "was our server", "was so rude", "helped me".
BEING = words("is was est etait isn't wasn't were are etaient sont")
DETERMINERS = words("a an the our my his her their un une le la notre mon ma")
ALIKE = words(
    """
    amazing adorable arrogant attentive awesome awful charmant charmante clueless competent condescending courteous
    desagreable dismissive exceptional extremely fabulous fantastic friendly funny genial geniale great gentil
    gentille helpful
    horrible impatient impoli impolie incompetent incompetente incredible kind knowledgeable lovely mean nice
    odieuse odieux
    our outstanding patient patiente pleasant polite professional professionnel professionnelle quick rude
    serviable so
    super sweet terrible thorough top tres unhelpful unprofessional very welcoming wonderful
    """
)
# Said of somebody who was named before.
PERSONS = words("he she him her his hers himself herself il elle lui")
OBJECTS = words("me us my our nous")
DEEDS = words(
    """
    answered apologised apologized asked assisted assured called checked cut did explained fixed gave got greeted
    guided
    handled helped hugged ignored insulted installed kept lied made offered promised refused repaired rang sent served
    showed sold spoke straightened talked taught thanked took told treated walked went
    """
)
# Capital in English, and never a person when alone.
PEOPLES = words(
    """
    african american arabic asian australian austrian belgian british canadian chinese danish dutch egyptian english
    finnish french german greek hindi hungarian indian irish israeli italian japanese korean latin mexican norwegian
    polish portuguese roman russian scottish spanish swedish swiss turkish welsh meta stack mutuelle livraison
    assurance
    """
)
ARTICLES = words("the a an le la les un une des l")
# Never the family name of anyone, even after a first name: Carey Street.
STREETS_AND_HOUSES = words(
    """
    airport ave avenue bank beach blvd boulevard college hospital hotel island lake mall park rd river road school
    stadium station street theater theatre university
    """
)
# "Will Johnson refund me?" is no Will Johnson.
SENTENCE_OPENERS = words("bill case chase drew grant guy hope mark may page pat place rich rob sue will")
