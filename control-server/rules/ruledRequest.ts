/** A job's request as the server lets it be: within the limits of its owner, with the numbers that presets have here. */
import type { JobRequest } from '../../core/contract/job.ts';
import { checkLimits } from '../../core/training/checkLimits.ts';
import type { Rules } from './rules.ts';
import { theStricter } from './withChanges.ts';

/** Throws `request.over_limit`. */
export function ruledRequest(rules: Rules, owner: string, request: JobRequest): JobRequest {
  if (request.kind !== 'train' && request.kind !== 'inspect') return request;
  const own = rules.limitsOf(owner);
  if (request.kind === 'inspect') return { ...request, limits: theStricter(request.limits, own) };
  const { config } = request;
  const limits = theStricter(config.limits, own);
  const { warmupSteps, ...numbers } = rules.presetChange(config.preset);
  // What somebody asked for themselves counts more than the preset; a share of the steps is asked for instead of a number.
  const parameters = {
    ...numbers,
    ...(config.parameters.warmupShare === undefined && warmupSteps !== undefined && { warmupSteps }),
    ...config.parameters,
  };
  checkLimits(parameters, limits);
  return { ...request, config: { ...config, parameters, limits } };
}
