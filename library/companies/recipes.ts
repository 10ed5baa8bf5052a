import type { RecipeView } from '#contract/companies.ts';
import type { Company } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import { parseRecipe, type Recipe } from '#core/recipe.ts';
import { sourceRow } from '#sources/registry.ts';
import type { Database } from '../engine/open.ts';
import { read, write } from '../engine/transaction.ts';

/** How a company's own pages are read; null for a company that is read without a recipe. */
export async function getRecipe(db: Database, { id }: Pick<Company, 'id'>): Promise<Recipe | null> {
  const select = { recipe: true };
  const company = await read(db, (prisma) => prisma.company.findUnique({ where: { id }, select }));
  return parseRecipe(company?.recipe ?? null);
}

/** What the window shows of a recipe. Its request stays here: it may hold a token of the page. */
export function viewRecipe(recipe: Recipe | null): RecipeView | null {
  switch (recipe?.means) {
    case undefined:
      return null;
    case 'site_api': {
      const { means, request, paging } = recipe;
      return { means, host: new URL(request.url).host, isPaged: paging.kind !== 'none' };
    }
    case 'embedded_state':
      return { means: recipe.means, place: recipe.place };
    case 'listing':
      // Pieces of the page are asked for without the browser.
      return { means: recipe.means, isDrawn: recipe.isDrawn && recipe.pieces === undefined };
  }
}

/**
 * Makes the next scan read a company by this recipe, at this page or the address it has. A running scan would
 * store its own, so it has to end first. Throws `company_busy`, and `invalid_input` for a recipe
 * that this version cannot use, and `duplicate_company` if the page is read for another company.
 */
export async function setRecipe(
  db: Database,
  { id, name }: Pick<Company, 'id' | 'name'>,
  recipe: Recipe,
  page: string | null = null,
): Promise<void> {
  const { means } = recipe;
  // A list that only a browser shows is a source of its own.
  const wanted = means === 'listing' && recipe.isDrawn ? 'drawn' : means;
  if (sourceRow(means) === null) {
    const reason = `this version reads no page by a recipe for "${means}"`;
    throw new AppError('invalid_input', { path: 'recipe.means', reason });
  }
  await write(db, async (tx) => {
    const { url, slug } = await tx.company.findUniqueOrThrow({ where: { id } });
    const isBusy = await tx.runCompany.count({
      where: { companyId: id, status: 'queued', run: { status: 'running' } },
    });
    if (isBusy > 0) throw new AppError('company_busy', { company: name });
    const slugOf = page ?? (isPage(slug) ? slug : url);
    const owner = await tx.company.findUnique({
      where: { source_slug: { source: wanted, slug: slugOf } },
    });
    if (owner !== null && owner.id !== id) {
      throw new AppError('duplicate_company', { name: owner.name, url: owner.url });
    }
    const made = { ...recipe, madeAt: db.now().toISOString() };
    await tx.company.update({
      where: { id },
      data: {
        recipe: JSON.stringify(made),
        // The page that the recipe was made for may differ from the one the user typed.
        ...{ source: wanted, slug: slugOf },
      },
    });
  });
}

const isPage = (slug: string | null): slug is string => slug !== null && /^https?:\/\//.test(slug);
