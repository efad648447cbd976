"""English: the table of measures and thresholds, and who does what in a sentence."""

from __future__ import annotations

import re

from interviews.insights.tables import Table, any_of, joined, words

_IRREGULAR = (
    "began bought broke brought built came chose cut dealt did drew drove fed fought found gave got grew held kept laid "
    "led let made met overcame paid put ran read rebuilt redid redrew rethought rewrote rode sat said saw sent set "
    "shot showed shut sold sought spent split spoke stood stuck swept taught thought-through threw told took tore "
    "went withdrew won wrote"
)
_NOT_ACTIONS = (
    "agreed arrived assumed believed cared clashed concerned disagreed enjoyed excited expected experienced faced failed "
    "followed happened hated helped hoped interested involved joined learned learnt liked lived loved mattered moved "
    "named needed noticed participated preferred promoted realised realized received recognised recognized regretted "
    "remembered responded seemed stayed struggled supported supposed tasked tried used wanted wished wondered worked "
    "worried doubted assigned understood felt had was were knew need embed indeed speed exceed feed hundred"
)
_ADVERB = r"(?:(?:also|then|first|finally|even|just|still|therefore|always|never|have|did|had|personally|\w+ly) ){0,3}"
_VERB = rf"(?!(?:{joined(_NOT_ACTIONS)})\b)(?:\w+ed|{joined(_IRREGULAR)})\b"
_AND = rf"(?:,|,? and|,? then|,? and then|;| but) {_ADVERB}({_VERB})"

OWN_ACTION = re.compile(rf"\bi(?:'d|'ve)? {_ADVERB}({_VERB})")
TEAM_ACTION = re.compile(rf"\b(?:we|everyone|everybody|the team|my team|our team|us all)(?:'d|'ve)? {_ADVERB}(?:all )?({_VERB})")
CHAINED = re.compile(_AND)

