/**
 * One typed request over fetch: `request(PlanDocument, { id }, { service })`. Documents are written
 * in `*.graphql` beside the feature and generated into ./generated (npm run codegen).
 */
import { ApiError, apiErrorCode } from './api-error.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

interface Answer<R> {
  data?: R | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

export interface RequestOptions {
  /** Slug of the service, from the route; without it the request is about the person alone. */
  service?: string | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * @throws ApiError with the code of the first error; UNAUTHENTICATED leads to the sign-in page
 * (app/query-client.ts).
 */
export async function request<R, V>(document: TypedDocumentString<R, V>, variables: V, options: RequestOptions = {}): Promise<R> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(options.service ? { 'x-waymark-service': options.service } : {}),
    },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal: options.signal ?? null,
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw new ApiError('OFFLINE');
  });
  const answer = (await response.json().catch(() => ({}))) as Answer<R>;
  const error = answer.errors?.[0];
  if (error || !response.ok || !answer.data) {
    const id = error?.extensions?.['correlationId'] ?? response.headers.get('x-correlation-id');
    throw new ApiError(apiErrorCode(error?.extensions?.['code'], response.status), typeof id === 'string' ? id : null);
  }
  return answer.data;
}
