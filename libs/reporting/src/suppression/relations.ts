// How published counts hang together: whoever knows the sums can take them apart, so suppression must know them too.

/** Σ times · count = 0 over its terms, by cell id. */
export interface Relation {
  readonly terms: readonly { readonly cell: string; readonly times: number }[];
}

/** A total and its parts: a margin, a region of services, a year of quarters. */
export function sumRelation({ total, parts }: { readonly total: string; readonly parts: readonly string[] }): Relation {
  return { terms: [{ cell: total, times: -1 }, ...parts.map((cell) => ({ cell, times: 1 }))] };
}

/** Rows, columns and the whole of a table; `cell` names each, with 'total' for a margin. */
export function tableRelations({ rows, columns, cell }: { readonly rows: readonly string[]; readonly columns: readonly string[]; readonly cell: (row: string, column: string) => string }): { readonly relations: readonly Relation[] } {
  const across = [...rows, 'total'].map((row) => sumRelation({ total: cell(row, 'total'), parts: columns.map((column) => cell(row, column)) }));
  const down = [...columns, 'total'].map((column) => sumRelation({ total: cell('total', column), parts: rows.map((row) => cell(row, column)) }));
  return { relations: [...across, ...down] };
}

/** Rolling sums of `span` periods: two that follow each other differ by the period that came and the one that went. */
export function rollingRelations({ rolling, periods, span }: { readonly rolling: readonly string[]; readonly periods: readonly string[]; readonly span: number }): { readonly relations: readonly Relation[] } {
  return { relations: rolling.map((total, index) => sumRelation({ total, parts: periods.slice(index, index + span) })) };
}

/** An earlier and a revised figure, and the change between them: an unpublished cell, which must not be told by subtracting. */
export function revisionRelation({ before, after, change }: { readonly before: string; readonly after: string; readonly change: string }): Relation {
  return { terms: [{ cell: before, times: 1 }, { cell: change, times: 1 }, { cell: after, times: -1 }] };
}
