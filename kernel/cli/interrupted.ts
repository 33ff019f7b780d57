/** Ctrl+C before a command could ask its own question: no failure, and nothing to tell. */
export class Interrupted extends Error {}
