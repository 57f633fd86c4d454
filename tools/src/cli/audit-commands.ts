/** `waymark audit …`: exports a service's trail, and verifies an exported one without any database. */
import { createReadStream, readFileSync } from 'node:fs';
import type { CheckpointLine, Tamper, TrailReport } from '@waymark/api';
import type { Command } from 'commander';
import { administratorUrl, auditSigningKey, secret } from './administrator.ts';
import { Fault } from './fault.ts';

interface VerifyOptions {
  key: string[];
  checkpoints?: string;
}

export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('the audit trail of a service');
  audit
    .command('export')
    .description('print the trail of a service with its signed checkpoints (NDJSON)')
    .requiredOption('--tenant <slug>', 'the service, by its name in addresses')
    .action(exportTrail);
  audit
    .command('verify')
    .description('tell whether an exported trail is whole; needs no database')
    .argument('<file>', 'an exported trail')
    .requiredOption('--key <public key...>', '64 hexadecimal digits, as "audit key" prints; several where the key was changed')
    .option('--checkpoints <file>', 'checkpoints that were kept elsewhere (AUDIT_CHECKPOINT_FILE)')
    .action(verify);
  audit
    .command('key')
    .description('print the public key by which trails of this installation are verified')
    .action(async () => {
      const { SigningKey } = await import('@waymark/api');
      console.log(new SigningKey(await auditSigningKey()).publicKey);
    });
}

async function exportTrail({ tenant: slug }: { tenant: string }): Promise<void> {
  const { exportTrail: send, openProvisioning, prepareDatabase } = await import('@waymark/api');
  const urls = await prepareDatabase({ administratorUrl: await administratorUrl(), secret: await secret() });
  const provisioning = await openProvisioning(urls);
  const service = await provisioning.tenantsStore.findBySlug(slug).finally(() => provisioning.close());
  if (!service) throw new Fault(`There is no service ${slug}; check its name in addresses.`);
  const write = (text: string): Promise<void> => new Promise((accept, refuse) => process.stdout.write(text, (error) => (error ? refuse(error) : accept())));
  await send({ ...urls, signingKey: await auditSigningKey(), tenantId: service.id }, write);
}

async function verify(file: string, { key, checkpoints }: VerifyOptions): Promise<void> {
  const { keyPattern, verifyTrail } = await import('@waymark/api');
  const keys = key.map((text) => text.toLowerCase());
  if (!keys.every((text) => keyPattern.test(text))) throw new Fault('A public key is 64 hexadecimal digits; take it from "npx waymark audit key" or from the page of the audit trail.');
  const kept = checkpoints === undefined ? [] : await readCheckpoints(checkpoints);
  const report = await verifyTrail(createReadStream(file), keys, kept).catch((error: NodeJS.ErrnoException) => {
    throw error.code === undefined ? error : new Fault(sentenceOf(error.code, file));
  });
  for (const line of describe(report)) console.log(line);
  if (report.tampered.length > 0) throw new Fault('This trail is not what was written; keep the file and ask for another export.');
}

async function readCheckpoints(file: string): Promise<CheckpointLine[]> {
  const { readLine } = await import('@waymark/api');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Fault(sentenceOf((error as NodeJS.ErrnoException).code, file));
  }
  return text.split('\n').filter((line) => line !== '').map((line, index) => {
    const read = readLine(line);
    if (read?.kind !== 'checkpoint') throw new Fault(`Line ${index + 1} of ${file} is no checkpoint; give the file as it was kept.`);
    return read;
  });
}

function sentenceOf(code: string | undefined, file: string): string {
  if (code === 'ENOENT') return `There is no file ${file}; check the name and the folder.`;
  if (code === 'EISDIR') return `${file} is a folder; name a file in it.`;
  return `${file} cannot be read (${code ?? 'unknown'}); check its permissions.`;
}

const sentences: Readonly<Record<Tamper['code'], string>> = {
  changed: 'was changed',
  missing: 'is missing',
  reordered: 'stands elsewhere than it was written',
  repeated: 'stands more than once',
  truncated: 'is the last one left: the end was cut off',
  rewritten: 'is not the one that was signed: the chain was rewritten',
  forged: 'has a checkpoint that this key has not signed',
  added: 'was added after the seal',
};

function describe({ tenant, events, checkpoints, sealedAt, tampered }: TrailReport): string[] {
  if (tampered.length === 0) return [`The trail of service ${tenant ?? '(unknown)'} is whole: ${events} events, ${checkpoints} checkpoints, sealed at ${sealedAt ?? '(never)'}.`];
  return tampered.map(({ code, line, seq }) => `${code}: line ${line}: ${seq === null ? 'something' : `event ${seq}`} ${sentences[code]}.`);
}
