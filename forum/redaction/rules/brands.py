"""Brands, firms and programs that are never taken for a person: those that bear nobody's name, and those that do."""

from forum.redaction.rules.lists import words

BRANDS = words(
    """
    ajax alinea anker anthropologie aperol aquafresh arnotts arsenal asos asus avanti axa babybel bacardi
    bahlsen baileys balenciaga barclaycard bauhaus baxi belfius benfica berghaus bershka birkenstock bitcoin
    blablacar blackberry blockbuster bmw bouclair boursorama bouygues braintree brewdog bricomarche britvic
    budweiser bulgari bupa butlins buzzfeed bvlgari cadbury calpol campbells carglass carlsberg
    carrefour carvana casio castrol cazoo cdiscount celtic centerparcs centrica cetelem chipotle chromebook
    chronopost cinemark cineworld citi citibank clarins clearpay clinique cofidis coinbase coinstar coke
    colissimo comcast comet conforama corolla corsa corsair costco costcutter coursera creditkarma crocs currys
    cvs dazn decathlon deezer deichmann deliveroo deloitte delonghi desigual dettol dhl dkny doctolib docusign
    domestos doordash dpd dropbox dulux dunkin duolingo duplo duracell durex easyjet ecco ecover edeka edf
    eharmony elgato emirates energizer engie enom eon equifax equinox erdinger etihad etsy eurocar europcar
    eurostar eurotunnel everlast evernote evian evri expedia experian facebook fairphone febreze fedex fiesta
    fitbit fitflop fiverr flickr flipkart flixbus flybe fortnite fortuneo foxtel frigidaire fruitella fujifilm
    fujitsu funko garmin gatwick geico gemo ghd giffgaff gifi github gopro gousto greggs grubhub gtech gumtree
    halfords haribo harlequins heathrow heineken hellofresh hmrc homebargains homebase homepod hotpoint hotwire
    hsbc huawei hubspot hulu iberia icloud ikea indesit instacart instagram intel interflora intermarche intuit
    ipad iphone ipod itunes itv jaguar jcpenney jeep jetblue jetstar juventus jysk kappa kaufland kayak kfc
    kickers kiehls kitkat klarna kleenex klm kobo kodak krispy kroger kvick lancia landrover laphroaig laposte
    lastminute lavazza lcl ledvance lego lexmark lgbt lindt lloyds logitech londis lucozade lufthansa lululemon
    lush lyft lynx maltesers mapfre marlboro marshalls mastercard mattel maytag mcvities megabus mercari
    microsoft millwall mobil moleskine monzo moonpig morrisons moulinex muji myprotein mytoys natwest navigo
    nerf nescafe nespresso netflix netgear netto newegg nintendo norwegian novotel npower nurofen nutella
    nutribullet nvidia ocado octopus oculus odeon ofcom ofgem onedrive oneplus onstar orangina oreo outlook ovo
    oxfam palmolive pampers paperchase parcelforce paypal peacocks pepsico persil photobox pimkie
    pinterest playmobil playstation plusnet poundland poundstretcher pret pringles prius prozis puma
    purplebricks qantas qatar quechua quickbooks rangers ratp rayban razer redbubble redbull reddit reebok
    revlon revolut ribena rightmove robinhood roblox roomba rowenta ryobi safestore safeway salesforce samsonite
    sandisk saracens scania scrabble screwfix sega selfridges sfr shein shiseido shopify sixt skechers skype
    skyscanner slack smeg snapchat snapfish sncf sofinco sofology sosh southeastern specsavers spotify
    squarespace ssense stihl stubhub subway superdrug superdry swatch symantec talktalk tampax taobao tefal
    telefonica temu tesla thalys thameslink ticketmaster tiktok tinder tmobile toblerone topshop tottenham
    transavia transunion travelodge trenitalia tripadvisor trivago trustpilot tupperware twingo twitch typhoo
    ubereats udemy ulta underarmour uniqlo ups usaa veolia verizon viagogo viber videotron vimeo vinted
    vistaprint vivo vodafone volkswagen voyages vsco vueling waitrose walgreens warburtons waterstones wayfair
    wegmans westjet wetherspoons whatsapp whsmith wickes windows wizzair wolves woolworths wordpress wrangler
    xbox xerox xfinity xiaomi yahoo yakult ynab yodel yoplait yorkie youtube zalando zendesk zillow zipcar
    ziploc zippo zoom zoopla zumba zurich zynga
    """
)

