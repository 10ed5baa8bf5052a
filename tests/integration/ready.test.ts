import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  fakeCheckout,
  nodePackage,
  type StartOptions,
  toolPackage,
} from '#tests/support/fake-checkout.ts';

const newerTool = { ...toolPackage, version: '1.1.0' };
const hello = ['tool', 'hello', 'two words', '"$HOME"'];
const args = hello.slice(1);
const saidByTool = (version: string) => `${JSON.stringify({ version, node: 'yes', args })}\n`;

/** A user other than root, if root runs the tests. */
const anotherUser = process.getuid?.() === 0 ? 65_534 : undefined;

/** Our Node may be in a folder that only root can enter. */
const canRunAsAnother =
  anotherUser === undefined ||
  spawnSync(process.execPath, ['--version'], { uid: anotherUser, cwd: '/' }).status === 0;

it('installs missing packages, reports it in a line, and continues in the packages’ Node', async () => {
  await using checkout = await fakeCheckout();
  const { code, stdout, stderr } = await checkout.run(hello);
  expect({ code, stdout }).toEqual({ code: 0, stdout: saidByTool('1.0.0') });
  expect(stderr).toBe('Installing 2 packages (once)…\n');
  expect(await checkout.read('generated.log')).toBe('once\n');
  expect(existsSync(path.join(checkout.folder, '.ready'))).toBe(false);
});

it('prints and does nothing if everything is installed', async () => {
  await using checkout = await fakeCheckout();
  await checkout.run(hello);
  const { stdout, stderr } = await checkout.run(hello);
  expect({ stdout, stderr }).toEqual({ stdout: saidByTool('1.0.0'), stderr: '' });
  expect(await checkout.read('generated.log')).toBe('once\n');
});

it('reinstalls if the lock file changed', async () => {
  await using checkout = await fakeCheckout();
  await checkout.run(hello);
  await checkout.lock([nodePackage, newerTool]);
  const { stdout, stderr } = await checkout.run(hello);
  expect(stderr).toBe('Installing 2 packages again, since package-lock.json has changed…\n');
  expect(stdout).toBe(saidByTool('1.1.0'));
});

it.each(['node_modules/.package-lock.json', 'node_modules/tool'])(
  'repairs an installation that ended before %s',
  async (name) => {
    await using checkout = await fakeCheckout();
    await checkout.run(hello);
    await rm(path.join(checkout.folder, name), { recursive: true });
    const { stdout, stderr } = await checkout.run(hello);
    expect(stderr).toContain('again, since the last installation did not finish…\n');
    expect(stdout).toBe(saidByTool('1.0.0'));
  },
);

it.each(['prisma/schema.prisma', 'prisma/generated/schema.prisma'])(
  'regenerates the database client, and installs nothing, if %s changed',
  async (name) => {
    await using checkout = await fakeCheckout();
    await checkout.run(hello);
    await checkout.put(name, 'model Two {}\n');
    expect(await checkout.run(hello)).toMatchObject({ code: 0, stderr: '' });
    expect(await checkout.read('generated.log')).toBe('once\nonce\n');
  },
);

it('installs once for two commands that start together', async () => {
  await using checkout = await fakeCheckout();
  const first = checkout.start(hello);
  await first.says('Installing');
  const second = checkout.start(hello);
  await second.says('Another command is installing the packages');
  for (const { code, stdout } of [await first.result, await second.result]) {
    expect({ code, stdout }).toEqual({ code: 0, stdout: saidByTool('1.0.0') });
  }
  expect(await checkout.read('generated.log')).toBe('once\n');
});

it('passes its signal to an installation; the next start continues', async () => {
  await using checkout = await fakeCheckout();
  const first = checkout.start(hello);
  await first.says('Installing');
  first.child.kill('SIGTERM');
  const { signal, stderr } = await first.result;
  expect(signal).toBe('SIGTERM');
  expect(stderr).toContain('Interrupted. The next start goes on with the installation.\n');
  expect(await checkout.run(hello)).toMatchObject({ code: 0, stdout: saidByTool('1.0.0') });
});

