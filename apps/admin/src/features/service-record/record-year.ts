/** The financial year in the address of a page. */

/** `?year=2026`; null when there is none, or none that can be. */
export function yearIn(search: URLSearchParams): number | null {
  const text = search.get('year') ?? '';
  return /^20\d\d$/u.test(text) ? Number(text) : null;
}
