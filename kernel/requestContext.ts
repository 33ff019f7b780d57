/** What every request handler is given. */
import type { RunEvent } from '../core/contract/runEvent.ts';
import type { RunControl } from './runControl.ts';
import type { KeptModel } from './scoring/keptModel.ts';

export interface RequestContext {
  readonly emit: (event: RunEvent) => void;
  readonly control: RunControl;
  /** One line of the technical log: English, no text of the data set. */
  readonly log: (line: string) => void;
  /** The environment variables, read at the door: proxy settings and the like. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of a kernel that answers more than one request. */
  readonly keptModel?: KeptModel;
}