_SPAN = "days? weeks? months? years? quarters? sprints? semesters? terms?"
_COUNT = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
_PLACE = (
    "job role company team project position firm employer start-up startup university college school agency bank "
    "hospital internship department office shop store restaurant plant lab laboratory studio clinic ward degree thesis"
)
_SITUATION = any_of(
    r"\b(?:last|this|that|the previous|the following|one) (?:year|month|week|spring|summer|autumn|fall|winter|quarter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|christmas)\b",
    r"\b(?:in|since|during|around|early|late) (?:19|20)\d\d\b",
    rf"\b(?:a few|a couple of|several|some|\d+|{joined(_COUNT)}) (?:{joined(_SPAN)}) (?:ago|before|into|back)\b",
    r"\bwhen (?:i|we) (?:was|were|had|worked|started|joined|first|led|ran|managed|took|studied)\b",
    r"\b(?:while|as) i (?:was|worked)\b|\bi was (?:working|leading|running|managing|part of|a|an|the|on|in|at|building)\b",
    rf"\b(?:at|in|for|with|during|on|of) (?:my|our|a|an|the|one of my)(?: [\w-]+){{0,4}} (?:{joined(_PLACE)})\b",
    r"\b(?:once|one day|one time|back then|back when|at the time|at that time|recently|early in my)\b",
    r"\bduring (?:my|our|the|a)\b|\bthere (?:was|were) (?:a|an|no|some|two|three|constant|this)\b",
    r"\bwe were (?:\w+ly )?(?:\w+ing|about to|two|three|four|five|six|a)\b|\b(?:we|i) had (?:just|been|a|an|no|two|three)\b",
    rf"\b(?:my|our)(?: [\w-]+){{0,3}} (?:was|were|had|wanted|kept|needed|refused|decided|announced|asked|broke|crashed|"
    rf"failed|quit|left|took|went|insisted|planned|relied)\b",
)
_THIRD = re.compile(
    r"^(?:the|a|an|one|two|three|some|one of our|half|most) (?:[\w'-]+ ){1,5}?(?:was|were|had|wanted|kept|needed|refused|"
    r"decided|announced|asked|broke|crashed|failed|quit|left|took|went|insisted|planned|relied|complained|disagreed)\b"
)
_TASK = any_of(
    r"\b(?:responsible|accountable|in charge|tasked|assigned|supposed to|expected (?:me|us|to)|asked (?:me|us|to)|"
    r"put me|made me|wanted (?:me|us)|needed (?:me|us)|gave (?:me|us) (?:the|a|until|two|three|\d)|hired to|volunteered)\b",
    r"\b(?:my|our|the|a clear) (?:own |main |real |only |first )?(?:job|role|task|responsibility|goal|objective|aim|target|"
    r"mission|part|duty|brief|deadline|remit|assignment|challenge|question) (?:was|were|is|had|there)\b",
    r"\b(?:i|we|it|that|they|someone|somebody|everything) (?:had|needed) to\b|\bmy job to\b|\bas (?:the |a |an )?[\w -]{0,24}"
    r"\b(?:owner|lead|manager|head|captain|coordinator|engineer|founder|editor|supervisor)\b,? i\b",
    r"\b(?:up to me|on me to|fell to me|was mine|i owned|i own|i led|i was (?:the |a )?(?:\w+ )?lead|i was leading)\b",
    r"\b(?:deadline|due (?:on|by|in|at|date)|by the end of|needed to|had to|in order to|so that|make sure|the goal|"
    r"the aim|i wanted to|we wanted to|i set out to|i decided to|i took it on|to deliver|was to)\b",
)
_REFLECTION = any_of(
    r"\b(?:learn(?:ed|t)|lesson|taught me|takeaway|take-away|took away|take from|looking back|in hindsight|in retrospect|"
    r"hindsight|next time|since then|ever since|from then on|these days|nowadays|now i (?:always|never|ask|start|make|try|"
    r"write|keep|check|first|know|plan)|i now|i still|i've since|made me|showed me|opened my eyes|"
    r"reminded me|changed (?:how|the way) (?:i|we)|differently|insight|moral|regret|a habit|became a rule)\b",
    r"\b(?:i|we) (?:only |later |also |then |finally )?(?:realised|realized|understood|discovered|see now|should have|"
    r"could have|ought to have|wish i)\b",
    r"\bif i (?:did|had|were|could|faced|do)\b[^.]*\b(?:again|over|would|i'd)\b|\bi(?:'d| would) (?:do|have|start|now|ask)\b",
)
_NUMBER = re.compile(
    rf"\d|\b(?:{joined(_COUNT.removeprefix('one '))}|hundreds?|thousands?|millions?|dozens?|half|halved|third|quarter of|twice|doubled|tripled|"
    r"percent|per cent|zero)\b|%"
)
_CHANGE = re.compile(
    r"(?<!had )(?<!to )(?<!would )(?<!could )\b(?:fell|dropped|rose|grew|cut|reduced|increased|improved|saved|earned|gained|"
    r"declined|decreased|shrank|climbed|jumped|doubled|tripled|halved|lowered|raised|boosted|won|sold|lost|"
    r"brought (?:\w+ ){1,6}(?:down|up|back|to|from)|reached(?! out)|hit|delivered|shipped|launched|released|finished|"
    r"completed|landed|recovered|went (?:from|down|up|live|back|out)|came (?:down|back|in|up)|down (?:to|from|by)|"
    r"up (?:to|from|by)|from \S+ (?:\w+ ){0,3}to|instead of|took (?:only|just|under|about|less)|"
    r"(?:is|are|was|were|has been) (?:now|live|done|down|up|ready|merged|adopted)|"
    r"now (?:\w+ ){0,2}(?:takes?|runs?|builds?|use|uses|costs?|gets?|has|have|handles?)|early|late|"
    r"ahead|on time|signed|renewed|cancelled|canceled|hired|scored|ranked|migrated|retained|"
    r"churned|resulted|eliminated|complaints)\b"
)
_OUTCOME = any_of(
    r"(?<!to )(?<!be )\b(?:doubled|tripled|quadrupled|halved|by half|in half|twice as|a third of|a quarter of|half the|"
    r"half of the|half as)\b",
    r"\b(?:went live|on time|ahead of (?:schedule|time|plan)|before the deadline|within budget|under budget|days? early|"
    r"weeks? early)\b",
    r"(?<!to )(?<!be )\b(?:renewed|re-signed|adopted|rolled (?:it )?out to|became (?:the|our|a) (?:\w+ )?(?:standard|default|"
    r"template|model|norm|practice)|got promoted|was promoted|was awarded|won (?:the|a|us|back)|signed (?:the|a|with|off)|"
    r"withdrew (?:the|his|her|their)|apologi[sz]ed|was approved|got approved|was cancelled|was canceled|was shut down|"
    r"was stopped|went bankrupt|was merged|still (?:in use|runs|running|use|uses|used|works|follow))\b",
    r"\b(?:no more|no further|not (?:a|one) single|without (?:a|any|a single|one)|zero|never (?:happened|came|had|lost|"
    r"failed|missed)|has(?:n't| not) \w+ since|have(?:n't| not) \w+ since|no (?:downtime|outages?|incidents?|complaints?|"
    r"data loss|errors?|bugs?))\b",
    r"(?<!to )\b(?:disappeared|vanished|stopped (?:complaining|failing|happening|crashing|coming)|dropped to|fell to)\b",
)
_HYPOTHETICAL = any_of(
    r"\b(?:i|we|you|one)(?:'d| would| will|'ll) (?!like\b|love\b|say\b|rather\b|have\b|be happy\b|do (?:it|that|this)\b|"
    r"now\b|never\b|start\b|add\b|argue\b|call\b)",
    r"\b(?:i|we|you) (?:always|usually|generally|normally|typically|often|tend to|try to|never)\b",
    r"\b(?:if (?:i|there|that|someone|a|the|it) \w+|you (?:should|need to|have to)|one should|it is important to|"
    r"in general|in theory|hypothetically)\b",
)
_CODE_PARTS = {
    "clarifying": any_of(
        r"\b(?:assum\w+|clarif\w+|confirm|constraints?|i take it|is it (?:guaranteed|safe|possible|sorted|fair)|given that|"
        r"suppose|guaranteed|may i|should i|do (?:we|i) (?:need|have|know|care|return|treat|count))\b",
        r"\b(?:can|could|may|might|will|is|are|does|do|how (?:big|large|long|many)|what (?:if|should|about|happens))\b[^?]*\?",
    ),
    "approach": any_of(
        r"\b(?:approach|idea|strategy|plan is|algorithm|two[- ]pointers?|sliding window|window|hash ?(?:map|table|set)|"
        r"dictionary|dict|stack|queue|heap|recurs\w+|dynamic programming|memo\w*|greedy|binary search|bfs|dfs|breadth|"
        r"depth[- ]first|backtrack\w*|brute force|sort\w*|iterat\w+|loop\w*|travers\w+|scan\w*|walk (?:over|along|from|up|"
        r"down)|for each|one pass|single pass|prefix|trie|graph|tree|union[- ]find|counter|bucket|pointer|keep (?:a|track|the)|"
        r"maintain|compare|swap|split|merge|push|pop)\b"
    ),
    "code": any_of(
        r"```|^\s*(?:def|class|function|const|let|var|public|import|from|return)\b|\bdef \w+\(|=>|\bfor \w+ in \S+:|"
        r"\breturn [\w\[({]+[^.]*;|\{\s*\n|\w+\(.*\)\s*\{|\blambda \w*:"
    ),
    "tests": any_of(
        r"\b(?:test\w*|try (?:it|with)|tried (?:it|with|a|the|an|several|both)|dry[- ]run|by hand|trace\w*|walk(?:ed|ing)? "
        r"through|step through|ran it|run it|running it|run (?:this|through)|edge cases?|corner cases?|assert\w*|verif\w+|"
        r"sanity|example (?:input|above|gives|returns)|check(?:ed)? (?:it )?(?:with|on|against|that))\b",
        r"\b(?:for|with|on|given|input|of)(?: an| the| a)? (?:\[|\(|'|\"|empty|single|all)[^?]*\b(?:gives?|returns?|yields?|"
        r"outputs?|get|is|works|becomes)\b",
        r"\b(?:empty|single|one-element|an? empty)\b[^?]*\b(?:gives?|returns?|yields?|works|comes out|handled)\b",
    ),
    "complexity": any_of(
        r"\bo ?\([^)]{1,24}\)|\b(?:linear|quadratic|logarithmic|cubic|exponential|polynomial|linearithmic)\b|"
        r"\bconstant (?:time|space|memory|extra)|\b(?:time|space|memory|runtime) (?:complexity|cost|usage|is|stays|grows)|"
        r"\bcomplexity\b|\bbig[- ]o\b|\bn log n\b|\bn squared\b|\bextra (?:space|memory)\b"
    ),
}
_REASON = (
    r"\b(?:because|since|as (?:i|it|they|you|the)|so that|the (?:main |real )?reason|due to|that'?s why|which is why|i want\w*|"
    r"i'd like|i would like|i(?:'m| am) looking|looking for|attract\w*|drawn|excite[sd]?|interest\w*|motivat\w*|care about|"
    r"passion\w*|matters? to me|i(?:'m| am) (?:drawn|keen|curious)|i enjoy\w*|i love\w*|i like\w*|appeal\w*|fascinat\w*)\b"
)
_FIGURE = r"\d|\b(?:range|between|salary|gross|net|per (?:year|month|annum)|budget|bonus|package|market rate|negotiable)\b"
_WHEN = (
    rf"\b(?:notice|immediately|right away|straight away|tomorrow|next (?:week|month|year)|start(?:ing)? (?:on|in|at|from)|"
    rf"(?:{joined(_SPAN)})|monday|january|february|march|april|june|july|august|september|october|november|december)\b"
)
_FUTURE = (
    r"\b(?:want to|hope to|plan to|aim to|goal|i'd like to|would like to|i see myself|in (?:\w+ ){1,3}years|next step|grow\w*|"
    r"become|develop\w*|towards?|long[- ]term|eventually|ambition|lead a)\b"
)
_STRENGTH = (
    r"\b(?:i(?:'m| am) (?:\w+ )?(?:good|strong|known|experienced|skilled|best|comfortable|reliable)|strength|strong|skills?|"
    r"years (?:of|as|in)|experience\w*|expert\w*|people (?:come|ask|rely)|i have (?:built|led|run|worked|done|a)|"
    r"background in|i(?:'ve| have) \w+ed)\b"
)
_WEAKNESS = (
    r"\b(?:weak\w*|struggl\w+|difficult\w*|hard for me|not (?:so |very |as )?(?:good|strong|great)|tend to|too (?:much|long|"
    r"quick\w*|many|little)|impatien\w+|afraid|nervous|avoid\w*|improv\w+|criticism|used to|mistake\w*|gap|lack\w*|feedback)\b"
)
_PREFERENCE = (
    r"\b(?:prefer\w*|i like\w*|i work best|best when|i need|i enjoy\w*|suits? me|ideally?|i'd rather|important to me|i value|"
    r"i thrive|works? (?:well|best) for me|comfortable)\b"
)
_KNOWS = (
    r"\b(?:your (?:\w+ ){0,3}(?:product|company|team|customers?|users?|mission|work|engineers?|blog|platform|app|service|"
    r"values?|culture|market|founder|report|role|stack|office|business|approach|name)|"
    r"you (?:have|are|do|build|make|launched|published|open\w*|work|offer|use|sell|serve|just|recently|also)|"
    r"i (?:read|saw|heard|used|tried|noticed|follow\w*) )"
)
_EXAMPLE = (
    _SITUATION.pattern + r"|\b(?:for example|for instance|such as|e\.g|an example|like when|once|i remember|to give you)\b"
)
_STEP = (
    r"\b(?:i(?:'m| am) (?:now |currently )?\w+ing|i (?:now|started|began|have started|took|take|ask|asked|set|read|write|wrote|"
    r"practi[sc]e\w*|signed)|course|training|mentor|coach|habit|every (?:day|week|month)|so i)\b"
)

