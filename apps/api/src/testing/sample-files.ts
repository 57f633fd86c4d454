/** Small files of every kind that is taken, and of many that are not, made here byte by byte. */
import { zipSync, strToU8 } from 'fflate';

const types = (main: string, type: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="application/vnd.${type}+xml"/></Types>`;
const office = (main: string, type: string, extra: Record<string, Uint8Array> = {}): Buffer =>
  Buffer.from(zipSync({ '[Content_Types].xml': strToU8(types(main, type)), [main]: strToU8('<?xml version="1.0"?><x/>'), ...extra }));
const word = (extra: Record<string, Uint8Array> = {}): Buffer => office('word/document.xml', 'openxmlformats-officedocument.wordprocessingml.document.main', extra);
const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001000555fe020000000049454e44ae426082', 'hex');
const pdf = (more = ''): Buffer => Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${more} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`);
const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_040)]);
const zip = Buffer.from(zipSync({ 'a.txt': strToU8('a') }));

/** Name, bytes and the media type that is found. */
export const takenFiles: readonly (readonly [string, Buffer, string])[] = [
  ['minutes.pdf', pdf(), 'application/pdf'],
  ['minutes.docx', word(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['audit.xlsx', office('xl/workbook.xml', 'openxmlformats-officedocument.spreadsheetml.sheet.main'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['slides.pptx', office('ppt/presentation.xml', 'openxmlformats-officedocument.presentationml.presentation.main'), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['photo.png', png, 'image/png'],
  ['photo.JPG', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'), 'image/jpeg'],
  ['log.csv', Buffer.from('a,b\n1,é\n'), 'text/csv'],
  ['note.txt', Buffer.from('\ufeffNodyn: ŵ', 'utf16le'), 'text/plain'],
];

/** What, its name, its bytes, and the code it is refused with. */
export const refusedFiles: readonly (readonly [string, string, Buffer, string])[] = [
  ['an empty file', 'a.pdf', Buffer.alloc(0), 'empty'],
  ['a blank text', 'a.txt', Buffer.from(' \n'), 'empty'],
  ['a program', 'a.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300, 1)]), 'fileType'],
  ['a web page', 'a.txt', Buffer.from('<!doctype html><script>alert(1)</script>'), 'fileType'],
  ['a web page named as a picture', 'a.png', Buffer.from('  <html><script>alert(1)</script>'), 'fileType'],
  ['an SVG picture', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'fileType'],
  ['an XML file with entities', 'a.txt', Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'), 'fileType'],
  ['an archive', 'a.docx', zip, 'fileType'],
  ['an archive by name', 'a.zip', zip, 'fileType'],
  ['a Word file named as a workbook', 'a.xlsx', word(), 'notWhatItSays'],
  ['a PDF named as a picture', 'a.png', pdf(), 'notWhatItSays'],
  ['a PDF without an ending', 'minutes', pdf(), 'notWhatItSays'],
  ['a text named as a PDF', 'a.pdf', Buffer.from('hello'), 'notWhatItSays'],
  ['a text with controls', 'a.txt', Buffer.concat([Buffer.alloc(5_000, 65), Buffer.from([0, 1, 2])]), 'fileType'],
  ['an old Word file, an encrypted new one or an Outlook message', 'a.doc', compound, 'oldOffice'],
  ['an e-mail', 'a.eml', Buffer.from('From: a@b.example\nSubject: x\n\nHello'), 'notWhatItSays'],
  ['a Word file with macros', 'a.docx', word({ 'word/vbaProject.bin': strToU8('x') }), 'macros'],
  ['a Word file with macros by name', 'a.docm', word(), 'macros'],
  ['a Word file with a control', 'a.docx', word({ 'word/activeX/activeX1.bin': strToU8('x') }), 'macros'],
  ['a PDF that runs something', 'a.pdf', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'macros'],
  ['a PDF with a password', 'a.pdf', pdf('/Encrypt 5 0 R'), 'encrypted'],
  ['a PDF with a file inside', 'a.pdf', pdf('/Names << /EmbeddedFiles 4 0 R >>'), 'embedded'],
  ['an archive in a Word file', 'a.docx', word({ 'word/embeddings/x.bin': Uint8Array.from(zip) }), 'embedded'],
  ['a bomb', 'a.docx', word({ 'word/media/x.xml': new Uint8Array(60_000_000) }), 'bomb'],
  ['a part outside', 'a.docx', word({ '../x.xml': strToU8('<a/>') }), 'damaged'],
  ['entities inside', 'a.docx', word({ 'word/styles.xml': strToU8('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }), 'damaged'],
  ['half a file', 'a.docx', word().subarray(0, 200), 'damaged'],
  ['a picture that is also an archive', 'a.png', Buffer.concat([png, zip]), 'twoFiles'],
  ['a PDF that is also an archive', 'a.pdf', Buffer.concat([pdf(), zip]), 'twoFiles'],
];
