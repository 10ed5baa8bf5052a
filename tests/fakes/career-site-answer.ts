import type { FakePosting } from './career-site-postings.ts';

/** What a fake site answers, before anything goes wrong with it. */
export type SiteAnswer = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A company as its board shows it; only its postings change. */
export type FakeCompany = {
  readonly slug: string;
  readonly name: string;
  /** Its careers address. */
  readonly url: string;
  postings: readonly FakePosting[];
};

export const json = (value: unknown, status = 200): SiteAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

export const html = (body: string, status = 200): SiteAnswer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
});

export const text = (body: string): SiteAnswer => ({
  status: 200,
  type: 'text/plain; charset=utf-8',
  body,
});

export const xml = (body: string): SiteAnswer => ({
  status: 200,
  type: 'application/xml; charset=utf-8',
  body,
});

export const escapeHtml = (raw: string): string =>
  raw
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export const plainText = (markup: string): string =>
  markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

export const placeName = ({ place }: FakePosting): string => `${place.city}, ${place.country}`;

/** Vendors with uuids need one per opening. */
export const uuidOf = ({ id }: FakePosting): string =>
  `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`;
