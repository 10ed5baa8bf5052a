import type { Command } from 'commander';
import type { CommonOptions } from '../options.ts';
import { coloured, exitCode, writeJson, writeTable } from '../output.ts';

/** `doctor`: the parts Rolewatch needs, and the command that installs each missing one. */
export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description('check what is installed, what is missing, and how to fix it');
  command.action(async () => {
    const options = command.optsWithGlobals<CommonOptions>();
    const { checkHealth } = await import('#host/check-health.ts');
    const checks = await checkHealth({ dataDir: options.dataDir, env: process.env });
    if (options.json) for (const check of checks) writeJson(check);
    else {
      const rows = checks.map(({ check, ok, detail, fix }) => [
        ok ? coloured('green', 'ok') : coloured('yellow', '!!'),
        check,
        fix === null ? detail : `${detail}. Fix: ${fix}`,
      ]);
      await writeTable(rows);
    }
    process.exitCode = checks.every(({ ok }) => ok) ? exitCode.ok : exitCode.failed;
  });
}
