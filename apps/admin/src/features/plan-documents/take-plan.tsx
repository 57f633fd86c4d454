/** The plan as a file that the council can work on. */
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { useDownload } from '../../graphql/use-download.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { usePlanDocumentWords } from './plan-document-words.ts';

const formats = ['docx', 'xlsx', 'csv'] as const;

export function TakePlan({ planId }: { planId: string }) {
  const t = usePlanDocumentWords();
  const language = useLanguage();
  const may = useMay();
  const { service } = useService();
  const [state, take] = useDownload();
  if (!may('downloadPlanDocument')) return null;
  const said = (): string => {
    if (state === 'idle') return '';
    if (state === 'busy') return t('take.busy');
    if (state.kind === 'done') return t('take.done', { name: state.name });
    return state.status === 401 ? '' : t(state.status === 403 ? 'take.forbidden' : state.status === 422 ? 'take.tooLong' : 'take.failed');
  };
  return (
    <div className="wm-no-print">
      <Details summary={t('take.heading')}>
        <p className="wm-text">{t('take.text')}</p>
        <ButtonGroup>
          {formats.map((format) => (
            <Button key={format} type="button" variant="secondary" busy={state === 'busy'} onClick={() => void take(`/api/plans/${planId}/document?format=${format}&language=${language}`, `plan.${format}`)}>
              {t(`take.${format}`)}
            </Button>
          ))}
        </ButtonGroup>
        <p className="wm-text" role="status">
          {said()}
        </p>
        {may('commitReimport') ? (
          <p className="wm-text">
            <Link className="govuk-link" to={`/s/${service.slug}/plans/${planId}/bring-back`}>
              {t('take.back')}
            </Link>
          </p>
        ) : null}
      </Details>
    </div>
  );
}
