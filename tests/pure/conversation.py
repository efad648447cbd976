"""A conversation with the director in the bank's words: what a test says for the candidate, and what comes back."""

from collections.abc import Iterable

from interviews.director import Clock, Line, Move, Offer, Plan, Wording, offer

FULL = {
    "en": "Last year at our company I was responsible for the move of the shop. I wrote a plan, called every "
    "supplier and moved the data over a weekend. Sales rose by 12 percent within a month. "
    "I learned to begin with the suppliers.",
    "zh": "去年在上一家公司，我负责网店的迁移。我写了计划，给每个供应商打了电话，又用一个周末把数据搬了过去。"
    "一个月内销售额提升了12%。我学到的是要先找供应商。",
}
VAGUE = {
    "en": "I am good at that, people like to work with me a lot.",
    "zh": "这方面我还是比较擅长的，大家都愿意和我合作。",
}


class Talk:
    """Runs an interview: `say` adds the candidate's line and answers with the preferred move."""

    def __init__(self, plan: Plan, *, limit: float | None = None, step: float = 60, mode: str = "study") -> None:
        self.plan, self.limit, self.step, self.mode = plan, limit, step, mode
        self.used = 0.0
        self.lines: list[Line] = []
        self.offers: list[Offer] = []

    @property
    def moves(self) -> list[str]:
        return [str(offer.preferred) for offer in self.offers]

    def turn(self, code: str = "") -> Offer:
        offered = offer(self.plan, self.lines, Clock(self.used, self.limit), mode=self.mode, code=code)
        text = Wording(self.plan, "Acme", "Engineer", len(self.lines)).of(offered, offered.preferred)
        self.add("interviewer", text, offered.preferred)
        self.offers.append(offered)
        return offered

    def say(self, text: str, code: str = "") -> Offer:
        self.add("candidate", text)
        self.used += self.step
        return self.turn(code)

    def add(self, speaker: str, text: str, move: Move | None = None) -> None:
        self.lines.append(Line(str(len(self.lines)), speaker, text, move))

    def through(self, answers: Iterable[str]) -> list[str]:
        """Begin, give every answer in turn until the end is reached, and tell the moves."""
        self.turn()
        for answer in answers:
            self.say(answer)
            if self.moves[-1] == "close":
                break
        return self.moves
