"""What a plan is computed from: sessions, pauses, a course."""

from dataclasses import dataclass, field
from typing import Optional


from .protocols import DEFAULT_BASIS


@dataclass(eq=False)
class Session:
    """areas: one bit each; 0 for those of the course. minute: None when no time is known."""
    id: Optional[str]
    day: int
    minute: Optional[int]
    state: str  # done, booked, cancelled, missed
    counts: str = "auto"  # auto, yes, no
    areas: int = 0

    def __post_init__(self):
        # The order of a day: what was done, nobody noted when; what has a time, by that; what is
        # not done and may be at any time. Where all that is alike, what is done, then the ids.
        self.order = (self.day, self.part_of_day(), self.minute or 0, self.state != "done",
                      self.id or "")

    def part_of_day(self):
        if self.minute is not None:
            return 1
        return 0 if self.state == "done" else 2


@dataclass
class Pause:
    first: int
    last: Optional[int]  # None while nobody knows

    def is_open(self, day):
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass
class Course:
    protocol: object
    today: int
    severity: Optional[str] = None
    basis: Optional[str] = None
    areas: int = 0
    stopped: bool = False
    sessions: list = field(default_factory=list)
    others: list = field(default_factory=list)  # of the patient's other courses
    pauses: list = field(default_factory=list)

    @property
    def needed(self):
        """(minimum, maximum) of sessions."""
        if self.severity is not None:
            return self.protocol.severities[self.severity]
        return self.protocol.sessions

    def rules(self):
        """The spacing rules of the basis that the course follows."""
        basis = self.basis or DEFAULT_BASIS
        return [rule for rule in self.protocol.spacings if rule.basis in (None, basis)]
