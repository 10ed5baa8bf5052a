import { Center, MantineProvider, useMantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Refused } from './frame/refused.tsx';
import { Shell } from './frame/shell.tsx';
import { useLayout } from './store/layout.ts';
import { useConnection } from './store/live-state.ts';
import { queryClient } from './store/queries.ts';
import { frameStrings } from './strings/frame.ts';
import { theme } from './theme.ts';
import { useLate } from './ui/skeleton-rows.tsx';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Scheme />
        <Notifications position="bottom-center" limit={3} />
        <Start />
      </MantineProvider>
    </QueryClientProvider>
  );
}

function Start() {
  const state = useConnection((connection) => connection.state);
  const isLoaded = useLayout((layout) => layout.isLoaded);
  if (state === 'refused') {
    return (
      <main style={{ height: '100%' }}>
        <Refused />
      </main>
    );
  }
  return isLoaded ? <Shell /> : <Connecting />;
}

function Connecting() {
  const isLate = useLate(600);
  return <Center h="100%">{isLate ? frameStrings.connecting : null}</Center>;
}

/** Follows the chosen scheme, even if another window changes it. */
function Scheme() {
  const scheme = useLayout((layout) => layout.scheme);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(scheme), [scheme, setColorScheme]);
  return null;
}
