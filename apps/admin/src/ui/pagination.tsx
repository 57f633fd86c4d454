/** Page numbers as links, so that a page can be shared and the browser's back button works. */
import { Link, type To } from 'react-router';
import { useUiWords } from './ui-words.ts';

export interface PaginationProps {
  /** From 1. */
  page: number;
  pages: number;
  /** Address of a page. */
  to: (page: number) => To;
}

/** Pages to offer: first, last, the current one and its neighbours; null is a gap. */
export function offeredPages(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(wanted)].sort((a, b) => a - b);
  const offered: (number | null)[] = [];
  for (const number of numbers) {
    const before = offered.at(-1);
    if (typeof before === 'number' && number - before === 2) offered.push(before + 1);
    else if (typeof before === 'number' && number - before > 2) offered.push(null);
    offered.push(number);
  }
  return offered;
}

/** Decoration: the link's words say the same. */
export function PaginationArrow({ direction }: { direction: 'previous' | 'next' }) {
  const drawing = direction === 'next' ? 'M10 1l6 6-6 6M16 7H0' : 'M7 1L1 7l6 6M1 7h16';
  return (
    <svg className={`govuk-pagination__icon govuk-pagination__icon--${direction === 'next' ? 'next' : 'prev'} wm-arrow`} width="17" height="14" viewBox="0 0 17 14" aria-hidden="true" focusable="false">
      <path d={drawing} />
    </svg>
  );
}

export function Pagination({ page, pages, to }: PaginationProps) {
  const t = useUiWords();
  if (pages < 2) return null;
  return (
    <nav className="govuk-pagination" aria-label={t('pagination.label')}>
      {page > 1 ? (
        <div className="govuk-pagination__prev">
          <Link className="govuk-link govuk-pagination__link" to={to(page - 1)} rel="prev">
            <PaginationArrow direction="previous" />{' '}
            <span className="govuk-pagination__link-title">
              {t('pagination.previous')}
              <span className="govuk-visually-hidden"> {t('pagination.suffix')}</span>
            </span>
          </Link>
        </div>
      ) : null}
      <ul className="govuk-pagination__list">
        {offeredPages(page, pages).map((number, index) =>
          number === null ? (
            <li key={`gap ${index}`} className="govuk-pagination__item govuk-pagination__item--ellipsis">
              ⋯
            </li>
          ) : (
            <li key={number} className={`govuk-pagination__item${number === page ? ' govuk-pagination__item--current' : ''}`}>
              <Link
                className="govuk-link govuk-pagination__link"
                to={to(number)}
                aria-label={t('pagination.page', { page: number })}
                aria-current={number === page ? 'page' : undefined}
              >
                {number}
              </Link>
            </li>
          ),
        )}
      </ul>
      {page < pages ? (
        <div className="govuk-pagination__next">
          <Link className="govuk-link govuk-pagination__link" to={to(page + 1)} rel="next">
            <span className="govuk-pagination__link-title">
              {t('pagination.next')}
              <span className="govuk-visually-hidden"> {t('pagination.suffix')}</span>
            </span>{' '}
            <PaginationArrow direction="next" />
          </Link>
        </div>
      ) : null}
    </nav>
  );
}
