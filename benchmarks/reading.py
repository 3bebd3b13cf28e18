"""How well and how fast texts are read: python benchmarks/reading.py [--scores] [--speed] [--large N]

Scores need the annotated documents and score.py in ../shared (or FOLDER of --shared): the five articles, and the
development documents, open and closed ones (numbers divisible by four) apart, each language. Of closed documents only
totals are printed. Speed is that of the whole reader against the bare spaCy pipeline on the same text in the same run,
of our own sentences, each of which tells a relation, and of the development documents; and of two processes against
one. --large loads N documents of 500 words into a store and prints the most memory used.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from foedus.exports.jsonl import generate_jsonl
from foedus.graph import Document, Problem, Reading, Store, add
from foedus.loaders import read_paths
from foedus.loaders.lexicon import languages, lexicon
from foedus.loaders.reader import read

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS, WORDS = 24, 500


def main() -> None:
    """What is asked for; scores and speed when nothing is."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked.add_argument("--scores", action="store_true")
    asked.add_argument("--speed", action="store_true")
    asked.add_argument("--large", type=int, default=0, metavar="N")
    given = asked.parse_args()
    usual = not (given.scores or given.speed or given.large)
    if given.scores or usual:
        scores(given.shared)
    if given.speed or usual:
        for language in languages():
            speed(language, "own sentences", texts(language, DOCUMENTS))
            if articles := _articles(given.shared, language):
                speed(language, "articles", articles)
        processes()
    if given.large:
        large(given.large)


# Scores


def scores(shared: Path) -> None:
    """The tool's figures, side by side."""
    tool = shared / "tools" / "score.py"
    if not tool.is_file():
        print(f"scores: nothing to score with at {shared}")
        return
    with TemporaryDirectory() as place:
        export = Path(place) / "all.jsonl"
        export.write_text("".join(_exported([shared / "seeds", shared / "development"], Path(place))), encoding="utf-8")
        print(f"{'':24}{'exact F1':>9}{'state F1':>9}{'P':>7}{'R':>7}  attributes of right relations; invented")
        for title, gold, documents in _parts(shared):
            folder = Path(place) / title.replace(" ", "-")
            folder.mkdir()
            for path in (*documents, gold / "entities.json"):
                (folder / path.name).symlink_to(path)
            print(f"{title:24}{_figures(tool, folder, export)}", flush=True)


def _parts(shared: Path) -> Iterator[tuple[str, Path, list[Path]]]:
    gold, development = shared / "gold", shared / "development"
    yield "five articles", gold, sorted(gold.glob("*.jsonl"))
    every = sorted(development.glob("*.jsonl"))
    for language in languages():
        for part, closed in (("open", False), ("closed", True)):
            chosen = [p for p in every if _language(p) == language and (int(p.name[:2]) % 4 == 0) is closed]
            yield f"{part} {language}", development, chosen
    for part, closed in (("open", False), ("closed", True)):
        yield f"{part}", development, [p for p in every if (int(p.name[:2]) % 4 == 0) is closed]


