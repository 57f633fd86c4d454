/** Adds a provider in two steps: test the connection, which tells the address to register there; then the registration. */
import { useState } from 'react';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Checkboxes, TextInput } from '../../ui/fields.tsx';
import { useForm } from '../account/use-form.ts';
import { addProvider, testConnection, type Connection } from './security-requests.ts';
import { refusalWords, useSecurityWords } from './security-words.ts';

export function AddProvider({ slug, ownDomain, onAdded }: { slug: string; ownDomain: string | null; onAdded: (name: string) => void }) {
  const t = useSecurityWords();
  const [tested, setTested] = useState<(Connection & { issuer: string }) | null>(null);
  const test = useForm<Connection & { issuer: string }>({
    check: (text) => (URL.canParse(text('issuer').trim()) ? [] : [{ field: 'issuer', text: t('problem.issuer') }]),
    send: async (text) => {
      const issuer = text('issuer').trim();
      const answer = await testConnection(slug, issuer);
      return answer.ok ? { ok: true, data: { ...answer.data, issuer } } : answer;
    },
    onDone: setTested,
    onRefused: (refusal) => ({ field: 'issuer', text: refusalWords(t, refusal) }),
    failed: t('problem.failed'),
  });
  return (
    <Details summary={t('add.heading')} open={tested !== null || test.problems.length > 0}>
      <ErrorSummary problems={test.problems} />
      <form className="wm-form" noValidate onSubmit={test.onSubmit}>
        <TextInput id="issuer" name="issuer" type="url" label={t('add.issuer')} hint={t('add.issuerHint')} maxLength={500} autoComplete="off" spellCheck={false} error={test.problemOf('issuer')} />
        <Button busy={test.busy} variant={tested ? 'secondary' : 'primary'}>
          {t('add.test')}
        </Button>
      </form>
      {tested ? (
        <div role="status">
          <p className="wm-text">{t('add.works', { host: tested.signInHost })}</p>
          <p className="wm-text">{t('add.register')}</p>
          <p className="wm-text wm-address">
            <code>{tested.redirectAddress}</code>
          </p>
        </div>
      ) : null}
      {tested ? <Registration key={tested.issuer} slug={slug} issuer={tested.issuer} ownDomain={ownDomain} onAdded={(name) => (setTested(null), onAdded(name))} /> : null}
    </Details>
  );
}

function Registration({ slug, issuer, ownDomain, onAdded }: { slug: string; issuer: string; ownDomain: string | null; onAdded: (name: string) => void }) {
  const t = useSecurityWords();
  const form = useForm<string>({
    check: (text) => [
      ...(text('name').trim() === '' ? [{ field: 'provider-name', text: t('problem.name') }] : []),
      ...(text('clientId').trim() === '' ? [{ field: 'client-id', text: t('problem.clientId') }] : []),
      ...(text('clientSecret').trim() === '' ? [{ field: 'client-secret', text: t('problem.secret') }] : []),
    ],
    send: async (text, data) => {
      const name = text('name').trim();
      const answer = await addProvider(slug, {
        issuer, name, clientId: text('clientId').trim(), clientSecret: text('clientSecret').trim(), offerToDomain: data.getAll('options').includes('domain'),
        secondFactorTrusted: data.getAll('options').includes('mfa'), secondFactorAcr: text('acr').trim() || null,
      });
      return answer.ok ? { ok: true, data: name } : answer;
    },
    onDone: onAdded,
    onRefused: (refusal) => ({ text: refusalWords(t, refusal) }),
    failed: t('problem.failed'),
  });
  const choices = [...(ownDomain ? [{ value: 'domain', label: t('add.offer', { domain: ownDomain }) }] : []), { value: 'mfa', label: t('add.trust'), hint: t('add.trustHint') }];
  return (
    <form className="wm-form" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary problems={form.problems} />
      <TextInput id="provider-name" name="name" label={t('add.name')} hint={t('add.nameHint')} maxLength={100} autoComplete="off" error={form.problemOf('provider-name')} />
      <TextInput id="client-id" name="clientId" label={t('providers.clientId')} maxLength={200} autoComplete="off" spellCheck={false} error={form.problemOf('client-id')} />
      <TextInput id="client-secret" name="clientSecret" type="password" label={t('providers.clientSecret')} maxLength={1000} autoComplete="off" error={form.problemOf('client-secret')} />
      <Checkboxes id="provider-options" name="options" small label={t('add.options')} choices={choices} />
      <TextInput id="acr" name="acr" label={t('add.acr')} hint={t('add.acrHint')} width="20" maxLength={200} autoComplete="off" spellCheck={false} />
      <Button busy={form.busy}>{t('add.submit')}</Button>
    </form>
  );
}
