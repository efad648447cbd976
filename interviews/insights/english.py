"""English: the table of measures and thresholds, and who does what in a sentence."""

from __future__ import annotations

import re

from interviews.insights import coding
from interviews.insights.tables import Table, any_of, joined, words

_IRREGULAR = (
    "began bought broke brought built came chose cut dealt did drew drove fed fought found gave got grew held kept "
    "laid "
    "led let made met overcame paid put ran read rebuilt redid redrew rethought rewrote rode sat said saw sent set "
    "shot showed shut sold sought spent split spoke stood stuck swept taught thought-through threw told took tore "
    "went withdrew won wrote rang hung woke wore bent lent dug bound flew lit struck blew froze spread"
)
_NOT_ACTIONS = (
    "agreed arrived assumed believed cared clashed concerned disagreed enjoyed excited expected experienced faced "
    "failed "
    "followed happened hated helped hoped interested involved joined learned learnt liked lived loved mattered moved "
    "named needed noticed participated preferred promoted realised realized received recognised recognized regretted "
    "remembered responded seemed stayed struggled supported supposed tasked tried used wanted wished wondered worked "
    "worried doubted assigned understood felt had was were knew need embed indeed speed exceed feed hundred"
)
_ADVERB = r"(?:(?:also|then|first|finally|even|just|still|therefore|always|never|have|did|had|personally|\w+ly) ){0,3}"
_VERB = rf"(?!(?:{joined(_NOT_ACTIONS)})\b)(?:\w+ed|{joined(_IRREGULAR)})\b"
_AND = rf"(?:,|,? and|,? then|,? and then|;| but) {_ADVERB}({_VERB})"

OWN_ACTION = re.compile(rf"\bi(?:'d|'ve)? {_ADVERB}({_VERB})")
TEAM_ACTION = re.compile(
    rf"\b(?:we|everyone|everybody|the team|my team|our team|us all)(?:'d|'ve)? {_ADVERB}(?:all )?({_VERB})"
)
CHAINED = re.compile(_AND)
PRESENT_ACTION = re.compile(
    r"\bi (?:then |also |first |just )?(?:ask|build|call|change|check|clean|collect|compare|cook|decide|draw|explain|"
    r"fix|find|give|go|help|install|learn|make|meet|move|open|organi[sz]e|plan|prepare|print|put|repair|send|serve|"
    r"show|sit|"
    r"sort|speak|start|take|talk|teach|tell|test|train|try|visit|walk|write)\b(?! (?:that|it is|sure))"
)
"""Deeds told in the present: of a past scene, by whoever speaks a language without tenses."""

