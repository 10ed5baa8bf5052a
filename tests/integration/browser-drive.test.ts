import { describe } from 'vitest';
import { browserDriveSuite } from '#tests/suites/browser-drive.ts';
import { openPool } from '#tests/support/drawing.ts';

describe('the browser by playwright', () => browserDriveSuite(openPool));
