/** The checks before approval, each with a mark and a sentence. */
import { parameter, type Gate } from '../data/rule-types.ts';
import { useRuleWords } from '../rules-words.ts';

const tick = 'M2 7l3.2 3.4L11 3';
const cross = 'M3 3l7 7M10 3l-7 7';

function useGateSentence(): (gate: Gate) => string {
  const t = useRuleWords();
  return ({ code, passed, parameters }) => {
    const number = (name: string) => Number(parameter(parameters, name) ?? 0);
    const names = (name: string): string[] => {
      const value = parameter(parameters, name);
      return Array.isArray(value) ? value.map(String) : [];
    };
    switch (code) {
      case 'parse':
        return passed ? t('gates.parse') : t('gates.parse_failed', { count: number('issues') });
      case 'ratingsInKey':
        return passed ? t('gates.ratingsInKey') : t('gates.ratingsInKey_failed', { missing: names('missing').join(', ') });
      case 'lint':
        return passed ? t('gates.lint') : t('gates.lint_failed', { count: number('blocking') });
      case 'tests': {
        const failed = names('failed');
        if (!passed) return t('gates.tests_failed', { count: failed.length, names: failed.map((name) => `“${name}”`).join(', ') });
        return number('tests') === 0 ? t('gates.tests_none') : t('gates.tests', { count: number('tests'), percent: Math.floor(number('coverage') * 100) });
      }
      case 'secondOpinion':
        return passed ? t('gates.secondOpinion') : t('gates.secondOpinion_failed', { count: number('disagreements') });
      case 'backTest': {
        const limit = number('limit');
        if (passed) return t('gates.backTest', { limit });
        if (parameter(parameters, 'hours') === null) return t('gates.backTest_failed');
        return parameter(parameters, 'ofTheseRules') === true ? t('gates.backTest_old', { limit }) : t('gates.backTest_changed');
      }
      default:
        return t('gates.other', { code });
    }
  };
}

export function GateList({ gates }: { gates: readonly Gate[] }) {
  const t = useRuleWords();
  const sentence = useGateSentence();
  return (
    <section aria-labelledby="gates">
      <h2 className="wm-heading" id="gates">
        {t('gates.heading')}
      </h2>
      <p className="wm-text">{t('gates.text')}</p>
      <ul className="wm-gates">
        {gates.map((gate) => (
          <li key={gate.code} className={`wm-gate${gate.passed ? '' : ' wm-gate--closed'}`}>
            <svg className="wm-gate__mark" viewBox="0 0 13 13" aria-hidden="true" focusable="false">
              <path d={gate.passed ? tick : cross} />
            </svg>
            <span>
              <strong>{gate.passed ? t('gates.passed') : gate.blocking ? t('gates.failed') : t('gates.warning')}:</strong> {sentence(gate)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
