"""Names that are also everyday words, places or brands: alone they are only a doubt."""

from forum.redaction.rules.lists import words

NAMES_THAT_ARE_WORDS = words(
    """
    abbey ace ales valves dui ada add aime al ale alas ali aller ally alma almond alpha amber ambers ami amble
    an angel angels
    april aria art arts asks aspen august aurora author autumn avis avril axel baby bail baker ball ban bank
    banks bare barman baron bart basil bath bay bea bean beard beat beau beer bell belle bent berry best beta
    bien bill bills bills binder birch bird bishop bite black blanc blanche blessing bliss block blue bold bond
    bones booth boss bourgeois boucher bowl brain branch brandy brick bridge bridges bright brooks brown brunet
    buck bud buddy bull burr bush butcher butler byte can candy canon cant cap captain car carpenter carrier
    carry carter carton case cases cash caution chambers champ champagne chance chancellor char charity charm
    chase chevalier cherry chi chip chuck church cinnamon claim clair claire clay clear clement cliff close coin
    cole comfort comment company con constant contractor cook cooper cord corona cousin cousins cox crisp crook
    crooks cross crow crystal curry cute daisy dale dare dash date daily dawn day days deacon dean deb deep
    delta demi desire dior diamond dick din ding doc doctor dollar dolly don doran dot doux downs drake drew
    drum duke dunning dusty dyer early earnest east ed edge edit elder ella elle else em england english era
    essence ethan ever eve fair faith fall fan fancy fare fares farmer fate faure favour fay fee fern field
    fields fiddler finch finder fish fisher fleet fletcher flint flood floor flora florian flowers font foot
    ford forest forge forget fort forte fortune forum foster fox franc france frank franck frankie fred free
    freely french fresh friend frost fuller funk gage gain gal gale gamble gang garde gardener garner gates gay
    gem gene general german gift gilbert gill ginger glass glasses glen glory gold golden good grace grand
    grande grant grave gravel gray green greet grey grill grit gross guard guerin gun gut guy hale hall ham
    hammer hand handy harmony harsh hart hasty haven hawk hay head hearty heath heather heaven heck held hell
    hence herb heritage herring hi hill hills hiver holder holiday holland hood hook hooker hope horn house hug
    huff hull hung hunt hunter hurt husk iris israel ivory ivy jack jade jasmine jasper jay jean jeans jet jewel
    job jolly jordan journey joy judge jug july june junior junk justice karma keen key kick kidney killer kind
    king kit knight lady lake lamb lambert lance land lane lang lark lauren laurier law lawn lawyer lea leach
    leader leaf lean lee lees legrand lemon lemma less levy liberty lie lies lien light lily link lips list
    little loan lock loft lone long lord lore lot love low lowe loyal luck lucky lund ma mace made mai maid main
    major male mall man manly maria marge mari marine mark marks marsh mars mason master masse mat mate math max
    may maya mayor mays me mead meads media melody mercer merchant mercy merit merry meta mile miles mill miller
    min miner mini minor miracle misty mo monk monks moon moral more moss mountain mu musk must my na nail nee
    needy nick nil noble noel noone north nova novel nut oak oaks octave odd odds olive ole om one oral orange
    org ou owe own oz pace page pages paige palm pan paris park parker parks parent parry part parts pascal pat
    patience patient pearl peace pearson peer penny pepper per perle petit petite petty pi piece pierre pierce
    pike pine ping pink piper place plant pleasant plum pole pond poor pop pope porte porter post potter power
    powers precious presley press prest price prime prince princess prior pro promise prudence punch purity put
    queen quick quint rail rails rain ramp ransom raven ray read reader real reason rebel reed reef rein remy
    render renard rice rich richer ridge rim ring river rivers rob robin robins rock rocky rod roll roman rome
    room roots rose rosemary rouge rousseau roux roy royal ruby rush rusty rust sad sage sable sail saint sales
    sandy sane savage scarlet school season sele sen serene seven sever shade sharp shaw shepherd sherry shine
    shop short sierra silver sim simple sincere singer sister skip sky slack slow small smart smith snow so soon
    sol solar sole solo son song soul soy spain speed spencer spring stack stacy star steed steele stein
    sterling stern stew steward stock stone storm story stout strand street strong such sue suits summer summers
    sun sunny sunshine sur swan sweet swift tab tailor tang tank tate taylor tea tempest temple ten terry than
    theory theres thorn tilde till tin tiny tom toy trace treasure trey trinity true truth tu tucker turner ty
    uber unique unknown urban us vail vain valentine valid van vega venus verity vert vi viceroy victory vide
    violet viola virtue vos wade wage walk walker wall waller walls ward ware warmer warner wash water waters
    watt way weaver webb weeks wells west wheat wheeler white whit wild wilder wiley will willow wills win wind
    wing winner winter winters wise witt wolf wood woods word worth wright yes yesenia young york you zen zion
    zip aucun ange aube auge barbier beaumont bel belle berger besson bis blanchard bon bonne bonnet boulanger
    brun bruno cadet cas celeste chaton charles charron cher chevrier clemence colin colette constance coq
    cordier couturier david dauphin delphine dernier didier dire doux dubois duc dumas dupuis dure elles
    esperance etoile fabre faible fidele fleur flore fontaine forestier fort fournier france franc gaillard
    garnier germain gras grand grandin gros guerre guillot haut henri herve honore hubert jacquet jeune jolie
    joie joly julien juste laine lait lambert leblanc leger lefort lesage les legros loup luce lumiere lys
    mallet marchand marche marechal marie marin marine marion martin masson mercier merle mal monnier moreau
    moulin neige neuf noel noir noire nuit olive page pain pas pasquier perrin personne petit pierre pin plus
    poirier pommier pons porcher poulain prevost prudence prunier ras rayon reine renaud renaude riche roi
    rosier rousset roche sans sauvage seigneur serge simon sous soleil sylvestre tard tessier tous tresor vallee
    verdier vers vert victoire vidal vie vigne violette de du le la el da der dos di den van von mac ben bin al
    an in do no so to at on or as it he she we the and for but was were are has had did does get got see say saw
    ask let run yet too two new old big hot top bad far few lot via per non oui ces cet mes tes ses nos vos leur
    dans avec pour sur car mais donc est sont etait ete fait dit vu pris mis bon bien tres line lines side sides
    nanny prosper seneca indy creed prior signe claire signing tye med nan pip lex ant dom hal rod pepe math
    also call called called dear hello thanks thank please regards sorry mom dad sir madam maam miss mister mrs
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars
    avril mai juin juillet aout septembre octobre novembre decembre
    """
) - words(
    # Here and there a name is so much more often a name than a word that doubt would only tire people.
    """
    bruno charles colette david delphine didier ethan herve hubert julien lauren marie marion martin serge simon
    smith sylvestre taylor tom tucker alma ella maria pascal spencer axel maya gilbert henri franck walker
    turner parker miller wright webb shaw stacy terry moreau garnier lambert rousseau faure fabre dupuis dumas
    dubois fournier mercier masson blanchard fontaine perrin renaud vidal tessier verdier bruno ali kit cole
    clement florian germain jasper nick noel paige pearson pierce presley yesenia bart ada deb ed fred frankie
    """
)

