import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import classes from './step-list.module.css';
import { stepHref, type WelcomeStep, welcomeSteps } from './welcome-steps.ts';

/** The steps by name; the one of now is marked, the others can be gone to. */
export function StepList({ current }: { readonly current: WelcomeStep }) {
  return (
    <nav aria-label={words.stepsLabel}>
      <ol className={classes.root}>
        {welcomeSteps.map((step, i) => (
          <li key={step}>
            <a
              className={classes.step}
              href={stepHref(step)}
              aria-current={step === current ? 'step' : undefined}
            >
              <span className={classes.number}>{i + 1}</span>
              {words.steps[step]}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
