/** The command line `npx waymark`: one file per group of commands. */
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
  if (error instanceof Fault) console.error(error.message);
  else console.error(error);
}
