/** `waymark tenant …`: makes services and their first administrator, takes a whole service out and into another database. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ratingKeyPresets, type RatingKeyPreset } from '@waymark/domain';
import { Option, type Command } from 'commander';
import { administratorUrl, secret } from './administrator.ts';
import { Fault } from './fault.ts';
import { checkAddress, checkSlug, ensureAccount, withProvisioning } from './provision.ts';

interface CreateOptions {
  name: string;
  nameCy?: string;
  ratingKey: RatingKeyPreset;
  administrator?: string;
  administratorName?: string;
}

export function addTenantCommands(program: Command): void {
  const tenant = program.command('tenant').description('services in the database of DATABASE_URL, or of a running npm start');
  tenant
    .command('create')
    .description('make a service with a rating key and its default rules')
    .argument('<slug>', 'its name in addresses: lower-case letters, digits and hyphens')
    .requiredOption('--name <text>', 'its name')
    .option('--name-cy <text>', 'its name in Welsh, where it has one')
    .addOption(new Option('--rating-key <preset>', 'how its ratings are called').choices(Object.keys(ratingKeyPresets)).default('delivery-4'))
    .option('--administrator <email>', 'who administers it; a new account gets a password, printed once')
    .option('--administrator-name <text>', 'that person’s name or role', 'Administrator')
    .action(create);
  tenant
    .command('export')
    .description('write everything of a service into one zip: rows, bytes and spreadsheets, no passwords')
    .argument('<slug>', 'its name in addresses')
    .argument('<file>', 'the zip to be made')
    .action(exportTo);
  tenant
    .command('import')
    .description('bring a zip of "tenant export" into this database, all of it or nothing')
    .argument('<file>', 'the zip')
    .option('--as <slug>', 'another name in addresses')
    .action(importFrom);
  tenant
    .command('admit')
    .description('let in a person who came with an import: an imported account gets a password, one that is here takes over its roles')
    .argument('<slug>', 'the service')
    .argument('<email>', 'address of the person in the export')
    .action(admit);
}

async function exportTo(slug: string, file: string): Promise<void> {
  const path = resolve(file);
  if (existsSync(path)) throw new Fault(`There is a file ${file} already; choose another name.`);
  await withProvisioning(async ({ exports, tenantsStore }) => {
    const service = await tenantsStore.findBySlug(slug);
    if (!service) throw new Fault(`There is no service ${slug} in this database.`);
    const unfinished = `${path}.part`;
    try {
      const { parts } = await exports.exportTo(unfinished, { tenantId: service.id, accountId: null, roles: [] });
      await rename(unfinished, path);
      const rows = parts.reduce((sum, part) => sum + (part.rows ?? 0), 0);
      console.log(`Wrote ${rows} rows in ${parts.length} parts to ${file}. It holds everything of the service: keep it as safe as the database.`);
    } finally {
      await rm(unfinished, { force: true });
    }
  });
}

async function importFrom(file: string, { as }: { as?: string }): Promise<void> {
  if (as !== undefined) checkSlug(as);
  const path = resolve(file);
  if (!existsSync(path)) throw new Fault(`There is no file ${file}.`);
  const url = await administratorUrl();
  const { importService, prepareDatabase } = await import('@waymark/api');
  await prepareDatabase({ administratorUrl: url, secret: await secret() });
  const { slug, name, rows, waiting, addressTaken, known } = await importService({ administratorUrl: url, file: path, at: new Date(), ...(as === undefined ? {} : { slug: as }) });
  console.log(`Imported the service ${name.en} (${slug}): ${rows} rows.`);
  if (known.length > 0) console.log(`Accounts that are here already, known by their id: ${known.join(', ')}.`);
  if (waiting.length > 0) console.log(`Accounts that cannot sign in yet: ${waiting.join(', ')}. Let each in with "npx waymark tenant admit ${slug} EMAIL".`);
  if (addressTaken.length > 0) console.log(`Another account here has the address of: ${addressTaken.join(', ')}. Admitting one gives the roles to that account, so make sure that it is the same person.`);
}

async function admit(slug: string, email: string): Promise<void> {
  await withProvisioning(async ({ people, tenantsStore }) => {
    const service = await tenantsStore.findBySlug(slug);
    if (!service) throw new Fault(`There is no service ${slug} in this database.`);
    const password = randomBytes(12).toString('base64url');
    const admitted = await people.admit(service.id, email, password);
    if (!admitted) throw new Fault(`Nobody with the address ${email} waits in ${slug} to be let in.`);
    const roles = admitted.roles.join(', ');
    console.log(admitted.joined ? `The account of ${admitted.account.email} now has the roles ${roles}.` : `${admitted.account.email} may sign in with the roles ${roles}; password: ${password}`);
  });
}

async function create(slug: string, options: CreateOptions): Promise<void> {
  checkSlug(slug);
  if (options.administrator !== undefined) checkAddress(options.administrator);
  await withProvisioning(async ({ tenants, tenantsStore, people }) => {
    if (await tenantsStore.findBySlug(slug)) throw new Fault(`There is a service ${slug} already; choose another name for addresses.`);
    const service = await tenants.create({ slug, name: { en: options.name, cy: options.nameCy ?? options.name }, ratingKeyPreset: options.ratingKey });
    console.log(`Made the service ${options.name} (${slug}).`);
    if (options.administrator === undefined) return;
    const { account, password } = await ensureAccount(people, options.administrator, options.administratorName ?? 'Administrator');
    await people.addMembership(service.id, account, ['tenantAdministrator', 'planManager']);
    console.log(password === null ? `${account.email} administers it.` : `${account.email} administers it; password: ${password}`);
  });
}
