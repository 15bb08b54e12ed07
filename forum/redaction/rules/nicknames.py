"""Short forms of given names, English and French, to suggest to the moderator."""

from functools import cache

from forum.redaction.rules.folding import fold
from forum.redaction.rules.roster import name_keys

_SHORT_FORMS = """
Abigail: Abby, Gail
Abraham: Abe, Bram
Adelaide: Addie, Heidi
Agnes: Aggie, Nessa
Albert: Al, Bert, Bertie
Alexander: Alex, Al, Sandy, Xander, Lex
Alexandra: Alex, Sandra, Sasha, Lexi
Alexandre: Alex, Sacha
Alfred: Alf, Alfie, Fred
Alison: Ali, Allie
Amanda: Mandy
Andrea: Andie
Andrew: Andy, Drew
Angela: Angie
Anne-Marie: Annie
Anthony: Tony, Ant
Antoine: Toine, Tonio
Antonio: Tony, Toni
Arthur: Art, Artie
Barbara: Barb, Babs
Beatrice: Bea, Trixie
Benjamin: Ben, Benji, Benny
Benoît: Ben
Bernadette: Bernie
Bernard: Bernie
Brenda: Bren
Caroline: Caro, Carrie
Catherine: Cathy, Cath, Kate, Katie, Cat
Charles: Charlie, Chuck, Charly
Charlotte: Charlie, Lottie, Chacha
Christine: Chris, Chrissy, Tina
Christian: Chris
Christina: Chris, Chrissy, Tina
Christophe: Chris, Tophe
Christopher: Chris, Kit, Topher
Clément: Clem
Corinne: Coco
Cynthia: Cindy
Daniel: Dan, Danny
Danielle: Dani
David: Dave, Davey
Deborah: Deb, Debbie
Denise: Niecy
Dennis: Den, Denny
Dominique: Dom, Domi
Donald: Don, Donnie
Dorothy: Dot, Dottie, Dolly
Douglas: Doug
Edward: Ed, Eddie, Ted, Teddy, Ned
Édouard: Ed, Doudou
Eleanor: Ellie, Nell, Nora
Elizabeth: Liz, Lizzie, Beth, Betty, Betsy, Eliza, Libby, Lisa
Élisabeth: Babeth, Lise, Élise
Émilie: Émi, Mimi
Emily: Em, Emmy
Emmanuel: Manu
Emmanuelle: Manu
Eugene: Gene
Fatoumata: Fatou
Florence: Flo
Frances: Fran, Frannie
Francis: Frank, Fran
Francisco: Paco, Pancho
François: Fanfan
Françoise: Fanfan
Franklin: Frank
Frederick: Fred, Freddie, Rick
Frédéric: Fred
Gabriel: Gabe, Gaby
Gabrielle: Gaby
Geoffrey: Geoff
Gerald: Gerry, Jerry
Gérard: Gégé
Gregory: Greg
Grégory: Greg
Guillaume: Guigui, Will
Gwendolyn: Gwen
Harold: Harry, Hal
Helen: Nell, Nellie
Henry: Harry, Hank, Hal
Isabelle: Isa, Zaza
Isabella: Bella, Izzy
Jacqueline: Jackie
Jacob: Jake
James: Jim, Jimmy, Jamie, Jem
Janet: Jan
Jean-Baptiste: JB
Jean-Claude: JC
Jean-François: Jeff, JF
Jean-Luc: JL
Jean-Marc: JM
Jean-Michel: Jean-Mi
Jean-Philippe: JP
Jean-Pierre: JP
Jeffrey: Jeff
Jennifer: Jen, Jenny, Jenn
Jeremy: Jez, Jem
Jérôme: Jéjé
Jessica: Jess, Jessie
Joanna: Jo, Joey
Jonathan: Jon, Jonny, Nathan
Joseph: Joe, Joey, Jo
Josephine: Jo, Josie
Joshua: Josh
José: Pepe
Judith: Judy, Jude
Julien: Juju
Julie: Jules, Juju
Katherine: Kate, Kathy, Katie, Kat, Kit
Kathleen: Kathy, Kath
Kenneth: Ken, Kenny
Kimberly: Kim, Kimmy
Kristina: Kris, Tina
Laurence: Larry, Lolo
Laurent: Lolo
Lawrence: Larry, Laurie
Leonard: Leo, Len, Lenny
Lillian: Lily, Lil
Louise: Lou, Loulou
Ludovic: Ludo
Madeleine: Mado, Maddie
Magdalena: Lena, Magda
Margaret: Maggie, Meg, Peggy, Marge, Greta, Daisy
Marguerite: Margot
Marie-Claude: Marie-Clo
Marie-Christine: Marie-Chris
Marie-Thérèse: Maïté
Marjorie: Marge, Margie
Martin: Marty
Martha: Marty, Mattie
Mary: Molly, Polly, Mae
Mathieu: Mat, Math
Matthew: Matt, Matty
Matthieu: Matt
Maximilian: Max
Maxime: Max
Melissa: Mel, Missy, Lissa
Mélanie: Mel
Michael: Mike, Mick, Mickey, Mikey
Michel: Mimi, Mich
Michelle: Shelly, Chelle
Miguel: Migue
Mohamed: Mo, Momo
Mohammed: Mo, Med
Muhammad: Mo
Nancy: Nan
Natalie: Nat, Nattie
Nathalie: Nath
Nathaniel: Nate, Nat
Nicholas: Nick, Nicky, Nico
Nicolas: Nico
Nicole: Nicky, Nikki
Olivia: Liv, Livvy
Oliver: Ollie, Olly
Olivier: Oliv
Pamela: Pam, Pammy
Pascal: Pasc
Patricia: Pat, Patty, Trish, Tricia
Patrick: Pat, Paddy, Rick
Penelope: Penny
Peter: Pete
Philip: Phil, Pip
Philippe: Phil, Philou
Phillip: Phil
Pierre: Pierrot
Priscilla: Cilla, Prissy
Rachel: Rach, Shelly
Raymond: Ray
Rebecca: Becky, Becca
Reginald: Reg, Reggie
Richard: Rick, Rich, Dick, Ricky, Richie
Robert: Bob, Rob, Bobby, Robbie, Bert
Roberta: Bobbie
Roderick: Rod
Rodolphe: Rod
Ronald: Ron, Ronnie
Rosalind: Roz
Rosemary: Rose, Rosie
Russell: Russ
Samantha: Sam, Sammy
Samuel: Sam, Sammy
Sandrine: Sandy
Sandra: Sandy
Sarah: Sally, Sadie
Sébastien: Seb, Bastien
Sebastian: Seb, Bastian
Sophia: Sophie
Stanley: Stan
Stephanie: Steph, Stevie
Stéphane: Steph
Stéphanie: Steph, Fanny
Stephen: Steve, Stevie
Steven: Steve, Stevie
Susan: Sue, Susie, Suzy
Suzanne: Sue, Suzy
Sylvie: Syl
Theodore: Ted, Teddy, Theo
Theresa: Terry, Tess, Tessa
Thérèse: Tété
Thibault: Titi
Thomas: Tom, Tommy
Timothy: Tim, Timmy
Valérie: Val
Valerie: Val
Vanessa: Nessa
Veronica: Ronnie, Vera
Véronique: Véro
Victoria: Vicky, Tori
Victor: Vic
Vincent: Vince, Vinnie
Virginia: Ginny, Ginger
Virginie: Nini
Vivian: Viv
Walter: Walt, Wally
William: Will, Bill, Billy, Willy, Liam
Xavier: Xav
Zachary: Zach, Zack
"""


def nicknames_for(name: str) -> tuple[str, ...]:
    """Suggest short forms of a person's given name; the moderator approves them."""
    keys = name_keys(name)
    return _table().get(keys[0], ()) if keys else ()


def short_forms() -> frozenset[str]:
    """List every short form, folded; people are called so even when no list of first names has it."""
    return frozenset(fold(short) for shorts in _table().values() for short in shorts if len(short) > 2)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    lines = [line.split(":") for line in _SHORT_FORMS.strip().splitlines()]
    return {fold(full): tuple(short.strip() for short in shorts.split(",")) for full, shorts in lines}
