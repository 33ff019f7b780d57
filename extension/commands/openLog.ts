/** `Open the Technical Log`. */
import type { RunCommand } from '../command.ts';

export const openLog: RunCommand = ({ log }) => {
  log.show();
  return Promise.resolve();
};
