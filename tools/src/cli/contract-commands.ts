/** `waymark contracts …`: the committed schemas against what code and migrations make. */
import type { Command } from 'commander';
import { Fault } from './fault.ts';

export function addContractCommands(program: Command): void {
  const contracts = program.command('contracts').description('the committed schema.graphql and schema.sql');
  contracts.command('write').description('make them from the code and the migrations').action(write);
  contracts.command('check').description('fail when they differ from what code and migrations make').action(check);
}

async function write(): Promise<void> {
  const { writeContracts } = await import('../contracts/contracts.ts');
  const changed = await writeContracts();
  console.log(changed.length === 0 ? 'The contracts are up to date.' : `Wrote ${changed.join(' and ')}.`);
}

async function check(): Promise<void> {
  const { checkContracts } = await import('../contracts/contracts.ts');
  const faults = await checkContracts();
  if (faults.length > 0) throw new Fault(`${faults.join('\n\n')}\n\nThe committed contracts differ from the code; run npm run contracts and commit what it writes.`);
  console.log('The contracts are up to date.');
}
