"""English patterns put together from clauses: many short ways to speak of a person, and the same ways about firms."""

PEOPLE = """
{opener} {first} {did} and {first2} {did}.

{reached} {first} who {did}.

{opener} I {reached} {first}, {she} {did}.

{reached} {first}, {reached} {first2}, {reached} {first3}. Nothing.

{reached} {full} who {did}

{first}, the {role}, {did}.

{first} the {role} {did}.

{word}, the {role}, {did}.

{last} the {role} {did}

{last}, your {role}, {did}.

The {role}, {first}, {did}.

The {role} {first} {did}.

the {role} was called {first} and {did}

my {role} is called {word}, {she} {did}

The {role} ({first}) {did}.

The {role} ({first}, {aside}) {did}.

Some {role}, {first} {aside}, {did}.

{aside} it was {first} who {did}

a {role} called {first} {did}.

A {nation} {role}, {first}, {did}.

my {role} {first} {did}

My {kin} {first} rang first. {first2} {did}.

my {kin} {reached} {first} and {she} {did}

{thanks} {first}!

{thanks} {first} {spot} who {did}.

{thanks} {word} and {first}

{thanks} {first} for the {item} x

{thanks} {first} you really {did}

{thanks} {nick} & {nick2} {spot}

{thanks} {word}, {she} {did}.

{first} if you read this, the {item} is fine now.

{first} and {first2} {did}.

{first}, {first2} & {first3} {was}

{nick}, {nick2} n {nick3} {did}

{nick} n {nick2} {spot} {did}

both {first} and {first2} {did}, {first3} {did}

first {first}, then {first2}, then {first} again. {first2} {did}

{letters} {did}

Ask for {letters} {spot}.

{first}'s manager {did}

{word}'s {item} never came and {she} {did}

{first}'s {role} {did}. {first} {did}.

I have never met a {role} like {first}.

everyone except {first} {did}

Anyone but {first} please. {she} {did}.

not {first} again, {she} {did}

Who employs {word}? {she} {did}.

who is {first}? {she} {did}

Is {word} on today? {she} {did} last time.

can i have {first} next time, {she} {did}

{particle_last}, the {role}, {did}

the {role} {title_last} {did}

{store} {firm_did} but {first} {did}.

{brand} {firm_did}. {brand} {firm_did}. {word} {did}.

{first} from {brand} {did}

{first} from {store} {city} {did}

{word} from {brand} {was}

{first} of {brand} {did}

{first} at {store} {did}, {store} {firm_did}

{app} {firm_did}, so I rang and {first} {did}

{car} {firm_did}, {first} {spot} {did}

Went to {city}, {first} {did}.

In {city} {first} {did}.

{first} in {city} {was}

{city} {branch}: {first} {did}, {first2} {did}

On {weekday} {first} {did}. On {weekday} {first2} {did}.

{weekday}: {first} {did}

{month}: {word} {did}. Next month: {first2} {did}.

{first} - {did}¶{first2} - {did}¶{first3} - {did}

{first} ({role}): {did}

{role}: {first}

{role}: {full}¶{branch}: {city}

Served by {word}¶{date} {clock}

{first}: {did}

{first} {clock}¶Hi there¶{first2} {clock}¶I want a refund for the {item}

{first}¶{brand} Support¶¶Hi {first2}, your {item} is on its way.

{first}: please wait¶Me: {first2} {did}¶{first}: I see

Typical {first}. {she} {did}.

lol {first} {did}

omg {word} {did}

ugh {first} {spot} {did} again

wow {first} just wow

My name is {first}. {brand} {firm_did}.

{first} here again. {store} {firm_did}.

Sincerely¶{word}

Thanks,¶{first}

{store} {firm_did}. {opener} I was told nothing.¶Regards¶{initial_last}

rgds¶{first}

sent by {first} from my phone

@{first} the {item} {firm_did}

@{first} {did}

{first} told {first2} that {first3} {did}

{first} says {first2} {did}; {first2} says {first} {did}

i told {first} and {word} that the {item} {firm_did}

because of {first} the {item} {firm_did}

without {first} I would have left {brand}

with {first} {spot} nothing goes wrong

Between {word} and {first} nobody {did}

it says "{last}" on the note, the {item} is not here

left with {last} at number {till}, {aside}

delivered to {first}, I am not {first}

the {item} was signed for by {full}

Our {role} on {ship} was {first}, {she} {did}

{first} {did} while {club} were on

{first} said {show} was sold out. {she} {did}.

{first} reinstalled {software} and {did}

The {dish} {firm_did}, {first} {did}

{first} brought the {dish}, {word} brought the bill

I want {first} to know that the {item} works

please tell {word} she was right about the {item}

hope {first} reads this

it was {word}, {aside}

Sorry to name names but {first} and {full2} {did}

Name of {role}: {word}

name {first} {last}, order {number}

So who do I believe, {first} or {word2}?

Don't let {word} near your {item}.

paid {first} {amount} and {she} {did}

gave {word} my {item} and {she} {did}

found {first} very helpful, {word2} less so

{word} yes, {first2} no

lovely {role} that {first}

big {nick} {spot} {did}

little {nick} {did}

The {brand} {role}, {first}, {did}.

the {brand} {role} {first} {did}

the {role} from {brand}, {full}, {did}

{word} at {store} {was}

{word} at the {store} desk {did}

{word} in your {city} office {did}

{word} {last} in {city} {did}

{word} {last} {did}

{word} who works nights {did}

{word} who was covering the desk {did}

{first}, who {did}, {was}

Thanks to {word} who {did}

{thanks} {word} you {did}

all bar {first} {was}

nobody besides {word} {did}

nobody by the name of {last} at number {till}

we have no {first} in this block, the {item} is gone

who on earth is {last}? The {item} was for me

signed {last}. No {last} here.

{first} {did}. I am sure {first} {did} before.

somebody called {nick} {did}

its {nick} again, {she} {did}

{full}'s {item} {firm_did}

{word} n {word2} {did}

Is it {word} or {word2} who {did}?

I was told by {word} that the {item} {firm_did}

I was told by {double_first} at {store} to come in

Sent to {city}, says {word}. Sent to {city}, says {first2}.

{word} from HR {did}, {word2} from IT {did}

{word} {did}, the {small_word} {firm_did}

the {small_word} was fine but {word} {did}

{word} sold me a {small_word} {item} and {she} {did}

I asked {word} about the {small_word}, {she} {did}

no {small_word} this {month}, says {word} {spot}

{word} is a {small_word} to everyone

{opener} {word} {did}. What a {small_word}.

spoke 2 {first} {spot}, {she} {did}

big thanks 2 {nick} 4 the {item}

{first} sorted it 4 me

{word} did what she could
"""
