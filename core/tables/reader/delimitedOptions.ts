/** How delimited text is split: forgiving about quotes and lengths, since people's exports are. */
import type { Separator } from './sniffSeparator.ts';

/** A character that no text holds, for files of one column. */
const noSeparator = '\u001f';

/** `start` is the beginning of the text: old Macintosh files end their lines with CR alone. */
export function delimitedOptions(separator: Separator | undefined, start: string) {
  return {
    delimiter: separator ?? noSeparator,
    record_delimiter: start.includes('\n') ? ['\r\n', '\n'] : ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  };
}
