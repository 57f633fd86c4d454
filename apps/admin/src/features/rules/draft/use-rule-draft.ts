/** The draft on the page: its text, the way back, and whether everything is saved. */
import type { RuleSet } from '@waymark/rules';
import { useCallback, useReducer } from 'react';
import { changeDraft, type DraftAction } from './draft.ts';
import { pathText } from './path.ts';

interface Kept {
  document: RuleSet;
  /** What the change was about: typing on in one field is one change to take back. */
  about: string;
}

interface DraftState {
  document: RuleSet;
  /** What the service has. */
  saved: RuleSet;
  past: readonly Kept[];
}

type Event = { type: 'change'; action: DraftAction } | { type: 'undo' } | { type: 'saved'; document: RuleSet };

/** More than anybody takes back. */
const mostSteps = 100;

function aboutOf(action: DraftAction): string {
  if (action.type === 'setThreshold') return `threshold ${pathText(action.path)}`;
  if (action.type === 'relabel') return `label ${action.index}`;
  return '';
}

function reduce(state: DraftState, event: Event): DraftState {
  switch (event.type) {
    case 'change': {
      const document = changeDraft(state.document, event.action);
      if (document === state.document) return state;
      const about = aboutOf(event.action);
      const typingOn = about !== '' && state.past.at(-1)?.about === about;
      const past = typingOn ? state.past : [...state.past.slice(1 - mostSteps), { document: state.document, about }];
      return { ...state, document, past };
    }
    case 'undo': {
      const last = state.past.at(-1);
      return last ? { ...state, document: last.document, past: state.past.slice(0, -1) } : state;
    }
    case 'saved':
      return { ...state, saved: event.document };
  }
}

export interface RuleDraft {
  document: RuleSet;
  unsaved: boolean;
  canUndo: boolean;
  change: (action: DraftAction) => void;
  undo: () => void;
  /** The service now has this text. */
  markSaved: (document: RuleSet) => void;
}

export function useRuleDraft(initial: RuleSet): RuleDraft {
  const [state, send] = useReducer(reduce, { document: initial, saved: initial, past: [] });
  return {
    document: state.document,
    unsaved: state.document !== state.saved,
    canUndo: state.past.length > 0,
    change: useCallback((action) => send({ type: 'change', action }), []),
    undo: () => send({ type: 'undo' }),
    markSaved: (document) => send({ type: 'saved', document }),
  };
}
