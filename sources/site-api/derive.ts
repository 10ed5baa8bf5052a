import type { DrawnPage } from '#core/drawn-page.ts';
import { toAppError } from '#core/errors.ts';
import type { SiteApiRecipe } from '#core/recipe.ts';
import type { Pages } from '../paging.ts';
import { listFactsOf } from '../records/list-facts.ts';
import { readRecord } from '../records/read-records.ts';
import type { SourceContext } from '../source.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
import { type PagingGuess, pagingGuesses } from './find-paging.ts';
import { tokensIn } from './page-tokens.ts';
import { goesOn, replay } from './replay.ts';
import { screenOf } from './screen.ts';

/** A recipe that was proven, and what its replay read. */
export type Derived = { readonly recipe: SiteApiRecipe; readonly pages: Pages };

/** Endpoints of one page that are tried. */
const mostCandidates = 3;

/** A list may change between the drawing and the replay. */
const mostAgreed = 0.9;

/**
 * The API behind a drawn page: an endpoint whose answers agree with the screen, its paging, and the
 * proof that it gives the same openings without a browser. Null if none does. Throws what a later
 * try may mend.
 */
export async function deriveRecipe(
  drawn: DrawnPage,
  page: string,
  context: SourceContext,
): Promise<Derived | null> {
  for (const candidate of candidatesIn(drawn, screenOf(drawn)).slice(0, mostCandidates)) {
    const derived = await deriveFrom(candidate, page, context);
    if (derived !== null) return withTokensOf(drawn, derived);
  }
  return null;
}

/** The recipe with the places in the page of what its request needs. */
function withTokensOf({ document }: DrawnPage, derived: Derived): Derived {
  const tokens = tokensIn(document.body, derived.recipe.request);
  if (tokens.length === 0) return derived;
  return { ...derived, recipe: { ...derived.recipe, tokens: [...tokens] } };
}

/** The first way of paging that reads all; else the one that reads most. */
async function deriveFrom(
  candidate: Candidate,
  page: string,
  context: SourceContext,
): Promise<Derived | null> {
  let best: Derived | null = null;
  for (const guess of pagingGuesses(candidate)) {
    const derived = await proven(candidate, guess, page, context);
    if (derived === null) continue;
    if (derived.pages.lost.length === 0 && !isShort(derived.pages)) return derived;
    if (best === null || derived.pages.ids.size > best.pages.ids.size) best = derived;
  }
  return best;
}

const isShort = ({ ids, total }: Pages): boolean => total !== null && ids.size < total;

async function proven(
  { list, records, answers, agreement }: Candidate,
  { paging, request }: PagingGuess,
  page: string,
  context: SourceContext,
): Promise<Derived | null> {
  const json = answers.find(({ request: asked }) => asked === request)?.json;
  const total = listFactsOf(json, list.list).total?.path ?? null;
  const { agreed, of } = agreement;
  const recipe: SiteApiRecipe = {
    ...{ means: 'site_api', request, ...list, paging, total: total && [...total] },
    proof: { openings: 0, agreed, of },
  };
  const captured = records.flatMap((record) => readRecord(record, list, page)?.externalId ?? []);
  try {
    if (paging.kind !== 'none' && captured.length > 0 && isShortOf(json, recipe)) {
      if (!(await goesOn(recipe, page, context))) return null;
    }
    const pages = await replay(recipe, page, context);
    const same = captured.filter((id) => pages.ids.has(id)).length;
    if (same < captured.length * mostAgreed) return null;
    return { recipe: { ...recipe, proof: { openings: pages.ids.size, agreed, of } }, pages };
  } catch (error) {
    if (context.signal.aborted || toAppError(error).retry !== 'never') throw error;
    return null;
  }
}

/** True if the first answer tells of more openings than it holds. */
function isShortOf(json: unknown, { list, total }: SiteApiRecipe): boolean {
  const facts = listFactsOf(json, list);
  return facts.more === true || facts.link !== null || total !== null;
}