it('reports missing packages in one line without a network', async () => {
  await using checkout = await fakeCheckout();
  await checkout.lock([nodePackage], ['alpha', 'beta', 'gamma', 'delta']);
  const { code, stdout, stderr } = await checkout.run(hello);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.split('\n')).toEqual([
    'Installing 5 packages (once)…',
    '5 packages are missing (node, alpha, beta and 2 more): the npm registry cannot be reached (ECONNREFUSED). Connect to the network and run the same command again',
    '',
  ]);
});

it('keeps the old packages if the new ones are unavailable', async () => {
  await using checkout = await fakeCheckout();
  await checkout.run(hello);
  await checkout.lock([nodePackage, toolPackage], ['alpha']);
  const { code, stderr } = await checkout.run(hello);
  expect(code).toBe(1);
  expect(stderr).toContain('1 package is missing (alpha): the npm registry cannot be reached');
  await checkout.lock([nodePackage, toolPackage]);
  expect(await checkout.run(hello)).toMatchObject({ stdout: saidByTool('1.0.0'), stderr: '' });
});

it('explains the fix for a lock file that package.json contradicts', async () => {
  await using checkout = await fakeCheckout();
  await checkout.lock([nodePackage, newerTool]);
  const manifest = await checkout.read('package.json');
  await checkout.lock([nodePackage, toolPackage]);
  await checkout.put('package.json', manifest);
  const { code, stderr } = await checkout.run(hello);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /2 packages are missing .* \(EUSAGE\)\. Bring them together: npm install\n$/,
  );
});

it.each([
  ['damaged', '{ <<<<<<< HEAD'],
  ['empty', ''],
])('explains the fix for a lock file that is %s', async (_how, text) => {
  await using checkout = await fakeCheckout();
  await checkout.put('package-lock.json', text);
  const { code, stderr } = await checkout.run(hello);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^package-lock\.json is missing or damaged\. .*git checkout.*\n$/);
});

it.skipIf(!canRunAsAnother).each([
  ['the checkout', '.'],
  ['node_modules', 'node_modules'],
])('reports in one line that %s is not writable', async (_what, name) => {
  await using checkout = await fakeCheckout();
  const folder = path.join(checkout.folder, name);
  await mkdir(path.join(checkout.folder, 'node_modules'));
  await checkout.put('node_modules/.package-lock.json', '{}');
  // Only the requested folder is closed to the other user.
  if (anotherUser !== undefined) await chmod(checkout.folder, 0o777);
  await chmod(folder, 0o555);
  const { code, stderr } = await checkout.run(hello, { uid: anotherUser });
  await chmod(folder, 0o755);
  expect(code).toBe(1);
  const last = stderr.trim().split('\n').at(-1);
  expect(last).toMatch(/^Packages must be installed, and .* cannot be written to \(EACCES\)\. /);
  expect(stderr).not.toContain('    at ');
});

it('needs a Node that it can run in', async () => {
  await using checkout = await fakeCheckout();
  const file = path.join(checkout.folder, 'older.cjs');
  const pretend = "Object.defineProperty(process.versions, 'node', { value: '16.20.2' });";
  await checkout.put('older.cjs', pretend);
  const env = { NODE_OPTIONS: `--require "${file}"` };
  expect(await checkout.run(hello, { env })).toMatchObject({
    code: 1,
    stderr:
      'Rolewatch needs Node 18 or newer, and this is Node 16.20.2. Get a newer one from https://nodejs.org\n',
  });
});

it('installs a Node first if none here is new enough for npm', async () => {
  await using checkout = await fakeCheckout();
  await checkout.lock([{ ...nodePackage, version: '99.1.0' }, toolPackage]);
  const env = await fakeNpm(checkout.put, checkout.folder);
  const { code, stderr } = await checkout.run(['tool'], { env });
  expect(stderr).toBe('Installing 2 packages (once)…\n');
  expect(code).toBe(0);
  const called = (await checkout.read('npm.log')).trim().split('\n');
  expect(called).toEqual(['install node@99.1.0 in v24', 'ci in v99', 'rebuild node in v24']);
});

