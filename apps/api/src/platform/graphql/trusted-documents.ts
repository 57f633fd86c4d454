/**
 * The operations that a signed-in browser may run: those the web app was built with, by the SHA-256 of their
 * text (ADR 0024). Each release brings a map in a file of its own, so that pages of the former release go on
 * working beside those of the new one.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const map = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string().min(1));

/** A file of another release may have arrived; looking more often would let anybody keep the disk busy. */
const MILLISECONDS_BETWEEN_LOOKS = 2_000;

export class TrustedDocuments {
  private readonly texts = new Map<string, string>();
  private readonly files = new Set<string>();
  private looked = -Infinity;

  /**
   * @param folder holds the maps; null when there is no web app
   * @throws Error when a map is not what a build writes
   */
  constructor(private readonly folder: string | null) {
    this.look();
  }

  get isEmpty(): boolean {
    return this.texts.size === 0;
  }

  /** The text with this id, or null. An unknown id makes it look for maps that were added since. */
  textOf(id: string): string | null {
    const text = this.texts.get(id);
    if (text !== undefined) return text;
    if (performance.now() - this.looked > MILLISECONDS_BETWEEN_LOOKS) this.look();
    return this.texts.get(id) ?? null;
  }

  private look(): void {
    this.looked = performance.now();
    if (this.folder === null || !existsSync(this.folder)) return;
    for (const name of readdirSync(this.folder)) {
      if (!name.endsWith('.json') || this.files.has(name)) continue;
      for (const [id, text] of Object.entries(map.parse(JSON.parse(readFileSync(join(this.folder, name), 'utf8'))))) {
        if (id !== `sha256:${createHash('sha256').update(text).digest('hex')}`) throw new Error(`The trusted document ${id} in ${name} is not what its hash says.`);
        this.texts.set(id, text);
      }
      this.files.add(name);
    }
  }
}
