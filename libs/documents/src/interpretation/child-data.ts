// No data about a child may enter the product: patterns that suggest it are told, never stored apart.

const birthDate = /\b(?:d\.?\s?o\.?\s?b\.?|date of birth|born (?:on )?)\s*[:-]?\s*\d{1,2}\s*[./ -]\s*(?:\d{1,2}|[a-z]{3,9})\s*[./ -]\s*\d{2,4}/i;
const tenDigits = /(?<![\d-])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d-])/g;
const learner = /\b(?:uln|upn|unique (?:pupil|learner) number|pnc(?: id)?(?: number)?|nhs (?:no|number))\b\W{0,3}[A-Z]?\d[\d/ -]{5,}/i;

export type ChildData = 'dateOfBirth' | 'nhsNumber' | 'personNumber';

/** The kind of child-level data that a text seems to hold, or null. */
export function suspectChildData(text: string): ChildData | null {
  if (!/\d/.test(text)) return null;
  if (birthDate.test(text)) return 'dateOfBirth';
  for (const match of text.matchAll(tenDigits)) if (isNhsNumber(`${match[1]}${match[2]}${match[3]}`)) return 'nhsNumber';
  return learner.test(text) ? 'personNumber' : null;
}

/** Modulus 11 check digit of the NHS number (NHS Data Dictionary). Numbers of one repeated digit are not issued. */
function isNhsNumber(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += Number(digits[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}
