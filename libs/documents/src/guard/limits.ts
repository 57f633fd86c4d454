// Limits of what is unpacked, after Apache POI's defaults for the ratio and the measured bombs:
// a 410 KB workbook that inflates to 400 MB took other readers 10 s and 1 GB, or killed them.

export const limits = {
  fileBytes: 25 * 1024 * 1024,
  entries: 2000,
  entryBytes: 50 * 1024 * 1024,
  totalBytes: 200 * 1024 * 1024,
  ratio: 100,
  /** Small parts compress well without harm: the ratio counts from here. */
  ratioFreeBytes: 100 * 1024,
  /** From here an entry that inflates at twice the ratio is refused without reading on. */
  hopelessBytes: 4 * 1024 * 1024,
  /** Cells of all tables together. */
  cells: 1_000_000,
} as const;
