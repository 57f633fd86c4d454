/** How many times as long random and measuring tests run: 1, or WAYMARK_FUZZ at night (docs/operations.md), when they also print figures. */
export const runLength = Number(process.env.WAYMARK_FUZZ ?? 1);
