import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError } from '../../contract/errors/appError.ts';
import { readFailure, writeFailure } from './fileFailure.ts';

const systemError = (code: string) => Object.assign(new Error('no'), { code });
const codeOf = (failure: unknown) => (failure instanceof AppError ? failure.code : failure);

/** What the system says, and our code for it. */
const ofWriting = {
  // The disk has no room, a quota is used up, or the file system holds no larger file.
  'disk.full': ['ENOSPC', 'EDQUOT', 'EFBIG'],
  'folder.not_writable': ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'EBUSY'],
  'file.name_too_long': ['ENAMETOOLONG'],
};
const ofReading = {
  'file.not_found': ['ENOENT', 'ENOTDIR'],
  'file.not_readable': ['EACCES', 'EPERM', 'EISDIR', 'EBUSY'],
};

describe('what the system says of a file', () => {
  for (const [said, failureOf] of [
    [ofWriting, writeFailure],
    [ofReading, readFailure],
  ] as const) {
    for (const [code, words] of Object.entries(said)) {
      it(`is ${code} for ${words.join(', ')} (${failureOf.name})`, () => {
        for (const word of words) {
          const cause = systemError(word);
          const failure = failureOf(cause, '/dados/a.csv');
          assert.equal(codeOf(failure), code, word);
          assert.ok(failure instanceof AppError && failure.cause === cause);
        }
      });
    }
    it(`stays what it was where it is none of the file's doing (${failureOf.name})`, () => {
      for (const other of [systemError('EIO'), new RangeError('a mistake of ours')])
        assert.equal(failureOf(other, '/dados/a.csv'), other);
    });
  }
});
