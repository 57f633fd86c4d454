/** Sends a file of evidence to the API, as the body of the request itself. */

export type SentFile = { kind: 'kept'; id: string } | { kind: 'refused'; code: string; parameters: Record<string, string | number> } | { kind: 'failed'; id: string | null };

/** 25 MB, the limit of the API. */
export const largestFile = 25 * 1024 * 1024;
export const takenEndings = ['.pdf', '.docx', '.xlsx', '.pptx', '.csv', '.txt', '.png', '.jpg', '.jpeg'] as const;

/** What can be told before anything is sent; the API looks into the bytes. */
export function faultOf(file: { name: string; size: number }): 'fileType' | 'empty' | 'tooLarge' | null {
  if (!takenEndings.some((ending) => file.name.toLowerCase().endsWith(ending))) return 'fileType';
  if (file.size === 0) return 'empty';
  return file.size > largestFile ? 'tooLarge' : null;
}

/** Never rejects: whatever happens is one of the answers. */
export async function sendFile(service: string, file: File, noChildNamed: boolean): Promise<SentFile> {
  try {
    const answer = await fetch('/api/evidence-files', {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream', 'x-waymark-service': service, 'x-file-name': encodeURIComponent(file.name.replace(/\p{Surrogate}/gu, '')),
        ...(noChildNamed ? { 'x-no-child-named': 'true' } : {}),
      },
      body: file,
    });
    const body = (await answer.json().catch(() => ({}))) as { id?: string; code?: string; parameters?: Record<string, string | number> };
    if (answer.status === 201 && body.id) return { kind: 'kept', id: body.id };
    if (body.code && answer.status !== 500) return { kind: 'refused', code: body.code, parameters: body.parameters ?? {} };
    return { kind: 'failed', id: answer.headers.get('x-request-id') };
  } catch {
    return { kind: 'failed', id: null };
  }
}
