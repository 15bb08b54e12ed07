"""Patterns put together from clauses that speak of nobody by name; written as clauses_en.py is."""

ENGLISH = """
{opener} {store} {firm_did} and {bank} {firm_did}.

{reached} {brand} who {firm_did}.

{reached} {bank}, {reached} {brand}, {reached} {store}. Nothing.

{reached} the {role} and was told the {item} {firm_did}

{thanks} {brand}!

{thanks} everyone {spot}

{thanks} team

{thanks} all

{thanks} whoever {did}

The {role} {did}.

The {role} {spot} {did}.

the {nation} {role} {did}

a {role} {spot} {did}

My {kin} {did}.

my {kin} {reached} the {role}, who {did}

My {kin} and my {kin} {was}

our {kin} {was}

{app} {firm_did} and {app} {firm_did} too

{car} {firm_did}, the {role} {did}

the {car} {firm_did}

The {product} {firm_did}.

{restaurant} {firm_did}. The {dish} {firm_did}.

The {dish} {firm_did}

{dish} {firm_did}. {dish} {was}.

{hotel} {firm_did}

Our crossing on {ship} {firm_did}.

{ship} was four hours late into {city}

{club} tickets: {brand} {firm_did}

{club} {firm_did} and the {role} {did}

watching {show} on {brand} and it {firm_did}

{show} tickets for {city} {firm_did}

{city} {branch} {firm_did}. {city} {firm_did}.

{city} to {city} {firm_did}

The {city} {role} {did}

{street} {firm_did}

{street}: the {role} {did}

{month} {firm_did}

In {month} {brand} {firm_did}, in {month} {store} {firm_did}

{weekday} {firm_did}

{store}, {brand} & {bank} {firm_did}

{brand} and {brand} {was}

{brand}'s {role} {did}

{store}'s {item} {firm_did}

{brand}: {firm_did}

@{brand} the {item} {firm_did}

Dear {brand}, the {item} {firm_did}

Hi {store}, the {item} {firm_did}

Hello {bank}¶the {role} {did}

{brand} you {firm_did}

is {brand} the only one that {firm_did}?

who else thinks {brand} {firm_did}

Regards¶A customer who {firm_did}

Thanks¶Still waiting

left with {store} at number {till}

The {item} was signed for at {clock}

{role}: none¶{branch}: {city}

Name of {role}: not given

{role} refused to give a name and {did}

they {did}. They {did}.

Nobody {spot} {did}.

someone {spot} {did}

Mark it paid, bill me later, but give me the {item}

bill for {amount}, grant of {amount}, both wrong

Will the {item} come? Will it work? May I hope?

Mark the date: {date}. That is when the {item} {firm_did}

May was bad, June was worse, April was a joke

Grace is not a word I would use for the {role}

Hope to hear from you soon. Joy to deal with, not.

Rob from the poor, says {brand}. Rich coming from them.

The bill came to {amount}. Bills like that are a joke.

Faith in {brand}: gone. Hope: gone.

summer sale, autumn delivery, winter refund

rose gold, ruby red, olive green, amber - the {product} came in grey

the ivy, the holly and the roses arrived dead from {store}

frank answer please: is the {item} lost

a jack, a chip, a dean, a pat on the back

Pat on the back for {brand}. Sue me. Drew the line there.

will you grant me a refund or will I sue

dawn delivery, they said. It came at dusk.

gene test kit, art set, guy rope: none came

LATE AGAIN. COLD AGAIN. {brand} {firm_did}

AVOID {store}. {store} {firm_did}

The Duty Manager And The Role Of Customer Care

Poor Communication From Start To Finish

Very Disappointed With My New {product}

{number} {item} {firm_did}

Ref {number}. The {role} {did}. The {item} {firm_did}.

My DOB, my PIN, my NI number: the {role} {did}

the CEO, the CFO and HR {did}

{nation} {role}, {nation} {dish}, {nation} prices

{nation} {car} {firm_did}

the APR, the ATM, the VAT and the FAQ: the {role} {did}

Spoke to HR, then IT, then QA. {she} {did}.

the BK, the FHA, the DOJ and the HOA all say the {item} {firm_did}

WU and PNC {firm_did}

the {brand} {role} {did}

the {role} from {brand} {did}

The {store} {role}, a {nation}, {did}

miles, points, bonus miles: {brand} {firm_did}

a long bill, a fair price, not a penny more, not a grant in sight

in good faith I paid the bill and I hope the {role} {did}

young or old, black or white, rich or poor, {brand} {firm_did}

dont send another bill, dont cancel the miles

the dog walker, the baker and the butcher {was}

everybody apart from {brand} {firm_did}

There is no {store} at this address

who on earth is {brand}? The {item} was never mine

{brand} again. I am sure {brand} {firm_did} before.

{store} at {city} {firm_did}

{store} in {city} {was}

{brand} who {firm_did}

I was told by {brand} that the {item} {firm_did}

a company called {brand} {firm_did}

some firm called {bank} {firm_did}

Sir/Madam, the {item} {firm_did}

The Angel on {street}: {dish} {firm_did}

Is it {brand} or {bank} who {firm_did}?
"""

