import { convertedSalary, type Rates } from '#core/exchange.ts';
import { writtenPlace } from '#core/place.ts';
import type { PostingView } from '#core/posting-view.ts';
import { coloured, plain } from './output.ts';

type Compared = { readonly currency: string; readonly rates: Rates };

/** Two lines per posting for a person: its title, then its facts, with pay in `currency` too. */
export function* postingLines(
  postings: readonly PostingView[],
  compared: Compared | null = null,
): Generator<string> {
  for (const posting of postings) {
    const state = posting.closedAt === null ? '' : coloured('red', ' (closed)');
    yield `${coloured('bold', plain(posting.title))}${state}  ${plain(posting.company)}`;
    yield coloured('dim', `  ${plain(factsOf(posting, compared).join(' · '))}`);
  }
}

function factsOf(posting: PostingView, compared: Compared | null): readonly string[] {
  const places = posting.locations.map(writtenPlace);
  const facts = [
    places.length > 3
      ? `${places.slice(0, 3).join('; ')} +${places.length - 3}`
      : places.join('; '),
    posting.workplace,
    posting.seniority,
    posting.employmentType?.replaceAll('_', ' '),
    payWithOwn(posting.salary, compared),
    posting.score === null ? null : `fit ${posting.score}`,
    posting.postedAt === null ? null : `posted ${posting.postedAt.slice(0, 10)}`,
    posting.url,
  ];
  return facts.filter((fact) => typeof fact === 'string' && fact !== '') as string[];
}

/** "EUR 80,000/year (≈ USD 86,400)" */
function payWithOwn(salary: PostingView['salary'], compared: Compared | null): string | null {
  const own = salary && compared && convertedSalary(salary, compared.currency, compared.rates);
  const pay = payOf(salary);
  return own === null ? pay : `${pay} (≈ ${payOf({ ...own, period: null })})`;
}

function payOf(salary: PostingView['salary']): string | null {
  if (salary === null) return null;
  const { min, max, currency, period } = salary;
  const amounts = [...new Set([min, max].filter((amount) => amount !== null))];
  const range = amounts.map((amount) => amount.toLocaleString('en-US')).join('–');
  return `${currency === null ? '' : `${currency} `}${range}${period === null ? '' : `/${period}`}`;
}
