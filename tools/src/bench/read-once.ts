/** A process of its own for one reading: `node read-once.js FILE` prints `{milliseconds, peakMegabytes, actions}` as JSON. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readPlan } from '@waymark/documents';

const file = process.argv[2] ?? '';
const bytes = readFileSync(file);
const start = performance.now();
const plan = readPlan(bytes, basename(file));
const milliseconds = performance.now() - start;
const actions = plan.sections.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.actions)).length;
console.log(JSON.stringify({ milliseconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, actions }));
