/** What a command could not do, as one sentence for the person who typed it. */
export class Fault extends Error {}
