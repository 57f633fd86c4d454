/** A policy in words: durations, who is told, which step. */
import { useLanguage } from '../../i18n/language.ts';
import type { EditedDuration, EditedPolicy } from './policy-document.ts';
import type { PolicyPerson } from './policy-types.ts';
import { usePolicyWords } from './policy-words.ts';

export const roles = ['owner', 'contributors', 'champion', 'planManager', 'boardChair', 'oversightBody'] as const;
type Role = (typeof roles)[number];
const isRole = (target: string): target is Role => (roles as readonly string[]).includes(target);

export interface PolicySentences {
  duration: (duration: EditedDuration) => string;
  target: (target: string) => string;
  /** "the owner and the plan manager". */
  targets: (targets: readonly string[]) => string;
}

/** @param people whose names are known */
export function usePolicySentences(people: readonly PolicyPerson[]): PolicySentences {
  const t = usePolicyWords();
  const language = useLanguage();
  const target = (one: string): string => {
    if (isRole(one)) return t(`target.${one}`);
    if (one.startsWith('team:')) return t('target.team', { name: one.slice('team:'.length) });
    const name = people.find(({ id }) => one === `person:${id}`)?.name;
    return name === undefined ? t('target.unknownPerson') : t('target.person', { name });
  };
  return {
    target,
    duration: ({ amount, unit }) => (typeof amount === 'number' && (unit === 'workingDay' || unit === 'hour') ? t(`duration.${unit}`, { count: amount }) : t('duration.unknown')),
    targets: (all) => (all.length === 0 ? t('target.nobody') : new Intl.ListFormat(language === 'cy' ? 'cy' : 'en-GB').format(all.map(target))),
  };
}

/** What joins notices: the places of `groupBy` as one word. */
export function groupingOf({ groupBy }: Pick<EditedPolicy, 'groupBy'>): 'none' | 'day' | 'plan' | 'step' | 'planstep' {
  if (!groupBy) return 'none';
  const [plan, step] = [groupBy.includes('plan'), groupBy.includes('step')];
  return plan ? (step ? 'planstep' : 'plan') : step ? 'step' : 'day';
}

export const groupBys: Readonly<Record<ReturnType<typeof groupingOf>, string[] | null>> = { none: null, day: [], plan: ['plan'], step: ['step'], planstep: ['plan', 'step'] };
