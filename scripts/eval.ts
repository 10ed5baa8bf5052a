import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isControl } from '#enrichment/eval/control.ts';
import { type FieldName, fieldNames } from '#enrichment/eval/fields.ts';
import { AllFigures, type ReaderFigures, setNames } from '#enrichment/eval/figures.ts';
import type { FitFigures } from '#enrichment/eval/fit-figures.ts';
import { scoresOf } from '#enrichment/eval/score.ts';
import { raised, Thresholds } from '#enrichment/eval/thresholds.ts';
import { enrichmentPage } from './eval/enrichment-page.ts';
import { measureFit } from './eval/fit-ranking.ts';
import { type LabelledSets, labelledSets } from './eval/labelled-postings.ts';
import { modelReader, type Reader, readAll, rulesReader } from './eval/readers.ts';
import { faultLines, scoreLines } from './eval/report.ts';

const root = path.resolve(import.meta.dirname, '..');
const figuresFile = path.join(root, 'enrichment/eval/figures.json');
const fitFile = path.join(root, 'enrichment/eval/fit-figures.json');
const thresholdsFile = path.join(root, 'enrichment/eval/thresholds.json');
const page = 'docs/enrichment.md';

/**
 * `npm run eval` measures how well postings are read, by the labels of enrichment/eval, and writes
 * docs/enrichment.md. `-- --errors FIELD` lists the mistakes in a field instead, but for those
 * of the control. Reads with the rules, and with the model that the environment sets. The page stays as it is without the
 * recordings.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      errors: { type: 'string' },
      set: { type: 'string' },
      raise: { type: 'boolean', default: false },
    },
  });
  const errors = values.errors === undefined ? null : fieldNamed(values.errors);
  const sets = await labelledSets();
  if (sets.recorded.length === 0) {
    console.log('The recordings are not here: only invented postings are read.');
  }
  const readers = [rulesReader, modelReader(process.env)].filter((reader) => reader !== null);
  const fit = measureFit(sets);
  console.log(`fit: mean NDCG ${fit.fit}, by words ${fit.words}`);
  for (const reader of readers) {
    if (errors !== null) await listErrors(reader, sets, errors, values.set);
    else keep(reader, await measure(reader, sets), { fit, isRaised: values.raise });
  }
}

function fieldNamed(name: string): FieldName {
  const field = fieldNames.find((each) => each === name);
  if (field !== undefined) return field;
  console.error(`No field is named ${name}. Use one of: ${fieldNames.join(', ')}`);
  process.exit(2);
}

async function listErrors(
  reader: Reader,
  sets: LabelledSets,
  field: FieldName,
  only: string | undefined,
): Promise<void> {
  for (const set of setNames) {
    if (only !== undefined && only !== set) continue;
    const shown = sets[set].filter(({ label }) => !isControl(label.key));
    const lines = faultLines(field, await readAll(reader, shown));
    console.log([`# ${reader.name}, ${set} postings`, ...lines, ''].join('\n'));
  }
}

async function measure(reader: Reader, sets: LabelledSets): Promise<ReaderFigures> {
  const figures: ReaderFigures = {
    date: new Date().toISOString().slice(0, 10),
    recorded: null,
    invented: null,
  };
  for (const set of setNames) {
    if (sets[set].length === 0) continue;
    const read = await readAll(reader, sets[set]);
    const scores = scoresOf(read);
    const control = scoresOf(read.filter(({ label }) => isControl(label.key)));
    figures[set] = { postings: read.length, scores, control };
    const title = `${reader.name}: ${read.length} ${set} postings`;
    console.log([title, ...scoreLines(scores, control), ''].join('\n'));
  }
  return figures;
}

/** Keeps the figures of a whole measurement, and writes the page from all that are kept. */
function keep(
  reader: Reader,
  figures: ReaderFigures,
  { fit, isRaised }: { readonly fit: FitFigures; readonly isRaised: boolean },
): void {
  if (figures.recorded === null) {
    console.log(`${page} stays as it is: the recordings are not here`);
    return;
  }
  const kept = AllFigures.parse(JSON.parse(readFileSync(figuresFile, 'utf8')));
  const all: AllFigures =
    reader.name === 'rules'
      ? { ...kept, rules: figures }
      : { ...kept, models: { ...kept.models, [reader.name]: figures } };
  writeFileSync(figuresFile, `${JSON.stringify(all, null, 2)}\n`);
  const limits = Thresholds.parse(JSON.parse(readFileSync(thresholdsFile, 'utf8')));
  const thresholds =
    isRaised && reader.name === 'rules'
      ? {
          recorded: raised(limits.recorded, figures.recorded.scores),
          invented: raised(limits.invented, figures.invented?.scores ?? {}),
        }
      : limits;
  writeFileSync(thresholdsFile, `${JSON.stringify(thresholds, null, 2)}\n`);
  writeFileSync(fitFile, `${JSON.stringify(fit, null, 2)}\n`);
  writeFileSync(path.join(root, page), enrichmentPage(all, thresholds, fit));
  console.log(`${page} written`);
}

await main();
