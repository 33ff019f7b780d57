/** The frozen layers' output for each number of them that a search tries: computed when first needed, shared by its trials. */
import { join } from 'node:path';
import type { RequestContext } from '../requestContext.ts';
import { encoderTaskOf } from '../stages/encoderTask.ts';
import { atOtherLayers } from '../stages/prepareEncoder.ts';
import type { PreparedEncoder } from '../stages/prepareEncoder.ts';
import type { PreparedRun } from '../stages/prepareRun.ts';

export class TrialEncoders {
  readonly #run: PreparedRun;
  readonly #own: PreparedEncoder;
  readonly #cacheFolder: string;
  readonly #opened: Map<number, PreparedEncoder>;

  /** `own` is the run's, for its own number of frozen layers; whoever opened it closes it. */
  constructor(run: PreparedRun, own: PreparedEncoder, cacheFolder: string) {
    this.#run = run;
    this.#own = own;
    this.#cacheFolder = cacheFolder;
    this.#opened = new Map([[run.parameters.frozenLayers, own]]);
  }

  async at(frozenLayers: number, context: RequestContext): Promise<PreparedEncoder> {
    const known = this.#opened.get(frozenLayers);
    if (known) return known;
    const encoder = await atOtherLayers(
      this.#own,
      encoderTaskOf(this.#run, {
        prefixLayer: frozenLayers,
        wantsFirstTokens: false,
        cacheFolder: join(this.#cacheFolder, `prefix-${frozenLayers}`),
      }),
      context,
    );
    this.#opened.set(frozenLayers, encoder);
    return encoder;
  }

  async close(): Promise<void> {
    const others = [...this.#opened].filter(([layers]) => layers !== this.#run.parameters.frozenLayers);
    for (const [, encoder] of others) await encoder.close();
  }
}
