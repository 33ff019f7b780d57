/**
 * Text as VS Code's own parts show it: as it is. Names come from files; in a notification or a prompt `[name](command:…)`
 * would be a link that runs a command, and in a list `$(name)` would be a picture.
 */
import { oneLine } from './oneLine.ts';

/** Parts what would belong together, and is not seen. */
const seam = '\u2060';
const links = /\](?=\()/gu;
const icons = /\$(?=\()/gu;

/** Of notifications, progress and prompts. */
export function inNotice(text: string): string {
  return oneLine(text).replaceAll(links, `$&${seam}`);
}

/** Of lists and the status bar. */
export function inLabel(text: string): string {
  return oneLine(text).replaceAll(icons, `$&${seam}`);
}
