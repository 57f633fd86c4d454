/**
 * The body of every page: breadcrumb, h1, content, footer. It sets the document's title and,
 * after a navigation, moves the focus to the h1 so that screen readers announce the new page.
 */
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Breadcrumbs, type Crumb } from '../ui/breadcrumbs.tsx';
import { useUiWords } from '../ui/ui-words.ts';
import { PageFooter, type FooterFacts } from './page-footer.tsx';
import { useShellWords } from './shell-words.ts';
import { usePick } from '../i18n/language.ts';
import { useServiceOrNone } from './use-service.ts';

/** Path of the page shown before; null on the first one, which the browser itself announces. */
let previousPath: string | null = null;

export interface PageProps {
  /** Text of the h1, and of the document's title unless that is given. */
  title: string;
  /** A shorter title for the browser's tab and history. */
  documentTitle?: string;
  /** Small line above the h1, inside it. */
  caption?: ReactNode;
  crumbs?: readonly Crumb[];
  /** The form on it has problems: the title says so first. */
  hasProblems?: boolean;
  /** A title that is a sentence of the council's own may run wide. */
  wideTitle?: boolean;
  footer?: FooterFacts;
  children: ReactNode;
}

export function Page({ title, documentTitle = title, caption, crumbs = [], hasProblems = false, wideTitle = false, footer, children }: PageProps) {
  const t = useShellWords();
  const pick = usePick();
  const serviceName = useServiceOrNone()?.service.name;
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();

  useEffect(() => {
    const parts = [hasProblems ? t('titleError', { title: documentTitle }) : documentTitle, serviceName ? pick(serviceName) : null, t('product')];
    document.title = parts.filter(Boolean).join(' – ');
  });

  // Search parameters (filters, pages) are not in the path: they leave the focus where it is.
  useEffect(() => {
    const moved = previousPath !== null && previousPath !== pathname;
    previousPath = pathname;
    if (moved) heading.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <>
      <div className="govuk-width-container">
        <Breadcrumbs crumbs={crumbs} />
        <main className="wm-page" id="main" tabIndex={-1}>
          <h1 className={`wm-title${wideTitle ? ' wm-title--wide' : ''}`} ref={heading} tabIndex={-1}>
            {caption ? <span className="wm-caption">{caption} </span> : null}
            {title}
          </h1>
          {children}
        </main>
      </div>
      <PageFooter {...footer} />
    </>
  );
}

/** Text, in the place where the page will be: nothing spins, nothing jumps. */
export function PageLoading() {
  const t = useUiWords();
  return (
    <div className="govuk-width-container">
      <main className="wm-page" id="main" tabIndex={-1}>
        <p className="wm-loading" role="status">
          {t('loading')}
        </p>
      </main>
    </div>
  );
}
