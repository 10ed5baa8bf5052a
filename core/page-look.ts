import { z } from 'zod';
import { ListingRecipe } from './recipe.ts';

/** A part of a page in pixels from its upper left corner. */
export const Box = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Box = z.infer<typeof Box>;

/** A part of a page that may be an opening: a link, or one of several parts that are built alike. */
export const PageBlock = z.object({
  /** Its place among the elements of the page. */
  node: z.number().int().nonnegative(),
  /** Its own words. */
  name: z.string(),
  box: Box,
});
export type PageBlock = z.infer<typeof PageBlock>;

/** What a person points at: a place in the picture, a part of the page, or the title of an opening. */
export const PointedAt = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('place'), x: z.number(), y: z.number() }),
  z.strictObject({ by: z.literal('node'), node: z.number().int().nonnegative() }),
  z.strictObject({ by: z.literal('title'), title: z.string().trim().min(1).max(400) }),
]);
export type PointedAt = z.infer<typeof PointedAt>;

/**
 * Why no list of openings was found where someone pointed. 'nothing': there is no text. 'menu' and
 * 'consent': it is part of a menu, header or footer, or of a cookie banner. 'alone': nothing else on
 * the page is built like it. 'mixed': no rule tells its like from other parts of the page. 'refused':
 * it says itself that it is no opening, or a filled one.
 */
export const PointFault = z.enum(['nothing', 'menu', 'consent', 'alone', 'mixed', 'refused']);
export type PointFault = z.infer<typeof PointFault>;

/** The openings that would be read, if that one is one. */
export const PointedList = z.object({
  kind: z.literal('list'),
  openings: z.array(
    z.object({
      title: z.string(),
      place: z.string().nullable(),
      /** Its own page; null if the list is all there is. */
      url: z.string().nullable(),
      /** Null for a page without a picture. */
      box: Box.nullable(),
    }),
  ),
  recipe: ListingRecipe,
});
export type PointedList = z.infer<typeof PointedList>;

export const Pointed = z.discriminatedUnion('kind', [
  PointedList,
  z.object({ kind: z.literal('none'), fault: PointFault }),
]);
export type Pointed = z.infer<typeof Pointed>;

/** The attribute by which a drawn page says where an element is: `x y width height`. */
export const boxAttribute = 'data-rolewatch-box';

/** A page as a person sees it, with the places of its elements in the HTML. */
export const SeenPage = z.object({
  /** The address that the page had in the end. */
  url: z.string(),
  html: z.string(),
});
export type SeenPage = z.infer<typeof SeenPage>;
