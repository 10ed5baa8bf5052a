const width = 84;
const height = 20;

/** A line of how a number went, from where it is known; `label` says it for who cannot see it. */
export function Sparkline({
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
