"""English texts that speak of nobody by name, full of words that look as if they did; written as templates_en.py is."""

NOBODY = """
I ordered the {product} from {store} on {date} and it still has not come.

Will you refund me or not? Will anyone?

Please mark this as paid. Mark it as urgent while you are at it.

The grace period on my {bank} card ended in {month} and I was charged {amount}.

May I ask why the price went up in May? It may go up again in June, your site says.

I hope you have faith in your own {product}, because I have none. Hope is not a plan.

Rich people can wait. I cannot pay this bill. Bill me next month.

The grant was refused, the bill was not. Grant me one call with a person.

{store} on {street} closed early again on {weekday}.

{brand} told me to call {bank}, {bank} told me to call {brand}.

Wells Fargo charged me twice, Chase once, Ally never. Guess who I bank with now.

Marks & Spencer took it back without a word; John Lewis asked for the box.

Lloyds said no, Barclays said maybe, Morgan Stanley did not answer.

Bought at Macy's, returned at Macy's, refused at Macy's. Dillard's and Nordstrom would never.

Wendy's drive-through, {street}: cold fries, no straw, wrong burger. McDonald's next door was fine.

Johnson & Johnson shampoo leaked all over my Samsonite.

My Dell has a broken hinge, my HP has a broken screen, and Lenovo wants {amount} for a charger.

Alexa does not hear me. Siri hears me and does not listen. Cortana is gone.

I asked Alexa to call customer service and Alexa ordered a {product}.

The Dr Pepper machine at the {city} {branch} has been broken since {month}.

Got off at Victoria station, walked to King's Cross, missed the train to St Albans.

The Charlotte, NC store told me to try Austin or Jackson. Orlando has it in stock.

Delivered to Lincoln instead of Paris, Texas. How?

Florence was full, Victoria was closed, so we stayed at the Hilton in {city}.

Paid with Chase Sapphire, billed by Virgin, refunded by nobody.

Virgin Media engineers did not come. Again. Sky came the same day.

The Mercedes dealer in {city} wants {amount} for a key. My old Lincoln and my Tesla never cost that.

The {car} broke down on {street}, and {brand} roadside help took {minutes} minutes.

CUSTOMER SERVICE MANAGER NEEDED because the one you have is never there.

THIS IS THE WORST COMPANY I HAVE EVER DEALT WITH. DO NOT BUY A {product} HERE.

WHERE IS MY REFUND?? ORDER {number} WAS CANCELLED ON {date}

Worst Service Ever. Avoid At All Costs. Will Never Return.

Great Food, Friendly Staff, Lovely View, Will Come Again

Cold Dish And A Long Wait - Price Too High For What You Get

Broken On Arrival: Replacement Refused By Head Office

I spoke to the Customer Service Manager, then to a Senior Advisor, then to the Head of Complaints.

The Branch Manager and the Area Director were both on holiday.

Dear Sir or Madam,¶¶I write to complain about the {product} delivered on {date}. It is broken.¶¶Yours faithfully

To whom it may concern: account {number}, opened in {year}, closed without notice.

Dear Customer Services,¶I have read your Terms and Conditions. Section {till} of the Consumer Rights Act says otherwise.

Hi Support, order {number} is late. Thanks Support.

Hello all, first post here. Is {app} down for everybody?

Thanks Everyone, it works now!

The FBI, the IRS and the BBB know about this. So does my TV licence.

My APR went from 19% to 29%. Nobody at the FCA or the CFPB can tell me why.

USB port dead, TV remote lost, PIN blocked, ATM ate the card.

The warranty covers parts and labour, see page {till}. Page after page of nothing.

A long wait, a long queue and a young, frank cashier who told me to cook at home.

I will not pay the {amount}. My solicitor will write to you.

They rob you, they nick your time, and then they jack up the price.

Just drew money at the {bank} on {street}: the ATM gave {amount} less.

Joy? No joy. Patience? Lost. Dawn till dusk on hold, every summer and every autumn.

A rose by any other name would arrive less crushed. {store} flowers, {amount}, dead by {weekday}.

Ordered the Grace dress in Ruby and the Jade scarf, got Olive and Amber instead.

The Billy bookcase, the Henrik chair and the Malm bed from IKEA all came with screws missing.

The Nespresso, the Philips iron and the Stanley knife were all in one box. The box was empty.

Order history: Calvin Klein jeans, Ralph Lauren shirt, Hugo Boss belt, Tommy Hilfiger socks. All cancelled.

Booked at {hotel} in {city} for {weekday}. The room smelled of smoke, the shower was cold.

We ate at {restaurant}. The {dish} was raw and the music was loud.

Does {app} work with {bank}? And with Apple Pay?

Anyone else having problems with {brand} this morning? Down in {city} since {clock}.

{weekday} they said {weekday}. On {weekday} they said next week. In {month} they said {month}.

First I waited at the desk. Then I waited on the phone. Now I wait for the post.

Nobody answered. Somebody should. Anybody?

Unbelievable. Disgusting. Pathetic. Avoid.

Yesterday the app logged me out, today it took {amount}, tomorrow I leave.

Honestly the worst. Seriously, {brand}?

Shame on you {brand}. Shame on you {store}.

Thank you {brand}! Finally a refund.

Kudos to {store} {city} for the quick exchange.

Spoke to {bank} and was told to speak to {brand}. Transferred to Billing, then to Sales, then to Returns.

According to {brand} the {product} was delivered at {clock}. According to my camera it was not.

Call from {bank}, call from {brand}, call from an unknown number. All robots.

Asked Support, asked Facebook, asked Google. Asked Trustpilot. No answer.

A manager came out, looked at my {product}, and told me to read the {document}.

the girl on the till said the same as the guy on the phone, which is nothing

My agent promised a call back. My agent is on leave. My agent has no deputy.

the receptionist was kind, the dentist was quick, the bill was not

Signed for by "customer". I am the customer and I signed nothing.

Bot: Hello, how can I help you today?¶Me: human please¶Bot: I did not understand that.

Agent: please hold¶Me: ok¶Agent: are you still there

Case closed. Reason: No Fault Found. Status: Resolved.

On Good Friday, Boxing Day and New Year's Eve the helpline was closed; on St Patrick's Day too.

St. James Street, Martin Luther King Drive and Abbey Road are all "outside the delivery area".

The {brand} outlet at Fort Worth, the one by St Mary's Church, not the one on {street}.

Delivery to {street}, {city}, was marked "refused". Nobody rang.

Ben & Jerry's melted, Uncle Ben's spilled, Aunt Bessie's missing, Mr Kipling crushed.

Domino's, Papa John's and Jimmy John's all deliver here. {store} does not.

Bang & Olufsen, Harman Kardon and Bowers & Wilkins cost a fortune and none of you repairs them.

Sunday roast at the Duke of Wellington, pint at the Queen Victoria, both excellent.

A frank word about your price list: it is a con.

The art of losing parcels, by {brand}, chapter {till}.

"We value your call" - no you do not.

Chip and pin did not work, carol singers at the door, holly on the box and no {product} in it.

Cliff edge of a contract. Rob me once, shame on you. Sue me, then.

I bet the baker, the butcher and the cook at {restaurant} would bring it sooner than {brand}.

ref {number}, {date}, {amount}, still waiting

The {product} was {amount} at {store} and {amount} at {brand}.

Under the Data Protection Act I ask for a copy of everything you hold on account {number}.

I am a Blue Badge holder and the Disabled Parking at {store} {city} was full of trolleys.

Monday to Friday, 9 to 5, says the sign. It was Monday, it was 10.

Please close my account. I have moved to {city} and {bank} has no branch here.
"""
