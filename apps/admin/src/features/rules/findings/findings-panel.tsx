/** What lint finds in the draft, blocking findings first, each with facts that show it. */
import { englandAndWales, formatDate } from '@waymark/domain';
import { actionCatalogue, lint, type Catalogue, type LintFinding, type RuleSet } from '@waymark/rules';
import { memo, useMemo, useState, type ReactNode } from 'react';
import { Details } from '../../../ui/blocks.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Rating } from '../data/rule-types.ts';
import { ruleElement } from '../draft/rule-card.tsx';
import { useSettled } from '../draft/use-settled.ts';
import type { Compilation } from '../effect/effect.ts';
import { useReviewWords } from '../review-words.ts';
import { FactList } from '../sentences/facts-in-words.tsx';
import { useSentenceWorld } from '../sentences/rule-list.tsx';
import { subjectOf } from '../sentences/subject.ts';
import { placeOf, useFindingSentence } from './finding-sentence.ts';

/** Looking takes longer than a keystroke may: it waits until the typing stops. */
const lookAfter = 500;
const adviceShown = 3;

export interface FindingsPanelProps {
  document: RuleSet;
  compilation: Compilation;
  ratings: readonly Rating[];
  /** The day of the examples. */
  now: string;
  catalogue?: Catalogue;
}

export const FindingsPanel = memo(function FindingsPanel({ document, compilation, ratings, now, catalogue = actionCatalogue }: FindingsPanelProps) {
  const t = useReviewWords();
  const about = subjectOf(catalogue);
  const settled = useSettled(compilation, lookAfter);
  const findings = useMemo(() => (settled.ok ? lint(settled.ruleSet, catalogue, { calendar: englandAndWales, now }) : null), [settled, catalogue, now]);
  const [whole, setWhole] = useState(false);
  const blocking = findings?.filter(({ severity }) => severity === 'blocking') ?? [];
  const advice = findings?.filter(({ severity }) => severity === 'advice') ?? [];
  const shown = [...blocking, ...(whole ? advice : advice.slice(0, adviceShown))];
  return (
    <section aria-labelledby="findings">
      <h2 className="wm-heading" id="findings">
        {t('findings.heading')}
      </h2>
      <p className="wm-text" role="status">
        {findings === null ? t('findings.waiting') : findings.length === 0 ? t(about === 'service' ? 'findings.ofServices.none' : 'findings.none') : t('findings.sentence', { count: findings.length })} {blocking.length > 0 ? t('findings.blocking', { count: blocking.length }) : null}
      </p>
      <ul className="wm-findings">
        {shown.map((finding) => (
          <Finding key={`${finding.code} ${finding.path} ${finding.rules.join()}`} {...{ finding, document, ratings, now, catalogue }} />
        ))}
      </ul>
      {!whole && advice.length > adviceShown ? (
        <p className="wm-text wm-no-print">
          <button type="button" className="wm-link-button" onClick={() => setWhole(true)}>
            {t('findings.more', { count: advice.length - adviceShown })}
          </button>
        </p>
      ) : null}
    </section>
  );
});

function Finding({ finding, document, ratings, now, catalogue }: { finding: LintFinding; document: RuleSet; ratings: readonly Rating[]; now: string; catalogue: Catalogue }) {
  const t = useReviewWords();
  const world = useSentenceWorld(ratings, catalogue);
  const sentence = useFindingSentence(document, ratings, catalogue);
  const shows = subjectOf(catalogue) === 'service' ? 'findings.ofServices.shows' : 'findings.shows';
  const blocks = finding.severity === 'blocking';
  const places = finding.rules.flatMap((id) => placeOf(document, id) ?? []);
  const on = finding.parameters['on'];
  const example = finding.facts && Object.keys(finding.facts).length > 0 ? finding.facts : null;
  const go = (index: number) => window.document.getElementById(ruleElement(document.rating.rules[index]?.name ?? '', 'heading'))?.focus();
  return (
    <li className={`wm-finding${blocks ? ' wm-finding--blocking' : ''}`}>
      <p className="wm-finding__sentence">
        <Tag attention={blocks}>{t(blocks ? 'findings.blocks' : 'findings.advice')}</Tag> {sentence(finding)}
      </p>
      {example ? (
        blocks ? (
          <Example text={t(shows, { date: formatDate(typeof on === 'string' ? on : now, world.language) })}>
            <FactList facts={example} world={world} />
          </Example>
        ) : (
          <Details summary={t(shows, { date: formatDate(typeof on === 'string' ? on : now, world.language) })}>
            <FactList facts={example} world={world} />
          </Details>
        )
      ) : null}
      {places.length > 0 ? (
        <p className="wm-finding__links wm-no-print">
          {places.map((index) => (
            <button key={index} type="button" className="wm-link-button" onClick={() => go(index)}>
              {t('findings.toRule', { number: index + 1 })}
            </button>
          ))}
        </p>
      ) : null}
    </li>
  );
}

function Example({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="wm-finding__example">
      <p>{text}</p>
      {children}
    </div>
  );
}
