import type { Round } from './round.ts';
import { clockScenarios } from './scenarios/clock.ts';
import { diskScenarios } from './scenarios/disk.ts';
import { hostScenarios } from './scenarios/hosts.ts';
import { killScenarios } from './scenarios/kill.ts';
import { personScenarios } from './scenarios/person.ts';
import { siteScenarios } from './scenarios/sites.ts';
import { stallScenarios } from './scenarios/stall.ts';

/** What a scenario needs of its world or of the machine. */
export type Need = 'model' | 'small_disk' | 'faketime';

/** One way to disturb Rolewatch. It leaves a host running, or none. */
export type Scenario = {
  readonly play: (round: Round) => Promise<void>;
  readonly needs: readonly Need[];
};

/** THE TABLE of scenarios. */
export const scenarios = {
  ...killScenarios,
  ...stallScenarios,
  ...hostScenarios,
  ...siteScenarios,
  ...diskScenarios,
  ...personScenarios,
  ...clockScenarios,
} satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof scenarios;

export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];
