import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export async function childrenOf(
  pid: number,
): Promise<readonly { readonly pid: number; readonly command: string }[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,ppid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, child, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (child === undefined || command === undefined || Number(parent) !== pid) return [];
    return [{ pid: Number(child), command }];
  });
}
