/** Waiting for something that may never come. */
export const LATE = Symbol('late');

/** The answer, or `LATE` after so long; whoever is late is no longer waited for. */
export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((accept) => (timer = setTimeout(accept, milliseconds, LATE)));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
