// Which files and pasted texts are told to be wrong before they are sent.
import { describe, expect, test } from '@jest/globals';
import { checkFile, checkPastedTable, extensionOf, maximumFileBytes } from './file-check.ts';

describe('a chosen file', () => {
  test.each([
    ['plan.docx', 10, null],
    ['Plan (final).XLSX', 10, null],
    ['plan.csv', 10, null],
    ['plan.tsv', maximumFileBytes, null],
    ['plan.docx', maximumFileBytes + 1, 'tooLarge'],
    ['plan.docx', 0, 'emptyFile'],
    ['plan.doc', 10, 'olderWord'],
    ['plan.xls', 10, 'olderExcel'],
    ['plan.docm', 10, 'macros'],
    ['plan.xlsm', 10, 'macros'],
    ['plan.PDF', 10, 'pdf'],
    ['plan', 10, 'wrongKind'],
    ['.docx', 10, 'wrongKind'],
    ['plan.docx.exe', 10, 'wrongKind'],
  ])('%s of %d bytes: %s', (name, size, fault) => {
    expect(checkFile({ name, size })).toBe(fault);
  });

  test('nothing chosen', () => {
    expect(checkFile(null)).toBe('noFile');
    expect(extensionOf('plan')).toBe('');
  });
});

describe('a pasted table', () => {
  test.each([
    ['Action\tBy whom\nRecruit\tHead of service', null],
    ['| Action | By whom |\n|---|---|\n| Recruit | Head of service |', null],
    ['', 'noText'],
    ['   \n \n', 'noText'],
    ['one line of prose', 'noColumns'],
    ['a title\na second line', 'noColumns'],
    ['Action\tBy whom', 'noColumns'],
  ])('%j: %s', (text, fault) => {
    expect(checkPastedTable(text)).toBe(fault);
  });
});
