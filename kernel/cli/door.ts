/** What the command line is given by the process it runs in; a test gives its own. */

export interface Screen {
  write(text: string): void;
  /** A person is looking, and the cursor can be moved. */
  readonly isTerminal: boolean;
  /** Width in characters at this moment. */
  columns(): number;
}

export interface CliDoor {
  /** Words after the program's name. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workFolder: string;
  readonly homeFolder: string;
  /** Path of the kernel program; left out: the built one. */
  readonly kernelProgram?: string;
  /** Results. */
  readonly output: Screen;
  /** Progress and failures, so that results can be redirected alone. */
  readonly notes: Screen;
  /** Calls back on Ctrl+C until the returned function is called; nothing else happens on Ctrl+C meanwhile. */
  onInterrupt(listener: () => void): () => void;
  /** Calls back when the system asks the process to end, until the returned function is called; without it the process just ends. */
  onTerminate(listener: () => void): () => void;
  /** A line that is not shown while it is typed; null where Ctrl+C was typed instead. */
  readSecret(prompt: string): Promise<string | null>;
  now(): Date;
}
