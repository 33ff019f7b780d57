/** How well a column could play a role, 0 to 1: what its values look like, then what its name says. Why by curves: docs/adr/0025. */
import { isNamed, nameFit } from './columnNames.ts';
import type { ColumnReason, ColumnRole, NameFit } from './columnNames.ts';
import type { ColumnProfile } from './profileColumns.ts';

export interface ColumnScore {
  readonly profile: ColumnProfile;
  readonly score: number;
  readonly reasons: readonly ColumnReason[];
}

const nameWorth: Readonly<Record<NameFit, number>> = {
  sure: 0.35,
  likely: 0.25,
  possible: 0.08,
  none: 0,
  against: -0.3,
};
/** Weight of the values beside the name. */
const valueWorth = 0.65;
/** Values filling less of a column than this make it an aside. */
const mostlyEmptyBelow = 0.5;
/** Less than this plays no role at all, whatever stands beside it. */
const hopelessBelow = 0.1;

/** Undefined where the column cannot play the role. */
export function scoreColumn(profile: ColumnProfile, role: ColumnRole): ColumnScore | undefined {
  const fit = nameFit(profile.name, role);
  const value = role === 'text' ? textValue(profile) : labelValue(profile, fit);
  if (value === undefined) return undefined;
  const isMostlyEmpty = profile.filled < profile.rows * mostlyEmptyBelow;
  const score = (value * valueWorth + nameWorth[fit]) * (isMostlyEmpty ? 0.4 : 1);
  if (score < hopelessBelow && fit !== 'sure' && fit !== 'likely') return undefined;
  const reasons: ColumnReason[] = [];
  if (isNamed(fit)) reasons.push('name_fits');
  if (role === 'text' && value >= 0.5) reasons.push('long_varied_texts');
  if (role === 'label' && value >= 0.6) reasons.push('few_repeated_values');
  if (profile.numberShare > 0.5) reasons.push('mostly_numbers');
  if (isMostlyEmpty) reasons.push('mostly_empty');
  return { profile, score: within(score, 0, 1), reasons };
}

/** Texts: words, many of them, and not the same few over and over. */
function textValue(profile: ColumnProfile): number | undefined {
  const prose = 1 - profile.numberShare - profile.dateShare - profile.codeShare;
  if (profile.distinct < 2 || prose < 0.5) return undefined;
  const length = within(Math.log1p(profile.meanWords - 1) / Math.log1p(25), 0, 1);
  const variety = within(profile.distinct / profile.filled / 0.4, 0, 1);
  return (
    (0.6 * length + 0.15 * within(profile.meanCharacters / 30, 0, 1) + 0.25 * variety) *
    prose *
    (0.4 + 0.6 * variety)
  );
}

/** Categories: short, few against the number of rows, each several times. A column named so is one even when it cannot work. */
function labelValue(profile: ColumnProfile, fit: NameFit): number | undefined {
  const isNamedSo = fit === 'sure' || fit === 'likely';
  if (profile.filled === 0) return undefined;
  if (profile.distinct < 2 || profile.repeatedShare < 0.3) return isNamedSo ? 0.1 : undefined;
  const perValue = within(Math.log2(profile.filled / profile.distinct) / Math.log2(8), 0, 1);
  const brief = within(1.6 - profile.meanCharacters / 50, 0, 1);
  const few = profile.distinct <= 300 ? 1 : within(300 / profile.distinct, 0.2, 1);
  const shape = (0.6 * profile.repeatedShare * perValue + 0.4 * few) * brief;
  const spread = profile.topShare > 0.98 ? 0.5 : 1;
  return shape * spread * kindOfValues(profile);
}

/** Numbers may be categories when there are few of them; dates and codes hardly ever. */
function kindOfValues({ numberShare, dateShare, codeShare, distinct }: ColumnProfile): number {
  const numbers = distinct <= 20 ? 0.7 : 0.15;
  return 1 - numberShare * (1 - numbers) - dateShare * 0.9 - codeShare * 0.7;
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
