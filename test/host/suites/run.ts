import { appendFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';

/**
 * What VS Code calls inside its extension host (`extensionTestsPath`): runs the suites that the environment variable
 * TRACECORD_SUITES names (absolute paths of bundled modules, separated by commas) and rejects when a test fails. Mocha's
 * report, and what the tests print, goes to the file that TRACECORD_REPORT names, else to the console.
 */
export async function run(): Promise<void> {
  const suites = (process.env.TRACECORD_SUITES ?? '').split(',').filter(Boolean);
  if (suites.length === 0) throw new Error('TRACECORD_SUITES names no suite.');
  const report = process.env.TRACECORD_REPORT;
  if (report) {
    const print = (...line: unknown[]) => appendFileSync(report, `${format(...line)}\n`);
    Mocha.reporters.Base.consoleLog = print;
    // VS Code's own console.log ignores an assignment.
    Object.defineProperty(console, 'log', { value: print });
  }
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, retries: 1, color: false, forbidOnly: true, reporter: 'spec' });
  for (const suite of suites) mocha.addFile(suite);
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve).on('retry', (test: Mocha.Test, error: Error) => {
      console.log(`    tried again: ${test.fullTitle()}: ${error.message.split('\n')[0]}`);
    });
  });
  if (failures > 0) throw new Error(`${failures} failing.`);
}
