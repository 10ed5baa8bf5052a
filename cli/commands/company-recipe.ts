import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { CompanyView } from '#contract/companies.ts';
import { AppError } from '#core/errors.ts';
import type { PointedList } from '#core/page-look.ts';
import { counted } from '#core/quantity.ts';
import type { Recipe } from '#core/recipe.ts';
import type { Session } from '#host/attach.ts';
import type { CommonOptions } from '../options.ts';
import { plain, writeJson, writeLine, writeNotice } from '../output.ts';
import { withSession } from '../session.ts';
import { readTextFile } from '../text-file.ts';

/** `companies recipe`: how a company's own pages are read, to see, keep and change. */
export function addRecipe(companies: Command): void {
  const recipe = companies
    .command('recipe')
    .argument('<company>', 'name, address or ID')
    .option('--set <file>', 'read the company by the recipe in this file from now on')
    .addOption(
      new Option(
        '--like <title>',
        'read all openings on its page like the one with this title',
      ).conflicts('set'),
    )
    .description('show how a company’s own pages are read, as JSON');
  recipe.action(async (company: string) => {
    const options = recipe.optsWithGlobals<
      CommonOptions & { readonly set?: string; readonly like?: string }
    >();
    const { set, like } = options;
    const changed = set === undefined ? null : await readRecipe(set);
    const { name, kept, openings } = await withSession(options, async ({ call }) => {
      const known = await call('companies.detail', { company });
      const asked = { company: known.id };
      const found = like === undefined ? null : await findLike(call, known, like);
      const wanted = changed ?? found?.recipe ?? null;
      if (wanted !== null) {
        const page = found === null ? {} : { page: known.url };
        await call('companies.setRecipe', { ...asked, ...page, recipe: wanted });
      }
      const kept = await call('companies.recipe', asked);
      return { name: known.name, kept, openings: found?.openings ?? null };
    });
    if (options.json) writeJson(kept);
    else if (openings !== null) {
      for (const { title, place } of openings) {
        writeLine(place === null ? plain(title) : `${plain(title)} · ${plain(place)}`);
      }
      writeNotice(`Found ${counted(openings.length, 'opening', 'openings')}. ${nextScan(name)}`);
    } else if (changed !== null) writeNotice(nextScan(name));
    else if (kept === null) writeNotice(`${plain(name)} is read without a recipe`);
    else writeLine(JSON.stringify(kept, null, 2));
  });
}

const nextScan = (name: string): string =>
  `The next scan reads ${plain(name)} by this recipe. Scan it with: rolewatch scrape --company "${plain(name)}"`;

/** The list that an opening with this title is in. Throws `no_list_there`. */
async function findLike(
  call: Session['call'],
  { url, usesProxy }: Pick<CompanyView, 'url' | 'usesProxy'>,
  title: string,
): Promise<PointedList> {
  const pointed = { by: 'title', title } as const;
  const found = await call('sources.point', { url, usesProxy, page: null, pointed });
  if (found.kind === 'list') return found;
  throw new AppError('no_list_there', { title, url, fault: found.fault });
}

/** Throws `invalid_file`, with the place of each fault. */
async function readRecipe(path: string): Promise<Recipe> {
  const text = await readTextFile(path);
  // Loaded with the first recipe only: other commands would wait for it.
  const schemas = await import('#core/recipe.ts');
  const read = schemas.Recipe.safeParse({ proof: noProof, ...parsed(text, path) });
  if (read.success) return read.data;
  throw new AppError('invalid_file', { path, reason: faultsIn(read.error) });
}

/** A recipe that was written by hand has proven nothing yet. */
const noProof = { openings: 0, agreed: 0, of: 0 };

function parsed(text: string, path: string): object {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json;
  } catch (cause) {
    throw new AppError('invalid_file', { path, reason: 'it is not JSON' }, { cause });
  }
  throw new AppError('invalid_file', { path, reason: 'it holds no recipe' });
}

/** "fields.title: Invalid input; paging.size: …". */
const faultsIn = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, 3)
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
    .join('; ');
