/** Where to go when nobody is signed in, and what to say there. Pure, for the tests' sake. */

export type SignInNotice = 'ended' | 'signedOut' | null;

export interface SignInState {
  notice: SignInNotice;
}

/** Only a path of this app: never another site ('//host', 'https:…', backslashes). */
export function safeReturnPath(value: string | null | undefined): string | null {
  if (!value || !/^\/(?!\/)[\w\-./?=&%~:+,]*$/.test(value)) return null;
  return value.startsWith('/sign-in') ? null : value;
}

/** Address of the sign-in page that leads back to `path` (path with its search part). */
export function signInAddress(path: string): string {
  const back = safeReturnPath(path);
  return back && back !== '/' && back !== '/services' ? `/sign-in?return=${encodeURIComponent(back)}` : '/sign-in';
}
