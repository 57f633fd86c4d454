/** Frame of a service's pages: its name, its navigation, and the mark of a demonstration. */
import type { ReactNode } from 'react';
import { Link, NavLink, Outlet, useMatch } from 'react-router';
import { MeDocument, ServiceFrameDocument } from '../graphql/generated/graphql.ts';
import { useApiQuery, useServiceSlug } from '../graphql/use-api.ts';
import { usePick } from '../i18n/language.ts';
import { Ready } from './ready.tsx';
import { useShellWords } from './shell-words.ts';
import { useUnreadMessages } from '../features/messages/use-unread-messages.ts';
import { useEnteredService } from './use-entered-service.ts';
import { ServiceContext, useMay, type ServiceFrame } from './use-service.ts';

export function ServiceLayout() {
  const entered = useEnteredService(useServiceSlug());
  const query = useApiQuery(ServiceFrameDocument, {}, { enabled: entered });
  return (
    <Ready query={query}>
      {(data) => (
        <ServiceContext value={data}>
          <ServiceBar service={data.service} />
          {data.service.demonstration ? <DemonstrationStrip /> : null}
          {data.me.roles.includes('OVERSIGHT_ADVISER') ? <SharedStrip service={data.service} /> : null}
          <Outlet />
        </ServiceContext>
      )}
    </Ready>
  );
}

function ServiceBar({ service }: { service: ServiceFrame }) {
  const t = useShellWords();
  const pick = usePick();
  const slug = useServiceSlug() ?? service.slug;
  const several = (useApiQuery(MeDocument, {}, { outsideService: true }).data?.services.totalCount ?? 0) > 1;
  const inImports = useMatch('/s/:slug/imports/*') !== null;
  const inIndicators = useMatch('/s/:slug/indicators/*') !== null;
  const inRecommendations = useMatch('/s/:slug/recommendations/*') !== null;
  const inReviews = useMatch('/s/:slug/reviews/*') !== null;
  const inRules = useMatch('/s/:slug/rules/*') !== null;
  const inAudit = useMatch('/s/:slug/audit') !== null;
  const inRecord = useMatch('/s/:slug/record/*') !== null;
  const inPeople = useMatch('/s/:slug/people') !== null;
  const inMyUpdates = [useMatch('/s/:slug/my-updates'), useMatch('/s/:slug/actions/:id/update')].some((match) => match !== null);
  const inEscalations = useMatch('/s/:slug/escalations') !== null;
  const inInbox = useMatch('/s/:slug/inbox') !== null;
  // Pages that the trust centre leads to stand below it.
  const trustPages = [useMatch('/s/:slug/trust/*'), useMatch('/s/:slug/security'), useMatch('/s/:slug/deliveries')];
  const inTrust = trustPages.some((match) => match !== null);
  const may = useMay();
  const unread = useUnreadMessages();
  // What belongs to no other part is the plans'.
  const elsewhere = [inImports, inRules, inPeople, inAudit, inTrust, inInbox, inEscalations, inIndicators, inMyUpdates, inReviews, inRecord, inRecommendations].some(Boolean);
  const items = [
    ...(may('plans') ? [{ to: `/s/${slug}`, text: t('nav.plans'), active: !elsewhere }] : []),
    ...(may('myUpdates') ? [{ to: `/s/${slug}/my-updates`, text: t('nav.myUpdates'), active: inMyUpdates }] : []),
    ...(may('reviews') ? [{ to: `/s/${slug}/reviews`, text: t('nav.reviews'), active: inReviews }] : []),
    ...(may('externalReviews') ? [{ to: `/s/${slug}/recommendations`, text: t('nav.recommendations'), active: inRecommendations }] : []),
    ...(may('escalations') ? [{ to: `/s/${slug}/escalations`, text: t('nav.escalations'), active: inEscalations }] : []),
    ...(may('indicators') ? [{ to: `/s/${slug}/indicators`, text: t('nav.indicators'), active: inIndicators }] : []),
    ...(may('serviceRecord') ? [{ to: `/s/${slug}/record`, text: t('nav.record'), active: inRecord }] : []),
    ...(may('myMessages') ? [{ to: `/s/${slug}/inbox`, text: unread > 0 ? t('nav.inboxUnread', { count: unread }) : t('nav.inbox'), active: inInbox }] : []),
    ...(may('imports') ? [{ to: `/s/${slug}/imports`, text: t('nav.imports'), active: inImports }] : []),
    ...(may('ruleWorkbench') ? [{ to: `/s/${slug}/rules`, text: t('nav.rules'), active: inRules }] : []),
    ...(may('invitations') ? [{ to: `/s/${slug}/people`, text: t('nav.people'), active: inPeople }] : []),
    ...(may('auditEvents') ? [{ to: `/s/${slug}/audit`, text: t('nav.audit'), active: inAudit }] : []),
    ...(may('accessTable') ? [{ to: `/s/${slug}/trust`, text: t('nav.trust'), active: inTrust }] : []),
  ];
  return (
    <section className="govuk-service-navigation wm-service-bar" aria-label={t('serviceInformation')}>
      <div className="govuk-width-container govuk-service-navigation__inlining-container">
        <div className="govuk-service-navigation__container">
          <span className="govuk-service-navigation__service-name">
            <Link className="govuk-service-navigation__link" to={`/s/${slug}`}>
              {pick(service.name)}
            </Link>
          </span>
          <nav className="govuk-service-navigation__wrapper" aria-label={t('serviceMenu')}>
            <ul className="govuk-service-navigation__list">
              {items.map((item) => (
                <NavItem key={item.to} {...item} />
              ))}
            </ul>
          </nav>
        </div>
        {several ? (
          <Link className="govuk-link wm-service-bar__change" to="/services">
            {t('changeService')}
          </Link>
        ) : null}
      </div>
    </section>
  );
}

function NavItem({ to, text, active }: { to: string; text: string; active: boolean }) {
  return (
    <li className={`govuk-service-navigation__item${active ? ' govuk-service-navigation__item--active' : ''}`}>
      <NavLink className="govuk-service-navigation__link" to={to} end>
        {active ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text}
      </NavLink>
    </li>
  );
}

function DemonstrationStrip() {
  const t = useShellWords();
  return <Strip label={t('demonstration.label')} text={t('demonstration.text')} />;
}

/** Why an adviser sees this at all, and that it is noted. */
function SharedStrip({ service }: { service: ServiceFrame }) {
  const t = useShellWords();
  const pick = usePick();
  return (
    <Strip label={t('shared.label')} text={t('shared.text', { service: pick(service.name) })}>
      <Link className="govuk-link" to="/portfolio">
        {t('shared.portfolio')}
      </Link>
    </Strip>
  );
}

function Strip({ label, text, children }: { label: string; text: string; children?: ReactNode }) {
  return (
    <section className="wm-demonstration" aria-label={label}>
      <p className="govuk-width-container wm-demonstration__inner govuk-!-margin-bottom-0 govuk-!-margin-top-0">
        <strong className="wm-demonstration__label">{label}</strong>
        {text} {children}
      </p>
    </section>
  );
}
