/** Runs exported models in @huggingface/transformers, as its users do. */
import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);

/** What everybody writes: a pipeline over a local folder; the scores before the softmax are its model's own. */
const script = `
const { packageUrl, models, texts } = JSON.parse(process.argv[1]);
const { env, pipeline } = await import(packageUrl);
env.allowRemoteModels = false;
for (const { parent, name } of models) {
  env.localModelPath = parent;
  const classify = await pipeline('text-classification', name, { dtype: 'fp32' });
  const answers = await classify(texts);
  const { logits } = await classify.model(classify.tokenizer(texts, { padding: true, truncation: true }));
  console.log(JSON.stringify({ labels: answers.map(({ label }) => label), logits: [...logits.data] }));
}
`;

const answerSchema = z.object({ labels: z.array(z.string()), logits: z.array(z.number()) });
export type PipelineAnswer = z.infer<typeof answerSchema>;

export interface PipelineQuestion {
  readonly folders: readonly string[];
  /** With their prefix. */
  readonly texts: readonly string[];
}

/** One answer for each folder. `home` is the folder in which the package was installed. */
export async function scoreWithPipeline(
  home: string,
  { folders, texts }: PipelineQuestion,
): Promise<PipelineAnswer[]> {
  const installed = createRequire(join(home, 'package.json')).resolve('@huggingface/transformers');
  const models = folders.map((folder) => ({ parent: dirname(folder), name: basename(folder) }));
  const question = { packageUrl: pathToFileURL(installed).href, models, texts };
  const words = ['--input-type=module', '-e', script, JSON.stringify(question)];
  const { stdout } = await run(process.execPath, words, { cwd: home });
  return stdout
    .trim()
    .split('\n')
    .map((line) => answerSchema.parse(JSON.parse(line)));
}
