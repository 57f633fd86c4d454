/** "Continue with …": the providers that a person may sign in through, each with the service that it opens. */
import { usePick } from '../../i18n/language.ts';
import type { OfferedProvider } from './session-requests.ts';
import { useSessionWords } from './session-words.ts';

export function ProviderChoice({ providers, returnTo }: { providers: readonly OfferedProvider[]; returnTo: string | null }) {
  const t = useSessionWords();
  const pick = usePick();
  return (
    <ul className="wm-list wm-list--plain wm-providers">
      {providers.map(({ key, name, service }) => (
        <li key={key}>
          {/* A link of the browser, not of the app: it leaves for the provider. */}
          <a className="govuk-button" href={`/api/oidc/${key}/start${returnTo ? `?return=${encodeURIComponent(returnTo)}` : ''}`} draggable={false}>
            {t('provider.continue', { name })}
          </a>
          <p className="wm-list__sentence wm-muted">{t('provider.opens', { service: pick(service) })}</p>
        </li>
      ))}
    </ul>
  );
}
