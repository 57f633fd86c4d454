/** Sign-in and security of a service: its identity providers, and how its people show who they are. */
import { useQuery } from '@tanstack/react-query';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay } from '../../app/use-service.ts';
import type { ApiError } from '../../graphql/api-error.ts';
import { useServiceSlug } from '../../graphql/use-api.ts';
import { ProvidersSection } from './providers-section.tsx';
import { SecondFactorsSection } from './second-factors-section.tsx';
import { identityProviders, secondFactors, type IdentityProviders, type SecondFactors } from './security-requests.ts';
import { useSecurityWords } from './security-words.ts';
import './security.scss';

export function SecurityPage() {
  const t = useSecurityWords();
  const may = useMay();
  if (may('identityProviders')) return <ForAdministrators />;
  return (
    <Page title={t('title')}>
      <p className="wm-text">{t('forAdministrators')}</p>
    </Page>
  );
}

function ForAdministrators() {
  const t = useSecurityWords();
  const slug = useServiceSlug() ?? '';
  const query = useQuery<{ list: IdentityProviders; factors: SecondFactors }, ApiError>({
    queryKey: [slug, 'Security'],
    queryFn: async () => ({ list: await identityProviders(slug), factors: await secondFactors(slug) }),
  });
  return (
    <Ready query={query}>
      {({ list, factors }) => (
        <Page title={t('title')}>
          <SecondFactorsSection factors={factors} />
          <ProvidersSection list={list} slug={slug} />
        </Page>
      )}
    </Ready>
  );
}
