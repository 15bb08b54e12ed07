"""English texts that speak of people. Patterns are parted by an empty line; ¶ is a line break.

A slot is a person (first, full, last, nick, first_initial, initial_last, last_first, initials, title_last, title_full,
title_first; a number after it means another person: first2) or something that is nobody (store, product, city …).
"""

PEOPLE = """
Spoke to {first} at the {city} {branch} on {weekday} and was told the refund of {amount} was on its way. It was not.

Absolutely useless. {first} couldn't even find my account.

{first} was rude from the moment I walked in.

{first} was lovely. I came in with {problem} and left ten minutes later with everything sorted.

{full} has been nothing but helpful since my {product} broke down in {month}.

Ask for {first}! Best service I have had at {store} in years.

Thanks {first}

Thank you {first} and {first2} for staying late on {weekday}, my {product} works again.

Huge thank you to {full} at {store} {city} who found my {thing} and kept it safe for me.

I rang {brand} on {date}. {first} answered, put me on hold for {minutes} minutes and then hung up. I rang again and got
{first2}, who said there was no record of the first call.

My agent {first} promised a call back within 24 hours. That was {date}.

10:32 spoke to {first}, 10:50 transferred to {first2}, 11:15 cut off. 11:40 called again, {first3} says the system is
down.

{date}: rang, spoke to {first}, told to wait.¶{date}: rang, spoke to {first2}, told there is no order.¶{date}: no answer
for {minutes} minutes.

{clock} - call with {full}, complaints. {clock} - emailed {last} as asked. No reply since.

{first}: Hello, how can I help you today?¶Me: my {product} has not arrived¶{first}: Let me check that for you.¶Me: it
has been {days} days

{first}: hi there, thanks for contacting {brand}¶you: I was charged twice¶{first}: can you confirm your postcode¶you:
{postcode}¶{first} has left the chat

You are now connected to {first}.¶{first}: Good afternoon!¶Customer: I want to cancel my {product}.¶{first}: I am sorry
to hear that.¶Customer: that is what {first2} said on {weekday}

[{clock}] {first_initial}: your case has been escalated¶[{clock}] Visitor: to whom?¶[{clock}] {first_initial}: to my
supervisor {first2}

Agent {first} joined the conversation. Agent {first} closed the conversation. That was the whole of it.

Regards,¶{initial_last}

I expect an answer within fourteen days.¶¶Yours sincerely,¶¶{full}¶{street}¶{city}

Kind regards¶{first}

Please put this right before {date}.¶Best,¶{first} {and} {first2}

Yours faithfully,¶{title_full}

Dear {title_last},¶¶I write about the {product} that I bought from your {branch} in {city} on {date}. It stopped working
after {days} days.

Dear {first},¶thank you for your letter of {date}. It does not answer my question.

Hi {first}, any news about order {number}? {first2} said {weekday}.

Hello {full}, you wrote that my claim was closed. I never closed it.

FAO {full}, Complaints Department. My reference is {number}.

Attn: {initial_last}¶Re: account {number}¶¶I was told by your colleague {first2} that the fee would be waived.

{title_last} told me in front of other customers that I was lying.

The manager, {title_last}, refused to give me a receipt.

The manager ({first}) laughed and walked off.

the manager {first} laughed and walked off

A supervisor called "{first}" told me to read the small print.

The lady at the desk (I think her name was {first}) looked at my ticket and sighed.

His name tag said {first}. He never looked up from his phone.

Name on the badge: {first_initial}

The receipt says "served by {first}". Served is not the word I would use.

Cashier: {first}. Till {till}. {date}, {clock}.

Your server today was {first}

We were served by {first} and {first2}, both charming, and the {dish} was superb.

Our waiter {first} forgot the {dish}, then the bill, then us.

Our waitress, {first}, could not have been kinder to my mother.

{first} at the bar made us feel at home. The {dish} less so.

Whoever hired {first} should think again.

Please give {first} a pay rise.

Please pass this on to {first}'s manager, he deserves to hear it.

{first}'s attitude was a disgrace.

It was {first}'s idea to send the {product} back, and now nobody knows where it is.

I have {first}'s email in front of me and it says {amount}, not more.

When I showed her {full}'s letter she said it meant nothing.

I asked for {first} and was told that {first} no longer works there.

I asked to speak to {title_last} three times. {title_last} was always in a meeting.

I want to complain about {full}.

I would like to make a formal complaint against {full} of your {city} {branch}.

{full} should not be working with the public.

{last} should be ashamed of himself.

{full} opened the account for me in {month}. Since then {last} has not answered one of my messages.

{full} came on {date} to fit the {product}. {first} left after an hour without a word, and {last}'s office does not pick
up.

{full} and {full2} were both present when the {product} was dropped.

I dealt with {first}, then {first2}, then {first3}, then {first} again. Four calls, no answer.

Between {first} in sales, {first2} in accounts and {first3} at the warehouse nobody knew where my {product} was.

The people I spoke to: {first}, {first2}, {first3} and somebody called {first4}.

Staff involved: {full}; {full2}; {initial_last3}.

Present at the meeting:¶- {full}¶- {full2}¶- {title_last3}

1. {first} - no idea¶2. {first2} - hung up¶3. {first3} - kind but could not help

{first}/{first2} keep passing me back and forth.

Signed for by {last}. We have nobody of that name in the house.

The courier says it was handed to "{first}" at {clock}. No {first} lives here.

POD shows {initial_last}, who is that

Driver {first} left my {product} in the rain and ticked delivered.

the driver, {first} i believe, threw it over the fence

Parcel left with my neighbour {first} without asking. {store} says this is normal.

Dr {last} never looked at my x-ray.

I saw Dr. {full} at the {city} practice for a crown. {title_last} was gentle, the receptionist {first2} was not.

The hygienist {first} told me to be quiet.

{title_full} extracted the wrong tooth and {first2} at reception asked me to pay for it.

Nurse {first} held my hand the whole time. Bless you {first}.

Saw {title_last} on {date}, was referred to {title_last2}, who has no appointments until {month}.

Bought a car from {store} in {city}. Salesman {full} swore it had one owner. It had four.

{first} in the service department charged me {amount} for a filter they never changed.

Test drive with {first} was fun, paperwork with {first2} was not.

Do not buy from {first} at this dealership!! He lied about the mileage of the {car}.

{nick} at the garage on {street} is a gem. Honest and cheap.

Shout out to {nick} and the crew!

Big up {nick}, sorted my {product} in five mins

props to my girl {nick} at {store}

cheers {nick} you legend

Good old {nick} came through once more.

Everyone calls him {nick} but his real name is {full}.

{full} (or "{nick}" as he insists on being called) told me to come back on {weekday}.

I know {first} means well, but the answer was wrong.

I don't blame {first}, I blame {brand}.

It is not {first} that I am cross with, it is the system.

Why does {first} get to decide who is refunded?

Does anybody know how to reach {full} at {brand}?

Has anyone else dealt with {first_initial} at the {city} branch?

Who is {full} and why does she have my file?

Is {first} still at the {street} branch? Would like to say thank you.

Can {first} call me back please. She knows what it is about.

could {first} call me back please

Tell {first} I said hi.

Tell {first} that {weekday} is fine.

Say what you like about {brand}, {first} at the desk knows her job.

If you see {first}, run.

If {first} had read my email, none of this would have happened.

Unlike {first}, the second agent apologised.

According to {initial_last} the warranty ended in {month}. According to the {document} it ends next year.

As {first} explained, the fee is charged by {bank}, not by the shop.

As I told {first} yesterday, I will not pay {amount} for a {product} I sent back.

Nobody but {first} has ever helped me here.

Only {first} picks up the phone in that place.

Even {first} could not get through to the warehouse.

Poor {first} was alone on the till with twenty people waiting.

The new girl, {first}, did her best.

that {first} woman on the phone is a nightmare

that guy {first} from {store} again...

some bloke called {first} rang me from {brand} at {clock}

spoke w {first} who transferred me to {first2} who hung up lol

got {first} on chat. useless

{first} in {city} you are a star

{first}, if you read this: thank you.

{first} you are a liar

Really, {first}? That is your answer?

Sorry {first}, but that is simply not true.

No {first}, I did not "misread the terms".

Well done {first}! Keep it up.

Good morning {first}, I still have no {product}.

Happy with the {product}, unhappy with {first}.

Five stars for {first}, one star for {store}.

One star because of {full}. The other staff were fine.

Two stars, and both are for {first}.

Service: 1/5 ({first})¶Food: 4/5¶Would I go back? Not if {first} is there.

{store}, {city}. Checked in at {clock}. {first} at reception could not find the booking, {first2} found it in a second.

The hotel was clean, breakfast was cold. {full}, the night manager, moved us to another room without a fuss.

Concierge {first} got us tickets when {app} said there were none.

Housekeeping ({first} and {first2}) left a note and a flower. Lovely touch.

Flight {flight} to {city} was cancelled. {first} at the gate told us nothing, {first2} at the {brand} desk gave us a
voucher for {amount}.

Cabin crew member {first} spilled coffee on my laptop and walked away. I have the seat numbers of three witnesses.

Captain {last} explained the delay himself. More of that please.

On the train to {city} a conductor, {first} {last}, fined me {amount} although the machine was broken.

My {bank} branch closed, so I rang. {first} in {city} asked for my mother's maiden name three times.

{bank} froze my account. {full} of the fraud team said two days; it has been {days}.

My advisor at {bank} is {full}, at least on paper. I have never met {title_last}.

I was sold this policy by {full} of {brand} in {month}.

The loan officer {initial_last} lost my {document} twice.

Loss adjuster {last} visited on {date}. {last}'s report does not mention the kitchen.

Engineer {first} turned up without a ladder. Engineer {first2} turned up without a phone. The third did not turn up.

Installer named {first} drilled through a pipe and blamed {first2}.

{first}, the technician, was on time and explained everything.

My technician was {full} and he was brilliant from start to finish, please keep him.

tech support = {first}, sales = {first2}, refunds = nobody

Landlord's agent {full} keeps {amount} of our deposit.

My name is {full} and I have been a customer since {year}.

I'm {first} and I need help with my {product}.

This is {full} again. Order {number}. Still nothing.

My husband {first} rang first, then I did.

My daughter {first} is {age} and she was told to leave the {branch}.

{first} (my son) paid the bill on {date}, and you took it again.

The {last} family next door has the same problem.

We, {full} and {full2}, booked a table for {age} on {weekday}.

Booking for {last}, party of {age}, nobody had heard of it.

The parcel was addressed to {last_first}, flat {till}.

Customer: {last_first}. Account: {number}.

Email signed "{first} {last}, Customer Care Team".

Your letter is signed {initials}, and nobody can tell me who that is.

I got a text from "{first} @ {brand}" with a link.

What {first} at {store} did for us on Christmas Eve we will never forget.

What a difference {first} made!

Why I am leaving {brand}: {first}, {first2}, and the app.

Is it true what {first} says about {brand}?

Thought {first} would help. Thought wrong.

Went in, saw {first}, walked out.

Came for the {dish}, stayed for {first}.

Had {first} as my stylist. Paid {amount}. Cried in the car.

{first} cut my hair at {salon} and it is the best cut ever. {first2} did the colour, perfect too.

Booked with {first} at {salon}, got {first2} instead, no explanation.

I told {first} about the leak on {weekday}; {first} told {first2}; {first2} told nobody.

Met {first} at the {city} store, she introduced me to her manager {full2}. {full2} gave me {amount} back
on the spot, and {first} carried the {product} to my car.

Whitening was done by someone called {first}. Never again.

{last}, {last2} & co keep sending me bills that are not mine.

{title_last} and {title_last2} both signed the {document}.

{title_last}'s secretary said he was away until {month}.

We spoke with {particle_full} on {date}, who was courteous and clear.

Why was {particle_full} moved to another branch? He was the only one who could help.

Emailed {particle_last}, phoned {particle_last}, wrote to {particle_last}. Silence.

{double_full} from head office rang to apologise.

{double_full} was assigned to my case on {date} and replaced by {first_initial2} a week later.

Your colleague {double_first} is a pleasure to talk to.

Mum saw {first} on {weekday} and {first} said no problem, then {first2} said big problem.

They keep saying {first} is "off sick". For {days} days?

If a {first} rings you and says she is from {bank}, hang up.

Watch out for {full} on {app}, he took {amount} for a {product} that never came.

Seller's name was {full}, or so it said on {app}. The money went to {initial_last}.

Case handler: {full}¶Opened: {date}¶Status: closed without a word

Re: {full}, your ref {number}

cc: {full}, {full2}

> On {date}, {full} wrote:¶> Your request has been received.¶¶That is not an answer.

Question for {first}: what does "soon" mean?

{app} told me my driver is {first}, but a different man was in the {car}.

Four months, three {product}s, two engineers ({first} and {last2}), one lawyer.

PS: {first} was great

P.S. {first} in the {city} office had nothing to do with it and should not be blamed.

Update: {first} called back and everything is fine now. Thanks!

EDIT - {full} from {brand} got in touch, refund of {amount} received on {date}.

First they said {first} would come, then {first2}. In the end {title_last3} came, {minutes} minutes late.

"""
