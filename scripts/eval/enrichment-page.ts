import { type FieldName, fieldNames, fields } from '#enrichment/eval/fields.ts';
import type { AllFigures, ReaderFigures, SetName } from '#enrichment/eval/figures.ts';
import type { FitFigures } from '#enrichment/eval/fit-figures.ts';
import type { Thresholds } from '#enrichment/eval/thresholds.ts';
import { code, table, wrapped } from '../docs/markdown.ts';
import { share } from './report.ts';

/** `docs/enrichment.md`, from the kept figures. Holds no text of a recorded posting. */
export function enrichmentPage(
  figures: AllFigures,
  thresholds: Thresholds,
  fit: FitFigures,
): string {
  const { rules, before, models, agreement } = figures;
  return [
    '# How well openings are read',
    wrapped(
      'Every opening is read by built-in rules, and again by a language model if one is configured. This page ' +
        'measures both against labels: what a careful reader finds in each opening. ' +
        '`npm run eval` measures it and writes this page.',
    ),
    ...(rules === null ? [] : readerSections('The rules', rules, { thresholds, before })),
    ...Object.entries(models).flatMap(([name, model]) => readerSections(name, model, null)),
    ...(agreement === null ? [] : agreementSection(agreement)),
    ...fitSection(fit),
    ...howItIsCounted,
    ...howToRun,
  ]
    .join('\n\n')
    .concat('\n');
}

function readerSections(
  name: string,
  figures: ReaderFigures,
  compared: Compared | null,
): readonly string[] {
  const { date, recorded, invented } = figures;
  return [
    `## ${name}`,
    `Measured on ${date}.`,
    ...(recorded === null
      ? []
      : [
          `### ${name} on ${recorded.postings} recorded openings`,
          scoreTable('recorded', recorded, compared),
        ]),
    ...(invented === null
      ? []
      : [
          `### ${name} on ${invented.postings} invented openings`,
          scoreTable('invented', invented, compared),
        ]),
  ];
}

type Figures = NonNullable<ReaderFigures[SetName]>;

/** What the rules' figures stand beside. */
type Compared = { readonly thresholds: Thresholds; readonly before: ReaderFigures | null };

function scoreTable(set: SetName, { scores, control }: Figures, compared: Compared | null): string {
  const beside = (name: FieldName): readonly string[] =>
    compared === null
      ? []
      : [
          share(compared.thresholds[set][name] ?? null),
          share(compared.before?.[set]?.scores[name]?.f1 ?? null),
        ];
  return table(
    [
      ...['Field', 'Name', 'Stated', 'Precision', 'Recall', 'F1', 'Control', 'Wrong'],
      ...['Over-claimed', 'Missed', 'Aim', ...(compared === null ? [] : ['Held', 'Before'])],
    ],
    fieldNames.flatMap((name) => {
      const score = scores[name];
      if (score === undefined) return [];
      const { stated, precision, recall, f1, wrong, overClaimed, missed } = score;
      return [
        [
          ...[fields[name].title, code(name), String(stated)],
          ...[precision, recall, f1, control[name]?.f1 ?? null].map(share),
          ...[wrong, overClaimed, missed].map(String),
          ...[share(fields[name].aim), ...beside(name)],
        ],
      ];
    }),
  );
}

function agreementSection({ date, recorded }: ReaderFigures): readonly string[] {
  if (recorded === null) return [];
  return [
    '## Agreement of two readers',
    wrapped(
      `A second reader labelled ${recorded.postings} of the recorded openings by the same definitions, without ` +
        `the first labels (${date}). F1 is the agreement; “only one” are values that one of the two gave. ` +
        'Values in doubt count here, unlike above. Disagreements about benefits, levels and fields of work were read ' +
        'again and settled; of those about skills, most were not: one reader lists a skill that the other holds for ' +
        'doubtful. Readers who share definitions share their blind spots: the table shows how clear the definitions are, not that ' +
        'labels are right.',
    ),
    table(
      ['Field', 'Stated', 'Agreement (F1)', 'Different values', 'Only one'],
      fieldNames.flatMap((name) => {
        const score = recorded.scores[name];
        if (score === undefined) return [];
        const { stated, f1, wrong, overClaimed, missed } = score;
        return [
          [
            fields[name].title,
            String(stated),
            share(f1),
            String(wrong),
            String(overClaimed + missed),
          ],
        ];
      }),
    ),
  ];
}

function fitSection({ postings, fit, words, profiles }: FitFigures): readonly string[] {
  return [
    '## How well openings are put in order',
    wrapped(
      `For ${profiles.length} invented people, a reader marked which of the ${postings} labelled openings suit them: apply ` +
        'today (3), a good match (2), worth a look (1). The marks were made before the score was tuned, by role and level; they ' +
        'do not judge place or pay. The figure is NDCG of the first ten openings: 1 is the best order there is. ' +
        `The mean is **${share(fit)}**; an order by the words that a title shares with the person’s titles reaches ${share(words)}. ` +
        'The score has been tuned on these people, so expect less for you. [How openings fit](fit.md) says what is compared.',
    ),
    table(
      ['Person', 'By fit', 'By words'],
      profiles.map((each) => [each.name, share(each.fit), share(each.words)]),
    ),
  ];
}

const howItIsCounted = [
  '## How it is counted',
  [
    '- **Stated**: the values that the labels have. In a list (places, skills, languages, benefits) each item is a value.',
    '- **Wrong**: another value than the label’s. **Over-claimed**: a value that the opening does not state. **Missed**:',
    '  a stated value that the reader did not find.',
    '- **Precision** is the share of right values among those given, **recall** the share of right values among those',
    '  stated, **F1** their harmonic mean. A wrong value costs both.',
    '- A label may accept more than one value where careful readers differ. Items in doubt count neither way.',
    '- A board’s own field counts as stated, and the text beside it. “Without a field” counts only openings whose board has',
    '  no field for the fact, so that the text alone decides.',
    '- An opening with one pay for each place is read right with any of them, or with the span of all. A kind of employment',
    '  is right if it is one of those on offer. A region counts for a city only if both sides give one.',
    '- **Control** is F1 on the third of the openings whose mistakes nobody looks at while rules are written. It shows how',
    '  unseen openings are read.',
    '- **Aim** is the figure to reach on recorded openings; **held** is the lowest figure that a test allows',
    '  ([thresholds.json](../enrichment/eval/thresholds.json)); **before** is F1 when the labels were new.',
  ].join('\n'),
];

const howToRun = [
  '## Measure it yourself',
  wrapped(
    'Labels are in [enrichment/eval](../enrichment/eval/README.md). Recorded openings belong to their ' +
      'employers and are not in the repository: without them only the invented openings are read, and this page stays as ' +
      'it is.',
  ),
  [
    '```sh',
    'npm run eval',
    'npm run eval -- --errors salary',
    'npm run eval -- --errors skills --set invented',
    '```',
  ].join('\n'),
  wrapped(
    '`--errors` lists each mistake in a field with the words that led to it. To measure a model, set ' +
      '`ROLEWATCH_LLM_URL` and `ROLEWATCH_LLM_MODEL` first. `--raise` lifts the held figures to those of the day.',
  ),
];
