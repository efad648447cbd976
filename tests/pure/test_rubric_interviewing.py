"""What is measured of somebody who interviews."""

from interviews.rubric import interviewing


def test_interviewing_is_measured_in_questions() -> None:
    found = interviewing(
        [
            ("interviewer", "Tell me, what was the hardest project you led?"),
            ("candidate", "The migration of our billing system, with a difficult vendor."),
            ("interviewer", "What made the vendor difficult?"),
            ("candidate", "They answered late."),
            ("interviewer", "Did you escalate? And are you married?"),
            ("candidate", "Yes."),
            ("interviewer", "You must have been angry, right?"),
        ]
    )
    assert (found.questions, found.open, found.single) == (4, 2, 3)
    assert found.probing == 1
    assert [each.line for each in found.unlawful] == [4]
    assert [each.line for each in found.leading] == [6]
    assert 0.4 < found.share < 0.8


def test_so_it_is_of_chinese_interviewers() -> None:
    found = interviewing(
        [
            ("interviewer", "请讲一次你负责的项目，最难的是什么？"),
            ("candidate", "迁移计费系统，供应商很难沟通。"),
            ("interviewer", "供应商为什么难沟通？"),
            ("candidate", "回复很慢。"),
            ("interviewer", "你结婚了吗？"),
        ]
    )
    assert (found.questions, found.open, found.probing) == (3, 2, 1)
    assert [each.line for each in found.unlawful] == [4]