FRENCH = """
{opener} {store} {firm_did} et {bank} {firm_did}.

{reached} {brand} qui {firm_did}.

{reached} {bank} et {brand}. Rien.

{thanks} {brand} !

{thanks} tout le monde {spot}

{thanks} l'équipe

Le {role} {did}.

La {role} {spot} {did}.

la {role} {nation} {did}

un {role} {spot} {did}

Mon {kin} {did}.

ma {kin} a vu le {role}, qui {did}

Mon {kin} et ma {kin} {was}

{app} {firm_did} et {app} {firm_did} aussi

{car} {firm_did}, le {role} {did}

ma {car} {firm_did}

Le {product} {firm_did}.

{restaurant} {firm_did}. Le {dish} {firm_did}.

{dish} {firm_did}

l'{hotel} {firm_did}

La traversée sur {ship} {firm_did}.

Billets {club} : {brand} {firm_did}

{club} {firm_did} et le {role} {did}

{show} sur {brand}, ça {firm_did}

{city}-{city} {firm_did}

Le {role} de {city} {did}

{street} : le {role} {did}

En {month} {brand} {firm_did}, en {month} {store} {firm_did}

{weekday} {brand} {firm_did}

{store}, {brand} et {bank} {firm_did}

chez {brand} on {firm_did}

par {brand}, {aside}

gâché par {brand}, cassé par {store}

livreur {brand} : {did}

agent {brand} : {did}

{brand} : {firm_did}

@{brand} le {item} {firm_did}

Bonjour {brand}, le {item} {firm_did}

Bonjour {store}¶le {role} {did}

Cordialement¶Un client qui attend

Merci¶Toujours rien

Le {item} a été signé à {clock}

{role} : aucun¶agence : {city}

Date : {date}¶Objet : {item}¶Motif : {document}

Nom du {role} : inconnu

Le {role} refuse de donner son nom et {did}

Personne {spot} ne répond.

quelqu'un {spot} {did}

la rose, la violette et la marguerite de {store} sont arrivées fanées

la pierre est fendue, le martin est en plastique, le jasmin est mort

une veste blanche, un pull rose, une robe violette : tout a déteint

un bon accueil, un petit prix, un grand magasin, un gros retard

mille excuses, deux mille retards, zéro remboursement

le col, la fleur, le bois, le marchand, le berger : rien à voir avec la photo

Prudence, {brand} {firm_did}. Patience, disent-ils.

Constance dans la médiocrité chez {store}

Grand choix, petits prix, mauvais {item}

Clair et net : {brand} {firm_did}

claire, franche et juste : ma demande du {date}

À l'aube, à midi, le soir : {brand} {firm_did}

PERSONNE NE RÉPOND CHEZ {brand}

FUYEZ {store}. {store} {firm_did}

Service Après-Vente Injoignable Depuis Un Mois

Très Déçue De Mon Nouveau {product}

Réf {number}. Le {role} {did}. Le {item} {firm_did}.

{role} {nation}, {dish}, prix parisiens

voiture {nation} {firm_did}

la TVA, le SAV, le RIB et la CGV : le {role} {did}

le {role} {brand} {did}

aucun {role} {brand} au quai

un {role} de chez {brand} {did}

tout le monde à part {brand} {firm_did}

Il n'y a pas de {store} à cette adresse

C'est {brand} ou {bank} qui {firm_did} ?

{store} de {city} {firm_did}

chez {store} à {city} on {firm_did}

{brand} m'a dit que le {item} {firm_did}

mille mercis à l'équipe, mille bravos

gardé trois semaines chez {store}, gardé pour rien

mon bébé a perdu son doudou chez {store}

une société nommée {brand} {firm_did}

{brand} n'a pas répondu, {bank} non plus

le prix est juste, le col est blanc, la veste est noire
"""
