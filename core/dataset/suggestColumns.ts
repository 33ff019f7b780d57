/** Suggests which columns hold the texts and the categories, with a confidence that falls when rivals are close. */
import { askBelow } from '../contract/columns.ts';
import type { ColumnGuess, ColumnSuggestion } from '../contract/columns.ts';
import type { Table } from '../contract/table.ts';
import { isNamed, nameFit } from './columnNames.ts';
import type { ColumnRole } from './columnNames.ts';
import { scoreColumn } from './columnScores.ts';
import type { ColumnScore } from './columnScores.ts';
import { profileColumns } from './profileColumns.ts';
import { textEvidence } from './textEvidence.ts';
import type { TextEvidence } from './textEvidence.ts';
import type { ColumnProfile } from './profileColumns.ts';

/** A score that leaves no doubt when nothing rivals it. */
const convincingScore = 0.55;
/** Distance to the next best from which a rival does not matter. */
const clearMargin = 0.22;
/** What is left of the confidence when two columns score the same. */
const confidenceOfTie = 0.3;
/** What it is worth that the texts tell the value of a column without a mistake. */
const evidenceWorth = 0.3;
const clearEvidence = 0.3;
/** Candidates that are weighed by what the texts tell, best first. */
const mostWeighed = 12;

/** Best first. No column is the best of both roles; scores only look at the table, never at the order of its columns. */
export function suggestColumns(table: Pick<Table, 'columns' | 'rows'>): ColumnSuggestion {
  return suggestRoles(table, profileColumns(table), {});
}

/** The same when the user has already decided one role: that column is out of the other's race. */
export function suggestRoles(
  table: Pick<Table, 'rows'>,
  profiles: readonly ColumnProfile[],
  taken: Partial<Record<ColumnRole, string>>,
): ColumnSuggestion {
  const ranked: Record<ColumnRole, ColumnScore[]> = {
    text: rank(
      profiles.filter(({ name }) => name !== taken.label),
      'text',
    ),
    label: rank(
      profiles.filter(({ name }) => name !== taken.text),
      'label',
    ),
  };
  const [text, label] = [ranked.text[0], ranked.label[0]];
  if (text !== undefined && label !== undefined && text.profile === label.profile) {
    // One column leads both races: it keeps the role whose loss would cost more.
    const costOfText = text.score - (ranked.text[1]?.score ?? 0);
    const costOfLabel = label.score - (ranked.label[1]?.score ?? 0);
    const loser: ColumnRole = costOfText >= costOfLabel ? 'label' : 'text';
    ranked[loser] = ranked[loser].slice(1);
  }
  const chosen =
    taken.text === undefined ? ranked.text[0]?.profile : profiles.find(({ name }) => name === taken.text);
  if (chosen) ranked.label = withEvidence(ranked.label, textEvidence(table, chosen.position));
  // The winner of one role is no rival for the other.
  const [winner, labelWinner] = [ranked.text[0]?.profile, ranked.label[0]?.profile];
  return {
    text: guesses(ranked.text.filter(({ profile }) => profile !== labelWinner)),
    label: doubtNamed(doubtUnnamed(guesses(ranked.label.filter(({ profile }) => profile !== winner)))),
  };
}

/** A column called “Categoria” that holds one value only is a question, not a reason to learn the clerk's name instead. */
function doubtUnnamed([best, ...others]: readonly ColumnGuess[]): ColumnGuess[] {
  if (!best) return [];
  const isCalledSo = ({ column }: ColumnGuess) => ['sure', 'likely'].includes(nameFit(column, 'label'));
  // A name that is sometimes given to categories outweighs one that never is, unless the texts say otherwise.
  const mayBeCalledSo = ({ column }: ColumnGuess) => isNamed(nameFit(column, 'label'));
  const isOutnamed =
    !mayBeCalledSo(best) && !best.reasons.includes('told_by_texts') && others.some(mayBeCalledSo);
  if (!isOutnamed && (isCalledSo(best) || !others.some(isCalledSo))) return [best, ...others];
  return [doubted(best), ...others];
}

/**
 * Two columns of few repeated values that both have a name for categories (“Tipo”, “Assunto”): which one is to be learnt
 * is a question, unless one is called the category itself.
 */
function doubtNamed([best, ...others]: readonly ColumnGuess[]): ColumnGuess[] {
  if (!best) return [];
  const isRival = ({ column, reasons }: ColumnGuess) =>
    isNamed(nameFit(column, 'label')) &&
    reasons.includes('few_repeated_values') &&
    !reasons.includes('mostly_numbers');
  if (nameFit(best.column, 'label') === 'sure' || !others.some(isRival)) return [best, ...others];
  return [doubted(best), ...others];
}

function doubted(guess: ColumnGuess): ColumnGuess {
  const reasons = guess.reasons.filter((reason) => reason !== 'rival_close');
  return {
    ...guess,
    confidence: Math.min(guess.confidence, askBelow - 0.1),
    reasons: [...reasons, 'rival_close'],
  };
}

/** What the texts tell about a column speaks for it; that they tell nothing says nothing, as there may be few of them. */
function withEvidence(ranked: readonly ColumnScore[], evidence: TextEvidence): ColumnScore[] {
  // Without a rival there is nothing to weigh.
  if (ranked.length < 2) return [...ranked];
  return ranked
    .map((candidate, i) => {
      const told = i < mostWeighed ? evidence(candidate.profile.position) : 0;
      const reasons =
        told >= clearEvidence ? [...candidate.reasons, 'told_by_texts' as const] : candidate.reasons;
      return { ...candidate, score: Math.min(1, candidate.score + evidenceWorth * told), reasons };
    })
    .sort((a, b) => b.score - a.score);
}

function rank(profiles: readonly ColumnProfile[], role: ColumnRole): ColumnScore[] {
  return profiles
    .map((profile) => scoreColumn(profile, role))
    .filter((score) => score !== undefined)
    .sort((a, b) => b.score - a.score);
}

function guesses(ranked: readonly ColumnScore[]): ColumnGuess[] {
  return ranked.map(({ profile, score, reasons }, i) => {
    const rival = Math.max(0, ...ranked.filter((_, j) => j !== i).map((other) => other.score));
    const separation = confidenceOfTie + ((score - rival) / clearMargin) * (1 - confidenceOfTie);
    const strength = Math.min(1, score / convincingScore);
    const confidence = strength * Math.min(1, Math.max(0, separation));
    const isClose = i === 0 && ranked.length > 1 && score - rival < clearMargin / 2;
    return {
      column: profile.name,
      confidence: Math.round(confidence * 100) / 100,
      reasons: [
        ...reasons,
        ...(ranked.length === 1 ? ['only_candidate' as const] : []),
        ...(isClose ? ['rival_close' as const] : []),
      ],
    };
  });
}
