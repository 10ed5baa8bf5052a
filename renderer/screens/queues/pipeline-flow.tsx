import { IconChevronRight } from '@tabler/icons-react';
import { count } from '#renderer/format.ts';
import type { QueueName, QueueView } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import classes from './pipeline-flow.module.css';

/** An opening's way: it is in the library after the third step, and the model's work follows. */
const steps: readonly QueueName[] = ['io_fetch', 'parse', 'persist', 'ai_enrich'];

/** The pipeline from left to right, with the jobs in each step; dots move where work passes on. */
export function PipelineFlow({ queues }: { readonly queues: readonly QueueView[] }) {
  const byName = new Map(queues.map((queue) => [queue.queue, queue]));
  return (
    <ol className={classes.root} aria-label={queuesStrings.flow}>
      {steps.map((name, i) => {
        const { waiting = 0, running = 0, isPaused = false } = byName.get(name) ?? {};
        const isBusy = running > 0 && !isPaused;
        return (
          <li key={name} className={classes.step} data-busy={isBusy} data-paused={isPaused}>
            {i > 0 && (
              <span className={classes.arrow} aria-hidden>
                <IconChevronRight size={14} stroke={2} />
              </span>
            )}
            <span className={classes.node}>
              <span className={classes.name}>{labels.queues[name]}</span>
              <span className={classes.count}>{count(waiting + running)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
