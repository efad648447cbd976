"""English: what speaks of each side of a coding problem, in a question as well as in a fact (`facts`)."""

from __future__ import annotations

from collections.abc import Mapping

SIDES: Mapping[str, str] = {
    "empty": r"\bempty\b|\b(?:nobody|no one) (?:at all|comes?|came|is|was)\b|\bwithout (?:any|a single|huts|"
    r"tasks|words|cars?)\b|\bat least one\b(?! minute)|\bno (?:\w+ )?at all\b|\b(?:there (?:are|is|may be|be)|with|has|"
    r"have|holds?|contains?|given|get|got|had|came|come|comes) (?:no|nothing|none|zero)\b(?! (?:solution|answer|"
    r"valid|way|match\w*|such|possible|suitable|result|partner|length|pair|tram|spaces?|signs?|particular|"
    r"order))|\bfewer than two\b|\bnothing is needed\b|\bnothing (?:at all|in it|comes?|arrives?|is given)|"
    r"\blength (?:of )?(?:0|zero)|\bno (?:cars?|works?|calls?|items?|elements?|input|data|entries|lines|"
    r"bookings|shifts|pairs|cables|requests|levels|readings|events|jobs|crates|shelves|huts|tasks|files|paths|"
    r"clashes|text|words|invoices|changes|prices|members|houses)\b|\bblank\b",
    "none": r"\bno (?:such|match\w*|solution|answer|valid|pair|way|possible|number comes|tram|two|repeat\w*|"
    r"choice)\b|\bif nothing\b(?! (?:is needed|repeats))|\bno (?:\w+ ){1,3}(?:fits?|exists?|comes again|closes|"
    r"matches|works)\b|\b(?:not|never|cannot|can't|nowhere|isn't|aren't|won't|doesn't)\b[^.?]{0,24}\b(?:found|"
    r"possible|exist\w*|find|afford|fit|solved|reached?|done|joined|hears?|connected|solution)\b(?! again)|"
    r"\bimpossible\b|\bnothing (?:fits|differs|is (?:missing|free|left))\b|\bnowhere\b|\bnothing to (?:find|"
    r"return)\b|\bnone (?:is|are) found\b|\b(?:un|not )affordable\b|\bno two \w+ are\b",
    "reuse": r"\b(?:used|taken|loaded|chosen) (?:only )?(?:once|twice|again|more than once|several times)\b",
    "same": r"\bcounted once\b|\bduplicat\w*|\brepeat\w*|\btwice\b(?! at once)|"
    r"(?<!to )(?<!have )\bthe same (?:\w+ ){1,3}(?:may|might|can|could|again|several|comes?|occurs?|appears?|"
    r"be given|is given)\b|\bthe same (?:number|value|item|element|entry)\b|\bexists? once\b|\bmore than once\b|"
    r"(?<!loaded )(?<!used )(?<!taken )\bseveral times\b|\b(?:again|occur|appear|come) many times\b|\bunique\b|"
    r"\bdistinct\b|\bexactly the same\b|"
    r"\btwo equal\b|\b(?:weigh|cost|pay) the same\b|\bappear (?:again|only once)|\bidentical\b|"
    r"\bequal (?:values|numbers|lines|entries|elements|prices|items)\b",
    "tie": r"\btie[sd]?\b|\bequally (?:good|many|large|busy|long)\b|\b(?:several|two|more|both|"
    r"some)\b[^.?]{0,30}\b(?:are|is|have) (?:equal|as good|tied|equally|the same (?:number|count|delay|sum|"
    r"total|maximum|value))\b|\bmore than one (?:answer|solution|best|hour|village|kilomet\w+|maximum|winner)\b|"
    r"\b(?:multiple|several) (?:answers|solutions|winners|best|have no)\b|\bwhich (?:one )?(?:counts|wins|"
    r"do i (?:give|return|take))\b|\bleftmost counts\b|\b(?:earliest|smallest number) counts\b|\bdraw\b",
    "negative": r"\bnegativ\w*|\bbelow zero\b|\bminus\b|\bless than (?:0|zero)\b|\bpositive\b|\babove zero\b|"
    r"\bzero or more\b|\bat least (?:0|zero|1)\b|\bnever below\b|\bsigned\b|\bgo below\b",
    "zero": r"\b(?:be|is|are|equals?|or) (?:0|zero)\b|\bof (?:0|zero)\b|\b(?:0|zero) (?:allowed|possible|valid|"
    r"ok)\b|\bat least (?:0|zero|1|one)\b|\bzero or more\b|\babove zero\b|\bmay be (?:negative or )?zero\b",
    "whole": r"\bwhole numbers?\b|\bintegers?\b|\bints?\b|\bfloats?(?: or\b|\?| numbers?)|\bor floats?\b|"
    r"\bfloating|\bdecimals?\b|\bfraction\w*|\breal numbers?\b",
    "order": r"\bsort(?:ed)?\b(?! the)|\bunsorted\b|\bin (?:any|no|a|which|what|some|the) (?:particular |given |"
    r"right )?order\b|(?<!never )(?<!nobody )(?<!anybody )(?<!somebody )\bordered\b(?! but)|\bordering\b|\bin order\b|"
    r"\bascending\b|\bchronolog\w*|"
    r"\bout of order\b|\bgo backwards\b|\bearliest first\b|\bfrom (?:low to high|early to late)\b|\bby time\b|"
    r"\brearrang\w*|\bstand in (?:the|their|a)\b",
    "result_order": r"\b(?:results?|outputs?|answers?)\b[^.?]{0,30}\b(?:sorted|order)\b|"
    r"\border\b[^.?]{0,30}\b(?:results?|outputs?|answers?|returned?|given back|come out)\b|\bsorted as text\b|"
    r"\bcompared\b[^.?]{0,16}\bas text\b",
    "deep": r"\bdeep\w*|\bnest\w*|\blevels? of\b",
    "size": r"\bhow (?:many|large|big|long|much data)\b(?! (?:is|are) (?:a|the) (?:pause|window))|"
    r"\b(?:millions?|thousands?|billions?|huge|scale|size of|fits? (?:in|into) memory|input size|upper (?:bound|"
    r"limit)|constraints?|too (?:long|large) to)\b|\b\d+(?:,\d{3})+\b|\b(?:very|can be) (?:long|large|many)\b|"
    r"\bmillion\b|\blarge (?:is|are|can|could)\b|\b(?:long|large|big|much) (?:in|input|inputs|lists?|data)\b|"
    r"\bmany (?:entries|numbers|items|elements)\b",
    "change": r"\b(?:modif\w+|mutat\w+|alter\w*|overwrit\w+|in[- ]place|destroy\w*)\b|\b(?:change|sort|edit|"
    r"reorder|touch|remove from|write to) (?:the|its|your|their|given|that|this) (?:given |input |"
    r"original )?(?:list|lists|input|array|order of|text|data|values|boxes|grid)\b|\bmust (?:stay|remain|"
    r"not be changed)\b|\bnot be changed\b|\bnew list\b|\bmust stay as\b|\bwhat is given to you\b",
    "edges": r"\b(?:first|last|start\w*|ending|border|corners?)\b[^.?,]{0,30}\b(?:counts?|includ\w+|inclusive|exclu\w+|"
    r"blocked|paid|pay|spent|free)\b",
    "single": r"\b(?:a|only a) single\b|\bonly one (?!may|can|time)\w+",
    "few": r"\b(?:fewer|shorter|less|longer|more|bigger|larger|greater) (?:\w+ )?than\b|\bnot enough\b|\bexceed\w*",
    "moves": r"\bdiagonal\w*|\bslant\b|\bbackwards?\b(?! from)|\b(?:go|move|drive|step)s? (?:up|left|back)\b",
    "mistakes": r"\b(?:bugs?|mistakes?|errors?|faults?)\b(?! handling)",
    "case": r"\bupper\b|\blower ?-?case|\bcase\b(?![ -]?s)|\bcase[- ](?:in)?sensitiv\w*|\bcapitals?\b|"
    r"\bcompared exactly\b",
    "signs": r"\bunicode\b|\bascii\b|\bemojis?\b|\baccent\w*|\bpunctuation\b|\bspecial characters?\b|"
    r"\bwhitespace\b|\bspaces?\b|\btabs?\b|\bcommas?\b|\bonly letters\b|\bletters only\b|\bother characters\b|"
    r"\bdigits\b|\bsymbols?\b|\bsigns\b|\bseparat(?:or|ed)\w*",
    "edge": r"\binclu(?:siv|d)\w*|\bexclusive\w*|\bboundar\w+|\btouch\w*|\bborder\b|\b(?:of|by|at|apart|"
    r"differ\w*|window|limit|gap|size) exactly\b|\bexactly (?:\w+ )?(?:seconds?|minutes?|places|gap|limit|"
    r"window|eight|as long|at|on|now)\b|\bstill (?:count\w*|valid|belong\w*|calm|active)\b|"
    r"\bends? in the same\b|\bgone at\b|\bno longer at\b|\bstart equal\b|\bwhen one (?:ends|stops)\b|"
    r"\bbegin in the hour\b|\bexpir\w*|\bends? (?:when|as|where) \w+\b|\bback[- ]to[- ]back\b|"
    r"\bends? at \S+ and \w+(?: \w+)? (?:starts?|begins?)\b",
    "overlap": r"\boverlap\w*|\binside each other\b|\bnested (?:booking|shift|work)\w*|"
    r"\bcontain(?:ed)? (?:in )?each\b",
    "outside": r"\bbefore opening\b|\bafter closing\b|\boutside (?:of )?(?:the )?(?:opening|open|range|road|"
    r"day)\w*|\bbegin before\b|\bstart before\b|\blie on the road\b|\bbeyond\b|\bout of range\b",
    "valid": r"\binvalid\b|\bmalformed\b|\bdamaged\b|\bcorrupt\w*|\bvalidat\w*|\bcheck the (?:input|form)|"
    r"\bneed not check\b|\b(?:broken|bad|wrong|faulty|incomplete) (?:input|lines?|data|values?|format|rows?)\b|"
    r"\bnull\b|\btrust\b|\bguarantee\w*|\bwell[- ]formed\b|\bis valid\b|\bmissing (?:fields?|values?|names?)\b|"
    r"\bhandle errors\b|\bexceptions?\b",
    "output": r"\b(?:return|give back|output|want|need)\b[^.?]{0,30}\b(?:index|indices|position|itself|copy|"
    r"only the|just the|or (?:the|just|only|also))\b|\b(?:only|just) the (?:length|number|sum|total|count|"
    r"amount)\b|\bprint\w*\b|\bor (?:also |just |only )?(?:the|its|their) (?:\w+ )?(?:themselves|itself|"
    r"position|length|count|number|pairs|items|route|path|days|shelves)\b|\b(?:return|list|give back|say|"
    r"know) (?:which|where)\b|\bresult is (?:sorted|a new)\b|\bwhich (?:ones|\w+s) (?:too|as well|they are)\b",
    "cost": r"\bcomplexit\w+|\bbig[- ]o\b|\befficien\w*|\bperformance\b|\bhow fast\b|\bfast enough\b|"
    r"\bbrute[- ]force\b|\btime limit\b|\brun ?time\b|\boptimal\b|\b(?:linear|quadratic) (?:time|ok|fine|"
    r"enough)\b|\bmemory limit\b|\bextra (?:memory|space)\b",
    "range": r"\bhow (?:big|large|high) can (?:the |a |single )?(?:values?|numbers?|amounts?|fees|prices)\b|"
    r"\boverflow\w*|\b(?:32|64)[- ]bits?\b|\bmaximum value\b|\brange of\b|\bvalue range\b|\bfrom 0 to \d+|"
    r"\bbetween \d+ and\b|\babove \d{3,}|\blargest (?:value|number)\b|\bas large as they like\b",
    "language": r"\b(?:programming )?language\b|\bpython\b|\bjava(?:script)?\b|\bc\+\+|\bpseudo-?code\b",
    "library": r"\blibrar\w+|\bbuilt[- ]?ins?\b|\bimport\b|\bstandard (?:functions|modules?)\b|\bmodules?\b|"
    r"\bcounter class\b",
    "helper": r"\bhelper\w*|\b(?:own|more|several|additional|extra|other) functions?\b|\bfunctions of your own\b",
    "at_once": r"\bconcurren\w*|\bthreads?\b|\bthread-?safe\b|\bparallel\b|(?<!twice )\bat once\b|"
    r"\bsimultaneous\w*|\bat the same time\b|\bsame second\b|\block(?:s|ing)\b",
    "circle": r"\bcycl\w+|\bcircle\w*|\bloops?\b(?! over)|\bcircular\w*",
    "together": r"\b(?:into|in|on|from) the same (?!time\b|order\b|way\b|second\b|minute\b)\w+",
    "itself": r"\b(?:it|them|him|her|one)sel(?:f|ves)\b|\bself[- ]\w+|\btheir own list\b|\bown people\b|"
    r"\bsame goods\b",
    "direction": r"\bdirect(?:ed|ion\w*)\b|\bboth ways\b|\bone[- ]way\b|\btwo[- ]way\b|\bundirected\b|"
    r"\bsymmetric\w*|\bother way round\b|\bb (?:also |does not have to )?calls? a\b|\bmutual\b|\bvice versa\b|"
    r"\bcall back\b",
    "connected": r"\bconnected\b|\bdisconnected\b|\bcomponents?\b|\bisolated\b|\breachable\b|\btied together\b|"
    r"\bunreachable\b",
    "index": r"\b(?:zero|one|0|1)[- ](?:based|indexed)\b|\bindex(?:es)? (?:start|begin|from)\w*|"
    r"\bcounted from\b|\bstart(?:s)? (?:at|from|with) (?:0|zero|1|one)\b|\bcount(?:ed|ing)? from (?:0|zero|1|"
    r"one)\b",
}
