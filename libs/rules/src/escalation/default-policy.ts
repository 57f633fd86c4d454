// The policy that a new service begins with: few messages, one rung at a time, and the board chair only when nobody has moved for a month.
import { parsePolicy } from './parse-policy.ts';
import type { Policy } from './policy.ts';

/** As it is stored and edited. */
export const defaultPolicyDocument = {
  name: { en: 'Overdue action', cy: 'Cam gweithredu hwyr' },
  steps: [
    { id: 'owner', after: { amount: 1, unit: 'workingDay' }, unless: 'acknowledged', targets: ['owner'] },
    { id: 'manager', after: { amount: 5, unit: 'workingDay' }, unless: 'acknowledged', targets: ['planManager'] },
    { id: 'chair', after: { amount: 20, unit: 'workingDay' }, unless: 'resolved', targets: ['boardChair'] },
  ],
  repeat: { every: { amount: 20, unit: 'workingDay' }, max: 2 },
  acknowledgement: { timeout: { amount: 10, unit: 'workingDay' } },
  snooze: { longest: { amount: 10, unit: 'workingDay' }, reasonRequired: true, times: 2 },
  pauseWhen: { all: [{ fact: 'status', operator: 'in', value: ['complete', 'cancelled'] }] },
  quietHours: { from: '18:00', to: '08:00' },
  keepFor: { amount: 1, unit: 'workingDay' },
  inhibitedBy: ['plan'],
  groupBy: ['plan'],
  stopAfter: { amount: 120, unit: 'workingDay' },
  tests: [
    {
      name: 'nobody does anything', start: '2026-11-02', until: 40,
      expect: [{ day: 1, step: 'owner', time: '08:00' }, { day: 7, step: 'manager' }, { day: 28, step: 'chair' }],
    },
    {
      name: 'the owner answers, and then nothing happens', start: '2026-11-02', until: 40,
      events: [{ day: 2, event: 'acknowledge' }],
      expect: [{ day: 1, step: 'owner' }, { day: 16, kind: 'acknowledgementExpired', time: '10:00' }, { day: 21, step: 'manager' }, { day: 28, step: 'chair' }],
    },
    {
      name: 'it is done on the third day', start: '2026-11-02', until: 40,
      events: [{ day: 3, event: 'cleared' }],
      expect: [{ day: 1, step: 'owner' }, { day: 4, kind: 'resolved', time: '10:00' }],
    },
  ],
};

/** Written for the built-in catalogue of actions. */
export const defaultPolicy: Policy = /* @__PURE__ */ parsed(defaultPolicyDocument);

function parsed(json: unknown): Policy {
  const result = parsePolicy(json);
  if (!result.ok) throw new Error(`The default policy is at fault: ${JSON.stringify(result.issues)}`);
  return result.policy;
}
