// Interval of a mean: Student's t (W. S. Gosset, 1908), with the standard deviation over n − 1.
import { tQuantile } from '../quantiles/beta.ts';
import { confidenceFault, refuse, type Estimate, type Result } from '../result.ts';

/** The mean with its limits; refused for fewer than two values. `deviation` is the sample standard deviation. */
export function meanInterval({ values, confidence = 0.95 }: { readonly values: readonly number[]; readonly confidence?: number }): Result<Estimate & { readonly n: number; readonly deviation: number }> {
  const fault = confidenceFault(confidence);
  if (fault) return fault;
  if (!values.every(Number.isFinite)) return refuse('notANumber');
  const n = values.length;
  if (n < 2) return refuse('fewValues', { least: 2 });
  const { mean, deviation } = moments(values);
  const t = tQuantile({ p: confidence + (1 - confidence) / 2, df: n - 1 });
  if (t.code === 'notComputed') return t;
  const half = (t.value * deviation) / Math.sqrt(n);
  return { value: mean, lower: mean - half, upper: mean + half, n, deviation };
}

/** Mean and sample standard deviation (0 for one value), by two passes so that large values keep their digits. */
export function moments(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) };
}
