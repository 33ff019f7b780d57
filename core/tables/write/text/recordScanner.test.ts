import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { RecordScanner } from './recordScanner.ts';

/** Records as "number:fields", each with its text up to its line end. */
function scan(text: string, separator: string | undefined, size: number): string[] {
  const scanner = new RecordScanner(separator);
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += size) {
    for (const record of scanner.scan(text.slice(at, at + size))) {
      found.push(
        `${record.number}:${record.fields}${record.isQuoted ? 'q' : ''} ${text.slice(start, at + record.at).replace(/^\r?\n/, '')}`,
      );
      start = at + record.at;
    }
  }
  const last = scanner.finish();
  if (last)
    found.push(
      `${last.number}:${last.fields}${last.isQuoted ? 'q' : ''} ${text.slice(start).replace(/^\r?\n/, '')}`,
    );
  return found;
}

describe('RecordScanner', () => {
  const cases: [string, string, string | undefined, string[]][] = [
    ['separators and line ends', 'a;b\r\nc;d\ne;', ';', ['1:2 a;b', '2:2 c;d', '3:2 e;']],
    ['blank records', 'a\n\n\r\nb', ';', ['1:1 a', '2:0 ', '3:0 ', '4:1 b']],
    ['breaks and separators in quotes', '"a\r\n;b";"c"\nd;e', ';', ['1:2q "a\r\n;b";"c"', '2:2 d;e']],
    ['doubled quotes', '"a""\n""b";c\nd', ';', ['1:2 "a""\n""b";c', '2:1 d']],
    ['quotes inside plain fields', 'a "b";c\nd', ';', ['1:2 a "b";c', '2:1 d']],
    ['lines without separator', '"a;b\n"c', undefined, ['1:1 "a;b', '2:1 "c']],
  ];
  for (const [name, text, separator, expected] of cases) {
    it(`finds the ends of records: ${name}`, () => {
      for (const size of [1, 2, 3, 1000])
        assert.deepEqual(scan(text, separator, size), expected, `pieces of ${size}`);
    });
  }
});
