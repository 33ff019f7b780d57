/** The parts that texts of a topic are made of. */

/** By category: lists of parts; a text takes one of each list. */
export type TextParts = Readonly<Record<string, readonly (readonly string[])[]>>;
