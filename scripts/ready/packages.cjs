'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * @typedef {object} Package What a lock file says of a package.
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {readonly string[]} [libc]
 * @property {Readonly<Record<string, string>>} [bin]
 * @property {Readonly<Record<string, string>>} [dependencies] Named by the project itself.
 * @property {Readonly<Record<string, string>>} [devDependencies] Named by the project itself.
 *
 * @typedef {Readonly<Record<string, Package>>} Packages By place, such as `node_modules/vite`; '' is the project.
 *
 * @typedef {'fresh' | 'missing' | 'stale' | 'unfinished'} State
 */

/** What stands in the way: one line for a person, with what to do about it. */
class NotReady extends Error {}

/**
 * @param {string} folder
 * @param {unknown} error
 */
const cannotWrite = (folder, error) =>
  new NotReady(
    `Packages must be installed, and ${folder} cannot be written to (${codeOf(error)}). ` +
      'Start Rolewatch from a copy that is yours.',
  );

/** @param {unknown} error */
const codeOf = (error) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/**
 * What package-lock.json wants. Throws `NotReady` where it cannot be read.
 *
 * @param {string} root
 * @returns {Packages}
 */
function readLock(root) {
  const packages = packagesIn(path.join(root, 'package-lock.json'));
  if (packages !== null) return packages;
  throw new NotReady(
    'package-lock.json is missing or damaged. Get it back with: git checkout package-lock.json',
  );
}

/**
 * How what is installed compares with what is wanted. npm writes its list of installed packages when
 * all are in place, so an installation without that list did not finish.
 *
 * @param {string} root
 * @param {Packages} wanted
 * @returns {State}
 */
function stateOfPackages(root, wanted) {
  const folder = path.join(root, 'node_modules');
  if (!fs.existsSync(folder)) return 'missing';
  const installed = installedPackages(root);
  if (installed === null) return 'unfinished';
  const there = new Set(fs.readdirSync(folder));
  const isAway = (/** @type {string} */ place) => !there.has(nameOf(place).split('/', 1)[0] ?? '');
  if (Object.keys(installed).some(isAway)) return 'unfinished';
  return outdated(wanted, installed).length === 0 ? 'fresh' : 'stale';
}

/**
 * npm's own list of what it installed.
 *
 * @param {string} root
 */
const installedList = (root) => path.join(root, 'node_modules', '.package-lock.json');

/**
 * The packages that npm lists as installed; null if it has not listed them. Some versions of npm also list the optional
 * packages that they left out.
 *
 * @param {string} root
 * @returns {Packages | null}
 */
function installedPackages(root) {
  const listed = packagesIn(installedList(root));
  if (listed === null) return null;
  const isThere = (/** @type {[string, Package]} */ [place, { optional }]) =>
    optional !== true || fs.existsSync(path.join(root, place));
  return Object.fromEntries(Object.entries(listed).filter(isThere));
}

/**
 * How many packages this system needs.
 *
 * @param {Packages} wanted
 */
const countNeeded = (wanted) =>
  placesIn(wanted).filter((place) => isNeeded(wanted[place], libcHere())).length;

/**
 * The names of the packages that are needed and not installed as they are wanted; first those that
 * package.json asks for.
 *
 * @param {string} root
 * @param {Packages} wanted
 * @returns {readonly string[]}
 */
function missingPackages(root, wanted) {
  const project = wanted[''];
  const asked = { ...project?.dependencies, ...project?.devDependencies };
  const names = outdated(wanted, installedPackages(root) ?? {}, libcHere()).map(nameOf);
  return [
    ...names.filter((name) => asked[name] !== undefined),
    ...names.filter((name) => asked[name] === undefined),
  ];
}

/**
 * @param {Packages} wanted
 * @param {Packages} installed
 * @param {string} [libc]
 */
const outdated = (wanted, installed, libc) =>
  placesIn(wanted).filter((place) => {
    const found = installed[place];
    if (found === undefined) return isNeeded(wanted[place], libc);
    const { version, integrity } = wanted[place] ?? {};
    // Of another system, with which this one shares the folder.
    if (!isForSystem(wanted[place])) return true;
    return found.version !== version || found.integrity !== integrity;
  });

/** @param {Packages} packages */
const placesIn = (packages) => Object.keys(packages).filter((place) => place !== '');

/**
 * What a place says after its first `node_modules/`.
 *
 * @param {string} place
 */
const nameOf = (place) => place.slice('node_modules/'.length);

/**
 * An optional package is needed where it is made for this system: it is then the native part of another.
 * Without `libc`, those that were linked with one are left out.
 *
 * @param {Package | undefined} wanted
 * @param {string} [libc]
 */
const isNeeded = (wanted, libc = '') =>
  isForSystem(wanted) &&
  (wanted?.optional !== true ||
    ((wanted.os ?? wanted.cpu) !== undefined && accepts(wanted.libc, libc)));

/** @param {Package | undefined} wanted */
const isForSystem = (wanted) =>
  accepts(wanted?.os, process.platform) && accepts(wanted?.cpu, process.arch);

/**
 * @param {readonly string[] | undefined} list Names, or names after a `!`.
 * @param {string} name
 */
const accepts = (list, name) =>
  list === undefined ||
  (!list.includes(`!${name}`) && (list.includes(name) || list.every((each) => each[0] === '!')));

/** @type {string | undefined} */
let knownLibc;

/** Takes too long for every start. */
function libcHere() {
  const report = () =>
    /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  knownLibc ??= report().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  return knownLibc;
}

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function packagesIn(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

module.exports = {
  NotReady,
  cannotWrite,
  codeOf,
  countNeeded,
  installedList,
  missingPackages,
  readLock,
  stateOfPackages,
};
