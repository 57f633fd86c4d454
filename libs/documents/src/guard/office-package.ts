// Opens a .docx or .xlsx behind the guard: every part is inflated once under counters before any is
// parsed, then parts are handed out as text, in chunks, by name or by relationship.
import { DocumentRefused } from '../refused.ts';
import { readXml } from '../formats/xml.ts';
import { limits } from './limits.ts';
import { inflateEntry, readEntries, type ZipEntry } from './zip.ts';

export type PackageKind = 'docx' | 'xlsx';

export interface OfficePackage {
  kind: PackageKind;
  /** Name of the main part, e.g. word/document.xml. */
  main: string;
  has(part: string): boolean;
  names(): string[];
  /** Hands the part's text over in chunks; nothing when the part is absent. */
  read(part: string, onText: (text: string) => void): void;
  /** Relationships of a part: id → absolute target and kind (last word of its type). */
  relations(part: string): Map<string, Relation>;
}

export interface Relation {
  target: string;
  type: string;
  external: boolean;
}

const mainTypes: readonly [RegExp, PackageKind][] = [
  [/wordprocessingml\.(document|template)\.main\+xml$/, 'docx'],
  [/spreadsheetml\.(sheet|template)\.main\+xml$/, 'xlsx'],
];

/** Checks a ZIP file from end to end and opens it. Throws DocumentRefused; see limits.ts. */
export function openPackage(bytes: Uint8Array): OfficePackage {
  const { entries, types } = checkedParts(bytes);
  const main = mainPart(types, entries);
  const decoded = (part: string, onText: (text: string) => void): void => {
    const entry = find(entries, part);
    if (!entry) return;
    const decoder = chunkDecoder();
    inflateEntry(entry, limits.totalBytes, (chunk) => onText(decoder.decode(chunk)));
    onText(decoder.end());
  };
  return {
    ...main,
    has: (part) => find(entries, part) !== undefined,
    names: () => [...entries.keys()],
    read: decoded,
    relations: (part) => readRelations(part, decoded),
  };
}

/**
 * Checks a ZIP file from end to end and says which kind of Office document it is, without reading it: for files that are
 * kept as they are. Presentations, too. Throws DocumentRefused for anything else, and for what could run.
 */
export function checkPackage(bytes: Uint8Array): PackageKind | 'pptx' {
  const { entries, types } = checkedParts(bytes);
  for (const part of entries.keys()) if (/(^|\/)activeX\d*\.(bin|xml)$/i.test(part)) throw new DocumentRefused('macros', { part, wanted: 'a document without controls' });
  for (const [part, type] of types) if (/presentationml\.(presentation|slideshow|template)\.main\+xml$/.test(type) && find(entries, part)) return 'pptx';
  return mainPart(types, entries).kind;
}

function checkedParts(bytes: Uint8Array): { entries: Map<string, ZipEntry>; types: Map<string, string> } {
  const entries = readEntries(bytes);
  inflateAll(entries);
  const types = readContentTypes(entries);
  refuseMacros(entries, types);
  return { entries, types };
}

/** The pre-flight: the whole file is inflated and counted, and its parts are looked at. */
function inflateAll(entries: Map<string, ZipEntry>): void {
  let budget: number = limits.totalBytes;
  for (const entry of entries.values()) {
    let head = new Uint8Array(0);
    budget -= inflateEntry(entry, budget, (chunk) => {
      if (head.length < 4096) {
        const joined = new Uint8Array(Math.min(4096, head.length + chunk.length));
        joined.set(head);
        joined.set(chunk.subarray(0, joined.length - head.length), head.length);
        head = joined;
      }
    });
    const isZip = head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
    if (isZip || /\.(zip|docx|xlsx|pptx|docm|xlsm|jar)$/i.test(entry.name)) throw new DocumentRefused('nestedArchive', { part: entry.name });
    if (/\.(xml|rels|vml)$/i.test(entry.name) && /<!DOCTYPE/i.test(textOf(head))) throw new DocumentRefused('doctype', { part: entry.name });
  }
}

function textOf(bytes: Uint8Array): string {
  const decoder = chunkDecoder();
  return decoder.decode(bytes) + decoder.end();
}

/** XML in UTF-8 or, with a byte order mark, in UTF-16. */
function chunkDecoder(): { decode(chunk: Uint8Array): string; end(): string } {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  return {
    decode(chunk) {
      decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8');
      return decoder.decode(chunk, { stream: true });
    },
    end: () => decoder?.decode() ?? '',
  };
}

/** Part names are compared without regard to case, as Office does. */
function find(entries: Map<string, ZipEntry>, part: string): ZipEntry | undefined {
  const exact = entries.get(part);
  if (exact) return exact;
  const wanted = part.toLowerCase();
  for (const [name, entry] of entries) if (name.toLowerCase() === wanted) return entry;
  return undefined;
}

/** Content type by part name, from [Content_Types].xml. */
function readContentTypes(entries: Map<string, ZipEntry>): Map<string, string> {
  const entry = find(entries, '[Content_Types].xml');
  if (!entry) {
    const opendocument = entries.has('mimetype') && entries.has('content.xml');
    throw new DocumentRefused('wrongType', { found: opendocument ? 'an OpenDocument file' : 'a ZIP archive' });
  }
  const types = new Map<string, string>();
  const decoder = chunkDecoder();
  readXml(
    entry.name,
    (write) => {
      inflateEntry(entry, limits.totalBytes, (chunk) => write(decoder.decode(chunk)));
      write(decoder.end());
    },
    {
      open(name, attributes) {
        if (name === 'Override' && attributes.PartName) types.set(attributes.PartName.replace(/^\//, ''), attributes.ContentType ?? '');
        if (name === 'Default' && attributes.Extension) types.set(`*.${attributes.Extension}`, attributes.ContentType ?? '');
      },
    },
  );
  return types;
}

function refuseMacros(entries: Map<string, ZipEntry>, types: Map<string, string>): void {
  const wanted = [...types.values()].some((type) => type.includes('wordprocessingml') || type.includes('ms-word')) ? '.docx' : '.xlsx';
  for (const name of entries.keys()) {
    if (/(^|\/)(vbaProject\w*\.bin|vbaData\.xml|macrosheets\/.*)$/i.test(name)) throw new DocumentRefused('macros', { part: name, wanted });
  }
  for (const [part, type] of types) {
    if (/macroEnabled|vbaProject|macrosheet/i.test(type)) throw new DocumentRefused('macros', { part: part.replace('*.', ''), wanted });
  }
}

function mainPart(types: Map<string, string>, entries: Map<string, ZipEntry>): { kind: PackageKind; main: string } {
  for (const [part, type] of types) {
    for (const [pattern, kind] of mainTypes) if (pattern.test(type) && find(entries, part)) return { kind, main: part };
  }
  if ([...types.values()].some((type) => type.includes('presentationml'))) throw new DocumentRefused('wrongType', { found: 'a presentation' });
  throw new DocumentRefused('wrongType', { found: 'a ZIP archive' });
}

function readRelations(part: string, read: OfficePackage['read']): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations = new Map<string, Relation>();
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  readXml(name, (write) => read(name, write), {
    open(element, attributes) {
      if (element !== 'Relationship' || !attributes.Id) return;
      const target = attributes.Target ?? '';
      relations.set(attributes.Id, {
        target: target.startsWith('/') ? target.slice(1) : resolve(folder + target),
        type: (attributes.Type ?? '').split('/').at(-1) ?? '',
        external: attributes.TargetMode === 'External',
      });
    },
  });
  return relations;
}

function resolve(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
