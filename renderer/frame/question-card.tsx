import { Button, Group, Paper } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { outcomes } from '../parts/stage-menu.tsx';
import { setOutcome, setStage } from '../store/posting-actions.ts';
import { dropQuestion, type Question, useQuestion } from '../store/questions.ts';
import { labels } from '../strings/labels.ts';
import { questionStrings as words } from '../strings/openings.ts';
import classes from './question-card.module.css';

/** Asks one thing about an opening, above everything else, without stopping anything. */
export function QuestionCard() {
  const question = useQuestion((state) => state.question);
  if (question === null) return null;
  const { kind, posting } = question;
  return (
    <Asking key={`${kind} ${posting.id}`} label={words[kind](posting.title)}>
      {kind === 'applied' ? <Applied question={question} /> : <Outcome question={question} />}
    </Asking>
  );
}

/** Takes the focus, so that one key answers, and gives it back. */
function Asking({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    card.current?.querySelector('button')?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    dropQuestion();
  };
  return (
    <Paper
      ref={card}
      className={classes.root}
      role="dialog"
      aria-label={label}
      shadow="md"
      onKeyDown={onKeyDown}
    >
      <p className={classes.text} dir="auto">
        {label}
      </p>
      <Group gap="sm">{children}</Group>
    </Paper>
  );
}

function Applied({ question: { posting } }: { readonly question: Question }) {
  const answer = (): void => {
    dropQuestion();
    void setStage(posting, 'applied');
  };
  return (
    <>
      <Button onClick={answer}>{words.yes}</Button>
      <Button variant="default" onClick={dropQuestion}>
        {words.notYet}
      </Button>
    </>
  );
}

function Outcome({ question: { posting } }: { readonly question: Question }) {
  return (
    <>
      {outcomes.map((outcome) => (
        <Button
          key={outcome}
          variant="default"
          onClick={() => {
            dropQuestion();
            void setOutcome(posting, null, outcome);
          }}
        >
          {labels.outcomes[outcome]}
        </Button>
      ))}
      <Button variant="subtle" color="gray" onClick={dropQuestion}>
        {words.skip}
      </Button>
    </>
  );
}