# Firms, products, shows and places, whole: "Ernest Jones" stays, "Ernest" and "Jones" do not.
NAMED_AFTER_SOMEBODY = (
    "agent provocateur",
    "agnès b",
    "alain ducasse",
    "alexander mcqueen",
    "alfred dunhill",
    "ann summers",
    "aunt bessie's",
    "aunt jemima",
    "barnes & noble",
    "betty crocker",
    "big ben",
    "bob the builder",
    "bobbi brown",
    "bridget jones",
    "brooks brothers",
    "camille albane",
    "captain birdseye",
    "carl's jr",
    "charlotte russe",
    "charlotte tilbury",
    "chez clément",
    "christian louboutin",
    "claudie pierlot",
    "cole haan",
    "daniel hechter",
    "daniel wellington",
    "dave & buster's",
    "david yurman",
    "doctor who",
    "donna karan",
    "dorothy perkins",
    "dr beckmann",
    "dr dre",
    "eddie bauer",
    "eddie stobart",
    "elizabeth arden",
    "emma mattress",
    "ernest jones",
    "estee lauder",
    "fireman sam",
    "francois mitterrand",
    "fred perry",
    "freddie's flowers",
    "george washington bridge",
    "georges pompidou",
    "gerard darel",
    "gordon ramsay",
    "guy degrenne",
    "guy hoquet",
    "guy laroche",
    "h samuel",
    "harry potter",
    "harry ramsden's",
    "harry's bar",
    "helena rubinstein",
    "henry hoover",
    "isabel marant",
    "jack in the box",
    "jack russell",
    "jack wolfskin",
    "jacqueline riu",
    "jacques dessange",
    "jacques vabre",
    "jaeger lecoultre",
    "james wellbeloved",
    "jamie oliver",
    "jean claude biguine",
    "jean jaurès",
    "jean marc joubert",
    "jean moulin",
    "jean médecin",
    "jeff de bruges",
    "jim beam",
    "joe's crab shack",
    "john f kennedy",
    "john frieda",
    "john radcliffe",
    "jos. a. bank",
    "jose cuervo",
    "joseph costamagna",
    "jules ferry",
    "julien d'orcel",
    "julius baer",
    "karen millen",
    "karl lagerfeld",
    "lane bryant",
    "laura mercier",
    "lea & perrins",
    "leon de bruxelles",
    "lilly pulitzer",
    "long john silver's",
    "louis pasteur",
    "louis pion",
    "mamie nova",
    "manolo blahnik",
    "marc orian",
    "marie brizard",
    "marie callender's",
    "marie curie",
    "martin luther king",
    "mary poppins",
    "max factor",
    "michel et augustin",
    "miss saigon",
    "miss selfridge",
    "monica vinader",
    "mr beast",
    "mrs butterworth's",
    "neiman marcus",
    "nina ricci",
    "norbert dentressangle",
    "oscar mayer",
    "paddy power",
    "papa gino's",
    "paul & joe",
    "paul ricard",
    "peppa pig",
    "pierre curie",
    "pierre fabre",
    "pierre hermé",
    "postman pat",
    "queen mary",
    "ray ban",
    "rebecca minkoff",
    "rick stein",
    "river island",
    "robert bosch",
    "rosa parks",
    "ruby tuesday",
    "saint algue",
    "sonia rykiel",
    "st john ambulance",
    "stella artois",
    "stella mccartney",
    "steve madden",
    "stuart weitzman",
    "stéphane plaza",
    "t rowe price",
    "taylor wimpey",
    "thomas sabo",
    "tiffany & co",
    "tom tailor",
    "tommy bahama",
    "toni & guy",
    "toni and guy",
    "vera wang",
    "victor hugo",
    "vidal sassoon",
    "virgin atlantic",
    "virgin money",
    "virgin trains",
    "vivienne westwood",
    "william saurin",
    "winston churchill",
    "woodrow wilson bridge",
    "yves thuriès",
)
