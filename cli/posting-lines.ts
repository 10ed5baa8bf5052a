import type { PostingView } from '#core/posting-view.ts';
import { coloured, plain } from './output.ts';

/** Two lines per posting for a person: its title, then its facts. */
export function* postingLines(postings: readonly PostingView[]): Generator<string> {
  for (const posting of postings) {
    const state = posting.closedAt === null ? '' : coloured('red', ' (closed)');
    yield `${coloured('bold', plain(posting.title))}${state}  ${plain(posting.company)}`;
    yield coloured('dim', `  ${plain(factsOf(posting).join(' · '))}`);
  }
}

function factsOf(posting: PostingView): readonly string[] {
  const places = posting.locations.map(({ text }) => text);
  const facts = [
    places.length > 3
      ? `${places.slice(0, 3).join('; ')} +${places.length - 3}`
      : places.join('; '),
    posting.workplace,
    posting.seniority,
    posting.employmentType?.replaceAll('_', ' '),
    payOf(posting.salary),
    posting.postedAt === null ? null : `posted ${posting.postedAt.slice(0, 10)}`,
    posting.url,
  ];
  return facts.filter((fact) => typeof fact === 'string' && fact !== '') as string[];
}

function payOf(salary: PostingView['salary']): string | null {
  if (salary === null) return null;
  const { min, max, currency, period } = salary;
  const amounts = [...new Set([min, max].filter((amount) => amount !== null))];
  const range = amounts.map((amount) => amount.toLocaleString('en-US')).join('–');
  return `${currency === null ? '' : `${currency} `}${range}${period === null ? '' : `/${period}`}`;
}
