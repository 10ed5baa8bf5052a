import { describe } from 'vitest';
import { browserLifeSuite } from '#tests/suites/browser-life.ts';
import { openPool } from '#tests/support/drawing.ts';

describe('the browser by playwright', () => browserLifeSuite(openPool));
