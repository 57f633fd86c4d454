/** Words of the service's record. */
import { words } from '../../i18n/words.ts';
import cy from './service-record.cy.json';
import en from './service-record.en.json';

export const useRecordWords = words('serviceRecord', en, cy);
export type RecordWords = ReturnType<typeof useRecordWords>;

/** '£1,234'. */
export const pounds = (amount: number): string => `£${amount.toLocaleString('en-GB')}`;
