/** Ends a test run with one plain line: `12 passed, 0 failed, 0 skipped`. */
module.exports = class Counts {
  onRunComplete(_contexts, results) {
    // A file that could not even be loaded has no failed test, but is a failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    process.once('exit', () => {
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  }
};
