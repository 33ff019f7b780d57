/** The classified spreadsheet comes back: the file as it was, with category, confidence and "needs review" beside it. */
import { writeAtomically } from './atomicOutput.ts';
import { checkOutput, isConverted } from './checkOutput.ts';
import type { ClassifiedRequest, ClassifiedResult } from './classifiedRequest.ts';
import { freeColumnNames } from './columnNames.ts';
import { InputFile } from './inputFile.ts';
import { writeDelimited } from './text/writeDelimited.ts';
import type { TextLosses } from './text/writeDelimited.ts';
import { writeJsonLines } from './text/writeJsonLines.ts';
import { convertToXlsx } from './xlsx/convertToXlsx.ts';
import { writeXlsx } from './xlsx/writeXlsx.ts';

/**
 * Writes the copy and says what was done. The user's file is never changed, and nothing half-written stays.
 * Throws file.*, table.*, folder.* and disk.full.
 */
export async function writeClassified(request: ClassifiedRequest): Promise<ClassifiedResult> {
  const { columns, head } = request;
  const converted = isConverted(head.format);
  const output = await checkOutput(request);
  const names = freeColumnNames(
    [columns.category, columns.confidence, columns.review] as const,
    head.columns.map(({ name }) => name),
  );
  const source = converted
    ? InputFile.ofBytes(request.path, await convertToXlsx(request.path))
    : await InputFile.open(request.path);
  try {
    const losses = await writeAtomically(output, async (file): Promise<TextLosses> => {
      const asked = { ...request, names, source };
      switch (head.format) {
        case 'xlsx':
        case 'xls':
        case 'ods':
          await writeXlsx(asked, file);
          return noLosses;
        case 'csv':
        case 'tsv':
        case 'txt':
          return await writeDelimited(asked, file);
        case 'jsonl':
          await writeJsonLines(asked, file);
          return noLosses;
      }
    });
    return { output, addedColumns: names, converted, ...losses };
  } finally {
    await source.close();
  }
}

const noLosses: TextLosses = { replacedCharacters: 0, neutralised: 0 };
