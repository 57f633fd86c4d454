/** The command line `npx waymark`: one file per group of commands. The service's code is loaded by those that need it. */
import { Command } from 'commander';
import { addAuditCommands } from './audit-commands.ts';
import { addContractCommands } from './contract-commands.ts';
import { addDatabaseCommands } from './database-commands.ts';
import { Fault } from './fault.ts';
import { addOversightCommands } from './oversight-commands.ts';
import { addPlanCommands } from './plan-commands.ts';
import { addQueueCommands } from './queue-commands.ts';
import { addRulesCommands } from './rules-commands.ts';
import { addTenantCommands } from './tenant-commands.ts';

const program = new Command('waymark').description('Post-inspection improvement plans: read documents, try rules, look after the database.');
addPlanCommands(program);
addRulesCommands(program);
addDatabaseCommands(program);
addContractCommands(program);
addTenantCommands(program);
addOversightCommands(program);
addAuditCommands(program);
addQueueCommands(program);

// Whoever reads the answers may have seen enough (`… | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  if (isForThePerson(error)) console.error(error.message);
  else console.error(error);
}

/** A sentence for whoever typed the command, ours or the database's; anything else is a bug and keeps its stack. */
function isForThePerson(error: unknown): error is Error {
  return error instanceof Fault || (error instanceof Error && (error.name === 'DatabaseFault' || error.name === 'ImportRefused'));
}
