/** What this machine cannot give: tests that need it are skipped by name, with the reason. Anything else that fails is a failure. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
