"""Writes an evaluation of understanding down: Markdown, JSON, and a plot."""

import json
from collections.abc import Sequence
from pathlib import Path

from newleaf.understanding import evaluation
from newleaf.understanding.evaluation import Understood


def markdown(results: Sequence[Understood], source: str) -> str:
    """The report as text."""
    error = evaluation.expected_calibration_error(results)
    lines = [f"# Understanding, measured on {source} ({len(results)} messages)", "", "| figure | |", "| --- | --- |"]
    lines += [f"| {name} | {_share(*counts)} |" for name, counts in evaluation.headline(results).items()]
    lines += [f"| expected calibration error | {error:.3f} |"]
    kinds = sorted({each.message.kind for each in results} - {""})
    if kinds:
        lines += ["", "| kind | rows | likeliest right | within three |", "| --- | --- | --- | --- |"]
    for kind in kinds:
        rows = [each for each in results if each.message.kind == kind]
        right, three = (evaluation.share(got) for got in ((e.right for e in rows), (e.offered for e in rows)))
        lines.append(f"| {kind} | {len(rows)} | {_share(*right)} | {_share(*three)} |")
    lines += ["", "| intent | rows | precision | recall |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {n} | {p:.2f} | {r:.2f} |" for name, n, p, r in evaluation.by_intent(results)]
    lines += ["", "| was | taken for | times |", "| --- | --- | --- |"]
    lines += [f"| {was} | {taken} | {times} |" for was, taken, times in evaluation.confusions(results)]
    lines += ["", "| confidence from | off-topic not answered | own topics answered |", "| --- | --- | --- |"]
    lines += [f"| {at:.2f} | {off:.1%} | {own:.1%} |" for at, off, own in evaluation.off_topic_curve(results)]
    return "\n".join(lines) + "\n"


def save(results: Sequence[Understood], source: str, folder: Path) -> list[Path]:
    """Write `report.md`, `report.json` and, where matplotlib is installed, `report.svg`; returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.md").write_text(markdown(results, source), encoding="utf-8")
    figures = {
        "source": source,
        "rows": len(results),
        "headline": evaluation.headline(results),
        "expected_calibration_error": evaluation.expected_calibration_error(results),
        "by_intent": evaluation.by_intent(results),
        "confusions": evaluation.confusions(results),
        "off_topic_curve": evaluation.off_topic_curve(results),
        "calibration": evaluation.calibration(results),
    }
    (folder / "report.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return [folder / "report.md", folder / "report.json", *_plot(results, folder / "report.svg")]


def _plot(results: Sequence[Understood], path: Path) -> list[Path]:
    from importlib.metadata import PackageNotFoundError, version

    try:
        version("matplotlib")
    except PackageNotFoundError:
        return []
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    curve = evaluation.off_topic_curve(results)
    left.plot([at for at, *_ in curve], [off for _, off, _ in curve], label="off-topic not answered as a topic")
    left.plot([at for at, *_ in curve], [own for *_, own in curve], label="own topics answered")
    left.set(xlabel="confidence from which the guide answers", ylim=(0, 1.02), title="Refusing and answering")
    left.legend(loc="lower left")
    bins = evaluation.calibration(results)
    right.plot([0, 1], [0, 1], linestyle=":", color="grey")
    right.plot([sure for sure, *_ in bins], [hit for _, hit, _ in bins], marker="o")
    right.set(xlabel="confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1.02), title="Calibration")
    figure.savefig(path, metadata={"Date": None})
    return [path]


def _share(count: int, total: int) -> str:
    return f"{count}/{total} ({count / total:.1%})" if total else "-"
