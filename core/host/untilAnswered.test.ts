import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError, isAppError } from '../contract/errors/appError.ts';
import { untilAnswered } from './untilAnswered.ts';

const never = new AbortController().signal;

describe('asking until there is an answer', () => {
  for (const failure of [
    new AppError('server.unreachable', { address: 'http://s' }),
    new AppError('server.stopping', {}),
    new AppError('server.database_away', { address: 'db:5432/b' }),
  ]) {
    it(`goes on after ${failure.code}`, async () => {
      let asked = 0;
      let away = 0;
      const answer = await untilAnswered(
        () => {
          asked += 1;
          return asked === 1 ? Promise.reject(failure) : Promise.resolve('yes');
        },
        { signal: never, onAway: () => away++ },
      );
      assert.deepEqual([answer, asked, away], ['yes', 2, 1]);
    });
  }

  it('ends with what is refused', async () => {
    let asked = 0;
    const refused = untilAnswered(
      () => {
        asked += 1;
        return Promise.reject(new AppError('access.denied', {}));
      },
      { signal: never },
    );
    await assert.rejects(refused, (error) => isAppError(error, 'access.denied'));
    assert.equal(asked, 1);
  });
});
