/** Providers of the person's services, and whether they sign in through them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { usePick } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import type { RestAnswer } from '../../graphql/rest.ts';
import { linkIdentity, ownIdentities, removeFrom } from './account-requests.ts';
import { useAccountWords } from './account-words.ts';

export interface IdentitiesProps {
  /** Links are changed soon after signing in with one's own password only. */
  changeable: boolean;
  change: (work: () => Promise<RestAnswer<unknown>>, told: string) => void;
}

export function Identities({ changeable, change }: IdentitiesProps) {
  const t = useAccountWords();
  const pick = usePick();
  const client = useQueryClient();
  const queryKey = [null, 'OwnIdentities'];
  const list = useQuery({ queryKey, queryFn: ownIdentities }).data?.identities ?? [];
  if (list.length === 0) return null;
  const link = async (provider: string): Promise<RestAnswer<unknown>> => {
    const answer = await linkIdentity(provider);
    if (answer.ok) window.location.assign(answer.data.address);
    return answer;
  };
  const unlink = async (provider: string): Promise<RestAnswer<unknown>> => {
    const answer = await removeFrom(`identities/${provider}`);
    await client.invalidateQueries({ queryKey });
    return answer;
  };
  return (
    <section aria-labelledby="identities-heading">
      <h2 className="wm-heading" id="identities-heading">
        {t('identity.heading')}
      </h2>
      <p className="wm-text">{t('identity.text')}</p>
      <ul className="wm-list wm-identities">
        {list.map(({ provider, name, service, linked }) => (
          <li key={provider}>
            <p className="wm-list__sentence">
              <strong>{name}</strong> {t(linked ? 'identity.linked' : 'identity.notLinked')}
            </p>
            <p className="wm-list__sentence wm-muted">{pick(service)}</p>
            {!changeable ? null : linked ? (
              <Button type="button" variant="secondary" aria-label={t('identity.unlinkOf', { name })} onClick={() => change(() => unlink(provider), t('done.unlinked'))}>
                {t('remove')}
              </Button>
            ) : (
              <Button type="button" variant="secondary" aria-label={t('identity.linkOf', { name })} onClick={() => change(() => link(provider), '')}>
                {t('identity.link')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
