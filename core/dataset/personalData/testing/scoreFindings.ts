/** How many findings are right, and how many of what there is were found; a finding is right where kind, start and end are. */
import { personalDataKinds } from '../../../contract/personalData.ts';
import type { PersonalDataKind } from '../../../contract/personalData.ts';
import { findPersonalData } from '../findPersonalData.ts';
import type { PersonalDatum } from '../findPersonalData.ts';

export interface Score {
  readonly right: number;
  readonly found: number;
  readonly marked: number;
}

export interface CorpusScore {
  readonly precision: number;
  readonly recall: number;
  readonly byKind: Readonly<Partial<Record<PersonalDataKind, Score>>>;
}

export interface JudgedText {
  readonly text: string;
  readonly marks: readonly PersonalDatum[];
  /** Findings here count neither for nor against. */
  readonly unjudged?: readonly PersonalDatum[];
}

export function scoreFindings(texts: readonly JudgedText[]): CorpusScore {
  const counts = new Map(personalDataKinds.map((kind) => [kind, { right: 0, found: 0, marked: 0 }]));
  for (const judged of texts) {
    const unjudged = new Set((judged.unjudged ?? []).map(idOf));
    const marked = new Set(judged.marks.map(idOf));
    for (const { kind } of judged.marks) counts.get(kind)!.marked++;
    for (const datum of findPersonalData(judged.text)) {
      if (unjudged.has(idOf(datum))) continue;
      counts.get(datum.kind)!.found++;
      if (marked.has(idOf(datum))) counts.get(datum.kind)!.right++;
    }
  }
  const sum = (part: keyof Score): number =>
    [...counts.values()].reduce((total, score) => total + score[part], 0);
  return {
    precision: sum('right') / sum('found'),
    recall: sum('right') / sum('marked'),
    byKind: Object.fromEntries([...counts].filter(([, { found, marked }]) => found + marked > 0)),
  };
}

/** What is missed and what is wrongly found, for a person to look at; texts are quoted. */
export function describeErrors(texts: readonly JudgedText[]): string[] {
  return texts.flatMap(({ text, marks, unjudged = [] }) => {
    const found = findPersonalData(text);
    const known = new Set([...marks, ...unjudged].map(idOf));
    const seen = new Set(found.map(idOf));
    const quote = ({ start, end }: PersonalDatum): string =>
      `${text.slice(Math.max(0, start - 40), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 25)}`;
    return [
      ...marks.filter((mark) => !seen.has(idOf(mark))).map((mark) => `missed ${mark.kind}: ${quote(mark)}`),
      ...found
        .filter((datum) => !known.has(idOf(datum)))
        .map((datum) => `wrong ${datum.kind}: ${quote(datum)}`),
    ];
  });
}

function idOf({ kind, start, end }: PersonalDatum): string {
  return `${kind} ${start} ${end}`;
}
