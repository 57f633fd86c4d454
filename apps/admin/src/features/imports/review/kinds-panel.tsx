// What needs an answer, by kind: how many are answered, the way to the next one, and one answer for all.
import { useLanguage } from '../../../i18n/language.ts';
import { Button, ButtonGroup } from '../../../ui/button.tsx';
import { isOpen, type Finding } from '../data/import-types.ts';
import { findingCodes, isFindingCode, isWarning } from '../findings/finding-kinds.ts';
import { findingWords } from '../findings/finding-words.ts';
import { useImportWords } from '../import-words.ts';
import { elementId, useReview } from './review-context.tsx';

export interface KindCount {
  code: string;
  findings: readonly Finding[];
  open: readonly Finding[];
}

/** Kinds that need an answer, in the order of the list of kinds; kinds without a place in it come last. */
export function kindCounts(findings: readonly Finding[]): KindCount[] {
  const byCode = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!finding.needsAnswer) continue;
    const list = byCode.get(finding.code);
    if (list) list.push(finding);
    else byCode.set(finding.code, [finding]);
  }
  const place = (code: string) => (isFindingCode(code) ? findingCodes.indexOf(code) : findingCodes.length);
  return [...byCode].map(([code, list]) => ({ code, findings: list, open: list.filter(isOpen) })).sort((a, b) => place(a.code) - place(b.code));
}

export function KindsPanel({ findings }: { findings: readonly Finding[] }) {
  const t = useImportWords();
  const kinds = kindCounts(findings);
  const notes = findings.filter((finding) => !finding.needsAnswer).length;
  const done = kinds.every((kind) => kind.open.length === 0);
  return (
    <section aria-labelledby={elementId.done}>
      <h2 className="wm-heading" id={elementId.done} tabIndex={-1}>
        {t('kinds.heading')}
      </h2>
      {done ? <p className="wm-text">{t('kinds.done')}</p> : null}
      {kinds.length > 0 ? (
        <ul className="wm-list wm-kinds">
          {kinds.map((kind) => (
            <Kind key={kind.code} kind={kind} />
          ))}
        </ul>
      ) : null}
      {notes > 0 ? <p className="wm-text">{t('kinds.notes', { count: notes })}</p> : null}
    </section>
  );
}

function Kind({ kind: { code, findings, open } }: { kind: KindCount }) {
  const t = useImportWords();
  const language = useLanguage();
  const { answer, answers, goToFinding } = useReview();
  const words = findingWords(code, language);
  const first = open[0];
  // A warning is looked at one by one: it has no answer for all.
  const oneByOne = isWarning(code);
  const all = t('kinds.all', { count: open.length });
  return (
    <li className="wm-kinds__kind">
      <div>
        <p className="wm-kinds__name">
          <strong>{words.kind}</strong> <span className="wm-kinds__count">{t('kinds.answered', { answered: findings.length - open.length, total: findings.length })}</span>
        </p>
        {first ? <p className="wm-kinds__confirming">{oneByOne ? t('kinds.oneByOne') : words.confirming}</p> : null}
      </div>
      {first ? (
        <ButtonGroup>
          <Button type="button" variant="secondary" aria-label={t('kinds.nextOf', { kind: words.kind })} onClick={() => goToFinding(first.id)}>
            {t('kinds.next')}
          </Button>
          {oneByOne ? null : (
            <Button
              type="button"
              variant="secondary"
              busy={answers.busy}
              aria-label={t('kinds.allOf', { all, kind: words.kind })}
              onClick={() => void answer({ kind: 'confirm', findingIds: open.map((finding) => finding.id) }, { stay: elementId.done })}
            >
              {all}
            </Button>
          )}
        </ButtonGroup>
      ) : null}
    </li>
  );
}
