/** `npm run picture -- OUTPUT.svg < TEXT`: draws what a terminal showed, as a picture for the documentation. */
import { readFileSync, writeFileSync } from 'node:fs';
import { terminalPicture } from './terminalPicture.ts';

const [output] = process.argv.slice(2);
if (output === undefined) {
  console.error('The name of the picture is missing.');
  process.exit(2);
}
writeFileSync(output, terminalPicture(readFileSync(0, 'utf8')));
