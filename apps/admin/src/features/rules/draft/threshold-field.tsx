/** One number or date of a condition in a field of its own: changed here without opening anything. */
import { formatDate } from '@waymark/domain';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/language.ts';
import { TextInput } from '../../../ui/fields.tsx';
import { readDateParts } from '../../actions/date-parts.ts';
import { useEditorWords } from '../editor-words.ts';
import { operatorWord } from '../sentences/operator-word.ts';
import type { Threshold } from '../sentences/thresholds.ts';
import { pathText } from './path.ts';
import { readThreshold } from './read-threshold.ts';

export interface ThresholdFieldProps {
  threshold: Threshold;
  /** Of the rule it is shown in; told to screen readers, as several fields may have the same label. */
  ruleNumber: number;
  idPrefix: string;
  onChange: (value: number | string) => void;
}

export function ThresholdField({ threshold, ruleNumber, idPrefix, onChange }: ThresholdFieldProps) {
  const t = useEditorWords();
  const language = useLanguage();
  const shown = typeof threshold.value === 'number' ? String(threshold.value) : formatDate(threshold.value, language);
  // What is typed stands until the number changes from elsewhere: "1." or an empty field is on its way to something.
  const [typed, setTyped] = useState<{ text: string; of: number | string } | null>(null);
  const text = typed && typed.of === threshold.value ? typed.text : shown;
  const [problem, setProblem] = useState<string | undefined>(undefined);

  const unit = t(threshold.kind === 'date' ? 'threshold.date' : threshold.unit === 'days' || threshold.unit === 'workingDays' || threshold.unit === 'items' || threshold.unit === 'percent' ? `threshold.${threshold.unit}` : 'threshold.plain');
  const { role, operator, fact } = threshold;
  const compared = role === 'only' && operator !== null && operator !== 'x:isMissing' ? `${fact.label[language]} ${t(`operators.${operatorWord(operator, fact.type === 'date')}`)}` : unit;
  const label = role === 'from' || role === 'to' || role === 'relative' ? t(`threshold.${role}`, { unit }) : compared;
  const change = (next: string) => {
    if (threshold.kind === 'date') {
      const [day = '', month = '', year = ''] = next.trim().split(/[\s/.-]+/);
      const read = readDateParts({ day, month, year });
      const date = typeof read === 'string' ? null : read.date;
      setTyped({ text: next, of: date ?? threshold.value });
      setProblem(date ? undefined : t('threshold.wrongDate'));
      if (date) onChange(date);
      return;
    }
    const read = readThreshold(next, threshold);
    setTyped({ text: next, of: 'value' in read ? read.value : threshold.value });
    setProblem('value' in read ? undefined : t(`threshold.${read.fault}`, { minimum: threshold.minimum ?? 0, maximum: threshold.maximum ?? 0 }));
    if ('value' in read) onChange(read.value);
  };
  return (
    <div className="wm-threshold">
      <TextInput
        id={`${idPrefix}-${pathText(threshold.path).replace(/[^\w-]/g, '-')}`}
        name="threshold"
        label={
          <>
            {label}
            <span className="govuk-visually-hidden">
              {t('threshold.inRule', { number: ruleNumber })}
            </span>
          </>
        }
        error={typed?.of === threshold.value ? problem : undefined}
        width={threshold.kind === 'date' ? '20' : '4'}
        inputMode={threshold.kind === 'number' && threshold.minimum !== null ? 'numeric' : undefined}
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
