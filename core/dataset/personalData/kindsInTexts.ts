/** Which kinds of personal data texts hold. */
import type { Example } from '../../contract/dataset.ts';
import type { PersonalDataKind } from '../../contract/personalData.ts';
import { findPersonalData } from './findPersonalData.ts';

type KindsInText = (text: string) => readonly PersonalDataKind[];

/** Searching all texts takes seconds with many, and one recipe after the other asks about the same ones. */
const known = new WeakMap<readonly Example[], KindsInText>();

/** Remembers what it found as long as `examples`, the rows of one file, are in use. */
export function kindsInTexts(examples: readonly Example[]): KindsInText {
  const before = known.get(examples);
  if (before !== undefined) return before;
  const found = new Map<string, readonly PersonalDataKind[]>();
  const kindsIn: KindsInText = (text) => {
    const kinds = found.get(text) ?? [...new Set(findPersonalData(text).map(({ kind }) => kind))];
    found.set(text, kinds);
    return kinds;
  };
  known.set(examples, kindsIn);
  return kindsIn;
}
