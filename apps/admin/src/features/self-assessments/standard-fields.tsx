/** The fields of one standard; all may stay empty. */
import { usePick } from '../../i18n/language.ts';
import { Select, TextArea, TextInput } from '../../ui/fields.tsx';
import { fieldId } from './assessment-problems.ts';
import { bandView, bandsBestFirst, useSelfAssessmentWords } from './self-assessment-words.ts';
import type { Assessed } from './standards-table.tsx';

export interface StandardFieldsProps {
  code: string;
  name: string;
  /** From the draft. */
  held: Assessed | undefined;
  problemOf: (field: string) => string | undefined;
}

export function StandardFields({ code, name, held, problemOf }: StandardFieldsProps) {
  const t = useSelfAssessmentWords();
  const pick = usePick();
  const place = (field: string) => ({ id: fieldId(`${code}-${field}`), name: `${code}-${field}`, error: problemOf(fieldId(`${code}-${field}`)) });
  const bands = [{ value: '', label: t('form.noBand') }, ...bandsBestFirst.map((band) => ({ value: band, label: pick(bandView(band).label) }))];
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        <h2 className="govuk-fieldset__heading">{name}</h2>
      </legend>
      <Select {...place('strategic')} label={t('form.strategic')} hint={t('form.strategicHint')} choices={bands} defaultValue={held?.strategic ?? ''} />
      <Select {...place('operational')} label={t('form.operational')} hint={t('form.operationalHint')} choices={bands} defaultValue={held?.operational ?? ''} />
      <TextInput {...place('cases')} label={t('form.cases')} width="4" inputMode="numeric" autoComplete="off" defaultValue={held?.cases ?? ''} />
      <TextInput {...place('casesLookedAt')} label={t('form.casesLookedAt')} width="4" inputMode="numeric" autoComplete="off" defaultValue={held?.casesLookedAt ?? ''} />
      <TextArea {...place('evidence')} label={t('form.evidence')} hint={t('form.evidenceHint')} rows={4} maxLength={4000} defaultValue={held?.evidence ?? ''} />
    </fieldset>
  );
}
