/**
 * What can go wrong between a page and the API, as codes. Expected refusals are data in the
 * answer (Refused, NotFound, Conflict) and never arrive here.
 */
export type ApiErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_REQUEST' | 'TOO_MANY' | 'OUT_OF_DATE' | 'OFFLINE' | 'FAILED';

export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** Quote it to whoever runs the service: it finds the failure in the log. */
  readonly correlationId: string | null;

  constructor(code: ApiErrorCode, correlationId: string | null = null) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.correlationId = correlationId;
  }
}

const known: Readonly<Record<string, ApiErrorCode>> = {
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  BAD_USER_INPUT: 'BAD_REQUEST',
  GRAPHQL_VALIDATION_FAILED: 'BAD_REQUEST',
  DOCUMENT_UNKNOWN: 'OUT_OF_DATE',
  TOO_MANY: 'TOO_MANY',
  TOO_MANY_REQUESTS: 'TOO_MANY',
};

/** Code of a GraphQL error's extensions, else of the HTTP status. */
export function apiErrorCode(code: unknown, status: number): ApiErrorCode {
  const named = typeof code === 'string' ? known[code] : undefined;
  if (named) return named;
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 429) return 'TOO_MANY';
  return 'FAILED';
}
