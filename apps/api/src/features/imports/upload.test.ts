/** What of an upload is refused at once. */
import { describe, expect, test } from '@jest/globals';
import { checkUpload, cleanFileName } from './upload.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from([...values, ...Buffer.from('the rest of the file')]);

describe('an upload', () => {
  test.each<[string, Uint8Array]>([
    ['text', Buffer.from('Action,By whom\nA,B')],
    ['a package of Office', bytes(0x50, 0x4b, 3, 4)],
  ])('of %s is read by the worker', (_name, content) => expect(() => checkUpload({ fileName: 'plan.csv', bytes: content })).not.toThrow());
  test.each<[string, string, Uint8Array]>([
    ['nothing', 'empty', new Uint8Array()],
    ['a PDF', 'wrongType', bytes(0x25, 0x50, 0x44, 0x46)],
    ['a picture', 'wrongType', bytes(0x89, 0x50, 0x4e, 0x47)],
    ['a program', 'wrongType', bytes(0x7f, 0x45, 0x4c, 0x46, 0)],
    ['a web page', 'wrongType', Buffer.from('<!doctype html><p>x')],
  ])('of %s is refused', (_name, code, content) => {
    expect(() => checkUpload({ fileName: 'plan.docx', bytes: content })).toThrow(expect.objectContaining({ code }));
  });
});

test.each([
  ['plan.docx', 'plan.docx'],
  ['C:\\Users\\me\\plan.docx', 'plan.docx'],
  ['../../etc/passwd', 'passwd'],
  ['Cynllun gwella – Môn.xlsx', 'Cynllun gwella – Môn.xlsx'],
  ['a\u0000b\u001b[31m.csv', 'ab[31m.csv'],
  ['', 'plan'],
  ['/', 'plan'],
  [`${'x'.repeat(300)}.docx`, `${'x'.repeat(195)}.docx`],
])('the name %j becomes %j', (name, clean) => expect(cleanFileName(name)).toBe(clean));
