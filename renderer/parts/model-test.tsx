import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/api.ts';
import { duration } from '../format.ts';
import { testModel } from '../store/settings-actions.ts';
import { modelTestStrings as words } from '../strings/settings.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import classes from './model-test.module.css';

type Result = Output<'models.test'>;

export function ModelTest({
  url,
  model,
  isDisabled = false,
}: {
  readonly url?: string;
  readonly model?: string;
  readonly isDisabled?: boolean;
}) {
  const [result, setResult] = useState<Result | 'asking' | null>(null);
  const test = async () => {
    setResult('asking');
    setResult(
      await testModel({ ...(url !== undefined && { url }), ...(model !== undefined && { model }) }),
    );
  };
  return (
    <div className={classes.root}>
      <Button
        variant="default"
        disabled={isDisabled}
        loading={result === 'asking'}
        onClick={() => void test()}
      >
        {words.test}
      </Button>
      <div className={classes.result} role="status">
        {result === 'asking' && <StatusMark tone="busy" label={words.testing} />}
        {result !== null && result !== 'asking' && (
          <StatusMark
            tone={result.ok ? 'good' : 'bad'}
            label={
              result.ok
                ? words.works(result.detail, duration(result.tookMs))
                : words.fails(result.detail)
            }
          />
        )}
      </div>
    </div>
  );
}
