// A policy made ready to run under one calendar.
import type { Calendar } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { PauseCondition } from './pause-condition.ts';
import type { Policy } from './policy.ts';
import { Timetable } from './timetable.ts';

export interface Machine {
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  readonly timetable: Timetable;
  readonly pause: PauseCondition | null;
}

const machines = new WeakMap<Policy, WeakMap<Calendar, Machine>>();

/** Made once for a policy and a calendar. Throws RangeError when the policy was written for another catalogue. */
export function machineOf(policy: Policy, calendar: Calendar, catalogue: Catalogue): Machine {
  let ofPolicy = machines.get(policy);
  if (!ofPolicy) machines.set(policy, (ofPolicy = new WeakMap()));
  let machine = ofPolicy.get(calendar);
  if (!machine || machine.catalogue !== catalogue) {
    if (policy.catalogueVersion !== catalogue.version) throw new RangeError(`The policy was written for the catalogue '${policy.catalogueVersion}', not '${catalogue.version}'.`);
    const { quietHours, workingDaysOnly, pauseWhen } = policy;
    machine = { policy, catalogue, timetable: new Timetable(calendar, quietHours, workingDaysOnly), pause: pauseWhen && new PauseCondition(pauseWhen, catalogue, calendar) };
    ofPolicy.set(calendar, machine);
  }
  return machine;
}
