/** Says on the plan's page that a document has been brought back. */
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { usePlanDocumentWords } from './plan-document-words.ts';

export function BroughtBack({ name }: { name: string }) {
  const t = usePlanDocumentWords();
  return (
    <NotificationBanner kind="success">
      <p className="govuk-notification-banner__heading">{t('compare.saved', { name })}</p>
    </NotificationBanner>
  );
}
