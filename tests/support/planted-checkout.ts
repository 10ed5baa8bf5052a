import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './database.ts';
import { projectRoot } from './project-root.ts';

const run = promisify(execFile);

export type PlantedCheckout = AsyncDisposable & {
  readonly root: string;
  /** Adds `added` before or after a text that occurs once, or replaces it. */
  readonly edit: (file: string, edits: readonly Edit[]) => Promise<void>;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly touched: () => readonly string[];
  /** The compiler's output; empty if all is well. */
  readonly compile: () => Promise<string>;
};

export type Edit =
  | { readonly after: string; readonly add: string }
  | { readonly replace: string; readonly by: string };

/** Copies tracked and new files; uses this checkout's packages. */
export async function plantedCheckout(): Promise<PlantedCheckout> {
  await using stack = new AsyncDisposableStack();
  const { path: root } = stack.use(await temporaryFolder());
  const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: projectRoot,
    maxBuffer: 10_000_000,
  });
  const files = stdout
    .split('\n')
    .filter((file) => file !== '' && !file.startsWith('docs/screenshots/'));
  for (const file of [...files, 'prisma/generated']) {
    const to = path.join(root, file);
    await mkdir(path.dirname(to), { recursive: true });
    await cp(path.join(projectRoot, file), to, { recursive: true, force: true });
  }
  await symlink(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'));
  const touched = new Set<string>();
  const owned = stack.move();
  return {
    root,
    async edit(file, edits) {
      touched.add(file);
      let text = await readFile(path.join(root, file), 'utf8');
      for (const edit of edits) text = edited(file, text, edit);
      await writeFile(path.join(root, file), text);
    },
    async write(file, text) {
      touched.add(file);
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    },
    touched: () => [...touched],
    async compile() {
      // Tests that stood there already are compiled elsewhere: without them it takes half the time.
      const configs = ['node', 'web'].map((name) => `tsconfig.${name}-planted.json`);
      const planted = [...touched].filter((file) => file.endsWith('.test.ts'));
      for (const config of configs) {
        const text = JSON.stringify({
          extends: `./${config.replace('-planted', '')}`,
          exclude: ['**/*.test.ts', '**/*.test.tsx', 'tests/e2e'],
          ...(config.includes('node') && { files: planted }),
        });
        await writeFile(path.join(root, config), text);
      }
      const tsc = path.join(projectRoot, 'node_modules/.bin/tsc');
      const compiled = await run(tsc, ['-b', ...configs], { cwd: root }).catch(
        (error: { readonly stdout: string }) => error,
      );
      return compiled.stdout;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function edited(file: string, text: string, edit: Edit): string {
  const anchor = 'after' in edit ? edit.after : edit.replace;
  if (text.split(anchor).length !== 2) throw new Error(`${file} does not hold once: ${anchor}`);
  return text.replace(anchor, () => ('after' in edit ? anchor + edit.add : edit.by));
}
