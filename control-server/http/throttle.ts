/**
 * How much one caller may ask (product design 10.2). Counted in this server's memory: a restart begins anew, and each of
 * several servers counts for itself.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../core/contract/errors/appError.ts';

export interface Throttle {
  /** Throws `request.too_many`. */
  request(key: string): Promise<void>;
  /** Lets somebody prove who they are: what succeeds is not counted. Throws `request.too_many`, and what `work` throws. */
  guess<T>(keys: Guess, work: () => Promise<T>): Promise<T>;
}

export interface Guess {
  readonly address: string | null;
  readonly name?: string;
}

export const noThrottle: Throttle = {
  request: () => Promise.resolve(),
  guess: (_keys, work) => work(),
};

const quarterHour = 15 * 60;
/** Failures of one name from one address; of one address; of one name from anywhere. In a quarter of an hour. */
const mostGuesses = { here: 10, address: 60, name: 100 };

export function memoryThrottle(requestsPerMinute: number): Throttle {
  const requests = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  const limiterOf = (points: number) => new RateLimiterMemory({ points, duration: quarterHour });
  const here = limiterOf(mostGuesses.here);
  const byAddress = limiterOf(mostGuesses.address);
  const byName = limiterOf(mostGuesses.name);
  return {
    request: (key) => take(requests, key),
    guess: async ({ address, name }, work) => {
      const counted: [RateLimiterMemory, string][] = [[byAddress, String(address)]];
      if (name !== undefined) counted.push([here, `${address} ${name}`], [byName, name]);
      // Before the work: of many guesses at once, only as many as these are looked at.
      for (const [limiter, key] of counted) await take(limiter, key);
      const result = await work();
      for (const [limiter, key] of counted) await limiter.reward(key);
      return result;
    },
  };
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new AppError('request.too_many', { seconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
  }
}
