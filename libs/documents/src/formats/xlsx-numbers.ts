// Numbers of a worksheet as people see them there: dates by their number format, percentages, decimals.

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export interface NumberFormat {
  kind: 'plain' | 'date' | 'time' | 'percent' | 'fixed';
  decimals: number;
  day: boolean;
  month: boolean;
  year: boolean;
  /** The date pattern when it names months ("mmm-yy"); numeric dates are written day first instead. */
  pattern: string | null;
}

/** Which parts of a date a format shows, e.g. "mmm-yy" shows month and year but no day. */
export function readNumberFormat(code: string): NumberFormat {
  const first = code.split(';')[0] ?? '';
  const bare = first
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\(.)/g, '$1')
    .replace(/[_*]./g, '');
  const decimals = /0\.(0+)/.exec(bare)?.[1]?.length ?? 0;
  const result: NumberFormat = { kind: 'plain', decimals, day: false, month: false, year: false, pattern: null };
  if (/^general$/i.test(bare.trim()) || bare.trim() === '@') return result;
  if (bare.includes('%')) return { ...result, kind: 'percent' };
  const day = /d/i.test(bare);
  const year = /[ye]/i.test(bare);
  const clock = /[hs]/i.test(bare);
  const month = /m/i.test(clock ? bare.replace(/(h+\]?[:.]?)m+|m+(?=[:.]?s)/gi, '') : bare);
  if (day || year || (month && !clock)) return { ...result, kind: 'date', day, month: month || day, year, pattern: /mmm/i.test(bare) && !clock ? bare : null };
  if (clock) return { ...result, kind: 'time' };
  return decimals > 0 ? { ...result, kind: 'fixed' } : result;
}

/**
 * A number as text. Dates become "30/09/2016", or what the format shows when it names the month
 * ("Sep-16") or only the year: a month is then due on its last day, not on the first that Excel stores.
 */
export function numberText(raw: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'date' && value > 0 && value < 2_958_466) return dateText(value, format, from1904);
  if (format.kind === 'time') {
    const minutes = Math.round((value % 1) * 1440);
    return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }
  if (format.kind === 'percent') return `${plainNumber(Number((value * 100).toFixed(format.decimals)))}%`;
  if (format.kind === 'fixed') return value.toFixed(Math.min(10, format.decimals));
  return plainNumber(value);
}

/** Day 1 is 1 January 1900; Excel counts a 29 February 1900 that never was. */
function dateText(serial: number, format: NumberFormat, from1904: boolean): string {
  const whole = Math.floor(serial);
  const days = from1904 ? whole + 1462 : whole;
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000);
  const year = date.getUTCFullYear();
  if (format.pattern !== null) return rendered(date, format.pattern);
  if (format.day) return `${String(date.getUTCDate()).padStart(2, '0')}/${String(date.getUTCMonth() + 1).padStart(2, '0')}/${year}`;
  if (format.month) return `${months[date.getUTCMonth()]!.slice(0, 3)} ${year}`;
  return String(year);
}

function rendered(date: Date, pattern: string): string {
  const [day, month, year] = [date.getUTCDate(), months[date.getUTCMonth()]!, date.getUTCFullYear()];
  const tokens: Record<string, string> = {
    d: String(day), dd: String(day).padStart(2, '0'), ddd: days[date.getUTCDay()]!.slice(0, 3), dddd: days[date.getUTCDay()]!,
    m: String(date.getUTCMonth() + 1), mm: String(date.getUTCMonth() + 1).padStart(2, '0'), mmm: month.slice(0, 3), mmmm: month, mmmmm: month[0]!,
    yy: String(year).slice(2), yyyy: String(year), e: String(year),
  };
  return pattern.replace(/d+|m+|y+|e+/gi, (token) => tokens[token.toLowerCase()] ?? (/y/i.test(token) ? String(year) : '')).replace(/[@,\s]+$/, '').trim();
}

/** 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}
