import { z } from 'zod';

/**
 * The keys from a JSON value down to a part of it. `*` stands for every entry of a list or a map,
 * `*:Job` for those whose `__typename` is Job; `@json` reads a text as JSON. A field's path starts at
 * its record; each `^` at its start leads to the record around it, and `@key` after it is the key
 * that leads back.
 */
export const JsonPath = z.array(z.string().max(500)).max(20);
export type JsonPath = z.infer<typeof JsonPath>;

/** Where a record of a site's own JSON says what; absent fields are not in the records. */
export const RecordFields = z.strictObject({
  title: JsonPath,
  id: JsonPath.optional(),
  url: JsonPath.optional(),
  applyUrl: JsonPath.optional(),
  /** A text, a list, or an object with city, region and country. */
  place: JsonPath.optional(),
  /** Places whose parts stand beside the title. */
  city: JsonPath.optional(),
  region: JsonPath.optional(),
  country: JsonPath.optional(),
  workplace: JsonPath.optional(),
  department: JsonPath.optional(),
  type: JsonPath.optional(),
  date: JsonPath.optional(),
  /** A text, or an object with its amounts, currency and period. */
  pay: JsonPath.optional(),
  payMin: JsonPath.optional(),
  payMax: JsonPath.optional(),
  currency: JsonPath.optional(),
  payPeriod: JsonPath.optional(),
  body: JsonPath.optional(),
});
export type RecordFields = z.infer<typeof RecordFields>;

/** How the list stands in a JSON value. */
const RecordList = z.strictObject({
  /** Down to the records: `["data", "jobs", "*"]`. */
  list: JsonPath,
  fields: RecordFields,
  /** An opening's address, with a field of the record in braces: `https://acme.example/jobs/{id}`. */
  linkTemplate: z.string().max(2_000).optional(),
});
export type RecordList = z.infer<typeof RecordList>;

/** The part of a request that names the page; further keys lead into the JSON of a parameter. */
const PageKey = { where: z.enum(['query', 'body']), key: JsonPath.min(1) };

/** How a site's API is asked for the next page. */
export const RecipePaging = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** `first` is the value for the first page; each page holds `size` records, null if unknown. */
  z.strictObject({
    kind: z.enum(['offset', 'page']),
    ...PageKey,
    first: z.number().int(),
    size: z.number().int().positive().nullable(),
  }),
  /** `next` leads to the value for the next page, in the answer to the one before. */
  z.strictObject({ kind: z.literal('cursor'), ...PageKey, next: JsonPath }),
  /** `next` leads to the address of the next page. */
  z.strictObject({ kind: z.literal('link'), next: JsonPath }),
]);
export type RecipePaging = z.infer<typeof RecipePaging>;

const Proof = z.strictObject({
  /** Openings that the recipe read when it was made. */
  openings: z.number().int(),
  /** How many of them agreed with those that the page showed, or that were known. */
  agreed: z.number().int(),
  of: z.number().int(),
});

const common = {
  /** ISO 8601; absent until the recipe is stored. */
  madeAt: z.string().optional(),
  proof: Proof,
};

const Request = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(['GET', 'POST']),
  /** Those that the page's script set; among them may be a token that the page was given. */
  headers: z.record(z.string(), z.string().max(10_000)),
  body: z.string().max(200_000).nullable(),
});

/** A value that the page gives its script for a request, and the text around it in the page. */
export const PageToken = z.strictObject({
  where: z.enum(['header', 'query', 'body']),
  key: JsonPath.min(1),
  before: z.string().min(3).max(100),
  after: z.string().min(1).max(20),
});
export type PageToken = z.infer<typeof PageToken>;

/** At most this many: a request holds one or two. */
const tokens = z.array(PageToken).max(5).optional();

export const SiteApiRecipe = z.strictObject({
  means: z.literal('site_api'),
  request: Request,
  /** Refreshed from the page when the site refuses the ones in the request. */
  tokens,
  ...RecordList.shape,
  paging: RecipePaging,
  /** The number of openings that an answer states. */
  total: JsonPath.nullable(),
  ...common,
});
export type SiteApiRecipe = z.infer<typeof SiteApiRecipe>;

export const EmbeddedStateRecipe = z.strictObject({
  means: z.literal('embedded_state'),
  /** The state's name in the page: `__NEXT_DATA__`, `#app@data-page`. */
  place: z.string().max(500),
  ...RecordList.shape,
  ...common,
});
export type EmbeddedStateRecipe = z.infer<typeof EmbeddedStateRecipe>;

/** Parts of a list that the page's script asks for as HTML, and puts into the page. */
export const ListPieces = z.strictObject({
  /** `{value}` in the address or body stands for the value of an attribute. */
  request: Request,
  tokens,
  /** Down to the HTML in a JSON answer; null if the answer is the HTML. */
  html: JsonPath.nullable(),
  /** What the requests differ in. */
  each: z.discriminatedUnion('kind', [
    /** The value of an attribute of the page's elements: a part of the request, or its address. */
    z.strictObject({
      kind: z.literal('attribute'),
      element: z.string().max(100),
      name: z.string().max(100),
      where: z.enum(['address', 'request']),
    }),
    /** A number that grows from `first` by `step`. */
    z.strictObject({
      kind: z.literal('number'),
      ...PageKey,
      first: z.number().int(),
      step: z.number().int().positive(),
    }),
  ]),
});
export type ListPieces = z.infer<typeof ListPieces>;

/** CSS selectors; those of the fields start at the item, and an empty one is the item itself. */
const Selector = z.string().max(500);

export const ListingRecipe = z.strictObject({
  means: z.literal('listing'),
  /** If it is empty, the openings are found by the page's structure and words. */
  item: Selector.max(2_000),
  fields: z.strictObject({
    title: Selector,
    link: Selector.optional(),
    place: Selector.optional(),
    department: Selector.optional(),
    type: Selector.optional(),
    pay: Selector.optional(),
    date: Selector.optional(),
  }),
  /** Only the page drawn by a browser holds the list. */
  isDrawn: z.boolean(),
  /** The user pointed at one of the openings: its like are openings, whatever they look like. */
  isPointed: z.boolean().optional(),
  /** How the rest of the list is asked for without the browser. */
  pieces: ListPieces.optional(),
  ...common,
});

/** How a company's own pages are read, as found by an earlier scan or written by the user. */
export const Recipe = z.discriminatedUnion('means', [
  SiteApiRecipe,
  EmbeddedStateRecipe,
  ListingRecipe,
]);
export type Recipe = z.infer<typeof Recipe>;

/** The recipe in a company's row; null without one, and for one of another version. */
export function parseRecipe(json: string | null): Recipe | null {
  if (json === null) return null;
  return Recipe.safeParse(JSON.parse(json)).data ?? null;
}