NAMES_THAT_ARE_PLACES = words(
    """
    adelaide africa aisne alabama albany albi alexandria alger amboise america amiens anaheim angers antony
    arizona arles arlington asia athens atlanta aurora austin australia avignon bath beauvais berlin bethesda
    beverly birmingham bolton boston bourges bradford bremen brest bristol brittany brooklyn bruges buffalo
    burlington burton cali california cambridge camden canada cannes carlisle carolina carson cartagena
    charlotte chelsea chester cheyenne china clermont cleveland clinton colombia colorado columbia columbus
    concord cordoba cork corsica dakota dallas damascus darwin dayton denver derby devon douglas dover dublin
    durham eden elgin england erie essex europe evreux florence florida francia fresno galway geneva georgia
    glasgow granada grasse greenwich halifax hamilton hampton harlem hayward helena holland houston hudson hull
    hyderabad india indiana ireland israel italy jackson jamaica japan jersey jerusalem jordan kansas kent
    kentucky kenya kingston lafayette lancaster laval leeds leicester lens lille lima limoges lincoln lisbon
    london lorient lorraine lourdes lowell lyon lyons macon madison malta marseille maryland melbourne memphis
    mexico miami michigan milan milton mississippi mobile monaco monroe montana montgomery montreal nairobi
    nancy naples nelson nevada newport newton nice nantes norfolk norman normandie normandy odessa ohio oklahoma
    orlando orleans oxford paris parma pau peoria perth phoenix poitiers portland preston quebec raleigh reading
    regina reims rennes reno richmond riga rio rochester roma rome rouen salem salford savannah scotland seattle
    senegal seville shelby sheffield siena sofia somerset spain stafford stockton sutton sydney syria tahiti
    tampa tennessee texas toledo toulouse tours trent trenton troyes tulsa tunis turin valence valencia vannes
    vermont verona versailles vichy victoria vienna vienne virginia wales warsaw warwick washington wellington
    winchester windsor winston wisconsin worcester york zurich china asia russia france georgia
    """
)

