'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const {
  Interrupted,
  endLike,
  interruptibly,
  runInOurPlace,
  runSilently,
  withOnPath,
} = require('./child.cjs');
const { installNode, installPackages, nodeIn } = require('./install.cjs');
const { oneAtATime } = require('./one-at-a-time.cjs');
const { NotReady, readLock, stateOfPackages } = require('./packages.cjs');

/** @typedef {import('./packages.cjs').Packages} Packages */

const root = path.resolve(__dirname, '../..');
const schema = path.join(root, 'prisma/schema.prisma');
/** The schema that the database client is made from, which `generate-client.ts` keeps beside it. */
const schemaOfClient = path.join(root, 'prisma/generated/schema.prisma');

const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);

/**
 * Makes this checkout ready and runs a command in it: a script of ours, or the program of a package.
 *
 * @param {readonly string[]} command
 */
async function main([name = '', ...args]) {
  try {
    const wanted = readLock(root);
    if (!isReady(wanted)) {
      await oneAtATime(root, say, () => interruptibly(() => makeReady(wanted)));
    }
    await run(wanted, name, args);
  } catch (error) {
    if (!(error instanceof NotReady || error instanceof Interrupted)) throw error;
    say(error.message);
    endLike({ code: 1, signal: error instanceof Interrupted ? error.signal : null });
  }
}

/** @param {Packages} wanted */
const isReady = (wanted) =>
  stateOfPackages(root, wanted) === 'fresh' && nodeToUse(wanted) !== null && isClientFresh();

/** @param {Packages} wanted */
async function makeReady(wanted) {
  // A command that had its turn before this one may have done it all.
  const state = stateOfPackages(root, wanted);
  if (state !== 'fresh') {
    fs.rmSync(schemaOfClient, { force: true });
    await installPackages(root, { wanted, state, say });
  }
  const problem =
    state === 'fresh' && nodeToUse(wanted) !== null ? null : await installNode(root, wanted);
  const node = nodeToUse(wanted);
  if (node === null) throw new NotReady(`This is Node ${process.versions.node}: ${problem}`);
  if (!isClientFresh()) await prepare(node);
}

/**
 * Does what npm would do at the end of an installation: the script `prepare` of package.json.
 *
 * @param {string} node
 */
async function prepare(node) {
  const run = (/** @type {string} */ script) =>
    runSilently(node, [path.join(root, 'scripts', script)], { cwd: root });
  const made = await run('generate-client.ts');
  if (made?.code !== 0) {
    const [reason = ''] = made?.output.split('\n').filter((line) => /error/i.test(line)) ?? [];
    throw new NotReady(
      `The database client could not be made: ${reason}. npm run prepare says more`,
    );
  }
  // Without it the first start takes longer.
  await run('warm-cache.ts');
}

const isClientFresh = () => {
  const made = fs.existsSync(schemaOfClient) ? fs.readFileSync(schemaOfClient) : null;
  return made?.equals(fs.readFileSync(schema)) ?? false;
};

/**
 * The Node to run commands in: that of the packages, else this one if it is as new; null if neither
 * is new enough.
 *
 * @param {Packages} wanted
 */
function nodeToUse(wanted) {
  const program = nodeIn(root);
  if (fs.existsSync(program)) return program;
  const major = (/** @type {string | undefined} */ version) => Number(version?.split('.')[0]);
  const isNewEnough = major(process.versions.node) >= major(wanted['node_modules/node']?.version);
  return isNewEnough ? process.execPath : null;
}

/**
 * @param {Packages} wanted
 * @param {string} name
 * @param {readonly string[]} args
 */
async function run(wanted, name, args) {
  const node = nodeToUse(wanted) ?? process.execPath;
  const isOurs = /\.[cm]?[jt]s$/.test(name);
  const file = path.join(root, isOurs ? name : programNamed(name, wanted));
  // The usual case, and the quickest one: npm puts the Node of the packages first on the PATH.
  if (isOurs && fs.realpathSync(node) === fs.realpathSync(process.execPath)) {
    process.argv = [process.execPath, file, ...args];
    await import(pathToFileURL(file).href);
    return;
  }
  const env = withOnPath(path.join(root, 'node_modules/.bin'));
  endLike(await runInOurPlace(node, [file, ...args], env));
}

/**
 * The file of a package's program. Links to it differ by system; the lock file says it for all.
 *
 * @param {string} name
 * @param {Packages} wanted
 */
function programNamed(name, wanted) {
  for (const [place, { bin }] of Object.entries(wanted)) {
    const isNested = place.lastIndexOf('node_modules/') > 0;
    const file = isNested ? undefined : bin?.[name];
    if (file !== undefined) return path.join(place, file);
  }
  throw new NotReady(`No package has a program "${name}".`);
}

void main(process.argv.slice(2));
