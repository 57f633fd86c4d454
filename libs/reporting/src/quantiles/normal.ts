// Quantile of the standard normal distribution: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
import { refuse, type Result } from '../result.ts';

type Coefficients = readonly number[];

// Numerators and denominators in rising powers, for |p − ½| ≤ 0.425, for the tails, and for the far tails.
const CENTRE: readonly [Coefficients, Coefficients] = [
  [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227],
  [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854],
];
const TAIL: readonly [Coefficients, Coefficients] = [
  [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414],
  [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9],
];
const FAR_TAIL: readonly [Coefficients, Coefficients] = [
  [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7],
  [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15],
];

const polynomial = (coefficients: Coefficients, x: number): number => coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
const ratio = ([above, below]: readonly [Coefficients, Coefficients], x: number): number => polynomial(above, x) / polynomial(below, x);

/** The z below which a share p of the standard normal distribution lies; 0 < p < 1 is the caller's duty. */
export function normalBelow(p: number): number {
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) return centred * ratio(CENTRE, 0.180625 - centred * centred);
  const depth = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const size = depth <= 5 ? ratio(TAIL, depth - 1.6) : ratio(FAR_TAIL, depth - 5);
  return centred < 0 ? -size : size;
}

const known = new Map<number, number>();

/** The z of a two-sided confidence level below 1: 1.959964 for 0.95, 3.090232 for 0.998. The few levels in use are remembered. */
export function twoSidedNormal(confidence: number): number {
  let z = known.get(confidence);
  if (z === undefined) {
    z = -normalBelow((1 - confidence) / 2);
    if (known.size < 32) known.set(confidence, z);
  }
  return z;
}

/** The value below which a share `p` (0 < p < 1) of the standard normal distribution lies. */
export function normalQuantile({ p }: { readonly p: number }): Result<{ readonly value: number }> {
  return p > 0 && p < 1 ? { value: normalBelow(p) } : refuse('probabilityOutOfRange');
}
