import type { Locator, Page } from 'playwright-core';
import type { Input, Output } from '#contract/api.ts';
import type { Rolewatch } from '#host/events/rolewatch.ts';

/** One picture. */
export type Shot = {
  readonly name: string;
  /** The fragment of its address. */
  readonly at: string;
  /** Is there once the screen shows what it is to show. */
  readonly ready: (page: Page) => Locator;
  /** What is done on the page before. */
  readonly prepare?: (page: Page) => Promise<void>;
};

const words = (text: string | RegExp) => (page: Page) =>
  page.getByRole('main').getByText(text).first();
const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('main').getByRole('heading', { name }).first();

/** What a new library begins with. */
export const welcomeShots: readonly Shot[] = [
  { name: 'welcome', at: 'welcome', ready: heading(/Know the moment/) },
];

/** Its further steps. */
export const stepShots: readonly Shot[] = [
  { name: 'welcome-schedule', at: 'welcome?step=schedule', ready: heading(/How often/) },
];

/** Screens that have nothing to show yet. */
export const emptyShots: readonly Shot[] = [
  { name: 'inbox', at: 'inbox', ready: heading('Updates will appear here') },
  { name: 'openings', at: 'openings', ready: heading('No companies yet') },
  { name: 'board', at: 'board', ready: heading('Nothing tracked yet') },
  { name: 'companies', at: 'companies', ready: heading('No companies yet') },
  { name: 'insights', at: 'insights', ready: heading('No openings yet') },
  { name: 'scan', at: 'scan', ready: heading('No scans yet') },
  { name: 'queues', at: 'queues', ready: words('Nothing is wrong on this machine.') },
];

/** A scan that is under way. */
export const runningShots: readonly Shot[] = [
  { name: 'scan-running', at: 'scan', ready: words(/Read .*openings/) },
];

/** Screens that tell of Redis being away. */
export const degradedShots: readonly Shot[] = [
  { name: 'queues', at: 'queues', ready: words('No worker processes') },
  { name: 'inbox', at: 'inbox', ready: words(/need attention/) },
];

/** Every screen, with much on it. */
export async function filledShots({ call }: Pick<Rolewatch, 'call'>): Promise<readonly Shot[]> {
  const { items } = await call('inbox.list', {});
  const repaid = items.find(({ changes }) => changes.some(({ field }) => field === 'salary'));
  const opening = (await call('postings.list', { filter: search })).rows.find(isTelling);
  const card = (await call('applications.list', {})).find(isInterview);
  const partial = (await call('companies.list', {})).find(({ health }) => health === 'partial');
  if (!repaid || !opening || !card || !partial) throw new Error('the demo has too little to show');
  return [
    {
      name: 'inbox',
      at: 'inbox',
      ready: words(/need attention/),
      prepare: async (page) => {
        await page.locator(`#inbox-${repaid.id}`).click();
        await heading(repaid.posting?.title ?? '')(page).waitFor();
      },
    },
    { name: 'openings', at: `openings/${opening.id}?${searched}`, ready: heading(opening.title) },
    { name: 'board', at: 'board', ready: heading(/Interview/) },
    { name: 'card', at: `board/${card.posting.id}`, ready: words('First seen by Rolewatch') },
    { name: 'companies', at: 'companies', ready: words(partial.name) },
    { name: 'company', at: `companies/${partial.id}`, ready: heading('Last scans') },
    { name: 'insights', at: 'insights', ready: words(/is most common/) },
    { name: 'scan', at: 'scan', ready: words(/Read .*openings/) },
    { name: 'queues', at: 'queues', ready: words('io_fetch') },
    { name: 'settings', at: 'settings', ready: heading('Settings') },
    {
      name: 'palette',
      at: 'openings',
      ready: words(/Select an opening/),
      prepare: async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').getByRole('combobox').fill('engineer');
        await page
          .getByRole('dialog')
          .getByText(/Engineer/)
          .first()
          .waitFor();
      },
    },
  ];
}

/** What is looked for where openings are shown, and the same in an address. */
const search: Input<'postings.list'>['filter'] = {
  query: 'engineer',
  status: 'open',
  workplaces: ['remote', 'hybrid'],
  sort: 'newest',
};
const searched = 'q=engineer&workplace=remote,hybrid&sort=newest';

/** Of an opening that one can still apply for. */
const isInterview = ({ stage, posting }: Output<'applications.list'>[number]): boolean =>
  stage === 'interview' && posting.closedAt === null;

/** States its pay, in a currency that most readers know. */
const isTelling = ({ salary }: Output<'postings.list'>['rows'][number]): boolean =>
  salary?.period === 'year' && /^(EUR|USD|GBP)$/.test(salary.currency ?? '');
