/** One form that sends one thing: its problems, whether it is under way, and what came of it. */
import { useState, type FormEvent } from 'react';
import { ApiError } from '../../graphql/api-error.ts';
import type { RestAnswer, RestRefusal } from '../../graphql/rest.ts';
import type { FormProblem } from '../../ui/error-summary.tsx';

export interface FormSteps<T> {
  /** What is missing before anything is sent. */
  check: (text: (name: string) => string, data: FormData) => readonly FormProblem[];
  send: (text: (name: string) => string, data: FormData) => Promise<RestAnswer<T>>;
  onDone: (data: T, form: HTMLFormElement) => void;
  onRefused: (refusal: RestRefusal) => FormProblem;
  /** Words for a server that cannot be reached or fails. */
  failed: string;
}

export function useForm<T>({ check, send, onDone, onRefused, failed }: FormSteps<T>) {
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string) => (data.get(name) as string | null) ?? '';
    const missing = check(text, data);
    setProblems(missing);
    if (missing.length > 0) return;
    setBusy(true);
    try {
      const answer = await send(text, data);
      if (answer.ok) onDone(answer.data, form);
      else setProblems([onRefused(answer.refusal)]);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblems([{ text: failed }]);
    } finally {
      setBusy(false);
    }
  };
  return {
    problems,
    busy,
    problemOf: (field: string) => problems.find((problem) => problem.field === field)?.text,
    onSubmit: (event: FormEvent<HTMLFormElement>) => void submit(event),
  };
}
