/** A file that was just made, sent to whoever asked for it. */
import type { Response } from 'express';

export interface MadeFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** To be saved, not shown, and kept by nobody on the way. */
export function sendFile(response: Response, { name, mediaType, bytes }: MadeFile): void {
  response.status(200).set({
    'content-type': mediaType,
    'content-length': String(bytes.length),
    'content-disposition': `attachment; filename="${name}"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  response.end(Buffer.from(bytes));
}
