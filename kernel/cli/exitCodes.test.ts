import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError, errorSpecs } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { exitCodeOf } from './exitCodes.ts';

const codes = Object.keys(errorSpecs) as ErrorCode[];

/** The exit code depends on the failure's code alone. */
function check(code: ErrorCode, expected: number): void {
  assert.equal(exitCodeOf(Object.assign(Object.create(AppError.prototype) as AppError, { code })), expected);
}

describe('exit codes', () => {
  it('every failure has one', () => {
    for (const code of codes) {
      const error = Object.assign(Object.create(AppError.prototype) as AppError, { code });
      assert.ok([1, 2, 3, 4].includes(exitCodeOf(error)), code);
    }
  });
  it('a wrong command is 2', () => {
    check('request.invalid', 2);
    check('folder.not_empty', 2);
  });
  it('data and models are 3', () => {
    check('table.damaged', 3);
    check('dataset.no_label_column', 3);
    check('model.tokenizer_mismatch', 3);
    check('run.loss_not_finite', 3);
    check('hub.not_found', 3);
  });
  it('the computer is 4', () => {
    check('disk.full', 4);
    check('folder.not_writable', 4);
    check('engine.unavailable', 4);
    check('hub.offline', 4);
  });
  it('what nobody expected is 1', () => {
    check('internal.unexpected', 1);
    check('kernel.stopped', 1);
  });
});
