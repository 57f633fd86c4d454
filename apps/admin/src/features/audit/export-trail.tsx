/** Keeping a copy of the trail, and how anybody checks it. */
import { useState } from 'react';
import { useService } from '../../app/use-service.ts';
import { useQueryClient } from '@tanstack/react-query';
import { download } from '../../graphql/download.ts';
import { apiQueryKey } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { useAuditWords } from './audit-words.ts';

type Problem = 'notSigned' | 'forbidden' | 'offline' | 'failed';
type Progress = { kind: 'idle' } | { kind: 'busy' } | { kind: 'done'; name: string } | { kind: 'problem'; problem: Problem };

function problemOf(status: number | null): Problem {
  if (status === null) return 'offline';
  return status === 503 ? 'notSigned' : status === 401 || status === 403 ? 'forbidden' : 'failed';
}

/** @param publicKey null before the first signature */
export function ExportTrail({ publicKey }: { publicKey: string | null }) {
  const t = useAuditWords();
  const { slug } = useService().service;
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });

  const start = async () => {
    setProgress({ kind: 'busy' });
    const result = await download('/api/audit/export', slug, 'audit.ndjson');
    if (result.kind === 'failed') return setProgress({ kind: 'problem', problem: problemOf(result.status) });
    setProgress(result);
    // The export is an event itself, and signed the trail.
    await client.invalidateQueries({ queryKey: apiQueryKey(slug, 'AuditTrail') });
  };

  return (
    <section aria-labelledby="export" className="wm-no-print">
      <h2 className="wm-heading" id="export">
        {t('export.heading')}
      </h2>
      <p className="wm-text">{t('export.text')}</p>
      <Button type="button" variant="secondary" busy={progress.kind === 'busy'} onClick={() => void start()}>
        {t('export.button')}
      </Button>
      <p className="wm-text" role="status">
        {progress.kind === 'busy' ? t('export.busy') : null}
        {progress.kind === 'done' ? t('export.done', { name: progress.name }) : null}
        {progress.kind === 'problem' ? t(`export.${progress.problem}`) : null}
      </p>
      {publicKey ? (
        <Details summary={t('export.check')}>
          <p className="wm-text">{t('export.command')}</p>
          <p className="wm-text wm-audit__code">npx waymark audit verify FILE --key {publicKey}</p>
        </Details>
      ) : null}
    </section>
  );
}
