// How text of any format is tidied: nothing that is read aloud is touched.

const suspect = /[\r\u0085\u00a0\u2007\u2028\u2029\u202f]|\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/;
const lineBreak = /\r\n?|\u0085|\u2028|\u2029/g;
const hardSpace = /[\u00a0\u2007\u202f]/g;
const invisible = /\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g;

/** Non-breaking spaces become spaces, invisible marks go, lines lose their trailing blanks, ends are trimmed. */
export function tidy(text: string): string {
  let clean = text;
  if (suspect.test(clean)) clean = clean.replace(lineBreak, '\n').replace(hardSpace, ' ').replace(invisible, '');
  if (clean.includes('\n')) clean = clean.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n');
  return clean.trim();
}

/** Excel writes characters that XML cannot hold as "_x000D_" (ECMA-376 part 1, 22.9.2.19). */
export function unescapedCell(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}
