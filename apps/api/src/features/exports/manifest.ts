/** The last part of an export: what it holds, so that an import can prove that it got all of it, unchanged. */
import { z } from 'zod';

export const MANIFEST = 'manifest.json';
export const FORMAT = 'waymark-service-export';
export const FORMAT_VERSION = 1;

const part = z.object({
  path: z.string().min(1).max(400),
  bytes: z.number().int().min(0),
  /** SHA-256, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of a part that holds rows, one a line. */
  rows: z.number().int().min(0).optional(),
});

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  producedAt: z.iso.datetime(),
  schema: z.object({ migration: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  service: z.object({ id: z.uuid(), slug: z.string(), name: z.object({ en: z.string(), cy: z.string() }) }),
  parts: z.array(part),
  /** Tables that stayed behind, with the reason. */
  leftOut: z.array(z.object({ table: z.string(), reason: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestPart = z.infer<typeof part>;

/** Where rows of a table stand; the tenant itself, its accounts and what lies outside the service have parts of their own. */
export const partOf = {
  service: 'service.ndjson',
  accounts: 'accounts.ndjson',
  table: (name: string): string => `tables/${name}.ndjson`,
  reference: (name: string): string => `references/${name}.ndjson`,
  bytes: (table: string, column: string, key: string): string => `bytes/${table}.${column}/${key}`,
  file: (path: string): string => `files/${path}`,
};