_SPAN = "days? weeks? months? years? quarters? sprints? semesters? terms?"
_COUNT = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
_PLACE = (
    "job role company team project position firm employer start-up startup university college school agency bank "
    "hospital internship department office shop store restaurant plant lab laboratory studio clinic ward degree thesis"
)
_SITUATION = any_of(
    r"\b(?:last|this|that|the previous|the following|one) (?:year|month|week|spring|summer|autumn|fall|winter|"
    r"quarter|january|february|march|april|may|june|july|august|september|october|november|december|christmas)\b",
    r"\b(?:in|since|during|around|early|late) (?:19|20)\d\d\b",
    rf"\b(?:a few|a couple of|several|some|\d+|{joined(_COUNT)}) (?:{joined(_SPAN)}) (?:ago|before|into|back)\b",
    r"\bwhen (?:i|we) (?:was|were|had|worked|started|joined|first|led|ran|managed|took|studied)\b",
    r"\b(?:while|as) i (?:was|worked)\b|\bi was (?:working|leading|running|managing|part of|a|an|the|on|in|at|"
    r"building)\b",
    rf"\b(?:at|in|for|with|during|on|of) (?:my|our|a|an|the|one of my)(?: [\w-]+){{0,4}} (?:{joined(_PLACE)})\b",
    r"\b(?:once|one day|one time|back then|back when|at the time|at that time|recently|early in my)\b",
    r"\bduring (?:my|our|the|a)\b|\bthere (?:was|were) (?:a|an|no|some|two|three|constant|this)\b",
    r"\bwe were (?:\w+ly )?(?:\w+ing|about to|two|three|four|five|six|a)\b|\b(?:we|i) had (?:just|been|a|an|no|two|"
    r"three)\b",
    r"\b(?:my|our)(?: [\w-]+){0,3} (?:was|were|had|wanted|kept|needed|refused|decided|announced|asked|broke|crashed|"
    r"failed|quit|left|took|went|insisted|planned|relied)\b",
)
_THIRD = re.compile(
    r"^(?:the|a|an|one|two|three|some|one of our|half|most) (?:[\w'-]+ ){1,5}?(?:was|were|had|wanted|kept|needed|"
    r"refused|decided|announced|asked|broke|crashed|failed|quit|left|took|went|insisted|planned|relied|complained|"
    r"disagreed)\b"
)
_TASK = any_of(
    r"\b(?:boss|manager|lead|supervisor|teacher|client|customer|they) wants? (?:me|us) to\b",
    r"\b(?:responsible|accountable|in charge|tasked|assigned|supposed to|expected (?:me|us|to)|asked (?:me|us|to)|"
    r"put me|made me|wanted (?:me|us)|needed (?:me|us)|gave (?:me|us) (?:the|a|until|two|three|\d)|hired to|"
    r"volunteered)\b",
    r"\b(?:my|our|the|a clear) (?:own |main |real |only |first )?(?:job|role|task|responsibility|goal|objective|aim|"
    r"target|mission|part|duty|brief|deadline|remit|assignment|challenge|question) (?:was|were|is|had|there)\b",
    r"\b(?:i|we|it|that|they|someone|somebody|everything) (?:had|needed) to\b|\bmy job to\b|\bas (?:the |a |"
    r"an )?[\w -]{0,24}\b(?:owner|lead|manager|head|captain|coordinator|engineer|founder|editor|supervisor)\b,? i\b",
    r"\b(?:up to me|on me to|fell to me|was mine|i owned|i own|i led|i was (?:the |a )?(?:\w+ )?lead|"
    r"i was leading)\b",
    r"\b(?:deadline|due (?:on|by|in|at|date)|by the end of|needed to|had to|in order to|so that|make sure|the goal|"
    r"the aim|i wanted to|we wanted to|i set out to|i decided to|i took it on|to deliver|was to|i needed|we needed|"
    r"depended on)\b",
    r"\b(?:(?:was|were|is) (?:all )?mine\b|mine to \w+|i answered for|it was my \w+|i was (?:asked|told|sent|there|"
    r"hired|the (?:only )?one|(?:its|their|the) (?:\w+ )?(?:head|contact|secretary|owner|planner))|i had (?:the|this|"
    r"that|"
    r"my) (?:task|job|order)|i had promised|i headed|i (?:planned|ran|managed|coordinated|looked after|took care of) "
    r"(?:the|all|our|its|both|their)|three of us led|nobody had (?:asked|told) (?:me|us)|nobody else (?:would|could)|"
    r"(?:was|were) not (?:mine|my)|i as its head|on my desk|my desk|counted on me|relied on me)\b",
)
_PAST = rf"(?:\w+ed|{joined(_IRREGULAR)}|was|were|had|could|felt|knew|meant|left|lost|became|understood|would|did)"
_HABIT = any_of(
    rf"\bi (?:(?:now|always|never|still|only|also|first|\w+ly) )*(?!{_PAST}\b)[a-z']+\b[^?]*\b(?:now|today|nowadays|"
    r"first|since|each|every|whenever|before|beforehand|instead|from the (?:start|first)|no longer|any ?more)\b",
    rf"\b(?:now|today|nowadays|since),? (?:i|we) (?!{_PAST}\b)[a-z']+",
    r"\bin every \w+ since\b|\bever since\b",
    rf"\bi (?:always|never|no longer) (?!{_PAST}\b)[a-z]+|\bi (?:would|'d) (?:also |still |now )?(?:not |never )?"
    r"(?!like\b|love\b|rather\b|say\b)[a-z]+\b[^?]*",
)
_REFLECTION = any_of(
    r"\b(?:learn(?:ed|t)|i learn|lesson|taught me|takeaway|take-away|took away|take from|looking back|in hindsight|"
    r"in retrospect|hindsight|next time|since then|ever since|from then on|these days|nowadays|now i (?:always|"
    r"never|ask|start|make|try|write|keep|check|first|know|plan)|i now|i still|i've since|made me|showed me|"
    r"opened my eyes|reminded me|changed (?:how|the way) (?:i|we)|differently|insight|moral|regret|(?:became|"
    r"made it|keep) (?:a|my) (?:habit|rule)|became a rule)\b",
    r"\b(?:i|we) (?:only |later |also |then |finally )?(?:realised|realized|understood|discovered|see now|"
    r"should have|could have|ought to have|wish i)\b",
    r"\bif i (?:did|had|were|could|faced|do)\b[^.]*\b(?:again|over|would|i'd)\b|"
    r"\b(?:i|we)(?:'d| would) (?:have\b|[^.]*\b(?:differently|instead|earlier|sooner|again|today)\b)",
)
_NUMBER = re.compile(
    rf"\d|\b(?:{joined(_COUNT.removeprefix('one '))}|hundreds?|thousands?|millions?|dozens?|half|halved|third|"
    rf"quarter of|twice|doubled|tripled|"
    r"percent|per cent|zero)\b|%"
)
_CHANGE = re.compile(
    r"(?<!had )(?<!to )(?<!would )(?<!could )\b(?:fell|dropped|rose|grew|cut|reduced|increased|improved|saved|earned|"
    r"gained|declined|decreased|shrank|climbed|jumped|doubled|tripled|halved|lowered|raised|boosted|won|sold|lost|"
    r"brought (?:\w+ ){1,6}(?:down|up|back|to|from)|reached(?! out)|hit|delivered|shipped|launched|released|finished|"
    r"completed|landed|recovered|went (?:from|down|up|live|back|out)|came (?:down|back|in|up)|down (?:to|from|by)|"
    r"up (?:to|from|by)|from \S+ (?:\w+ ){0,3}to|instead of|took (?:only|just|under|about|less)|(?:is|are|was|were|"
    r"has been) (?:now|live|done|down|up|ready|merged|adopted)|now (?:\w+ ){0,2}(?:takes?|runs?|builds?|use|uses|"
    r"costs?|gets?|has|have|handles?)|early|late|ahead|on time|signed|renewed|cancelled|canceled|hired|scored|ranked|"
    r"migrated|retained|churned|resulted|eliminated|complaints)\b"
)
_OUTCOME = any_of(
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
    r"lost|failed|missed)|has(?:n't| not) \w+ since|have(?:n't| not) \w+ since|no (?:downtime|outages?|incidents?|"
    r"complaints?|data loss|errors?|bugs?))\b",
    rf"\b(?:\d+|{joined(_COUNT)}) (?:of|out of) (?:the |our |my |its )?(?:\d+|{joined(_COUNT)})\b",
    r"\b(?:is|are|was|were) (?:\w+ )?(?:gone|empty|over|solved|settled|sorted|full again|quiet again|back to normal)\b|"
    r"\b(?:nobody|no one|none of \w+|not one|no \w+)(?: else)? (?:has |have |had |ever )?(?:\w+ed|came|fell|left|lost|"
    r"went|"
    r"got)\b|\bthanked (?:me|us|the)\b|\b(?:booked|ordered|came back to|chose|asked for) (?:us|me) again\b|"
    r"\b(?:by (?:itself|themselves)|on (?:his|her|their|its) own)\b",
    r"(?<!to )\b(?:disappeared|vanished|stopped \w+ing|stopped being|stopped (?:complaining|failing|happening|"
    r"crashing|coming)|dropped to|"
    r"fell to)\b",
)
_HYPOTHETICAL = any_of(
    r"\b(?:i|we|you|one)(?:'d| would| will|'ll) (?!like\b|love\b|say\b|rather\b|have\b|be happy\b|do (?:it|that|"
    r"this)\b|now\b|never\b|start\b|add\b|argue\b|call\b)",
    r"\b(?:i|we|you) (?:always|usually|generally|normally|typically|often|tend to|try to|never)\b",
    r"\b(?:if (?:i|there|that|someone|a|the|it) \w+|you (?:should|need to|have to)|one should|it is important to|"
    r"in general|in theory|hypothetically)\b",
)
_REASON = (
    r"\b(?:because|since|as (?:i|it|they|you|the)|so that|the (?:main |real )?reason|due to|that'?s why|which is why|"
    r"i want\w*|i'd like|i would like|i(?:'m| am) looking|looking for|attract\w*|drawn|excite[sd]?|interest\w*|"
    r"motivat\w*|care about|passion\w*|matters? to me|i(?:'m| am) (?:drawn|keen|curious)|i enjoy\w*|i love\w*|"
    r"i like\w*|appeal\w*|fascinat\w*|what (?:draws|drew|keeps|kept|connects|made) (?:me|them)|would tell me|"
    r"no longer|(?:was|were|got|had been) (?:hired|closed|sold|moved|dropped|cancelled|given up|handed)|"
    r"decided to (?:close|sell|hand|move|give|stop|cut|drop))\b"
)
_FIGURE = (
    r"\d|\b(?:range|between|salary|gross|net|per (?:year|month|annum)|budget|bonus|package|market rate|negotiable)\b"
)
_WHEN = (
    rf"\b(?:notice|immediately|right away|straight away|tomorrow|next (?:week|month|year)|start(?:ing)? (?:on|in|at|"
    rf"from)|(?:{joined(_SPAN)})|monday|january|february|march|april|june|july|august|september|october|november|"
    rf"december)\b"
)
_FUTURE = (
    r"\b(?:want to|hope to|plan to|aim to|goal|i'd like to|would like to|i see myself|in (?:\w+ ){1,3}years|"
    r"next step|able to|want(?:ed)? (?:it|that|one)|grow\w*|become|develop\w*|towards?|long[- ]term|eventually|"
    r"ambition|lead a|in your (?:\w+ )?(?:post|team|house|company)|"
    r"(?:that is|that's) why i(?:'m| am)|i(?: would|'d) (?:have|know|see|get))\b"
)
_LIMITS = (
    r"\b(?:(?:would|could|will|can|do|did|does)(?: not|n't)|cannot|not (?:before|until|all|each|every|yet|big|more)|"
    r"no (?:more|condition|proposals|special)|nothing (?:big|special)|at (?:most|least)|only|unless|except|as long as|"
    r"fixed|certain|would be (?:hard|difficult|enough|too)|i need|would need|needs? to|with less|beyond|ends?|stops?)\b"
)
_STRENGTH = (
    r"\b(?:i(?:'m| am) (?:\w+ )?(?:good|strong|known|experienced|skilled|best|comfortable|reliable)|strength|strong|"
    r"skills?|years (?:of|as|in)|experience\w*|expert\w*|people (?:come|ask|rely)|i have (?:built|led|run|worked|"
    r"done|a)|background in|i(?:'ve| have) \w+ed|my (?:best|strong\w*) \w+|i did (?:it|that|this|so)|"
    r"i(?:'m| am) (?:very |quite )?(?:thorough|patient|careful|calm|curious|organi[sz]ed|persistent|exact|punctual)|"
    r"in my (?:last|first|present|previous|old|current|second) \w+)\b"
)
_WEAKNESS = (
    r"\b(?:weak\w*|struggl\w+|difficult\w*|hard for me|not (?:so |very |as )?(?:good|strong|great)|tend to|"
    r"too (?:much|long|quick\w*|many|little)|impatien\w+|afraid|nervous|avoid\w*|improv\w+|criticism|used to|"
    r"mistake\w*|gap|lack\w*|feedback|costs? me|slow\w* me|less (?:good|sure)|complained)\b"
)
_PREFERENCE = (
    r"\b(?:prefer\w*|i like\w*|i work best|best when|i need|i enjoy\w*|suits? me|ideally?|i'd rather|important to me|"
    r"i value|i thrive|works? (?:well|best) for me|comfortable|first choice|favou?rite|comes? first|"
    r"i(?: would|'d) (?:also |only |still )?(?:need|want|wish|choose|take))\b"
)
_KNOWS = (
    r"\b(?:your (?:\w+ ){0,3}(?:product|company|team|customers?|users?|mission|work|engineers?|blog|platform|app|"
    r"service|values?|culture|market|founder|report|role|stack|office|business|approach|name)|you (?:have|are|do|"
    r"build|make|launched|published|open\w*|work|offer|use|sell|serve|just|recently|also)|i (?:read|saw|heard|used|"
    r"tried|noticed|follow\w*) )"
)
_EXAMPLE = (
    _SITUATION.pattern
    + r"|\b(?:for example|for instance|such as|e\.g|an example|like when|once|i remember|to give you)\b"
)
_STEP = (
    r"\b(?:i(?:'m| am) (?:now |currently )?\w+ing|i (?:now|started|began|have started|took|take|ask|asked|set|read|"
    r"write|wrote|practi[sc]e\w*|signed|do|tried|stayed|offered|will)|course|training|mentor|coach|habit|"
    r"every (?:day|week|month)|so i)\b"
)

