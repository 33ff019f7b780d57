/** Everything that is wrong with the rows of a file under a recipe, open or mended, each with what mends it. */
import type { Finding } from '../../contract/findings.ts';
import type { Examined } from './examine.ts';
import { mendedFindings } from './mendedFindings.ts';
import { rules } from './rules.ts';
import { trainingGuard } from './trainingGuard.ts';

/** What is open first, in the order of `rules`; a step that would make training impossible is not offered. */
export function findProblems(data: Examined): Finding[] {
  const wouldBlock = trainingGuard(data);
  const open = rules.flatMap((rule) => rule.find(data));
  const isBlocked = open.some(({ severity }) => severity === 'blocking');
  return [
    // What a model would be like is not said where none can be made.
    ...open
      .filter(({ code }) => !isBlocked || code !== 'few_in_all')
      .map((finding) => ({
        ...finding,
        fixes: finding.fixes.filter((fix) => fix.kind === 'advice' || !wouldBlock(fix.step)),
      })),
    ...mendedFindings(data),
  ];
}
