/** The help of the command line in the language asked for; apart from the rest so that `--help` loads little. */
import type { CommandTexts } from './areas/commandTexts.ts';
import { commands as en } from './en/commands.ts';
import type { Language } from './language.ts';
import { commands as ptBR } from './ptBR/commands.ts';

export const commandTexts: Readonly<Record<Language, CommandTexts>> = { 'pt-BR': ptBR, en };
