import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildDesktop, isDesktopBuilt, projectRoot } from './fresh-build.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * The command line as it is built where that is as its sources are. The commands that open the page
 * build it first; a scan is no reason to.
 */
const opensPage = ['start', 'demo'].includes(process.argv[2] ?? '');
const isBuilt = opensPage ? await buildDesktop(say) : await isDesktopBuilt();
const entry = isBuilt ? 'out/main/cli/main.js' : 'cli/main.ts';
await import(pathToFileURL(path.join(projectRoot, entry)).href);
