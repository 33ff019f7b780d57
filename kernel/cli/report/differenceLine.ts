/** One thing that is not the same between a run and its repetition, as a person says it. */
import { runStates } from '../../../core/contract/runState.ts';
import { stages } from '../../../core/contract/runConfig.ts';
import { adjustmentSchema } from '../../../core/contract/runRecord.ts';
import { cleaningStepSchema } from '../../../core/contract/cleaning.ts';
import { fingerprintFields } from '../../../core/contract/difference.ts';
import type { Difference, DifferenceField } from '../../../core/contract/difference.ts';
import { settingValue } from '../../../core/text/formats/settingValue.ts';
import type { Texts } from '../../../core/text/textsOf.ts';
import type { CliSession } from '../session.ts';

/** Enough of a fingerprint to tell two apart. */
const shownOfHash = 12;

/** One line for each difference; fingerprints, and what a setting is called in files, are shown with --details only. */
export function differenceLines(
  differences: readonly Difference[],
  session: ToldHow,
  say?: SayDifference,
): string[] {
  return differences.map((difference) => {
    const fingerprint = fingerprintFields.find((field) => field === difference.field);
    if (session.showsDetails || fingerprint === undefined) return differenceLine(difference, session, say);
    return session.texts.reproduction.notSame[fingerprint];
  });
}

type ToldHow = Pick<CliSession, 'texts' | 'language' | 'showsDetails'>;

type SayDifference = (what: string, original: string, now: string) => string;

/** `say` puts a name and two values into a sentence; left out: that of a reproduction. */
function differenceLine(
  difference: Difference,
  session: ToldHow,
  say: SayDifference = session.texts.reproduction.difference,
): string {
  const { fields } = session.texts.reproduction;
  const { field, name = '', original, now } = difference;
  const inFiles = field === 'parameters' && session.showsDetails ? ` (${name})` : '';
  return say(
    `${fields[field](name)}${inFiles}`,
    valueText(difference, original, session),
    valueText(difference, now, session),
  );
}

const stepKinds = cleaningStepSchema.options.map(({ shape }) => shape.kind.value);

/** Values that are codes or fingerprints; the others are shown as they are. */
const wordings: Partial<Record<DifferenceField, (value: string, texts: Texts) => string>> = {
  state: (value, { reproduction }) => nameOf(value, runStates, (state) => reproduction.states[state]),
  stages: stageList,
  delivered: stageList,
  adjustments: (value, { reproduction }) =>
    nameOf(value, adjustmentSchema.shape.what.options, (what) => reproduction.adjustments[what]),
  recipe: (value, { reproduction }) => nameOf(value, stepKinds, (kind) => reproduction.steps[kind]),
  'dataset.fileHash': shortHash,
  rowsHash: shortHash,
  splitHash: shortHash,
  'baseModel.hash': shortHash,
  'environment.commit': shortHash,
};

function valueText(
  { field, name = '' }: Difference,
  value: string | null,
  { texts, language }: ToldHow,
): string {
  const { none, yes, no } = texts.reproduction;
  if (value === null || value === '') return none;
  if (field === 'parameters') return settingValue({ field: name, value }, texts.settings, language);
  const inWords = wordings[field];
  if (inWords) return inWords(value, texts);
  return value === 'true' ? yes : value === 'false' ? no : value;
}

function stageList(value: string, { stages: names }: Texts): string {
  return nameOf(value, stages, (stage) => names[stage].short);
}

/** A list of codes, each by its name. */
function nameOf<T extends string>(value: string, codes: readonly T[], say: (code: T) => string): string {
  return value
    .split(',')
    .map((word) => {
      const code = codes.find((known) => known === word);
      return code === undefined ? word : say(code);
    })
    .join(' + ');
}

/** What stands behind a `+` tells changed code apart: it is not cut off. */
export function shortHash(value: string): string {
  const [hash = '', ...changes] = value.split('+');
  return [hash.slice(0, shownOfHash), ...changes].join('+');
}
