/** Frame of every page: skip link, header with the person and the language, then the route. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, ScrollRestoration, useNavigate } from 'react-router';
import { SessionWarning } from '../features/session/session-warning.tsx';
import { useApiQuery } from '../graphql/use-api.ts';
import { MeDocument } from '../graphql/generated/graphql.ts';
import { signOut } from '../features/session/session-requests.ts';
import { chooseLanguage, useLanguage } from '../i18n/language.ts';
import { useUiWords } from '../ui/ui-words.ts';
import { RefusedNotice } from './refused-notice.tsx';
import { useShellWords } from './shell-words.ts';
import { markSignedIn } from './signed-in.ts';
import { forgetDrafts } from './use-draft.ts';

export function Shell({ signedIn = true }: { signedIn?: boolean }) {
  const t = useShellWords();
  const ui = useUiWords();
  return (
    <>
      <a href="#main" className="govuk-skip-link">
        {ui('skip')}
      </a>
      <header className="wm-header">
        <div className="govuk-width-container wm-header__inner">
          <Link className="wm-header__product" to="/services">
            {t('product')}
          </Link>
          <ul className="wm-header__actions">
            {signedIn ? <PersonItems /> : null}
            <li>
              <LanguageToggle />
            </li>
          </ul>
        </div>
      </header>
      <RefusedNotice />
      <Outlet />
      <ScrollRestoration />
    </>
  );
}

/** Offers the other language, named in that language. */
function LanguageToggle() {
  const language = useLanguage();
  const other = language === 'en' ? 'cy' : 'en';
  return (
    <button type="button" className="wm-header__action" lang={other} onClick={() => chooseLanguage(other)}>
      {other === 'cy' ? 'Cymraeg' : 'English'}
    </button>
  );
}

function PersonItems() {
  const t = useShellWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const me = useApiQuery(MeDocument, {}, { outsideService: true }).data?.me;
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      markSignedIn(false);
      forgetDrafts();
      await navigate('/sign-in', { state: { notice: 'signedOut' } });
      client.clear();
    },
  });
  return (
    <>
      {me ? (
        <li className="wm-header__person">
          <Link className="wm-header__action" to="/account" aria-label={`${t('account')}: ${me.name}`}>
            {me.name}
          </Link>
        </li>
      ) : null}
      <li>
        <button type="button" className="wm-header__action" onClick={() => leave.mutate()}>
          {t('signOut')}
        </button>
        {me ? <SessionWarning onSignOut={() => leave.mutate()} /> : null}
      </li>
    </>
  );
}
