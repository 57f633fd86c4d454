/** Whether the person may bring in a plan: whoever may commit an import may start one. */
export function mayImport(may: (operation: string) => boolean): boolean {
  return may('commitImport');
}
