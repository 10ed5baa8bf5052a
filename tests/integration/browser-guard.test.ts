import { describe } from 'vitest';
import { browserGuardSuite } from '#tests/suites/browser-guard.ts';
import { openPool } from '#tests/support/drawing.ts';

describe('the browser by playwright', () => browserGuardSuite(openPool));
