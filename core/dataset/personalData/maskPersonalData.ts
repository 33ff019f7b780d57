/**
 * Puts placeholders in the place of personal data, the same for the same value in all texts of a data set.
 *
 * Numbers go by a hash of the value: the same whatever the order of the rows, and telling nothing of who comes first in the
 * file or in the alphabet. They begin above those of placeholders that are there already, so that masking what is masked
 * changes nothing, and rows that come later never share a placeholder with someone else. Texts are searched again after each
 * round: what a placeholder lets be seen beside it is masked too.
 */
import type { PersonalDataKind } from '../../contract/personalData.ts';
import { byCodeUnits } from '../foldText.ts';
import { seededHash } from '../seededHash.ts';
import { findPersonalData } from './findPersonalData.ts';
import { largestPlaceholder, placeholder } from './placeholder.ts';
import { valueKey } from './valueKey.ts';

/** A stretch of a text: as it is, or a value to be masked. */
type Piece = string | Value;
interface Value {
  readonly kind: PersonalDataKind;
  /** Equal for two spellings of one value. */
  readonly key: string;
}

/** The texts in their order, masked. */
export function maskPersonalData(texts: readonly string[], kinds: readonly PersonalDataKind[]): string[] {
  const cut = texts.map((text) => cutText(text, kinds));
  const numbers = numberValues(texts, cut);
  return cut.map((pieces) =>
    pieces
      .map((piece) =>
        typeof piece === 'string'
          ? piece
          : placeholder(piece.kind, numbers.get(piece.kind)?.get(piece.key) ?? 0),
      )
      .join(''),
  );
}

function cutText(text: string, kinds: readonly PersonalDataKind[]): readonly Piece[] {
  let pieces: readonly Piece[] = [text];
  for (;;) {
    const shown = pieces.map((piece) => (typeof piece === 'string' ? piece : placeholder(piece.kind, 0)));
    const found = findPersonalData(shown.join(''), kinds);
    if (found.length === 0) return pieces;
    let end = 0;
    const next: Piece[] = [];
    pieces.forEach((piece, i) => {
      const start = end;
      end += shown[i]?.length ?? 0;
      if (typeof piece !== 'string') {
        next.push(piece);
        return;
      }
      let place = start;
      for (const datum of found) {
        if (datum.start < start || datum.end > end) continue;
        next.push(piece.slice(place - start, datum.start - start));
        next.push({
          kind: datum.kind,
          key: valueKey(datum.kind, piece.slice(datum.start - start, datum.end - start)),
        });
        place = datum.end;
      }
      next.push(piece.slice(place - start));
    });
    pieces = next;
  }
}

/** A number for every value, by kind. */
function numberValues(
  texts: readonly string[],
  cut: readonly (readonly Piece[])[],
): Map<PersonalDataKind, Map<string, number>> {
  const keys = new Map<PersonalDataKind, Set<string>>();
  for (const pieces of cut) {
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      const own = keys.get(piece.kind);
      if (own === undefined) keys.set(piece.kind, new Set([piece.key]));
      else own.add(piece.key);
    }
  }
  const numbers = new Map<PersonalDataKind, Map<string, number>>();
  for (const [kind, own] of keys) {
    const taken = texts.reduce((largest, text) => Math.max(largest, largestPlaceholder(text, kind)), 0);
    const drawn = [...own]
      .map((key) => ({ key, rank: seededHash(`${kind}:${key}`, 0) }))
      .sort((a, b) => a.rank - b.rank || byCodeUnits(a.key, b.key));
    numbers.set(kind, new Map(drawn.map(({ key }, i) => [key, taken + i + 1])));
  }
  return numbers;
}
