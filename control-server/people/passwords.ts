/** Passwords as argon2id hashes. The library is native and loaded in team mode alone: local mode runs where it is not installed. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../../core/contract/errors/appError.ts';

export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** `hash` null: there is none to compare with, and that takes as long. */
  readonly isRight: (hash: string | null, password: string) => Promise<boolean>;
}

/** What OWASP recommends: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Throws `server.passwords_unavailable`. */
export async function openPasswords(): Promise<Passwords> {
  const argon2 = await import('@node-rs/argon2').catch((cause: unknown) => {
    throw new AppError('server.passwords_unavailable', {}, { cause });
  });
  const hash = (password: string) => argon2.hash(sameSigns(password), cost);
  const nobodys = await hash(randomBytes(32).toString('hex'));
  return {
    hash,
    isRight: async (kept, password) => {
      const isRight = await argon2.verify(kept ?? nobodys, sameSigns(password));
      return kept !== null && isRight;
    },
  };
}

/** The same password typed on another keyboard is the same. */
function sameSigns(password: string): string {
  return password.normalize('NFKC');
}
