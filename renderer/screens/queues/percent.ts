/** A part of one as people say it: `42%`. */
export const percent = (part: number): string =>
  part.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 0 });
