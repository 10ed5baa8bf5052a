import { test } from 'vitest';

test.skip('what is done over the double is done in Electron: skipped: no Electron binary');