_WHERE = (
    r"\b(?:remote\w*|from home|home office|on[- ]site|hybrid|office|commut\w+|travel\w*|relocat\w+|move to|city|"
    r"days a week|part[- ]time|full[- ]time|four days|anywhere|where(?:ver)?)\b"
)
_METHOD = (
    r"\b(?:first|then|after that|list|rank\w*|order|priorit\w+|deadline\w*|calendar|board|urgent|important|impact|"
    r"every (?:morning|monday|day|week|evening)|each (?:morning|day|week)|sort|estimate\w*|write down|block\w*|"
    r"matrix|backlog)\b"
)
_TELLING = (
    r"\b(?:tell|told|say|said|explain\w*|inform\w*|let (?:them|people|everybody|everyone|him|her) know|talk\w*|"
    r"writ\w+|wrote|e-?mail\w*|call\w*|warn\w*|announce\w*|agree\w*|ask\w*|update\w*|communicat\w+|discuss\w*|"
    r"negotiat\w+)\b"
)
_VIEW = (
    r"\b(?:i (?:think|believe|find|feel|suspect|expect|see|guess|wonder|would say)|in my (?:view|opinion|eyes)|"
    r"seems?|to me|i'd say|my (?:view|impression|sense|guess)|probably|could be|hardest|weak\w*|strong\w*|best|"
    r"better|because|what (?:surpris\w+|struck|puzzl\w+) me|as (?:i|far as i) (?:read|see|can)|"
    r"i(?: would|'d) (?:look|begin|start|ask|try|check))\b"
)
_QUESTION = (
    r"\?|\b(?:i(?:'d| would) (?:like|want|love) to (?:know|understand|ask|hear|see|learn)|i wonder\w*|curious|"
    r"not (?:yet )?clear|don't (?:yet )?know|still (?:open|unclear|want|don't)|depends|open question|what i (?:don't|"
    r"do not|could not)|(?:first|second|third|one|another|two|three) ?(?:is|things?|questions?|"
    r"points?)?\b[^.?]*[,:;.] ?"
    r"(?:who|how|why|what|whether|when|which)|i could not find)\b"
)

