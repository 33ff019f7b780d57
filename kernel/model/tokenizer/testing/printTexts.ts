/** Prints the texts that tokenizers are compared on, as one JSON array: `node --import tsx printTexts.ts COUNT`. */
import { variedTexts } from './variedTexts.ts';

process.stdout.write(JSON.stringify(variedTexts(Number(process.argv[2]))));
