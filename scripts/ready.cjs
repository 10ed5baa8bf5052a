'use strict';

// The way in to every command of package.json: `node scripts/ready.cjs <command> …` installs the locked
// packages where that is needed, then runs the command in the Node that they bring.
// Any Node must be able to parse this file, so it uses nothing newer than ES2015.
const oldest = 18;
const version = process.versions.node;

if (Number(version.split('.')[0]) < oldest) {
  const needed = `Rolewatch needs Node ${oldest} or newer, and this is Node ${version}`;
  process.stderr.write(`${needed}. Get a newer one from https://nodejs.org\n`);
  process.exitCode = 1;
} else {
  require('./ready/main.cjs');
}
