import { escapeHtml as esc } from '#demo/pages.ts';
import { page, type Truth, type ZooRequest } from '../site.ts';

/** An opening written by hand, for sites whose form matters more than their number. */
export type Post = {
  readonly id: number;
  readonly title: string;
  readonly place: string;
  /** Empty if the site names none. */
  readonly department: string;
  readonly text: string;
};

/** Openings with ids from a number on; each text names title and place. */
export const posts = (
  from: number,
  list: readonly (readonly [title: string, place: string, department?: string])[],
): readonly Post[] =>
  list.map(([title, place, department = ''], n) => ({
    ...{ id: from + n * 7, title, place, department },
    text: `${title}, ${place}: you join a small team that has done this work for many years.`,
  }));

/** The right answers for them. */
export const postTruths = (
  list: readonly Post[],
  shows: { readonly url: (post: Post) => string | null; readonly department?: boolean },
): readonly Truth[] =>
  list.map((post) => ({
    title: post.title,
    url: shows.url(post),
    place: post.place,
    department: shows.department === true ? post.department : null,
    text: post.text,
  }));

/** A plain page for the opening whose id is in the address. */
export const detailPage = (list: readonly Post[], lang: string) => (_: ZooRequest, key: string) => {
  const post = list.find(({ id }) => String(id) === key);
  if (post === undefined) return null;
  const { title, place, text } = post;
  return page({
    lang,
    title,
    body: `<main><h1>${esc(title)}</h1><p>${esc(place)}</p><p>${esc(text)}</p><ul><li>Plan the week with your colleagues.</li><li>Keep the records in order.</li></ul></main>`,
  });
};

/** In the order of their first. */
export const byPlace = (list: readonly Post[]): readonly (readonly [string, readonly Post[]])[] => [
  ...Map.groupBy(list, ({ place }) => place),
];
