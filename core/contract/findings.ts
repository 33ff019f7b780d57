/** What is wrong with a data set, in which rows, and what mends it. Sentences: core/text, `findings`. */
import * as z from 'zod';
import { cleaningStepSchema } from './cleaning.ts';
import { excerptSchema } from './excerpt.ts';
import { personalDataKindSchema } from './personalData.ts';

/** `blocking`: nothing can be learnt before it is mended; `warning`: worth mending; `hint`: good to know. */
const severities = ['blocking', 'warning', 'hint'] as const;

/** What only a person can do. */
const advices = [
  'add_examples',
  'add_category',
  'choose_other_label_column',
  'add_processes',
  'check_texts',
  'check_labels',
  'shorten_labels',
  'one_category_each',
  'weighted_in_training',
  'both_ends_are_read',
  'format_as_text',
  'export_again',
  'kept_together',
] as const;
export type Advice = (typeof advices)[number];

export const findingFixSchema = z.discriminatedUnion('kind', [
  /** Done by one more step of the recipe. `isRecommended`: what "mend everything" does. */
  z.object({ kind: z.literal('step'), step: cleaningStepSchema, isRecommended: z.boolean() }),
  z.object({ kind: z.literal('advice'), advice: z.enum(advices) }),
]);
export type FindingFix = z.infer<typeof findingFixSchema>;

/** Rows and categories that a finding lists by name; its counts are of all of them. */
export const listedAtMost = 1000;

const labelCount = z.object({ label: z.string(), count: z.int() });

function findingOf<C extends string, P extends z.ZodType>(code: C, params: P) {
  return z.object({
    code: z.literal(code),
    severity: z.enum(severities),
    /** `mended`: a step of the recipe already takes care of it; without that step it is open again. */
    state: z.enum(['open', 'mended']),
    /** Row numbers of the file, in order, the first `listedAtMost`; none where it is about the whole. */
    rows: z.object({ count: z.int().nonnegative(), listed: z.array(z.int()).max(listedAtMost) }),
    params,
    /** The most obvious first. */
    fixes: z.array(findingFixSchema),
  });
}

export const findingSchema = z.discriminatedUnion('code', [
  findingOf('one_category', z.object({ category: z.string() })),
  findingOf('all_labels_different', z.object({ column: z.string(), examples: z.int() })),
  findingOf('too_few_examples', z.object({ usable: z.int(), needed: z.int() })),
  /** Training, validation or test would have no row. */
  findingOf('empty_part', z.object({})),
  findingOf('empty_cells', z.object({})),
  /** More than `longerThan` characters where a category should be. */
  findingOf('long_labels', z.object({ column: z.string(), longerThan: z.int() })),
  /** Cells that name several categories of the column, the most frequent first. */
  findingOf(
    'several_categories',
    z.object({
      cells: z.array(labelCount.extend({ names: z.array(z.string()).min(2) })).max(listedAtMost),
      cellCount: z.int(),
    }),
  ),
  /** One word in several spellings, beyond doubt. */
  findingOf('label_twins', z.object({ into: z.string(), from: z.array(z.string()).min(1) })),
  /** Probably one word; only a person knows. */
  findingOf(
    'likely_twins',
    z.object({
      into: labelCount,
      from: labelCount,
      why: z.enum(['typo', 'plural', 'punctuation', 'accent']),
    }),
  ),
  findingOf('duplicates', z.object({})),
  /** One text under several categories; `texts` different ones. */
  findingOf('conflicting_labels', z.object({ texts: z.int() })),
  findingOf(
    'unlearnable_labels',
    z.object({ labels: z.array(z.string()).max(listedAtMost), labelCount: z.int(), fewerThan: z.int() }),
  ),
  findingOf(
    'few_examples',
    z.object({
      /** The smallest first. */
      labels: z.array(labelCount.extend({ missing: z.int() })).max(listedAtMost),
      labelCount: z.int(),
      /** Of all these categories together. */
      missing: z.int(),
      recommended: z.int(),
    }),
  ),
  findingOf('few_in_all', z.object({ examples: z.int(), labelCount: z.int() })),
  findingOf('imbalance', z.object({ largest: labelCount, smallest: labelCount })),
  /** Characters, and some of the texts. */
  findingOf('short_texts', z.object({ fewerThan: z.int(), shown: z.array(excerptSchema).min(1) })),
  findingOf(
    'long_texts',
    z.object({
      /** Characters, and how many of the texts have more. */
      longerThan: z.int(),
      longer: z.int().nonnegative(),
      /** Share of all texts that are not read whole, 0 to 1. */
      cutShare: z.number().min(0).max(1),
      /** About how many words of one text are read. */
      wordsRead: z.int(),
      /** The least read first; `readShare` of all words of the category's texts, 0 to 1. */
      labels: z
        .array(z.object({ label: z.string(), texts: z.int(), readShare: z.number().min(0).max(1) }))
        .max(listedAtMost),
    }),
  ),
  findingOf('damaged_numbers', z.object({})),
  /** Letters with accents were spoilt before the file came here. */
  findingOf('double_encoded_texts', z.object({})),
  /** Left in the texts by the recipe. The data themselves are never told. */
  findingOf(
    'personal_data',
    z.object({
      /** How many texts hold each kind, in the order of `personalDataKinds`. */
      kinds: z.array(z.object({ kind: personalDataKindSchema, texts: z.int().positive() })).min(1),
    }),
  ),
  /** Different texts that say nearly the same; `groups` of them, in `rows` rows. */
  findingOf('near_duplicates', z.object({ groups: z.int() })),
]);
export type Finding = z.infer<typeof findingSchema>;
export type FindingCode = Finding['code'];
export type FindingByCode = { readonly [F in Finding as F['code']]: F };
export type FindingOf<C extends FindingCode> = FindingByCode[C];

export const findingCodes = findingSchema.options.map(({ shape }) => shape.code.value);
