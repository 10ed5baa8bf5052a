import { toErrorView } from '#core/errors.ts';
import { programSettings, provideTestPrograms } from '#tests/support/programs.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);

/**
 * Gets the programs that are named, or all that tests need, where the project does not contain them.
 * Answers whether they are there.
 */
async function providePrograms(names: readonly string[]): Promise<boolean> {
  const interrupted = new AbortController();
  const { signal } = interrupted;
  for (const each of ['SIGINT', 'SIGTERM'] as const) process.once(each, () => interrupted.abort());
  try {
    const problems = await provideTestPrograms(names, { settings: programSettings(), say, signal });
    for (const problem of problems) say(problem);
    return problems.length === 0 && !signal.aborted;
  } catch (error) {
    const { message, hint, cliHint } = toErrorView(error);
    say(`${message}. ${cliHint ?? hint}`);
    return false;
  }
}

if (!(await providePrograms(process.argv.slice(2)))) process.exitCode = 1;
