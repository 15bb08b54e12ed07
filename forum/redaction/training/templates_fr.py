"""French texts that speak of people; written as templates_en.py is."""

PEOPLE = """
J'ai eu {first} au téléphone {weekday}, qui m'a promis un remboursement de {amount}. Toujours rien.

Service nul. {first} n'a même pas trouvé mon dossier.

{first} a été odieuse dès mon arrivée.

{first} m'a parfaitement renseignée, merci à elle.

{full} s'est occupé de mon dossier du début à la fin, un grand professionnel.

Demandez {first}, c'est la seule qui connaît son métier chez {store}.

Merci {first}

Merci à {first} et à {first2} pour leur patience.

Un grand merci à {full} de l'agence de {city}, qui a retrouvé mon colis.

J'ai appelé {brand} le {date}. {first} m'a mis en attente {minutes} minutes puis a raccroché. Au deuxième appel,
{first2}
n'avait aucune trace du premier.

Ma conseillère {first} devait me rappeler sous 48 heures. C'était le {date}.

mon conseiller {first} ne répond plus depuis {month}

10 h 32 : {first}. 10 h 50 : transféré à {first2}. 11 h 15 : coupé.

{date} : appel, {first} me dit d'attendre.¶{date} : appel, {first2} me dit qu'il n'y a pas de commande.¶{date} :
personne.

{first} : Bonjour, comment puis-je vous aider ?¶Moi : mon {product} n'est pas arrivé¶{first} : Je vérifie.¶Moi : ça
fait {days} jours

Vous êtes en relation avec {first}.¶{first} : Bonsoir !¶Client : je veux résilier.¶{first} : Je suis désolé de
l'apprendre.

{first_initial} a rejoint la conversation. {first_initial} a quitté la conversation.

Cordialement,¶{full}

Cordialement¶{initial_last}

Dans l'attente de votre réponse, je vous prie d'agréer mes salutations distinguées.¶¶{title_full}¶{street}¶{city}

Bien à vous,¶{first}

Sincères salutations,¶{title_last}

Bonjour {title_last},¶¶je reviens vers vous au sujet de la commande {number}.

Bonjour {first}, avez-vous des nouvelles de mon {product} ? {first2} m'avait dit {weekday}.

Chère {first}, votre lettre du {date} ne répond pas à ma question.

À l'attention de {title_full}, service réclamations. Référence : {number}.

{title_last} m'a traité de menteur devant tout le magasin.

Le directeur, {title_last}, refuse de me recevoir.

Le responsable ({first}) a rigolé et il est parti.

le gérant {first} a rigolé et il est parti

Une certaine {first} m'a dit de lire les petites lignes.

Un dénommé {full} est venu le {date} pour poser la {thing}. Depuis, plus personne.

Sur son badge il y avait écrit {first}. Elle n'a pas levé les yeux.

Ticket : « vous avez été servi par {first} ». Servi, c'est beaucoup dire.

Caisse {till}, hôtesse {first}, {date}, {clock}.

Notre serveur {first} a oublié le {dish}, puis l'addition, puis nous.

Notre serveuse, {first}, a été adorable avec ma mère.

Accueillis par {first} et {first2}, deux amours, et le {dish} était parfait.

Que fait encore {first} à ce poste ?

Augmentez {first}, il le mérite.

Transmettez à {first} toute ma gratitude.

L'attitude de {first} est une honte.

C'est l'idée de {first} de renvoyer le {product}, et maintenant il est perdu.

J'ai sous les yeux le mail de {full}, qui parle de {amount}.

J'ai demandé à parler à {title_last} trois fois. {title_last} était toujours en réunion.

J'ai demandé {first} ; il paraît que {first} ne travaille plus là.

Je tiens à me plaindre de {full}.

Je porte réclamation contre {full}, de votre {branch} de {city}.

{full} ne devrait pas travailler avec des clients.

{last} devrait avoir honte.

{full} a ouvert mon compte en {month}. Depuis, {last} ne répond à aucun message.

{full} et {full2} étaient là quand le {product} est tombé.

J'ai eu {first}, puis {first2}, puis {first3}, puis de nouveau {first}. Quatre appels, zéro réponse.

Entre {first} à l'accueil, {first2} à la comptabilité et {first3} à l'entrepôt, personne ne sait où est mon {product}.

Les personnes à qui j'ai parlé : {first}, {first2}, {first3} et une certaine {first4}.

Présents au rendez-vous :¶- {full}¶- {full2}¶- {title_last3}

Colis remis à {last}. Personne ne porte ce nom chez nous.

Le livreur, {first} je crois, a jeté le carton par-dessus le portail.

Le livreur {first} a mis « absent » alors que j'étais à la fenêtre.

Votre colis a été remis à votre voisin {first} sans mon accord.

Le docteur {last} n'a même pas regardé ma radio.

J'ai vu le Dr {full} au cabinet de {city}. Très douce. La secrétaire {first2}, beaucoup moins.

Dr {last} : une heure de retard et trois minutes d'examen.

L'infirmière {first} m'a tenu la main tout du long. Merci {first}.

Le vendeur {full} m'a juré que la {car} n'avait eu qu'un propriétaire. Elle en a eu quatre.

À l'atelier, {first} m'a facturé {amount} pour un filtre jamais changé.

{nick} du garage de la {street} est une perle.

Bravo {nick} !!

Un immense bravo à {nick} et à toute son équipe.

Tout le monde l'appelle {nick}, mais c'est {full}.

Je n'en veux pas à {first}, j'en veux à {brand}.

Ce n'est pas {first} le problème, c'est l'organisation.

Pourquoi est-ce {first} qui décide des remboursements ?

Quelqu'un sait-il comment joindre {full} chez {brand} ?

Est-ce que {first} travaille encore à l'agence de {city} ?

Qui est {full} et pourquoi a-t-elle mon dossier ?

Dites à {first} que {weekday} me convient.

Si {first} avait lu mon mail, on n'en serait pas là.

Contrairement à {first}, la deuxième conseillère s'est excusée.

Selon {initial_last}, la garantie s'arrête en {month}. Selon le {document}, non.

D'après {first}, les frais viennent de {bank}.

Personne, sauf {first}, ne m'a jamais aidée ici.

Seul {first} décroche dans cette boutique.

Même {first} n'a pas réussi à joindre l'entrepôt.

La pauvre {first} était seule en caisse.

La petite nouvelle, {first}, a fait de son mieux.

cette {first} au téléphone, un cauchemar

encore ce {first} de chez {store}...

j'ai eu {first} qui m'a passé {first2} qui a raccroché mdr

{first}, si vous me lisez : merci.

{first} vous mentez

Non {first}, je n'ai pas « mal lu » le contrat.

Désolée {first}, mais c'est faux.

Cinq étoiles pour {first}, une pour {store}.

Une étoile à cause de {full}. Les autres étaient très bien.

Hôtel propre, petit déjeuner froid. {full}, la directrice, nous a changés de chambre sans discuter.

Le vol {flight} pour {city} a été annulé. {first} au comptoir n'a rien dit, {first2} nous a donné un bon de {amount}.

Le contrôleur, {title_last}, m'a mis {amount} d'amende alors que la borne était en panne.

{bank} a bloqué mon compte. {full}, du service fraude, parlait de deux jours ; on en est à {days}.

Ma conseillère chez {bank} est {full}, paraît-il. Je ne l'ai jamais vue.

L'expert {last} est passé le {date}. Le rapport de {last} oublie la cuisine.

Le technicien {first} est venu sans échelle, {first2} sans téléphone, le troisième n'est pas venu.

{first}, le technicien, était à l'heure et a tout expliqué.

Je m'appelle {full} et je suis cliente depuis {year}.

Moi c'est {first}, j'ai besoin d'aide pour mon {product}.

{full} à nouveau. Commande {number}. Toujours rien.

Mon mari {first} a appelé, puis moi.

Ma fille {first} a {age} ans et on l'a mise à la porte.

Nous, {full} et {full2}, avions réservé pour {weekday}.

Réservation au nom de {last}, inconnue au bataillon.

Client : {last_first}. Compte : {number}.

Monsieur {last_first}, domicilié {street}, {city}

M. et Mme {last} n'ont jamais reçu le {product}.

{title_last} et {title_last2} ont tous deux signé le {document}.

La secrétaire de {title_last} m'a raccroché au nez.

J'ai échangé avec {particle_full}, courtois et clair.

{double_full}, du siège, m'a appelé pour s'excuser.

Votre collègue {double_first} est un plaisir à entendre.

J'ai attendu {double_first} toute la matinée.

Si une {first} vous appelle de la part de {bank}, raccrochez.

Méfiez-vous de {full} sur {app}, il a pris {amount} et disparu.

Dossier suivi par : {full}¶Ouvert le {date}¶Statut : clos sans un mot

> Le {date}, {full} a écrit :¶> Votre demande a bien été reçue.¶¶Ce n'est pas une réponse.

PS : {first} a été super

Mise à jour : {first} m'a rappelé, tout est réglé. Merci !

{first} m'a coupé les cheveux chez {salon}, la meilleure coupe de ma vie. {first2} a fait la couleur, rien à redire.

Rdv avec {first} chez {salon}, reçue par {first2}, sans explication.

J'ai parlé de la fuite à {first} ; {first} l'a dit à {first2} ; {first2} ne l'a dit à personne.

Est-il vrai, {first}, que {brand} ne rembourse plus ?

Grâce à {first}, mon {product} remarche.

{initial_last} m'écrit que tout va bien. {initial_last} se trompe.
"""
