/** How PostgreSQL's values become JavaScript's: dates stay text (a day has no time zone), counts are numbers. */
import pg from 'pg';

const date = 1082;
const int8 = 20;
const numeric = 1700;

const asText = (value: string): string => value;

/** For the `types` option of a pg client or pool. timestamptz stays a Date, jsonb an object, arrays of text arrays. */
export const decodeTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string): (value: never) => unknown {
    if (format !== 'binary') {
      if (oid === date) return asText as (value: never) => unknown;
      // Our counts and sums stay far below 2^53.
      if (oid === int8 || oid === numeric) return Number as (value: never) => unknown;
    }
    return pg.types.getTypeParser(oid, format as 'text') as (value: never) => unknown;
  },
} as pg.CustomTypesConfig;
