import type { NamedPosting } from '#services/db/inbox-news.ts';
import type { News, Notice } from './news.ts';

/** News in words, and where a click leads: to the one thing it is about, else to the list of them. */
export function inWords(news: News): Notice {
  switch (news.kind) {
    case 'matches':
      return matches(news);
    case 'failed':
      return { title: 'The scan failed', body: news.reason, route: `#/scan/${news.runId}` };
    case 'reminders':
      return reminders(news);
  }
}

function matches({ count, first, search }: News & { readonly kind: 'matches' }): Notice {
  const [only] = first;
  if (count === 1 && only !== undefined) {
    const why = search === null ? 'new opening' : `new for ${search}`;
    return { title: only.title, body: `${only.company} · ${why}`, route: routeOf(only) };
  }
  const forWhom = search === null ? '' : ` for ${search}`;
  return {
    title: `${count.toLocaleString('en')} new openings${forWhom}`,
    body: list(
      first.map(({ title, company }) => `${title} at ${company}`),
      count,
    ),
    route: '#/inbox',
  };
}

function reminders({ count, first }: News & { readonly kind: 'reminders' }): Notice {
  const [only] = first;
  if (count === 1 && only !== undefined) {
    return { title: only.text, body: `${only.title} at ${only.company}`, route: routeOf(only) };
  }
  return {
    title: `${count.toLocaleString('en')} reminders are due`,
    body: list(
      first.map(({ text }) => text),
      count,
    ),
    route: '#/inbox',
  };
}

const routeOf = ({ postingId }: NamedPosting): string =>
  `#/openings/${encodeURIComponent(postingId)}`;

function list(named: readonly string[], count: number): string {
  const more = count - named.length;
  return [...named, ...(more > 0 ? [`${more.toLocaleString('en')} more`] : [])].join('\n');
}
