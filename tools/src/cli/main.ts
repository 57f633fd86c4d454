/** The command line `npx waymark`: one file per group of commands. The service's code is loaded by those that need it. */
import { Command } from 'commander';
import { addContractCommands } from './contract-commands.ts';
import { addDatabaseCommands } from './database-commands.ts';
import { Fault } from './fault.ts';
import { addPlanCommands } from './plan-commands.ts';
import { addTenantCommands } from './tenant-commands.ts';

const program = new Command('waymark').description('Post-inspection improvement plans: read documents, look after the database.');
addPlanCommands(program);
addDatabaseCommands(program);
addContractCommands(program);
addTenantCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  if (isForThePerson(error)) console.error(error.message);
  else console.error(error);
}

/** A sentence for whoever typed the command, ours or the database's; anything else is a bug and keeps its stack. */
function isForThePerson(error: unknown): error is Error {
  return error instanceof Fault || (error instanceof Error && error.name === 'DatabaseFault');
}
