/** What a language must be able to say about a decision. One object for each language: why-words.en.ts, why-words.cy.ts. */
import type { Language } from '../../../i18n/languages.ts';
import type { CounterfactualView, FactView, RatingName, TraceView } from './why-types.ts';
import { welsh } from './why-words.cy.ts';
import { english } from './why-words.en.ts';

/** What a sentence may look up: the facts that were read, and the ratings of the key. */
export interface Known {
  /** Reading of a fact in the same decision, such as the date behind a number of days. */
  fact: (id: string) => FactView | undefined;
  rating: (code: string) => RatingName | undefined;
}

export interface WhyWords {
  /** What a condition asks: "The deadline has passed". A clause without a full stop. */
  asks: (leaf: TraceView, known: Known) => string;
  /** What was found: "53 days past the deadline, 30 September 2026". A clause without a full stop. */
  found: (fact: FactView, known: Known) => string;
  /** Heading of a group of conditions: "At least one of these". */
  group: (kind: 'ALL' | 'ANY' | 'NOT') => string;
  /** "We do not know when it is due." */
  unknown: (facts: readonly FactView[]) => string;
  /** "We do not know when it is due, so this rule could not apply." */
  unknownRule: (facts: readonly FactView[]) => string;
  /** "No rule applied, so the usual rating, amber, stands." */
  byDefault: (rating: RatingName) => string;
  /** "It would be amber with one piece of evidence." */
  counterfactual: (change: CounterfactualView, known: Known) => string;
  /** "It turns red on 3 December 2026 if nothing changes." */
  nextChange: (on: string, rating: RatingName) => string;
  /** "It stays red until something about it changes." */
  stays: (rating: RatingName) => string;
}

export const whyWords: Readonly<Record<Language, WhyWords>> = { en: english, cy: welsh };
