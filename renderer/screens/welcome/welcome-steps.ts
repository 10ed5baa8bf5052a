import { hrefTo } from '#renderer/routes.ts';

/** The steps, in order; each can be skipped. */
export const welcomeSteps = ['companies', 'model', 'schedule'] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];

/** The step that an address means; the first where it means none. */
export const parseStep = (text: string | undefined): WelcomeStep =>
  welcomeSteps.find((step) => step === text) ?? 'companies';

export const stepHref = (step: WelcomeStep): string => hrefTo('welcome', { params: { step } });

/** The step after or before; null beyond the ends. */
export const stepFrom = (step: WelcomeStep, by: 1 | -1): WelcomeStep | null =>
  welcomeSteps[welcomeSteps.indexOf(step) + by] ?? null;
