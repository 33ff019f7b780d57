/** What came of one test, and how it is told: one line each, and one at the end that counts. */

export type Outcome =
  | { readonly kind: 'passed'; readonly name: string; readonly ms: number }
  | { readonly kind: 'failed'; readonly name: string; readonly reason: string }
  | { readonly kind: 'skipped'; readonly name: string; readonly reason: string };

export function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'passed':
      return `  ✔ ${outcome.name} (${(outcome.ms / 1000).toFixed(1)} s)`;
    case 'failed':
      return `  ✘ ${outcome.name}\n${indent(outcome.reason)}`;
    case 'skipped':
      return `  - ${outcome.name} — skipped: ${outcome.reason}`;
  }
}

export function summarise(outcomes: readonly Outcome[]): string {
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '      ');
}
