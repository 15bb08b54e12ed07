"""French patterns put together from clauses; written as clauses_en.py is."""

PEOPLE = """
{opener} {first} {did} et {first2} {did}.

{reached} {first} qui {did}.

{opener} {reached} {first}, {she} {did}.

{reached} {full} qui {did}

{first}, la {role}, {did}.

{first} le {role} {did}.

{word}, votre {role}, {did}.

{word} la {role} {did}

{last} le {role} {did}

{last}, votre {role}, {did}.

{last}, le {role} du magasin, {did}

Le {role}, {first}, {did}.

La {role} {first} {did}.

la {role} s'appelle {first} et {did}

mon {role} s'appelle {word}, {she} {did}

La {role} ({first}) {did}.

Une {role}, {first} {aside}, {did}.

c'est {first} qui {did}

un {role} nommé {first} {did}.

ma {role} {first} {did}

Mon {kin} {first} a appelé. {first2} {did}.

mon {kin} a eu {first} et {she} {did}

{thanks} {first} !

{thanks} {first} {spot} qui {did}.

{thanks} {word} et {first}

{thanks} {first} pour le {item}

{thanks} {nick} et {nick2}

{first} et {first2} {did}.

{first}, {first2} et {first3} {did}

ni {first} ni {first2} n'ont répondu, {first3} {did}

d'abord {first}, puis {first2}, puis encore {first}. {first2} {did}

demandez {letters} {spot}

La {role} de {first} {did}

le {item} de {word} n'est jamais arrivé

tout le monde sauf {first} {did}

pas {first}, par pitié, {she} {did}

Qui est {word} ? {she} {did}.

{word} est là aujourd'hui ? {she} {did} la dernière fois.

{particle_last}, le {role}, {did}

le {role} {title_last} {did}

{store} {firm_did} mais {first} {did}.

{brand} {firm_did}. {word} {did}.

{first} de chez {brand} {did}

{first} de {store} {city} {did}

{word} de chez {store} {was}

{first} chez {store} {did}, {store} {firm_did}

{app} {firm_did}, alors j'ai appelé et {first} {did}

À {city}, {first} {did}.

{first} à {city} {was}

{city} : {first} {did}, {first2} {did}

{weekday} {first} {did}. {weekday} {first2} {did}.

{weekday} : {first} {did}

{first} - {did}¶{first2} - {did}

{role} : {first}

{role} : {full}¶agence : {city}

Servi par {word}¶{date} {clock}

{first} : {did}

{first} {clock}¶Bonjour¶{first2} {clock}¶Je veux un remboursement du {item}

{first} : patientez svp¶Moi : {first2} {did}

mdr {first} {did}

pff {word} {did}

Je m'appelle {first}. {brand} {firm_did}.

c'est {first}, {store} {firm_did}

Cordialement¶{word}

Merci,¶{first}

{store} {firm_did}.¶Salutations¶{initial_last}

Bien à vous¶{first}

@{first} le {item} {firm_did}

{first} dit à {first2} que {first3} {did}

{first} dit que {first2} {did} ; {first2} dit que {first} {did}

à cause de {first} le {item} {firm_did}

sans {first} je serais partie de chez {brand}

Entre {word} et {first} personne ne sait

remis à {last}, {aside}

livré à {first}, je ne suis pas {first}

le {item} a été signé par {full}

Notre {role} sur {ship} était {first}, {she} {did}

{first} dit que {show} est complet. {she} {did}.

{first} a réinstallé {software} et {did}

Le {dish} {firm_did}, {first} {did}

{first} a apporté le {dish}, {word} l'addition

dites à {word} que le {item} marche

j'espère que {first} lira ceci

c'était {word}, {aside}

PS {first} {was}

Ps : {word} {did}

Nom du {role} : {word}

nom {first} {last}, commande {number}

Alors qui croire, {first} ou {word2} ?

payé {amount} à {first} et {she} {did}

{word} oui, {first2} non

le petit {nick} {spot} {did}

{nick} {did}

Le {role} {brand}, {first}, {did}.

le {role} de chez {brand}, {full}, {did}

{word} chez {store} {did}

{word} {last} {did}

{word} du magasin de {city} {did}

{thanks} {word} vous {did}

personne d'autre que {word} ne {did}

Il n'y a pas de {last} à cette adresse

pas de {first} dans l'immeuble, le {item} est perdu

signé {last}. Aucun {last} ici.

{word} et {word2} {did}

C'est {word} ou {word2} qui {did} ?

{word} m'a dit que le {item} {firm_did}

PS : {word} n'y peut rien, c'est {brand}

PPS {first} {did}

{first} a vendu le {item} et {word} {did}

{word} n'a pas répondu, {word2} non plus

{word} a cassé le {item}

{word} {did}, la {small_word} {firm_did}

le {small_word} est bien mais {word} {did}

{word} m'a vendu une {item} {small_word}

j'ai demandé à {word} pour le {small_word}, {she} {did}

{opener} {word} {did}. Quelle {small_word}.
"""
