/** Tokens of programs: made with a scope and an end, shown once, revoked. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { formatDate } from '@waymark/domain';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Radios, Select, TextInput } from '../../ui/fields.tsx';
import { useForm } from '../account/use-form.ts';
import { createToken, revokeToken, tokens } from './people-requests.ts';
import { usePeopleWords } from './people-words.ts';

const lengths = [30, 90, 365] as const;

export function Tokens({ slug }: { slug: string }) {
  const t = usePeopleWords();
  const language = useLanguage();
  const client = useQueryClient();
  const queryKey = [slug, 'Tokens'];
  const list = useQuery({ queryKey, queryFn: () => tokens(slug) }).data ?? [];
  const [made, setMade] = useState<string | null>(null);
  const refresh = () => void client.invalidateQueries({ queryKey });
  const day = (instant: string) => formatDate(instant.slice(0, 10), language);
  const form = useForm<{ token: string }>({
    check: (text) => (text('name').trim() === '' ? [{ field: 'token-name', text: t('problem.tokenName') }] : []),
    send: (text) => createToken(slug, { name: text('name').trim(), scope: text('scope'), days: Number(text('days')) }),
    onDone: ({ token }, element) => {
      element.reset();
      setMade(token);
      refresh();
    },
    onRefused: () => ({ text: t('problem.failed') }),
    failed: t('problem.failed'),
  });
  return (
    <section aria-labelledby="tokens-heading">
      <h2 className="wm-heading" id="tokens-heading">
        {t('token.heading')}
      </h2>
      <p className="wm-text">{t('token.text')}</p>
      <ul className="wm-list wm-tokens">
        {list.filter(({ revokedAt }) => revokedAt === null).map((token) => (
          <li key={token.id}>
            <p className="wm-list__sentence">
              <strong>{token.name}</strong> <code>{token.prefix}…</code> {t(`token.${token.scope}`)}
            </p>
            <p className="wm-list__sentence wm-muted">
              {t('token.until', { date: day(token.expiresAt) })} {token.lastUsedAt ? t('token.used', { date: day(token.lastUsedAt) }) : t('token.unused')}
            </p>
            <Button type="button" variant="secondary" aria-label={t('token.revokeOf', { name: token.name })} onClick={() => void revokeToken(slug, token.id).then(refresh)}>
              {t('token.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      {made ? (
        <div className="wm-codes wm-codes--one" role="status">
          <p className="wm-text">{t('token.once')}</p>
          <code className="wm-secret">{made}</code>
        </div>
      ) : null}
      <ErrorSummary problems={form.problems} />
      <form className="wm-form wm-form--narrow" noValidate onSubmit={form.onSubmit}>
        <TextInput id="token-name" name="name" label={t('token.name')} maxLength={100} autoComplete="off" error={form.problemOf('token-name')} />
        <Radios id="token-scope" name="scope" small label={t('token.scope')} defaultValue="read" choices={(['read', 'write'] as const).map((scope) => ({ value: scope, label: t(`token.${scope}`) }))} />
        <Select id="token-days" name="days" label={t('token.length')} defaultValue="90" choices={lengths.map((days) => ({ value: String(days), label: t('token.days', { count: days }) }))} />
        <Button busy={form.busy}>{t('token.create')}</Button>
      </form>
    </section>
  );
}
