/**
 * Whether somebody was signed in during this visit. It tells "your session has ended" from
 * "please sign in"; the session itself is an HttpOnly cookie that pages cannot read.
 */
let signedIn = false;

export function markSignedIn(value: boolean): void {
  signedIn = value;
}

export function wasSignedIn(): boolean {
  return signedIn;
}
