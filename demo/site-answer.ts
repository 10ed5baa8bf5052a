/** What a played site answers, before anything goes wrong with it. */
export type SiteAnswer = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
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

export const text = (body: string, status = 200): SiteAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
});

export const xml = (body: string): SiteAnswer => ({
  status: 200,
  type: 'application/xml; charset=utf-8',
  body,
});

/** A robots.txt that allows everything. */
export const openRobots = text('User-agent: *\nDisallow:\n');

/** What an address gets that nobody plays. */
export const unknownPage = html(
  '<!doctype html><title>Not found</title><h1>Page not found</h1>',
  404,
);
