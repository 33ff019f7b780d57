"""Reads {"path": tokenizer.json, "texts": [...]} and prints the ids of Hugging Face's native tokenizer, without specials."""

import json
import sys

from tokenizers import Tokenizer

asked = json.load(sys.stdin.buffer)
encodings = Tokenizer.from_file(asked["path"]).encode_batch(asked["texts"], add_special_tokens=False)
json.dump([e.ids for e in encodings], sys.stdout)
