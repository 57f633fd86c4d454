/** A request that is not answered as asked: a code for programs, one sentence for people, an HTTP status. */
export type RefusalCode = 'BAD_USER_INPUT' | 'FORBIDDEN' | 'NOT_FOUND' | 'TOO_LARGE' | 'TOO_MANY_REQUESTS' | 'UNAUTHENTICATED' | 'UNSUPPORTED_TYPE' | (string & {});

export class RequestRefused extends Error {
  /** graphql-js copies these into the error that it reports. */
  readonly extensions: { code: string; http: { status: number; headers?: ReadonlyMap<string, string> } };

  constructor(
    readonly code: RefusalCode,
    readonly status: number,
    sentence: string,
    /** Added to the answer, such as retry-after in seconds. */
    readonly headers: Readonly<Record<string, string>> = {},
    /** What the code is about, so that a page makes its own sentence of it. */
    readonly parameters: Readonly<Record<string, string | number>> | null = null,
  ) {
    super(sentence);
    this.name = 'RequestRefused';
    // Apollo takes headers as a Map only.
    const added = Object.entries(headers);
    this.extensions = { code, http: { status, ...(added.length > 0 ? { headers: new Map(added) } : {}) } };
  }
}

export const notSignedIn = (): RequestRefused => new RequestRefused('UNAUTHENTICATED', 401, 'Sign in to go on.');
export const notAllowed = (): RequestRefused => new RequestRefused('FORBIDDEN', 403, 'Your role in this service does not include this.');
export const notAllowedToToken = (): RequestRefused => new RequestRefused('FORBIDDEN', 403, 'This token does not include this. Use one with another scope, or sign in.');
/** The same words for a service that does not exist and for one that is not yours. */
export const noSuchService = (): RequestRefused => new RequestRefused('NOT_FOUND', 404, 'There is no such service among yours.');
export const serviceNotNamed = (): RequestRefused => new RequestRefused('BAD_USER_INPUT', 400, 'Name the service in the header x-waymark-service.');
