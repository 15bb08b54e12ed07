"""Words too common to tell anything; folded, as every other word is."""

_ENGLISH = """
a about after again all also am an and any are as at be because been before being but by can could did do does
doing don down for from further had has have having he her here hers him his how i if in into is isn it its just
let like me more most my no nor not of off on once one only or other our ours out over own re s same shall she
should so some such t than that the their theirs them then there these they this those through to too under until
up us ve very was wasn we were what when where which while who whom why will with would you your yours
ll m d didn doesn won wouldn couldn im ive id
"""

_FRENCH = """
a ai aie ainsi alors apres as au aucun aucune aujourd aussi autre autres aux avait avant avec avez avoir avons
beaucoup c ca car ce cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de depuis des
deux dit doit donc dont du elle elles en encore entre es est et etait etaient ete etes etre eu eux fait faire faut
fois font hui ici il ils j je jusqu l la laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais me
meme memes mes moi moins mon n ne ni non nos notre nous on ont ou par parce pas peu peut plus pour pourquoi
puisqu puisque qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si soit son sont sous suis
sur t ta tandis te tes toi ton tous tout toute toutes tres trop tu un une va vers voici voila vos votre vous y
"""

ENGLISH = frozenset(_ENGLISH.split())
FRENCH = frozenset(_FRENCH.split())