it('rejects an installation that did not fit on the disk, whatever npm reports', async () => {
  await using checkout = await fakeCheckout();
  const env = await fakeNpm(checkout.put, checkout.folder);
  const full = 'npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write';
  const failed = await checkout.run(['tool'], { env: { ...env, NPM_SAYS: full } });
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(/\n2 packages are missing .*: the disk is full \(ENOSPC\)\. .*\n$/);
  const { code, stderr } = await checkout.run(['tool'], { env });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'Installing 2 packages again, since the last installation did not finish…\n',
  });
});

it.each([
  ['an exit code', 'process.exit(3);', { code: 3, signal: null }],
  ['a signal', "process.kill(process.pid, 'SIGKILL');", { code: null, signal: 'SIGKILL' }],
])('ends like its command, with %s', async (_what, source, ended) => {
  await using checkout = await fakeCheckout();
  await checkout.put('command.cjs', source);
  expect(await checkout.run(['command.cjs'])).toMatchObject(ended);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('passes %s on to the command', async (signal) => {
  await using checkout = await fakeCheckout();
  await checkout.put(
    'command.cjs',
    `
      process.on('${signal}', () => process.exit(7));
      console.log('waiting');
      setInterval(() => undefined, 1_000);
    `,
  );
  const running = checkout.start(['command.cjs']);
  await running.says('waiting');
  running.child.kill(signal);
  expect(await running.result).toMatchObject({ code: 7, signal: null });
});

it('runs our scripts in its own process if that is the packages’ Node', async () => {
  await using checkout = await fakeCheckout();
  await checkout.put('command.ts', 'console.log(process.pid, process.argv.slice(2));');
  await checkout.run(['tool']);
  const program = path.join(checkout.folder, 'node_modules/node/bin/node');
  await rm(program);
  await symlink(process.execPath, program);
  const running = checkout.start(['command.ts', '--two', 'words']);
  const { stdout } = await running.result;
  expect(stdout).toBe(`${running.child.pid} [ '--two', 'words' ]\n`);
});

it('lets a command’s scripts use the packages’ Node too', async () => {
  await using checkout = await fakeCheckout();
  await checkout.put(
    'command.cjs',
    "require('node:child_process').execSync('tool nested', { stdio: 'inherit' });",
  );
  const { stdout } = await checkout.run(['command.cjs']);
  expect(JSON.parse(stdout)).toMatchObject({ node: 'yes', args: ['nested'] });
});

/** A fake npm that logs its calls and the Node it runs in; its Node 99 is ours. */
async function fakeNpm(
  put: (name: string, content: string) => Promise<void>,
  folder: string,
): Promise<NonNullable<StartOptions['env']>> {
  await put(
    'npm-cli.js',
    `
      import fs from 'node:fs';
      import path from 'node:path';
      const [verb, ...rest] = process.argv.slice(2);
      const what = rest.filter((each) => /^node/.test(each)).join('');
      const major = process.env.PRETENDED ?? process.version.split('.')[0];
      fs.appendFileSync('npm.log', [verb, what, 'in', major].filter(Boolean).join(' ') + '\\n');
      const folder = verb === 'install' ? rest[rest.indexOf('--prefix') + 1] : '.';
      const put = (name, text) => {
        const file = path.join(folder, 'node_modules', name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text, { mode: 0o755 });
      };
      const program = '#!/bin/sh\\n'
        + '[ "$1" = --version ] && exec echo v99.1.0\\n'
        + 'PRETENDED=v99 exec "${process.execPath}" "$@"\\n';
      if (verb === 'install') {
        put('node/installArchSpecificPackage.js', \`
          const fs = require('node:fs');
          fs.mkdirSync('bin');
          fs.writeFileSync('bin/node', \${JSON.stringify(program)}, { mode: 0o755 });
        \`);
      }
      if (verb === 'ci') {
        console.error(process.env.NPM_SAYS ?? '');
        put('tool/tool.cjs', '');
        put('.package-lock.json', fs.readFileSync('package-lock.json'));
      }
      if (verb === 'rebuild') put('node/bin/node', program);
    `,
  );
  return { npm_execpath: path.join(folder, 'npm-cli.js') };
}
