/** Which columns were found for the texts and the categories, how sure that is, and why. */
import { askBelow, sureFrom, sureness } from '../../core/contract/columns.ts';
import type { ColumnGuess } from '../../core/contract/columns.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import { bullets, plain } from './markdown.ts';

type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;

/** Columns that are named beside the best one. */
const namedRivals = 4;

export function columnBlocks(answer: Inspected, texts: Texts): string[] {
  const { data } = texts;
  const { text, label } = chosen(answer);
  return [
    `## ${plain(data.columnsHeading)}`,
    bullets([columnLine(data.textColumn, text, texts), columnLine(data.labelColumn, label, texts)]),
    plain(doubt(answer, texts)),
  ];
}

/** The column that was read comes first, whatever was suggested. */
function chosen({ suggestion, summary }: Inspected): Inspected['suggestion'] {
  const first = (guesses: readonly ColumnGuess[], column: string | undefined) =>
    column === undefined || guesses[0]?.column === column
      ? [...guesses]
      : [{ column, confidence: 1, reasons: [] }, ...guesses.filter((guess) => guess.column !== column)];
  return {
    text: first(suggestion.text, summary?.textColumn),
    label: first(suggestion.label, summary?.labelColumn),
  };
}

function columnLine(role: string, [best, ...others]: readonly ColumnGuess[], { data }: Texts): string {
  if (!best) return `**${plain(role)}:** ${plain(data.noColumn)}`;
  const why = best.reasons.map((reason) => data.reasons[reason]);
  const sure = why.length === 0 ? '' : ` (${[data.confidence[sureness(best)], ...why].join('; ')})`;
  const rivals = others.filter(({ confidence }) => confidence >= best.confidence / 2).slice(0, namedRivals);
  const also = rivals.length === 0 ? '' : `; ${data.otherCandidates(rivals.map(({ column }) => column))}`;
  return `**${plain(role)}:** ${plain(`“${best.column}”${sure}${also}`)}`;
}

/** With one column there is nothing to choose from. */
function doubt(answer: Inspected, { data, extension }: Texts): string {
  const { head, summary } = answer;
  const { text, label } = chosen(answer);
  const confidence = ([best]: readonly ColumnGuess[]) => best?.confidence ?? 0;
  if (summary && confidence(label) < sureFrom) {
    const known = new Set([summary.textColumn, summary.labelColumn]);
    const others = head.columns.map(({ name }) => name).filter((name) => !known.has(name));
    return data.doubtLabel(summary.labelColumn, others);
  }
  const isUnclear = confidence(text) < askBelow || confidence(label) < askBelow;
  return head.columns.length > 1 && isUnclear ? extension.documents.checkColumns : '';
}
