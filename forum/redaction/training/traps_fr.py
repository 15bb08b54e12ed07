"""French texts that speak of nobody by name, full of words that look as if they did; written as templates_en.py is."""

NOBODY = """
J'ai commandé un {product} chez {store} le {date} et je l'attends encore.

La pierre du plan de travail est fendue, la pierre de rechange aussi.

J'avais demandé des roses et des marguerites, on m'a livré une rose et une marguerite fanées.

Je fais appel à votre clémence : c'est mon premier impayé.

À Noël on m'a promis mars, en mars on m'a promis Pâques. Joyeux Noël.

Le martin-pêcheur peint sur l'assiette a perdu son bec dans le carton.

L'aube, l'aurore, le soir : la hotline ne répond jamais.

Prudence avec ce site. Constance dans l'erreur, c'est tout ce qu'on leur trouve.

Leroy Merlin m'envoie chez Castorama, Castorama chez Leroy Merlin, et Brico Dépôt est fermé.

Jean Louis David m'a raté la couleur, Franck Provost l'a rattrapée.

Darty, Boulanger, Fnac : aucun ne répare mon {product}.

Free m'a coupé, Orange m'a facturé, Bouygues m'a démarché. Et SFR ?

Carrefour rue Victor Hugo, caisse {till} : {amount} de trop.

L'agence de la place Jean Jaurès a déménagé avenue Jean Moulin sans prévenir.

Livré rue Pierre et Marie Curie au lieu de la rue Marie Curie.

Le métro Charles de Gaulle - Étoile était fermé, le RER aussi, j'ai manqué mon train à Saint-Lazare.

Lycée Jules Ferry, hôpital Georges Pompidou, gare Saint-Charles : jamais livré au bon endroit.

Hermès refuse l'échange, Dior le propose, Chanel ne décroche pas.

Mon sac Longchamp, ma ceinture Hugo Boss et mon parfum Yves Saint Laurent ont disparu du colis.

Yves Rocher m'envoie trois mails par jour, Marionnaud deux, Sephora un seul.

La Mercedes est au garage depuis {month}, la Mégane aussi, et la Clio de prêt n'a pas de frein.

Ma {car} attend une pièce depuis {days} jours chez {brand}.

Le prélèvement SEPA est passé deux fois, mon RIB est le bon, la BNP et le CIC se renvoient la balle.

La CAF, la CPAM, l'URSSAF et EDF ont mon adresse. Pas vous ?

La TV, la box et la clé USB : tout en panne.

Le Directeur d'Agence et la Conseillère Clientèle étaient en congés.

J'ai parlé au Service Client, puis au Service Réclamations, puis au Médiateur.

Madame, Monsieur,¶¶Je vous écris au sujet du {product} livré le {date}.¶¶Veuillez agréer, Madame, Monsieur, mes
salutations distinguées.

Bonjour à tous, première fois ici. {app} est en panne chez vous aussi ?

Bonjour Madame, Bonjour Monsieur, et puis plus rien pendant {minutes} minutes.

Merci {brand} ! Enfin remboursée.

Bravo {store}, échange en cinq minutes à {city}.

PIRE SERVICE CLIENT DE FRANCE. FUYEZ. COMMANDE {number} JAMAIS REÇUE

OÙ EST MON REMBOURSEMENT DE {amount} ?

Très Bon Accueil, Plats Copieux, Cadre Agréable

Livraison En Retard Et Service Client Inexistant

Selon {brand}, le {product} a été livré à {clock}. Selon ma caméra, non.

J'ai appelé {bank}, qui me dit d'appeler {brand}, qui me dit d'appeler {bank}.

Une vendeuse est sortie, a regardé mon {product} et m'a renvoyée au {document}.

la dame de la caisse dit comme le monsieur du téléphone, c'est-à-dire rien

Mon conseiller devait rappeler. Mon conseiller est en congés. Mon conseiller n'a pas de remplaçant.

Le serveur était pressé, le cuisinier absent, le {dish} froid.

Nous avons mangé chez {restaurant}. Le {dish} était cru et la musique trop forte.

Chambre réservée à l'{hotel} de {city} pour {weekday}. Odeur de tabac, douche froide.

Article L. 217-4 du Code de la consommation : deux ans de garantie, pas six mois.

Conformément à la loi Hamon et à la loi Chatel, je résilie.

En vertu du RGPD je demande la copie de mes données, compte {number}.

Le Petit Marseillais a coulé sur les biscuits Saint-Michel et la Bonne Maman est cassée.

La Vache qui rit, le Père Dodu et l'Oncle Ben's : tout périmé.

Chez Paul la baguette est dure, chez Marie Blachère elle est brûlée.

Alexa n'entend rien, Siri entend tout et ne fait rien.

Lundi on m'a dit mardi, mardi on m'a dit jeudi, en avril on m'a dit en mai.

Personne ne répond. Quelqu'un ? Enfin quoi !

Incroyable. Honteux. Lamentable. À fuir.

Franchement le pire. Sérieusement, {brand} ?

Honte à vous {brand}.

Le chauffeur a laissé le carton dehors, il était trempé.

Robot : Bonjour, comment puis-je vous aider ?¶Moi : un humain¶Robot : Je n'ai pas compris.

Statut : Clos. Motif : Aucun Défaut Constaté.

réf {number}, {date}, {amount}, toujours rien

Fermé le 14 Juillet, fermé à la Toussaint, fermé à la Saint-Sylvestre. Ouvert quand ?

Foire de la Saint-Martin, stand {till} : on m'a vendu un {product} qui ne marche pas.

La violette et l'iris sont morts, l'olivier aussi. Pépinière {store}, {city}.

À Florence comme à Vérone, l'hôtel {brand} était complet.

Saint-Denis, Saint-Étienne, Sainte-Marie : nulle part mon {product}.

Un franc succès, cette appli : elle plante à chaque ouverture.

La colombe de la boîte de dragées est arrivée sans aile.

Le marchand, le boulanger et le facteur sont plus rapides que {brand}.

Le {product} coûte {amount} chez {store} et {amount} chez {brand}.

Merci de clore mon compte. J'ai déménagé à {city} et {bank} n'y a pas d'agence.
"""
