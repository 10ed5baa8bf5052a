'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { runSilently } = require('./child.cjs');
const { isWhole, npm, reasonIn } = require('./npm.cjs');
const { workFolder } = require('./one-at-a-time.cjs');
const {
  NotReady,
  cannotWrite,
  countNeeded,
  installedList,
  missingPackages,
} = require('./packages.cjs');

/** @typedef {import('./packages.cjs').Packages} Packages */

/**
 * Installs the locked packages again. The previous ones come back if that fails.
 * Throws `NotReady` with the reason.
 *
 * @param {string} root
 * @param {{ wanted: Packages, state: string, say: (line: string) => void }} options
 */
async function installPackages(root, { wanted, state, say }) {
  const folder = path.join(root, 'node_modules');
  const before = path.join(workFolder(root), 'node_modules');
  const why = {
    missing: '(once)',
    stale: 'again, since package-lock.json has changed',
    unfinished: 'again, since the last installation did not finish',
  }[state];
  say(`Installing ${countNeeded(wanted)} packages ${why}…`);
  setAside(root, before);
  const { node, output } = await nodeForNpm(root, wanted);
  const said =
    node === null
      ? output
      : await npm(
          [
            'ci',
            // Those of most packages get what is not needed here, or refuse the Node they run in.
            '--ignore-scripts',
            // Whatever NODE_ENV says.
            '--include=dev',
            '--include=optional',
          ],
          { cwd: root, node },
        );
  if (!isWhole(said)) fs.rmSync(installedList(root), { force: true });
  const isDone = missingPackages(root, wanted).length === 0;
  if (!isDone && fs.existsSync(before)) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(before, folder);
  }
  if (!isDone) throw new NotReady(`${asWords(missingPackages(root, wanted))}: ${reasonIn(said)}`);
  for (const used of [before, firstFolder(root)]) {
    fs.rmSync(used, { recursive: true, force: true });
  }
}

/**
 * Lets the package `node` bring its program, which is one more download, and links it. Answers what
 * went wrong, or null.
 *
 * @param {string} root
 * @param {Packages} wanted
 */
async function installNode(root, wanted) {
  const [node = process.execPath] = outerNodes(root);
  // What it brought and was interrupted at would count as whole.
  fs.rmSync(path.join(root, 'node_modules/node/node_modules'), { recursive: true, force: true });
  const output = await npm(['rebuild', 'node', '--no-ignore-scripts', '--foreground-scripts'], {
    cwd: root,
    node,
  });
  const program = nodeIn(root);
  if ((await runSilently(program, ['--version']))?.code === 0) return null;
  // A program that does not run here would hide the Node that does.
  for (const suffix of ['', '.cmd', '.ps1']) {
    fs.rmSync(path.join(root, 'node_modules/.bin', `node${suffix}`), { force: true });
  }
  fs.rmSync(program, { force: true });
  return `Node ${wantedNode(wanted)} is needed, and ${reasonIn(output)}`;
}

/**
 * The Node that the packages in a folder bring; it may be missing.
 *
 * @param {string} folder
 */
const nodeIn = (folder) => path.join(folder, 'node_modules/node/bin', nodeName);

const nodeName = process.platform === 'win32' ? 'node.exe' : 'node';

/** @param {Packages} wanted */
const wantedNode = (wanted) => wanted['node_modules/node']?.version ?? '';

/**
 * Moves what is installed out of the way. What was set aside by an installation that was interrupted
 * stays, since it was whole.
 *
 * @param {string} root
 * @param {string} before
 */
function setAside(root, before) {
  const folder = path.join(root, 'node_modules');
  if (!fs.existsSync(before)) {
    try {
      return fs.renameSync(folder, before);
    } catch {
      // There is none; or it is a volume, which cannot be moved: npm empties it.
    }
  }
  try {
    // npm may be interrupted while it empties it: what is left then is not whole.
    fs.rmSync(installedList(root), { force: true });
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/**
 * A Node for npm that is as new as the one that is wanted: in an older one npm leaves out the native
 * parts of packages that ask for a newer one. Where there is none, it is got first.
 *
 * @param {string} root
 * @param {Packages} wanted
 * @returns {Promise<{ node: string | null, output: string }>} null, and why, where it cannot be got.
 */
async function nodeForNpm(root, wanted) {
  const first = firstFolder(root);
  const outer = outerNodes(root);
  for (const node of [...outer, nodeIn(workFolder(root)), nodeIn(first)]) {
    if (await isNewEnough(node, wanted)) return { node, output: '' };
  }
  const [old = process.execPath] = outer;
  fs.rmSync(first, { recursive: true, force: true });
  fs.mkdirSync(first, { recursive: true });
  const args = ['--prefix', first, '--no-save', '--ignore-scripts'];
  const output = await npm(['install', ...args, `node@${wantedNode(wanted)}`], {
    cwd: root,
    node: old,
  });
  const folder = path.join(first, 'node_modules/node');
  const script = path.join(folder, 'installArchSpecificPackage.js');
  const said = fs.existsSync(script) ? await runSilently(old, [script], { cwd: folder }) : null;
  const isThere = await isNewEnough(nodeIn(first), wanted);
  return { node: isThere ? nodeIn(first) : null, output: output + said?.output };
}

/**
 * Where a Node for npm is installed before all else.
 *
 * @param {string} root
 */
const firstFolder = (root) => path.join(workFolder(root), 'first');

/**
 * @param {string} node
 * @param {Packages} wanted
 */
async function isNewEnough(node, wanted) {
  const ran = await runSilently(node, ['--version']);
  const major = Number.parseInt(ran?.output.slice(1) ?? '', 10);
  return ran?.code === 0 && major >= Number.parseInt(wantedNode(wanted), 10);
}

/**
 * The Nodes that the installation does not remove while they run.
 *
 * @param {string} root
 * @returns {readonly string[]}
 */
function outerNodes(root) {
  const folders = (process.env.PATH ?? process.env.Path ?? '').split(path.delimiter);
  const programs = [process.execPath, process.env.npm_node_execpath ?? ''];
  programs.push(...folders.filter(path.isAbsolute).map((folder) => path.join(folder, nodeName)));
  const inside = fs.realpathSync(root) + path.sep;
  const found = programs.filter((file) => fs.existsSync(file)).map((file) => fs.realpathSync(file));
  return [...new Set(found)].filter((file) => !file.startsWith(inside));
}

/** @param {readonly string[]} names */
function asWords(names) {
  const shown = names.slice(0, 3).join(', ');
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${names.length} ${names.length === 1 ? 'package is' : 'packages are'} missing (${shown}${more})`;
}

module.exports = { installNode, installPackages, nodeIn };
