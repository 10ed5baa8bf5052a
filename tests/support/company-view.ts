import type { CompanyView } from '#contract/companies.ts';

export const companyView = (over: Partial<CompanyView> = {}): CompanyView => ({
  id: 'c1',
  url: 'https://acme.example/jobs',
  name: 'Acme',
  source: 'lever',
  sourceLabel: 'Lever',
  slug: 'acme',
  health: 'ok',
  addedAt: '2026-01-01T00:00:00Z',
  lastCheckedAt: null,
  openPostings: 0,
  means: null,
  isPaused: false,
  scanEveryHours: null,
  newPostings: 0,
  lastError: null,
  sameFailures: 0,
  isMuted: false,
  isQuiet: false,
  move: null,
  ...over,
});
