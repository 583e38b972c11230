"""How a figure is shown: beside its budget, and whether it keeps it."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    more_is_better: bool = False

    @property
    def kept(self) -> bool | None:
        """Whether the budget is kept; None where there is none."""
        if self.budget is None:
            return None
        return self.value >= self.budget if self.more_is_better else self.value <= self.budget

    def row(self, width: int) -> str:
        """Return the figure as a line of a table."""
        budget = "" if self.budget is None else f"{'≥' if self.more_is_better else '≤'} {self.budget:g}"
        verdict = {None: "", True: "kept", False: "MISSED"}[self.kept]
        return f"{self.name:<{width}}  {self.value:>10,.2f} {self.unit:<11} {budget:>9}  {verdict}".rstrip()


def show(title: str, figures: list[Figure]) -> None:
    """Print a table of figures."""
    load = os.getloadavg()[0]
    print(f"{title}  (Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f})")
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        print(figure.row(width))
    print()
