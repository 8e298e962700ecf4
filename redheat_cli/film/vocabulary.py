"""Words of everyday English and of film talk: which say little, which forms are irregular, which mean the same.

In the tables a comma ends a group, and `_` stands for the space of a phrase. A table is read when it is first needed.
"""

from functools import cache

# Words that only hold a sentence together, that say what somebody wants to know or how they like it, or that name what
# every film has. Beside others they need not be there.
_little = """
a about actor actress actually after again all also always am amazing an and answer any anybody anyone anything anyway
apparently appear appeared appears are around as ask asked asks at awesome bad based be beautiful because been before
being best better between bit bits both brilliant but by call called calls came can certain character characters clip
come comes coming concerning cool could crazy date describe detail details dialog dialogue did didnt do does doesnt
doing done dont down during each else epic eventually ever every everybody everyone everything exact exactly explain
explained fact facts famous fantastic favorite favourite feature featured features film films finally find for from fun
funny gag gave get gets getting give gives go goes going gonna good got great had happen happened happening happens has
hate have having he her here hes hilarious him his how hows i iconic if im in info information instead interesting into
involving is isnt it its ive joke jokes just kind kinda know known legendary let lets like line lines list made make
makes making many maybe me mean means memorable mention mentioned mentions moment moments most movie movies much my
name named need nice no note of off offensive ok okay on one only onto or originally other our out over own part parts
picture play played player playing plays please pls possible pretty probably question quite quotable quote quotes real
really reason reasons regarding related remember ridiculous right role rude said same saw say saying says scene scenes
see seen she should silly so some somebody someone something sort stories story strange stuff stupid such supposedly
tell tells terrible than that thats the their them then there theres these they theyre thing things think thinks this
those thought to told too totally trivia type ugly um under until up us use used uses very vulgar wanna want wanted
wants was wasnt we weird well went were what whatever whats when whens where wheres whether which while who whole whom
whos whose why whys will with without would wouldnt yes you young your youre
"""
VAGUE = frozenset({"guy", "guys", "man", "woman", "person", "people"})  # of somebody these tell little, too
# Forms that no rule makes: of verbs and nouns, and short first names.
_irregular = """
shoot shot, write wrote written, die died dying dead death, sell sold, see saw seen, speak spoke spoken speech,
pay paid, steal stole stolen, teach taught, fight fought, give gave given, take took taken, wear wore worn, win won,
lose lost, drive drove driven, hide hid hidden, break broke broken, fly flew flown flight, choose chose chosen,
sing sang sung song, buy bought, make made, man men, woman women, wife wives, knife knives, foot feet, tooth teeth,
child children, donut doughnut, eat ate eaten, drink drank drunk, feed fed, meet met, build built, leave left,
lend lent, throw threw thrown, catch caught, burn burnt, learn learnt, spill spilt, think thought, tell told,
bring brought, find found, get got gotten, keep kept, lead led, spend spent, send sent, hold held, begin began begun,
become became, grow grew grown, know knew known, ride rode ridden, rise rose risen, run ran, swear swore sworn,
sleep slept, sit sat, stand stood, stick stuck, swim swam, understand understood, wake woke, freeze froze frozen,
bite bit bitten, produce production producer, describe description, marry marriage, lie lied lying, thief thieves,
life lives live, analyse analysis, crisis crises, mouse mice, goose geese, hero heroes, visit visitor, arrive arrival,
refuse refusal, survive survival survivor, prove proof, strong strength, long length, high height, deep depth,
warm warmth, true truth, hot heat, choose choice, lose loss, grow growth, believe belief, advise advice,
defend defence, offend offence, decide decision, explode explosion, invade invasion, destroy destruction,
conclude conclusion, receive reception, jim jimmy james, mike michael, bill billy william, bob bobby robert,
tom tommy thomas, dan danny daniel, joe joseph, pete peter, dave david, matt matthew, andy andrew, ed eddie edward,
tony anthony, rick richard, arnie arnold, art arthur, vic victor viktor, nick nicholas, alex alexander,
steve steven stephen, chris christopher, cathy catherine
"""
# Words that people use for the same: whoever types one also finds the others.
_synonyms = """
boss chief commander leader superior, cop police policeman policewoman officer militia sheriff, detective investigator,
gun pistol revolver handgun weapon firearm, bullet ammo ammunition cartridge round, clerk receptionist reception,
gangster hood thug mobster crook criminal henchman goon bandit, gang mob mafia, prison jail penitentiary,
prisoner inmate convict, villain baddie bad_guy antagonist nemesis, hero protagonist good_guy main_character,
car automobile vehicle auto, taxi cab, bus coach, truck lorry, plane airplane aeroplane aircraft, train locomotive,
bird parakeet budgie budgerigar parrot, hotel motel inn, exchange swap trade switch, goof mistake blooper error flaw,
wooden false artificial fake prosthetic, fake fictional invented imaginary, soviet russian ussr soviet_union,
communist communism commie socialist, photo photograph photography, husband spouse, wife spouse girlfriend bride,
girlfriend lover sweetheart, wedding marriage, salary fee pay wage earn paycheck payment, idol model role_model,
cost budget price expense, bath bathhouse sauna spa bath_house, soundtrack score music album ost, song tune track,
trailer teaser, sequel follow_up followup part_two part_2, award prize, critic reviewer, review criticism,
robber thief burglar, steal rob, doctor physician dr medic, burger hamburger, sidekick partner buddy colleague,
friend pal mate buddy, dancer stripper, informant informer snitch, teacher instructor coach trainer tutor,
coke cocaine, drug narcotic dope, apartment flat, house home, glasses sunglasses specs spectacles,
novel novelization novelisation book paperback, slogan tagline motto, advert ad advertisement advertising commercial,
cinema theatre theater movie_theater, release premiere come_out came_out opened, kill murder slay assassinate,
killer murderer assassin hitman, fight brawl battle combat fistfight, duel showdown, pun wordplay play_on_words,
suit outfit clothes clothing dress, costume wardrobe outfit clothes, author writer, screenplay script,
screenwriter scriptwriter screenplay, gift present souvenir, final last closing, ending end finale,
opening beginning start, goodbye farewell parting, television tv telly, porn pornographic,
usa america american united_states, uk britain england united_kingdom british, permit permission licence license,
die dies died death killed murdered, corpse body dead_body, length runtime duration running_time, minute min, hour hr,
second sec, street st, versus vs, mister mr, dealer trafficker pusher drug_dealer, studio company,
opinion verdict view, anecdote trivia, location place site, shootout shoot_out gunfight shooting firefight,
computer_game video_game videogame game, money dollar cash, box_office gross takings earnings, city town,
stairs steps staircase, kid child, woman lady female girl, drink beverage, alcohol booze liquor vodka, food meal,
phone telephone, fat overweight, thin slim skinny, scared afraid frightened fear, angry mad furious,
insane mad lunatic, idiot fool moron, shout yell scream, talk speak conversation, hide conceal,
escape flee getaway get_away run_away, catch capture arrest, follow tail shadow, chase pursuit pursue,
hurt injure wound, hit punch beat, throw toss hurl, buy purchase, begin start, finish end, fast quick rapid,
big large huge, small tiny, aspect_ratio widescreen screen_format, certificate age_rating rated,
naked nude undressed bare, church cathedral, castle palace, lawyer attorney,
cameraman cinematographer director_of_photography dop camera_operator, makeup make_up, stuntman stunt_man stunt,
dub dubbing synchronise, accent pronunciation, newspaper paper, journalist reporter, hospital clinic, riddle mystery,
bag suitcase luggage, blind sightless, bald shaven shaved skinhead, tribute dedication dedicate, birthday birth born,
uncensored uncut, censored shortened, censorship cut, deleted cut removed, restore remaster restoration, disc disk,
vhs video tape cassette videotape, insult curse swear, swearing profanity cursing bad_language, torture interrogation,
bribe bribery corruption, beard moustache, tall giant, muscle muscular bodybuilder strongman, foreigner immigrant,
emigrant emigre immigrant exile, defect defector, mission assignment, rule law, ignore disobey, hat cap,
funeral burial, hometown birthplace, lookalike resemble look_like, humour humor comedy, flop bomb failure,
success smash, plan scheme, proof evidence, translate translation, tram streetcar, subway underground metro,
petrol gas, holiday vacation, post mail, pavement sidewalk, flight plane, garbage rubbish trash, sweets candy,
biscuit cookie, chips fries, trousers pants, sick ill, rich wealthy, argue quarrel squabble, marry wed,
hooker prostitute whore, nightclub club disco, bar pub saloon, cafe café restaurant, tramp hobo bum homeless beggar,
army military soldier, badge insignia, medal decoration, sculpture statue monument, choir chorus choral,
composer composed, remake remade, sister sibling, brother sibling, mum mother mom, dad father, grandma grandmother,
copy imitate rip_off, compare comparison, inspire inspiration, origin source idea, improvise ad_lib, rewrite rewriting,
two 2, three 3, four 4, five 5, six 6, seven 7, eight 8, nine 9, ten 10, visit trip travel journey, fly travel flight,
lesson training class course, weather climate temperature, refuse reject decline turn_down turned_down, accept agree,
reveal expose disclose, betray double_cross doublecross betrayal, explode blast explosion,
police_station headquarters precinct, motorbike motorcycle, neighbour neighbor, hair haircut hairstyle,
bartender barman barkeeper, waiter waitress, cell jail_cell, guard warden, shy embarrassed ashamed,
brave courage courageous, cold freezing chilly, undercover incognito disguise, disguise disguised dressed_as,
prosthesis prosthetic artificial, drunk intoxicated, rumour rumor gossip, legend myth, childhood boyhood,
adult grown_up, teenager teen, politician political politics, election vote, protest demonstration,
revolution uprising, war conflict, secretly secret hidden, fan admirer, autograph signature, journalist press media,
broadcast aired shown, series sitcom, cartoon animated, documentary making_of behind_the_scenes featurette,
rental rent, audience viewers spectators public moviegoers, ticket admission, cheap inexpensive, expensive costly,
rank ranking chart, star_rating stars, poster billboard, logo emblem, font lettering typeface,
title_sequence opening_credits opening_titles, end_credits closing_credits, dedication in_memory_of,
stunt_double double, minor small bit_part, cameo appearance, casting audition screen_test, director filmmaker,
producer produced, set_designer production_designer art_director, tailor dressmaker, armourer armorer gunsmith,
sound audio, colour tint, lens camera, rewrite revise, idea concept premise, plot story storyline, symbol metaphor,
stereotype cliche cliché, racist racism, sexist sexism, homosexual gay, romance love romantic,
strange weird odd peculiar, sad tragic, happy glad, proud pride, bored boring, tired exhausted, sleep asleep,
dream nightmare, remember memory, forget forgotten, learn study lesson, school academy college, student pupil,
expert specialist, amateur beginner, champion winner, wrestler wrestling, athlete sportsman,
weightlifter bodybuilder strongman, cookie biscuit, doughnut pastry, crash collision collide,
bonus extras special_features, diet weight, on_set shoot filming
"""


