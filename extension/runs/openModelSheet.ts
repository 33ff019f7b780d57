/** Writes the model sheet of a run into its folder, and opens it. */
import { join } from 'node:path';
import { askKernel } from '../kernels.ts';
import { openFile } from '../openPlace.ts';
import { isTrusted } from '../runCommand.ts';
import type { Services } from '../services.ts';

export async function openModelSheet(services: Services, runFolder: string): Promise<void> {
  // It is written, and lies among commands that need no trust.
  if (!(await isTrusted(services))) return;
  const { language, texts } = await services.voice();
  const output = join(runFolder, texts.modelSheet.fileName);
  const answer = await askKernel(
    services,
    // Made again from the same run it is the same page.
    { kind: 'sheet', runFolder, output, ifThere: 'replace', language },
    texts.extension.working.writingSheet,
  );
  if (answer) await openFile(output);
}
