import path from 'node:path';
import { makeNotices } from './notices/write-notices.ts';

const count = await makeNotices(path.resolve(import.meta.dirname, '..'));
console.log(`out/licences/THIRD-PARTY.md names ${count} packages`);
