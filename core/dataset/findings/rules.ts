/** Every rule, in the order a person reads what they find: what blocks, what is wrong, what is good to know. */
import { certainTwins } from './certainTwins.ts';
import { conflictingLabels } from './conflictingLabels.ts';
import { duplicates } from './duplicates.ts';
import { emptyCells } from './emptyCells.ts';
import { emptyPart } from './emptyPart.ts';
import { fewExamples } from './fewExamples.ts';
import { fewInAll } from './fewInAll.ts';
import { damagedNumbers, doubleEncodedTexts } from './fileDamage.ts';
import { imbalance } from './imbalance.ts';
import { longLabels } from './longLabels.ts';
import { longTexts } from './longTexts.ts';
import { nearTexts } from './nearTexts.ts';
import { allLabelsDifferent, oneCategory, tooFewExamples } from './nothingToLearn.ts';
import { personalData } from './personalData.ts';
import { probableTwins } from './probableTwins.ts';
import type { AnyRule } from './rule.ts';
import { severalCategories } from './severalCategories.ts';
import { shortTexts } from './shortTexts.ts';
import { unlearnableLabels } from './unlearnableLabels.ts';

export const rules: readonly AnyRule[] = [
  oneCategory,
  allLabelsDifferent,
  tooFewExamples,
  emptyPart,
  emptyCells,
  longLabels,
  severalCategories,
  certainTwins,
  probableTwins,
  duplicates,
  conflictingLabels,
  unlearnableLabels,
  fewInAll,
  fewExamples,
  imbalance,
  doubleEncodedTexts,
  damagedNumbers,
  personalData,
  shortTexts,
  longTexts,
  nearTexts,
];
