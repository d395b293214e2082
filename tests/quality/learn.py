"""Learn the tables of weights of loaders.language: `python -m tests.quality.learn --shared FOLDER`.

From all labelled texts of the folder it writes theme_weights.json and polarity_weights.json beside the modules that use
them. `python -m tests.quality.themes` says how good tables learnt in this way are on texts left out.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path

from loaders.language.polarity import SHAPE, PolarityWeights
from loaders.language.themes import OWN_FEATURES, ThemeWeights
from tests.quality.labelled import REPORTING, TRAINING, read_labelled
from tests.quality.learn_polarity import learn_polarity
from tests.quality.learn_themes import learn_themes


def theme_table(weights: ThemeWeights) -> str:
    """The JSON text of a table of theme weights, a phrase a line."""
    head = {
        "threshold": weights.threshold,
        "own": {**dict(zip(OWN_FEATURES, weights.own, strict=True)), "bias": weights.own_bias},
        "themes": {slug: {"bias": bias, "own": own} for slug, (bias, own) in weights.themes.items()},
    }
    return _with_lines(head, "phrases", weights.phrases)


def polarity_table(weights: PolarityWeights) -> str:
    """The JSON text of a table of polarity weights, a cue a line."""
    head = {
        "bias": weights.bias,
        "shapes": {
            name: {"bias": bias, "shape": dict(zip(SHAPE, shape, strict=True))}
            for name, (bias, shape) in weights.shapes.items()
        },
    }
    return _with_lines(head, "cues", weights.cues)


def _with_lines(head: dict[str, object], name: str, rows: object) -> str:
    assert isinstance(rows, dict)
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(rows[key], sort_keys=True)}" for key in sorted(rows))
    return json.dumps(head, indent=1)[:-2] + f',\n "{name}": {{\n{lines}\n }}\n}}\n'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds gold/")
    shared = parser.parse_args().shared
    texts = read_labelled(shared, TRAINING) + read_labelled(shared, REPORTING)
    folder = Path(str(files("loaders.language")))
    (folder / "theme_weights.json").write_text(theme_table(learn_themes(texts)), encoding="utf-8")
    (folder / "polarity_weights.json").write_text(polarity_table(learn_polarity(texts)), encoding="utf-8")


if __name__ == "__main__":
    main()
