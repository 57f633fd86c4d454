/** Reads the statements of one request back out of PostgreSQL's log (log_statement = all). */

export interface LoggedStatement {
  role: string;
  /** The server process, that is the connection. */
  connection: string;
  text: string;
  values: (string | null)[];
}

/** What log_line_prefix must be set to. */
export const prefix = '@%u|%p|';

const entry = /^@([^|]*)\|(\d+)\|(\w+):\s+([\s\S]*)$/;

/** The statements in `log`, in order, with their parameters as text. */
export function parseStatements(log: string): LoggedStatement[] {
  const statements: LoggedStatement[] = [];
  // Lines of one entry after the first begin with a tab.
  for (const record of log.split(/\n(?=@)/)) {
    const [, role, connection, level, rest] = entry.exec(record.replaceAll('\n\t', '\n')) ?? [];
    if (role === undefined || connection === undefined || rest === undefined) continue;
    const executed = /^(?:statement|execute [^:]+): ([\s\S]*)$/.exec(rest.trimEnd());
    if (level === 'LOG' && executed) statements.push({ role, connection, text: executed[1]!, values: [] });
    const parameters = /^[Pp]arameters: ([\s\S]*)$/.exec(rest.trimEnd());
    const last = statements.at(-1);
    if (level === 'DETAIL' && parameters && last) last.values = parseParameters(parameters[1]!);
  }
  return statements;
}

function parseParameters(text: string): (string | null)[] {
  return [...text.matchAll(/\$\d+ = (?:'((?:[^']|'')*)'|NULL)/g)].map(([, value]) => (value === undefined ? null : value.replaceAll("''", "'")));
}
