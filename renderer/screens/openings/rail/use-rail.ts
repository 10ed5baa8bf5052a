import { useMediaQuery } from '@mantine/hooks';
import { create } from 'zustand';
import { arrange, useLayout } from '#renderer/store/layout.ts';

/** On narrow pages the filters lie over the list, and only while they are used. */
const useDrawer = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export type Rail = {
  readonly isNarrow: boolean;
  readonly isShown: boolean;
  readonly toggle: () => void;
};

/** Whether the filters are shown: beside the list where there is room, else over it. */
export function useRail(): Rail {
  const isNarrow = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
  const isKeptOpen = useLayout(({ isFilterRailOpen }) => isFilterRailOpen);
  const isDrawerOpen = useDrawer(({ isOpen }) => isOpen);
  return isNarrow
    ? {
        isNarrow,
        isShown: isDrawerOpen,
        toggle: () => useDrawer.setState({ isOpen: !isDrawerOpen }),
      }
    : { isNarrow, isShown: isKeptOpen, toggle: () => arrange({ isFilterRailOpen: !isKeptOpen }) };
}
