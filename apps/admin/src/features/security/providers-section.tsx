/** The service's identity providers: what each is, and what an administrator can do with it. */
import { useQueryClient } from '@tanstack/react-query';
import { formatDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { ApiError } from '../../graphql/api-error.ts';
import type { RestAnswer } from '../../graphql/rest.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useForm } from '../account/use-form.ts';
import { AddProvider } from './add-provider.tsx';
import { removeProvider, setInUse, setSecret, type IdentityProvider, type IdentityProviders } from './security-requests.ts';
import { refusalWords, useSecurityWords } from './security-words.ts';

export function ProvidersSection({ list, slug }: { list: IdentityProviders; slug: string }) {
  const t = useSecurityWords();
  const client = useQueryClient();
  const { pathname } = useLocation();
  const [done, setDone] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const tell = async (message: string) => {
    await client.invalidateQueries({ queryKey: [slug, 'Security'] });
    setProblems([]);
    setDone(message);
  };
  const change = async (deed: Promise<RestAnswer<void>>, message: string) => {
    try {
      const answer = await deed;
      if (answer.ok) return await tell(message);
      setProblems([{ text: refusalWords(t, answer.refusal) }]);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblems([{ text: t('problem.failed') }]);
    }
    setDone(null);
  };
  return (
    <section aria-labelledby="providers">
      <h2 className="wm-heading" id="providers">
        {t('providers.heading')}
      </h2>
      <ErrorSummary problems={problems} />
      {done ? (
        <NotificationBanner key={done} kind="success">
          <p className="govuk-notification-banner__heading">{done}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-text">{t('providers.text')}</p>
      <p className="wm-text">
        {t('providers.recent')}{' '}
        <Link className="govuk-link" to={`/sign-in?return=${pathname}`}>
          {t('providers.signInAgain')}
        </Link>
      </p>
      {list.anyAddress ? <p className="wm-text wm-demonstration-note">{t('providers.anyAddress')}</p> : null}
      {list.providers.length === 0 ? <p className="wm-text">{t('providers.none')}</p> : null}
      {list.providers.map((provider) => (
        <Provider key={provider.id} provider={provider} slug={slug} change={(deed, message) => void change(deed, message)} onDone={(message) => void tell(message)} />
      ))}
      <AddProvider slug={slug} ownDomain={list.ownDomain} onAdded={(name) => void tell(t('providers.added', { name }))} />
    </section>
  );
}

interface ProviderProps {
  provider: IdentityProvider;
  slug: string;
  change: (deed: Promise<RestAnswer<void>>, message: string) => void;
  onDone: (message: string) => void;
}

function Provider({ provider, slug, change, onDone }: ProviderProps) {
  const t = useSecurityWords();
  const language = useLanguage();
  const { id, name } = provider;
  const inUse = provider.disabledAt === null;
  const form = useForm<void>({
    check: (text) => (text('secret').trim() === '' ? [{ field: `secret-${id}`, text: t('problem.secret') }] : []),
    send: (text) => setSecret(slug, id, text('secret').trim()),
    onDone: (_nothing, element) => {
      element.reset();
      onDone(t('providers.secretSet', { name }));
    },
    onRefused: (refusal) => ({ field: `secret-${id}`, text: refusalWords(t, refusal) }),
    failed: t('problem.failed'),
  });
  return (
    <article className="wm-provider" aria-labelledby={`provider-${id}`}>
      <h3 className="wm-subheading" id={`provider-${id}`}>
        {name} {inUse ? null : <Tag attention>{t('providers.disabled')}</Tag>}
      </h3>
      <SummaryList
        rows={[
          { key: 'issuer', name: t('providers.issuer'), value: <span className="wm-address">{provider.issuer}</span> },
          { key: 'redirect', name: t('providers.redirect'), value: <span className="wm-address">{provider.redirectAddress}</span> },
          { key: 'clientId', name: t('providers.clientId'), value: <span className="wm-address">{provider.clientId}</span> },
          { key: 'domains', name: t('providers.domains'), value: provider.domains.length > 0 ? provider.domains.join(', ') : t('providers.noDomain') },
          { key: 'secondFactor', name: t('providers.secondFactor'), value: provider.secondFactorTrusted ? t('providers.trusted', { claim: provider.secondFactorAcr ? `acr: ${provider.secondFactorAcr}` : 'amr: mfa' }) : t('providers.notTrusted') },
          { key: 'people', name: t('providers.people'), value: String(provider.people) },
          { key: 'secret', name: t('providers.secret'), value: t('providers.secretSince', { date: formatDate(provider.secretSetAt.slice(0, 10), language) }) },
        ]}
      />
      <Details summary={t('providers.newSecret')} open={form.problems.length > 0}>
        <form className="wm-form wm-form--narrow" noValidate onSubmit={form.onSubmit}>
          <TextInput id={`secret-${id}`} name="secret" type="password" label={t('providers.clientSecret')} autoComplete="off" error={form.problems[0]?.text} />
          <Button busy={form.busy}>{t('providers.setSecret')}</Button>
        </form>
      </Details>
      <ButtonGroup>
        <Button type="button" variant="secondary" aria-label={t(inUse ? 'providers.disableOf' : 'providers.enableOf', { name })} onClick={() => change(setInUse(slug, id, !inUse), t(inUse ? 'providers.isDisabled' : 'providers.isEnabled', { name }))}>
          {t(inUse ? 'providers.disable' : 'providers.enable')}
        </Button>
        {/* Two steps: whoever is linked must link themselves again. */}
        {inUse ? null : (
          <Button type="button" variant="warning" aria-label={t('providers.removeOf', { name })} onClick={() => change(removeProvider(slug, id), t('providers.removed', { name }))}>
            {t('providers.remove')}
          </Button>
        )}
      </ButtonGroup>
    </article>
  );
}
