// Sends a file or a pasted table to the API. XMLHttpRequest, because fetch tells nothing about an upload's progress.
import type { Parameters } from '../findings/finding-parameters.ts';

export type Sent =
  | { kind: 'accepted'; id: string }
  /** The API looked at it and will not take it: a code of the document or of the request. */
  | { kind: 'refused'; code: string; parameters: Parameters }
  | { kind: 'unauthenticated' }
  | { kind: 'problem'; problem: 'offline' | 'tooMany' | 'forbidden' | 'failed' }
  | { kind: 'stopped' };

export interface Sending {
  service: string;
  /** What to send: a file, or the text of a table. */
  content: { file: File } | { text: string };
  /** The plan that it is compared with; without one it becomes a plan of its own. */
  planId?: string | undefined;
  /** Share that has left, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

function answerOf(request: XMLHttpRequest): Sent {
  let body: unknown = null;
  try {
    body = JSON.parse(request.responseText);
  } catch {
    // An answer that is not JSON comes from something between the page and the API.
  }
  const { id, code, parameters } = (typeof body === 'object' && body !== null ? body : {}) as { id?: unknown; code?: unknown; parameters?: unknown };
  if (request.status === 202 && typeof id === 'string') return { kind: 'accepted', id };
  if (request.status === 401) return { kind: 'unauthenticated' };
  if (request.status === 429) return { kind: 'problem', problem: 'tooMany' };
  if (request.status === 403) return { kind: 'problem', problem: 'forbidden' };
  if (request.status === 413) return { kind: 'refused', code: 'tooLarge', parameters: {} };
  if (request.status >= 400 && request.status < 500 && typeof code === 'string') {
    return { kind: 'refused', code, parameters: typeof parameters === 'object' && parameters !== null ? (parameters as Parameters) : {} };
  }
  return { kind: 'problem', problem: 'failed' };
}

/** Never rejects: whatever happens is one of the answers. */
export function sendImport({ service, content, planId, onProgress, signal }: Sending): Promise<Sent> {
  const form = new FormData();
  if (planId !== undefined) form.append('planId', planId);
  if ('file' in content) form.append('file', content.file);
  else form.append('text', content.text);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/imports');
    request.setRequestHeader('x-waymark-service', service);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => resolve(answerOf(request)));
    request.addEventListener('error', () => resolve({ kind: 'problem', problem: 'offline' }));
    request.addEventListener('abort', () => resolve({ kind: 'stopped' }));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
