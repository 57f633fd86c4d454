// Characters of Word's symbol fonts (w:sym) that people put into plans: ticks, crosses, boxes, dots.

const wingdings: Record<number, string> = {
  0x6c: '●',
  0x6e: '■',
  0x71: '❑',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '☐',
  0xd8: '➢',
  0xdf: '←',
  0xe0: '→',
  0xe1: '↑',
  0xe2: '↓',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};

const wingdings2: Record<number, string> = { 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x54: '☒', 0x97: '●', 0xa3: '☐' };

/** The Unicode character for a symbol; "•" for one that is not known, so that it is not lost. */
export function symbol(font: string | undefined, code: string | undefined): string {
  const value = Number.parseInt(code ?? '', 16);
  if (Number.isNaN(value)) return '';
  const low = value >= 0xf000 ? value - 0xf000 : value;
  if (/^wingdings 2/i.test(font ?? '')) return wingdings2[low] ?? '•';
  if (/^(wingdings|symbol)/i.test(font ?? '')) return wingdings[low] ?? '•';
  return value >= 0xf000 ? '•' : String.fromCodePoint(value);
}
