/** The way out to machines whose addresses somebody has typed: identity providers, receivers of webhooks. */
export { addressFault, guardedFetch, longestAnswer, OutsideRefused, type OutsideFault } from './guarded-fetch.ts';
