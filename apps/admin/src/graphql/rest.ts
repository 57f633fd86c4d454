/** The REST calls of sign-in and of one's own account: JSON in, JSON out, refusals as codes. */
import { ApiError, apiErrorCode } from './api-error.ts';

/** An answer that is not what was asked for, expected enough to have words of its own. */
export interface RestRefusal {
  code: string;
  /** Seconds to wait, with TOO_MANY_REQUESTS. */
  wait: number | null;
}

export type RestAnswer<T> = { ok: true; data: T } | { ok: false; refusal: RestRefusal };

/**
 * @returns refusals below 500 as data
 * @throws ApiError when the server cannot be reached or fails
 */
export async function rest<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, service?: string): Promise<RestAnswer<T>> {
  const response = await fetch(path, {
    method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(service ? { 'x-waymark-service': service } : {}) },
    body: body === undefined ? null : JSON.stringify(body),
  }).catch(() => {
    throw new ApiError('OFFLINE');
  });
  const answer = response.status === 204 ? undefined : ((await response.json().catch(() => ({}))) as unknown);
  if (response.ok) return { ok: true, data: answer as T };
  if (response.status >= 500) throw new ApiError(apiErrorCode(null, response.status), response.headers.get('x-request-id'));
  const seconds = Number(response.headers.get('retry-after'));
  return { ok: false, refusal: { code: (answer as { code?: string } | undefined)?.code ?? 'BAD_USER_INPUT', wait: seconds > 0 ? seconds : null } };
}

/** As `rest`, where a refusal means that the page is out of date or nobody is signed in any more: it throws. */
export async function restData<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, service?: string): Promise<T> {
  const answer = await rest<T>(method, path, body, service);
  if (answer.ok) return answer.data;
  throw new ApiError(apiErrorCode(answer.refusal.code, 400));
}
