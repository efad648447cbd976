"""English: the table of measures and thresholds, and who does what in a sentence."""

from __future__ import annotations

import re

from interviews.insights import coding
from interviews.insights import english_parts as told
from interviews.insights.tables import Table, any_of, joined, words

_NOT_ACTIONS = (
    "agreed arrived assumed believed cared clashed concerned disagreed enjoyed excited expected experienced faced "
    "failed "
    "followed happened hated helped hoped interested involved joined learned learnt liked lived loved mattered "
    "named needed noticed participated preferred promoted realised realized received recognised recognized regretted "
    "remembered responded seemed stayed struggled supported supposed tasked tried wanted wished wondered worked "
    "worried doubted assigned understood felt had was were knew need embed indeed speed exceed feed hundred"
)
_ADVERB = r"(?:(?:also|then|first|finally|even|just|still|therefore|always|never|have|did|had|personally|\w+ly) ){0,3}"
_NO_DEED = rf"(?:{joined(_NOT_ACTIONS)})\b|used to\b|(?:saw|heard) that\b|moved (?:to|into|in|out|from|house)\b"
_CAUSED = (
    r"left (?:the|an?|my|our|his|her|it|them|that|this|those)(?: \w+){0,2} out(?! of)|"
    r"had (?:an?|the|my|our|two|three|both|all|people|them|him|her)(?: \w+){0,2} (?:ask|bring|call|check|count|measure|"
    r"read|send|show|sign|tell|test|try|write)(?= (?:it|them|the|an?|every|each|me|us|him|her|his|their|our|my|whether|"
    r"why|how)\b)"
)
_VERB = rf"(?:(?!{_NO_DEED})(?:\w+ed|{joined(told.IRREGULAR)})|{_CAUSED})\b"
_AND = rf"(?:,|,? and|,? then|,? and then|;| but) {_ADVERB}({_VERB})"

OWN_ACTION = re.compile(rf"\bi(?:'d|'ve)? {_ADVERB}({_VERB})")
TEAM_ACTION = re.compile(
    rf"\b(?:we|everyone|everybody|the team|my team|our team|us all)(?:'d|'ve)? {_ADVERB}(?:all )?({_VERB})"
)
CHAINED = re.compile(_AND)
_PRESENT = (
    r"(?!make decisions\b|tell people\b|talk to people\b)"
    r"(?:agree|answer|ask|bring|build|buy|call|change|check|choose|clean|collect|compare|cook|count|decide|divide|draw|"
    r"drop|explain|find|fix|give|go to|go through|hire|install|interview|look at|make|measure|meet|move|note|offer|"
    r"open|organi[sz]e|plan|prepare|print|promise|propose|refuse|repair|reply|say|send|serve|show|sign|sit|sort|speak|"
    r"start|stop|take|talk to|tell|test|train|try|visit|walk|write)\b(?! (?:that it is|it is|sure)\b)"
)
_PRESENT_ADVERB = r"(?:then |also |first |just |only |myself |alone )?"
PRESENT_ACTION = re.compile(rf"\bi {_PRESENT_ADVERB}{_PRESENT}")
"""Deeds told in the present: of a past scene, by whoever speaks a language without tenses."""
PRESENT_CHAINED = re.compile(rf"(?:,|,? and|,? then|;) {_PRESENT_ADVERB}{_PRESENT}")
ONCE = re.compile(r"^(?!if\b)[^,.;]*\b(?:i|we|it|he|she|they|[a-z]+s?) (?:was|were|became)\b|\bin my first month\b")
"""That something was so: a scene is told."""
HABITUAL = re.compile(
    r"\b(?:now|today|nowadays|these days|since|always|usually|normally|generally|often|whenever|every time|each time|"
    r"when (?:i|we|you|they|people|somebody|someone)|every day|beforehand|from then on|in general|at the moment|"
    r"currently)\b|^if\b"
)
"""What makes a deed told in the present one of every day."""

