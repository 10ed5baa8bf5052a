import { Button } from '@mantine/core';
import { useState } from 'react';
import { startDemo } from '#renderer/store/demo-actions.ts';
import { arrange } from '#renderer/store/layout.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import classes from './welcome-screen.module.css';

/** For who only looks: invented companies. */
export function DemoOffer() {
  const [isStarting, setIsStarting] = useState(false);
  const start = async () => {
    setIsStarting(true);
    if (await startDemo()) arrange({ isWelcomeDone: true });
    setIsStarting(false);
  };
  return (
    <aside className={classes.aside}>
      <div>
        <div className={classes.asideTitle}>{words.demoTitle}</div>
        <p className={classes.muted}>{words.demoText}</p>
      </div>
      <Button variant="default" flex="none" loading={isStarting} onClick={() => void start()}>
        {words.demo}
      </Button>
    </aside>
  );
}
