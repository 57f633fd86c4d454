/** Accepting an invitation through the service's own provider, in place of choosing a password. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { acceptByProvider, invitationProviders } from './people-requests.ts';
import { usePeopleWords } from './people-words.ts';

export function AcceptByProvider({ token }: { token: string }) {
  const t = usePeopleWords();
  const providers = useQuery({ queryKey: ['invitation-providers', token], queryFn: () => invitationProviders(token), refetchOnWindowFocus: false }).data?.providers ?? [];
  const [failed, setFailed] = useState(false);
  if (providers.length === 0) return null;
  const go = async (key: string) => {
    const answer = await acceptByProvider(token, key).catch(() => null);
    if (answer?.ok) window.location.assign(answer.data.address);
    else setFailed(true);
  };
  return (
    <>
      <ErrorSummary problems={failed ? [{ text: t('problem.provider') }] : []} />
      {providers.map(({ key, name }) => (
        <Button key={key} type="button" onClick={() => void go(key)}>
          {t('accept.continueWith', { name })}
        </Button>
      ))}
      <h2 className="wm-heading">{t('accept.orPassword')}</h2>
    </>
  );
}
