import { ashby } from './boards/ashby.ts';
import type { Board } from './boards/board.ts';
import { greenhouse } from './boards/greenhouse.ts';
import { lever } from './boards/lever.ts';
import { ownSite } from './boards/own-site.ts';
import { recruitee } from './boards/recruitee.ts';
import { smartrecruiters } from './boards/smartrecruiters.ts';
import { workable } from './boards/workable.ts';

/** THE TABLE of boards that are played, by the source that reads them; `html` is a site of its own. */
export const boards = {
  greenhouse,
  lever,
  ashby,
  smartrecruiters,
  workable,
  recruitee,
  html: ownSite,
} as const satisfies Record<string, Board>;

export type BoardKind = keyof typeof boards;

export const boardKinds = Object.keys(boards) as readonly BoardKind[];
