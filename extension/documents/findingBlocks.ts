/** The open problems of a data set as lists, the gravest first, each with what to do about it. */
import type { Finding } from '../../core/contract/findings.ts';
import { offeredSteps } from '../../core/dataset/findings/offeredSteps.ts';
import { problemText } from '../../core/text/findingText.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import { fixLines } from './fixLines.ts';
import { plain } from './markdown.ts';

const severities = ['blocking', 'warning', 'hint'] as const;

/** Blocks of Markdown; the problems are numbered through. */
export function findingBlocks(findings: readonly Finding[], texts: Texts): string[] {
  const { documents, plan } = texts.extension;
  let number = 0;
  const groups = severities.flatMap((severity) => {
    const ofGroup = findings.filter((finding) => finding.severity === severity);
    if (ofGroup.length === 0) return [];
    const items = ofGroup.map((finding) => findingItem(finding, ++number, texts));
    return [`## ${documents.severities[severity]}`, items.join('\n')];
  });
  const recommended = offeredSteps(findings, 'recommended').length;
  if (recommended === 0) return groups;
  return [...groups, plain(documents.recommendedFixes(plan.startMended(recommended)))];
}

function findingItem(finding: Finding, number: number, texts: Texts): string {
  const mark = `${number}. `;
  return [
    mark + plain(problemText(finding, texts.findings)),
    ...fixLines(finding.fixes, texts).map((line) => `${' '.repeat(mark.length)}- ${plain(line)}`),
  ].join('\n');
}
