import { notifications } from '@mantine/notifications';
import type { Input, Output } from '#contract/api.ts';
import type { CompanyView, ListRecipe } from '../model.ts';
import { pointStrings } from '../strings/point-at-page.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { scanCompanies } from './run-actions.ts';

export const pointAtPage = (input: Input<'sources.point'>): Promise<Output<'sources.point'>> =>
  host().call('sources.point', input);

/** Reads a company by what the user pointed at, from a scan that starts now. */
export async function watchPointed(
  { id, name, url }: Pick<CompanyView, 'id' | 'name' | 'url'>,
  recipe: ListRecipe,
): Promise<boolean> {
  const call = () => host().call('companies.setRecipe', { company: id, recipe, page: url });
  if ((await perform(call)) === null) return false;
  notifications.show({ message: pointStrings.didWatch(name), autoClose: 4_000 });
  await scanCompanies([id]);
  return true;
}

/** The same for an address that is not watched yet. */
export async function addPointed(url: string, recipe: ListRecipe): Promise<boolean> {
  const company = await perform(() => host().call('companies.add', { url }));
  return company !== null && (await watchPointed(company, recipe));
}
