"""Words of everyday English and of film talk: which say little, which forms are irregular, which mean the same.

In the tables a comma ends a group, and `_` stands for the space of a phrase. A table is read when it is first needed.
"""

from functools import cache

# Words that only hold a sentence together, that say what somebody wants to know or how they like it, or that name what
# every film has. Beside others they need not be there.
_little = """
a able about actor actress actual actually after again aint all already also although always amazing an and another
answer any anybody anymore anyone anything anyway anywhere apparently appear appeared appears are around as ask asked
asks at awesome bad based basically be beautiful because been before being best better between bit bits bloke blokes
bloody both brilliant bunch but by call called calls came can cannot cant certain chap chaps character characters clip
come comes coming concerning cool cos could couldnt couldve crazy curious cuz damn date describe describes detail
details dialog dialogue did didnt do does doesnt doing done dont down dude dudes dunno during each either else epic
even eventually ever every everybody everyone everything everywhere exact exactly exist existed exists explain
explained explains fact facts famous fantastic favorite favourite feature featured features fella fellas fellow film
films finally find flick flicks folks for from fun funny gag gave get gets getting gimme give gives go goes going
gonna good got gotta great guy guys had hadnt happen happened happening happens has hasnt hate have havent having he
hed her here herself hes hey hilarious him himself his honestly how howd however hows i iconic if im in info
information instead interesting into involving is isnt it itll its itself ive joke jokes just kind kinda know known
lad lads legendary lemme let lets like line lines list literally lot lots made make makes making many maybe me mean
means memorable mention mentioned mentions moment moments most movie movies much my name named need needed needs
neither nice no nor note now obviously of off offensive ok okay on one only onto or originally other others our out
over own part parts per perhaps phrase phrases picture play played player playing plays please pls possible possibly
pretty probably question quite quotable quote quotes rather real reality really reason reasons reckon refer referred
refers regarding regards related remember responsible ridiculous right role rude said same saw say saying says scene
scenes see seem seemed seems seen sentence sentences seriously she shes should shouldnt shouldve silly simply since so
some somebody somehow someone something sometimes somewhere sort sorta still stories story strange stuff stupid such
suppose supposed supposedly tell telling tells terrible than that thatll thats the their them themselves then there
theres these they theyd theyre theyve thing things think thinks this those though thought to told too totally tried
tries trivia true try trying type ugly um under until up us use used uses very via vulgar wanna want wanted wanting
wants was wasnt we weird well went were weve what whatd whatever whats when whenever whens where whered wheres
wherever whether which while who whoever whole whom whos whose why whys will with without wonder wondering wont would
wouldnt wouldve ya yall yeah yep yes yet you youll young your youre youve
"""
NAMING = frozenset({"called", "name", "named", "mean", "means"})  # beside a title, these ask about the title
VAGUE = frozenset({"man", "men", "woman", "women", "person", "people", "lady", "gentleman"})  # of somebody, little too
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
boss chief commander leader superior supervisor ringleader,
cop police policeman policewoman officer militia sheriff constable lawman copper flatfoot, detective investigator,
gun pistol revolver handgun weapon firearm, bullet ammo ammunition cartridge round, clerk receptionist reception,
gangster hood thug mobster crook criminal henchman goon bandit henchmen accomplice crony minion lackey bad_guys,
gang mob mafia, prison jail penitentiary behind_bars locked_up imprisoned lockup, prisoner inmate convict,
villain baddie bad_guy antagonist nemesis, hero protagonist good_guy main_character, car automobile vehicle auto,
taxi cab, bus coach, truck lorry, plane airplane aeroplane aircraft, train locomotive,
bird parakeet budgie budgerigar parrot, hotel motel inn, exchange swap trade switch, goof mistake blooper error flaw,
wooden false artificial fake prosthetic, fake fictional invented imaginary, soviet russian ussr soviet_union bolshevik,
communist communism commie socialist, photo photograph photography cinematography camerawork, husband spouse hubby,
wife spouse girlfriend bride missus, girlfriend lover sweetheart, wedding marriage,
salary fee pay wage earn paycheck payment income, idol model role_model, cost budget price expense,
bath bathhouse sauna spa bath_house, soundtrack score music album ost, song tune track, trailer teaser,
sequel follow_up followup part_two part_2 second_movie second_film another_one part_ii second_part continuation,
award prize, critic reviewer, review criticism, robber thief burglar, steal rob, doctor physician dr medic,
burger hamburger, sidekick partner buddy colleague co_worker coworker workmate, friend pal mate buddy, dancer stripper,
informant informer snitch, teacher instructor coach trainer tutor, coke cocaine, drug narcotic dope, apartment flat,
house home, glasses sunglasses specs spectacles dark_glasses eyeglasses,
novel novelization novelisation book paperback, slogan tagline motto, advert ad advertisement advertising commercial,
cinema theatre theater movie_theater, release premiere come_out came_out opened,
kill murder slay assassinate bump_off gun_down homicide, killer murderer assassin hitman,
fight brawl battle combat fistfight punch_up scuffle, duel showdown, pun wordplay play_on_words,
suit outfit clothes clothing dress, costume wardrobe outfit clothes, author writer, screenplay script,
screenwriter scriptwriter screenplay, gift present souvenir, final last closing, ending end finale,
opening beginning start, goodbye farewell parting, television tv telly, porn pornographic,
usa america american united_states states yank yankee, uk britain england united_kingdom british,
permit permission licence license, die dies died death killed murdered, corpse body dead_body,
length runtime duration running_time, minute min mins, hour hr, second sec, street st, versus vs, mister mr,
dealer trafficker pusher drug_dealer drug_seller drug_sellers, studio company, opinion verdict view, anecdote trivia,
location place site, shootout shoot_out gunfight shooting firefight, computer_game video_game videogame game,
money dollar cash bucks dough dosh quid moolah, box_office gross takings earnings, city town, stairs steps staircase,
kid child, woman lady female girl, drink beverage, alcohol booze liquor vodka, food meal grub dinner lunch eat,
phone telephone, fat overweight, thin slim skinny, scared afraid frightened fear terrified scary,
angry mad furious annoyed pissed_off fuming, insane mad lunatic, idiot fool moron dumb stupid, shout yell scream,
talk speak conversation, hide conceal stash, escape flee getaway get_away run_away break_out breakout broke_out,
catch capture arrest, follow tail shadow trail, chase pursuit pursue, hurt injure wound injury injured,
hit punch beat thrash beat_up slap smack, throw toss hurl, buy purchase, begin start, finish end, fast quick rapid,
big large huge, small tiny, aspect_ratio widescreen screen_format, certificate age_rating rated,
naked nude undressed bare nudity topless unclothed, church cathedral, castle palace, lawyer attorney,
cameraman cinematographer director_of_photography dop camera_operator, makeup make_up, stuntman stunt_man stunt,
dub dubbing synchronise, accent pronunciation, newspaper paper, journalist reporter, hospital clinic infirmary,
riddle mystery, bag suitcase luggage, blind sightless, bald shaven shaved skinhead, tribute dedication dedicate,
birthday birth born, uncensored uncut, censored shortened, censorship cut, deleted cut removed,
restore remaster restoration, disc disk, vhs video tape cassette videotape, insult curse swear,
swearing profanity cursing bad_language, torture interrogation, bribe bribery corruption, beard moustache mustache,
tall giant, muscle muscular bodybuilder strongman, foreigner immigrant, emigrant emigre immigrant exile,
defect defector, mission assignment, rule law, ignore disobey, hat cap, funeral burial, hometown birthplace,
lookalike resemble look_like, humour humor comedy, flop bomb failure, success smash, plan scheme, proof evidence,
translate translation interpreter translator, tram streetcar, subway underground metro, petrol gas, holiday vacation,
post mail, pavement sidewalk, flight plane, garbage rubbish trash, sweets candy, biscuit cookie, chips fries,
trousers pants, sick ill unwell disease, rich wealthy, argue quarrel squabble, marry wed, hooker prostitute whore,
nightclub club disco, bar pub saloon, cafe café restaurant diner eatery, tramp hobo bum homeless beggar,
army military soldier, badge insignia, medal decoration, sculpture statue monument, choir chorus choral,
composer composed, remake remade, sister sibling, brother sibling bro, mum mother mom, dad father, grandma grandmother,
copy imitate rip_off, compare comparison similar similarity resemble liken, inspire inspiration, origin source idea,
improvise ad_lib, rewrite rewriting, two 2, three 3, four 4, five 5, six 6, seven 7, eight 8, nine 9, ten 10,
visit trip travel journey tour, fly travel flight, lesson training class course, weather climate temperature,
refuse reject decline turn_down turned_down, accept agree, reveal expose disclose,
betray double_cross doublecross betrayal, explode blast explosion, police_station headquarters precinct,
motorbike motorcycle, neighbour neighbor, hair haircut hairstyle, bartender barman barkeeper, waiter waitress,
cell jail_cell, guard warden, shy embarrassed ashamed, brave courage courageous, cold freezing chilly,
undercover incognito disguise, disguise disguised dressed_as, prosthesis prosthetic artificial wooden,
drunk intoxicated, rumour rumor gossip, legend myth, childhood boyhood, adult grown_up, teenager teen,
politician political politics, election vote, protest demonstration, revolution uprising, war conflict,
secretly secret hidden, fan admirer, autograph signature, journalist press media, broadcast aired shown,
series sitcom tv_show tv_series television_series, cartoon animated,
documentary making_of behind_the_scenes featurette, rental rent, audience viewers spectators public moviegoers,
ticket admission, cheap inexpensive, expensive costly pricey valuable, rank ranking chart, star_rating stars,
poster billboard, logo emblem, font lettering typeface, title_sequence opening_credits opening_titles,
end_credits closing_credits, dedication in_memory_of, stunt_double double, minor small bit_part, cameo appearance,
casting audition screen_test, director filmmaker, producer produced, set_designer production_designer art_director,
tailor dressmaker, armourer armorer gunsmith, sound audio, colour tint, lens camera, rewrite revise,
idea concept premise, plot story storyline, symbol metaphor, stereotype cliche cliché, racist racism, sexist sexism,
homosexual gay, romance love romantic, strange weird odd peculiar, sad tragic unhappy upset depressing,
happy glad pleased delighted cheerful, proud pride, bored boring, tired exhausted, sleep asleep, dream nightmare,
remember memory, forget forgotten, learn study lesson, school academy college, student pupil, expert specialist,
amateur beginner, champion winner, wrestler wrestling, athlete sportsman, weightlifter bodybuilder strongman,
doughnut pastry, crash collision collide, bonus extras special_features, diet weight,
on_set shoot filming shooting filmed, baron lord kingpin boss czar tsar, smuggle ship import,
robbery heist hold_up holdup, suspect accused culprit, arrest apprehend detain nab custody, guilty guilt,
innocent not_guilty blameless, crime offence felony, kidnap abduct, junkie addict drug_addict,
execute execution put_to_death, threaten threat menace, handcuffs cuff, clue evidence, rip tear pull snap yank wrench,
snap break smash shatter fracture, raid bust storm, surveillance stakeout stake_out,
interrogate interrogation questioning grill, confess admit own_up confession, lieutenant lt, sergeant sgt,
captain capt, detective det, colonel col, relative family relation kin, baby infant, son daughter child,
stomach belly tummy, bottom butt ass backside buttocks arse bum rear, breasts boobs tits chest,
physique build body figure, heart_attack cardiac_arrest, palm hand, fist hand, jacket coat, shoes boots footwear,
tie necktie, fur mink ermine, wristwatch timepiece, underwear undies loincloth, wear dressed_in put_on clothes,
drive steer at_the_wheel, driver chauffeur cabbie, helicopter chopper, boat ship ferry, bicycle bike,
railway railroad train, station terminal depot, motorway highway freeway, traffic_light red_light,
crash wreck smash pile_up, tea cuppa, beer lager ale, cigarette cigar smoke, hungry starving, cook chef,
junk_food fast_food, coffee espresso, bet wager gamble gambling, fund finance bankroll, free gratis for_nothing,
bribe backhander kickback pay_off buy_off, profit make_money made_money gross profitable, owe debt,
hire employ recruit, fired sacked dismissed, worker labourer laborer workman,
foundry foundryman steelworks factory mill, squad unit team, necessary need required needed requirement,
special_effects effects fx vfx, double stand_in standin, edit editor editing, subtitles subtitled captions,
dub voice_over voiceover dubbed, draft version, rehearse practise practice rehearsal,
prepare preparation research get_ready, spend_time spent_time hang_out hung_out hanging_out spending_time,
one_liner wisecrack quip zinger wise_guy wisecracking catchphrase, praise acclaim compliment,
panned slated slammed criticism negative, mark grade rating, dull boring tedious, witty amusing humorous,
violent violence brutal bloody gory, verdict judgement judgment conclusion, entertaining enjoyable,
cult beloved popular, street road avenue, shop store buy, square plaza, toilet bathroom restroom loo, border frontier,
abroad overseas foreign, downtown city_centre city_center, desk counter reception front_desk, embassy consulate,
diplomat ambassador envoy consul, lobby foyer hall, roof rooftop, mountains alps, gym fitness, lamp light,
eighties 80s 1980s, nineties 90s 1990s, anniversary jubilee, eleven 11, twelve 12 dozen, twenty 20, thirty 30,
forty 40, fifty 50, hundred 100, first 1st debut, second 2nd, third 3rd, percent per_cent, old elderly aged veteran,
nervous anxious worried worry, calm relax relaxed unwind chill_out, stress pressure tension, alone lonely solo,
surprise astonish shock, disgust revolt repulsed, confused baffled puzzled, laugh giggle chuckle, cry weep sob tears,
smile grin, respect admire, jealous envy envious, ambush trap set_up, attack assault strike storm,
defeat overcome beat, win victory triumph triumphant, enemy foe rival opponent adversary,
knock_down knocks_down knock_out knocks_out, reply respond response, promise vow, boast brag,
complain moan grumble whine complaint protest, tease mock make_fun, thanks thank_you cheers thank thankyou,
greeting greet hello welcome, apologise sorry apology, order command instruct, speech monologue lecture rant,
advice tip, claim allege, meaning signify mean, warn warning, persuade convince,
allow allowed permission permit authorise authorised authorize let official leave,
forbid forbidden ban banned prohibit, illegal unlawful, legal lawful, passport visa,
return come_back go_back go_home goes_home going_home, tourist visitor, luggage baggage, language tongue,
cyrillic russian_letters russian_alphabet, spell spelling, dog puppy hound, pet animal, aquarium fish_tank fish,
football soccer, boxing boxer, olympics olympic olympian, medal trophy gold, workout exercise, surgery operation,
disabled crippled one_legged amputee handicapped, pass_away passed_away die, knife blade dagger,
unlimited endless infinite bottomless never_ending, caliber calibre, melody tune theme, record album lp, sax saxophone,
singer vocalist, nickname alias pet_name, genuine authentic real, wrong incorrect inaccurate,
correct accurate realistic, difficult hard tough, easy simple, dangerous risky risk, clever smart intelligent,
loud noisy, quiet silent, dirty filthy, find discover locate, search seek look_for looking_for hunt,
burning scorching glowing red_hot hot, stone rock coal, jump leap, fall tumble, push shove, borrow lend loan borrowed,
select pick choose opt, confiscate seize take_away takes_away took_away taken_away,
hand_over surrender give_up gives_up, help assist aid, rescue save free, protect guard defend, deceive trick con dupe,
pretend pose impersonate claim, solve figure_out, stare leer ogle, notice spot recognise, hurry rush, halt stop,
stay remain, government state regime, religion religious faith spiritual, economy economic economics,
citizenship green_card nationality, immunity amnesty, capitalism capitalist, politics political, leader head,
minder babysitter chaperone escort, unmanly feminine effeminate, manly macho masculine, tropical exotic,
cheat unfaithful affair, kiss make_out, memoir autobiography biography, website site, blog website, magazine journal,
crowd mob mobbed, director_of_photography cinematographer, hairdresser hairstylist,
distributor distribution distribute, publisher publish, developer develop developed, remember recall,
rumour allegedly supposedly, invented made_up fictional, toughest hardest, crazy mad craziest,
flirt flirting chat_up hit_on pick_up_line, bloodshed gore blood, remark comment, outlaw bandit, cellmate inmate,
boozer drunkard alcoholic, tipsy drunk, rulebook rules by_the_book, reckless wild unruly, obedient loyal,
duty obligation orders, goons thugs henchmen, syndicate cartel gang, undercover secret_agent,
alphabet letters lettering, backwards reversed mirrored, homeland native home_country, hungary hungarian magyar,
georgia georgian caucasus, moscow muscovite russian_capital, chicago chicagoan windy_city, dane danish denmark,
korean korea, brazilian brazil, portuguese portugal, ukrainian ukraine, dutch netherlands holland,
argentine argentinian argentina, mexican mexico, jail_break jailbreak prison_break, hospitalised hospital patient,
blindness blind, painter artist, sauna steam_bath steam_room, doughnut donuts doughnuts, tape vhs, ultra_hd uhd 4k,
high_definition hd blu_ray, out_of_ten mark, viewership audience admissions, moviegoer viewer, filmgoer viewer,
million millions, remastered restoration, novel novelisation, c64 commodore
"""


# Those of the little words that any sentence may have, so that it counts for nothing when a record has them.
SILENT = frozenset({"a", "an", "any", "are", "exists", "is", "of", "or", "the", "there"})
LITTLE = frozenset({*_little.split(), "how long", "how many", "how much", "how old", "in charge"})


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
