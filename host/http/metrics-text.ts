export type Sample = {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
};

export type Metric = {
  readonly name: string;
  readonly help: string;
  /** By default 'gauge'. */
  readonly type?: 'gauge' | 'counter';
  readonly samples: readonly Sample[];
};

/** Metrics in the text format of Prometheus, version 0.0.4; those without a sample are left out. */
export const metricsText = (metrics: readonly Metric[]): string =>
  metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type = 'gauge', samples }) =>
      [
        `# HELP ${name} ${help}\n`,
        `# TYPE ${name} ${type}\n`,
        ...samples.map(({ labels, value }) => `${name}${labelsText(labels)} ${value}\n`),
      ].join(''),
    )
    .join('');

function labelsText(labels: Sample['labels']): string {
  if (labels === undefined) return '';
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `{${pairs.join(',')}}`;
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