TABLE = Table(
    fillers=words("um uh er erm hmm basically literally".split(), ["you know", "i mean", "sort of", "kind of"]),
    hedges=words(
        "maybe perhaps probably possibly somewhat roughly hopefully".split(),
        ["i think", "i guess", "i suppose", "i feel like", "more or less", "not really", "i'm not sure"],
    ),
    own=words("i my me myself mine i'm i've i'd i'll".split()),
    team=words("we our us ourselves ours we're we've we'd we'll".split(), ["the team"]),
    hypothetical=_HYPOTHETICAL,
    number=_NUMBER,
    change=_CHANGE,
    outcome=_OUTCOME,
    ending=any_of(
        r"\b(?:as a result|in the end|at the end|eventually|the (?:result|outcome|effect) was|afterwards|after that|finally|"
        r"within (?:a|two|three|one|the|\d+)|after (?:a|two|three|one|four|six|\d+)|(?:a|one|two|three|six|\d+) (?:week|month|"
        r"year|quarter|day)s? later|by the (?:end|time)|today|ultimately|so far|overall|which (?:saved|meant|cut|led|made|"
        r"brought))\b"
    ),
    goal=any_of(r"\b(?:the goal|the aim|target|supposed|expected|wanted|in order|had to|needed to|deadline|was to)\b"),
    scene=_THIRD,
    parts={"situation": _SITUATION, "task": _TASK, "reflection": _REFLECTION, **_CODE_PARTS},
    families={
        "reason motivation motive why driver drive appeal attraction interest cause": re.compile(_REASON),
        "company fit research knowledge employer role match alignment values culture link": re.compile(
            f"{_KNOWS}|{_STRENGTH}|{_PREFERENCE}"
        ),
        "goal goals future plan plans growth direction ambition next horizon career want wish": re.compile(_FUTURE),
        "salary pay expectation compensation range figure amount number money": re.compile(_FIGURE),
        "availability notice start timing date when logistics period timeline": re.compile(_WHEN),
        "strength strengths skill skills experience background qualification contribution offer": re.compile(_STRENGTH),
        "weakness gap limit limits growth_area honesty candour self weakness_named": re.compile(_WEAKNESS),
        "preference style conditions environment needs way boundaries": re.compile(_PREFERENCE),
        "example evidence proof instance case past story": re.compile(_EXAMPLE),
        "step steps action improvement working measures remedy handling effort learning": re.compile(_STEP),
    },
    silence=re.compile(
        r"^(?:um+|uh+|er+m?|h+m+|well|so|okay|ok|silence|no answer|no response|inaudible|pause|[\W\d_])*$"
    ),
    stuck=any_of(
        r"\b(?:i (?:really |honestly |just )?(?:don't|do not) (?:know|remember|recall|have (?:an?|any|one) (?:example|idea|"
        r"answer|clue|such))|no (?:idea|clue|example)|(?:can't|cannot|can not|couldn't) (?:think of|remember|come up|recall|"
        r"say|answer|solve|figure)|nothing comes to mind|i(?:'m| am) (?:\w+ )?(?:stuck|lost|blank\w*|not sure (?:how|what|"
        r"where))|drawing a blank|mind (?:is|went|goes) blank|i give up|(?:a|another|any) (?:hint|tip|clue)|no experience "
        r"with|never (?:had|been|did|done|happened)|hasn't happened)\b"
    ),
    refusal=any_of(
        r"\b(?:(?:i'd|i would) rather not|prefer not to|(?:don't|do not) (?:want|wish|feel like) (?:to )?(?:answer\w*|talk\w*|"
        r"say\w*|discuss\w*|shar\w*)|no comment|skip (?:this|that|it|the)|next question|(?:^|i'll |let me |can i )pass\b|"
        r"(?:that|this|it)(?:'s| is) (?:too )?(?:private|personal|confidential|none of)|(?:can|could|let's|shall) (?:we )?move "
        r"on|not going to answer|won't answer|refuse to)"
    ),
    abuse=words(
        "idiot moron fuck fucking bullshit asshole bastard bitch dumbass retard".split(),
        ["shut up", "you suck", "screw you", "stupid bot", "stupid machine", "stupid question", "piss off", "go to hell"],
    ),
    injection=any_of(
        r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:instruction|prompt|rule|guideline|told|everything|"
        r"above|directive|training|previous|system|constraint|polic)",
        r"\b(?:system prompt|developer mode|jailbreak|dan mode|hidden prompt|initial prompt|your (?:instructions|prompt|"
        r"guidelines|rules)|new instructions?|admin(?:istrator)? (?:mode|override))\b",
        r"\byou are (?:now|no longer)\b|\bpretend (?:to be|you|that)|\bact as (?:a|an|my|if)\b|\bfrom now on,? you\b|"
        r"\brole-?play as",
        r"(?:^|\n|\[|<|#)\s*/?(?:system|assistant|developer|instruction)s?\s*(?:[:>\]]|message)|<\|",
        r"\b(?:give|award|assign|grant)\b[^.!?]{0,20}\b(?:score|marks?|rating|points|grade|pass)\b|\bi (?:have )?passed\b|"
        r"\bmark (?:this|me|my)|\b(?:rate|score) (?:me|this|my)|\bend the interview\b|\bhire me\b|"
        r"\b(?:repeat|reveal|print|show|output|tell me)\b[^.!?]{0,25}\b(?:prompt|instructions|rubric|words above|ideal answer|"
        r"model answer|correct answer|solution)\b",
        r"(?<![\w+/])(?=[a-z0-9+/]*\d)[a-z0-9+/]{32,}={0,2}(?![\w+/])",
    ),
    everyday=words(
        "weather football soccer basketball movie movies film netflix cat cats dog dogs dinner lunch breakfast pizza recipe "
        "joke jokes poem song music holiday vacation beach lottery horoscope bitcoin celebrity president election "
        "birthday tennis chess moon rain sunshine".split(),
        ["are you a robot", "are you human", "are you an ai", "what model", "who made you", "your name", "your favourite",
         "your favorite", "how old are you", "what time is it", "the capital of"],
    ),
    asks=any_of(
        r"\b(?:do|did) you mean\b|\b(?:could|can|would|will) you (?:please )?(?:repeat|clarify|rephrase|explain|elaborate|give|"
        r"say|be more|specify|tell me (?:what|which|more)|define)\b|\bwhat (?:do|did|exactly do) you mean\b|\b(?:what|which) "
        r"(?:kind|sort|type|level|part|one|project|of)\b|\bshould (?:i|it|we)\b|\b(?:may|can|shall|could) i\b|\bsorry,? (?:what|"
        r"could|can|i did)|\bpardon\b|\b(?:is|are|does|do) (?:it|that|this|you|the|there|we|they|duplicates)\b[^?]*\?|"
        r"\b(?:didn't|did not|don't|do not) (?:quite )?(?:understand|get|catch|hear|follow)\b|\brepeat (?:the|that|your)\b|"
        r"\bwhat (?:should|happens|if|is|are|about)\b|\bhow (?:big|large|long|many|much|detailed|should)\b|\bcan the\b|"
        r"\bin (?:what|which) sense\b|\bdoes (?:it|that) (?:have|count|need|matter)\b"
    ),
)  # fmt: skip
