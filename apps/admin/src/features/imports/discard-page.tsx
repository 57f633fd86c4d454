// Asks once more before an import is put aside.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { DiscardImportDocument } from '../../graphql/generated/graphql.ts';
import { request } from '../../graphql/request.ts';
import { useServiceSlug } from '../../graphql/use-api.ts';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { forgetLists, useImportState } from './data/import-queries.ts';
import type { Summary } from './data/import-types.ts';
import { useImportCrumbs } from './import-page.tsx';
import { useImportWords } from './import-words.ts';
import './imports.scss';

export function DiscardPage() {
  const { id = '' } = useParams();
  const query = useImportState(id);
  return <Ready query={query}>{({ planImport }) => (planImport.__typename === 'PlanImport' ? <DiscardQuestion item={planImport} /> : <NotFoundPage />)}</Ready>;
}

function DiscardQuestion({ item }: { item: Summary }) {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  const navigate = useNavigate();
  const client = useQueryClient();
  const crumbs = useImportCrumbs();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const back = `/s/${slug}/imports/${item.id}`;
  const discard = async () => {
    setBusy(true);
    const answer = await request(DiscardImportDocument, { input: { importId: item.id, version: item.version } }, { service: slug }).catch(() => null);
    setBusy(false);
    await forgetLists(client, slug);
    if (answer?.discardImport.__typename === 'PlanImport') await navigate(`/s/${slug}/imports`, { state: { discarded: true } });
    else {
      await client.invalidateQueries({ queryKey: [slug] });
      setProblems([{ text: t('discard.failed') }]);
    }
  };
  return (
    <Page title={t('discard.title')} crumbs={[...crumbs, { text: t('crumbReview'), to: back }]} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      <p className="wm-lead">{t('discard.text', { name: item.fileName || t('pasted') })}</p>
      <ButtonGroup>
        <Button type="button" variant="warning" busy={busy} onClick={() => void discard()}>
          {t('discard.yes')}
        </Button>
        <Link className="govuk-link" to={back}>
          {t('discard.no')}
        </Link>
      </ButtonGroup>
    </Page>
  );
}