NAMES_THAT_ARE_BRANDS = words(
    """
    abercrombie adidas adler aldi alexa alfa allen ally amazon apple arby asda auchan avis avon barclay barclays
    bata beko belkin bentley blackwell bloomingdale bloomingdales boeing bosch boulanger brandt braun burberry
    burton cadillac calvin camaieu canon carluccio carrefour casino casper castorama celine celio chanel charles
    chase chloe citroen clarks colgate cora cortana costa coty cuisinella currys dacia daimler darty david dell
    delsey denny dennys dillard dior disney dolby domino dominos dunelm dyson engie enzo epson equifax eram etam
    experian fargo fendi fenwick ferrari fiat fisher fnac ford foxtons franprix fuller gamble gemo gillette
    givenchy goldman google greggs gucci guerlain guinness guitar halfords halifax harley harrod harrods harvester
    hermes hertz hilton honda hoover hugo hyatt hyundai iris jenny jennyfer jules kellogg kelloggs kenwood kenzo
    kia kiabi kohl kohls kraft lacoste lambrini lancome leclerc lenovo leroy levi levis lidl linkedin lloyds logan
    loganair lowe lowes lulu maaf macif macy macys marionnaud marriott mars martini matmut maybelline mazda mcafee
    mcdonald mcdonalds mercedes merlin merrill michelin michelob miele minolta mitsubishi monoprix morgan mulberry
    nando nandos nationstar navient nestle nike nikon nintendo nissan nivea nocibe nokia nordstrom norton ocwen
    opel orange otis panasonic pandora panera paypal peloton pepsi peugeot philips picard pinkie popeyes porsche
    prada primark promod radisson ralph renault ricoh ritz rolex rolls ross ryan ryanair ryman sainsbury
    sainsburys sallie samsung santander schwab sears seiko sephora sharp siemens siri skoda sonos sony speedy
    stanley starbucks steam stella stetson subaru superdrug suzuki swarovski synchrony tata tesco tesla texaco
    tiffany timpson timpsons tommy toshiba toyota trainline trulia twitter uber vanguard versace victoria visa
    vodafone volvo wagamama walmart waterstones weetabix wells wendy wendys wetherspoon wetherspoons whirlpool
    wilko williams yamaha yelp zara zelle zizzi
    """
) - words(
    """
    allen burton david charles jenny ralph ross ryan logan williams stella fisher lulu celine chloe enzo
    """
)

