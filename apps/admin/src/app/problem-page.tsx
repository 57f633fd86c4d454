/** What a page shows instead of itself: not found, out of reach, failed (with its reference). */
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { ApiError, type ApiErrorCode } from '../graphql/api-error.ts';
import { Button } from '../ui/button.tsx';
import { Page } from './page.tsx';
import { useShellWords } from './shell-words.ts';

type Kind = 'notFound' | 'offline' | 'failed' | 'forbidden' | 'tooMany' | 'outOfDate';

const kinds: Partial<Record<ApiErrorCode, Kind>> = { NOT_FOUND: 'notFound', OFFLINE: 'offline', FORBIDDEN: 'forbidden', TOO_MANY: 'tooMany', OUT_OF_DATE: 'outOfDate' };

function kindOf(error: unknown): Kind {
  if (error instanceof ApiError) return kinds[error.code] ?? 'failed';
  return isRouteErrorResponse(error) && error.status === 404 ? 'notFound' : 'failed';
}

export function ProblemPage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useShellWords();
  const kind = kindOf(error);
  const reference = error instanceof ApiError ? error.correlationId : null;
  return (
    <Page title={t(`problem.${kind}Title`)}>
      <p className="wm-text">{t(`problem.${kind}Text`)}</p>
      {reference && kind === 'failed' ? <p className="wm-text">{t('problem.reference', { id: reference })}</p> : null}
      {kind === 'notFound' || kind === 'forbidden' ? (
        <p className="wm-text">
          <Link className="govuk-link" to="/services">
            {t('problem.notFoundNext')}
          </Link>
        </p>
      ) : (
        <Button type="button" onClick={kind !== 'outOfDate' && onRetry ? onRetry : () => window.location.reload()}>
          {kind === 'outOfDate' ? t('problem.reload') : t('problem.retry')}
        </Button>
      )}
    </Page>
  );
}

export function NotFoundPage() {
  return <ProblemPage error={new ApiError('NOT_FOUND')} />;
}

/** For errors that a route throws while it renders. */
export function RouteProblem() {
  return <ProblemPage error={useRouteError()} />;
}
