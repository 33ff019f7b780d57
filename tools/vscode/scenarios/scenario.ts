/** One story of a person at the workbench. Lies in `extension/testing/ui/*.scenario.ts` as `scenario` or `scenarios`. */
import type { HostOptions, RunningHost } from '../startHost.ts';
import type { Workbench } from '../workbench/openWorkbench.ts';

export interface ScenarioContext {
  readonly host: RunningHost;
  /** A folder for this scenario alone, named as folders are in Brazil; fixtures are copied into it. */
  readonly folder: string;
  /** Opens a window on `folder`, or on another one. All windows are closed at the end. */
  readonly open: (folder?: string) => Promise<Workbench>;
  /** Takes a picture for the documentation: `docs/images/vscode/NAME.png` where `--pictures` asks for it. */
  readonly picture: (window: Workbench, name: string) => Promise<void>;
  /** Prints one line of progress. */
  readonly say: (line: string) => void;
}

export interface Scenario {
  /** A sentence. */
  readonly name: string;
  /** What differs from the usual host, in which the extension under test is linked. Throws `Unavailable` to skip. */
  host?(): Partial<HostOptions> | Promise<Partial<HostOptions>>;
  /** From the start of the host to the end of `run`; three minutes where nothing is said. */
  readonly timeLimitMs?: number;
  readonly run: (context: ScenarioContext) => Promise<void>;
}