# Phrases that hold a name and never mean a person in a complaint.
PHRASES_TO_KEEP = (
    "alain afflelou",
    "anglian water",
    "ann taylor",
    "arnold clark",
    "arthur street",
    "bella italia",
    "ben & jerry's",
    "ben and jerry's",
    "ben sherman",
    "bensons for beds",
    "best buy",
    "black friday",
    "caffè nero",
    "calvin klein",
    "charles bentley",
    "charles de gaulle",
    "charles schwab",
    "charles tyrwhitt",
    "christian dior",
    "clas ohlson",
    "collins dictionary",
    "dick's sporting goods",
    "dr martens",
    "dr oetker",
    "dr pepper",
    "dr scholl's",
    "dr. martens",
    "dr. oetker",
    "dr. pepper",
    "dr. scholl's",
    "earl grey",
    "edward jones",
    "eid al-adha",
    "eid al-fitr",
    "ernst & young",
    "evans cycles",
    "evans halshaw",
    "famous dave's",
    "fannie mae",
    "fisher price",
    "foot locker",
    "franck provost",
    "frankie & benny's",
    "franklin templeton",
    "fred olsen",
    "freddie mac",
    "frito lay",
    "furniture village",
    "galeries lafayette",
    "general electric",
    "general motors",
    "george foreman",
    "goldman sachs",
    "good friday",
    "grand frais",
    "h&r block",
    "harley davidson",
    "harvey nichols",
    "harvey norman",
    "helly hansen",
    "hewlett packard",
    "hobbycraft",
    "hugo boss",
    "jack & jones",
    "jack daniel's",
    "jack daniels",
    "jack wills",
    "jackson hewitt",
    "jamie's italian",
    "jared galleria",
    "jean coutu",
    "jean louis david",
    "jean paul gaultier",
    "jersey mike's",
    "jimmy choo",
    "jimmy john's",
    "jo malone",
    "joe & the juice",
    "joe fresh",
    "john deere",
    "john hancock",
    "john lewis",
    "john robert powers",
    "johnnie walker",
    "johnson & johnson",
    "johnson controls",
    "jp morgan",
    "jpmorgan chase",
    "kate spade",
    "kay jewelers",
    "kay jewellers",
    "kenneth cole",
    "king's cross",
    "krys",
    "kurt geiger",
    "la poste",
    "laura ashley",
    "leroy merlin",
    "little caesars",
    "liz claiborne",
    "lloyds pharmacy",
    "louis vuitton",
    "marc jacobs",
    "marie blachère",
    "marie claire",
    "marks & spencer",
    "marks and spencer",
    "martha stewart",
    "mary kay",
    "max mara",
    "men's wearhouse",
    "merrill lynch",
    "michael hill",
    "michael kors",
    "michaels stores",
    "miller & carter",
    "mini miranda",
    "miranda rights",
    "miranda warning",
    "molton brown",
    "morgan chase",
    "morgan stanley",
    "mr cooper",
    "mr kipling",
    "mr muscle",
    "mr. clean",
    "mr. coffee",
    "mr. cooper",
    "mrs. fields",
    "nicolas feuillatte",
    "office max",
    "oliver bonas",
    "papa john's",
    "papa johns",
    "papa murphy's",
    "park inn",
    "patagonia",
    "paul mitchell",
    "paul smith",
    "paypal",
    "peter jones",
    "pierre & vacances",
    "pierre cardin",
    "pierre et vacances",
    "procter & gamble",
    "purplebricks",
    "quality street",
    "ralph lauren",
    "raymond james",
    "robert dyas",
    "robert half",
    "roy rogers",
    "ruby murray",
    "saint laurent",
    "saks fifth avenue",
    "sallie mae",
    "sam's club",
    "sams club",
    "saunier duval",
    "sherwin williams",
    "simon mall",
    "stanley black & decker",
    "start-rite",
    "ted baker",
    "thierry mugler",
    "thomas cook",
    "tim hortons",
    "toby carvery",
    "tommy hilfiger",
    "tory burch",
    "trader joe's",
    "uncle ben's",
    "van cleef",
    "vera bradley",
    "victoria's secret",
    "virgin media",
    "warner bros",
    "wells fargo",
    "william hill",
    "williams sonoma",
    "wm morrison",
    "yorkshire water",
    "yves rocher",
    "yves saint laurent",
    "zadig & voltaire",
)
