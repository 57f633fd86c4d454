/** The domain of an e-mail address, and which domains nobody can speak for. */

/** Anybody can have an address there, or many bodies share it. */
const shared: ReadonlySet<string> = new Set([
  'aol.com', 'btinternet.com', 'cjsm.net', 'fastmail.com', 'gmail.com', 'gmx.com', 'googlemail.com', 'hotmail.co.uk', 'hotmail.com', 'icloud.com', 'live.co.uk', 'live.com',
  'mac.com', 'mail.com', 'me.com', 'msn.com', 'nhs.net', 'outlook.com', 'outlook.co.uk', 'proton.me', 'protonmail.com', 'sky.com', 'talktalk.net', 'virginmedia.com', 'yahoo.co.uk', 'yahoo.com', 'ymail.com', 'zoho.com',
]);

/** In lower case; null for what is no address. */
export function domainOf(email: string): string | null {
  return /^[^\s@]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(email.trim().toLowerCase())?.[1] ?? null;
}

/** Whose provider may be offered to everybody of the domain: an administrator's own domain, which their mailbox has shown, unless it is shared. */
export function ownDomain(email: string): string | null {
  const domain = domainOf(email);
  return domain === null || shared.has(domain) ? null : domain;
}
