/** `waymark oversight …`: oversight bodies and who advises for them. What they may read each service grants itself. */
import type { Command } from 'commander';
import { Fault } from './fault.ts';
import { checkAddress, checkSlug, ensureAccount, withProvisioning } from './provision.ts';

export function addOversightCommands(program: Command): void {
  const oversight = program.command('oversight').description('oversight bodies, with which services share their plans, and their advisers');
  oversight
    .command('create')
    .description('make a body; services can then choose to share with it')
    .argument('<slug>', 'its name in commands: lower-case letters, digits and hyphens')
    .requiredOption('--name <text>', 'its name')
    .option('--name-cy <text>', 'its name in Welsh, where it has one')
    .action(create);
  oversight
    .command('admit')
    .description('let a person advise for a body; a new account gets a password, printed once')
    .argument('<slug>', 'the body')
    .argument('<email>', 'address of the person')
    .option('--name <text>', 'that person’s name or role', 'Adviser')
    .action(admit);
  oversight.command('dismiss').description('end that, from the next request on').argument('<slug>', 'the body').argument('<email>', 'address of the person').action(dismiss);
  oversight.command('list').description('print each body and its advisers').action(list);
}

async function create(slug: string, { name, nameCy }: { name: string; nameCy?: string }): Promise<void> {
  checkSlug(slug);
  await withProvisioning(async ({ oversight }) => {
    if (await oversight.findBySlug(slug)) throw new Fault(`There is a body ${slug} already; choose another name for commands.`);
    await oversight.create(slug, { en: name, cy: nameCy ?? name });
    console.log(`Made the oversight body ${name} (${slug}). Administrators of services can share with it under Trust centre.`);
  });
}

async function admit(slug: string, email: string, { name }: { name: string }): Promise<void> {
  checkAddress(email);
  await withProvisioning(async ({ oversight, people }) => {
    const body = await oversight.findBySlug(slug);
    if (!body) throw new Fault(unknownBody(slug));
    const { account, password } = await ensureAccount(people, email, name);
    const added = await oversight.addAdviser(body.id, account.id);
    const fact = added ? `${account.email} advises for ${body.name.en} now` : `${account.email} advises for ${body.name.en} already`;
    console.log(password === null ? `${fact}.` : `${fact}; password: ${password}`);
  });
}

async function dismiss(slug: string, email: string): Promise<void> {
  await withProvisioning(async ({ oversight, people }) => {
    const body = await oversight.findBySlug(slug);
    if (!body) throw new Fault(unknownBody(slug));
    const account = await people.findAccount(email);
    if (!account || !(await oversight.removeAdviser(body.id, account.id))) throw new Fault(`${email} does not advise for ${body.name.en}; "npx waymark oversight list" says who does.`);
    console.log(`${account.email} no longer advises for ${body.name.en}.`);
  });
}

async function list(): Promise<void> {
  await withProvisioning(async ({ oversight }) => {
    const bodies = await oversight.list();
    if (bodies.length === 0) console.log('There is no oversight body yet; make one with "npx waymark oversight create".');
    for (const { slug, name, advisers } of bodies) console.log(`${slug}  ${name.en}: ${advisers.length > 0 ? advisers.join(', ') : 'nobody advises for it yet'}`);
  });
}

const unknownBody = (slug: string): string => `There is no oversight body ${slug} in this database; "npx waymark oversight list" prints those that there are.`;
