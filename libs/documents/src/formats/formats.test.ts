// Colours, numbers, numbering and encodings as Word and Excel mean them.
import { describe, expect, test } from '@jest/globals';
import { readSource } from '../read-source.ts';
import { gridOf, type SourceTable } from '../source.ts';
import { xlsx } from '../testing/excel.ts';
import { docx, numbered, p, tbl, tc, tr } from '../testing/word.ts';
import { decodeText } from './delimited.ts';
import { mixed, nearestShade, parseHex, shadeOf, tinted } from './shading.ts';
import { tidy } from './text.ts';
import { numberText, readNumberFormat } from './xlsx-numbers.ts';

describe('the nearest rating colour', () => {
  test.each([
    ['red', ['FF0000', 'C00000', 'FF3300', 'E6B8B7', 'FFC7CE', 'C0504D', 'DA9694']],
    ['amber', ['FFC000', 'FFFF00', 'F79646', 'FFEB9C', 'ED7D31', 'F4B083', 'FF6600', 'FFE699']],
    ['green', ['00B050', '92D050', '00FF00', 'C6EFCE', '9BBB59', '70AD47', '008000', 'A9D08E']],
    ['blue', ['0070C0', '00B0F0', '4F81BD', '0000FF', '1F497D', 'BDD7EE', '4BACC6']],
    [null, ['FFFFFF', 'D9D9D9', '000000', '808080', '7030A0', 'F2F2F2', 'auto', '']],
  ])('%s', (shade, colours) => {
    expect(colours.map((colour) => [colour, shadeOf(colour)])).toEqual(colours.map((colour) => [colour, shade]));
  });

  test('with tints and patterns', () => {
    expect(nearestShade(tinted(parseHex('70AD47')!, 0.6))).toBe('green');
    expect(nearestShade(tinted(parseHex('FFC000')!, -0.25))).toBe('amber');
    expect(tinted([0, 0, 0], 0.5)).toEqual([128, 128, 128]);
    expect(nearestShade(mixed([255, 0, 0], [255, 255, 255], 0.5))).toBe('red');
    expect(parseHex('FF00B050')).toEqual([0, 176, 80]);
  });
});

describe('numbers of a sheet', () => {
  test.each([
    ['42643', 'dd/mm/yyyy', '30/09/2016'],
    ['42643.75', 'dd/mm/yyyy hh:mm', '30/09/2016'],
    ['42643', 'mmm\\-yy', 'Sep-16'],
    ['42643', 'mmmm yyyy', 'September 2016'],
    ['42643', '[$-809]d mmmm yyyy;@', '30 September 2016'],
    ['42643', 'yyyy', '2016'],
    ['42643', 'mm/yyyy', 'Sep 2016'],
    ['60', 'dd/mm/yyyy', '28/02/1900'],
    ['0.5', 'h:mm', '12:00'],
    ['0.85', '0%', '85%'],
    ['1.1', '0.00', '1.10'],
    ['1.1000000000000001', 'General', '1.1'],
    ['3', '@', '3'],
    ['x', 'General', 'x'],
  ])('%s as %s', (raw, code, text) => {
    expect(numberText(raw, readNumberFormat(code), false)).toBe(text);
  });
});

test('lists count as Word counts them', () => {
  const lists = [[{ format: 'decimal', text: '%1.' }, { format: 'lowerLetter', text: '%1.%2)' }, { format: 'upperRoman', text: '%3' }], [{ format: 'bullet', text: '•' }]];
  const body = [numbered('a', 1), numbered('b', 1, 1), numbered('c', 1, 1), numbered('d', 1), numbered('e', 1, 1), numbered('f', 1, 2), numbered('g', 2)].join('');
  expect(readSource(docx(body, { lists }), 'a.docx').blocks.map((block) => (block.kind === 'table' ? '' : block.text))).toEqual(['1. a', '1.a) b', '1.b) c', '2. d', '2.a) e', 'I f', 'g']);
});

test('a grid repeats merged cells; a cell keeps its paragraphs and lists', () => {
  const lists = [[{ format: 'decimal', text: '%1.' }]];
  const source = readSource(docx(tbl(tr(tc('a', { merge: 'restart' }), tc('b', { span: 2 })), tr(tc('', { merge: 'continue' }), tc(p('x') + p('y')), tc(numbered('one', 1) + numbered('two', 1)))), { lists }), 'a.docx');
  const table = source.blocks[0] as SourceTable;
  expect(gridOf(table).map((row) => row.map((cell) => cell?.text))).toEqual([['a', 'b', 'b'], ['a', 'x\ny', '1. one\n2. two']]);
});

test('merged ranges, rich text and blank rows of a sheet', () => {
  const table = readSource(xlsx([{ name: 'S', rows: [['a', null, 'b'], [], ['c']], merges: ['A1:B2'] }]), 'a.xlsx').blocks[0] as SourceTable;
  expect(table.rows.map((row) => row.cells.map((cell) => [cell.text, cell.column, cell.columnSpan, cell.rowSpan]))).toEqual([[['a', 0, 2, 2], ['b', 2, 1, 1]], [], [['c', 0, 1, 1]]]);
});

test('encodings are found out', () => {
  expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9))).toBe('é');
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0xe9, 0x00))).toBe('é');
  expect(decodeText(Uint8Array.of(0xe9, 0x20, 0x96, 0x92))).toBe('é –’');
});

test('text is tidied without losing a word', () => {
  expect(tidy(' a\u00a0b \r\nc\u200b\n\n\n\nd  e ')).toBe('a b\nc\n\nd  e');
});
