/** Whether the environment names a proxy, without the name and password that may stand in it. */
import type { DoctorReport } from '../../core/contract/kernelAnswer.ts';

const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'];

export function describeProxy(
  environment: Readonly<Record<string, string | undefined>>,
): DoctorReport['proxy'] {
  const value = names.map((name) => environment[name]).find((text) => text !== undefined && text !== '');
  if (value === undefined) return { configured: false, host: null };
  const address = /^[a-z][a-z\d+.-]*:\/\//iu.test(value) ? value : `http://${value}`;
  return { configured: true, host: URL.canParse(address) ? new URL(address).host : null };
}
