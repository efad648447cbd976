"""What can be measured in what people say, without a model. Measures lead to probes and notes, never to scores.

`text` sentences and words · `english` `chinese` the tables · `actors` who did what · `parts` the parts of a full
answer · `replies` what is no answer · `reading` all of it for one question · `facts` what answers a clarifying
question, with `english_sides` `chinese_sides` · `coding` code and its names · `measures` counts for people to read.
"""

from interviews.insights.measures import Measures, active_seconds, measure, talk_share
from interviews.insights.reading import Heard, heard

__all__ = ["Heard", "Measures", "active_seconds", "heard", "measure", "talk_share"]
