/** Test cases of a policy: run in the page, each with what it expects and where it fails. */
import { englandAndWales, formatDate } from '@waymark/domain';
import { runPolicyTests, type ParsedPolicy, type PolicyTestFailure } from '@waymark/rules';
import { useMemo } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { Tag } from '../../ui/tag.tsx';
import { expectWhatHappens, type EditedCase, type EditedPolicy } from './policy-document.ts';
import { usePolicyWords } from './policy-words.ts';

export interface CasesSectionProps {
  policy: EditedPolicy;
  parsed: ParsedPolicy;
  /** Left out where the policy is only read. */
  onChange?: (tests: EditedCase[], said: string) => void;
}

export function CasesSection({ policy, parsed, onChange }: CasesSectionProps) {
  const t = usePolicyWords();
  const { tests = [], steps } = policy;
  const report = useMemo(() => (parsed.ok ? runPolicyTests(parsed.policy, { calendar: englandAndWales }) : null), [parsed]);
  const failed = report?.tests.filter(({ passed }) => !passed).length ?? 0;
  const remove = (index: number) => {
    onChange?.(tests.filter((_, place) => place !== index), t('cases.removed', { name: tests[index]?.name ?? '' }));
    document.getElementById('cases')?.focus();
  };
  const accept = (index: number, failures: readonly PolicyTestFailure[]) => {
    onChange?.(tests.map((test, place) => (place === index ? expectWhatHappens(test, failures, steps) : test)), t('cases.accepted', { name: tests[index]?.name ?? '' }));
    document.getElementById('cases')?.focus();
  };
  return (
    <section aria-labelledby="cases">
      <h2 className="wm-heading wm-heading--target" id="cases" tabIndex={-1}>
        {t('cases.heading')}
      </h2>
      <p className="wm-text">{t('cases.text')}</p>
      <p className="wm-text" role="status">
        {tests.length === 0 ? t('cases.none') : !report ? t('cases.waiting') : failed > 0 ? t('cases.failed', { count: failed, total: tests.length }) : t('cases.passed', { count: tests.length })}
      </p>
      <ul className="wm-list">
        {tests.map((test, index) => {
          const result = report?.tests[index];
          return (
            <Case
              key={`${index} ${test.name}`} test={test} steps={steps} passed={result?.passed ?? null} failures={result?.failures ?? []}
              {...(onChange ? { onAccept: accept.bind(null, index, result?.failures ?? []), onRemove: () => remove(index) } : {})}
            />
          );
        })}
      </ul>
    </section>
  );
}

interface CaseProps {
  test: EditedCase;
  steps: readonly { id: string }[];
  /** null: it has not run. */
  passed: boolean | null;
  failures: readonly PolicyTestFailure[];
  onAccept?: () => void;
  onRemove?: () => void;
}

function Case({ test, steps, passed, failures, onAccept, onRemove }: CaseProps) {
  const t = usePolicyWords();
  const language = useLanguage();
  const what = (name: string | null | undefined): string => {
    const index = steps.findIndex(({ id }) => id === name);
    if (index >= 0) return t('cases.step', { number: index + 1, id: name ?? '' });
    return name === 'acknowledgementExpired' || name === 'resolved' || name === 'stopped' ? t(`cases.kind.${name}`) : (name ?? '');
  };
  const failure = ({ day, on, code, expected, actual }: PolicyTestFailure) => {
    const times = code === 'otherTime';
    return t(`cases.${code}`, { day, date: formatDate(on, language), expected: times ? (expected ?? '') : what(expected), actual: times ? (actual ?? '') : what(actual) });
  };
  const about = <span className="govuk-visually-hidden">{t('cases.about', { name: test.name })}</span>;
  return (
    <li>
      <p className="wm-list__sentence">
        {passed === null ? null : <Tag attention={!passed}>{t(passed ? 'cases.ok' : 'cases.notOk')}</Tag>} {test.name}
      </p>
      {failures.map((one) => (
        <p key={`${one.day} ${one.code} ${one.expected ?? ''} ${one.actual ?? ''}`} className="govuk-error-message">
          {failure(one)}
        </p>
      ))}
      {onAccept && failures.length > 0 ? (
        <p className="wm-text wm-no-print">
          {t('cases.acceptText')}{' '}
          <button type="button" className="wm-link-button" onClick={onAccept}>
            {t('cases.accept')}
            {about}
          </button>
        </p>
      ) : null}
      <Details summary={<>{t('cases.expects')}{about}</>}>
        <ul className="wm-asked">
          {test.expect.map(({ day, step, kind, time }) => (
            <li key={`${day} ${step ?? ''} ${kind ?? ''}`}>{time === undefined ? t('cases.expectLine', { day, what: what(step ?? kind) }) : t('cases.expectLineAt', { day, time, what: what(step ?? kind) })}</li>
          ))}
        </ul>
        {onRemove ? (
          <button type="button" className="wm-link-button" onClick={onRemove}>
            {t('cases.remove')}
            {about}
          </button>
        ) : null}
      </Details>
    </li>
  );
}
