import { useRef, useSyncExternalStore } from 'react';

/** In the order of the sidebar. */
export const screens = [
  'inbox',
  'openings',
  'board',
  'companies',
  'insights',
  'profile',
  'scan',
  'queues',
  'settings',
  'welcome',
] as const;
export type Screen = (typeof screens)[number];

export type Route = {
  readonly screen: Screen;
  readonly id: string | null;
  readonly params: Readonly<Record<string, string>>;
};

export type RouteParts = {
  readonly id?: string | null;
  readonly params?: Readonly<Record<string, string | undefined>>;
};

/** Unknown fragments mean the inbox. */
export function parseRoute(fragment: string): Route {
  const [path = '', search = ''] = fragment.replace(/^#\/?/, '').split('?', 2);
  const [first, ...rest] = path.split('/').map(decode);
  const screen = screens.find((name) => name === first) ?? 'inbox';
  const id = rest.join('/');
  return {
    screen,
    id: id === '' ? null : id,
    params: Object.fromEntries(new URLSearchParams(search)),
  };
}

export function hrefTo(screen: Screen, { id = null, params = {} }: RouteParts = {}): string {
  const given = Object.entries(params).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  const search = new URLSearchParams(given).toString();
  const path = id === null ? screen : `${screen}/${encodeURIComponent(id)}`;
  return `#/${path}${search === '' ? '' : `?${search}`}`;
}

/** `replace` adds no step to the browser history. */
export function navigate(href: string, { replace = false } = {}): void {
  if (href === window.location.hash) return;
  if (!replace) {
    window.location.hash = href;
    return;
  }
  window.history.replaceState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.hash));
}

/**
 * A part of the route. Changes of other parts draw nothing again: each key of a search changes the
 * address, and the frame around the list must not follow.
 */
export function useRoutePart<T extends string | null | undefined>(pick: (route: Route) => T): T {
  return useSyncExternalStore(subscribe, () => pick(parseRoute(window.location.hash)));
}

/** The route while `isOn`, and from then on the last one. */
export function useRouteWhile(isOn: boolean): Route {
  const last = useRef(window.location.hash);
  const hash = useSyncExternalStore(subscribe, () => {
    if (isOn) last.current = window.location.hash;
    return last.current;
  });
  return parseRoute(hash);
}

export const screenOf = ({ screen }: Route): Screen => screen;
export const idOf = ({ id }: Route): string | null => id;
/** The saved search that the address names. */
export const searchOf = ({ params }: Route): string | undefined => params.search;

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** A stray `%` stays as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
