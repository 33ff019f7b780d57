// Scores texts with the exported model in this folder, as the workbench that trained it does.
//
//   npm install onnxruntime-node @huggingface/tokenizers
//   node score.mjs "a text" "another text"          or one text a line on standard input
//
// Prints one JSON line for each text: category, confidence, whether a person should look at it, the probability of
// every category, and the scores before the softmax. README.md in this folder describes every step.
//
// A model of texts in which codes such as [CPF 1] stood in the place of personal data reads such texts only. This script
// does not put the codes in: it refuses to run until --already-masked says that it was done.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// The library would report its sessions to its makers; it is imported after it is told not to.
process.env.ORT_DISABLE_TELEMETRY = '1';
const { InferenceSession, Tensor } = await import('onnxruntime-node');

const folder = dirname(fileURLToPath(import.meta.url));
const readJson = async (...parts) => JSON.parse(await readFile(join(folder, ...parts), 'utf8'));
const scoring = await readJson('scoring.json');
const alreadyMasked = '--already-masked';
const words = process.argv.slice(2);
if (scoring.masked.length > 0 && !words.includes(alreadyMasked)) {
  console.error(
    `Este modelo aprendeu com textos em que dados de pessoas eram códigos, como [CPF 1] (${scoring.masked.join(', ')}), e este programa não os troca: com os dados à vista ele erra mais. Troque-os antes (veja README.md), ou classifique com o programa que fez o modelo, que os troca. Se os textos já têm os códigos, acrescente ${alreadyMasked}.\n` +
      `This model learnt from texts in which personal data were codes such as [CPF 1] (${scoring.masked.join(', ')}), and this script does not put them in: with the data in sight it errs more. Replace them first (see README.md), or classify with the program that made the model, which does so. If the texts have the codes already, add ${alreadyMasked}.`,
  );
  process.exit(1);
}
const encoderFolder = scoring.stage === 'instant' ? 'encoder' : '.';

const score = { baseline: await baseline(), instant: await instant(), fineTuned: await fineTuned() }[
  scoring.stage
];

const given = words.filter((word) => word !== alreadyMasked);
const texts = given.length > 0 ? given : createInterface({ input: process.stdin });
for await (const text of texts) {
  const scores = await score(renumbered(text));
  const probabilities = softmax(scores.map((value) => value / scoring.temperature));
  const confidence = Math.max(...probabilities);
  const category = scoring.labels[probabilities.indexOf(confidence)];
  const needsReview = confidence < scoring.reviewBelow;
  console.log(JSON.stringify({ category, confidence, needsReview, probabilities, scores }));
}

/** The codes of a text as the model has learnt them: each kind numbered from 1 on, in their order. */
function renumbered(text) {
  const numbers = {};
  return text.replace(new RegExp(scoring.placeholder, 'g'), (_, kind, number) => {
    const own = (numbers[kind] ??= {});
    own[number] ??= Object.keys(own).length + 1;
    return `[${kind} ${own[number]}]`;
  });
}

/** The fine-tuned model: mean score of the text's windows. */
async function fineTuned() {
  if (scoring.stage !== 'fineTuned') return undefined;
  const [windowsOf, run] = [await openTokenizer(), await openOnnx(encoderFolder, 'onnx', 'model.onnx')];
  return async (text) => {
    const windows = windowsOf(text);
    const sums = scoring.labels.map(() => 0);
    for (const ids of windows) {
      const { logits } = await run(tokenInputs(ids));
      logits.data.forEach((value, i) => (sums[i] += value / windows.length));
    }
    return sums;
  };
}

/** The instant model: the encoder's means beside the words, both into one linear model. */
async function instant() {
  if (scoring.stage !== 'instant') return undefined;
  const [windowsOf, encode] = [await openTokenizer(), await openOnnx(encoderFolder, 'onnx', 'model.onnx')];
  const [countRuns, run] = [await openCounter(), await openOnnx('onnx', 'linear.onnx')];
  const { layers, hiddenSize } = scoring.encoder;
  return async (text) => {
    const windows = windowsOf(text);
    const tokens = windows.reduce((sum, ids) => sum + ids.length, 0);
    const means = new Float32Array(layers.length * hiddenSize);
    for (const ids of windows) {
      const found = await encode(tokenInputs(ids));
      found.means.data.forEach((value, i) => (means[i] += (value * ids.length) / tokens));
    }
    const { logits } = await run({
      counts: countRuns(text),
      means: new Tensor('float32', means, [1, layers.length, hiddenSize]),
    });
    return [...logits.data];
  };
}

