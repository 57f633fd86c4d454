/** Says at the top of any page why the last change was not taken, where that has nothing to do with the change. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '../graphql/api-error.ts';
import { useShellWords } from './shell-words.ts';

type Refusal = 'tooMany' | 'outOfDate' | null;

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ApiError)) return null;
  return error.code === 'TOO_MANY' ? 'tooMany' : error.code === 'OUT_OF_DATE' ? 'outOfDate' : null;
}

export function RefusedNotice() {
  const t = useShellWords();
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal>(null);
  useEffect(
    () =>
      client.getMutationCache().subscribe((event) => {
        if (event.type === 'updated') setRefusal(event.action.type === 'error' ? refusalOf(event.action.error) : null);
      }),
    [client],
  );
  if (!refusal) return null;
  return (
    <div className="govuk-width-container">
      <div className="govuk-inset-text" role="alert">
        {t(`problem.${refusal}Title`)}. {t(`problem.${refusal}Text`)}
      </div>
    </div>
  );
}
