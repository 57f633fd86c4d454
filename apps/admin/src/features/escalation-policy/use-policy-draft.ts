/** The policy on the page: its text, the way back, and whether everything is saved. */
import { useReducer } from 'react';
import type { EditedPolicy } from './policy-document.ts';

interface Kept {
  policy: EditedPolicy;
  /** What the change was about: typing on in one field is one change to take back. */
  about: string;
}

interface DraftState {
  policy: EditedPolicy;
  saved: EditedPolicy;
  past: readonly Kept[];
}

type Event = { type: 'change'; policy: EditedPolicy; about: string } | { type: 'undo' } | { type: 'saved'; policy: EditedPolicy };

/** More than anybody takes back. */
const mostSteps = 100;

function reduce(state: DraftState, event: Event): DraftState {
  switch (event.type) {
    case 'change': {
      const typingOn = event.about !== '' && state.past.at(-1)?.about === event.about;
      const past = typingOn ? state.past : [...state.past.slice(1 - mostSteps), { policy: state.policy, about: event.about }];
      return { ...state, policy: event.policy, past };
    }
    case 'undo': {
      const last = state.past.at(-1);
      return last ? { ...state, policy: last.policy, past: state.past.slice(0, -1) } : state;
    }
    case 'saved':
      return { ...state, saved: event.policy };
  }
}

export interface PolicyDraft {
  policy: EditedPolicy;
  unsaved: boolean;
  canUndo: boolean;
  /** @param about the field that is typed in; left out for a change that is one of its own */
  change: (policy: EditedPolicy, about?: string) => void;
  undo: () => void;
  /** The service now has this text. */
  markSaved: (policy: EditedPolicy) => void;
}

export function usePolicyDraft(initial: EditedPolicy): PolicyDraft {
  const [state, send] = useReducer(reduce, { policy: initial, saved: initial, past: [] });
  return {
    policy: state.policy,
    unsaved: state.policy !== state.saved,
    canUndo: state.past.length > 0,
    change: (policy, about = '') => send({ type: 'change', policy, about }),
    undo: () => send({ type: 'undo' }),
    markSaved: (policy) => send({ type: 'saved', policy }),
  };
}
