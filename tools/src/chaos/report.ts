/** The table of a chaos run, with the bars that it has to meet. */
import { section, type Row } from '../bench/table.ts';
import type { ChaosOptions, ChaosResult } from './chaos-run.ts';

const count = (value: number): string => value.toLocaleString('en-GB');
const none = (value: number): Pick<Row, 'figure' | 'bar' | 'met'> => ({ figure: count(value), bar: '0', met: value === 0 });
const spread = ({ median, p99, most }: ChaosResult['lateness']): Pick<Row, 'figure' | 'detail'> => ({ figure: `p99 ${p99.toFixed(1)} s`, detail: `median ${median.toFixed(1)} s, latest ${most.toFixed(1)} s` });

type Bars = Pick<ChaosOptions, 'escalations' | 'latenessBarSeconds'>;

export function rowsOf(result: ChaosResult, { escalations, latenessBarSeconds }: Bars): Row[] {
  const { kills } = result;
  return [
    { what: 'Killed', figure: `${kills.worker + kills.api} processes`, detail: `${kills.worker} workers, ${kills.api} APIs; ${kills.connections} connections ended, ${kills.database} crashes of the database, queue emptied ${kills.queue} times` },
    { what: 'Escalations', figure: count(result.escalations), detail: `${count(result.steps)} steps, ${count(result.messages)} messages due`, bar: `≥ ${count(escalations)}`, met: result.escalations >= escalations },
    { what: 'Steps lost', ...none(result.lost) },
    { what: 'Steps told twice, or wrongly', ...none(result.duplicates) },
    { what: 'Steps due at another moment', ...none(result.wrongDue) },
    { what: 'Messages lost', ...none(result.messagesLost) },
    { what: 'Messages twice, or wrongly', ...none(result.messagesDuplicate) },
    { what: 'Acknowledged writes', figure: count(result.writes), detail: `${count(result.unanswered)} without an answer` },
    { what: 'Acknowledged writes missing', ...none(result.writesMissing) },
    { what: 'Writes refused without cause', ...none(result.refused.length), ...(result.refused.length > 0 ? { detail: [...new Set(result.refused)].join(', ') } : {}) },
    { what: 'Lateness after recovery', ...spread(result.lateness), bar: `< ${latenessBarSeconds} s`, met: result.lateness.p99 < latenessBarSeconds },
    { what: 'Lateness with outages', ...spread(result.latenessWithOutages) },
    { what: 'Times without any worker', figure: count(result.outages) },
    { what: 'Nothing due any more after', figure: `${result.settledSeconds.toFixed(1)} s` },
    { what: 'E-mails', figure: result.emails },
  ];
}

export const table = (result: ChaosResult, options: Bars & Pick<ChaosOptions, 'queue' | 'services' | 'seconds'>): string =>
  section(`Chaos: ${count(options.escalations)} escalations in ${options.services} services, ${options.seconds} s, queue in ${options.queue === 'redis' ? 'Redis' : 'PostgreSQL'}`, rowsOf(result, options));

export const isMet = (result: ChaosResult, options: Bars): boolean => rowsOf(result, options).every(({ met }) => met !== false);
