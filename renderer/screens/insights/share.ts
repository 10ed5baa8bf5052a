/** A part of a whole as people say it: `42%`, `< 1%`. */
export function share(part: number, whole: number): string {
  if (whole === 0) return percent(0);
  const exact = part / whole;
  if (exact > 0 && exact < 0.01) return `< ${percent(0.01)}`;
  return percent(exact);
}

const percent = (part: number): string =>
  part.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 0 });
