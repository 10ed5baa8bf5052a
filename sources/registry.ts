import { ashby } from './ats/ashby.ts';
import { greenhouse } from './ats/greenhouse.ts';
import { lever } from './ats/lever.ts';
import { recruitee } from './ats/recruitee.ts';
import { smartrecruiters } from './ats/smartrecruiters.ts';
import { workable } from './ats/workable.ts';
import type { Source } from './source.ts';
import { jsonLd } from './web/json-ld.ts';

/** THE TABLE of sources, in order of means: what a vendor's API says beats what a page says. */
export const sources: readonly Source[] = [
  greenhouse,
  lever,
  ashby,
  smartrecruiters,
  workable,
  recruitee,
  jsonLd,
];

/** The source of a listing or a company; null for an id of another version. */
export function sourceById(id: string): Source | null {
  return sources.find((source) => source.id === id) ?? null;
}
