/** How PostgreSQL's values become JavaScript's: dates stay text (a day has no time zone), counts are numbers. */
import pg from 'pg';

const date = 1082;
const int8 = 20;
const numeric = 1700;

/** For the `types` option of a pg client or pool. timestamptz stays a Date, jsonb an object, text[] an array. */
export const decodeTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === date) return (value: string): string => value;
    // Our counts and sums stay far below 2^53.
    if (format !== 'binary' && (oid === int8 || oid === numeric)) return Number;
    return pg.types.getTypeParser(oid, format) as unknown;
  }) as pg.CustomTypesConfig['getTypeParser'],
};
