// Hostile and wrong files: each is refused with its code and one sentence, and damage never crashes the reader.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deflateSync, strToU8, zipSync } from 'fflate';
import { interpret } from '../interpretation/interpret.ts';
import { readPlan } from '../read-plan.ts';
import { readSource } from '../read-source.ts';
import { DocumentRefused } from '../refused.ts';
import { xlsx } from '../testing/excel.ts';
import { bold, docx, p, tbl, tr } from '../testing/word.ts';
import { limits } from './limits.ts';
import { inflateEntry } from './zip.ts';

const table = tbl(tr('No.', 'Action', 'Lead', 'By when', 'RAG'), tr('1', 'Do a', 'HoS', 'June 16', 'Green'));
const good = docx(bold('Improvement plan') + table);
const refusal = (bytes: Uint8Array, fileName: string): string => {
  try {
    readPlan(bytes, fileName);
    return 'read';
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    expect(error.message).toMatch(/^[A-Z].*[^.]\.$/);
    return error.code;
  }
};
const compound = (stream: string): Uint8Array => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (let n = 0; n < stream.length; n += 1) bytes[1024 + 2 * n] = stream.charCodeAt(n);
  return bytes;
};
const parts = (extra: Record<string, Uint8Array>): Uint8Array => docx(table, { extra });

describe('[37] files that are refused', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['empty', new Uint8Array(0), 'plan.docx', 'empty'],
    ['blank text', strToU8('  \n'), 'plan.csv', 'empty'],
    ['too large', new Uint8Array(26 * 1024 * 1024), 'plan.csv', 'tooLarge'],
    ['PDF', strToU8('%PDF-1.7 …'), 'plan.pdf', 'wrongType'],
    ['PDF named .docx', strToU8('%PDF-1.7 …'), 'plan.docx', 'wrongType'],
    ['web page named .csv', strToU8('<!DOCTYPE html><html><script>alert(1)</script>'), 'plan.csv', 'wrongType'],
    ['picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'plan.csv', 'wrongType'],
    ['program named .csv', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), 'plan.csv', 'wrongType'],
    ['text named .docx', strToU8('hello'), 'plan.docx', 'notWhatItSays'],
    ['Word named .xlsx', good, 'plan.xlsx', 'notWhatItSays'],
    ['Excel named .csv', xlsx([{ name: 'S', rows: [['a']] }]), 'plan.csv', 'notWhatItSays'],
    ['Word of 2003', compound('WordDocument'), 'plan.doc', 'oldFormat'],
    ['Excel of 2003', compound('Workbook'), 'plan.xls', 'oldFormat'],
    ['with a password', compound('EncryptedPackage'), 'plan.docx', 'encrypted'],
    ['.docm by name', good, 'plan.docm', 'macros'],
    ['.xlsm by content type', xlsx([{ name: 'S', rows: [] }], { mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }), 'plan.xlsx', 'macros'],
    ['a macro project inside', parts({ 'word/vbaProject.bin': strToU8('x') }), 'plan.docx', 'macros'],
    ['an archive inside', parts({ 'word/embeddings/x.bin': zipSync({ a: strToU8('a') }) }), 'plan.docx', 'nestedArchive'],
    ['a part outside', parts({ '../evil.xml': strToU8('<a/>') }), 'plan.docx', 'unsafePath'],
    ['an absolute part', parts({ '/etc/x': strToU8('<a/>') }), 'plan.docx', 'unsafePath'],
    ['entities', parts({ 'word/styles.xml': strToU8('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }), 'plan.docx', 'doctype'],
    ['a bomb', parts({ 'word/media/x.xml': new Uint8Array(20_000_000) }), 'plan.docx', 'bomb'],
    ['too many parts', parts(Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`a/${n}`, new Uint8Array(1)]))), 'plan.docx', 'tooManyParts'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'plan.docx', 'wrongType'],
    ['half a file', good.subarray(0, good.length / 2), 'plan.docx', 'damaged'],
    ['broken XML', parts({ 'word/document.xml': strToU8('<w:document><w:body>') }), 'plan.docx', 'damaged'],
  ])('%s', (_, bytes, fileName, code) => {
    expect(refusal(bytes, fileName)).toBe(code);
  });

  test('declared sizes are not believed', () => {
    const bytes = parts({ 'word/media/x.xml': new Uint8Array(20_000_000) });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(refusal(bytes, 'plan.docx')).toBe('bomb');
  });

  test('one entry, and all together, may only grow so far', () => {
    const data = deflateSync(strToU8('abcdefghij'.repeat(1000)));
    const inflate = (budget: number): number => inflateEntry({ name: 'x', method: 8, data }, budget, () => undefined);
    expect(inflate(10_000)).toBe(10_000);
    expect(() => inflate(9_999)).toThrow(DocumentRefused);
    expect(() => inflateEntry({ name: 'x', method: 0, data: new Uint8Array(limits.entryBytes + 1) }, Infinity, () => undefined)).toThrow(DocumentRefused);
  });

  test('entries that overlap are refused', () => {
    const bytes = docx(table);
    const view = new DataView(bytes.buffer);
    const central: number[] = [];
    for (let at = 0; at + 46 < bytes.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) central.push(at);
    view.setUint32(central[1]! + 42, view.getUint32(central[0]! + 42, true), true);
    expect(refusal(bytes, 'plan.docx')).toBe('bomb');
  });
});

describe('whatever the bytes are', () => {
  test('a damaged document is read or refused, never a crash', () => {
    const workbook = xlsx([{ name: 'S', rows: [['No.', 'Action', 'Lead', 'By when'], [1, 'Do a', 'HoS', 'June 16']] }]);
    fc.assert(
      fc.property(fc.constantFrom<[Uint8Array, string]>([good, 'a.docx'], [workbook, 'a.xlsx']), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }), ([bytes, name], changes) => {
        const damaged = Uint8Array.from(bytes);
        for (const [where, value] of changes) damaged[Math.floor(where * damaged.length)] = value;
        expect(typeof refusal(damaged, name)).toBe('string');
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  test('any text gives a plan', () => {
    const piece = fc.constantFrom('Action', 'Lead', 'By when', 'RAG', 'Ref', 'Objective 1: x', 'Green', '1.1', 'Key', '', 'June 16', 'and so on', 'Recommendation', '\n', '"', 'Linked recommendations: 1', 'Total');
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 7 }), { maxLength: 12 }), fc.constantFrom(',', '\t', '|', ';'), fc.constantFrom('a.csv', ''), (rows, separator, name) => {
        const text = rows.map((row) => row.join(separator)).join('\n');
        if (text.trim() !== '' && !/^\W*</.test(text)) expect(refusal(strToU8(text), name)).toMatch(/^(?:read|empty|wrongType)$/);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  test('any table of Word gives a plan whose findings point into it', () => {
    const cell = fc.constantFrom('Action', 'Owner', 'When', 'RAG', '1', 'Do it', 'Red', '', 'Board Champion: X', 'Objective 2', 'Priority', 'a\nb');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 10 }), (rows) => {
        const source = readSource(docx(p('Plan') + tbl(...rows.map((row) => tr(...row)))), 'a.docx');
        const { findings, origins } = interpret(source, 'a.docx');
        for (const { block } of Object.values(origins)) expect(source.blocks[block]).toBeDefined();
        for (const { path } of findings) if (path !== undefined) expect(origins[path]).toBeDefined();
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
