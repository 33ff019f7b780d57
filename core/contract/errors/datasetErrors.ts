/** Failures of turning a table into examples. */
import * as z from 'zod';
import { columnRoles } from '../columns.ts';
import type { ErrorSpec } from './errorSpec.ts';

export const datasetErrors = {
  'dataset.column_missing': {
    params: z.object({ column: z.string(), found: z.array(z.string()) }),
    status: 422,
    retryable: false,
  },
  'dataset.same_column': { params: z.object({ column: z.string() }), status: 422, retryable: false },
  /** Several columns could play the role (best first) and none is clearly ahead. */
  'dataset.column_unclear': {
    params: z.object({ role: z.enum(columnRoles), candidates: z.array(z.string()) }),
    status: 422,
    retryable: false,
  },
  /** How the file is to be read was guessed, and the guess is not sure; `option` is what answers it. */
  'dataset.reading_unclear': {
    params: z.object({
      option: z.enum(['sheet', 'headerRow', 'encoding', 'separator']),
      /** The separator, encoding or sheet that seems most likely. */
      guess: z.string().optional(),
      /** The row that may hold the names. */
      row: z.number().optional(),
      sheets: z.array(z.string()).optional(),
    }),
    status: 422,
    retryable: false,
  },
  'dataset.no_text_column': {
    params: z.object({ found: z.array(z.string()) }),
    status: 422,
    retryable: false,
  },
  /** `otherSheets` of a workbook; left out for text files. */
  'dataset.no_label_column': {
    params: z.object({ found: z.array(z.string()), otherSheets: z.array(z.string()).optional() }),
    status: 422,
    retryable: false,
  },
  'dataset.text_is_numeric': { params: z.object({ column: z.string() }), status: 422, retryable: false },
  'dataset.one_category': { params: z.object({ category: z.string() }), status: 422, retryable: false },
  'dataset.empty_part': { params: z.object({}), status: 422, retryable: false },
  'dataset.all_labels_different': {
    params: z.object({ column: z.string(), rows: z.number() }),
    status: 422,
    retryable: false,
  },
  /** `column` names nothing that the model can answer with. */
  'dataset.no_known_category': {
    params: z.object({ column: z.string(), found: z.array(z.string()), known: z.array(z.string()) }),
    status: 422,
    retryable: false,
  },
  /** Fixes are numbered from 1 to `offered`; 0 where there is none. */
  'dataset.no_such_fix': {
    params: z.object({ number: z.number(), offered: z.number() }),
    status: 422,
    retryable: false,
  },
  'dataset.no_such_step': {
    params: z.object({ number: z.number(), steps: z.number() }),
    status: 422,
    retryable: false,
  },
  'dataset.recipe_unreadable': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  'dataset.too_few_examples': {
    params: z.object({ usable: z.number(), needed: z.number() }),
    status: 422,
    retryable: false,
  },
  /** Every row with a text has a category in `column`; null where no row has a text. */
  'dataset.nothing_to_label': {
    params: z.object({ column: z.string().nullable() }),
    status: 422,
    retryable: false,
  },
} as const satisfies Record<string, ErrorSpec>;
