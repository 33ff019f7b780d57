/** A request that nobody watches and nobody stops: for tests and measurements of what works inside one. */
import type { RequestContext } from '../requestContext.ts';
import { RunControl } from '../runControl.ts';

const nobody = () => undefined;

export function quietContext(): RequestContext {
  return {
    emit: nobody,
    control: new RunControl({ onPause: nobody, onContinue: nobody, onStop: nobody }),
    log: nobody,
    environment: {},
  };
}
