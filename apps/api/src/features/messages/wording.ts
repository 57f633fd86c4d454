/**
 * The title of a message in both languages, from its codes and numbers. Parameters by kind, each may be missing:
 * escalation: `plan` (title), `ref` (of the action), `event` (what happened: a kind of effect, or `several`), `step` (from 1), `actions` (how many
 * of the plan, when it is more than one). digest: `period` (week or month), `due`, `overdue`,
 * `escalations`, `waiting` (messages told by the digest alone).
 */
import type { Localised } from '@waymark/domain';
import type { MessageKind, MessageParameters, MessageSubject } from './message.ts';

export interface Titled {
  kind: MessageKind;
  subjectKind: MessageSubject;
  subjectId: string;
  parameters: MessageParameters;
}

const text = (parameters: MessageParameters, name: string): string => String(parameters[name] ?? '').trim();
const count = (parameters: MessageParameters, name: string): number => Number(parameters[name] ?? 0) || 0;

/** What happened on a ladder, of {}: one action or several. In Welsh each ends in "ar", which softens what follows. */
const happened: Readonly<Record<string, { one: string; several: string; cy: string }>> = {
  notify: { one: '{} needs attention', several: '{} need attention', cy: 'Mae angen sylw ar {}' },
  acknowledgementExpired: { one: '{} needs attention again', several: '{} need attention again', cy: 'Mae angen sylw eto ar {}' },
  resolved: { one: '{} is no longer escalated', several: '{} are no longer escalated', cy: 'Daeth yr uwchgyfeirio i ben ar {}' },
  stopped: { one: 'The escalation of {} has reached its end', several: 'The escalations of {} have reached their end', cy: 'Cyrhaeddwyd diwedd yr uwchgyfeirio ar {}' },
  several: { one: '{} has news of its escalation', several: '{} have news of their escalations', cy: 'Mae newyddion am uwchgyfeirio ar {}' },
};

function escalation({ subjectKind, parameters }: Titled): Localised {
  const [plan, ref, step, actions] = [text(parameters, 'plan'), text(parameters, 'ref'), text(parameters, 'step'), count(parameters, 'actions')];
  const { one, several, cy } = happened[text(parameters, 'event')] ?? happened['notify']!;
  // Replaced by a function: titles hold what they like, also "$&".
  const said = (pattern: string, about: string): string => pattern.replace('{}', () => about);
  if (actions > 1) return { en: said(several, `${actions} actions of ${plan || 'a plan'}`), cy: said(cy, `${actions} cam gweithredu yn ${plan || 'y cynllun'}`) };
  const titles = subjectKind === 'action'
    ? { en: said(one, `Action${ref && ` ${ref}`}${plan && ` of ${plan}`}`), cy: said(cy, `gam gweithredu${ref && ` ${ref}`}${plan && `, ${plan}`}`) }
    : { en: said(one, plan || 'A plan'), cy: said(cy, plan || 'gynllun') };
  return step === '' ? titles : { en: `${titles.en}: step ${step} of its escalation`, cy: `${titles.cy}: cam ${step} o’i uwchgyfeirio` };
}

function digest({ parameters }: Titled): Localised {
  const [due, overdue, escalations, waiting] = [count(parameters, 'due'), count(parameters, 'overdue'), count(parameters, 'escalations'), count(parameters, 'waiting')];
  const monthly = parameters['period'] === 'month';
  const en = [`${due} due`, `${overdue} overdue`, `${escalations} escalations open`, ...(waiting > 0 ? [`${waiting} messages unread`] : [])].join(', ');
  const cy = [`${due} i’w cwblhau`, `${overdue} yn hwyr`, `${escalations} wedi’u huwchgyfeirio`, ...(waiting > 0 ? [`${waiting} neges heb eu darllen`] : [])].join(', ');
  return monthly ? { en: `This month: ${en}`, cy: `Y mis hwn: ${cy}` } : { en: `This week: ${en}`, cy: `Yr wythnos hon: ${cy}` };
}

const titles: Readonly<Record<MessageKind, (message: Titled) => Localised>> = { escalation, digest };

export function titleOf(message: Titled): Localised {
  return titles[message.kind](message);
}

/** Where it leads, as an address of the web app: the pages ask for the sign-in and for the rights, whoever has the link. */
export function linkOf(origin: string, slug: string, { subjectKind, subjectId }: Pick<Titled, 'subjectKind' | 'subjectId'>): string {
  const page = { action: `/actions/${subjectId}`, plan: `/plans/${subjectId}`, service: '/inbox' }[subjectKind];
  return `${origin}/s/${slug}${page}`;
}
