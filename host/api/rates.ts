import type { Handlers } from '#contract/api.ts';
import type { Settings } from '#core/settings.ts';
import type { Library } from '#library/client.ts';
import { readOriginMap } from '#services/origin-map-file.ts';
import { fetchRates } from '#services/rates/feed.ts';
import type { Scoring } from '../fit/scoring.ts';

export type RateDeps = {
  readonly library: Pick<Library, 'call'>;
  readonly settings: () => Pick<Settings, 'originMap'>;
  readonly scoring: Pick<Scoring, 'start'>;
  readonly fetchRates?: typeof fetchRates;
};

export const rates = ({
  library,
  settings,
  scoring,
  fetchRates: fetchThem = fetchRates,
}: RateDeps): Handlers<'rates.update'> => ({
  'rates.update': async () => {
    const { originMap } = settings();
    const fetched = await fetchThem(originMap === null ? {} : readOriginMap(originMap));
    const kept = await library.call('rates.keep', {
      ...fetched,
      perDollar: { ...fetched.perDollar },
    });
    // Pay compares otherwise now.
    scoring.start();
    return kept;
  },
});
