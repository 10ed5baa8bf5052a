import { type Fault, faults } from '#tests/fakes/career-site-faults.ts';
import type { Round } from '../round.ts';
import { judge, killWorker, moveSites, scan, settled, signalRedis, survives } from '../steps.ts';

const needs = [] as const;

/** As a site that is in trouble answers, now and then. */
const wrongAnswers: readonly Fault[] = [
  faults.status(500),
  faults.status(502),
  faults.status(503),
  faults.status(429, { 'retry-after': '1' }),
  faults.reset(),
  faults.truncated(),
  faults.invalidJson(),
];

/** Sites answer badly, slowly, or not at all. */
export const siteScenarios = {
  'wrong-answers': {
    needs,
    play: async (round: Round) => {
      const heal = failSome(round, 0.2, wrongAnswers);
      for (const name of ['the first scan', 'the second scan']) {
        const run = await settled(round, (await scan(round)).id, 180_000);
        judge(round, run, { mayFail: true, name: `${name} under 20 % wrong answers` });
        const { failedCompanies, totalCompanies } = run.run ?? {};
        round.did(`${failedCompanies} of ${totalCompanies} failed`);
        moveSites(round);
      }
      heal();
    },
  },
  'wrong-answers-and-kill': {
    needs,
    play: async (round: Round) => {
      const heal = failSome(round, 0.2, wrongAnswers);
      const kill = async () => {
        await killWorker(round);
        if (round.pick.happens(0.5)) await signalRedis(round, 'SIGKILL');
      };
      await survives(round, kill, { mayFail: true });
      heal();
    },
  },
  'slow-answers': {
    needs,
    play: async (round: Round) => {
      const heal = failSome(round, 0.1, [faults.drip(50), faults.hang()]);
      const run = await settled(round, (await scan(round)).id, 240_000);
      judge(round, run, { mayFail: true, name: 'the scan of sites that drip or hang' });
      heal();
    },
  },
  'retry-storm': {
    needs,
    play: async (round: Round) => {
      const heal = failSome(round, 1, [faults.status(500)]);
      const { id } = await scan(round);
      await settled(round, id, 120_000);
      heal();
      const retryAll = () =>
        round.program.ask('queues.retryAll', { queue: 'io_fetch' }).catch(() => null);
      await Promise.all(Array.from({ length: 4 }, retryAll));
      judge(round, await settled(round, id), {
        name: 'the run that was retried four times at once',
      });
    },
  },
} as const;

/** A share of the answers goes wrong, until the function it answers with is called. */
function failSome({ sites, pick }: Round, share: number, kinds: readonly Fault[]): () => void {
  return sites.fail(/./, (exchange) => {
    const { response, answer } = exchange;
    if (pick.happens(share)) pick.one(kinds)(exchange);
    else {
      response.writeHead(answer.status, { 'content-type': answer.type, ...answer.headers });
      response.end(answer.body);
    }
  });
}