TABLE = Table(
    fillers=words("um uh er erm hmm basically literally", ["you know", "i mean", "sort of", "kind of"]),
    hedges=words(
        "maybe perhaps probably possibly somewhat roughly hopefully",
        ["i think", "i guess", "i suppose", "i feel like", "more or less", "not really", "i'm not sure"],
    ),
    own=words(["i", "my", "me", "myself", "mine", "i'm", "i've", "i'd", "i'll"]),
    team=words(["we", "our", "us", "ourselves", "ours", "we're", "we've", "we'd", "we'll"], ["the team"]),
    hypothetical=_HYPOTHETICAL,
    number=_NUMBER,
    change=_CHANGE,
    outcome=_OUTCOME,
    ending=any_of(
        r"\b(?:as a result|in the end|at the end|eventually|the (?:result|outcome|effect) was|afterwards|after that|"
        r"finally|within (?:a|two|three|one|the|\d+)|after (?:a|two|three|one|four|six|\d+)|(?:a|one|two|three|six|"
        r"\d+) (?:week|month|year|quarter|day)s? later|by the (?:end|time)|today|ultimately|so far|overall|"
        r"which (?:saved|meant|cut|led|made|brought)|(?:in|on|over|for|from) the (?:first|second|third|fourth|next|"
        r"following|same|last|new|worst) (?:\w+ )?(?:day|night|week|month|quarter|year|season|term|time|spring|"
        r"summer|autumn|winter)s?|the (?:next|following) (?:day|week|month|year|morning|spring|summer|autumn|winter)|"
        r"the (?:day|week|month|year) after|last (?:year|month|spring|summer|autumn|winter)|now|since|on average|"
        r"in (?:\d+|two|three|four|five|six|ten) (?:weeks|months|years)|(?:by|before|until) (?:noon|easter|christmas|"
        r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|"
        r"august|september|october|november|december|spring|summer|autumn|winter)|that (?:day|week|month|year))\b"
    ),
    goal=any_of(r"\b(?:the goal|the aim|target|supposed|expected|wanted|in order|had to|needed to|deadline|was to)\b"),
    scene=_THIRD,
    habit=_HABIT,
    parts={"situation": _SITUATION, "task": _TASK, "reflection": _REFLECTION, **coding.ENGLISH},
    families={
        "reason": re.compile(_REASON),
        "future": re.compile(_FUTURE),
        "figure": re.compile(_FIGURE),
        "when": re.compile(_WHEN),
        "place": re.compile(_WHERE),
        "strength": re.compile(_STRENGTH),
        "limits": re.compile(_LIMITS),
        "weakness": re.compile(_WEAKNESS),
        "preference": re.compile(f"{_PREFERENCE}|{_REASON}"),
        "method": re.compile(_METHOD),
        "telling": re.compile(_TELLING),
        "view": re.compile(_VIEW),
        "question": re.compile(_QUESTION),
        "step": re.compile(f"{_STEP}|{OWN_ACTION.pattern}"),
        "example": re.compile(_EXAMPLE),
        "knows": re.compile(f"{_KNOWS}|{_STRENGTH}|{_PREFERENCE}"),
    },
)
