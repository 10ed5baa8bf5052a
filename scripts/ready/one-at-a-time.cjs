'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { cannotWrite, codeOf } = require('./packages.cjs');

/**
 * @typedef {object} Pace
 * @property {number} beatMs The holder of the lock touches it so often.
 * @property {number} lookMs Others look so often.
 * @property {number} goneMs Not touched for so long, it has lost its holder. A process id would say less: that
 * may be of another container.
 */

/** @type {Pace} */
const usualPace = { beatMs: 1_000, lookMs: 250, goneMs: 10_000 };

/**
 * The folder of an installation that is under way; what npm replaces is elsewhere.
 *
 * @param {string} root
 */
const workFolder = (root) => path.join(root, '.ready');

/**
 * Does something that only one process may do at a time in this checkout; another waits, and says so.
 * Throws `NotReady` where nothing can be written.
 *
 * @template T
 * @param {string} root
 * @param {(line: string) => void} say
 * @param {() => Promise<T>} action
 * @param {Pace} [pace]
 * @returns {Promise<T>}
 */
async function oneAtATime(root, say, action, pace = usualPace) {
  const lock = path.join(workFolder(root), 'lock');
  if (!take(lock)) {
    say('Another command is installing the packages: waiting for it…');
    while (!take(lock)) await waitFor(lock, pace);
  }
  const beat = setInterval(() => touch(lock), pace.beatMs);
  try {
    return await action();
  } finally {
    clearInterval(beat);
    fs.rmSync(lock, { force: true });
    removeIfEmpty(workFolder(root));
  }
}

/**
 * @param {string} lock
 * @returns {boolean} False if another process has it.
 */
function take(lock) {
  const folder = path.dirname(lock);
  try {
    // Not `recursive`: that takes a read-only disk for a folder that is missing.
    if (!fs.existsSync(folder)) fs.mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw cannotWrite(path.dirname(folder), error);
  }
  try {
    fs.closeSync(fs.openSync(lock, 'wx'));
    return true;
  } catch (error) {
    // ENOENT: its previous holder has just removed the folder.
    if (['EEXIST', 'ENOENT'].includes(codeOf(error))) return false;
    throw cannotWrite(folder, error);
  }
}

/**
 * Resolves when the lock may be free: it is gone, or its holder is, and it was removed.
 *
 * @param {string} lock
 * @param {Pace} pace
 */
async function waitFor(lock, { lookMs, goneMs }) {
  let last = touchedAt(lock);
  // Counted, not timed: a machine that slept has not waited.
  let looks = 0;
  do {
    await sleep(lookMs);
    const now = touchedAt(lock);
    looks = now === last ? looks + 1 : 0;
    last = now;
  } while (last !== null && looks * lookMs < goneMs);
  if (last !== null && touchedAt(lock) === last) fs.rmSync(lock, { force: true });
}

/** @param {string} lock */
const touchedAt = (lock) => fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? null;

/** @param {string} lock */
function touch(lock) {
  const now = new Date();
  try {
    fs.utimesSync(lock, now, now);
  } catch (error) {
    // Taken from us while this machine slept.
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** @param {string} folder */
function removeIfEmpty(folder) {
  try {
    fs.rmdirSync(folder);
  } catch (error) {
    const code = codeOf(error);
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY'].includes(code)) throw error;
  }
}

module.exports = { oneAtATime, workFolder };
