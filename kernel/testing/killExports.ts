/** Exports that are killed inside the write of their folder, and made again in the same place. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { hashFile, hashTexts } from '../files/hashFile.ts';
import { completeRequest } from './completeRequest.ts';
import { killDuring } from './killDuring.ts';
import { namesIn } from './killPlaces.ts';

/** A torn export is made again in the same place, and must be the one that was never disturbed. */
export async function killExports(model: string, folder: string, say: (line: string) => void) {
  const request = (output: string): KernelRequest => ({
    kind: 'export',
    model,
    output,
    formats: ['huggingFace', 'onnx'],
  });
  const undisturbed = join(folder, 'exportado');
  await completeRequest(request(undisturbed));
  const counts = { killed: 0, torn: 0, same: 0 };
  for (let i = 0; i < 3; i++) {
    const output = join(folder, `exportado ${i}`);
    const unfinished = () => namesIn(folder).some((name) => name.startsWith(`${basename(output)}.`));
    const { isFinished } = await killDuring(request(output), { isNow: unfinished });
    if (isFinished) continue;
    const isTorn = unfinished();
    await completeRequest(request(output));
    const isSame = !unfinished() && (await hashOfFolder(output)) === (await hashOfFolder(undisturbed));
    counts.killed += 1;
    counts.torn += Number(isTorn);
    counts.same += Number(isSame);
    say(
      `kill inside an export, torn: ${isTorn ? 'its folder' : 'nothing'}; made again ${isSame ? 'the same' : 'ANOTHER'}`,
    );
  }
  return counts;
}

async function hashOfFolder(folder: string): Promise<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return hashTexts([
    ...paths.map((path) => path.slice(folder.length)),
    ...(await Promise.all(paths.map(hashFile))),
  ]);
}
