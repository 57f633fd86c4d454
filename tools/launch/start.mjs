/** What `npm start` does, in order; and how it all ends at Ctrl-C. */
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { openDatabase } from './database.mjs';
import { install } from './install.mjs';
import { Advice, logFolder, prepareStateFolder } from './places.mjs';
import { isTaken } from './port.mjs';
import { prepare, startProgram } from './program.mjs';
import { progressLines } from './progress.mjs';
import { claimCheckout, releaseCheckout } from './running.mjs';
import { readSecret } from './secret.mjs';
import { endings } from './endings.mjs';

const usage = `npm start -- [options]
  --port NUMBER  serve at this port (3000, or PORT of the environment)
  --fresh        remove the demonstration and what was entered into it, and begin anew
  --no-demo      start without the demonstration
  --help         show this`;

export async function start(argv) {
  const say = progressLines();
  const end = endings();
  try {
    const { port, fresh, demonstration } = readOptions(argv);
    prepareStateFolder();
    claimCheckout(port);
    end.last(releaseCheckout);
    await refuseTakenPort(port);
    await install({ say, onChild: end.child });
    await build({ say, onChild: end.child });
    const secret = readSecret();
    const database = await openDatabase({ secret, fresh, say });
    end.after(database.stop);
    say('Preparing the database');
    const { appUrl, platformUrl, accounts } = await prepare({ administratorUrl: database.administratorUrl, secret, demonstration, say, onChild: end.child });
    say('Starting the API and the worker');
    const origin = process.env.ORIGIN;
    const program = await startProgram({ port, origin, appUrl, platformUrl, demonstration });
    end.after(program.stop);
    say('Ready');
    console.log(welcome(origin ?? `http://localhost:${port}`, accounts));
    const fault = await Promise.race([program.exited, database.exited]);
    if (!end.begun) throw new Advice(fault);
  } catch (error) {
    if (end.begun) return;
    console.error(error instanceof Advice ? `\n${error.message}` : error);
    await end.now(1);
  }
}

function readOptions(argv) {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: { port: { type: 'string' }, fresh: { type: 'boolean' }, 'no-demo': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }));
  } catch (error) {
    throw new Advice(`${error.message.split('. ')[0]}.\n${usage}`);
  }
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port ?? process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Advice('--port takes a number from 1 to 65535.');
  return { port, fresh: values.fresh ?? false, demonstration: !values['no-demo'] };
}

async function refuseTakenPort(port) {
  if (!(await isTaken(port))) return;
  const other = port < 65_535 ? port + 1 : port - 1;
  throw new Advice(`Port ${port} is used by another program; end that program, or choose another port: npm start -- --port ${other}`);
}

function welcome(address, accounts) {
  const lines = ['', `  Waymark is ready at ${address}`, ''];
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map(({ email }) => email.length));
    lines.push(`  Sign in to the demonstration (password of all: ${accounts[0].password})`, '');
    for (const { email, name } of accounts) lines.push(`    ${email.padEnd(width)}  ${name}`);
    lines.push('');
  }
  lines.push(`  Logs: ${logFolder}`, '  Ctrl-C stops everything.', '');
  return lines.join('\n');
}
