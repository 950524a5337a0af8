"""Draws the benches as SVG, by hand: two simple plots are not worth 30 MB of a plotting library."""

import math
from collections.abc import Mapping, Sequence

Figures = Mapping[str, float]
WIDTH, LEFT, BAR, GAP = 760, 170, 16, 8
PLOT = WIDTH - LEFT - 70
OURS, THEIRS, AIM = "#2e7d5b", "#b5652b", "#555"


def chart(figures: Mapping[str, Figures], ratios: Figures, aims: Figures, turns: Sequence[int]) -> str:
    """Bars of how many times better, with a mark at each aim, above the growth over the turns of a conversation."""
    bars, height = _bars(ratios, aims, 40)
    curves, bottom = _growth(figures, turns, height + 50)
    heading = "How many times better than a stock bot of Rasa (logarithmic; the mark is the aim)"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom}" viewBox="0 0 {WIDTH} {bottom}" '
        f'font-family="sans-serif" font-size="12">\n<rect width="100%" height="100%" fill="#fff"/>\n'
        f"{_text(12, 22, heading, weight='bold')}{bars}{curves}</svg>\n"
    )


def _bars(ratios: Figures, aims: Figures, top: float) -> tuple[str, float]:
    most = max([2.0, *ratios.values(), *aims.values()])
    drawn = []
    for name, times in ratios.items():
        width = PLOT * math.log(max(times, 1.0)) / math.log(most)
        drawn.append(_text(LEFT - 8, top + 12, name, anchor="end"))
        drawn.append(f'<rect x="{LEFT}" y="{top}" width="{width:.1f}" height="{BAR}" fill="{OURS}"/>\n')
        drawn.append(_text(LEFT + width + 6, top + 12, f"{times:.1f}"))
        if name in aims:
            x = LEFT + PLOT * math.log(aims[name]) / math.log(most)
            drawn.append(_line([(x, top - 3), (x, top + BAR + 3)], AIM))
        top += BAR + GAP
    return "".join(drawn), top


def _growth(figures: Mapping[str, Figures], turns: Sequence[int], top: float) -> tuple[str, float]:
    height, longest = 180, max(turns)
    slowest = max(figure[f"turn {turn}"] for figure in figures.values() for turn in turns)
    drawn = [_text(12, top - 16, "Milliseconds of a message, by the turn of its conversation", weight="bold")]
    for share in (0, 0.5, 1):
        y = top + height * (1 - share)
        drawn += [_text(LEFT - 8, y + 4, f"{slowest * share:.0f}", anchor="end")]
        drawn += [_line([(LEFT, y), (LEFT + PLOT, y)], "#ddd")]
    for (name, figure), colour in zip(figures.items(), (OURS, THEIRS), strict=False):
        points = [
            (LEFT + PLOT * turn / longest, top + height * (1 - figure[f"turn {turn}"] / slowest)) for turn in turns
        ]
        drawn += [_line(points, colour, 2), _text(points[-1][0] + 6, points[-1][1] + 4, name)]
    drawn += [_text(LEFT + PLOT * turn / longest, top + height + 18, str(turn), anchor="middle") for turn in turns]
    return "".join(drawn), top + height + 36


def _text(x: float, y: float, text: str, anchor: str = "start", weight: str = "normal") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">{text}</text>\n'


def _line(points: Sequence[tuple[float, float]], colour: str, width: int = 1) -> str:
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="{width}"/>\n'
