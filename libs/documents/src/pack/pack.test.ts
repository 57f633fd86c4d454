import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { inflateSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { writePackDocx, writePackHtml, writePackPdf, writePackXlsx } from '../index.ts';
import { packFonts, samplePaper } from '../testing/pack.ts';

const paper = samplePaper(30, 2);

/** Every object of a PDF without object streams: its dictionary as text, and its stream when it is compressed text. */
function objectsOf(bytes: Uint8Array): Map<string, { head: string; stream: string }> {
  const raw = Buffer.from(bytes).toString('latin1');
  const found = new Map<string, { head: string; stream: string }>();
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = match[2]!.split(/\nstream\n/);
    const body = stream?.replace(/\nendstream$/, '') ?? '';
    found.set(match[1]!, { head, stream: head.includes('/FlateDecode') && !head.includes('/FontFile') && !head.includes('/Length1') ? inflateSync(Buffer.from(body, 'latin1')).toString('latin1') : body });
  }
  return found;
}

interface Element { type: string; alt: boolean; scope: string | null; kids: (Element | number)[] }

/** The structure tree from its root, with the numbers of marked contents as leaves. */
function structureOf(bytes: Uint8Array): Element {
  const objects = objectsOf(bytes);
  const read = (id: string): Element => {
    const { head } = objects.get(id)!;
    const [, kids = ''] = /\/K \[([\s\S]*?)\]/.exec(head) ?? [];
    return {
      type: /\/S \/(\w+)/.exec(head)?.[1] ?? 'Root', alt: /\/Alt \(/.test(head), scope: /\/Scope \/(\w+)/.exec(head)?.[1] ?? null,
      kids: [...kids.matchAll(/<<[^>]*\/MCID (\d+)[^>]*>>|(\d+) 0 R|(\b\d+\b)/g)].map((kid) => (kid[2] === undefined ? Number(kid[1] ?? kid[3]) : read(kid[2]))),
    };
  };
  const root = [...objects].find(([, { head }]) => head.includes('/Type /StructTreeRoot'))!;
  const [, first = ''] = /\/K \[?(\d+) 0 R/.exec(root[1].head) ?? [];
  return read(first);
}

const elements = (element: Element): Element[] => [element, ...element.kids.flatMap((kid) => (typeof kid === 'number' ? [] : elements(kid)))];
const children = (element: Element): string[] => element.kids.map((kid) => (typeof kid === 'number' ? 'content' : kid.type));

describe('PDF', () => {
  let bytes: Uint8Array;
  const structure = async (): Promise<Element[]> => elements(structureOf((bytes ??= await writePackPdf(paper, packFonts))));

  test('says that it is PDF/UA, in its language, with its title in the window', async () => {
    await structure();
    const text = Buffer.from(bytes).toString('latin1');
    const whole = [...objectsOf(bytes).values()].map(({ head, stream }) => head + stream).join('\n');
    expect(whole).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    expect(text).toMatch(/\/Lang \(cy-GB\)/);
    expect(text).toMatch(/\/MarkInfo \d+ 0 R/);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
  });

  test('holds each block in reading order, with real headings, and each table with its header cells', async () => {
    const [root, ...all] = await structure();
    const top = children(root!);
    expect(top.slice(0, 4)).toEqual(['H1', 'P', 'H2', 'P']);
    expect(top.filter((type) => type === 'H3')).toHaveLength(30 + 1 + 2);
    expect(top.filter((type) => type === 'Table')).toHaveLength(3);
    for (const table of all.filter(({ type }) => type === 'Table')) expect(children(table)).toEqual(['Caption', 'THead', 'TBody']);
    for (const head of all.filter(({ type }) => type === 'THead')) expect(elements(head).filter(({ type }) => type === 'TH').map(({ scope }) => scope)).toEqual(Array(5).fill('Column'));
    for (const body of all.filter(({ type }) => type === 'TBody')) for (const row of body.kids as Element[]) expect(row.kids.map((kid) => [(kid as Element).type, (kid as Element).scope])).toEqual([['TH', 'Row'], ...Array.from({ length: 4 }, () => ['TD', null])]);
  });

  test('gives every picture its words, and marks everything drawn as content of the tree or as decoration', async () => {
    const all = await structure();
    expect(all.filter(({ type }) => type === 'Figure').map(({ alt }) => alt)).toEqual([true, true]);
    const content = [...objectsOf(bytes).values()].filter(({ stream }) => /\b(?:BDC|BMC)\b/.test(stream));
    expect(content.length).toBeGreaterThan(5);
    for (const { stream } of content) {
      let depth = 0;
      for (const [operator] of stream.matchAll(/\b(?:BDC|BMC|EMC|TJ|Tj|f|S|B)(?=\n|$)/gm)) {
        if (operator === 'EMC') depth -= 1;
        else if (operator === 'BDC' || operator === 'BMC') depth += 1;
        else expect(depth).toBe(1);
      }
      expect(depth).toBe(0);
    }
    const marked = content.flatMap(({ stream }) => [...stream.matchAll(/\/MCID (\d+)/g)]).length;
    expect(all.flatMap(({ kids }) => kids.filter((kid) => typeof kid === 'number'))).toHaveLength(marked);
  });

  test('carries its fonts, and is the same each time', async () => {
    const again = await writePackPdf(paper, packFonts);
    await structure();
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
    const fonts = [...objectsOf(bytes).values()].filter(({ head }) => head.includes('/Type /FontDescriptor'));
    expect(fonts.length).toBe(2);
    for (const { head } of fonts) expect(head).toMatch(/\/FontFile\d? \d+ 0 R/);
  });
});

const wellFormed = (xml: string): void => {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
};

test('HTML: one file, escaped, its tables with captions and header cells, its charts with their tables', () => {
  const html = writePackHtml(paper);
  expect(html).toMatch(/^<!doctype html>\n<html lang="cy">/);
  expect(html).toContain('<title>Bwrdd rheoli, Tachwedd: tŷ &amp; dŵr &lt;cynllun&gt;</title>');
  expect(html.match(/<caption>/g)).toHaveLength(3);
  expect(html.match(/<th scope="row">/g)).toHaveLength(30 + 2 * 9);
  expect(html.match(/<figure>/g)).toHaveLength(2);
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
});

test('Word: real headings, header rows that repeat, the marking and the number on every page', () => {
  const parts = unzipSync(writePackDocx(paper));
  const xml = (name: string) => strFromU8(parts[name]!);
  for (const name of Object.keys(parts)) wellFormed(xml(name));
  const document = xml('word/document.xml');
  expect(document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(1);
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(3);
  expect(document).toContain('◆ Coch');
  expect(xml('word/header1.xml')).toContain('OFFICIAL');
  expect(xml('word/footer1.xml')).toMatch(/Tudalen[\s\S]*PAGE[\s\S]*NUMPAGES/);
});

test('Excel: a sheet of words and one for each table, named once each, nothing of which runs', () => {
  const injected = { ...paper, blocks: [...paper.blocks, { kind: 'paragraph' as const, text: '=HYPERLINK("x")' }] };
  const parts = unzipSync(writePackXlsx(injected));
  const xml = (name: string) => strFromU8(parts[name]!);
  for (const name of Object.keys(parts)) wellFormed(xml(name));
  const names = [...xml('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  expect(names.slice(1)).toEqual(['Figures of indicator 1', 'Figures of indicator 2', 'All actions']);
  expect(names[0]!.replaceAll('&amp;', '&').length).toBeLessThanOrEqual(31);
  expect(xml('xl/worksheets/sheet1.xml')).toContain('<t xml:space="preserve">=HYPERLINK(&quot;x&quot;)</t>');
  expect(Object.values(parts).some((part) => strFromU8(part).includes('<f>'))).toBe(false);
  expect(xml('xl/worksheets/sheet4.xml').match(/<row /g)).toHaveLength(3 + 30);
});
