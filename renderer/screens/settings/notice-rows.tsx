import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/api.ts';
import type { SettingView } from '#renderer/model.ts';
import { turnBrowserNotices, useBrowserNotices } from '#renderer/store/browser-notices.ts';
import { testNotice } from '#renderer/store/settings-actions.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { OwnRow } from './own-row.tsx';

/** Notifications of this browser, and a test for each way out of this machine that is set. */
export function NoticeRows({ settings }: { readonly settings: readonly SettingView[] }) {
  const isSet = (name: string) => settings.find((each) => each.name === name)?.isSet === true;
  return (
    <>
      {window.rolewatch === undefined && <ThisBrowser />}
      {isSet('notifyNtfy') && <NoticeTest channel="ntfy" />}
      {isSet('notifyWebhook') && <NoticeTest channel="webhook" />}
    </>
  );
}

function ThisBrowser() {
  const state = useBrowserNotices();
  return (
    <OwnRow label={words.browser} explains={words.browserHint}>
      {state === 'missing' ? (
        <StatusMark tone="idle" label={words.browserMissing} canWrap />
      ) : (
        <Switch
          aria-label={words.browser}
          disabled={state === 'blocked'}
          checked={state === 'on'}
          onChange={({ currentTarget }) => void turnBrowserNotices(currentTarget.checked)}
        />
      )}
      {state === 'blocked' && <StatusMark tone="warn" label={words.browserBlocked} canWrap />}
    </OwnRow>
  );
}

function NoticeTest({ channel }: { readonly channel: 'ntfy' | 'webhook' }) {
  const [result, setResult] = useState<Output<'notices.test'> | 'sending' | null>(null);
  const send = async () => {
    setResult('sending');
    setResult(await testNotice(channel));
  };
  return (
    <OwnRow label={words.testOf[channel]}>
      <Button variant="default" loading={result === 'sending'} onClick={() => void send()}>
        {words.sendTest}
      </Button>
      <div role="status">
        {result !== null && result !== 'sending' && (
          <StatusMark
            tone={result.ok ? 'good' : 'bad'}
            label={result.ok ? words.sent(result.detail) : words.notSent(result.detail)}
            canWrap
          />
        )}
      </div>
    </OwnRow>
  );
}
