import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { RawPosting } from '#core/posting.ts';
import { Label } from '#enrichment/eval/label.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { recordedPostings, recordingOf } from './recorded-postings.ts';

export type Labelled = { readonly posting: RawPosting; readonly label: Label };

/** Recorded postings, whose texts lie beside the project, and invented ones, which it has whole. */
export type LabelledSets = {
  readonly recorded: readonly Labelled[];
  readonly invented: readonly Labelled[];
};

const folder = path.resolve(import.meta.dirname, '../../enrichment/eval');

/** `recorded` is empty without the recordings. */
export async function labelledSets(): Promise<LabelledSets> {
  return { recorded: hasRecordings ? await recordedSet() : [], invented: inventedSet() };
}

/** The labels of a folder of `enrichment/eval`: `labels`, or `second-pass`. */
export const labelsIn = (name: string): readonly Label[] =>
  filesOf(name).flatMap((file) => z.array(Label).parse(file));

async function recordedSet(): Promise<readonly Labelled[]> {
  const labels = labelsIn('labels');
  const names = [...new Set(labels.map(({ key }) => recordingOf(key)))];
  const recordings = await Promise.all(names.map(recordedPostings));
  const postings = new Map(recordings.flatMap((each) => [...each]));
  return labels.map((label) => {
    const posting = postings.get(label.key);
    if (posting === undefined) throw new Error(`No recording has the posting ${label.key}`);
    return { posting, label };
  });
}

const Invented = z.strictObject({
  postings: z.array(
    z.strictObject({
      posting: RawPosting.partial()
        .required({ externalId: true, title: true })
        .extend({ text: z.array(z.string()) })
        .strict(),
      label: Label.omit({ key: true }),
    }),
  ),
});

function inventedSet(): readonly Labelled[] {
  return filesOf('invented').flatMap((file) =>
    Invented.parse(file).postings.map(({ posting: { text, ...stated }, label }) => ({
      posting: RawPosting.parse({ ...unstated, ...stated, descriptionText: text.join('\n') }),
      label: { ...label, key: `invented#${stated.externalId}` },
    })),
  );
}

const unstated = {
  company: null,
  url: null,
  applyUrl: null,
  locations: [],
  workplace: null,
  remoteRegions: [],
  department: null,
  team: null,
  employmentType: null,
  level: null,
  salary: null,
  postedAt: null,
  updatedAt: null,
  validThrough: null,
  descriptionHtml: '',
};

const filesOf = (name: string): readonly unknown[] =>
  readdirSync(path.join(folder, name))
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file): unknown => JSON.parse(readFileSync(path.join(folder, name, file), 'utf8')));
