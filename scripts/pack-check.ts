import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeNotices } from './notices/write-notices.ts';
import { contentProblems, packedFiles, sizesByPart, sizeTable } from './pack-check/contents.ts';
import { expectationOf, readBuilderConfig } from './pack-check/expectation.ts';
import { fuseProblems, readFuses } from './pack-check/fuses.ts';
import { pack } from './pack-check/pack.ts';
import { runPackedHost, unpackArchive } from './pack-check/run-host.ts';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Packs what was built around a stand-in for Electron, looks at everything in it, and runs it. Says what
 * is wrong, a line each, and how big each part is. Answers whether all is well.
 */
async function checkPackage(): Promise<boolean> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-pack-'));
  try {
    console.log(`${await makeNotices(root)} packages of others, all under licences that allow it`);
    const { app, resources } = await pack({ root, folder, targets: ['dir'] });
    const archive = path.join(resources, 'app.asar');
    const files = packedFiles(archive);
    const fuses = readFuses(await readFile(path.join(app, 'rolewatch')));
    const problems = [
      ...contentProblems(files, await expectationOf(root)),
      ...fuseProblems(fuses, (await readBuilderConfig(root)).electronFuses),
    ];
    console.log(`\n${sizeTable(sizesByPart(files))}\n`);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) return false;
    const unpacked = path.join(folder, 'app');
    await unpackArchive(archive, unpacked);
    const { run, exitCode } = await runPackedHost(unpacked, folder);
    const found = `${run.status}, ${run.newPostings} openings, ended with ${exitCode}`;
    console.log(`The packed host scanned a company of the demo: ${found}`);
    return run.status === 'completed' && run.newPostings > 0 && exitCode === 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (!(await checkPackage())) process.exitCode = 1;