_HYPOTHETICAL = any_of(
    r"\b(?:i|we|you|one)(?:'d| would| will|'ll) (?!like\b|love\b|say\b|rather\b|have\b|be happy\b|do (?:it|that|"
    r"this)\b|now\b|never\b|start\b|add\b|argue\b|call\b)",
    r"\b(?:i|we|you) (?:always|usually|generally|normally|typically|often|tend to|try to|never)\b",
    r"\b(?:if (?:i|there|that|someone|a|the|it) \w+|you (?:should|need to|have to)|one should|it is important to|"
    r"in general|in theory|hypothetically)\b",
)
_REASON = (
    r"\b(?:because|since|as (?:i|it|they|you|the)|so that|the (?:main |real )?reason|due to|that'?s why|which is why|"
    r"i want\w*|i'd like|i would like|i(?:'m| am) looking|looking for|attract\w*|drawn|"
    r"(?:would|do|will) not (?:do|want|have|take) (?:it|that|this) again|excite[sd]?|"
    r"interest\w*|"
    r"motivat\w*|care about|passion\w*|matters? to me|i(?:'m| am) (?:drawn|keen|curious)|i enjoy\w*|i love\w*|"
    r"i like\w*|appeal\w*|fascinat\w*|what (?:draws|drew|keeps|kept|connects|made) (?:me|them)|would tell me|"
    r"no longer|(?:was|were|got|had been) (?:hired|closed|sold|moved|dropped|cancelled|given up|handed)|"
    r"decided to (?:close|sell|hand|move|give|stop|cut|drop)|based on|depends on|according to|compared|"
    r"(?:looked at|asked) (?:\w+ ){0,3}(?:posts|offers|ads|tables?|colleagues|union\S*|people))\b"
)
_FIGURE = (
    r"\d|\b(?:range|between|salary|gross|net|per (?:year|month|annum)|budget|bonus|package|market rate|negotiable)\b"
)
_WHEN = (
    rf"\b(?:notice|immediately|right away|straight away|tomorrow|next (?:week|month|year)|start(?:ing)? (?:on|in|at|"
    rf"from)|(?:{joined(told.SPAN)})|monday|january|february|march|april|june|july|august|september|october|november|"
    rf"december)\b"
)
_FUTURE = (
    r"\b(?:want to|hope to|plan to|aim to|goal|i'd like to|would like to|i see myself|in (?:\w+ ){1,3}years|"
    r"next step|able to|want(?:ed)? (?:it|that|one)|grow\w*|become|develop\w*|towards?|long[- ]term|eventually|"
    r"ambition|lead a|in your (?:\w+ )?(?:post|team|house|company)|"
    r"(?:that is|that's) why i(?:'m| am)|i(?: would|'d) (?:not )?(?:also |still )?(?:have|know|see|get|want|"
    r"need|learn|ask|begin|start|go|take|read|spend|try|bring|look))\b"
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
    told.SITUATION.pattern
    + r"|\b(?:for example|for instance|such as|e\.g|an example|like when|once|i remember|to give you)\b"
)
_STEP = (
    r"\b(?:i(?:'m| am) (?:now |currently )?\w+ing|i (?:now|started|began|have started|took|take|ask|asked|set|read|"
    r"write|wrote|practi[sc]e\w*|signed|do|tried|stayed|offered|will)|course|training|mentor|coach|habit|"
    r"every (?:day|week|month)|so i)\b"
)

_CONTROL = (
    r"\b(?:now|today|nowadays|these days|since(?: then)?|so i|then i|that is why i|before i|i (?:\w+ )?(?:ask|set|stop|"
    r"limit|keep|make|let|leave|decide|check|give myself)|reminds? me|every time|each time)\b"
)
"""What shows how one keeps a strength or a habit in check."""

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

_SOLVING = {
    **coding.ENGLISH,
    "clarifying": any_of(coding.ENGLISH["clarifying"].pattern, told.CLARIFYING),
    "complexity": any_of(coding.ENGLISH["complexity"].pattern, told.COMPLEXITY),
}

TABLE = Table(
    fillers=words("um uh er erm hmm basically literally", ["you know", "i mean", "sort of", "kind of"]),
    hedges=words(
        "maybe perhaps probably possibly somewhat roughly hopefully",
        ["i think", "i guess", "i suppose", "i feel like", "more or less", "not really", "i'm not sure"],
    ),
    own=words(["i", "my", "me", "myself", "mine", "i'm", "i've", "i'd", "i'll"]),
    team=words(["we", "our", "us", "ourselves", "ours", "we're", "we've", "we'd", "we'll"], ["the team"]),
    hypothetical=_HYPOTHETICAL,
    number=told.NUMBER,
    change=told.CHANGE,
    outcome=told.OUTCOME,
    ending=told.ENDING,
    goal=told.GOAL,
    deed=OWN_ACTION,
    scene=told.SCENE,
    habit=told.HABIT,
    parts={"situation": told.SITUATION, "task": told.TASK, "reflection": told.REFLECTION, **_SOLVING},
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
        "control": re.compile(_CONTROL),
        "example": re.compile(_EXAMPLE),
        "knows": re.compile(f"{_KNOWS}|{_STRENGTH}|{_PREFERENCE}"),
    },
)
