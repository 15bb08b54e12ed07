"""Patterns put together from clauses that read alike in every language; written as clauses_en.py is."""

PEOPLE = """
{first} {did}.

{first} {did}. {she} {did}.

{opener} {first} {did}.

{first} {spot} {did}.

{first} {spot} {was}.

{first} {was}. {she} {did}.

{word} {did}.

{word} {spot} {did}.

{word} {was}, {she} {did}.

{opener} {word} {did}.

{reached} {word} {spot}, {aside}.

{reached} {first} {spot}.

{reached} {initial_last}. {she} {did}.

{thanks} {word} {spot}

{first} {did}, {first2} {did}, {first3} {did}

{letters} {spot} {did}

{thanks} {letters}

{double_first} {did}

{double_first} {spot} {was}

{particle_full} {did}. {particle_last} {did}.

{full} {did}. {she} {did}.

{full} {spot} {was}

{full} - {role} - {did}

{title_last} {did}. {title_last2} {did}.

{last} {did}. {opener} {last} {did}.

{brand} {firm_did}. {first} {spot} {did}.

- {full} ({role})¶- {full2} ({role})

{brand} {firm_did}.¶¶{full}
"""

NOBODY = """
{store} {firm_did}.

{brand} {firm_did}.

{brand} {firm_did}. {brand} {firm_did}. {bank} {firm_did}.

{opener} {brand} {firm_did}.

{bank} {firm_did}, {aside}.

{thanks} {store} {city}

{software} {firm_did}.

{software} {firm_did}, {software} {firm_did}

{product} {firm_did}, {product} {firm_did}

{ship} {firm_did}.

{show} {firm_did}

{city} {firm_did}

{store} - {firm_did}¶{brand} - {firm_did}

{she} {did}. {she} {did}.

{date} {brand}¶{date} {bank}¶{date} {store}
"""
