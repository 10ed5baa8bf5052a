import { useQuery } from '@tanstack/react-query';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { Stage } from '#renderer/model.ts';
import { setHidden, setStage, toggleSaved } from '#renderer/store/posting-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { focusList } from '../focus.ts';
import { openPage } from '../open-page.ts';
import type { ListCursor } from './use-cursor.ts';
import type { Rows } from './use-rows.ts';

/** The keys of the screen: through the list, and for what is chosen in it. */
export function useOpeningKeys(cursor: ListCursor, rows: Rows, openId: string | null): void {
  const { data: opened } = useQuery({ ...queries.posting(openId ?? ''), enabled: openId !== null });
  // The opening that is shown may lag behind the cursor while keys come fast.
  const detail = opened?.id === cursor.id ? opened : undefined;
  const row = cursor.index === null ? undefined : rows.rowAt(cursor.index);
  const chosen = row ?? detail;
  const go = (by: 1 | -1) => () => {
    cursor.step(by);
    focusList();
  };
  const toStage = (stage: Stage) => () => {
    if (chosen !== undefined) void setStage(chosen, stage);
  };
  useShortcuts({
    next: go(1),
    previous: go(-1),
    openPage: () => openPage(detail?.url ?? detail?.applyUrl ?? null),
    save: () => {
      if (chosen !== undefined) void toggleSaved(chosen);
    },
    hide: () => {
      if (chosen === undefined) return;
      void setHidden(chosen.id, chosen.title, !chosen.isHidden);
      if (!chosen.isHidden) cursor.leave();
    },
    stage1: toStage('saved'),
    stage2: toStage('applied'),
    stage3: toStage('screen'),
    stage4: toStage('interview'),
    stage5: toStage('offer'),
    stage6: toStage('done'),
  });
}
