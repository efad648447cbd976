"""English: the marks of replies that are no answer."""

from __future__ import annotations

import re

from interviews.insights.tables import Replies, any_of, words

REPLIES = Replies(
    silence=re.compile(
        r"^(?:um++|uh++m*+|er++m?+|h++m++|well|so|okay|ok|silence|no answer|no response|inaudible|pause|[\W\d_])*$"
    ),
    stuck=any_of(
        r"\b(?:i (?:really |honestly |just )?(?:don't|do not) (?:know|remember|recall|have (?:an?|any|"
        r"one) (?:example|idea|answer|clue|such))|no (?:idea|clue|example)|(?:can't|cannot|can not|"
        r"couldn't) (?:think of|remember|come up|recall|say|answer|solve|figure)|nothing comes to mind|i(?:'m|"
        r" am) (?:\w+ )?(?:stuck|lost|blank\w*|not sure (?:how|what|where))|drawing a blank|mind (?:is|went|"
        r"goes) blank|i give up|(?:a|another|any) (?:hint|tip|clue)|no experience with)\b"
    ),
    all_told=re.compile(
        r"^(?:i (?:think|guess|believe)(?: that)? |well,? |so,? |and )?(?:"
        r"(?:i(?:'ve| have)? told you (?:all|everything)\b.{0,30}|(?:i have )?nothing (?:more |else )?to add)|"
        r"there(?:'s| is) nothing (?:more|else)(?: to (?:it|add|say|tell)\b.{0,30}| i (?:can|could) \w+\b.{0,20})?|"
        r"(?:that|this)(?:'s| is| was) (?:all|it)(?:,? really| there (?:is|was)| i (?:can|could) \w+.{0,20})?|"
        r"i (?:can't|cannot|could not|couldn't) (?:say|tell|add) (?:any )?more.{0,30})\W*$"
    ),
    never=any_of(
        r"\b(?:(?:have|has|had|'ve|'s|was|were|i|we) (?:really |honestly |actually |simply |just )?(?:never|"
        r"not (?:yet |"
        r"ever )?)|(?:have|has|had|was|were)n't(?: (?:ever|yet|really|actually))*|(?:did|do|does)(?:n't|"
        r" not)(?: ever)?|"
        r"never) ?(?:really |yet |actually )?(?:had (?:to|that|this|such|any|one|a (?:case|situation|conflict|time))|"
        r"had\b(?=\W*$)|been (?:in|through|there|part of)|face\w*|encounter\w*|experienc\w*|come across|came across|"
        r"run into|ran into|happen\w*|occurr\w*|come up|came up|been (?:asked|forced|needed)|dealt with|gone through|"
        r"met (?:that|this|such))\b(?! (?:again|since|time))",
        r"\b(?:there (?:was|were|has been|is) (?:no|never)|(?:have|had|'ve got|can think of) no) (?:such|\w+ like)\b|"
        r"\bnothing (?:of the (?:sort|kind)|like (?:that|this|it))\b|\bnever in (?:such|that|this)\b",
    ),
    after_all=any_of(
        r"\b(?:closest|nearest|similar|once|one time|last (?:year|month|week|spring|summer|autumn|fall|winter)|\w+ (?:"
        r"years|months|weeks) ago|in (?:19|20)\d\d|until|before (?:last|that)|when i (?:was|worked|started))\b"
    ),
    refusal=any_of(
        r"\b(?:(?:i'd|i would) rather not|prefer not to|(?:don't|do not) (?:want|wish|"
        r"feel like) (?:to )?(?:answer\w*|talk\w*|say\w*|discuss\w*|shar\w*)|no comment|skip (?:this|that|it|the)|"
        r"next question|(?:i'll |let me |can i )pass\b|^pass(?=\W*$)|(?:that|this|it)(?:'s| is) (?:too )?(?:private|"
        r"personal|confidential|none of)|(?:can|could|let's|shall) (?:we )?move on|not going to answer|won't answer|"
        r"refuse to)"
    ),
    abuse=words(
        "idiot moron fuck fucking bullshit asshole bastard bitch dumbass retard",
        [
            "shut up",
            "you suck",
            "screw you",
            "stupid bot",
            "stupid machine",
            "stupid question",
            "piss off",
            "go to hell",
        ],
    ),
    injection=any_of(
        r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:instruction|prompt|rule|guideline|told|"
        r"everything|above|directive|training|previous|system|constraint|polic)",
        r"\b(?:system prompt|developer mode|jailbreak|dan mode|hidden prompt|initial prompt|your (?:instructions|"
        r"prompt|guidelines|rules)|new instructions?|admin(?:istrator)? (?:mode|override))\b",
        r"\byou are (?:now|no longer)\b|\bpretend (?:to be|you|that)|\bact as (?:a|an|my|if)\b|"
        r"\bfrom now on,? you\b|\brole-?play as",
        r"(?:^|\n|\[|<|#)\s*/?(?:system|assistant|developer|instruction)s?\s*(?:[:>\]]|message)|<\|",
        r"\b(?:give|award|assign|grant)\b[^.!?]{0,20}\b(?:score|marks?|rating|points|grade|pass)\b|"
        r"\[\[ ?(?:move|note)|\bthe interview (?:is|has) (?:now |already )?(?:over|ended|finished|closed)\b",
        r"\bthat i (?:have )?passed\b|\bi (?:have )?passed (?:the|this|my) (?:interview|test|screen)|\bmark (?:this|"
        r"me|my)|\b(?:rate|score) (?:me|this|my)|\bend the interview\b|\bhire me\b|\b(?:repeat|reveal|print|show|"
        r"output|tell me)\b[^.!?]{0,25}\b(?:prompt|instructions|rubric|words above|ideal answer|model answer|"
        r"correct answer|solution)\b",
        r"(?<![\w+/])(?=[a-z0-9+/]*\d)[a-z0-9+/]{32,}={0,2}(?![\w+/])",
    ),
    everyday=words(
        "weather football soccer basketball movie movies film netflix cat cats dog dogs dinner lunch "
        "breakfast pizza recipe joke jokes poem song music holiday vacation beach lottery horoscope "
        "bitcoin celebrity president election birthday tennis chess moon rain sunshine",
        [
            "are you a robot",
            "are you human",
            "are you an ai",
            "what model",
            "who made you",
            "your name",
            "your favourite",
            "your favorite",
            "how old are you",
            "what time is it",
            "the capital of",
        ],
    ),
    asks=any_of(
        r"\b(?:do|did) you mean\b|\b(?:could|can|would|will) you (?:please )?(?:repeat|clarify|rephrase|explain|"
        r"elaborate|give|say|be more|specify|tell me (?:what|which|more)|define)\b|\bwhat (?:do|did|"
        r"exactly do) you mean\b|\b(?:what|which) (?:kind|sort|type|level|part|one|project|of)\b|\bshould (?:i|it|"
        r"we)\b|\b(?:may|can|shall|could) i\b|\bsorry,? (?:what|could|can|i did)|\bpardon\b|\b(?:is|are|does|"
        r"do) (?:it|that|this|you|the|there|we|they|duplicates)\b[^?]*\?|\b(?:didn't|did not|don't|"
        r"do not) (?:quite )?(?:understand|get|catch|hear|follow)\b|\brepeat (?:the|that|your)\b|\bwhat (?:should|"
        r"happens|if|is|are|about)\b|\bhow (?:big|large|long|many|much|detailed|should)\b|\bcan the\b|\bin (?:what|"
        r"which) sense\b|\bdoes (?:it|that) (?:have|count|need|matter)\b"
    ),
    meant=any_of(
        r"\b(?:do|did|are) you (?:mean|asking (?:about|for)|looking for|thinking of|referring to)\b[^?]*\?",
        r"\b(?:would|does|do) (?:a|an|that|this|it|those)\b[^?]*\bcount\b[^?]*\?",
    ),
    again=any_of(
        r"\brepeat\b|\b(?:say|read|ask) (?:it|that|the question|this)(?: to me)? (?:again|once more|one more time)\b|"
        r"\b(?:come|say) again\b|\b(?:once|one) more(?: time)?\b|\bpardon\b|\bwhat was the question\b|"
        r"\b(?:didn't|did not|couldn't|could not) (?:quite )?(?:hear|catch|get) (?:you|it|that|the question|the end)\b"
    ),
    either=any_of(
        r"\b(?:(?:do|did|are|would) you (?:mean|want|prefer|like|asking|thinking|looking|rather)|should|shall|"
        r"may i|is (?:it|that|this)|does (?:it|that|this)|at|in|about|from|as)\b[^?]*\bor "
        r"(?!something|anything|what\b|so\b|not\b|do\b|should\b|is\b)\w+[^?]*\?"
    ),
    sort=any_of(
        r"\b(?:what|which) (?:kind|sort|type)s? of (?:an? )?(?:\w+ )?(?:example|situation|story|case|thing|experience|"
        r"answer|project|conflict|problem|mistake)s?\b[^?]*\?",
        r"\b(?:what|which) (?:example|situation|story|case|project)s? (?:would|do|did|should|are)\b[^?]*\?",
    ),
    private=any_of(
        r"\bi(?:'m|'ve been| am| was| got| became| have been) (?:\w+ )?(?:pregnant|disabled|divorced|widowed|gay|"
        r"lesbian|transgender|depressed|epileptic|diabetic|autistic)\b",
        r"\bmy (?:own )?(?:pregnancy|illness|disease|disability|divorce|depression|cancer|chemotherapy|faith|"
        r"religion|miscarriage|sexuality)\b",
        r"\bmy (?:husband|wife|partner|mother|father|son|daughter|child)(?:'s| (?:was|is|fell|got|became)) "
        r"(?:\w+ )?(?:ill|illness|sick|disabled|dying|death|pregnant|disease|cancer)\b",
        r"\bmy (?:husband|wife|partner|mother|mum|mom|father|dad|son|daughter|child|brother|sister)(?: \w+)? (?:died|"
        r"passed away)\b|\b(?:cared|caring|care|looked|looking) (?:for|after) my (?:\w+ )?(?:husband|wife|partner|"
        r"mother|mum|mom|father|dad|parents|son|daughter|child|grandmother|grandfather)\b",
        r"\b(?:as|i'm|i am|being) (?:a |an )?\d\d[- ]years?[- ]old\b|\bi(?:'m| am) \d\d years old\b",
        r"\b(?:a|is|was) (?:private|personal|family) (?:matter|reason|affair)s?\b",
        r"\bi(?:'m| am) (?:a |an )?(?:\w+ )?(?:muslim|christian|catholic|jewish|hindu|buddhist|atheist)\b",
    ),
    grave=any_of(
        r"\b(?:ill|illness|sick|disease|cancer|chemotherapy|depress\w+|died|dying|death|passed away|miscarriage|"
        r"widowed)\b"
    ),
    reason=any_of(
        r"\b(?:why|reason|how come|what happened|what led|what made|what was behind|what lies behind|explain)\b[^?]*\b"
        r"(?:short\w*|gaps?|break|pause|left|leave|leaving|left out|interrupt\w*|without (?:a job|work)|"
        r"only \w+ (?:months?|weeks?|years?))\b",
        r"\b(?:short|brief) (?:stay|post|spell)|\bless than (?:a|one) year\b|\bgaps?\b|"
        r"\bbetween (?:two |your )?(?:jobs|posts)\b",
    ),
    nonsense=re.compile(
        r"\b(?:[bcdfghjklmnpqrstvwxz]{3,}|\w*[bcdfghjklmnpqrstvwxz]{6,}\w*|\w*(?:asdf|sdfg|dfgh|qwer|wert|zxcv|xcvb|"
        r"hjkl|jkl|uiop)\w*|(\w{1,3})\1{2,})\b"
    ),
    common=words(
        "the a an i we you he she it they my our your his her their to of in on at for with and or but so that this "
        "was were is are be been had have did do not no yes as by from me us them then because when"
    ),
)
