/** Frame of a service's pages: its name, its navigation, and the mark of a demonstration. */
import { Link, NavLink, Outlet, useMatch } from 'react-router';
import { MeDocument, ServiceFrameDocument } from '../graphql/generated/graphql.ts';
import { useApiQuery, useServiceSlug } from '../graphql/use-api.ts';
import { usePick } from '../i18n/language.ts';
import { Ready } from './ready.tsx';
import { useShellWords } from './shell-words.ts';
import { ServiceContext, useMay, type ServiceFrame } from './use-service.ts';

export function ServiceLayout() {
  const query = useApiQuery(ServiceFrameDocument, {});
  return (
    <Ready query={query}>
      {(data) => (
        <ServiceContext value={data}>
          <ServiceBar service={data.service} />
          {data.service.demonstration ? <DemonstrationStrip /> : null}
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
  const may = useMay();
  const items = [
    ...(may('plans') ? [{ to: `/s/${slug}`, text: t('nav.plans'), active: !inImports }] : []),
    ...(may('imports') ? [{ to: `/s/${slug}/imports`, text: t('nav.imports'), active: inImports }] : []),
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
  return (
    <section className="wm-demonstration" aria-label={t('demonstration.label')}>
      <p className="govuk-width-container wm-demonstration__inner govuk-!-margin-bottom-0 govuk-!-margin-top-0">
        <strong className="wm-demonstration__label">{t('demonstration.label')}</strong>
        {t('demonstration.text')}
      </p>
    </section>
  );
}
