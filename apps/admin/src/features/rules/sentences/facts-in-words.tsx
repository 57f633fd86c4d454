/** Facts of an example or a test case, each in the words in which the explanation of a rating tells it. */
import type { Facts } from '@waymark/rules';
import { factView } from '../../actions/why/decision-view.ts';
import { whyWords } from '../../actions/why/why-words.ts';
import type { SentenceWorld } from './condition-lines.ts';

/** In the order of the catalogue, as examples come in any order. */
export function factSentences(facts: Facts, { catalogue, ratings, language }: SentenceWorld): string[] {
  const views = catalogue.facts.flatMap(({ id }) => (id in facts ? [factView(catalogue, id, facts[id])] : []));
  const known = { fact: (id: string) => views.find((view) => view.fact === id), rating: (code: string) => ratings.find((rating) => rating.code === code) };
  return views.map((view) => whyWords[language].found(view, known));
}

export function FactList({ facts, world }: { facts: Facts; world: SentenceWorld }) {
  return (
    <ul className="wm-asked">
      {factSentences(facts, world).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
