/** A number of months as somebody typed it. */
export interface MonthsField {
  least: number;
  most: number;
  optional: boolean;
}

/** Null for an empty field that may be so; the name of the problem for what cannot be used. */
export function monthsOf(text: string, { least, most, optional }: MonthsField): number | null | 'notANumber' | 'outOfBounds' {
  if (text === '' && optional) return null;
  if (!/^\d{1,6}$/.test(text)) return 'notANumber';
  const months = Number(text);
  return months >= least && months <= most ? months : 'outOfBounds';
}
