import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDesktopBuilt, projectRoot } from '../cli/build.ts';

/** The command line as it is built where that is as its sources are; a scan is no reason to build. */
const entry = (await isDesktopBuilt()) ? 'out/main/cli/main.js' : 'cli/main.ts';
await import(pathToFileURL(path.join(projectRoot, entry)).href);
