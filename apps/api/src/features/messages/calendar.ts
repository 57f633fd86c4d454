/** Due dates as a calendar by RFC 5545: all-day events, one per action, known by the action's id. */
import { addDays } from './dates.ts';

export interface DueAction {
  id: string;
  title: string;
  /** Day, as 2026-11-30. */
  due: string;
  link: string;
  /** When the action changed last. */
  changedAt: Date;
}

export interface DueCalendar {
  name: string;
  host: string;
  actions: readonly DueAction[];
}

/** Lines end with CRLF; longer ones than 75 octets are folded (3.1). */
export function calendarText({ name, host, actions }: DueCalendar): string {
  const events = actions.flatMap(({ id, title, due, link, changedAt }) => [
    'BEGIN:VEVENT', `UID:${id}@${host}`, `DTSTAMP:${instant(changedAt)}`, `DTSTART;VALUE=DATE:${day(due)}`, `DTEND;VALUE=DATE:${day(addDays(due, 1))}`,
    `SUMMARY:${escaped(title)}`, `URL:${link}`, 'TRANSP:TRANSPARENT', 'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Waymark//Due dates//EN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, ...events, 'END:VCALENDAR'];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const day = (date: string): string => date.replaceAll('-', '');
const instant = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');

/** 3.3.11; a control character would end the line, or stand in no calendar. */
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').replace(/[\\;,]/g, (mark) => `\\${mark}`);
}

/** By octets, and never within a character: pieces of 75 at most, each after the first led by a space that counts. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece);
      piece = '';
      octets = 0;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
