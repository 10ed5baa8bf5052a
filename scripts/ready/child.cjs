'use strict';

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const path = require('node:path');

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * @typedef {object} Ended How a program ended.
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 */

const isWindows = process.platform === 'win32';
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** A signal came while something was made ready. */
class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super('Interrupted. The next start goes on with the installation.');
    this.signal = signal;
  }
}

/** @type {NodeJS.Signals | null} */
let interruptedBy = null;
/** @type {ChildProcess | null} */
let silentChild = null;

/**
 * Does something that is left in order where a signal ends it: the program that runs is killed, and it
 * throws `Interrupted`.
 *
 * @param {() => Promise<void>} action
 */
async function interruptibly(action) {
  const interrupt = (/** @type {NodeJS.Signals} */ signal) => {
    interruptedBy = signal;
    if (silentChild !== null) killGroup(silentChild);
  };
  for (const signal of signals) process.on(signal, interrupt);
  try {
    await action();
    throwIfInterrupted();
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}

function throwIfInterrupted() {
  if (interruptedBy !== null) throw new Interrupted(interruptedBy);
}

/**
 * Runs a program to its end and answers its output; null if there is no such program.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 */
async function runSilently(program, args, options = {}) {
  throwIfInterrupted();
  const child = spawn(program, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: !isWindows,
  });
  silentChild = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const code = await once(child, 'close').then(
    ([each]) => each,
    () => undefined,
  );
  silentChild = null;
  throwIfInterrupted();
  return code === undefined ? null : { code, output };
}

/**
 * Gives no time to end: npm would take half a minute to remove what the next start can do without.
 *
 * @param {ChildProcess} child
 */
function killGroup(child) {
  try {
    if (isWindows || child.pid === undefined) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It ended on its own a moment ago.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * Runs a program in our place, on our terminal. Signals are passed on to it.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Ended>}
 */
async function runInOurPlace(program, args, env) {
  const child = spawn(program, args, { stdio: 'inherit', env });
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    // A terminal sends Ctrl-C to the program too, and a second one would mean "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, passOn);
  const [code, signal] = await once(child, 'close');
  for (const each of signals) process.off(each, passOn);
  return { code, signal };
}

/**
 * Our environment, with a folder first on its PATH.
 *
 * @param {string} folder
 * @returns {NodeJS.ProcessEnv}
 */
function withOnPath(folder) {
  const key = Object.keys(process.env).find((each) => each.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [key]: [folder, process.env[key]].join(path.delimiter) };
}

/**
 * Ends this process as a program has ended.
 *
 * @param {Ended} ended
 */
function endLike({ code, signal }) {
  if (signal === null) process.exitCode = code ?? 1;
  else process.kill(process.pid, signal);
}

module.exports = {
  Interrupted,
  endLike,
  interruptibly,
  runInOurPlace,
  runSilently,
  withOnPath,
};
