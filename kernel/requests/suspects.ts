/** `suspects`: the rows of a labelled spreadsheet whose category is probably wrong. Nothing is written, and no text is told. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { RequestContext } from '../requestContext.ts';
import { labelDoubts } from '../stages/labelDoubts.ts';
import { linearDataset } from '../stages/linearDataset.ts';
import { reportProgress } from '../stages/reportProgress.ts';

type SuspectsRequest = Extract<KernelRequest, { kind: 'suspects' }>;

export async function suspects({ config }: SuspectsRequest, context: RequestContext): Promise<KernelAnswer> {
  const { examples, names, data, stage, options } = await linearDataset(config, context);
  context.emit({ kind: 'phaseStarted', phase: 'doubting' });
  const report = reportProgress('doubting', context);
  const onProgress = (share: number) => {
    report(share, 1);
  };
  const doubts = await labelDoubts(data, { ...options, signal: context.control.signal, onProgress });
  const found = doubts.filter(({ isSuspect }) => isSuspect);
  context.log(`${found.length} of ${examples.length} labels are doubtful`);
  return {
    kind: 'suspected',
    stage,
    rows: examples.length,
    suspects: found.map(({ place, given, proposed, certainty }) => ({
      rowNumber: examples[place]?.rowNumber ?? 0,
      given: names[given] ?? '',
      proposed: names[proposed] ?? '',
      certainty,
    })),
  };
}
