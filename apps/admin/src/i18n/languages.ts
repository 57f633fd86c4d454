/** The languages of the web app. */
export const languages = ['en', 'cy'] as const;
export type Language = (typeof languages)[number];

/** Words that the API sends in both languages. */
export interface Localised {
  en: string;
  cy: string;
}
