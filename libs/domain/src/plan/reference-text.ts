// Codes of indicators and recommendations as plans list them: with commas, ampersands and ranges.

const LARGEST_RANGE = 200; // 'A1 - A2000' is a slip of the pen, not two thousand indicators

const cleaned = (text: string): string => text.replace(/^[\s([{]+|[\s)\]}.,;:]+$/g, '').replace(/\s+/g, ' ');

interface Code {
  readonly prefix: string;
  readonly digits: string;
}

function codeOf(text: string): Code | null {
  const match = /^(.*?)(\d+)$/u.exec(text);
  return match ? { prefix: match[1] ?? '', digits: match[2] ?? '' } : null;
}

/** All codes from `from` to `to`, or null when the two do not form a range. */
function rangeOf(from: string, to: string): string[] | null {
  const first = codeOf(from);
  const last = codeOf(to);
  if (!first || !last) return null;
  const prefix = last.prefix.trim();
  if (prefix !== '' && prefix.toLowerCase() !== first.prefix.trim().toLowerCase()) return null;
  const start = Number(first.digits);
  const end = Number(last.digits);
  if (end < start || end - start >= LARGEST_RANGE) return null;
  const width = first.digits.startsWith('0') ? first.digits.length : 0;
  return Array.from({ length: end - start + 1 }, (_, index) => first.prefix + String(start + index).padStart(width, '0'));
}

function split(text: string, separators: RegExp): string[] {
  const codes = text
    .slice(0, 5_000)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .split(separators)
    .map(cleaned)
    .filter((part) => part !== '' && !/^(?:n\/?a|none|nil|-+)$/i.test(part))
    .flatMap((part) => {
      const ends = /^(\S.*?)\s*(?:-|\bto\b|\bi\b)\s*(\S+(?:\s\d+)?)$/iu.exec(part);
      return (ends && rangeOf(ends[1] ?? '', ends[2] ?? '')) ?? [part];
    });
  return [...new Set(codes)];
}

/** 'A1, A3 - A14' is 13 codes, 'B1-21' is B1 to B21, 'All' stays 'All'. A range that makes no sense stays as written. */
export function expandIndicators(text: string): string[] {
  return split(text, /[,;&\n\r]+|\s\/\s|\band\b/iu).map((code) => (/^all(?: indicators)?$/i.test(code) ? 'All' : code));
}

/** '5 & 12' is 5 and 12; '1-3' is 1, 2 and 3. Words such as 'Recommendation' and brackets around a number fall away. */
export function splitReferences(text: string): string[] {
  const bare = text.replace(/\b(?:recommendations?|recs?|nos?|argymhell(?:ion)?)\b[.:]?\s*/giu, ' ');
  const listed = /^[\s\d.()]+$/.test(bare) ? bare.trim().replace(/\s+/g, ',') : bare;
  return split(listed, /[,;&\n\r/]+|\band\b/iu).map((ref) => (/^all$/i.test(ref) ? 'All' : ref));
}
