import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError } from '../core/contract/errors/appError.ts';
import { describeFailure } from './describeFailure.ts';

const secret = 'Maria da Penha, CPF 529.982.247-25';

function parserFailure(): unknown {
  try {
    return JSON.parse(secret);
  } catch (error) {
    return error;
  }
}

describe('a failure in the technical log', () => {
  it('has its code, its place and what led to it, and no text of the data set', () => {
    const error = new AppError(
      'dataset.column_missing',
      { column: secret, found: [secret] },
      { cause: parserFailure() },
    );
    const told = describeFailure(error);
    assert.match(told, /^dataset\.column_missing\n\s+at .*describeFailure\.test/u);
    assert.match(told, /caused by SyntaxError/u);
    assert.doesNotMatch(told, /Maria|529/u);
  });

  it('has the message of what nobody expected', () => {
    assert.match(describeFailure(new RangeError('out of bounds')), /^RangeError: out of bounds\n\s+at /u);
    assert.equal(describeFailure('thrown by mistake'), 'string');
  });
});
