/** What went wrong on the way to the hub, by the codes of Node and OpenSSL. */
import { AppError } from '../../../core/contract/errors/appError.ts';
import { systemCode } from '../../../core/tables/files/systemCode.ts';

/** There is no way to the host now: trying again at once does not help. */
const unreachable = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
];

const certificate = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|ERR_SSL_)/;

export type NetworkFailure = 'certificate' | 'unreachable' | 'dropped';

export function kindOfFailure(error: unknown): NetworkFailure {
  const code = systemCode(error) ?? '';
  if (certificate.test(code)) return 'certificate';
  // With several addresses for one name, Node gathers their errors under the first one's code.
  return unreachable.includes(code) ? 'unreachable' : 'dropped';
}

export function networkFailure(error: unknown, host: string): AppError {
  const code = kindOfFailure(error) === 'certificate' ? 'hub.certificate_untrusted' : 'hub.offline';
  return new AppError(code, { host }, { cause: error });
}
