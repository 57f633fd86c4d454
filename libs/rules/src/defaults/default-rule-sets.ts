// The rule sets that services start from, one for each preset of the rating key. In all of them an action whose deadline has passed
// with nothing to show is red: published plans call most of these amber (design, opening paragraph).
import type { RatingKeyPreset } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import type { RuleSet, RuleTest } from '../format/rule-set.ts';
import { all, conditions, inOrder, named, not, type DraftRule } from './default-conditions.ts';
import { bragTests, delivery4Tests, risk3Tests } from './default-tests.ts';

const overdueWithoutEvidence: DraftRule = {
  name: 'overdue-without-evidence',
  rating: 'red',
  label: { en: 'The deadline has passed and there is no evidence', cy: 'Mae’r dyddiad cau wedi mynd heibio ac nid oes tystiolaeth' },
  when: all(named('deadlinePassed'), named('noEvidence')),
};

const overdueWithEvidence: DraftRule = {
  name: 'overdue-with-evidence',
  rating: 'amber',
  label: { en: 'The deadline has passed, but there is evidence', cy: 'Mae’r dyddiad cau wedi mynd heibio, ond mae tystiolaeth' },
  when: all(named('deadlinePassed'), named('evidenceExists')),
};

const complete = (rating: string): DraftRule => ({
  name: 'complete',
  rating,
  label: { en: 'The action is complete', cy: 'Mae’r cam gweithredu wedi’i gwblhau' },
  when: named('complete'),
});

const cancelled = (rating: string): DraftRule => ({
  name: 'cancelled',
  rating,
  label: { en: 'The action was cancelled', cy: 'Cafodd y cam gweithredu ei ganslo' },
  when: named('cancelled'),
});

const deadlineNear: DraftRule = {
  name: 'deadline-near-without-evidence',
  rating: 'amber',
  label: { en: 'The deadline is at most 14 days away and there is no evidence', cy: 'Mae’r dyddiad cau o fewn 14 diwrnod ac nid oes tystiolaeth' },
  when: all(named('deadlineNear'), named('noEvidence')),
};

const underwayWithoutEndDate: DraftRule = {
  name: 'underway-without-end-date',
  rating: 'green',
  label: { en: 'The action is under way and has no end date', cy: 'Mae’r cam gweithredu ar waith ac nid oes dyddiad gorffen iddo' },
  when: all(named('withoutEndDate'), named('started')),
};

const withinDeadline: DraftRule = {
  name: 'within-deadline',
  rating: 'green',
  label: { en: 'The deadline has not passed', cy: 'Nid yw’r dyddiad cau wedi mynd heibio' },
  when: not(named('deadlinePassed')),
};

function ruleSet(name: RuleSet['name'], used: RuleSet['conditions'], drafts: readonly DraftRule[], tests: readonly RuleTest[]): RuleSet {
  return { name, catalogueVersion: actionCatalogue.version, conditions: used, rating: { rules: inOrder(drafts), default: 'amber' }, escalation: [], tests };
}

/** JSON in the stored format; pass it through `parse` like any other. Where nothing applies, because facts are unknown, amber. */
export const defaultRuleSets: Readonly<Record<RatingKeyPreset, RuleSet>> = {
  'delivery-4': ruleSet(
    { en: 'Delivery: evidence by the deadline', cy: 'Cyflawni: tystiolaeth erbyn y dyddiad cau' },
    conditions('complete', 'cancelled', 'deadlinePassed', 'noEvidence', 'evidenceExists', 'started', 'notStarted'),
    [
      complete('green'),
      cancelled('blue'),
      overdueWithoutEvidence,
      overdueWithEvidence,
      { name: 'in-progress', rating: 'amber', label: { en: 'The action is in progress', cy: 'Mae’r cam gweithredu ar y gweill' }, when: named('started') },
      { name: 'not-started', rating: 'blue', label: { en: 'The action has not started and is not due yet', cy: 'Nid yw’r cam gweithredu wedi dechrau ac nid yw’n ddyledus eto' }, when: named('notStarted') },
    ],
    delivery4Tests,
  ),
  brag: ruleSet(
    { en: 'BRAG: evidence by the deadline', cy: 'BRAG: tystiolaeth erbyn y dyddiad cau' },
    conditions('complete', 'cancelled', 'deadlinePassed', 'deadlineNear', 'noEvidence', 'evidenceExists', 'withoutEndDate', 'started'),
    [complete('blue'), cancelled('green'), overdueWithoutEvidence, overdueWithEvidence, deadlineNear, underwayWithoutEndDate, withinDeadline],
    bragTests,
  ),
  'risk-3': ruleSet(
    { en: 'Risk: evidence by the deadline', cy: 'Risg: tystiolaeth erbyn y dyddiad cau' },
    conditions('complete', 'cancelled', 'deadlinePassed', 'deadlineNear', 'noEvidence', 'evidenceExists', 'withoutEndDate', 'started'),
    [complete('green'), cancelled('green'), overdueWithoutEvidence, overdueWithEvidence, deadlineNear, underwayWithoutEndDate, withinDeadline],
    risk3Tests,
  ),
};
