/** Prints a line. A pipe takes much text in pieces: waits until this one is taken. */
export function print(line: string): Promise<void> {
  return new Promise((accept, fail) => process.stdout.write(`${line}\n`, (error) => (error ? fail(error) : accept())));
}
