import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './database.ts';
import { projectRoot } from './project-root.ts';

const run = promisify(execFile);

/** A package that needs no registry: it is packed into a file beside the checkout. */
export type FakePackage = {
  readonly name: string;
  readonly version: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly manifest?: Readonly<Record<string, unknown>>;
};

export type Result = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type Running = {
  readonly child: ChildProcess;
  readonly says: (text: string) => Promise<void>;
  readonly result: Promise<Result>;
};

export type StartOptions = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The user to run as if the tests run as root. */
  readonly uid?: number | undefined;
};

/** A small project with our real entry to its commands and other packages. */
export type FakeCheckout = AsyncDisposable & {
  readonly folder: string;
  readonly put: (name: string, content: string) => Promise<void>;
  readonly read: (name: string) => Promise<string>;
  /**
   * Puts these packages, and others that no registry has, into package.json and package-lock.json.
   */
  readonly lock: (
    packages: readonly FakePackage[],
    fromRegistry?: readonly string[],
  ) => Promise<void>;
  readonly start: (command: readonly string[], options?: StartOptions) => Running;
  readonly run: (command: readonly string[], options?: StartOptions) => Promise<Result>;
};

/** A program that runs our Node; a variable names it. */
export const nodePackage: FakePackage = {
  name: 'node',
  version: process.versions.node,
  manifest: {
    bin: { node: 'bin/node' },
    scripts: { preinstall: 'node installArchSpecificPackage' },
  },
  files: {
    'installArchSpecificPackage.js': `
      const fs = require('node:fs');
      fs.mkdirSync('bin', { recursive: true });
      const text = '#!/bin/sh\\nNODE_OF_PACKAGES=yes exec "${process.execPath}" "$@"\\n';
      fs.writeFileSync('bin/node', text, { mode: 0o755 });
    `,
  },
};

export const toolPackage: FakePackage = {
  name: 'tool',
  version: '1.0.0',
  manifest: { bin: { tool: 'tool.cjs' } },
  files: {
    'tool.cjs': `#!/usr/bin/env node
      const { version } = require('./package.json');
      const node = process.env.NODE_OF_PACKAGES ?? 'no';
      console.log(JSON.stringify({ version, node, args: process.argv.slice(2) }));
    `,
  },
};

/** Starts with nothing installed. There is no network, and npm's cache is empty. */
export async function fakeCheckout(): Promise<FakeCheckout> {
  await using stack = new AsyncDisposableStack();
  const outer = stack.use(await temporaryFolder()).path;
  const folder = path.join(outer, 'a check out');
  await chmod(outer, 0o755);

  async function put(name: string, content: string): Promise<void> {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  async function lock(
    packages: readonly FakePackage[],
    fromRegistry: readonly string[] = [],
  ): Promise<void> {
    const packed = await Promise.all(packages.map((each) => pack(each, outer)));
    const dependencies = Object.fromEntries([
      ...packed.map(({ name, resolved }) => [name, resolved]),
      ...fromRegistry.map((name) => [name, '1.0.0']),
    ]);
    const project = { name: 'fake', version: '1.0.0', devDependencies: dependencies };
    await put(
      'package.json',
      JSON.stringify({ ...project, private: true, type: 'module', allowScripts: { node: true } }),
    );
    const integrity = `sha512-${createHash('sha512').digest('base64')}`;
    const locked = [
      ...packed.map(({ name, ...entry }) => [name, entry] as const),
      ...fromRegistry.map((name) => [name, { version: '1.0.0', integrity }] as const),
    ].map(([name, entry]) => [`node_modules/${name}`, entry]);
    await put(
      'package-lock.json',
      JSON.stringify({
        ...{ name: 'fake', version: '1.0.0', lockfileVersion: 3, requires: true },
        packages: { '': project, ...Object.fromEntries(locked) },
      }),
    );
  }

  await cp(path.join(projectRoot, 'scripts/ready.cjs'), path.join(folder, 'scripts/ready.cjs'));
  await cp(path.join(projectRoot, 'scripts/ready'), path.join(folder, 'scripts/ready'), {
    recursive: true,
  });
  await put('prisma/schema.prisma', 'model One {}\n');
  await put(
    'scripts/generate-client.ts',
    `
      import { appendFileSync, copyFileSync, mkdirSync } from 'node:fs';
      mkdirSync('prisma/generated', { recursive: true });
      copyFileSync('prisma/schema.prisma', 'prisma/generated/schema.prisma');
      appendFileSync('generated.log', 'once\\n');
    `,
  );
  await put('scripts/warm-cache.ts', '');
  await lock([nodePackage, toolPackage]);

  const env = {
    ...process.env,
    npm_config_cache: path.join(outer, 'cache'),
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_fetch_retries: '0',
    npm_config_update_notifier: 'false',
  };
  const owned = stack.move();
  const start = (command: readonly string[], options: StartOptions = {}) =>
    startReady(folder, command, { ...options, env: { ...env, ...options.env } });
  return {
    folder,
    put,
    lock,
    read: (name) => readFile(path.join(folder, name), 'utf8'),
    start,
    run: (command, options) => start(command, options).result,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function pack({ name, version, manifest, files = {} }: FakePackage, folder: string) {
  const archive = `${name}-${version}.tgz`;
  const target = path.join(folder, archive);
  // Packing it again would change its digest.
  if (!existsSync(target)) {
    const content = path.join(folder, `${name}-${version}`, 'package');
    const text = JSON.stringify({ name, version, ...manifest });
    await mkdir(content, { recursive: true });
    for (const [file, source] of Object.entries({ ...files, 'package.json': text })) {
      await writeFile(path.join(content, file), source);
    }
    await run('tar', ['-czf', target, '-C', path.dirname(content), 'package']);
  }
  const digest = createHash('sha512')
    .update(await readFile(target))
    .digest('base64');
  return {
    ...{ name, version, resolved: `file:../${archive}`, integrity: `sha512-${digest}` },
    ...(manifest?.bin === undefined ? {} : { bin: manifest.bin }),
    ...(manifest?.scripts === undefined ? {} : { hasInstallScript: true }),
  };
}

function startReady(
  folder: string,
  command: readonly string[],
  { env, uid }: StartOptions,
): Running {
  const child = spawn(process.execPath, ['scripts/ready.cjs', ...command], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const said = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      for (const watch of watchers) watch();
    });
  }
  const result = new Promise<Result>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  return {
    child,
    result,
    says(text) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const watch = () => {
        if ((said.stdout + said.stderr).includes(text)) resolve();
      };
      watchers.add(watch);
      watch();
      void result.then(() => reject(new Error(`ended without saying "${text}": ${said.stderr}`)));
      return promise.finally(() => watchers.delete(watch));
    },
  };
}