LITTLE = frozenset({*_little.split(), "how long", "how many", "how much", "how old"})


@cache
def _spaced(table: str) -> str:
    return f" {table.replace(',', ' , ').replace(chr(10), ' ')} "


def _with(word: str, table: str) -> frozenset[str]:
    """Return all words of those groups of TABLE that WORD is in."""
    found, spaced, word = set[str](), _spaced(table), word.replace(" ", "_")
    at = spaced.find(f" {word} ")
    while at >= 0:
        end = spaced.find(" , ", at + 1) + 1 or len(spaced)
        found.update(spaced[spaced.rfind(",", 0, at + 1) + 1 : end].split())
        at = spaced.find(f" {word} ", end)
    return frozenset(same.replace("_", " ") for same in found)


def irregular(word: str) -> frozenset[str]:
    """Return what no rule makes a form of WORD, and WORD; nothing when there is none."""
    return _with(word, _irregular)


def synonyms(word: str) -> frozenset[str]:
    """Return the words and phrases that mean the same as WORD, a word or a phrase, and WORD; nothing for none."""
    return _with(word, _synonyms)


@cache
def is_phrase(first: str, second: str) -> bool:
    """Tell whether the words FIRST and SECOND together count as a word."""
    return f"{first} {second}" in LITTLE or f" {first}_{second} " in _spaced(_synonyms)
