/** What a rule asks, line by line, with a field below each line that holds a number or a date. */
import type { Catalogue, Leaf, RuleSet } from '@waymark/rules';
import { useEditorWords } from '../editor-words.ts';
import type { AskedLine } from '../sentences/condition-lines.ts';
import { citedNames, thresholdsOf } from '../sentences/thresholds.ts';
import type { DraftAction } from './draft.ts';
import { pathText, valueAt } from './path.ts';
import { ThresholdField } from './threshold-field.tsx';

export interface AskedWithFieldsProps {
  lines: readonly AskedLine[];
  document: RuleSet;
  catalogue: Catalogue;
  /** Index of the rule. */
  index: number;
  onChange: (action: DraftAction) => void;
}

export function AskedWithFields({ lines, document, catalogue, index, onChange }: AskedWithFieldsProps) {
  const t = useEditorWords();
  return (
    <ul className="wm-asked">
      {lines.map((line) => {
        const leaf = valueAt(document, line.path) as Leaf | undefined;
        const thresholds = leaf && 'fact' in leaf ? thresholdsOf(leaf, line.path, catalogue) : [];
        const others = line.path[0] === 'conditions' ? rulesCiting(document, String(line.path[1])).filter((other) => other !== index) : [];
        return (
          <li key={pathText(line.path)}>
            {line.asks}
            {thresholds.length > 0 ? (
              <div className="wm-thresholds">
                {thresholds.map((threshold) => (
                  <ThresholdField
                    key={pathText(threshold.path)}
                    threshold={threshold}
                    ruleNumber={index + 1}
                    idPrefix={`rule-${index + 1}`}
                    onChange={(value) => onChange({ type: 'setThreshold', path: threshold.path, value })}
                  />
                ))}
                {others.length > 0 ? <p className="wm-thresholds__note">{t('threshold.shared', { rules: others.map((other) => t('threshold.sharedRule', { number: other + 1 })).join(', ') })}</p> : null}
              </div>
            ) : null}
            {line.lines.length > 0 ? <AskedWithFields lines={line.lines} document={document} catalogue={catalogue} index={index} onChange={onChange} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Indexes of the rules that a named condition counts in. */
export function rulesCiting(document: RuleSet, name: string): number[] {
  return document.rating.rules.flatMap((rule, index) => (citedNames(rule.conditions, document.conditions).has(name) ? [index] : []));
}
