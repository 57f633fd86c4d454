/** `waymark tenant …`: makes services and their first administrator. */
import { randomBytes } from 'node:crypto';
import { ratingKeyPresets, type RatingKeyPreset } from '@waymark/domain';
import { Option, type Command } from 'commander';
import { administratorUrl, secret } from './administrator.ts';
import { Fault } from './fault.ts';

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
}

async function create(slug: string, options: CreateOptions): Promise<void> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 60) {
    throw new Fault(`${slug} cannot stand in an address; use lower-case letters, digits and single hyphens, 60 at most.`);
  }
  if (options.administrator !== undefined && !/^[^\s@]+@[^\s@]+$/.test(options.administrator)) {
    throw new Fault(`${options.administrator} is not an e-mail address; give one such as name@council.example.`);
  }
  const { openProvisioning, prepareDatabase } = await import('@waymark/api');
  const urls = await prepareDatabase({ administratorUrl: await administratorUrl(), secret: await secret() });
  const provisioning = await openProvisioning(urls);
  try {
    const { tenants, tenantsStore, people } = provisioning;
    if (await tenantsStore.findBySlug(slug)) throw new Fault(`There is a service ${slug} already; choose another name for addresses.`);
    const service = await tenants.create({ slug, name: { en: options.name, cy: options.nameCy ?? options.name }, ratingKeyPreset: options.ratingKey });
    console.log(`Made the service ${options.name} (${slug}).`);
    if (options.administrator === undefined) return;
    const known = await people.findAccount(options.administrator);
    const password = randomBytes(12).toString('base64url');
    const account = known ?? (await people.createAccount({ email: options.administrator, name: options.administratorName ?? 'Administrator', password }));
    await people.addMembership(service.id, account, ['tenantAdministrator', 'planManager']);
    console.log(known ? `${account.email} administers it.` : `${account.email} administers it; password: ${password}`);
  } finally {
    await provisioning.close();
  }
}
