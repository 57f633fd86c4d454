/** The operator's page: tables without scripts. In English, as logs and the command line are. */
import { createHash } from 'node:crypto';
import type { FailedJob, QueueOverview, ShownJob } from '../../platform/jobs/index.ts';
import type { OutboxReport, QueueReport } from './queue-reports.ts';

const style = `
:root { color-scheme: light; }
body { margin: 0; color: #0b0c0c; background: #fff; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 0.5rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
dl { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: 1rem 0; }
dt { color: #505a5f; }
dd { margin: 0; font-size: 1.75rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid #b1b4b6; }
code { font-size: 0.875rem; }
td code, td time { white-space: nowrap; }
.scroll:focus { outline: 3px solid #fd0; }
.warning { border-left: 0.5rem solid #d4351c; padding: 0.5rem 1rem; font-weight: 700; }
a { color: #1d70b8; }
a:focus { outline: 3px solid #fd0; background: #fd0; color: #0b0c0c; }
`;

/** Our own style alone, by its hash. */
export const queuePagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function queuePage({ at, queue, outbox }: QueueReport): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Queue – Waymark</title><style>${style}</style></head>
<body><main><h1>Queue</h1><p>As of ${instant(at)}. Load the page again for newer figures, or read <a href="/queue.json">the same as JSON</a>.</p>
${queue === null ? '<p class="warning">The queue cannot be reached. Requests are answered and written; what jobs do comes when it is back.</p>' : queueParts(queue)}
${outboxPart(outbox)}</main></body></html>`;
}

function queueParts(queue: QueueOverview): string {
  const { counts, failedByCode, failed, active, timers, timersMissing } = queue;
  const warnings = [
    ...(queue.workers === 0 ? ['No worker is connected: nothing is done.'] : []),
    ...(timersMissing.length > 0 ? [`Timers are missing and will be set again: ${timersMissing.join(', ')}.`] : []),
  ];
  return [
    figures({ Waiting: counts.waiting, Active: counts.active, Delayed: counts.delayed, Failed: counts.failed, 'Oldest waits': seconds(queue.oldestWaitingSeconds), Workers: queue.workers, 'Carried by': queue.backend === 'redis' ? 'Redis' : 'PostgreSQL' }),
    ...warnings.map((warning) => `<p class="warning">${escape(warning)}</p>`),
    '<h2>Failed jobs</h2>',
    failed.length === 0 ? '<p>None.</p>' : `<p>By code: ${failedByCode.map(({ code, jobs }) => `${escape(code)} ${jobs}`).join(', ')}. Put one back with <code>npx waymark queue retry ID</code>.</p>${table('Failed jobs', ['Code', 'Job', 'About', 'Attempts', 'Failed', 'Id'], failed.map(failedRow))}`,
    '<h2>Active jobs</h2>',
    active.length === 0 ? '<p>None.</p>' : table('Active jobs', ['Job', 'About', 'Put', 'Id'], active.map((job) => [escape(job.name), about(job), instant(job.putAt), code(job.id)])),
    '<h2>Periodic jobs</h2>',
    table('Periodic jobs', ['Job', 'Every', 'Next run'], timers.map(({ name, everySeconds, nextAt }) => [escape(name), seconds(everySeconds), nextAt === null ? '–' : instant(nextAt)])),
  ].join('\n');
}

function failedRow(job: FailedJob): string[] {
  return [escape(job.code), escape(job.name), about(job), String(job.attempts), job.failedAt === null ? '–' : instant(job.failedAt), code(job.id)];
}

function outboxPart({ waiting, failed, dead, oldestWaitingSeconds, services }: OutboxReport): string {
  const head = `<h2>Outbox of all services</h2>${figures({ Waiting: waiting, 'Failed, tried again': failed, Dead: dead, 'Oldest waits': seconds(oldestWaitingSeconds) })}`;
  if (services.length === 0) return head;
  return `${head}<p>Administrators of these services see why in their delivery log.</p>${table('Services with failed deliveries', ['Service', 'Failed', 'Dead'], services.map((service) => [code(service.tenantId), String(service.failed), String(service.dead)]))}`;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const code = (text: string): string => `<code>${escape(text)}</code>`;
const instant = (at: Date): string => `<time datetime="${at.toISOString()}">${at.toISOString().slice(0, 19).replace('T', ' ')} UTC</time>`;
const seconds = (value: number): string => (value < 120 ? `${Math.round(value)} s` : value < 7_200 ? `${Math.round(value / 60)} min` : `${Math.round(value / 3_600)} h`);

function about({ tenantId, ids }: ShownJob): string {
  if (tenantId === null) return 'All services';
  return [`service ${code(tenantId)}`, ...Object.entries(ids).map(([name, id]) => `${escape(name)} ${code(id)}`)].join('<br>');
}

function figures(given: Record<string, number | string>): string {
  return `<dl>${Object.entries(given).map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

/** Wide ones scroll by themselves, by the keyboard too. */
function table(name: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return `<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;
}
