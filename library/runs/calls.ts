import type { Handlers } from '#contract/api.ts';
import type { Database } from '../engine/open.ts';
import { failPiece } from './pieces.ts';
import { reopenRun } from './reopen.ts';
import {
  clearPastRuns,
  createRun,
  failCompany,
  finishRun,
  getRun,
  listOpenRuns,
  listPastRuns,
} from './runs.ts';

type RunHandlers = Handlers<
  | 'runs.list'
  | 'runs.clear'
  | 'runs.create'
  | 'runs.read'
  | 'runs.listOpen'
  | 'runs.failCompany'
  | 'runs.failPiece'
  | 'runs.finish'
  | 'runs.reopen'
>;

export const runs = (db: Database): RunHandlers => ({
  'runs.list': ({ limit }) => listPastRuns(db, limit),
  'runs.clear': async () => ({ removed: await clearPastRuns(db) }),
  'runs.create': (run) => createRun(db, run),
  'runs.read': ({ id }) => getRun(db, id),
  'runs.listOpen': () => listOpenRuns(db),
  'runs.failCompany': (failure) => failCompany(db, failure),
  'runs.failPiece': (failure) => failPiece(db, failure),
  'runs.finish': (end) => finishRun(db, end),
  'runs.reopen': (parts) => reopenRun(db, parts),
});
