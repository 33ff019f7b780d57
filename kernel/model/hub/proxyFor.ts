/** Which proxy the environment wants for an address (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY, in either case). */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Undefined where the address is to be reached directly, or where what is set is no address. */
export function proxyFor(url: URL, variables: Variables): URL | undefined {
  const read = (name: string): string => (variables[name.toLowerCase()] ?? variables[name] ?? '').trim();
  const set = read(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || read('ALL_PROXY');
  if (
    set === '' ||
    read('NO_PROXY')
      .split(/[\s,]+/)
      .some((rule) => matches(rule, url))
  )
    return undefined;
  const address = set.includes('://') ? set : `http://${set}`;
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address);
}

/** "*", a host, a domain with or without its leading dot, each with or without a port. */
function matches(rule: string, url: URL): boolean {
  if (rule === '') return false;
  if (rule === '*') return true;
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(rule.toLowerCase()) ?? [];
  if (port !== undefined && port !== portOf(url)) return false;
  const domain = name.replace(/^\*?\./, '');
  return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
}

export function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}

/** The header by which a proxy knows its user; none where the address names no user. */
export function proxyCredentials(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}
