/**
 * The title of a message in both languages, from its codes and numbers. Parameters by kind, each may be missing:
 * escalation: `plan` (title), `ref` (of the action), `step` (from 1). digest: `period` (week or month), `due`, `overdue`,
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

function escalation({ subjectKind, parameters }: Titled): Localised {
  const [plan, ref, step] = [text(parameters, 'plan'), text(parameters, 'ref'), text(parameters, 'step')];
  const en = subjectKind === 'action' ? `Action${ref && ` ${ref}`}${plan && ` of ${plan}`} needs attention` : `${plan || 'A plan'} needs attention`;
  const cy = subjectKind === 'action' ? `Mae angen sylw ar gam gweithredu${ref && ` ${ref}`}${plan && `, ${plan}`}` : `Mae angen sylw ar ${plan || 'gynllun'}`;
  return step === '' ? { en, cy } : { en: `${en}: step ${step} of its escalation`, cy: `${cy}: cam ${step} o’i uwchgyfeirio` };
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
