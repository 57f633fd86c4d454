/** The board's paper as a file: for the board, or without names and quotations for everybody. */
import { useState } from 'react';
import { useMay } from '../../app/use-service.ts';
import { useDownload } from '../../graphql/use-download.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { Radios } from '../../ui/fields.tsx';
import { useReviewWords } from './review-words.ts';

const formats = ['html', 'pdf', 'docx', 'xlsx'] as const;
const versions = ['board', 'public'] as const;

export function TakePack({ reviewId }: { reviewId: string }) {
  const t = useReviewWords();
  const language = useLanguage();
  const may = useMay();
  const [version, setVersion] = useState<string>(versions[0]);
  const [state, take] = useDownload();
  if (!may('downloadPack')) return null;
  const said = state === 'idle' ? '' : state === 'busy' ? t('pack.busy') : state.kind === 'done' ? t('pack.done', { name: state.name }) : state.status === 401 ? '' : t('pack.failed');
  return (
    <div className="wm-no-print">
      <Details summary={t('pack.heading')}>
        <Radios id="pack-version" name="version" small label={t('pack.version')} value={version} onChange={setVersion} choices={versions.map((value) => ({ value, label: t(`pack.${value}`), hint: t(`pack.${value}Hint`) }))} />
        <ButtonGroup>
          {formats.map((format) => (
            <Button key={format} type="button" variant="secondary" busy={state === 'busy'} onClick={() => void take(`/api/reviews/${reviewId}/pack?format=${format}&language=${language}&version=${version}`, `review.${format}`)}>
              {t(`pack.${format}`)}
            </Button>
          ))}
        </ButtonGroup>
        <p className="wm-text" role="status">
          {said}
        </p>
      </Details>
    </div>
  );
}
