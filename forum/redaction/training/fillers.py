"""What stands in a slot that is no person: shops, places and things, many of which sound like people."""

from forum.redaction.training.clauses import clauses

_ENGLISH = """
store: Wells Fargo | Marks & Spencer | Macy's | Wendy's | Target | Best Buy | Walmart | Aldi | Lidl | Boots | Argos |
 John Lewis | Tesco | Currys | Home Depot | Lowe's | Kohl's | Sainsbury's | WHSmith | Next | Gap | Primark | Walgreens
 | Trader Joe's | Sephora | H&M | Zara | Hobby Lobby | Dick's Sporting Goods | Victoria's Secret | Halfords | Waitrose
 | B&Q | Dunelm | IKEA | Costco | Kroger | Marshalls | Ross | Burlington | Nordstrom | Dillard's | JCPenney | Sears |
 Harvey Nichols | Clarks | Thomas Pink | Ted Baker | Paul Smith | Kate Spade | Abercrombie & Fitch | Brooks Brothers |
 the Cornershop | your store | the shop | Morrisons | Pret | Wayfair | Harris Teeter | Publix | Wegmans | Hancock's
brand: Johnson & Johnson | Dell | HP | Virgin | Orange | Mercedes | Tesla | Apple | Amazon | Verizon | T-Mobile |
 Vodafone | Sky | BT | Comcast | Xfinity | Spectrum | British Gas | EDF | Samsung | Sony | Hermès | Philips | Bosch |
 Dyson | Siemens | Harley-Davidson | Ford | Chrysler | Honda | Adidas | Levi's | Calvin Klein | Ralph Lauren | Dr
 Martens | Dr Pepper | Ben & Jerry's | Kellogg's | Estée Lauder | Elizabeth Arden | Jo Malone | DHL | FedEx | UPS |
 Hermes | Evri | Royal Mail | Parcelforce | Delta | Ryanair | easyJet | Lufthansa | Air France | Southwest | Marriott
 | Hilton | Hertz | Avis | Enterprise | Budget | Geico | Allstate | Liberty Mutual | Lincoln Financial | Warner Bros |
 Disney | Frontier | Cox | Thames Water | Octopus | Ring | Nest | Alexa | Siri | Philip Morris | Dolby | Taylor Wimpey
 | Barratt | McAfee | Norton | Turbo Tax | Whirlpool | Maytag | Frigidaire | Jack Daniel's | Lenor
bank: Chase | Ally | Wells Fargo | Lloyds | Barclays | Morgan Stanley | Santander | NatWest | Halifax | HSBC | Citi |
 Capital One | Discover | Goldman Sachs | JP Morgan | Charles Schwab | Bank of America | Monzo | Starling | Nationwide
 | TSB | Edward Jones | Merrill Lynch | Fifth Third | US Bank | Klarna | PayPal | American Express | M&T
salon: Toni & Guy | Jean Louis David | Vidal Sassoon | Rush | Supercuts | Great Clips | the salon | Regis | Andy's
hotel: Hilton | Holiday Inn | Travelodge | St. Regis | Victoria Hotel | Grand Hotel | Ritz | Novotel | Marriott |
 Premier Inn | Howard Johnson | King George Inn | Rose & Crown | Best Western
restaurant: Nando's | Wendy's | Domino's | Papa John's | Denny's | Applebee's | Chili's | Arby's | Carl's Jr |
 Wagamama | Jamie's Italian | Bella Italia | Frankie & Benny's | Ruby Tuesday | Olive Garden | Red Lobster | Leon |
 The Prince Albert | The George | Carluccio's | Harvester | Popeyes | Jack in the Box | the place on the corner
app: Uber | Lyft | Deliveroo | DoorDash | Tinder | WhatsApp | eBay | Etsy | Vinted | Airbnb | Booking.com | Venmo |
 Zelle | Marketplace | Craigslist | the app | your website | the chatbot | Ocado | Alexa | Siri | Gumtree
city: Charlotte | Austin | Jackson | Lincoln | Florence | Orlando | Paris | Victoria | Madison | Sydney | Houston |
 Dallas | Denver | Phoenix | Cleveland | Columbus | Savannah | Chester | Lancaster | Preston | York | Bath | Reading |
 Stirling | Kingston | Derby | Dover | London | Leeds | Bristol | Manchester | Cardiff | Dublin | Boston | Chicago |
 Santa Rosa | San Jose | San Francisco | St Louis | St Albans | Troy | Eugene | Helena | Francis Street | Jackson
 Heights | Salt Lake City | Fort Wayne | Raleigh | Durham | Windsor | Bradford | Brooklyn | Chelsea | Camden | Milton
 Keynes
street: 14 Victoria Road | Martin Luther King Drive | King's Road | Queen Anne Street | St James Street | Baker Street
 | High Street | 3 Church Lane | Abbey Road | George Street | 221 Lincoln Avenue | Washington Boulevard | Albert
 Square | 9 Rose Gardens | Charles Street | Market Street | the ring road | Station Road | Jefferson Ave | Elm Drive
branch: branch | store | shop | office | depot | desk | showroom | counter | outlet
product: iPhone | laptop | washing machine | sofa | router | Kindle | Galaxy | Roomba | dishwasher | coat | dress |
 broadband | mattress | MacBook | PlayStation | Xbox | KitchenAid | Dyson | Nespresso | Henry Hoover | kettle | bike |
 Michael Kors bag | Ray-Ban glasses | boiler | gift card | Christmas tree | order | parcel | ticket | sim card |
 fridge | Billy bookcase | Jack Daniel's set | Fender | Martin guitar | Steve Madden boots | Dell monitor | HP printer
 | contract
car: Mercedes | Tesla | Ford | Kia | Honda Civic | Golf | Clio | Mini | Lincoln Navigator | BMW | van | Corolla |
 Jaguar | Dodge Ram | Fiesta | Aston Martin | Alfa Romeo | Austin Healey
dish: risotto | Caesar salad | steak | Margherita | soup | Sunday roast | Victoria sponge | fish and chips | Bellini |
 Eggs Benedict | Peking duck | Key lime pie | beef Wellington | ramen | Bloody Mary | Earl Grey
document: contract | invoice | letter | terms and conditions | passport | quote | Form 1040 | warranty card | V5C
problem: a broken zip | a dead phone | a wrong charge | a lost card | two suitcases | a flat tyre | a question
thing: phone | wallet | scarf | purse | bag | ring | boiler | meter | parcel
month: January | February | March | April | May | June | July | August | September | October | November | December
weekday: Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday
and: and | & | and | +
"""

