import { companyStrings as words } from '#renderer/strings/companies.ts';

export function Trend({ weeks }: { readonly weeks: readonly (number | null)[] }) {
  const known = weeks.filter((open) => open !== null);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.length < 2) return null;
  return <Sparkline values={weeks} label={words.trend(first, known.length - 1, last)} />;
}

const width = 84;
const height = 20;

/** A number over time, from its first known value; `label` is for screen readers. */
function Sparkline({
  values,
  label,
}: {
  readonly values: readonly (number | null)[];
  readonly label: string;
}) {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const step = width / Math.max(1, values.length - 1);
  const points = values
    .flatMap((value, i) =>
      value === null
        ? []
        : [`${(i * step).toFixed(1)},${(height - 2 - (value / most) * (height - 4)).toFixed(1)}`],
    )
    .join(' ');
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <title>{label}</title>
      <polyline
        points={points}
        fill="none"
        stroke="var(--rw-faint)"
        strokeWidth={1.5}
        strokeLinejoin="round"
      />
    </svg>
  );
}
