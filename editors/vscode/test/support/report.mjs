// Runs tests one after the other and counts them: those that share an editor cannot run side by side.

/** @param {[string, () => Promise<void>][]} tests; `failed` is told which one failed. */
export async function runTests(tests, failed = async () => {}) {
  let bad = 0;
  for (const [name, test] of tests) {
    try {
      await test();
      process.stdout.write(`ok   ${name}\n`);
    } catch (error) {
      bad += 1;
      process.stdout.write(`FAIL ${name}\n${error?.stack ?? error}\n`);
      await failed(name).catch(() => {});
    }
  }
  process.stdout.write(`${tests.length - bad} passed, ${bad} failed\n`);
  return bad;
}
