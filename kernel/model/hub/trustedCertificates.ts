/**
 * The certificates that connections trust: Node's own, and those of the system, which company networks add theirs to.
 * From Node 22.15 on, the system's are asked for on Windows, macOS and Linux. Before that they are read from the usual
 * files of Linux and BSD; on Windows and macOS, NODE_EXTRA_CA_CERTS is then the way to name a company's certificate.
 */
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import type { Variables } from './proxyFor.ts';

const usualBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Where the system keeps its certificates. */
interface SystemPlaces {
  /** Undefined where this Node cannot ask for them: then the first bundle that holds some is read. */
  readonly store: ((store: 'system') => string[]) | undefined;
  readonly bundles: readonly string[];
}

/** PEM texts. */
export async function trustedCertificates(
  variables: Variables,
  { store, bundles }: SystemPlaces = { store: systemStore(), bundles: usualBundles },
): Promise<string[]> {
  const named = [variables['NODE_EXTRA_CA_CERTS'], variables['SSL_CERT_FILE']];
  const certificates = [...tls.rootCertificates];
  for (const path of named)
    if (path !== undefined && path !== '') certificates.push(...(await readBundle(path)));
  if (store) return [...certificates, ...store('system')];
  for (const path of bundles) {
    const bundle = await readBundle(path);
    if (bundle.length > 0) return [...certificates, ...bundle];
  }
  return certificates;
}

/** `tls.getCACertificates`, where this Node has it. */
function systemStore(): SystemPlaces['store'] {
  const found: unknown = Reflect.get(tls, 'getCACertificates');
  return typeof found === 'function' ? (found as SystemPlaces['store']) : undefined;
}

/** A bundle that is not there or cannot be read adds nothing: connections then fail by their certificate, and say so. */
async function readBundle(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
