import type { EmbeddedStateRecipe, Recipe, SiteApiRecipe } from '#core/recipe.ts';

export const siteApiRecipe = (said: Partial<SiteApiRecipe> = {}): SiteApiRecipe => ({
  means: 'site_api',
  request: { url: 'https://acme.example/api/jobs', method: 'GET', headers: {}, body: null },
  list: ['jobs', '*'],
  fields: { title: ['title'], id: ['id'] },
  paging: { kind: 'none' },
  total: null,
  proof: { openings: 3, agreed: 3, of: 3 },
  ...said,
});

export const stateRecipe = (said: Partial<EmbeddedStateRecipe> = {}): EmbeddedStateRecipe => ({
  means: 'embedded_state',
  place: '__NEXT_DATA__',
  list: ['props', 'pageProps', 'jobs', '*'],
  fields: { title: ['title'], id: ['id'] },
  proof: { openings: 3, agreed: 3, of: 3 },
  ...said,
});

export const listingRecipe = (): Recipe => ({
  means: 'listing',
  item: 'li.job',
  fields: { title: 'a' },
  isDrawn: true,
  proof: { openings: 3, agreed: 3, of: 3 },
});