/** The simple method: the words alone. */
async function baseline() {
  if (scoring.stage !== 'baseline') return undefined;
  const [countRuns, run] = [await openCounter(), await openOnnx('onnx', 'linear.onnx')];
  return async (text) => [...(await run({ counts: countRuns(text) })).logits.data];
}

async function openOnnx(...parts) {
  const session = await InferenceSession.create(join(folder, ...parts));
  const wanted = (inputs) => Object.fromEntries(session.inputNames.map((name) => [name, inputs[name]]));
  return (inputs) => session.run(wanted(inputs));
}

function tokenInputs(ids) {
  const tensor = (values) => new Tensor('int64', BigInt64Array.from(values, BigInt), [1, ids.length]);
  return {
    input_ids: tensor(ids),
    attention_mask: tensor(ids.map(() => 1)),
    token_type_ids: tensor(ids.map(() => 0)),
  };
}

/** Text → token ids of each window that the model reads, start and end tokens included. */
async function openTokenizer() {
  const { Tokenizer } = await import('@huggingface/tokenizers');
  const tokenizer = new Tokenizer(await readJson(encoderFolder, 'tokenizer.json'), {});
  const { textPrefix, maxLength, longText, startToken, endToken } = scoring;
  const room = maxLength - 2;
  return (text) => {
    const pieces = tokenizer.encode(textPrefix + text, { add_special_tokens: false }).ids;
    return cut(pieces).map((part) => [startToken, ...part, endToken]);
  };

  function cut(pieces) {
    const total = pieces.length;
    if (total <= room) return [pieces];
    if (longText === 'start') return [pieces.slice(0, room)];
    if (longText === 'startEnd') {
      const first = Math.floor(room / 4);
      return [[...pieces.slice(0, first), ...pieces.slice(total - (room - first))]];
    }
    const count = Math.min(16, Math.ceil(total / room));
    return Array.from({ length: count }, (_, i) => {
      const start = Math.round((i * (total - room)) / (count - 1));
      return pieces.slice(start, start + room);
    });
  }
}

/** Text → how often each run of words and of characters of the vocabulary occurs, (1, columns). */
async function openCounter() {
  const { words, characters } = await readJson('vocabulary.json');
  const { wordRun, characterRuns, foldAccents } = scoring.features;
  const wordColumns = new Map(words.map((run, column) => [run, column]));
  const characterColumns = new Map(characters.map((run, column) => [run, words.length + column]));
  return (text) => {
    const counts = new Float32Array(words.length + characters.length);
    const count = (columns, run) => columns.has(run) && counts[columns.get(run)]++;
    let plain = text.normalize('NFC').toLowerCase();
    if (foldAccents)
      plain = plain
        .normalize('NFD')
        .replace(/\p{Mn}+/gu, '')
        .normalize('NFC');

    const found = plain.match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
    for (let length = 1; length <= wordRun; length++) {
      for (let i = 0; i + length <= found.length; i++) {
        count(wordColumns, found.slice(i, i + length).join(' '));
      }
    }
    for (const piece of plain.split(/\s+/).filter((part) => part !== '')) {
      const padded = Array.from(` ${piece} `);
      for (let length = characterRuns[0]; length <= characterRuns[1]; length++) {
        for (let i = 0; i === 0 || i + length <= padded.length; i++) {
          count(characterColumns, padded.slice(i, i + length).join(''));
        }
        // A piece shorter than a run counts once, whole.
        if (length >= padded.length) break;
      }
    }
    return new Tensor('float32', counts, [1, counts.length]);
  };
}

function softmax(values) {
  const top = Math.max(...values);
  const exponentials = values.map((value) => Math.exp(value - top));
  const sum = exponentials.reduce((a, b) => a + b, 0);
  return exponentials.map((value) => value / sum);
}
