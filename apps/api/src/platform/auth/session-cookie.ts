/** The session's cookie: never readable by scripts, sent along only within the site. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Config } from '../config/index.ts';

/** `__Host-` binds a cookie to one host over https; browsers refuse it on plain http, as on a local start. */
function nameFor(config: Config): string {
  return config.secure ? '__Host-waymark' : 'waymark_session';
}

export function readSessionCookie(config: Config, header: string | undefined): string | undefined {
  return header ? parseCookie(header)[nameFor(config)] : undefined;
}

/** Value of Set-Cookie; a null token takes the cookie away. It ends with the browser: the server knows when a session ends. */
export function sessionCookie(config: Config, token: string | null): string {
  return stringifySetCookie({
    name: nameFor(config),
    value: token ?? '',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secure,
    path: '/',
    ...(token === null ? { maxAge: 0 } : {}),
  });
}
