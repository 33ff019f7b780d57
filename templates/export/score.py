"""Scores texts with the exported model in this folder, as the workbench that trained it does.

    pip install torch transformers safetensors numpy        (a "baseline" model needs the last two only)
    python score.py "a text" "another text"                 or one text a line on standard input

Prints one JSON line for each text: category, confidence, whether a person should look at it, the probability of every
category, and the scores before the softmax. README.md in this folder describes every step.

A model of texts in which codes such as [CPF 1] stood in the place of personal data reads such texts only. This script does
not put the codes in: it refuses to run until --already-masked says that it was done.
"""

import json
import re
import sys
import unicodedata
from math import ceil, floor
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
SCORING = json.loads((FOLDER / "scoring.json").read_text("utf-8"))
ALREADY_MASKED = "--already-masked"
# What JavaScript's \s means; str.split() differs in a few control characters.
BLANKS = re.compile("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")


def refuse_unmasked():
    kinds = ", ".join(SCORING["masked"])
    sys.exit(
        f"Este modelo aprendeu com textos em que dados de pessoas eram códigos, como [CPF 1] ({kinds}), e este programa não "
        "os troca: com os dados à vista ele erra mais. Troque-os antes (veja README.md), ou classifique com o programa que "
        f"fez o modelo, que os troca. Se os textos já têm os códigos, acrescente {ALREADY_MASKED}.\n"
        f"This model learnt from texts in which personal data were codes such as [CPF 1] ({kinds}), and this script does not "
        "put them in: with the data in sight it errs more. Replace them first (see README.md), or classify with the program "
        f"that made the model, which does so. If the texts have the codes already, add {ALREADY_MASKED}."
    )


# Before the packages are needed.
if SCORING["masked"] and ALREADY_MASKED not in sys.argv[1:]:
    refuse_unmasked()

import numpy as np  # noqa: E402


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    score = {"baseline": open_baseline, "instant": open_instant, "fineTuned": open_fine_tuned}[SCORING["stage"]]()
    given = [word for word in sys.argv[1:] if word != ALREADY_MASKED]
    for text in given or (line.rstrip("\r\n") for line in sys.stdin):
        scores = np.asarray(score(renumbered(text)), np.float64)
        probabilities = softmax(scores / SCORING["temperature"])
        best = int(probabilities.argmax())
        answer = {
            "category": SCORING["labels"][best],
            "confidence": float(probabilities[best]),
            "needsReview": bool(probabilities[best] < SCORING["reviewBelow"]),
            "probabilities": probabilities.tolist(),
            "scores": scores.tolist(),
        }
        print(json.dumps(answer, ensure_ascii=False), flush=True)


def renumbered(text):
    """The codes of a text as the model has learnt them: each kind numbered from 1 on, in their order."""
    numbers = {}

    def anew(code):
        own = numbers.setdefault(code[1], {})
        return f"[{code[1]} {own.setdefault(code[2], len(own) + 1)}]"

    return re.sub(SCORING["placeholder"], anew, text, flags=re.ASCII)


def open_fine_tuned():
    """Mean score of the text's windows."""
    import torch
    from transformers import AutoModelForSequenceClassification

    windows_of = open_tokenizer(FOLDER)
    model = AutoModelForSequenceClassification.from_pretrained(FOLDER).eval()

    @torch.no_grad()
    def score(text):
        return np.mean([model(torch.tensor([ids])).logits[0].numpy() for ids in windows_of(text)], axis=0)

    return score


def open_instant():
    """The encoder's means beside the words, both into one linear model."""
    import torch
    from transformers import AutoModel, logging

    logging.set_verbosity_error()  # It would warn of a pooler that nobody uses here.
    windows_of = open_tokenizer(FOLDER / "encoder")
    model = AutoModel.from_pretrained(FOLDER / "encoder").eval()
    weights, score_words = open_weights(), open_baseline()
    layers = SCORING["encoder"]["layers"]

    @torch.no_grad()
    def means_of(text):
        rows = [model(torch.tensor([ids]), output_hidden_states=True).hidden_states for ids in windows_of(text)]
        return np.stack([torch.cat([states[layer][0] for states in rows]).mean(0).numpy() for layer in layers])

    def score(text):
        blocks = (means_of(text) - weights["encoder.centre"]) / weights["encoder.spread"]
        norms = np.linalg.norm(blocks, axis=1, keepdims=True)
        blocks = np.divide(blocks, norms, out=np.zeros_like(blocks), where=norms > 0)
        return score_words(text) + blocks.reshape(-1) @ weights["encoder.weights"]

    return score


def open_baseline():
    """TF-IDF of words and characters into a linear model."""
    features, weights = open_features(), open_weights()

    def score(text):
        columns, values = features(text)
        return values @ weights["weights"][columns] + weights["bias"]

    return score


def open_weights():
    from safetensors.numpy import load_file

    return load_file(FOLDER / "linear.safetensors")


def open_tokenizer(folder):
    """Text → token ids of each window that the model reads, start and end tokens included."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    room = SCORING["maxLength"] - 2

    def windows_of(text):
        pieces = tokenizer.encode(SCORING["textPrefix"] + text, add_special_tokens=False).ids
        return [[SCORING["startToken"], *part, SCORING["endToken"]] for part in cut(pieces)]

    def cut(pieces):
        total = len(pieces)
        if total <= room:
            return [pieces]
        if SCORING["longText"] == "start":
            return [pieces[:room]]
        if SCORING["longText"] == "startEnd":
            first = room // 4
            return [pieces[:first] + pieces[total - (room - first) :]]
        count = min(16, ceil(total / room))
        starts = [floor(i * (total - room) / (count - 1) + 0.5) for i in range(count)]
        return [pieces[start : start + room] for start in starts]

    return windows_of


def open_features():
    """Text → columns of the vocabulary that occur and their TF-IDF values; each of the two blocks has length 1."""
    vocabulary = json.loads((FOLDER / "vocabulary.json").read_text("utf-8"))
    settings = SCORING["features"]
    words = {run: column for column, run in enumerate(vocabulary["words"])}
    characters = {run: len(words) + column for column, run in enumerate(vocabulary["characters"])}
    rarity = open_weights()["rarity"]

    def features(text):
        plain = unicodedata.normalize("NFC", text).lower()
        if settings["foldAccents"]:
            parts = unicodedata.normalize("NFD", plain)
            plain = unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn"))
        runs = [words.get(run) for run in word_runs(plain)] + [characters.get(run) for run in character_runs(plain)]
        columns, counts = np.unique([column for column in runs if column is not None], return_counts=True)
        columns = columns.astype(np.int64)
        values = (1 + np.log(counts) if settings["dampenCounts"] else counts) * rarity[columns]
        for block in (columns < len(words), columns >= len(words)):
            values[block] /= np.linalg.norm(values[block]) or 1
        return columns, values

    def word_runs(plain):
        found = re.findall(r"\w\w+", plain)
        for length in range(1, settings["wordRun"] + 1):
            for i in range(len(found) - length + 1):
                yield " ".join(found[i : i + length])

    def character_runs(plain):
        shortest, longest = settings["characterRuns"]
        for piece in filter(None, BLANKS.split(plain)):
            padded = f" {piece} "
            for length in range(shortest, longest + 1):
                for i in range(max(1, len(padded) - length + 1)):
                    yield padded[i : i + length]
                # A piece shorter than a run counts once, whole.
                if length >= len(padded):
                    break

    return features


def softmax(values):
    exponentials = np.exp(values - values.max())
    return exponentials / exponentials.sum()


if __name__ == "__main__":
    main()
