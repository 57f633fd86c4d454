/** The service's webhooks: each with what an administrator can do with it, and adding one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { ApiError } from '../../graphql/api-error.ts';
import type { RestAnswer } from '../../graphql/rest.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useForm } from '../account/use-form.ts';
import { faultWords, refusalWords, useMessageWords } from './messages-words.ts';
import { ShownOnce } from './shown-once.tsx';
import { addWebhook, removeWebhook, rotateSecret, setWebhookOn, testWebhook, webhooks, type Webhook } from './webhook-requests.ts';

/** What came of the last step. */
interface Outcome {
  done?: string;
  problem?: string;
  secret?: string;
}

export function WebhooksSection({ slug }: { slug: string }) {
  const t = useMessageWords();
  const client = useQueryClient();
  const { pathname } = useLocation();
  const list = useQuery<readonly Webhook[], ApiError>({ queryKey: [slug, 'Webhooks'], queryFn: () => webhooks(slug) });
  const [outcome, setOutcome] = useState<Outcome>({});
  const settle = async (result: Outcome) => {
    await client.invalidateQueries({ queryKey: [slug, 'Webhooks'] });
    setOutcome(result);
  };
  async function step<T>(deed: Promise<RestAnswer<T>>, tell: (data: T) => Outcome): Promise<void> {
    try {
      const answer = await deed;
      await settle(answer.ok ? tell(answer.data) : { problem: refusalWords(t, answer.refusal) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setOutcome({ problem: t('problem.failed') });
    }
  }
  return (
    <section aria-labelledby="webhooks">
      <h2 className="wm-heading" id="webhooks">
        {t('webhooks.heading')}
      </h2>
      <ErrorSummary problems={outcome.problem ? [{ text: outcome.problem }] : []} />
      {outcome.done ? (
        <NotificationBanner key={outcome.done} kind="success">
          <p className="govuk-notification-banner__heading">{outcome.done}</p>
        </NotificationBanner>
      ) : null}
      {outcome.secret ? <ShownOnce note={t('webhooks.secret')} value={outcome.secret} /> : null}
      <p className="wm-text">{t('webhooks.text')}</p>
      <p className="wm-text">
        {t('webhooks.recent')}{' '}
        <Link className="govuk-link" to={`/sign-in?return=${pathname}`}>
          {t('webhooks.signInAgain')}
        </Link>
      </p>
      {list.data?.length === 0 ? <p className="wm-text">{t('webhooks.none')}</p> : null}
      {(list.data ?? []).map((webhook) => (
        <Receiver key={webhook.id} webhook={webhook} slug={slug} step={(deed, tell) => void step(deed, tell)} />
      ))}
      <AddWebhook slug={slug} onAdded={(secret) => void settle({ done: t('webhooks.added'), secret })} />
    </section>
  );
}

interface ReceiverProps {
  webhook: Webhook;
  slug: string;
  step: <T>(deed: Promise<RestAnswer<T>>, tell: (data: T) => Outcome) => void;
}

function Receiver({ webhook: { id, url, secretSetAt, disabledAt }, slug, step }: ReceiverProps) {
  const t = useMessageWords();
  const language = useLanguage();
  const on = disabledAt === null;
  const tested = ({ outcome }: { outcome: string }): Outcome => (outcome === 'taken' ? { done: t('webhooks.works', { url }) } : { problem: t('webhooks.fails', { url, why: faultWords(t, outcome) }) });
  return (
    <article className="wm-webhook" aria-labelledby={`webhook-${id}`}>
      <h3 className="wm-subheading wm-webhook__url" id={`webhook-${id}`}>
        {url} {on ? null : <Tag attention>{t('webhooks.off')}</Tag>}
      </h3>
      <p className="wm-text">{t('webhooks.since', { date: formatDate(localDate(secretSetAt), language) })}</p>
      <ButtonGroup>
        <Button type="button" variant="secondary" aria-label={t('webhooks.testOf', { url })} onClick={() => step(testWebhook(slug, id), tested)}>
          {t('webhooks.test')}
        </Button>
        <Button type="button" variant="secondary" aria-label={t('webhooks.rotateOf', { url })} onClick={() => step(rotateSecret(slug, id), ({ secret }) => ({ done: t('webhooks.rotated'), secret }))}>
          {t('webhooks.rotate')}
        </Button>
        <Button type="button" variant="secondary" aria-label={t(on ? 'webhooks.disableOf' : 'webhooks.enableOf', { url })} onClick={() => step(setWebhookOn(slug, id, !on), () => ({ done: t(on ? 'webhooks.disabled' : 'webhooks.enabled', { url }) }))}>
          {t(on ? 'webhooks.disable' : 'webhooks.enable')}
        </Button>
        {/* Two steps: what waits for it is not told any more. */}
        {on ? null : (
          <Button type="button" variant="warning" aria-label={t('webhooks.removeOf', { url })} onClick={() => step(removeWebhook(slug, id), () => ({ done: t('webhooks.removed', { url }) }))}>
            {t('webhooks.remove')}
          </Button>
        )}
      </ButtonGroup>
    </article>
  );
}

function AddWebhook({ slug, onAdded }: { slug: string; onAdded: (secret: string) => void }) {
  const t = useMessageWords();
  const form = useForm<{ secret: string }>({
    check: (text) => (URL.canParse(text('url').trim()) ? [] : [{ field: 'webhook-url', text: t('problem.url') }]),
    send: (text) => addWebhook(slug, text('url').trim()),
    onDone: ({ secret }, element) => {
      element.reset();
      onAdded(secret);
    },
    onRefused: (refusal) => ({ field: 'webhook-url', text: refusalWords(t, refusal) }),
    failed: t('problem.failed'),
  });
  return (
    <form className="wm-form" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary problems={form.problems} />
      <TextInput id="webhook-url" name="url" type="url" label={t('webhooks.url')} hint={t('webhooks.urlHint')} maxLength={2000} autoComplete="off" spellCheck={false} error={form.problemOf('webhook-url')} />
      <Button busy={form.busy}>{t('webhooks.add')}</Button>
    </form>
  );
}
