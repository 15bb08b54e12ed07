"""What stands on drawn badges, receipts and shelves: invented people, shops and goods."""

FIRST_NAMES = (
    *(
        "Brenda",
        "Kevin",
        "Susan",
        "Ashley",
        "Tyler",
        "Megan",
        "Gareth",
        "Siobhan",
        "Callum",
        "Niamh",
        "Dwayne",
        "Latoya",
    ),
    *(
        "Nathalie",
        "Julien",
        "Sandrine",
        "Thierry",
        "Aurélie",
        "Chloé",
        "Benoît",
        "Maëlle",
        "Gaëtan",
        "Solène",
        "Didier",
    ),
    *("Rajesh", "Priya", "Arjun", "Lakshmi", "Deepika", "Imran", "Ayesha", "Farhan", "Nusrat", "Harpreet", "Gurdeep"),
    *(
        "Fatou",
        "Mamadou",
        "Aminata",
        "Ousmane",
        "Kwame",
        "Chidinma",
        "Ngozi",
        "Oluwaseun",
        "Thandiwe",
        "Sipho",
        "Amara",
    ),
    *("Karim", "Yasmina", "Abdelkader", "Leïla", "Mehdi", "Samira", "Youssef", "Zeynep", "Mehmet", "Shirin", "Reza"),
    *("María", "Guadalupe", "Joaquín", "Xiomara", "Thiago", "Fernanda", "Luís", "Ignacio", "Agnieszka", "Łukasz"),
    *("Svetlana", "Dmitri", "Oksana", "Bogdan", "Ioana", "Jovana", "Zoltán", "Eszter", "Håkon", "Ingrid", "Søren"),
    *(
        "Linh",
        "Nguyet",
        "Mei",
        "Xiaoling",
        "Haruka",
        "Kenji",
        "Minjun",
        "Jiwoo",
        "Somchai",
        "Putri",
        "Leilani",
        "Rowena",
    ),
)
FAMILY_NAMES = (
    *("Okafor", "Hutchinson", "Lefebvre", "Kowalczyk", "Venkataraman", "Delacroix", "Nguyen", "Fernández", "O'Connell"),
    *(
        "Moreau",
        "Whitfield",
        "Diallo",
        "Papadopoulos",
        "Yılmaz",
        "Haddad",
        "Ivanova",
        "Bergström",
        "Takahashi",
        "Silva",
    ),
    *("McAllister", "Benali", "Chowdhury", "Garnier", "van der Berg", "Mbeki", "Castellanos", "Schneider", "Traoré"),
)
ROLES = {
    "en": ("Cashier", "Team leader", "Sales assistant", "Store manager", "Trainee", "Pharmacist", "Supervisor"),
    "fr": ("Caissière", "Chef d'équipe", "Conseillère de vente", "Responsable", "Vendeur", "Hôte de caisse"),
}
GREETINGS = {
    "en": ("Hello, my name is", "Hi! I'm", "Here to help", "Happy to help", "My name is"),
    "fr": ("Bonjour, je m'appelle", "Je m'appelle", "À votre service", "Bonjour, moi c'est", "Votre conseillère"),
}
SHOPS = ("NORDMART", "Fairway Foods", "Quickbuy", "PRIXBAS", "Belmarché", "Homebright", "Pharmaplus", "Le Panier Vert")
SIGNING = {
    "en": (
        *("Cashier: {}", "CASHIER: {}", "Cashier {}", "Served by {}", "You were served by {}", "Operator 12 {}"),
        *(
            "OPERATOR: 0417 {}",
            "Your cashier today was {}",
            "Clerk: {}",
            "Server: {}",
            "Till 04  Op: {}",
            "Assistant: {}",
        ),
    ),
    "fr": (
        *("Caissier(e) : {}", "Caissière : {}", "CAISSIER: {}", "Vous avez été servi par {}", "Servi par : {}"),
        *("Hôtesse de caisse : {}", "Caisse 07  Hôte : {}", "Votre conseiller : {}", "Opérateur 31 {}", "Vendeur: {}"),
    ),
}
GOODS = {
    "en": (
        *(
            "SEMI SKIMMED MILK 2L",
            "WHITE BREAD 800G",
            "BANANAS LOOSE",
            "CHEDDAR MATURE",
            "GRANNY SMITH APPLES",
            "KITCHEN ROLL",
        ),
        *(
            "FREE RANGE EGGS",
            "ORANGE JUICE 1L",
            "BASMATI RICE",
            "DISH SOAP LEMON",
            "ROSEMARY CRACKERS",
            "GROUND COFFEE",
        ),
        *(
            "OLIVE OIL EXTRA",
            "BATTERIES AA 4PK",
            "CHICKEN BREAST",
            "TOMATO KETCHUP",
            "PHONE CHARGER USB",
            "DARK CHOCOLATE",
        ),
    ),
    "fr": (
        *(
            "LAIT DEMI-ECREME 1L",
            "BAGUETTE TRADITION",
            "BEURRE DOUX 250G",
            "JAMBON BLANC X4",
            "POMMES GOLDEN",
            "RIZ BASMATI",
        ),
        *(
            "OEUFS PLEIN AIR X6",
            "JUS D'ORANGE 1L",
            "EAU DE SOURCE 6X1,5L",
            "CAFE MOULU 250G",
            "YAOURT NATURE X8",
            "TOMATES GRAPPE",
        ),
        *(
            "CHOCOLAT NOIR 70%",
            "SAVON DE MARSEILLE",
            "PILES LR6 X4",
            "HUILE D'OLIVE",
            "ESSUIE-TOUT X2",
            "CREME FRAICHE",
        ),
    ),
}
# Brands, many of them somebody's name: on shelves they must stay. The second half is on no list of ours.
BRANDS = (
    *("Coca-Cola", "Nescafé", "Kellogg's", "Heinz", "Colgate", "Danone", "Barilla", "Lindt", "Duracell", "Philips"),
    *("Samsung", "Nivea", "Dove", "Tide", "Pampers", "Evian", "Bonne Maman", "Ben & Jerry's", "Uncle Ben's", "Bosch"),
    *("Johnson's", "Gillette", "Michelin", "Apple", "Lotus", "Milka", "Knorr", "Maggi", "L'Oréal", "Dr. Oetker"),
    *("Charlie Bigham's", "Thorntons", "Robinsons", "Warburtons", "Rachel's", "Patak's", "Loyd Grossman", "Harry's"),
    *("Jordans", "Fox's", "Bertolli", "Ducros", "Brossard", "Herta", "Labeyrie", "Daddy", "Blédina", "Bénédicta"),
    *("Jacques Vabre", "Mère Poulard", "Paul Prédault", "Lorina", "Tipiak", "Marie Morin", "Mr Porky", "Pukka"),
)
SIGNS = {
    "en": (
        "SALE",
        "50% OFF",
        "OUT OF ORDER",
        "Please pay here",
        "Mind the step",
        "EXIT",
        "Aisle 4",
        "Push",
        "Fragile",
        "NEW",
    ),
    "fr": (
        "SOLDES",
        "-50 %",
        "HORS SERVICE",
        "Payez ici",
        "Attention à la marche",
        "SORTIE",
        "Allée 4",
        "Poussez",
        "NOUVEAU",
    ),
}
