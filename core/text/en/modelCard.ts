/** English README of an exported model. */
import type { PersonalDataKind } from '../../contract/personalData.ts';
import type { Stage } from '../../contract/runConfig.ts';
import type { LongTextHandling } from '../../contract/trainingParameters.ts';
import type { ModelCardFacts, ModelCardTexts } from '../areas/modelCardTexts.ts';
import { formatNumber } from '../formats/numbers.ts';
import { data } from './data.ts';
import { stageNames } from './stages.ts';

export const modelCard: ModelCardTexts = {
  title: 'A model that classifies texts',
  body: (facts) => [about(facts), usage(facts), reading(facts), deciding(facts), files(facts)].join('\n\n'),
};

const whatItIs: Readonly<Record<Stage, string>> = {
  baseline: 'it counts words and pieces of words (TF-IDF) and weighs them with a linear classifier',
  instant:
    'it adds the scores of two linear classifiers: one counts words and pieces of words (TF-IDF), the other reads what a ready-made language model says of the text',
  fineTuned: 'it is a language model tuned to texts that were already classified',
};

function about({ manifest }: ModelCardFacts): string {
  const { stage, labels, base, createdBy, createdAt, runId } = manifest;
  return [
    `The kind of this model is “${stageNames[stage].short}”: ${whatItIs[stage]}.`,
    '',
    `- Categories (${labels.length}): ${labels.map((label) => `\`${label}\``).join(', ')}`,
    ...(base ? [`- Base model: ${base.name}`] : []),
    `- Made with BERT Training Workbench ${createdBy} on ${createdAt} (run ${runId})`,
  ].join('\n');
}

function usage({ manifest, formats }: ModelCardFacts): string {
  const python = manifest.stage === 'baseline' ? 'numpy safetensors' : 'torch transformers safetensors numpy';
  const node =
    manifest.stage === 'baseline' ? 'onnxruntime-node' : 'onnxruntime-node @huggingface/tokenizers';
  const option = manifest.masking === undefined ? '' : '--already-masked ';
  return [
    '## How to use it',
    '',
    'Each text gives one JSON line with the category, the confidence, whether a review is wise, and all the numbers.',
    '',
    '```sh',
    ...(formats.includes('huggingFace')
      ? [`pip install ${python}`, `python score.py ${option}"a text"`]
      : []),
    ...(formats.includes('onnx') ? [`npm install ${node}`, `node score.mjs ${option}"a text"`] : []),
    '```',
    ...(manifest.stage === 'fineTuned' ? ['', libraries] : []),
  ].join('\n');
}

const libraries = [
  'The folder also opens directly in other libraries: `AutoModelForSequenceClassification.from_pretrained` (transformers, Python)',
  'and `pipeline("text-classification", …)` (@huggingface/transformers, JavaScript). They do not know the steps below: put the',
  'prefix, cut long texts and divide the scores by the temperature yourself. In JavaScript, `truncation: true` cuts off the end token',
  'too, and scores change; `score.mjs` cuts as in training.',
].join('\n');

const kinds = (masking: readonly PersonalDataKind[][]) =>
  [...new Set(masking.flat())].map((kind) => data.personalData[kind]).join(', ');

function reading({ manifest }: ModelCardFacts): string {
  const { stage, textPrefix, maxLength, longText, masking = [] } = manifest;
  const steps: string[] = [];
  if (masking.length > 0)
    steps.push(
      `First of all, personal data are replaced by codes like \`[CPF 1]\`, numbered from 1 on in each text: ${kinds(masking)}. Replace them before you use the model, because with the data in sight it errs more: \`score.py\` and \`score.mjs\` do not replace them, and run only with \`--already-masked\`, which says that it was done (they do the numbering again). The program that made the model (\`predict\`) replaces them by itself.`,
    );
  if (stage !== 'baseline') {
    if (textPrefix !== '')
      steps.push(`Before every text goes the prefix \`${textPrefix}\` (with the space at its end).`);
    steps.push(
      `The model reads ${maxLength} tokens at a time at most, the start and end tokens included. Longer texts: ${cutting[longText]}`,
    );
  }
  if (stage === 'instant') steps.push(meansStep);
  if (stage !== 'fineTuned') steps.push(...wordSteps);
  return ['## How a text is read', '', ...steps.map((step, i) => `${i + 1}. ${step}`)].join('\n');
}

const cutting: Readonly<Record<LongTextHandling, string>> = {
  start: 'only the start is read.',
  startEnd: 'a quarter comes from the start (rounded down), the rest from the end.',
  chunks:
    'they are read in up to 16 windows spread evenly from start to end, and the results are averaged (in the instant model, weighted by each window’s tokens).',
};

const meansStep = [
  'Of the language model the mean of all tokens’ hidden states is used, for each layer named in `scoring.json` (`encoder.layers`, counted from 1).',
  'From each layer `encoder.centre` is subtracted, it is divided by `encoder.spread`, and the result is brought to length 1.',
].join(' ');

const wordSteps = [
  'For counting, the text goes to form NFC and lower case (without accents if `foldAccents`). What counts are the runs of 1 to `wordRun` words (of 2 letters or more) and, inside each piece between blanks, with one blank before and one after it, the runs of `characterRuns` characters.',
  'Each count n becomes (1 + ln n) · rarity (n · rarity without `dampenCounts`); the block of words and the block of characters are each brought to length 1.',
  'The scores of the categories are the sum of the values times `weights` (and `encoder.weights`), plus `bias`.',
];

function deciding({ manifest }: ModelCardFacts): string {
  const { temperature, reviewBelow } = manifest;
  const number = (value: number) => formatNumber(value, 'en', 4);
  return [
    '## How scores become a category',
    '',
    `The scores are divided by ${number(temperature)} (the temperature, fitted on validation texts) and go through the softmax. The highest probability is the`,
    `confidence; below ${number(reviewBelow)} a person should look at the text. The exact values are in \`scoring.json\`.`,
  ].join('\n');
}

function files({ manifest, formats }: ModelCardFacts): string {
  const [python, onnx] = [formats.includes('huggingFace'), formats.includes('onnx')];
  const encoder = manifest.stage === 'instant' ? 'encoder/' : '';
  const rows: (readonly [string, string])[] = [
    ['`scoring.json`', 'categories, temperature and how texts are read'],
  ];
  if (manifest.stage !== 'fineTuned') {
    rows.push([
      '`vocabulary.json`',
      'runs of words (the first columns) and of characters (the following ones)',
    ]);
    rows.push(['`linear.safetensors`', 'rarity, weights and biases, float32']);
    rows.push(['`linear.json`', 'how the program that made it reads the folder']);
    if (onnx)
      rows.push([
        '`onnx/linear.onnx`',
        '`counts` (batch, columns) and, where there is one, `means` (batch, layers, H) → `logits`',
      ]);
  }
  if (manifest.stage !== 'baseline') {
    rows.push([
      `\`${encoder}config.json\`, \`${encoder}tokenizer.json\`, \`${encoder}tokenizer_config.json\``,
      'Hugging Face’s layout',
    ]);
    if (python) rows.push([`\`${encoder}model.safetensors\``, 'weights of the language model, float32']);
    const output = manifest.stage === 'instant' ? '`means` (batch, layers, H)' : '`logits`';
    if (onnx) rows.push([`\`${encoder}onnx/model.onnx\``, `\`input_ids\`, \`attention_mask\` … → ${output}`]);
  }
  return [
    '## Files',
    '',
    '| file | what it is |',
    '| --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
