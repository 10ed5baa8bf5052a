import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LlmFault } from '#tests/fakes/llm-faults.ts';
import { type LlmServer, startLlmServer } from '#tests/fakes/llm-server.ts';
import { inOneProcess } from '#tests/support/cli.ts';
import { type ScanWorld, type Summary, startScanWorld, summaryOf } from '#tests/support/scan.ts';

let world: ScanWorld;
let llm: LlmServer;
let url: string;

beforeEach(async () => {
  world = await startScanWorld();
  llm = await startLlmServer();
  ({ url } = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 25 }));
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await llm[Symbol.asyncDispose]();
});

/** A short timeout, for models that never answer; the healthy one gets more. */
const impatient = { ROLEWATCH_LLM_TIMEOUT_MS: '700' };

const scan = (env: Readonly<Record<string, string>> = {}) =>
  world.scrape([url, '--llm-url', llm.url], { ...inOneProcess, ...env });

const openings = async () => (await world.run(['postings'])).lines;

const company = ({ companies }: Summary) => companies[0];

describe('a model that fails', () => {
  it.each([
    ['down', 'llm_unreachable', /^The model at http:\S+ can’t be reached \(connection closed\)$/],
    ['hang', 'llm_unreachable', /^The model at http:\S+ .*\(no answer within 700 ms\)$/],
    ['status_401', 'llm_refused', /^The model at http:\S+ rejected .*Incorrect API key/],
    ['nonsense', 'llm_invalid_answer', /^Can’t use the model’s answer \(.+\)$/],
  ] as const)(
    '(%s) costs no opening, is named, and is made up for once it works again',
    async (fault, code, says) => {
      llm.setFault(fault);
      const result = await scan(impatient);

      expect(result.exitCode).toBe(1);
      expect(summaryOf(result)).toMatchObject({ status: 'partial', totals: { failed: 0 } });
      expect(company(summaryOf(result))).toMatchObject({
        status: 'partial',
        postings: 25,
        new: 25,
        enhanced: 0,
        error: { code, message: expect.stringMatching(says), hint: expect.stringMatching(/\S/) },
      });
      expect(result.stderr).not.toMatch(/^\s+at /m);
      const byRules = await openings();
      expect(byRules).toHaveLength(25);
      expect(byRules.every(({ skills }) => Array.isArray(skills))).toBe(true);

      llm.setFault('none');
      const second = await scan();
      expect(second.exitCode).toBe(0);
      expect(company(summaryOf(second))).toMatchObject({
        status: 'completed',
        new: 0,
        changed: 0,
        enhanced: 25,
        error: null,
      });
    },
  );

  it.each([
    ['stalls', 'llm_unreachable'],
    ['status_500', 'llm_unreachable'],
    ['html', 'llm_refused'],
    ['truncated', 'llm_invalid_answer'],
    ['wrong_types', 'llm_invalid_answer'],
  ] as const satisfies readonly (readonly [LlmFault, string])[])(
    '(%s) is %s',
    async (fault, code) => {
      llm.setFault(fault);
      const result = await scan(impatient);
      expect(result.exitCode).toBe(1);
      expect(company(summaryOf(result))).toMatchObject({
        status: 'partial',
        postings: 25,
        enhanced: 0,
        error: { code },
      });
      expect(await openings()).toHaveLength(25);
    },
  );

  it('is asked again for the openings it left out, and for no others', async () => {
    llm.setFault('empty', 1);
    const first = await scan();
    expect(first.exitCode).toBe(0);
    expect(company(summaryOf(first))).toMatchObject({ status: 'completed', enhanced: 24 });
    const asked = llm.counters().requests;

    const second = await scan();
    expect(company(summaryOf(second))).toMatchObject({ status: 'completed', enhanced: 1 });
    expect(llm.counters().requests - asked).toBe(1);
  });

  it('during the work costs only the remaining answers', async () => {
    await using slow = await startLlmServer({ latencyMs: 40, slots: 2 });
    const args = [url, '--llm-url', slow.url];
    await using cli = await world.startScrape(args, { ROLEWATCH_LLM_CONCURRENCY: '2' });
    await cli.waitForLine(({ step }) => /^Enhanced [3-9]\//.test(String(step)));
    slow.setFault('status_500');
    const first = await cli.result;
    expect(first.exitCode).toBe(1);
    const { status, enhanced, error } = company(summaryOf(first)) ?? {};
    expect({ status, code: error?.code }).toEqual({ status: 'partial', code: 'llm_unreachable' });
    expect(enhanced).toBeGreaterThanOrEqual(3);

    slow.setFault('none');
    const second = await world.scrape(args, inOneProcess);
    expect(second.exitCode).toBe(0);
    expect(company(summaryOf(second))).toMatchObject({ enhanced: 25 - (enhanced ?? 0) });
  });
});

describe('a model that invents facts', () => {
  it.each(['invented_quotes', 'obeys_injection'] as const)(
    '(%s) adds nothing that the posting does not state',
    async (fault) => {
      llm.setFault(fault);
      const result = await scan();
      expect(result.exitCode).toBe(0);
      const said = JSON.stringify(await openings());
      expect(said).not.toMatch(/Quantum Basket|777000|OVERRIDE|onerror|javascript:/);
      expect(said).not.toContain('"seniority":"executive"');
    },
  );
});

describe('no model', () => {
  it('is asked if the scan turns enrichment off, even if one is configured', async () => {
    const { exitCode } = await world.scrape(
      [url, '--llm-url', llm.url, '--no-enrich'],
      inOneProcess,
    );
    expect({ exitCode, asked: llm.counters().requests }).toEqual({ exitCode: 0, asked: 0 });
  });

  it('answers at the given address: the scan says so, and keeps the openings', async () => {
    const result = await world.scrape([url, '--llm-url', 'http://127.0.0.1:4/v1'], inOneProcess);
    expect(result.exitCode).toBe(1);
    expect(company(summaryOf(result))).toMatchObject({
      postings: 25,
      error: { code: 'llm_unreachable', message: expect.stringContaining('127.0.0.1:4') },
    });
  });
});
