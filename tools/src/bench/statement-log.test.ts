// The benchmark replays what the API asked of the database: the log must be read without loss.
import { describe, expect, it } from '@jest/globals';
import { parseStatements } from './statement-log.ts';

describe('parseStatements', () => {
  it('reads simple and prepared statements, over several lines, with their parameters', () => {
    const log = [
      '@waymark_app|12|LOG:  statement: begin',
      "@waymark_app|12|LOG:  execute w1a: select 1",
      '\t  from action',
      '\t where tenant_id = $1',
      "@waymark_app|12|DETAIL:  Parameters: $1 = 'it''s', $2 = NULL, $3 = ''",
      '@|9|LOG:  checkpoint starting: time',
      '@waymark_platform|13|LOG:  execute <unnamed>: select 2',
      '',
    ].join('\n');
    expect(parseStatements(log)).toEqual([
      { role: 'waymark_app', connection: '12', text: 'begin', values: [] },
      { role: 'waymark_app', connection: '12', text: 'select 1\n  from action\n where tenant_id = $1', values: ["it's", null, ''] },
      { role: 'waymark_platform', connection: '13', text: 'select 2', values: [] },
    ]);
  });
});
