/** Reads a spreadsheet through the kernel's `inspect`, and asks what cannot be known, until it is known. */
import { basename } from 'node:path';
import { isAppError } from '../core/contract/errors/appError.ts';
import type { AppError } from '../core/contract/errors/appError.ts';
import { fromWire } from '../core/contract/errors/wireError.ts';
import type { KernelAnswer } from '../core/contract/kernelAnswer.ts';
import { kernelRequestSchema } from '../core/contract/kernelRequest.ts';
import type { TableOptions } from '../core/contract/table.ts';
import { askKernel } from './kernels.ts';
import { answerQuestion } from './pickers/answerQuestion.ts';
import { pickSheet } from './pickers/pickSheet.ts';
import type { Services } from './services.ts';

export type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;

export interface SpreadsheetSource {
  readonly path: string;
  readonly table: TableOptions;
  readonly textColumn?: string | undefined;
  readonly labelColumn?: string | undefined;
}

export interface ReadSpreadsheet {
  readonly source: SpreadsheetSource;
  readonly inspected: Inspected;
}

/** Undefined where the person turned away. */
export async function readSpreadsheet(
  services: Services,
  path: string,
): Promise<ReadSpreadsheet | undefined> {
  for (let table: TableOptions = {}; ;) {
    const inspected = await inspect(services, { path, table });
    if (!inspected) return undefined;
    const problem = problemOf(inspected);
    const { sheets, sheet } = inspected.head;
    const visible = sheets.filter(({ hidden }) => !hidden);
    let answer: TableOptions | undefined;
    if (isAppError(problem, 'dataset.reading_unclear')) {
      answer = await answerQuestion(services, problem, visible);
    } else if (visible.length > 1 && table.sheet === undefined) {
      answer = await pickSheet(await services.voice(), { sheets: visible, likeliest: sheet });
      if (answer?.sheet === sheet) return { source: { path, table: { ...table, ...answer } }, inspected };
    } else {
      return { source: { path, table }, inspected };
    }
    if (!answer) return undefined;
    table = { ...table, ...answer };
  }
}

/** The same with these columns; undefined where the person cancelled. */
export async function inspect(services: Services, source: SpreadsheetSource): Promise<Inspected | undefined> {
  const { texts } = await services.voice();
  const request = kernelRequestSchema.parse({ kind: 'inspect', data: source });
  const title = texts.extension.working.reading(basename(source.path));
  const answer = await askKernel(services, request, title);
  if (!answer) return undefined;
  if (answer.kind !== 'inspected') throw new Error(`inspect was answered by ${answer.kind}`);
  return answer;
}

/** What a training of these rows would fail with. */
export function problemOf({ problem }: Inspected): AppError | undefined {
  return problem === null ? undefined : fromWire(problem);
}
