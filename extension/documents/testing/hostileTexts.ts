/** Names as they could stand in a file made to deceive. */
import fc from 'fast-check';

const parts = [
  ...'\\`*_[]()<>&|~$#!-+=:./@" \n\t0123456789aé',
  '\u202e',
  '\u2028',
  'http://',
  'https://',
  'www.',
  'acme.com',
  '.com.br',
  'localhost',
  'mailto:',
  'command:',
  'ana@',
  'xn--p1ai',
  '![',
  '](',
  '<b>',
  '<!--',
  '-->',
  '<img src=x>',
  '</td>',
  '&amp;',
  '&#35;',
  '---',
  '```',
  '~~~',
  '1. ',
  '- ',
  '# ',
  '> ',
  '[x]: http://acme.com',
  '|---|',
];

export const hostileTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...parts) }, fc.string({ maxLength: 6 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((drawn) => drawn.join(''))
  .filter((text) => text.trim() !== '');
