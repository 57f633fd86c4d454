/** Passwords: changing one's own, asking for a link, setting a new one by it. */
import { rest, type RestAnswer } from '../../graphql/rest.ts';

export const changePassword = (current: string, next: string): Promise<RestAnswer<void>> => rest('POST', '/api/password', { current, next });
export const requestPasswordLink = (email: string): Promise<RestAnswer<void>> => rest('POST', '/api/password/link', { email });
export const setPasswordByLink = (token: string, password: string): Promise<RestAnswer<void>> => rest('POST', '/api/password/new', { token, password });
