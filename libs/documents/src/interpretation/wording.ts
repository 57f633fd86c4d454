// Small readings of text that several parts of the interpretation share.

/** Text in lower case and single spaces, for comparing. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

const refBody = '(?:[A-Z]{1,6}[ .-]?)?\\d{1,3}(?:\\.\\d{1,3})*(?:\\.?[a-z])?|[A-Z](?:\\.\\d{1,3})+|[A-Z]|[ivxIVX]{1,5}';
const oneRef = new RegExp(`^(?:${refBody})$`);

/** Whether text is a reference and not a sentence: "1.", "1.3.12", "YOS 1", "(2b)", "1.1 & 1.2". */
export function looksLikeRef(text: string): boolean {
  const parts = splitRefs(text);
  return parts.length > 0 && parts.length <= 12 && parts.every((part) => oneRef.test(part));
}

function splitRefs(text: string): string[] {
  return text
    .split(/[\n,;&+]|\band\b|\s\/\s/)
    .map((part) => bareRef(part))
    .filter((part) => part !== '');
}

function bareRef(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[([{]+|[)\]}]+$/g, '')
    .replace(/^(?:action|no|number|ref|item|objective|rec|recommendation|rhif)\b\.?:?\s*(?=[A-Z]?\d)/i, '')
    .replace(/[.:)\]]+$/, '')
    .trim();
}

/** A reference without its decoration: "1." → "1", "(2b)" → "2b"; several become "1.1, 1.2". Null when empty. */
export function cleanRef(text: string): string | null {
  if (text.trim() === '') return null;
  const parts = splitRefs(text);
  if (parts.length > 1 && parts.every((part) => oneRef.test(part))) return parts.join(', ');
  return bareRef(text) || null;
}

/** How many references a cleaned reference holds. */
export function countRefs(text: string): number {
  return splitRefs(text).length;
}

const leadingRef = /^(?:\(?((?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]\)?|((?:[A-Z]{1,4})?\d{1,3}(?:\.\d{1,3})+[a-z]?|[A-Z]{1,3}\d{1,3}))(?:\s*[-–—:])?\s+(?=\S)/;

/** Splits "1.2 Review the protocol" or "3) Review …" into number and text; no number gives null. */
export function splitLeadingRef(text: string): { ref: string | null; rest: string } {
  const match = leadingRef.exec(text);
  if (!match || match[0].length >= text.length) return { ref: null, rest: text };
  return { ref: match[1] ?? match[2] ?? null, rest: text.slice(match[0].length).trim() };
}

/** As splitLeadingRef, for lists known to be numbered: "5 Staff should …" counts as well. */
export function splitListRef(text: string): { ref: string | null; rest: string } {
  const bare = /^(\d{1,2}[a-z]?)\s+(?=\p{Lu})/u.exec(text);
  return bare ? { ref: bare[1]!, rest: text.slice(bare[0].length) } : splitLeadingRef(text);
}

/** Shortens text for a message. */
export function excerpt(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}
