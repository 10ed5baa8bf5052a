import classes from './drawing.module.css';

type Lines = {
  /** Outlines of things, filled so that they cover what is behind them. */
  readonly things: readonly string[];
  /** Lines on them. */
  readonly details?: readonly string[];
  /** What the drawing is about, in color. */
  readonly accents: readonly string[];
  readonly isGood?: boolean;
};

/** THE TABLE of drawings: paths on 120 by 84, above a ground at 78. */
const drawings = {
  /** A tray with nothing left in it. */
  done: {
    things: [
      'M22 40 32 18h56l10 22',
      'M22 40h22l6 12h20l6-12h22v30a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4z',
    ],
    accents: ['M60 7a15 15 0 1 0 0 30 15 15 0 0 0 0-30z', 'm53 22 5 5 9-10'],
    isGood: true,
  },
  /** A tray that waits for its first letter. */
  tray: {
    things: [
      'M22 40 32 22h56l10 18',
      'M22 40h22l6 12h20l6-12h22v30a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4z',
    ],
    accents: ['M60 4v20', 'm52 17 8 8 8-8'],
  },
  /** A case beside the door. */
  openings: {
    things: ['M66 74V14h32v60', 'M20 44h40v28a2 2 0 0 1-2 2H22a2 2 0 0 1-2-2z'],
    details: ['M20 56h40', 'M32 44v-4a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v4'],
    accents: ['M74 46h.01', 'M76 14v-4'],
  },
  companies: {
    things: ['M18 74V38h24v36', 'M42 74V16h34v58', 'M76 74V46h26v28'],
    details: [
      'M26 48h8M26 58h8',
      'M52 28h.01M66 28h.01M52 40h.01M66 40h.01M52 52h.01M66 52h.01',
      'M85 56h8',
    ],
    accents: ['M54 74V62h10v12'],
  },
  board: {
    things: ['M16 16h26v58H16z', 'M47 16h26v58H47z', 'M78 16h26v58H78z'],
    details: ['M22 24h14', 'M53 24h14', 'M84 24h14'],
    accents: ['M22 32h14v12H22z', 'M45 38h6m3 0h6m-4-4 4 4-4 4'],
  },
  search: {
    things: ['M26 12h50v62H26z'],
    details: ['M34 24h30M34 34h18M34 44h14'],
    accents: ['M70 36a15 15 0 1 0 0 30 15 15 0 0 0 0-30z', 'm81 62 13 13'],
  },
  /** Bars, with a line that is yet to come. */
  insights: {
    things: ['M24 74V56h14v18', 'M46 74V44h14v30', 'M68 74V50h14v24'],
    details: ['M90 74V62M97 74V62M104 74V62'],
    accents: ['M31 44 53 30l22 6 24-20', 'M91 15h9v9'],
  },
  page: {
    things: ['M36 10h34l14 14v50H36z'],
    details: ['M70 10v14h14', 'M44 36h30M44 46h30M44 56h18'],
    accents: ['m70 58 6 18 4-8 8-4z'],
  },
  /** Circles that spread from where one looks. */
  scan: {
    things: ['M60 14a30 30 0 1 0 0 60 30 30 0 0 0 0-60z'],
    details: ['M60 28a16 16 0 1 0 0 32 16 16 0 0 0 0-32z'],
    accents: ['M60 44 80 24', 'M60 44h.01M48 34h.01M70 56h.01'],
  },
  /** A plug beside its socket. */
  unplugged: {
    things: [
      'M72 32h22a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6H72z',
      'M48 34H34v22h14a4 4 0 0 0 4-4V38a4 4 0 0 0-4-4z',
    ],
    details: ['M34 45H22a8 8 0 0 0-8 8v21', 'M100 45h6'],
    accents: ['M52 40h8M52 50h8', 'm62 22 2 6M70 18v6'],
  },
} as const satisfies Readonly<Record<string, Lines>>;

export type DrawingName = keyof typeof drawings;

export const drawingNames = Object.keys(drawings) as readonly DrawingName[];

/** A small line drawing for an empty place, in the colors of the theme; the words stand below. */
export function Drawing({ name }: { readonly name: DrawingName }) {
  const { things, details = [], accents, isGood = false }: Lines = drawings[name];
  return (
    <svg className={classes.root} viewBox="0 0 120 84" aria-hidden data-drawing={name}>
      <path className={classes.ground} d="M6 78h108" />
      {things.map((thing) => (
        <path key={thing} className={classes.thing} d={thing} />
      ))}
      {details.length > 0 && <path className={classes.detail} d={details.join('')} />}
      {accents.map((accent) => (
        <path key={accent} className={isGood ? classes.good : classes.accent} d={accent} />
      ))}
    </svg>
  );
}
