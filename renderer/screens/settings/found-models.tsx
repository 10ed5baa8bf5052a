import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundModel, SettingView } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { chooseModel, findModelsAgain } from '#renderer/store/settings-actions.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './found-models.module.css';
import { OwnRow } from './own-row.tsx';
import rowClasses from './setting-row.module.css';

/** Model servers that answer on this machine; a press on a model has it asked from now on. */
export function FoundModels({
  url,
  model,
}: {
  readonly url: SettingView | undefined;
  readonly model: SettingView | undefined;
}) {
  const { data: found, isFetching } = useQuery(queries.models());
  const [refused, setRefused] = useState<string | null>(null);
  const isFixed = [url, model].some(
    (setting) => setting?.from === 'flag' || setting?.from === 'environment',
  );
  const choose = async (server: FoundModel, name: string) =>
    setRefused((await chooseModel(server.url, name))?.message ?? null);
  return (
    <OwnRow
      label={words.found}
      explains={
        <>
          {found !== undefined && found.length > 0 && `${words.foundHint} `}
          <Anchor component="button" type="button" inherit onClick={() => void findModelsAgain()}>
            {words.lookAgain}
          </Anchor>
        </>
      }
    >
      {isFetching && <StatusMark tone="busy" label={words.looking} />}
      {!isFetching && found?.length === 0 && (
        <span className={rowClasses.explains}>{words.nothingFound}</span>
      )}
      {!isFetching &&
        found?.map((server) => (
          <div key={server.url} className={classes.server}>
            <div title={server.url}>
              {words.foundAt(server.server, URL.parse(server.url)?.host ?? '')}
            </div>
            {server.models.length === 0 && (
              <span className={rowClasses.explains}>{words.noModels}</span>
            )}
            <div className={classes.models}>
              {server.models.map((name) =>
                url?.value === server.url && model?.value === name ? (
                  <StatusMark key={name} tone="good" label={words.inUse(name)} />
                ) : (
                  <Button
                    key={name}
                    variant="default"
                    disabled={isFixed}
                    aria-label={words.use(server.server, name)}
                    onClick={() => void choose(server, name)}
                  >
                    {name}
                  </Button>
                ),
              )}
            </div>
          </div>
        ))}
      {refused !== null && <StatusMark tone="bad" label={refused} />}
    </OwnRow>
  );
}