def _language(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        return str(json.loads(next(lines))["language"])


def _exported(folders: list[Path], place: Path) -> Iterator[str]:
    with Store.open(place / "scores.db", create=True) as store:
        for each in read_paths([str(folder) for folder in folders if folder.is_dir()]):
            if isinstance(each, Reading):
                add(store, each)
            elif isinstance(each, Problem):
                print(each, file=sys.stderr)
        yield from generate_jsonl(store)


def _figures(tool: Path, gold: Path, export: Path) -> str:
    """What the tool says of all documents of a folder together, on one line."""
    command = [sys.executable, str(tool), str(gold), str(export)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    whole = {line.split()[1]: line.split()[2:5] for line in said if line.startswith("ALL")}
    attributes = next(line.partition(": ")[2] for line in said if line.startswith("attributes"))
    invented = next(line.partition(": ")[2] for line in said if line.startswith("invented"))
    precision, recall, f1 = whole["state"]
    return f"{whole['exact'][2]:>9}{f1:>9}{precision:>7}{recall:>7}  {attributes}; {invented}"


# Speed


def texts(language: str, number: int, seed: int = 1914) -> list[str]:
    """Documents made of the sentences of our own reading tests, in any order."""
    cases = tomllib.loads((ROOT / "tests" / "reading" / f"{language}.toml").read_text(encoding="utf-8"))["case"]
    sentences = [case["text"] for case in cases]
    chance = random.Random(seed)
    made = []
    for _ in range(number):
        paragraphs: list[str] = []
        while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS:
            paragraphs.append(" ".join(chance.sample(sentences, 3)))
        made.append("\n\n".join(paragraphs))
    return made


def _articles(shared: Path, language: str) -> list[str]:
    """The development documents of a language, in which not every sentence tells a relation."""
    notes = sorted((shared / "development").glob("*.jsonl"))
    return [each.with_suffix(".txt").read_text(encoding="utf-8") for each in notes if _language(each) == language]


def speed(language: str, what: str, made: list[str]) -> None:
    """Words a second of processor time of the reader and of the bare pipeline, in turn; the better of each counts."""
    words = sum(len(text.split()) for text in made)
    bare = _bare(language)
    document = Document("a.txt", "", "2000-06-15", language)
    read(document, made[0])
    list(bare.pipe(made[:2]))
    ours, theirs = [], []
    for _ in range(2):
        start = process_time()
        list(bare.pipe(made))
        theirs.append(process_time() - start)
        start = process_time()
        for text in made:
            read(document, text)
        ours.append(process_time() - start)
    rates = f"reader {words / min(ours):,.0f} words/s, bare spaCy {words / min(theirs):,.0f} words/s"
    print(
        f"speed {language}, {what}: {rates}; the reader takes {min(ours) / min(theirs):.2f} times as long", flush=True
    )


def _bare(language: str) -> Language:
    """The pipeline that the reader uses, with all that it comes with."""
    import spacy

    for model in lexicon(language).settings["models"]:
        if spacy.util.is_package(model):
            return spacy.load(model)
    sys.exit(f"no model is installed for {language}.")


def processes() -> None:
    """The time of `foedus load` with one process against that with two: as it is, and without what a start takes."""
    with TemporaryDirectory() as place:
        folders = [Path(place) / name for name in ("one", "many")]
        for folder, number in zip(folders, (1, 8 * DOCUMENTS), strict=True):
            folder.mkdir()
            for at, text in enumerate(texts("fr", number)):
                (folder / f"{at:03}.txt").write_text(f"---\nlanguage: fr\n---\n{text}", encoding="utf-8")
        start = _loading(folders[0], jobs=1)
        one, two = (_loading(folders[1], jobs=jobs) for jobs in (1, 2))
    print(
        f"processes: two are {one / two:.2f} times as fast as one on {8 * DOCUMENTS} documents,"
        f" {(one - start) / (two - start):.2f} times without the start, which takes {start / one:.2f} of one's time",
        flush=True,
    )


def _loading(folder: Path, *, jobs: int) -> float:
    """Seconds that `foedus load` takes for a folder, into a new store."""
    store = f"{folder}-{jobs}.db"
    command = [sys.executable, "-m", "foedus.explorer", "--store", store, "load", "--jobs", str(jobs), str(folder)]
    start = perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return perf_counter() - start


def large(number: int) -> None:
    """Load many documents with two processes; the most memory of this process and of those that read."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "documents"
        folder.mkdir()
        for at in range(number):
            (folder / f"{at:06}.txt").write_text(f"---\nlanguage: fr\n---\n{texts('fr', 1, at)[0]}", encoding="utf-8")
        command = [sys.executable, "-m", "foedus.explorer", "--store", f"{place}/large.db", "load", "--jobs", "2"]
        start = perf_counter()
        done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)
        took = perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    print(f"large: {done.stdout.strip()} {number / took:.1f} documents/s; a process used {most:.2f} GiB at most")


if __name__ == "__main__":
    main()
