/** Whether two models that answered the same texts differ by more than chance, where texts belong together in groups. */
import { mcNemar } from './mcNemar.ts';

export interface PairedAnswer {
  /** Number of the group (process, text, near copy). */
  readonly group: number;
  readonly firstIsRight: boolean;
  readonly secondIsRight: boolean;
}

/**
 * McNemar's test for groups: by how many texts one model leads is added up within each group, and either model has that
 * lead by the toss of one coin for the whole group. The statistic is that of Durkalski et al. ("Analysis of clustered
 * matched-pair data", Statistics in Medicine 22:2417–2428, 2003); its distribution is counted out over all tosses
 * (Fisher's randomisation test, The Design of Experiments, 1935) instead of taken from a normal curve, which a few groups
 * do not follow. The result is the two-sided probability, 0 to 1; where each text stands alone, it is the exact test's.
 */
export function groupedMcNemar(answers: Iterable<PairedAnswer>): number {
  const ofGroup = new Map<number, number>();
  for (const { group, firstIsRight, secondIsRight } of answers)
    ofGroup.set(group, (ofGroup.get(group) ?? 0) + Number(firstIsRight) - Number(secondIsRight));
  const leads = [...ofGroup.values()].filter((lead) => lead !== 0);
  const sizes = leads.map(Math.abs);
  if (sizes.every((size) => size === 1))
    return mcNemar(leads.filter((lead) => lead > 0).length, leads.filter((lead) => lead < 0).length);
  const total = sum(sizes);
  const seen = Math.abs(sum(leads));
  const chances = chancesOfFirst(sizes, total);
  return Math.min(1, sum(Array.from(chances).filter((_, first) => Math.abs(2 * first - total) >= seen)));
}

/** Probability that the leads tossed to the first model add up to 0, 1, … `total`. Takes sizes · total steps. */
function chancesOfFirst(sizes: readonly number[], total: number): Float64Array {
  const chances = new Float64Array(total + 1);
  chances[0] = 1;
  let most = 0;
  for (const size of sizes) {
    most += size;
    for (let first = most; first >= 0; first--)
      chances[first] = ((chances[first] ?? 0) + (chances[first - size] ?? 0)) / 2;
  }
  return chances;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
