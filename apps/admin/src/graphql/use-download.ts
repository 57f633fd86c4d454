/** Taking a file of the service of the page away, and how far that is. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useService } from '../app/use-service.ts';
import { download, type Downloaded } from './download.ts';

export type DownloadState = 'idle' | 'busy' | Downloaded;

/** @returns how far it is, and what begins it: a path of the API, and the file's name when the answer has none */
export function useDownload(): readonly [state: DownloadState, take: (path: string, fallback: string) => Promise<void>] {
  const { slug } = useService().service;
  const client = useQueryClient();
  const [state, setState] = useState<DownloadState>('idle');
  const take = async (path: string, fallback: string): Promise<void> => {
    setState('busy');
    const taken = await download(path, slug, fallback);
    setState(taken);
    // Any query finds that nobody is signed in, and leads to the sign-in page.
    if (taken.kind === 'failed' && taken.status === 401) await client.invalidateQueries({ queryKey: [slug] });
  };
  return [state, take];
}
