import { everywhere } from './everywhere.ts';
import { number, plural } from './language.ts';

/** Words for pointing at an opening in the picture of a page. */
export const pointStrings = {
  open: 'Point at an opening',
  title: (site: string) => `Point at an opening on ${site}`,
  drawing: 'Drawing the page…',
  hint: 'Click one opening in the picture. With the keyboard: Tab into the picture, arrow keys from part to part, Enter to choose.',
  picture: (site: string) => `The page of ${site}, as a browser drew it`,
  parts: 'Parts of the page',
  drawAgain: 'Draw the page again',
  reading: 'Looking for openings like it…',
  found: (n: number) => `${everywhere.openings(n)} like this one`,
  foundHint: 'This is what Rolewatch would read. They are framed in the picture.',
  more: (n: number) => `and ${number(n)} more`,
  noPlace: 'no place stated',
  watch: (n: number) => plural(n, { one: 'Watch this opening', other: 'Watch these # openings' }),
  other: 'Point at another one',
  faults: {
    nothing: {
      title: 'There is no text at this place',
      hint: 'Click on the title of an opening.',
    },
    menu: {
      title: 'This is part of a menu, a header or a footer',
      hint: 'Click on the title of an opening.',
    },
    consent: {
      title: 'This is part of a cookie banner',
      hint: 'Click on the title of an opening.',
    },
    alone: {
      title: 'Nothing else on the page is built like this',
      hint: 'Click on one of several openings in a list. If the page shows only one, Rolewatch can’t read it, but tells you when the page changes.',
    },
    mixed: {
      title: 'Other parts of the page are built in the same way',
      hint: 'Click on the title of another opening, or on another part of this one.',
    },
    refused: {
      title: 'This one says that it is filled, or open to any application',
      hint: 'Click on the title of another opening.',
    },
  },
  didWatch: (company: string) => `Reading the openings of ${company} as you showed`,
} as const;
