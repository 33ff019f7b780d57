/** Text from a file on one line, without what would turn the direction of what stands around it. */

const breaks = /[\r\n\t\v\f\u0085\u2028\u2029]+/gu;
/** Controls, and marks that turn the direction of writing. */
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export function oneLine(text: string): string {
  return text.replaceAll(breaks, ' ').replaceAll(controls, '\ufffd');
}
