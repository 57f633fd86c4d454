/**
 * An account that comes with an import never meets one that is here by its e-mail address alone (security.md
 * section 3). Where the address is taken, the newcomer keeps it in a form that cannot receive mail (RFC 2606).
 */
const suffix = (id: string): string => `.${id}.imported.invalid`;

export const setAside = (id: string, email: string): string => `${email}${suffix(id)}`;

/** The address as it was, whether or not it was set aside. */
export function addressOf(id: string, email: string): string {
  return email.endsWith(suffix(id)) ? email.slice(0, -suffix(id).length) : email;
}
