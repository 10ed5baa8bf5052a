import { describe, expect, it } from 'vitest';
import { JobName, Phase, parseJobId } from '#core/job.ts';
import { isLookUp } from './define-queue.ts';
import { companyFlow, flowFrom, flowOf, jobsOf, pieceFlow } from './flow.ts';
import { flows, jobRow, phases, queues } from './queues.ts';

const subject = { runId: 'run1', userId: 'me', companyId: 'acme', companyUrl: 'https://x.example' };
const start = { source: null, slug: null, previous: null, enrich: true };
const ref = `sha256-${'0'.repeat(64)}`;

describe('flows', () => {
  it('lead from fetching to storing, one company to a flow', () => {
    expect(jobsOf(companyFlow(subject, start)).map(({ job }) => job)).toEqual([
      'scrape_company',
      'parse_listings',
      'store_job_data',
    ]);
  });

  it('lead from the model to storing, one piece to a flow', () => {
    expect(jobsOf(pieceFlow({ subject, piece: 2, postings: ref })).map(({ id }) => id)).toEqual([
      'e-run1-acme-2',
      'w-run1-acme-2',
    ]);
  });

  it('tell every job its subject', () => {
    for (const { payload } of jobsOf(companyFlow(subject, start))) {
      expect(payload).toMatchObject(subject);
    }
  });

  it('can be rebuilt from their jobs', () => {
    const flow = companyFlow(subject, start);
    const keys = flowOf({ job: 'parse_listings', runId: 'run1', companyId: 'acme', piece: null });
    const payloads = jobsOf(flow).map(({ payload }) => payload);
    expect(flowFrom(keys.map((key, i) => [key, payloads[i] ?? {}]))).toEqual(flow);
  });

  it('have ids that BullMQ accepts: no colon, never digits only', () => {
    for (const { id } of [
      ...jobsOf(companyFlow(subject, start)),
      ...jobsOf(pieceFlow({ subject, piece: 0, postings: ref })),
    ]) {
      expect(id).toMatch(/^[a-z]-[^:]+$/);
      expect(parseJobId(id)).toMatchObject({ runId: 'run1', companyId: 'acme' });
    }
  });
});

describe('the table of queues', () => {
  it('has a place for every job: in one of the flows, or as a look-up', () => {
    const inFlows = [...flows.company, ...flows.piece].map(({ job }) => job);
    const lookUps = JobName.options.filter((job) => isLookUp(jobRow(job).row));
    expect([...inFlows, ...lookUps].toSorted()).toEqual([...JobName.options].toSorted());
  });

  it('names the phases of a scan in the order in which a person sees them', () => {
    expect(phases).toEqual(Phase.options);
  });

  it('divides a company’s progress without gap or overlap', () => {
    const shares = [...flows.company, ...flows.piece].map(({ share }) => share);
    expect(shares[0]?.[0]).toBe(0);
    expect(shares.at(-1)?.[1]).toBe(1);
    for (const [i, [from]] of shares.entries()) if (i > 0) expect(from).toBe(shares[i - 1]?.[1]);
  });

  it('has the contract’s names', () => {
    const seconds = (name: keyof typeof queues) =>
      queues[name].retryDelaysMs.map((ms) => ms / 1_000);
    expect(queues.io_fetch.concurrency).toBe(16);
    expect(seconds('io_fetch')).toEqual([10, 30, 60]);
    expect(seconds('parse')).toEqual([5, 15]);
    expect(seconds('ai_enrich')).toEqual([15, 45]);
    expect(seconds('persist')).toEqual([5, 10, 20]);
    expect(queues.persist.concurrency).toBe(1);
  });
});
