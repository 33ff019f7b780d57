/** Column settings that would hide what we add: sheets often have every column behind the table hidden. */
import { attributeOf, withAttribute } from '../xml/xmlTag.ts';

/**
 * A `<col>` that hides some of the columns first..last (0-based), cut so that those are shown; any other as it is.
 * Collapsed outline groups hide in the same way.
 */
export function shownColumns(col: string, { first, last }: { first: number; last: number }): string {
  const [min, max] = [Number(attributeOf(col, 'min')) - 1, Number(attributeOf(col, 'max')) - 1];
  const isHidden = ['1', 'true'].includes(attributeOf(col, 'hidden') ?? '');
  if (!isHidden || !col.endsWith('/>') || !(min <= last && max >= first)) return col;
  const part = (from: number, to: number): string => {
    return from > to ? '' : withAttribute(withAttribute(col, 'min', String(from + 1)), 'max', String(to + 1));
  };
  const shown = part(Math.max(min, first), Math.min(max, last));
  return part(min, first - 1) + visible(shown) + part(last + 1, max);
}

/** A hidden column's width may be 0; without one it takes the sheet's. */
function visible(col: string): string {
  const shown = withAttribute(col, 'hidden', undefined);
  return Number(attributeOf(shown, 'width')) > 0
    ? shown
    : withAttribute(withAttribute(shown, 'width', undefined), 'customWidth', undefined);
}
