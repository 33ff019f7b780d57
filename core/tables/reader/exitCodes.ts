/** How a reader that could not say its last word ends; kept apart from the wire so that the watching thread starts at once. */

/** The reader stopped itself because it held more memory than it may. */
export const outOfMemoryExitCode = 70;