_FRENCH = """
store: Leroy Merlin | Carrefour | Darty | Boulanger | Fnac | Auchan | Leclerc | Marionnaud | Yves Rocher | Celio |
 Jules | Camaïeu | Kiabi | Decathlon | Castorama | Truffaut | Jardiland | Sephora | Monoprix | Franprix | Casino |
 Conforama | But | IKEA | Alinéa | Gifi | Micromania | Pimkie | Promod | Mathon | Petit Bateau | Jacadi | Du Pareil au
 Même | Cyrillus | Galeries Lafayette | Marie Blachère | Paul | Nicolas | Bricomarché | Point P | Grand Optical |
 Alain Afflelou | Krys | Optic 2000 | votre magasin | la boutique | Maisons du Monde | Gémo | Eram | André | Minelli
brand: Orange | Free | Bouygues | SFR | Sosh | EDF | Engie | Veolia | Chronopost | Colissimo | Mondial Relay | DHL |
 La Poste | SNCF | Air France | Transavia | Hermès | Dior | Mercedes | Tesla | Renault | Peugeot | Citroën | Seb |
 Moulinex | Thomson | Brandt | Dell | HP | Apple | Samsung | Amazon | Cdiscount | Canal+ | Axa | Maaf | Matmut | Macif
 | Alexa | Siri | Jean Paul Gaultier | Yves Saint Laurent | Louis Vuitton | Pierre Fabre | Paul Ricard | Bonne Maman |
 Michel et Augustin | Le Petit Marseillais | Daniel Hechter | Zadig & Voltaire | Guy Degrenne | Hertz | Avis |
 Rosières
bank: BNP | Crédit Agricole | LCL | Société Générale | la Banque Postale | Boursorama | le CIC | Fortuneo | Hello bank
 | N26 | Revolut | PayPal | Cofidis | Sofinco | Cetelem | la Caisse d'Épargne | le Crédit Mutuel | Rothschild | Lazard
salon: Jean Louis David | Franck Provost | Jacques Dessange | Tchip | Saint Algue | Camille Albane | Fabio Salsa | Vog
hotel: hôtel Ibis | hôtel Victoria | hôtel Mercure | hôtel Marguerite | hôtel Saint-Martin | hôtel Florence | hôtel
 Royal
restaurant: Hippopotamus | Léon de Bruxelles | Paul | Chez Clément | Flunch | Courtepaille | La Rose | Buffalo Grill |
 Del Arte | la Tour d'Argent | Chez Marguerite | le bistrot du coin | Quick | Bouillon Pigalle | Chez Margot
app: Leboncoin | Vinted | Doctolib | Uber | Deliveroo | BlaBlaCar | Lydia | WhatsApp | Ameli | votre site | l'appli |
 Siri
city: Paris | Lyon | Marseille | Nice | Nantes | Florence | Nancy | Valence | Saint-Étienne | Saint-Denis | Rennes |
 Bordeaux | Lille | Toulouse | Clermont-Ferrand | Sainte-Maxime | Orléans | Vérone | Vienne | Laval | Albi | Lourdes |
 Charleroi | Liège | Bruxelles | Genève | Lausanne | Montréal | Québec | Laurent-sur-Mer | Villeurbanne | Angers |
 Caen
street: rue Victor Hugo | place Jean Jaurès | avenue Jean Moulin | rue Pierre Curie | boulevard Voltaire | rue Colbert
 | avenue du Général de Gaulle | 12 rue des Martyrs | rue Sainte-Catherine | cours Franklin Roosevelt | quai Louis
 Blanc | 3 allée des Roses | rue Marguerite Duras | place Gambetta | rue de la Pierre | rue Nationale | avenue Foch
branch: agence | boutique | succursale | concession
product: iPhone | canapé | lave-linge | box | colis | abonnement | forfait | manteau | matelas | vélo | aspirateur
 Dyson | robot Magimix | grille-pain | sac Longchamp | parfum Nina Ricci | MacBook | frigo | billet | Thermomix |
 Cookeo | four | téléphone | ordinateur Dell | bouquet de roses | Marcel Proust en coffret | Babyliss | abonnement
 Free | sapin de Noël
car: Clio | Mégane | Mercedes | Tesla | Zoé | Twingo | Picasso | Golf | Peugeot 208 | Dacia | Alfa Romeo | C3
dish: steak | tartare | magret | pavé de saumon | croque-madame | couscous | gratin | tarte Tatin | pêche Melba |
 Paris-Brest
document: contrat | devis | courrier | règlement | bon de livraison | ticket | constat
thing: chaudière | fibre | parabole | clé | alarme
month: janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre
weekday: lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche
"""


def fillers(language: str) -> dict[str, tuple[str, ...]]:
    """The words and the clauses for each slot of one language."""
    lines = (_FRENCH if language == "fr" else _ENGLISH).replace("\n ", " ").strip().splitlines()
    slots = (line.split(":", 1) for line in lines)
    return {slot: tuple(part.strip() for part in parts.split("|")) for slot, parts in slots} | clauses(language)
