"""English: what shows the parts of a case that is told: its scene and task, how it came out, what was learnt."""

from __future__ import annotations

import re

from interviews.insights.tables import any_of, joined

IRREGULAR = (
    "began bought broke brought built came chose cut dealt did drew drove fed fought found gave got grew held kept "
    "laid "
    "led let made met overcame paid put ran read rebuilt redid redrew rethought rewrote rode sat said saw sent set "
    "shot showed shut sold sought spent split spoke stood stuck swept taught thought-through threw told took tore "
    "went withdrew won wrote rang hung woke wore bent lent dug bound flew lit struck blew froze spread"
)
SPAN = "days? weeks? months? years? quarters? sprints? semesters? terms?"
COUNT = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
_PLACE = (
    "job role company team project position firm employer start-up startup university college school agency bank "
    "hospital internship department office shop store restaurant plant lab laboratory studio clinic ward degree thesis"
)
_HOUSE = (
    "post house club fair museum library theatre school kindergarten factory foundation charity council authority "
    "insurer maker manufacturer publisher newspaper orchestra choir kitchen bakery hotel campsite pharmacy practice "
    "chain co-operative cooperative farm garage workshop warehouse depot station airport port site court church"
)
_ROLE = (
    "owner lead leader manager head chief director supervisor captain coordinator engineer founder editor foreman "
    "chair chairman chairwoman treasurer secretary planner organiser organizer principal deputy spokesman spokeswoman"
)
SITUATION = any_of(
    r"\b(?:last|this|that|the previous|the following|one) (?:year|month|week|spring|summer|autumn|fall|winter|"
    r"quarter|january|february|march|april|may|june|july|august|september|october|november|december|christmas)\b",
    r"\b(?:in|since|during|around|early|late) (?:19|20)\d\d\b",
    rf"\b(?:a few|a couple of|several|some|\d+|{joined(COUNT)}) (?:{joined(SPAN)}) (?:ago|before|into|back)\b",
    r"\bwhen (?:i|we) (?:was|were|had|worked|started|joined|first|led|ran|managed|took|studied)\b",
    r"\b(?:while|as) i (?:was|worked)\b|\bi was (?:working|leading|running|managing|part of|a|an|the|on|in|at|"
    r"building)\b",
    rf"\b(?:at|in|for|with|during|on|of) (?:my|our|a|an|the|one of my)(?: [\w-]+){{0,4}} (?:{joined(_PLACE)})\b",
    rf"\b(?:at|in|for|with|of) (?:my|our|an?|one of (?:my|our))(?: [\w-]+){{0,3}} (?:{joined(_HOUSE)})\b",
    r"^at (?:an?|our|my) (?!(?:first|second|third|last|later|closer|certain|early|meeting|guess|minimum|glance)\b)"
    r"[a-z]",
    rf"\bi was (?:[\w-]+ )?(?:{joined(_ROLE)}) (?:of|at|in|for)\b",
    r"\b(?:at|in) (?:university|school|college)\b|\bi was hired\b|\bas an? (?!(?:result|first|second|next|last|rule|"
    r"team|group|consequence|test|matter|start|whole)\b)[\w-]+(?: [\w-]+){0,2} (?:i|we)\b",
    r"\bi (?:joined|started (?:at|in|as)) (?:an?|the|our)\b",
    r"\bi (?:work|teach|study|volunteer) (?:as|at|in|for|with) (?:an?|the|our)\b|"
    r"\bi(?:'m| am) an? (?:[\w-]+ ){1,3}(?:in|at|for) (?:an?|the|our)\b",
    r"\b(?:once|one day|one time|back then|back when|at the time|at that time|recently|early in my)\b",
    r"\bduring (?:my|our|the|a)\b|\bthere (?:was|were) (?:a|an|no|some|two|three|constant|this)\b",
    r"\bwe were (?:\w+ly )?(?:\w+ing|about to|two|three|four|five|six|a)\b|\b(?:we|i) had (?:just|been|a|an|no|two|"
    r"three)\b",
    r"\b(?:my|our) (?!(?:[\w-]+ )?(?:job|task|role|goal|aim|duty|part|brief|idea|plan|approach) )"
    r"(?:[\w-]+ ){1,3}?(?:was|were|had|wanted|kept|needed|refused|decided|announced|asked|broke|crashed|"
    r"failed|quit|left|took|went|insisted|planned|relied)\b",
)
SCENE = re.compile(
    r"^(?:the|a|an|one|two|three|some|one of our|half|most) (?:[\w'-]+ ){1,5}?(?:was|were|had|wanted|kept|needed|"
    r"refused|decided|announced|asked|broke|crashed|failed|quit|left|took|went|insisted|planned|relied|complained|"
    r"disagreed)\b"
)
TASK = any_of(
    r"\b(?:boss|manager|lead|supervisor|teacher|client|customer|they) wants? (?:me|us) to\b",
    r"\b(?:responsible|accountable|in charge|tasked|assigned|supposed to|expected (?:me|us|to)|asked (?:me|us|to)|"
    r"put me|made me|wanted (?:me|us)|needed (?:me|us)|gave (?:me|us) (?:the|a|until|two|three|\d)|hired to|"
    r"volunteered)\b",
    r"\b(?:my|our|the|a clear) (?:own |main |real |only |first )?(?:job|role|task|responsibility|goal|objective|aim|"
    r"target|mission|part|duty|brief|deadline|remit|assignment|challenge|question)(?: (?:in|on|at) \w+(?: \w+)?)? "
    r"(?:was|were|is|had|there)\b",
    r"\b(?:i|we|it|that|they|someone|somebody|everything) (?:had|needed) to\b|\bmy job to\b|\bas (?:the |a |"
    rf"an )?[\w -]{{0,24}}\b(?:{joined(_ROLE)})\b(?: (?:of|for|in|at|on) [\w -]{{2,40}}?)?,? i\b",
    rf"\bi (?:was|became) (?:then |also |still )?(?:(?:an?|the|our|its|their) (?:[\w-]+ ){{0,3}}|[\w-]+ )?"
    rf"(?:{joined(_ROLE)})\b(?!')",
    r"\bi (?:was|became) the (?:\w+est|only|first|new)(?: [\w-]+)? (?:in|on|of|at|for|with|who)\b",
    r"\bi have to (?!say\b|admit\b)\w+[^.]*\b(?:by|until|before|within|alone|for (?:two|three|four|five|six|\d+))\b|"
    r"\bi have (?:(?:the |a )?task|(?:two|three|four|five|six|\d+) (?:hours|days|weeks|months)\b(?! (?:of|left)\b))|"
    r"\bmy (?:boss|manager|lead|supervisor|director|teacher) (?:asks?|tells?|wants?) (?:me|us|for)\b",
    r"\bi(?:'d| had| have) (?:just |only |already |once |myself )?(?:chosen|signed|promised|approved|agreed to|led|run|"
    r"headed|hired|ordered|inherited|accepted|taken (?:it |this |them )?(?:on|over)|"
    r"been (?:asked|told|given|made|hired|sent|put|appointed|elected)"
    r"(?! (?:everything|nothing|that|about|how|what)\b))\b",
    r"\bi (?:(?:still|also|alone|then) )?(?:answered for|was answerable|owed (?:it|them|him|her|us|the)|"
    r"(?:coordinated|managed|oversaw|supervised|chaired) (?:it|this|that|them)|took over (?:an?|the|this|from|as)|"
    r"(?:hoped|meant|aimed|intended) to(?! (?:see|hear|say)\b)|was trying to|was (?:running|managing|coordinating|"
    r"looking after) (?:the|an?|our|all))\b",
    r"(?:\bi|\band|\bbut|,) (?:only |also |just )?wanted (?:the|our|my|their|his|her|them|him|it|this|people|"
    r"everybody|everyone|each|all|both|\d+)(?: [\w'-]+){0,6}? to\b",
    r"\b(?:both|two|three|four|five|six|some|several) of us (?:had )?(?:led|planned|ran|organi[sz]ed|managed|shared|"
    r"prepared|looked after|were to)\b",
    r"\bi (?:had|have) no (?:say|power|authority|mandate|budget|rank|post|title|vote)\b|"
    r"\bwithout (?:(?:any|an?|much|formal|official) )*(?:power|authority|mandate|title|rank|post)\b|"
    r"\b(?:order|command) (?:nothing|nobody|no one)\b|"
    r"\bi was(?: not|n't) (?:\w+'s|their|his|her) (?:boss|manager|superior)\b",
    r"\b(?:gave|handed|passed|left|entrusted|put) (?:it|this|that|them|all|everything|the [\w-]+) (?:to|with|on) me\b|"
    r"\b(?:landed|rested|hung|fell) (?:all )?(?:on|to|with) me\b|\b(?:down|left) to me\b|\b(?:it|that|this|"
    r"everything) was (?:all )?on me\b|\b(?:sent|chose|picked|elected|appointed|named|ordered|begged) me (?:to|as|for|"
    r"because)\b|\bturned to me\b|\bi was (?:left )?alone with\b|\bmy name (?:was|is) on\b|"
    r"\binherited (?:an?|the|it)\b|\byou have until\b|\b(?:en)?trusted me with\b|"
    r"(?<!i )\basked (?:whether|if) (?:i|we) (?:could|would)\b|"
    r"\b(?:was|were) (?:meant|due|required|obliged|bound) to (?!(?:the|an?|my|our|his|her)\b)",
    r"\b(?:contract|brief|order|instructions?|mandate|description|agreement) (?:said|read|demanded|required|"
    r"stated|asked)\b|\bi(?:'d| had)? (?:failed|sat) (?:the|my|an?) (?:[\w-]+ ){0,2}(?:exam\w*|test|audit|"
    r"inspection)\b|\b(?:learn\w*|prepar\w+|practi[sc]\w+|stud\w+) (?:alone |hard |together )?for (?:the|my|our|an) "
    r"(?:[\w-]+ )?exam\w*\b",
    r"\b(?:up to me|on me to|fell to me|was mine|i owned|i own|i led|i was (?:the |a )?(?:\w+ )?lead|"
    r"i was leading)\b",
    r"\b(?:deadline|due (?:on|by|in|at|date)|by the end of|needed to|had to|in order to|so that|make sure|the goal|"
    r"the aim|i wanted to|we wanted to|i set out to|i decided to|i took it on|to deliver|was to|i needed|we needed|"
    r"depended on)\b",
    r"\b(?:(?:was|were|is) (?:all )?mine\b|mine to \w+|i answered for|it was my \w+|i was (?:asked|told|sent|there|"
    r"hired|(?:the )?(?:only )?one who|the (?:only )?one|"
    r"(?:its|their|the) (?:\w+ )?(?:head|contact|secretary|owner|planner))|"
    r"i had (?:the|this|that|my) (?:task|job|order)|i had promised|i headed|"
    r"i (?:planned|ran|managed|coordinated|looked after|took care of) "
    r"(?:(?:the|all|our|its|both|their)\b|[a-z]+s (?:and|but|between|for|of|at|in)\b)|"
    r"nobody had (?:asked|told) (?:me|us)|nobody else (?:would|could)|"
    r"(?:was|were) not (?:mine|my)|i as its head|on my desk|my desk|counted on me|relied on me)\b",
)
_USUALLY = r"(?:now|always|never|still|only|also|first|\w+ly)"
_PAST = rf"(?:\w+ed|{joined(IRREGULAR)}|was|were|had|could|felt|knew|meant|left|lost|became|understood|would|did)"
HABIT = any_of(
    rf"\bi (?:{_USUALLY} )*(?!(?:{_PAST}|{_USUALLY})\b)[a-z']+\b[^?]*\b(?:now|today|nowadays|"
    r"first|since|each|every|whenever|before|beforehand|instead|rather than|"
    r"from the (?:start|first)|no longer|any ?more)\b",
    rf"\b(?:now|today|nowadays|since),? (?:i|we) (?!{_PAST}\b)[a-z']+",
    r"\bin every \w+ since\b|\bever since\b|\b(?:each|every|any|all) [^.?]{1,30}\bsince[.!]?$",
    r"\bi (?:let|put|set|cut|read|split|spread)\b[^?]*\b(?:now|today|nowadays|these days)[.!]?$",
    r"\bwho(?:ever)? [^?]*\b(?:now|today|nowadays)[.!]?$",
    r"\b(?:now|today|nowadays),? (?:everybody|everyone|whoever|nobody|no one|each|every|all|the team|my team)\b"
    r"[^?]*\b(?:before|first|beforehand|until|at the start)\b",
    rf"^(?:so )?i (?!(?:{_PAST}|am|have|can|will|think|hope|guess)\b)[a-z]+ (?!(?:always|this|his|its|us)\b)"
    r"[a-z]+s (?:with|by|before|when|only|without|after|on paper|in pairs)\b",
    r"\bi (?:told|asked|saw|noticed|started|began|called|came|spoke|reacted|trusted|waited)\b[^.?,;]*\btoo "
    r"(?:late|early|little|much|long|fast|soon|often|quickly)\b",
    rf"\bi (?:always|never|no longer) (?!{_PAST}\b)[a-z]+|(?<!that )\bi (?:would|'d) (?:also |still |now )?"
    r"(?:not |never )?(?!like\b|love\b|rather\b|say\b)[a-z]+\b[^?]*",
)
REFLECTION = any_of(
    r"\b(?:learn(?:ed|t)|i learn|lesson|taught me|takeaway|take-away|took away|take from|looking back|in hindsight|"
    r"in retrospect|hindsight|next time|since then|ever since|from then on|these days|nowadays|now i (?:always|"
    r"never|ask|start|make|try|write|keep|check|first|know|plan)|i now|i still|i've since|made me|showed me|"
    r"opened my eyes|reminded me|changed (?:how|the way|what|when|where|whom?) (?:i|we)|differently|insight|moral|"
    r"regret|(?:became|made it|keep) (?:a|my) (?:habit|rule)|became a rule)\b",
    r"\b(?:dawned on me|(?:became|is) clear to me|stay(?:ed|s) with me|in (?:the )?future,? i|(?:from|since) that "
    r"(?:day|evening|night|week|moment|time)(?: on)?,? i|i(?:'d| had)? (?:\w+ )?(?:underestimated|overestimated|"
    r"misjudged|overlooked)|(?:is|are) (?:still|now) my|my (?:rule|habit|principle) (?:is|since))\b|"
    r"\bif (?:it|that|this) (?:ever )?(?:happened|came|were|was)[^.]{0,30}\bagain\b",
    r"\b(?:i|we) (?:only |later |also |then |finally )?(?:realised|realized|understood|discovered|see now|"
    r"should have|could have|ought to have|wish i)\b",
    r"\bit (?:was|is)(?: not|n't) (?:about )?(?:the|an?|\w+ing)(?: [\w-]+){0,3}(?:, it (?:was|is)|,? but (?:the|an?|"
    r"\w+ing))\b",
    r"\bif i (?:did|had|were|could|faced|do)\b[^.]*\b(?:again|over|would|i'd)\b|"
    r"\b(?:i|we)(?:'d| would) (?:have\b|[^.,]*\b(?:differently|instead|earlier|sooner|again|today)\b)",
)
NUMBER = re.compile(
    rf"\d|\b(?:{joined(COUNT.removeprefix('one '))}|hundreds?|thousands?|millions?|dozens?|half|halved|third|"
    r"(?:an?|one|two|three|four) (?:fifth|sixth|eighth|tenth)s?|"
    rf"quarter of|twice|doubled|tripled|"
    r"percent|per cent|zero)\b|%"
)
CHANGE = re.compile(
    r"(?<!had )(?<!to )(?<!would )(?<!could )\b(?:fell|dropped|rose|grew|cut|reduced|increased|improved|saved|earned|"
    r"gained|declined|decreased|shrank|climbed|jumped|doubled|tripled|halved|lowered|raised|boosted|won|sold|lost|"
    r"brought (?:\w+ ){1,6}(?:down|up|back|to|from)|reached(?! out)|hit|delivered|shipped|launched|released|finished|"
    r"completed|landed|recovered|went (?:from|down|up|live|back|out)|came (?:down|back|up)|(?<!i )(?<!also )came in|"
    r"(?:falls?|drops?|rises?|goes|go) (?:down |up |back )?(?:to|from|by)|"
    r"(?:stayed|remained) (?:at|under|below|within|above)|"
    r"paid (?:off|from|back|for itself)|down (?:to|from|by)|"
    r"up (?:to|from|by)|from \S+ (?:\w+ ){0,3}to|instead of|took (?:only|just|under|about|less)|(?:is|are|was|were|"
    r"has been) (?:now|live|done|down|up|ready|merged|adopted)|now (?:\w+ ){0,2}(?:takes?|runs?|builds?|use|uses|"
    r"costs?|gets?|has|have|handles?)|early|late|ahead|on time|signed|renewed|cancelled|canceled|hired|scored|ranked|"
    r"migrated|retained|churned|resulted|eliminated|complaints)\b"
)
OUTCOME = any_of(
    r"(?<!to )(?<!be )\b(?:doubled|tripled|quadrupled|halved|by half|in half|twice as|a third of|a quarter of|"
    r"half the|half of the|half as)\b",
    r"\b(?:went live|on time|ahead of (?:schedule|time|plan)|before the deadline|within budget|under budget|"
    r"days? early|weeks? early)\b",
    r"(?<!to )(?<!be )\b(?:renewed|re-signed|adopted|rolled (?:it )?out to|became (?:the|our|"
    r"a) (?:\w+ )?(?:standard|default|template|model|norm|practice)|got promoted|was promoted|was awarded|"
    r"won (?:the|a|us|back)|signed (?:the|a|with|off)|withdrew (?:the|his|her|their)|apologi[sz]ed|was approved|"
    r"got approved|was cancelled|was canceled|was shut down|was stopped|went bankrupt|was merged|still (?:in use|"
    r"runs|running|use|uses|used|works|follow))\b",
    r"\b(?:no more|no further|not (?:a|one) single|without (?:a|any|a single|one)|zero|never (?:happened|came|had|"
    r"lost|failed|missed|(?:took|lasted|went|rose|fell|waited|needed|stood) (?:\w+ )?(?:longer|more|"
    r"over|above|below|under|beyond|"
    r"again))|has(?:n't| not) \w+ since|have(?:n't| not) \w+ since|no (?:downtime|outages?|incidents?|"
    r"complaints?|data loss|errors?|bugs?))\b",
    rf"\b(?:\d+|{joined(COUNT)}) (?:of|out of) (?:the |our |my |its )?(?:\d+|{joined(COUNT)})\b",
    r"\b(?:is|are|was|were) (?:\w+ )?(?:gone|empty|over|solved|settled|sorted|full again|quiet again|back to normal)\b|"
    r"\b(?:nobody|no one|none of \w+|not one|no \w+)(?: else)? (?:has |have |had |ever )?(?:\w+ed|came|fell|left|lost|"
    r"went|got|heard|paid|had to|been|come|gone|fallen|(?:was|were|is) (?:\w+ed|hurt|ill|late|lost|left|sent|missing))"
    r"\b|"
    r"\bthanked (?:me|us|the)\b|\b(?:he|she|they) thanked\b(?! (?:nobody|no one|god)\b)|"
    r"\b(?:booked|ordered|came back to|chose|asked for) (?:us|me) again\b|"
    r"\b(?:by (?:itself|themselves)|on (?:his|her|their|its) own)\b",
    r"\b(?:he|she|they|it|everybody|everyone|all) (?:all )?(?:got (?:through|there|home|back)|made it)\b",
    r"\b(?:it|that|this|they|which|he|she)(?:(?: have| has|'ve)(?: since)?|'s since) (?:carried|lasted|held|"
    r"stayed|kept|paid|run(?! by)|been used|had (?:us|me)|come back|grown)\b|"
    r"\bmade (?:it|this|that) (?:a|the|their) (?:rule|standard|norm)\b",
    rf"^(?:and |but )?(?:\d[\d,.]*|{joined(COUNT.removeprefix('one '))})(?: of (?:them|us|those))? (?:took|came|stayed|"
    r"showed up|turned up|passed|accepted|agreed|left|signed|joined|returned)\b",
    rf"\b(?:it|that|this|which) (?:has|saves|holds|serves|brings) (?:us |me |about |only )?"
    rf"(?:\d|(?:{joined(COUNT.removeprefix('one '))})\b)",
    r"\b(?:was|were|is|are) (?:\w+ )?(?:in|done|back|ready|finished|open) (?:by|before|in time)\b|"
    r"\ball (?:[\w-]+ ){0,3}(?:arrived|survived|passed|came (?:back|through|home)|stayed|went out)\b|"
    r"\b(?:he|she|they|who) took (?:his|her|their|the) (?:[\w-]+ ){1,3}(?:down|back)\b",
    r"(?<!\bi )\b(?:has|have|hasn't|haven't|(?:we|they)'ve|(?:she|he|it)'s)(?: [\w'-]+){1,7} since\b|"
    r"\b(?:more|less|fewer|better|worse|\w+er) (?:[\w-]+ ){0,2}than (?:ever|before|usual|planned|expected|feared|"
    r"(?:the|last) (?:\w+ before|year|month|week|day|time|season))\b",
    r"\b(?:of them|they|he|she|everybody|everyone|(?:the|my|our) [\w-]+(?: [\w-]+)?) (?:still|now) "
    r"(?!(?:\w+ed|\w+ing|had|have|has|did|was|were|am|are|is|no|not|in|on|at|to|and|the|a|an)\b)[a-z]+\b",
    r"\b(?:was |were )?(?:passed|accepted|approved) (?:with|by a|unanimously)|(?:he|she|they|we|and|all) passed\b|"
    r"\b(?:first|second|third) (?:place|prize)\b|\bbooked (?:us|me)\b|\bstopped (?:within|altogether|for good)\b|"
    r"\b(?:wrote|sent|brought) (?:me|us) (?:a|an|the)\b|^(?:and |but )?(?:only )?(?:one|none) \w+ed[.!]?$|"
    r"\b(?:he|she|it|they|the \w+) (?!had\b)[\w' -]{1,30}(?:minutes?|hours?|days?|weeks?|months?) later[.!]?$",
    rf"\b(?:\w+ed|{joined(IRREGULAR)}|was|were) (?:[\w-]+ ){{0,4}}in time\b|"
    r"\b(?:everyone|everybody|everything|all of (?:it|them)) (?:was|were) (?:inside|in|out|safe|there|home|ready|done|"
    r"back|fed|served|finished)\b|\bwithout being (?:asked|told)\b|\bi passed (?:the|my) (?:[\w-]+ ){0,2}(?:exam\w*|"
    r"test)\b|\bnot one [\w-]+ (?:was|were|had|got|has|\w+ed)\b|\b(?:was|were|is|are) (?:well )?(?:below|under|within|"
    r"above) (?:the |our )?(?:limit|target|budget|threshold|average)\b|"
    r"\b(?:he|she|they) (?:dropped (?:the|it|his|her|their)|withdrew|gave in|came round|changed (?:his|her|their) "
    r"mind)\b",
    rf"^all (?:of them|\d+|{joined(COUNT)}) (?:[\w-]+ )?(?:\w+ed|came|went|left|said)\b",
    r"(?<!to )\b(?:disappeared|vanished|stopped \w+ing|stopped being|stopped (?:complaining|failing|happening|"
    r"crashing|coming)|dropped to|"
    r"fell to)\b",
)
ENDING = any_of(
    r"\b(?:as a result|in the end|at the end|eventually|the (?:result|outcome|effect) was|afterwards|after that|"
    rf"finally|within (?:a|the|\d+|{joined(COUNT)})|after (?:a|\d+|{joined(COUNT)})|(?:a|\d+|{joined(COUNT)}) "
    r"(?:week|month|year|quarter|day)s? later|by the (?:end|time)|today|ultimately|so far|overall|"
    r"which (?:saved|meant|cut|led|made|brought)|for the rest of|"
    r"(?:in|on|over|for|from|to|at) the (?:first|second|third|fourth|next|following|same|last|new|worst) "
    r"(?:\w+ )?(?:day|night|week|month|quarter|year|season|term|time|spring|"
    r"summer|autumn|winter)s?|the (?:next|following) (?:day|week|month|year|morning|spring|summer|autumn|winter)|"
    r"the (?:day|week|month|year) after|last (?:year|month|spring|summer|autumn|winter)|now|since|on average|"
    r"in (?:\d+|two|three|four|five|six|ten) (?:weeks|months|years)|(?:by|before|until) (?:noon|easter|christmas|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|spring|summer|autumn|winter)|that (?:day|week|month|year))\b"
)
GOAL = any_of(
    r"\b(?:the goal|the aim|target|supposed|expected|wanted|in order|(?<!nobody )(?<!no one )had to|needed to|"
    r"(?<!before the )deadline|was to|(?:could|might|may) be)\b"
)

CLARIFYING = (
    r"\b(?:total|sums?|inputs?|lists?|values?|numbers?|text|names?|keys?|entries|lines) (?:may|might|can|could) "
    r"(?:exceed|overflow|repeat|be (?:empty|negative|zero|equal|missing|unsorted))\b|"
    r"\bi (?:need|want)\b[^.?]*\b(?:rules?|limits?|definition|promise|guarantee) (?:for|on|about|that|of)\b"
)
COMPLEXITY = (
    r"\b(?:each|every) [\w-]+(?: [\w-]+)? (?:comes?|goes|enters?|leaves?|moves?|passes)(?: [\w-]+){0,3} (?:only |at "
    r"most |exactly )?(?:once|twice)\b|^(?:so |that is |it is )?(?:the )?[a-z]+s plus (?:the )?[a-z]+s[.!]?$|"
    r"\bdominat(?:es?|ed|ing)\b|\btoo deep for\b"
)
