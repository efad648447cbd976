"""What shows the parts of an answer to a coding problem, for each language. Names and calls of code: `naming`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from interviews.insights.tables import any_of

ENGLISH: Mapping[str, re.Pattern[str]] = {
    "clarifying": any_of(
        r"\b(?:assum\w+|clarif\w+|confirm|constraints?|i take it|is it (?:guaranteed|safe|possible|sorted|fair)|"
        r"given that|suppose (?:that|the|an?|we|i|it|there)|guaranteed|"
        r"(?:ask|settle|agree|find out|know|fix|make sure) (?:(?:first|on) )?(?:about|"
        r"what|"
        r"whether|which|how|when|if|that|for|(?:the )?(?:border|rule|limit)s?)|open question|may i|should i|do (?:we|"
        r"i) (?:need|have|know|care|return|treat|count))\b",
        r"\b(?:can|could|may|might|will|is|are|does|do|how (?:big|large|long|many)|what (?:if|should|about|"
        r"happens))\b[^?]*\?",
    ),
    "approach": any_of(
        r"\b(?:approach|idea|strategy|plan is|algorithm|two[- ]pointers?|sliding window|window|hash ?(?:map|table|"
        r"set)|dictionary|dict|stack|queue|heap|recurs\w+|dynamic programming|memo\w*|greedy|binary search|bfs|dfs|"
        r"breadth|depth[- ]first|backtrack\w*|brute force|sort\w*|iterat\w+|loop\w*|travers\w+|scan\w*|walk (?:over|"
        r"along|from|up|down)|for each|one pass|single pass|prefix|trie|graph|tree|union[- ]find|counter|bucket|"
        r"pointer|calls? itself|plus the (?:smaller|larger|smallest|largest|best|cheaper|cheapest)|"
        r"drop (?:it|that one)|keep (?:a|track|the)|maintain|compare|swap|split|merge|push|pop)\b"
    ),
    "code": any_of(
        r"```|^\s*(?:def|class|function|const|let|var|public|import|from|return)\b|\bdef \w+\(|=>|\bfor \w+ in \S+:|"
        r"\breturn [\w\[({]+[^.]*;|\{\s*\n|\b\w+\(.{0,200}\)\s*\{|\blambda \w*:"
    ),
    "tests": any_of(
        r"\b(?:test\w*|try (?:it|with)|tried (?:it|with|a|the|an|several|both)|dry[- ]run|by hand|trace\w*|"
        r"walk(?:ed|ing)? through|step through|ran it|run it|running it|run (?:this|through)|edge cases?|"
        r"corner cases?|assert\w*|verif\w+|sanity|example (?:input|above|gives|returns)|"
        r"check(?:ed)? (?:it )?(?:with|on|against|that))\b",
        r"\b(?:try|tries|tried|throw|feed|give it|run|check|use)\b[^.?]{0,40}(?:[\[{'\"]|\d|\b(?:empty|none|null|"
        r"nothing|"
        r"single|one (?:node|element|item|letter|entry)|negatives?|duplicates?|equal|zero|largest|longest|same)\b)",
        r"\b(?:for|with|on|given|input|of)(?: an| the| a)? (?:\[|\(|'|\"|empty|single|all)[^?]*\b(?:gives?|returns?|"
        r"yields?|outputs?|get|is|works|becomes)\b",
        r"\b(?:empty|single|one-element|an? empty)\b[^?]*\b(?:gives?|returns?|yields?|works|comes out|handled)\b",
    ),
    "complexity": any_of(
        r"\bo ?\([^)]{1,24}\)|\b(?:linear|quadratic|logarithmic|cubic|exponential|polynomial|linearithmic)\b|"
        r"\bconstant (?:time|space|memory|extra)|\b(?:time|space|memory|runtime) (?:complexity|cost|usage|is|stays|"
        r"grows)|\b(?:time|work|steps?|memory)\b[^.?]{0,30}\b(?:proportional|grows?|depends?|times|per|each)\b|"
        r"\b(?:once|one pass|one look|one step|constant work) (?:for|per|over|through) (?:each|every|the|all)\b|"
        r"\b(?:\w+ )?times (?:the )?(?:length|number|size|width|limit|log)\w*\b|\b(?:each|every|all) [^.?]{0,30}"
        r"\b(?:looked at|visited|touched|handled|pushed|seen|read|moved|counted|taken) (?:only |at most )?(?:once|"
        r"twice)\b|"
        r"\b(?:each|every) \w+(?: \w+)? (?:only )?once\b|\bonce,? plus\b|\bplus sorting\b|"
        r"\bconstant (?:cost|work|on average|per|for each|however)\b|\bis constant\b|"
        r"\bcomplexity\b|\bbig[- ]o\b|\bn log n\b|\bn squared\b|\bextra (?:space|memory)\b"
    ),
}

CHINESE: Mapping[str, re.Pattern[str]] = {
    "clarifying": any_of(
        r"(?:先|会|要)(?:问|定|弄清|搞清|说清|补)|定下|算不算|假设|确认|是不是|会不会|能不能|可不可以|是否|有没有|"
        r"范围|约束|前提|澄清|请问|想问|先问|保证|默认|限制|"
        r"[吗呢吧么][?？]|(?:可能|可以)[^,，。]{0,6}(?:为空|是空|重复|负数)[^。]*[?？]|多大|多长|要不要考虑"
    ),
    "approach": any_of(
        r"(?:思路|想法|方法|办法|方案|策略)(?:就|大致|大概)?(?:是|[:：,，])|(?:这个|我的)思路|算法|解法|哈希|字典|集合|映射|栈|队列|堆|指针|窗口|递归|动态规划|贪心|二分|"
        r"遍历|扫描|循环|排序|回溯|记忆化|暴力|前缀|深度优先|广度优先|bfs|dfs|链表|树|图|维护|记录|记住|统计|比较|"
        r"逐个|依次|一个个|直到[^。]{1,30}[再就才]|两端|对应|待处理|(?:加|排|分)好|留[^。]{0,4}最[好大小多少]|(?:扫|走|过|看|读)一遍|取[^,。]{0,4}最[大小]|一(?:行一行|个一个|格一格)|分开写|合并|拆分|调用(?:它)?自己|自己调(?:用)?自己"
    ),
    "code": any_of(
        r"```|^\s*(?:def|class|function|const|let|var|public|import|from|return)\b|\bdef \w+\(|=>|\bfor \w+ in \S+:|"
        r"\breturn [\w\[({]+[^.]*;|\b\w+\(.{0,200}\)\s*\{|\blambda \w*:"
    ),
    "tests": any_of(
        r"测试|试了|试(?:一|过)|测的话|[各都]来一遍|用例|跑(?:了|一|过)|走(?:了)?一遍|手(?:动|工|算)|验证|断言|代入|带入|演算|"
        r"(?:会|再|先|就|的话)[,，]?(?:试|测|跑|丢|喂|放)[^。?？]{0,20}?(?:\d|空|单个|一个|只有|负|重复|相同|一样|\[|"
        r"最长|最大|没有)|"
        r"举(?:个)?例|(?<![左右上下])边界|极端|比如(?:输入|说)?[^,，。]{0,20}(?:返回|得到|输出|结果)|(?:空|单个|"
        r"一个元素|全相同|重复)[^,，。?？]{0,10}(?:返回|得到|输出|也对|没问题|时|通过)|(?:输入|对于|"
        r"对)[^。?？]{1,30}(?:返回|得到|输出|结果是|应该是)"
    ),
    "complexity": any_of(
        r"o ?\([^)]{1,24}\)|复杂度|线性|平方(?:级|时间)?|对数|常数(?:级|空间|时间|的|代价|开销|步|次|内存|[,，。]|$)|"
        r"指数级|额外空间|n ?log ?n|"
        r"n ?方|时间[^,，。]{0,4}(?:是|为)|空间[^,，。]{0,4}(?:是|为)|"
        r"(?:每|各)(?:个|条|次|封|步|项|组)?[^,，。]{0,10}(?:只|最多)?(?:看|走|进|查|访问|处理|算|碰|入|"
        r"放)[^,，。]{0,6}一次|乘(?:以)?对数|"
        r"(?:时间|开销|代价|步数)(?:只|主要)?(?:看|取决于|由)|(?:代价|开销|成本|耗时)(?:主要)?(?:是|在|花在|来自)|"
        r"最(?:费时|慢|花时间|耗时)的(?:是|一步|部分)|[数度量]乘(?!号)|随[^,，。]{1,10}(?:增长|变大|线性)|"
        r"(?:时间|开销|代价|步数|内存)[^,，。]{0,8}(?:和|与|跟|随)[^,，。]{0,12}(?:成正比|增长|有关|一样)"
    ),
}
