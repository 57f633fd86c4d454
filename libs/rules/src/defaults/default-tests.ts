// Cases over time that the default rule sets carry: they show every condition true, false and unknown, and what a board may rely on.
import type { Facts, RuleTest } from '../format/rule-set.ts';

const START = '2026-11-02';

interface Story {
  readonly facts: Facts;
  readonly changes?: RuleTest['changes'];
  readonly expect: readonly (readonly [day: number, outcome: string])[];
  readonly until: number;
}

function story(name: string, { facts, changes = [], expect, until }: Story): RuleTest {
  return { name, start: START, facts, changes, expect: expect.map(([day, outcome]) => ({ day, outcome })), escalations: null, until };
}

const change = (day: number, facts: Facts): RuleTest['changes'][number] => ({ day, facts });

/** Outcomes that differ between the presets: what is done, what is cancelled. */
interface Codes {
  readonly complete: string;
  readonly cancelled: string;
}

/** An action due on day 20; whatever the preset, a deadline that has passed is red without evidence and amber with it. */
function whateverThePreset({ complete, cancelled }: Codes, beforeDeadline: string): RuleTest[] {
  const underway = { status: 'inProgress', due: '2026-11-22', evidenceCount: 0, timescalePrecision: 'day' };
  return [
    story('A cancelled action stays so, whatever its deadline', { facts: { ...underway, status: 'cancelled' }, expect: [[0, cancelled]], until: 30 }),
    story('The day itself still counts; then evidence makes red amber, and completing settles it', {
      facts: underway,
      changes: [change(25, { evidenceCount: 1 }), change(30, { status: 'complete' })],
      expect: [...(beforeDeadline === 'amber' ? [] : [[0, beforeDeadline] as const]), [beforeDeadline === 'amber' ? 0 : 6, 'amber'], [21, 'red'], [25, 'amber'], [30, complete]],
      until: 40,
    }),
    story('Where nothing is known, amber: somebody has to look', { facts: {}, expect: [[0, 'amber']], until: 5 }),
  ];
}

export const delivery4Tests: readonly RuleTest[] = [
  ...whateverThePreset({ complete: 'green', cancelled: 'blue' }, 'amber'),
  story('Not started is not due while there is time, and red once there is none', {
    facts: { status: 'notStarted', due: '2026-11-22', evidenceCount: 0 },
    expect: [[0, 'blue'], [21, 'red']],
    until: 60,
  }),
  story('Work under way without a date is amber, because nobody can say that it is late', { facts: { status: 'inProgress', evidenceCount: 0 }, expect: [[0, 'amber']], until: 60 }),
];

function riskTests(codes: Codes): readonly RuleTest[] {
  return [
    ...whateverThePreset(codes, 'green'),
    story('Ongoing work that also has a date ("July / ongoing") is held to its date', {
      facts: { status: 'inProgress', due: '2026-11-22', evidenceCount: 1, timescalePrecision: 'ongoing' },
      expect: [[0, 'green'], [21, 'amber']],
      until: 40,
    }),
    story('Work that goes on without an end date is green once it has begun', {
      facts: { status: 'notStarted', timescalePrecision: 'ongoing', evidenceCount: 0 },
      changes: [change(10, { status: 'inProgress' })],
      expect: [[0, 'amber'], [10, 'green']],
      until: 60,
    }),
  ];
}

export const bragTests = riskTests({ complete: 'blue', cancelled: 'green' });
export const risk3Tests = riskTests({ complete: 'green', cancelled: 'green' });
