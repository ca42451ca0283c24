// Mocha's own report, and what failed first where a test was tried again: no second try is silent.
const { reporters } = require('mocha');

module.exports = class TellingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.on('retry', (test, error) => {
      const [said] = String(error?.message ?? error).split('\n');
      console.log(`    tried again: ${test.fullTitle()}: ${said}`);
    });
  }
};
