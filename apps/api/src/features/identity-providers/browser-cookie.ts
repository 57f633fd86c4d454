/** Binds a sign-in under way to the browser that began it: whoever else brings its state back holds another cookie, or none. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Config } from '../../platform/config/index.ts';

/** As the session's cookie: `__Host-` where there is https. Lax, because the provider sends the browser back from another site. */
const nameFor = (config: Config): string => (config.secure ? '__Host-waymark-provider' : 'waymark_provider');

export function readBrowserCookie(config: Config, header: string | undefined): string | undefined {
  return header ? parseCookie(header)[nameFor(config)] : undefined;
}

/** Value of Set-Cookie; a null token takes the cookie away. */
export function browserCookie(config: Config, token: string | null, seconds: number): string {
  return stringifySetCookie({ name: nameFor(config), value: token ?? '', httpOnly: true, sameSite: 'lax', secure: config.secure, path: '/', maxAge: token === null ? 0 : seconds });
}
