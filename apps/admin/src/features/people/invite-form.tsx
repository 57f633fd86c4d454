/** Invites somebody by e-mail address and roles. */
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Checkboxes, TextInput } from '../../ui/fields.tsx';
import { useForm } from '../account/use-form.ts';
import { invite, tenantRoles } from './people-requests.ts';
import { usePeopleWords } from './people-words.ts';

export function InviteForm({ slug, onInvited }: { slug: string; onInvited: (email: string) => void }) {
  const t = usePeopleWords();
  const form = useForm<string>({
    check: (text, data) => [
      ...(text('name').trim() === '' ? [{ field: 'invite-name', text: t('problem.name') }] : []),
      ...(/^[^\s@]+@[^\s@]+$/.test(text('email').trim()) ? [] : [{ field: 'invite-email', text: t('problem.email') }]),
      ...(data.getAll('roles').length === 0 ? [{ field: 'invite-roles', text: t('problem.roles') }] : []),
    ],
    send: async (text, data) => {
      const email = text('email').trim();
      const answer = await invite(slug, { email, name: text('name').trim(), roles: data.getAll('roles') as string[] });
      return answer.ok ? { ok: true, data: email } : answer;
    },
    onDone: (email, element) => {
      element.reset();
      onInvited(email);
    },
    onRefused: () => ({ text: t('problem.failed') }),
    failed: t('problem.failed'),
  });
  return (
    <section aria-labelledby="invite-heading">
      <h2 className="wm-heading" id="invite-heading">
        {t('invite')}
      </h2>
      <ErrorSummary problems={form.problems} />
      <form className="wm-form wm-form--narrow" noValidate onSubmit={form.onSubmit}>
        <TextInput id="invite-name" name="name" label={t('name')} maxLength={200} autoComplete="off" error={form.problemOf('invite-name')} />
        <TextInput id="invite-email" name="email" type="email" label={t('email')} autoComplete="off" spellCheck={false} autoCapitalize="none" error={form.problemOf('invite-email')} />
        <Checkboxes id="invite-roles" name="roles" small label={t('roles')} choices={tenantRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))} error={form.problemOf('invite-roles')} />
        <Button busy={form.busy}>{t('send')}</Button>
      </form>
    </section>
  );
}
