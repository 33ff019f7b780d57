/** The width of a screen, in characters. */

/** Every terminal has at least this. */
const usual = 80;
/** For a file or a pipe. */
const withoutTerminal = 100;

/** Some terminals (serial lines, containers, editors) say that they are 0 wide; nothing would fit. */
export function columnsOf({ isTTY, columns }: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>): number {
  if (!isTTY) return withoutTerminal;
  return columns > 0 ? columns : usual;
}
