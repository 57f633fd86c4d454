/** Everything of the service as one file. */
import { useMay, useService } from '../../app/use-service.ts';
import { useDownload } from '../../graphql/use-download.ts';
import { Button } from '../../ui/button.tsx';
import { useTrustWords } from './trust-words.ts';

export function ExportSection() {
  const t = useTrustWords();
  const may = useMay()('exportService');
  return (
    <section aria-labelledby="take">
      <h2 className="wm-heading" id="take">
        {t('take.heading')}
      </h2>
      <p className="wm-text">{t('take.text')}</p>
      <p className="wm-text">{t('take.forms')}</p>
      {may ? <ExportButton /> : <p className="wm-text">{t('take.other')}</p>}
    </section>
  );
}

function ExportButton() {
  const t = useTrustWords();
  const { service } = useService();
  const [state, take] = useDownload();
  const said = (): string => {
    if (state === 'idle') return '';
    if (state === 'busy') return t('take.busy');
    if (state.kind === 'done') return t('take.done', { name: state.name });
    return state.status === 401 ? '' : t(state.status === 403 ? 'take.forbidden' : state.status === 429 ? 'take.tooMany' : 'take.failed');
  };
  return (
    <>
      <p className="wm-text">{t('take.safe')}</p>
      <Button type="button" busy={state === 'busy'} onClick={() => void take('/api/export', `${service.slug}.zip`)}>
        {t('take.button')}
      </Button>
      <p className="wm-text" role="status">
        {said()}
      </p>
    </>
  );
}
