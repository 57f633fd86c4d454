/** `npm run dev`: everything rebuilt and reloaded on change, in one terminal. */
import { checkNodeVersion } from './launch/node-version.mjs';

checkNodeVersion();
const { develop } = await import('./launch/dev.mjs');
await develop(process.argv.slice(2));
