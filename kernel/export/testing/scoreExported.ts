/** Runs an exported model as a user would: by its own script, or in Python's transformers. */
import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);

const lineSchema = z.object({
  category: z.string(),
  confidence: z.number(),
  needsReview: z.boolean(),
  probabilities: z.array(z.number()),
  scores: z.array(z.number()),
});
export type ScoredLine = z.infer<typeof lineSchema>;

/** This repository's packages in the place of `npm install`. */
export async function linkPackages(folder: string): Promise<void> {
  const packages = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'node_modules');
  await symlink(packages, join(folder, 'node_modules'), 'junction');
}

/** score.mjs, in a folder with its packages; options come before the texts. */
export async function scoreWithNode(folder: string, texts: readonly string[]): Promise<ScoredLine[]> {
  return linesOf(await run(process.execPath, [join(folder, 'score.mjs'), ...texts]));
}

/** score.py, with an interpreter that has the packages. */
export async function scoreWithPython(
  python: string,
  folder: string,
  texts: readonly string[],
): Promise<ScoredLine[]> {
  return linesOf(await run(python, [join(folder, 'score.py'), ...texts]));
}

function linesOf({ stdout }: { stdout: string }): ScoredLine[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

/** What everybody writes: Auto classes, one padded batch, cut where the tokenizer's settings say. */
const autoClasses = `
import json, sys, torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer
question = json.loads(sys.argv[1])
for folder in question["folders"]:
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    inputs = tokenizer(question["texts"], padding=True, truncation=True, return_tensors="pt")
    with torch.no_grad():
        logits = model(**inputs).logits
    names = [model.config.id2label[i] for i in range(model.config.num_labels)]
    print(json.dumps({"logits": logits.flatten().tolist(), "labels": names, "architecture": type(model).__name__}))
`;

const autoSchema = z.object({
  logits: z.array(z.number()),
  labels: z.array(z.string()),
  architecture: z.string(),
});
export type AutoScores = z.infer<typeof autoSchema>;

export interface AutoQuestion {
  readonly folders: readonly string[];
  /** With their prefix. */
  readonly texts: readonly string[];
}

/** One answer for each folder. */
export async function scoreWithTransformers(python: string, question: AutoQuestion): Promise<AutoScores[]> {
  const { stdout } = await run(python, ['-c', autoClasses, JSON.stringify(question)]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => autoSchema.parse(JSON.parse(line)));
}
