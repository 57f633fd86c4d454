/** Fetches a file of a service and keeps it. A plain link cannot name the service (docs/adr/0009), so the page does. */
export type Downloaded =
  | { kind: 'done'; name: string }
  /** null: the server could not be reached. */
  | { kind: 'failed'; status: number | null };

/**
 * Never rejects: whatever happens is one of the answers.
 * @param fallback name of the file when the answer has none
 */
export async function download(path: string, service: string, fallback: string): Promise<Downloaded> {
  try {
    const answer = await fetch(path, { headers: { 'x-waymark-service': service } });
    if (!answer.ok) return { kind: 'failed', status: answer.status };
    const name = /filename="([\w.-]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? fallback;
    saveFile(name, await answer.blob());
    return { kind: 'done', name };
  } catch {
    return { kind: 'failed', status: null };
  }
}

/** Hands the browser a file to keep. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser may still be reading it when click() returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
