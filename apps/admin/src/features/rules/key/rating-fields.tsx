/** One rating of the key: its words, its look (colour and shape, never colour alone) and what it means to others. */
import { ratingColours, ratingShapes } from '@waymark/domain';
import type { Canonical, RatingInput } from '../../../graphql/generated/graphql.ts';
import { Select, TextInput } from '../../../ui/fields.tsx';
import { RatingTag } from '../../../ui/tag.tsx';
import { useKeyWords } from './key-words.ts';

const canonicals: readonly Canonical[] = ['NOT_DUE', 'ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'COMPLETE'];

export interface RatingFieldsProps {
  index: number;
  count: number;
  rating: RatingInput;
  /** Its name, or that it has none yet. */
  name: string;
  onChange: (parts: Partial<RatingInput>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function RatingFields({ index, count, rating, name, onChange, onMove, onRemove }: RatingFieldsProps) {
  const t = useKeyWords();
  const id = `rating-${index}`;
  const about = <span className="govuk-visually-hidden">{t('change.about', { number: index + 1, name })}</span>;
  const button = (part: 'up' | 'down', by: -1 | 1, blocked: boolean) => (
    <button type="button" className="wm-link-button" id={`${id}-${part}`} aria-disabled={blocked || undefined} onClick={() => onMove(by)}>
      {t(`change.${part}`)}
      {about}
    </button>
  );
  const shown = { ...rating, label: { en: rating.label.en || name, cy: rating.label.cy || name } };
  return (
    <fieldset className="wm-key">
      <legend className="wm-key__legend">{t('change.ratingNumber', { number: index + 1 })}</legend>
      <p className="wm-key__look">
        {t('change.looks')} <RatingTag rating={shown} />
      </p>
      <div className="wm-key__fields">
        <TextInput id={`${id}-code`} name="code" label={t('change.code')} hint={t('change.codeHint')} value={rating.code} autoComplete="off" onChange={(event) => onChange({ code: event.target.value })} />
        <Select id={`${id}-canonical`} name="canonical" label={t('change.canonical')} hint={t('change.canonicalHint')} value={rating.canonical} choices={canonicals.map((value) => ({ value, label: t(`canonicals.${value}`) }))} onChange={(event) => onChange({ canonical: event.target.value as Canonical })} />
        <TextInput id={`${id}-label-en`} name="label-en" lang="en" label={t('change.labelEn')} value={rating.label.en} onChange={(event) => onChange({ label: { ...rating.label, en: event.target.value } })} />
        <TextInput id={`${id}-label-cy`} name="label-cy" lang="cy" label={t('change.labelCy')} value={rating.label.cy} onChange={(event) => onChange({ label: { ...rating.label, cy: event.target.value } })} />
        <TextInput id={`${id}-meaning-en`} name="meaning-en" lang="en" label={t('change.meaningEn')} value={rating.meaning.en} onChange={(event) => onChange({ meaning: { ...rating.meaning, en: event.target.value } })} />
        <TextInput id={`${id}-meaning-cy`} name="meaning-cy" lang="cy" label={t('change.meaningCy')} value={rating.meaning.cy} onChange={(event) => onChange({ meaning: { ...rating.meaning, cy: event.target.value } })} />
        <Select id={`${id}-colour`} name="colour" label={t('change.colour')} value={rating.colour} choices={ratingColours.map((value) => ({ value, label: t(`colours.${value}`) }))} onChange={(event) => onChange({ colour: event.target.value })} />
        <Select id={`${id}-shape`} name="shape" label={t('change.shape')} value={rating.shape} choices={ratingShapes.map((value) => ({ value, label: t(`shapes.${value}`) }))} onChange={(event) => onChange({ shape: event.target.value })} />
      </div>
      <div className="wm-rule__tools">
        {button('up', -1, index === 0)}
        {button('down', 1, index === count - 1)}
        <button type="button" className="wm-link-button" onClick={onRemove}>
          {t('change.remove')}
          {about}
        </button>
      </div>
    </fieldset>
  );
}
