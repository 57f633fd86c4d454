/**
 * Which document a request runs, decided before it is validated: a browser's session names one of the web
 * app's by its hash and may run nothing else; a program with a token also writes its own, within the limits.
 */
import { parse } from 'graphql';
import { shownError } from './errors.ts';
import { expansionExcess, type ExpansionExcess } from './expansion.ts';
import { limits } from './limits.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

const words: Record<ExpansionExcess, string> = {
  selections: `This document asks for more than ${limits.selections} fields, its fragments spread. Ask for less at once.`,
  repeats: `This document asks for one field more than ${limits.repeats} times in the same place. Ask for it once.`,
};

/**
 * Puts the text of a trusted document into the body of a request, or checks the text that is there.
 * @param body as parsed from JSON; what is no request at all is left to Apollo to refuse
 * @param ownDocuments whether this requester may send documents of their own
 * @throws GraphQLError when the document may not run
 */
export function admitDocument(body: unknown, ownDocuments: boolean, documents: TrustedDocuments): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return;
  const request = body as { documentId?: unknown; query?: unknown };
  if (request.documentId !== undefined) {
    if (request.query !== undefined) throw shownError('BAD_REQUEST', 'Send either documentId or query, not both.', 400);
    const text = typeof request.documentId === 'string' ? documents.textOf(request.documentId) : null;
    if (text === null) throw shownError('DOCUMENT_UNKNOWN', 'This page is of another version of Waymark. Load it again.', 400);
    delete request.documentId;
    request.query = text;
    return;
  }
  if (typeof request.query !== 'string') return;
  if (!ownDocuments) throw shownError('DOCUMENT_NOT_TRUSTED', 'With a session only the operations of the web app run. Use an API token for operations of your own.', 403);
  const excess = exceeds(request.query);
  if (excess) throw shownError('LIMIT_EXCEEDED', words[excess], 400, { limit: excess, allowed: limits[excess] });
}

/** Parsing is repeated by Apollo, which has no place between it and validation; it is cheap under the limit of tokens. */
function exceeds(text: string): ExpansionExcess | null {
  let document;
  try {
    document = parse(text, { maxTokens: limits.tokens, noLocation: true });
  } catch {
    // Apollo reports what is wrong with it.
    return null;
  }
  return expansionExcess(document, limits);
}
