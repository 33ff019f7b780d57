/** The two cookies of the server: the session's, and that of a sign-in under way. No page can read either. */

export interface CookieJar {
  readonly sessionName: string;
  readonly signInName: string;
  /** The value of Set-Cookie. `seconds` 0 takes the cookie away. */
  set(name: string, value: string, seconds: number): string;
}

/** Over https their names bind them to this very host, and they travel over https alone. */
export function cookieJar(isSecure: boolean): CookieJar {
  const prefix = isSecure ? '__Host-' : '';
  const sessionName = `${prefix}bert-session`;
  return {
    sessionName,
    signInName: `${prefix}bert-sign-in`,
    set: (name, value, seconds) => {
      // The way back from another site's sign-in has to bring the second one along.
      const site = name === sessionName ? 'Strict' : 'Lax';
      const words = [`${name}=${value}`, 'Path=/', 'HttpOnly', `SameSite=${site}`, `Max-Age=${seconds}`];
      return [...words, ...(isSecure ? ['Secure'] : [])].join('; ');
    },
  };
}

/** Undefined where the request brought none. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
