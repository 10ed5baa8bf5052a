import { inScript, listPage } from '../pages.ts';
import { type SiteAnswer, unknownPage } from '../site-answer.ts';
import {
  type BoardPosting,
  employmentWords,
  type PlayedVendor,
  pagesBy,
  wordsOf,
} from './board.ts';

/** JOIN: pages of five openings, which a script of the page holds. */
export const join: PlayedVendor = {
  list: '/companies/{slug}',
  listed: ({ company, postings, start, size, total }) =>
    withState(
      listPage({ ...company, postings }, (each) => `/companies/${company.slug}/${idOf(each)}`),
      {
        company: { domain: company.slug, name: company.name },
        jobs: {
          items: postings.map(job),
          pagination: {
            page: start / size + 1,
            perPage: size,
            pageCount: Math.max(1, Math.ceil(total / size)),
            total,
          },
        },
      },
    ),
  paging: pagesBy('page', 1, 5),
  page: '/companies/{slug}/{id}',
  details: {
    '/companies/{slug}/{id}': ({ company, posting }) =>
      withState(listPage({ ...company, postings: [] }, idOf), {
        job: { ...job(posting), schemaDescription: posting.descriptionHtml },
      }),
  },
  idOf,
  unknown: unknownPage,
  gone: unknownPage,
};

function idOf(posting: BoardPosting): string {
  return `${posting.id}-${wordsOf(posting)}`;
}

function withState(page: SiteAnswer, initialState: object): SiteAnswer {
  const data = inScript({ props: { pageProps: { initialState } } });
  const script = `<script id="__NEXT_DATA__" type="application/json">${data}</script>`;
  return { ...page, body: page.body.replace('</body>', () => `${script}</body>`) };
}

const workplaces = { remote: 'REMOTE', hybrid: 'HYBRID', onsite: 'ONSITE' } as const;

const job = (posting: BoardPosting) => ({
  id: posting.id,
  idParam: idOf(posting),
  title: posting.title,
  city: { cityName: posting.place.city, countryName: posting.place.country },
  workplaceType: workplaces[posting.workplace],
  category: { name: posting.department },
  employmentType: { name: employmentWords[posting.employmentType] },
  createdAt: posting.postedAt,
  salaryAmountFrom: amount(posting, posting.pay?.min),
  salaryAmountTo: amount(posting, posting.pay?.max),
  salaryFrequency: posting.pay === null ? null : `PER_${posting.pay.period.toUpperCase()}`,
  settings: { showSalary: posting.pay !== null },
});

/** In cents. */
const amount = ({ pay }: BoardPosting, units: number | undefined): object | null =>
  pay === null || units === undefined
    ? null
    : { amount: Math.round(units * 100), currency: pay.currency };
