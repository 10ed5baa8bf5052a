import { companyStrings as words } from '#renderer/strings/companies.ts';
import { Sparkline } from '#renderer/ui/sparkline.tsx';

/** How many openings a company had week by week, since it is watched; nothing before one can tell. */
export function Trend({ weeks }: { readonly weeks: readonly (number | null)[] }) {
  const known = weeks.filter((open) => open !== null);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.length < 2) return null;
  return <Sparkline values={weeks} label={words.trend(first, known.length - 1, last)} />;
}
