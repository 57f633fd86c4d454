/** Keeps what somebody writes on the server, a moment after they pause: a session that ends, or another computer, loses nothing. */
import type { ChildDataCode } from '@waymark/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { DiscardUpdateDraftDocument, SaveUpdateDraftDocument, UpdatePageDocument } from '../../graphql/generated/graphql.ts';
import { documentName, request } from '../../graphql/request.ts';
import { apiQueryKey, useServiceSlug } from '../../graphql/use-api.ts';
import type { UpdateValues } from './update-values.ts';

/** Long enough that a sentence is not saved at each letter. */
const PAUSE = 1_200;

export type DraftState = { kind: 'idle' | 'saving' | 'saved' | 'failed' } | { kind: 'child'; code: ChildDataCode };

export interface Autosave {
  state: DraftState;
  /** To be told at every change. */
  keep: (values: UpdateValues) => void;
  /** What is under way is no longer wanted: the update was saved, and its draft with it. */
  stop: () => void;
  discard: () => Promise<void>;
}

/** @param version of the action that the person saw when they began */
export function useAutosave(actionId: string, version: number): Autosave {
  const service = useServiceSlug() ?? undefined;
  const client = useQueryClient();
  const [state, setState] = useState<DraftState>({ kind: 'idle' });
  const pending = useRef<UpdateValues | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const stopped = useRef(false);

  const save = useCallback(async () => {
    const values = pending.current;
    window.clearTimeout(timer.current);
    if (!values || stopped.current) return;
    pending.current = null;
    setState({ kind: 'saving' });
    try {
      const { saveUpdateDraft: answer } = await request(SaveUpdateDraftDocument, { input: { actionId, version, content: values } }, { service });
      if (answer.__typename === 'UpdateDraft') setState({ kind: 'saved' });
      else {
        const child = answer.__typename === 'Refused' ? answer.reasons.find(({ code }) => code === 'childDataSuspected') : undefined;
        const code = child?.parameters.find(({ name }) => name === 'kind')?.value as ChildDataCode | undefined;
        setState(code ? { kind: 'child', code } : { kind: 'failed' });
      }
    } catch {
      setState({ kind: 'failed' });
    }
  }, [actionId, version, service]);

  const keep = useCallback((values: UpdateValues) => {
    pending.current = values;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void save(), PAUSE);
  }, [save]);

  // Whoever leaves the page leaves nothing behind, and finds what they wrote when they come back.
  useEffect(() => {
    const flush = () => void save();
    document.addEventListener('visibilitychange', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      flush();
      client.removeQueries({ queryKey: apiQueryKey(service ?? null, documentName(UpdatePageDocument), { id: actionId }) });
    };
  }, [save, client, service, actionId]);

  const stop = useCallback(() => {
    stopped.current = true;
    window.clearTimeout(timer.current);
  }, []);
  const discard = useCallback(async () => {
    stop();
    await request(DiscardUpdateDraftDocument, { input: { actionId } }, { service });
  }, [stop, actionId, service]);
  return { state, keep, stop, discard };
}
