/** Text that people type. */
export { suspectedIn, reasonsAgainstChildData, type FreeText } from './child-data.ts';
