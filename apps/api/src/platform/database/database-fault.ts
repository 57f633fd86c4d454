/** A fault of the database's set-up that a person can put right: one sentence, no stack. */
export class DatabaseFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'DatabaseFault';
  }
}
