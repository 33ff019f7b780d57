/** What a person of each language reads at the workbench: titles of commands, sentences, buttons. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { Language } from '../../core/text/language.ts';
import { textsOf } from '../../core/text/textsOf.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import { commandIds } from '../command.ts';
import type { CommandId } from '../command.ts';

export interface Words {
  readonly texts: Texts;
  /** As the palette shows it. */
  readonly titleOf: (command: CommandId) => string;
}

function wordsOf(language: Language, file: string): Words {
  const path = new URL(`../../${file}`, import.meta.url);
  const nls = z.record(z.string(), z.string()).parse(parseJson(readFileSync(path, 'utf8')));
  const titles = new Map(
    commandIds.map((id) => [id, `${nls['category']}: ${nls[id.replace('bertTraining.', 'command.')]}`]),
  );
  return { texts: textsOf[language], titleOf: (command) => titles.get(command) ?? command };
}

export const english = wordsOf('en', 'package.nls.json');
export const portuguese = wordsOf('pt-BR', 'package.nls.pt-br.json');
