/** Text that people type. */
export { childDataAnswered, suspectedIn, reasonsAgainstChildData, type FreeText } from './child-data.ts';
