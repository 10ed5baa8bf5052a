'use strict';

const path = require('node:path');
const { runSilently, withOnPath } = require('./child.cjs');
const { NotReady } = require('./packages.cjs');

/**
 * Runs the npm that was started, else the one on the PATH, in the Node that is named. Answers what it
 * said: whether it did its work is seen from the result, since npm has been seen to end well with none.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, node: string }} options
 */
async function npm(args, { cwd, node }) {
  const all = [
    ...args,
    '--no-audit',
    '--no-fund',
    // It says why a request failed.
    '--loglevel=http',
    // Without a network it ends after seconds, not after a minute.
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=4000',
  ];
  const env = withOnPath(path.dirname(node));
  const cli = env.npm_execpath ?? '';
  const ended = /npm-cli\.js$/.test(cli)
    ? await runSilently(node, [cli, ...all], { cwd, env })
    : // On Windows it is a script for the shell.
      await runSilently('npm', all, { cwd, env, shell: process.platform === 'win32' });
  if (ended !== null) return ended.output;
  throw new NotReady('npm was not found. It comes with Node, from https://nodejs.org');
}

/** npm only warns of a file that it could not write, and says that all went well. */
const brokenFile = /TAR_ENTRY_ERROR (\w+)/;

/**
 * Whether all that npm unpacked is whole.
 *
 * @param {string} output
 */
const isWhole = (output) => !brokenFile.test(output);

/**
 * Why npm failed, and what to do about it, in one line.
 *
 * @param {string} output
 */
function reasonIn(output) {
  const [, code = 'without a reason'] =
    /npm (?:error|ERR!) code (\S+)/.exec(output) ??
    brokenFile.exec(output) ??
    /attempt \d+ failed with (\S+)/.exec(output) ??
    [];
  const [, file = 'its folders'] = /npm (?:error|ERR!) path (.+)/.exec(output) ?? [];
  const [, what = 'npm failed', mend = 'See what it says with: npm ci --ignore-scripts'] =
    reasons.find(([codes]) => codes.test(code)) ?? [];
  return `${what.replace('FILE', file)} (${code}). ${mend}`;
}

const again = 'run the same command again';

/** By npm's codes: what is wrong, and what mends it. */
const reasons = /** @type {const} */ ([
  [
    /^E(NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|NETUNREACH|HOSTUNREACH|NOTCACHED|RR_SOCKET_TIMEOUT|429|5\d\d)$/,
    'the npm registry cannot be reached',
    `Connect to the network and ${again}`,
  ],
  [/^(EACCES|EROFS|ENOTDIR)$/, 'npm cannot write to FILE', `Make that yours and ${again}`],
  // Windows does not let go of the Node that runs this.
  [
    /^(EPERM|EBUSY)$/,
    'npm cannot replace FILE',
    'End what uses it, then run: npm ci --ignore-scripts',
  ],
  [/^ENOSPC$/, 'the disk is full', `Make room and ${again}`],
  [
    /^EUSAGE$/,
    'package.json asks for others than package-lock.json',
    'Bring them together: npm install',
  ],
  [
    /^EINTEGRITY$/,
    'npm got something else than package-lock.json names',
    'Try: npm cache clean --force',
  ],
]);

module.exports = { isWhole, npm, reasonIn };
