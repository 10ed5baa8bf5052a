import { DemoButton } from '#renderer/parts/demo-button.tsx';
import { arrange } from '#renderer/store/layout.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import classes from './welcome-screen.module.css';

/** For who only looks: invented companies. */
export function DemoOffer() {
  return (
    <aside className={classes.aside}>
      <div>
        <div className={classes.asideTitle}>{words.demoTitle}</div>
        <p className={classes.muted}>{words.demoText}</p>
      </div>
      <DemoButton onStarted={() => arrange({ isWelcomeDone: true })} />
    </aside>
  );
}
