/** Invented CPF and process numbers whose check digits are right. */
import type { Chance } from './chance.ts';

/** A CPF, "123.456.789-09"; its two check digits are weighted sums modulo 11. */
export function makeCpf(chance: Chance): string {
  const digits = Array.from({ length: 9 }, () => chance.integer(0, 9));
  digits.push(cpfDigit(digits));
  digits.push(cpfDigit(digits));
  const text = digits.join('');
  return `${text.slice(0, 3)}.${text.slice(3, 6)}.${text.slice(6, 9)}-${text.slice(9)}`;
}

function cpfDigit(digits: readonly number[]): number {
  const sum = digits.reduce((total, digit, i) => total + digit * (digits.length + 1 - i), 0);
  const rest = (sum * 10) % 11;
  return rest === 10 ? 0 : rest;
}

/** A process number (CNJ, Resolução 65/2008) of a court that does not exist: no state has the segment 8.99. */
export function makeProcessNumber(chance: Chance): string {
  const sequence = String(chance.integer(1_000, 99_999)).padStart(7, '0');
  const year = String(chance.integer(2015, 2023));
  const origin = String(chance.integer(1, 12)).padStart(4, '0');
  const check = 98n - (BigInt(`${sequence}${year}899${origin}00`) % 97n);
  return `${sequence}-${String(check).padStart(2, '0')}.${year}.8.99.${origin}`;
}
