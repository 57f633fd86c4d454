/**
 * One typed request over fetch: `request(PlanDocument, { id }, { service })`. Documents are written
 * in `*.graphql` beside the feature and generated into ./generated (npm run codegen). Only a document's
 * hash is sent: the API runs for a page nothing else than what the build of the pages knew (ADR 0024).
 */
import { ApiError, apiErrorCode } from './api-error.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

interface Answer<R> {
  data?: R | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

/** What is left of a document in the page: its operation's name and the hash of its text. */
function metaOf(document: Pick<TypedDocumentString<unknown, unknown>, '__meta__'>): { name: string; hash: string } {
  return document.__meta__ as { name: string; hash: string };
}

export function documentName<R, V>(document: TypedDocumentString<R, V>): string {
  return metaOf(document).name;
}

export interface RequestOptions {
  /** Slug of the service, from the route; without it the request is about the person alone. */
  service?: string | undefined;
  /** Scopes of a share that is only tried: the answer is that of its adviser. */
  preview?: string | undefined;
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
      ...(options.preview === undefined ? {} : { 'x-waymark-preview': options.preview }),
      ...(options.service ? { 'x-waymark-service': options.service } : {}),
    },
    body: JSON.stringify({ documentId: metaOf(document).hash, variables }),
    signal: options.signal ?? null,
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw new ApiError('OFFLINE');
  });
  const answer = (await response.json().catch(() => ({}))) as Answer<R>;
  const error = answer.errors?.[0];
  if (error || !response.ok || !answer.data) {
    const id = error?.extensions?.['correlationId'] ?? response.headers.get('x-request-id');
    throw new ApiError(apiErrorCode(error?.extensions?.['code'], response.status), typeof id === 'string' ? id : null);
  }
  return answer.data;
}
