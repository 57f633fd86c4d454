/**
 * Drafts: what is typed into a form is kept in this tab's sessionStorage under the account's id, and put
 * back when the form is shown again, as after signing in anew. Passwords and files are never kept.
 */
import { useEffect, type RefObject } from 'react';

const prefix = 'waymark.draft.';

function keyOf(accountId: string, name: string): string {
  return `${prefix}${accountId}.${name}`;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const kept = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter((element): element is Field => 'name' in element && element.name !== '' && 'value' in element && !(element instanceof HTMLButtonElement) && !/^(?:password|file|hidden)$/.test((element as Field).type));

/**
 * @param name of the form, unique for the account: with the id of what it is about
 * @returns a function that forgets the draft, for when it was sent
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, accountId: string, name: string): () => void {
  const key = keyOf(accountId, name);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const stored = read(key);
    for (const field of kept(element)) {
      const value = stored[field.name];
      if (value !== undefined && field.value === '') field.value = value;
    }
    const save = () => {
      const values: Record<string, string> = {};
      for (const field of kept(element)) if (field.value !== '') values[field.name] = field.value;
      write(key, values);
    };
    element.addEventListener('input', save);
    return () => element.removeEventListener('input', save);
  }, [form, key]);
  return () => write(key, {});
}

/** At sign-out: whoever leaves leaves nothing behind. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Storage may be switched off; then there are no drafts.
  }
}

function read(key: string): Partial<Record<string, string>> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Record<string, string>>;
  } catch {
    return {};
  }
}

function write(key: string, values: Readonly<Record<string, string>>): void {
  try {
    if (Object.keys(values).length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(values));
  } catch {
    // Storage may be full or switched off: the form works without drafts.
  }
}
