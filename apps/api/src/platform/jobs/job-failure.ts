/** Why a job failed, as a code: it is kept in the queue and shown to operators, who may see no content. */

/** Of PostgreSQL (23505), Node.js (ECONNREFUSED) and of our own refusals (TOO_LARGE). */
const code = /^[A-Z0-9_]{3,40}$/;

export class JobFailure extends Error {
  private constructor(readonly code: string) {
    super(code);
    this.name = 'JobFailure';
    // BullMQ keeps the stack, whose first lines would be the cause's.
    this.stack = code;
  }

  static of(cause: unknown): JobFailure {
    const given = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
    return new JobFailure(typeof given === 'string' && code.test(given) ? given : 'UNEXPECTED');
  }
}
